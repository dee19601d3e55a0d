//! What no public answer may ever contain: a token in every private field, and none of them published.

use domain::safety::{Level, public::RecordKind};
use serde_json::json;

use crate::world::World;

/// A network with everything in it, each private field holding a token of its own.
fn full() -> World {
    let mut world = World::new();
    world.members(6, "jacobabad", "woman", "teacher");
    world.member(json!({
        "key": "SECRET-member", "pseudonym": { "en": "SECRET-pseudonym" }, "name": "SECRET-name",
        "phone": "SECRET-phone", "email": "SECRET-email", "last_confirmed": "2014-05-17",
        "skills": ["mediation"], "languages": ["ps"],
    }));
    world.consent(json!({ "subject": "SECRET-subject", "text_version": "SECRET-version" }));
    world.intervention(json!({
        "key": "i", "dispute": "honour", "parties": 31_337, "facilitators": ["SECRET-member", "SECRET-facilitator"],
        "notes": "SECRET-notes", "point": { "lon": 68.123_456, "lat": 28.654_321 },
        "span": { "from": "2013-05-17", "to": "2013-05-19", "precision": "day" },
    }));
    world.intervention(json!({ "key": "SECRET-key", "notes": "SECRET-notes" }));
    world.story(json!({ "approvals": ["SECRET-reviewer", "SECRET-editor"] }));
    world.story(json!({ "key": "SECRET-draft", "title": { "en": "SECRET-title" }, "state": "draft" }));
    world.training(json!({
        "venue": "SECRET-venue", "trainers": ["SECRET-trainer"], "participants": ["SECRET-participant"], "capacity": 31_338,
        "programme": "g", "parent": "SECRET-parent",
        "sessions": [{ "title": { "en": "Opening" }, "date": "2013-04-17" }],
    }));
    world.organisation(json!({ "contact": "SECRET-contact", "funders": ["f"] }));
    world.organisation(json!({ "key": "f", "level": "coordinator", "name": { "en": "SECRET-funder" } }));
    world.programme(json!({}));
    world.grant(json!({ "amount": 31_339, "grantee": "o", "funder": "f" }));
    world.assessment(json!({}));
    world.lesson(json!({ "evidence": ["SECRET-key", "t"] }));
    world.lesson(json!({ "key": "SECRET-lesson", "title": { "en": "SECRET-title" }, "state": "draft" }));
    world
}

#[test]
fn no_private_field_is_published() {
    let publication = full().publish();
    for kind in
        [RecordKind::Intervention, RecordKind::Story, RecordKind::Training, RecordKind::Grant, RecordKind::Lesson]
    {
        assert!(publication.records.iter().any(|record| record.kind == kind), "no {kind} to look into");
    }
    let told = serde_json::to_string(&(&publication.records, &publication.areas, &publication.cells)).unwrap();
    let secrets = [
        "SECRET",
        "31337",
        "31338",
        "31339",
        "68.12",
        "28.65",
        "2013-05-17",
        "2013-05-19",
        "2013-04-17",
        "2014-05-17",
        "2014-01-01",
    ];
    for secret in secrets {
        assert!(!told.contains(secret), "{secret} is published");
    }
}

#[test]
fn links_lead_to_published_records() {
    let publication = full().publish();
    let ids: Vec<&str> = publication.records.iter().map(|record| record.id.as_str()).collect();
    let told = serde_json::to_value(&publication.records).unwrap();
    let mut links = 0;
    visit(&told, &mut |id| {
        links += 1;
        assert!(ids.contains(&id), "{id} is not published");
    });
    assert!(links > publication.records.len(), "there are links beside the records' own ids");
}

fn visit(value: &serde_json::Value, found: &mut impl FnMut(&str)) {
    match value {
        serde_json::Value::Object(fields) => fields.iter().for_each(|(name, value)| match value.as_str() {
            Some(id) if name == "id" => found(id),
            _ => visit(value, found),
        }),
        serde_json::Value::Array(values) => values.iter().for_each(|value| visit(value, found)),
        _ => {}
    }
}

#[test]
fn lowering_every_level_leaves_nothing_of_them() {
    let mut world = full();
    world.data.interventions.iter_mut().for_each(|record| record.level = Level::Partner);
    world.data.trainings.iter_mut().for_each(|record| record.level = Level::Partner);
    let kinds: Vec<RecordKind> = world.publish().records.iter().map(|record| record.kind).collect();
    for gone in [RecordKind::Intervention, RecordKind::Training, RecordKind::Story] {
        assert!(!kinds.contains(&gone), "{gone}");
    }
}

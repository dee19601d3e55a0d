//! Stories, and the interventions that only stories tell.

use domain::{
    places::{Area, Region},
    safety::{
        RiskLevel,
        public::{PublicDetails, RecordKind},
    },
};
use serde_json::{Value, json};

use crate::world::{World, date};

fn honour_case(story: Value) -> World {
    let mut world = World::new();
    world.intervention(json!({ "dispute": "honour" }));
    world.story(story);
    world
}

fn is_told(world: &World) -> bool {
    let story = world.published(RecordKind::Story).is_some();
    assert_eq!(
        story,
        world.published(RecordKind::Intervention).is_some(),
        "a case of this kind stands and falls with its story"
    );
    story
}

#[test]
fn cases_that_are_only_counted_are_told_by_a_published_story() {
    for own in [json!({ "dispute": "honour" }), json!({ "dispute": "electoral" }), json!({ "gender_based": true })] {
        let mut world = World::new();
        world.intervention(own);
        assert_eq!(world.published(RecordKind::Intervention), None);
        world.story(json!({}));
        let record = world.published(RecordKind::Intervention).unwrap();
        assert!(record.sensitive);
        let PublicDetails::Intervention(details) = record.details else { panic!("not an intervention") };
        assert_eq!(details.story.map(|link| link.id), world.published(RecordKind::Story).map(|story| story.id));
    }
}

#[test]
fn a_story_needs_state_two_reviewers_and_its_intervention() {
    assert!(is_told(&honour_case(json!({}))));
    for own in [
        json!({ "state": "in-review" }),
        json!({ "state": "withdrawn" }),
        json!({ "approvals": ["one"] }),
        json!({ "approvals": ["one", "one"] }),
        json!({ "approvals": ["one", " one", ""] }),
        json!({ "intervention": "unknown" }),
    ] {
        assert!(!is_told(&honour_case(own.clone())), "{own}");
    }
}

#[test]
fn a_story_needs_a_consent_that_holds_today() {
    for own in [
        json!({ "withdrawn": "2014-05-31" }),
        json!({ "given": "2013-06-01" }),
        json!({ "given": "2014-06-02" }),
        json!({ "level": "partner" }),
        json!({ "purpose": "counted" }),
        json!({ "subject": "another" }),
    ] {
        let mut world = honour_case(json!({}));
        world.data.consents.clear();
        let mut consent = own.clone();
        consent["subject"] = own.get("subject").cloned().unwrap_or(json!("s"));
        world.consent(consent);
        assert!(!is_told(&world), "{own}");
    }
}

#[test]
fn a_withdrawal_ends_older_consents_too_but_not_newer_ones() {
    let mut world = honour_case(json!({}));
    world.consent(json!({ "subject": "s", "given": "2014-02-01", "withdrawn": "2014-03-01" }));
    assert!(!is_told(&world), "the consent of January was meant as well");
    world.consent(json!({ "subject": "s", "given": "2014-04-01" }));
    assert!(is_told(&world));
    world.consent(json!({ "subject": "s", "given": "2014-02-01", "withdrawn": "2014-07-01" }));
    assert!(is_told(&world), "a withdrawal that is yet to come");
}

#[test]
fn what_a_public_source_told_needs_no_new_consent() {
    let mut world = honour_case(json!({}));
    world.data.consents.clear();
    world.consent(json!({ "subject": "s", "given": "2010-01-01", "channel": "public-source" }));
    assert!(is_told(&world));
}

#[test]
fn a_story_tells_nothing_before_its_intervention_may_be_told() {
    for own in [
        json!({ "level": "network" }),
        json!({ "span": { "from": "2014-05-01", "to": "2014-05-01", "precision": "day" } }),
    ] {
        let mut world = World::new();
        world.intervention(own);
        world.story(json!({}));
        assert!(!is_told(&world));
    }
    let mut world = honour_case(json!({}));
    world.risk(Region::InteriorSindh, RiskLevel::Severe);
    assert!(!is_told(&world));
}

#[test]
fn its_area_and_time_are_the_interventions_and_its_texts_hold_no_withheld_name() {
    let world = honour_case(json!({}));
    let story = world.published(RecordKind::Story).unwrap();
    let intervention = world.published(RecordKind::Intervention).unwrap();
    assert_eq!(story.areas, [Area::Region(Region::InteriorSindh)]);
    assert_eq!((&story.areas, story.place, story.span), (&intervention.areas, intervention.place, intervention.span));
    assert_eq!((story.span.from, story.span.to), (date("2013-04-01"), date("2013-06-30")));
    assert_eq!(story.title.en, "A well in […]");
    let PublicDetails::Story(details) = story.details else { panic!("not a story") };
    assert_eq!(details.text.en, "The elders of […] met.");
    assert_eq!(details.text.ur, "[…] کے بزرگ ملے۔");
    assert_eq!(details.intervention.id, intervention.id);
    let PublicDetails::Intervention(details) = intervention.details else { panic!("not an intervention") };
    assert_eq!(details.story.unwrap().title.en, "A well in […]");
}

#[test]
fn names_stay_where_the_district_is_told() {
    let mut world = honour_case(json!({}));
    world.members(5, "jacobabad", "woman", "teacher");
    assert_eq!(world.published(RecordKind::Story).unwrap().title.en, "A well in Jacobabad");
}

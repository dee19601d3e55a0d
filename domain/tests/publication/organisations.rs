//! Organisations and their funders, grants, networks, assessments, lessons and sources.

use domain::{
    dates::{Precision, Span},
    places::{Area, Region},
    safety::{
        RiskLevel,
        public::{PlaceNote, PublicDetails, PublicLink, RecordKind},
    },
};
use serde_json::json;

use crate::world::{World, date, district};

fn titles(links: &[PublicLink]) -> Vec<&str> {
    links.iter().map(|link| link.title.en.as_str()).collect()
}

/// A grant of a funder to `o` within a programme.
fn funded() -> World {
    let mut world = World::new();
    world.organisation(json!({ "name": { "en": "Grantee" }, "funders": ["f"] }));
    world.organisation(json!({ "key": "f", "name": { "en": "Funder" } }));
    world.programme(json!({ "funders": ["f"], "partners": ["o"] }));
    world.grant(json!({ "grantee": "o", "funder": "f", "amount": 73_311 }));
    world
}

fn grant(world: &World) -> (Vec<String>, Option<String>) {
    let record = world.published(RecordKind::Grant).unwrap();
    let organisations = record.organisations.iter().map(|link| link.title.en.clone()).collect();
    let PublicDetails::Grant(grant) = record.details else { panic!("not a grant") };
    assert_eq!(grant.grantee.map(|link| link.title.en).as_deref(), Some("Grantee"));
    (organisations, grant.funder.map(|link| link.title.en))
}

fn funders(world: &World, kind: RecordKind, title: &str) -> Vec<String> {
    let records = world.publish().records;
    let record = records.iter().find(|record| record.kind == kind && record.title.en == title).unwrap();
    let links = match &record.details {
        PublicDetails::Organisation(organisation) => &organisation.funders,
        PublicDetails::Programme(programme) => &programme.funders,
        _ => panic!("has no funders"),
    };
    links.iter().map(|link| link.title.en.clone()).collect()
}

#[test]
fn funders_are_told_by_nobody_who_did_not_agree() {
    let world = funded();
    assert_eq!(grant(&world), (vec!["Grantee".to_owned()], None));
    assert!(funders(&world, RecordKind::Organisation, "Grantee").is_empty());
    assert!(funders(&world, RecordKind::Programme, "A programme").is_empty());
    let told = serde_json::to_string(&world.published(RecordKind::Grant)).unwrap();
    assert!(!told.contains("73311") && !told.contains("Funder"));
}

#[test]
fn a_grantee_may_let_its_funders_be_told() {
    let mut world = funded();
    world.data.organisations[0].funders_public = true;
    assert_eq!(grant(&world).1.as_deref(), Some("Funder"));
    assert_eq!(funders(&world, RecordKind::Organisation, "Grantee"), ["Funder"]);
    assert!(funders(&world, RecordKind::Programme, "A programme").is_empty());
}

#[test]
fn a_document_may_have_told_a_programmes_funders() {
    let mut world = funded();
    world.data.programmes[0].provenance.sources = vec!["report".into()];
    assert_eq!(grant(&world), (vec!["Grantee".to_owned(), "Funder".to_owned()], Some("Funder".into())));
    assert_eq!(funders(&world, RecordKind::Programme, "A programme"), ["Funder"]);
    assert!(funders(&world, RecordKind::Organisation, "Grantee").is_empty());
    world.data.sources[0].demonstration = true;
    assert_eq!(grant(&world).1, None);
}

#[test]
fn documents_place_records_in_districts_up_to_severe_risk() {
    let mut world = funded();
    world.risk(Region::InteriorSindh, RiskLevel::High);
    assert_eq!(world.published(RecordKind::Grant).unwrap().areas, [district("jacobabad", Region::InteriorSindh)]);
    world.risk(Region::InteriorSindh, RiskLevel::Severe);
    let record = world.published(RecordKind::Grant).unwrap();
    assert_eq!((record.areas, record.place), (vec![Area::Region(Region::InteriorSindh)], PlaceNote::RegionForSafety));
}

#[test]
fn at_severe_risk_no_text_names_a_district_of_the_region() {
    let mut world = World::new();
    let text = json!({ "en": "The Kashmore approach" });
    world.organisation(json!({ "districts": ["malir"], "background": text, "activities": text, "challenges": text }));
    world.assessment(json!({
        "districts": ["malir"], "summary": text, "findings": [{ "text": text }],
        "frameworks": [{ "title": text, "summary": text, "districts": ["kashmore", "malir"] }],
    }));
    world.lesson(json!({ "title": text, "text": text }));
    world.programme(json!({ "name": text, "summary": text }));
    let told = |world: &World| {
        serde_json::to_string(&world.publish().records).unwrap().to_lowercase().matches("kashmore").count()
    };
    assert!(told(&world) >= 10);
    world.risk(Region::InteriorSindh, RiskLevel::Severe);
    assert_eq!(told(&world), 0);
}

#[test]
fn a_network_names_its_published_members() {
    let mut world = World::new();
    world.organisation(json!({ "networks": ["youth-empowerment"] }));
    world.organisation(json!({ "key": "quiet", "networks": ["youth-empowerment"], "level": "network" }));
    world.organisation(json!({ "key": "other", "networks": ["policy-support"] }));
    let network = json!({ "key": "n", "kind": "youth-empowerment", "name": { "en": "Youth" },
        "span": { "from": "2014-01-01", "to": "2014-12-31", "precision": "year" } });
    world.data.networks.push(serde_json::from_value(network).unwrap());
    let record = world.published(RecordKind::Network).unwrap();
    let PublicDetails::Network(details) = &record.details else { panic!("not a network") };
    assert_eq!(titles(&details.members), ["An organisation"]);
    assert_eq!(record.organisations, details.members);
}

#[test]
fn an_assessment_leads_to_the_trainings_that_answer_it() {
    let mut world = World::new();
    world.assessment(json!({}));
    world.training(json!({ "assessment": "a", "title": { "en": "An answer" } }));
    world.training(json!({ "key": "draft", "assessment": "a", "status": "draft" }));
    let record = world.published(RecordKind::Assessment).unwrap();
    let PublicDetails::Assessment(details) = record.details else { panic!("not an assessment") };
    assert_eq!(titles(&details.trainings), ["An answer"]);
}

#[test]
fn a_lesson_is_dated_by_its_published_evidence() {
    let mut world = World::new();
    world.lesson(json!({ "evidence": ["t", "a", "draft"] }));
    assert_eq!(world.published(RecordKind::Lesson).unwrap().span, Span::around(date("2014-01-01"), Precision::Year));
    world.training(json!({}));
    world.training(json!({ "key": "draft", "status": "draft", "span": { "from": "2009-01-01", "to": "2009-01-01", "precision": "day" } }));
    let record = world.published(RecordKind::Lesson).unwrap();
    assert_eq!(record.span, Span::around(date("2013-01-01"), Precision::Year));
    let PublicDetails::Lesson(details) = record.details else { panic!("not a lesson") };
    assert_eq!(details.evidence.len(), 1);
    world.data.lessons[0].state = domain::interventions::StoryState::InReview;
    assert_eq!(world.published(RecordKind::Lesson), None);
}

#[test]
fn a_source_is_published_when_something_published_cites_it() {
    let mut world = World::new();
    let provenance = json!({ "sources": ["report"] });
    world.member(json!({ "provenance": provenance }));
    world.intervention(json!({ "level": "network", "provenance": provenance }));
    assert_eq!(world.published(RecordKind::Source), None, "what only private records cite may be private itself");
    world.training(json!({ "provenance": provenance }));
    let source = world.published(RecordKind::Source).unwrap();
    assert_eq!(source.span, Span::around(date("1900-01-01"), Precision::Year));
    let training = world.published(RecordKind::Training).unwrap();
    assert_eq!(training.sources.iter().map(|link| &link.id).collect::<Vec<_>>(), [&source.id]);
}

#[test]
fn a_roadmap_action_leads_to_its_owner() {
    let mut world = World::new();
    let action =
        json!({ "key": "r", "title": { "en": "Meet" }, "owner": "o", "progress": 120, "horizon": "short-term" });
    world.data.roadmap.push(serde_json::from_value(action).unwrap());
    world.organisation(json!({}));
    let record = world.published(RecordKind::RoadmapAction).unwrap();
    assert_eq!((record.span.from, titles(&record.organisations)), (date("2014-01-01"), vec!["An organisation"]));
    let PublicDetails::RoadmapAction(details) = record.details else { panic!("not an action") };
    assert_eq!((details.progress, details.due), (100, None));
}

#[test]
fn a_record_without_an_id_is_neither_published_nor_linked_to() {
    let mut world = World::new();
    world.organisation(json!({}));
    world.training(json!({ "organisers": ["o"] }));
    let ids = |kind, key: &str| (kind != RecordKind::Organisation).then(|| crate::world::id_of(kind, key));
    let records = domain::safety::publication::publish(&world.data, &ids, &[], world.today).records;
    assert_eq!(records.len(), 1);
    assert!(records[0].organisations.is_empty());
}

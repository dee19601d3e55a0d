//! Trainings: status, dates and places, participant groups, cascade sessions.

use domain::{
    dates::{Precision, Span},
    places::{Area, Region},
    safety::{
        RiskLevel,
        public::{PlaceNote, PublicCount, PublicDetails, PublicRecord, PublicTraining, RecordKind},
    },
};
use serde_json::{Value, json};

use crate::world::{World, date, district, id_of, span};

fn with(own: Value) -> World {
    let mut world = World::new();
    world.training(own);
    world
}

fn published(world: &World) -> Option<PublicRecord> {
    world.published(RecordKind::Training)
}

fn details(record: PublicRecord) -> PublicTraining {
    let PublicDetails::Training(training) = record.details else { panic!("not a training") };
    training
}

#[test]
fn drafts_and_cancelled_ones_are_not_published() {
    for status in ["draft", "cancelled"] {
        assert_eq!(published(&with(json!({ "status": status }))), None);
    }
    for status in ["planned", "confirmed", "completed"] {
        assert!(published(&with(json!({ "status": status }))).is_some());
    }
    assert_eq!(published(&with(json!({ "level": "partner" }))), None);
}

#[test]
fn a_training_of_the_programme_keeps_district_and_days() {
    let record = published(&with(json!({}))).unwrap();
    assert_eq!(record.areas, [district("jacobabad", Region::InteriorSindh)]);
    assert_eq!(record.span, Span::days(date("2013-04-20"), date("2013-04-22")));
    assert!(!record.sensitive);
}

#[test]
fn before_its_day_the_public_sees_district_and_month() {
    let planned =
        json!({ "status": "planned", "span": span("2014-07-10", "2014-07-12"), "public_after": "2014-07-01" });
    let mut world = with(planned.clone());
    let record = published(&world).unwrap();
    assert_eq!(record.span, Span::around(date("2014-07-01"), Precision::Month));
    assert_eq!(record.areas, [district("jacobabad", Region::InteriorSindh)]);
    world.today = date("2014-07-01");
    assert_eq!(published(&world).unwrap().span, Span::days(date("2014-07-10"), date("2014-07-12")));
}

#[test]
fn without_such_a_day_dates_are_exact_once_it_is_over() {
    let mut world = with(json!({ "span": span("2014-06-01", "2014-06-03") }));
    assert_eq!(published(&world).unwrap().span.precision, Precision::Month);
    world.today = date("2014-06-04");
    assert_eq!(published(&world).unwrap().span.precision, Precision::Day);
}

#[test]
fn high_risk_withholds_the_district_and_its_name() {
    let text = json!({ "en": "Workshop in Jacobabad", "ur": "جیکب آباد میں" });
    let own = json!({ "title": text, "summary": text, "sessions": [{ "title": text, "exercises": [text] }] });
    let mut world = with(own);
    world.risk(Region::InteriorSindh, RiskLevel::Moderate);
    assert_eq!(published(&world).unwrap().title.en, "Workshop in Jacobabad");
    world.risk(Region::InteriorSindh, RiskLevel::High);
    let record = published(&world).unwrap();
    assert_eq!(
        (record.areas.as_slice(), record.place),
        ([Area::Region(Region::InteriorSindh)].as_slice(), PlaceNote::RegionForSafety)
    );
    assert_eq!((record.title.en.as_str(), record.title.ur.as_str()), ("Workshop in […]", "[…] میں"));
    assert!(!serde_json::to_string(&record).unwrap().to_lowercase().contains("jacobabad"));
}

#[test]
fn one_withheld_district_withholds_its_neighbours_in_the_region() {
    let mut world = with(json!({ "kind": "cascade-session", "districts": ["jacobabad", "kashmore", "malir"] }));
    world.members(5, "jacobabad", "woman", "teacher");
    world.members(5, "malir", "woman", "teacher");
    let record = published(&world).unwrap();
    assert_eq!(record.areas, [district("malir", Region::Karachi), Area::Region(Region::InteriorSindh)]);
    assert_eq!(record.place, PlaceNote::RegionForSafety);
}

#[test]
fn a_cascade_session_is_a_members_own_doing() {
    let mut world = with(json!({ "kind": "cascade-session" }));
    let record = published(&world).unwrap();
    assert_eq!(record.areas, [Area::Region(Region::InteriorSindh)]);
    assert_eq!(record.span, Span::around(date("2013-04-01"), Precision::Month));
    world.members(5, "jacobabad", "woman", "teacher");
    assert_eq!(published(&world).unwrap().areas, [district("jacobabad", Region::InteriorSindh)]);
    world.risk(Region::InteriorSindh, RiskLevel::Moderate);
    assert_eq!(published(&world).unwrap().areas, [Area::Region(Region::InteriorSindh)]);
    world.risk(Region::InteriorSindh, RiskLevel::High);
    assert_eq!(published(&world).unwrap().span.precision, Precision::Quarter);
    world.risk(Region::InteriorSindh, RiskLevel::Severe);
    assert_eq!(published(&world), None);
}

#[test]
fn severe_risk_leaves_trainings_in_their_region() {
    let mut world = with(json!({}));
    world.risk(Region::InteriorSindh, RiskLevel::Severe);
    assert_eq!(published(&world).unwrap().areas, [Area::Region(Region::InteriorSindh)]);
}

#[test]
fn a_virtual_one_is_countrywide_and_an_unplaced_one_is_not_told() {
    assert_eq!(published(&with(json!({ "districts": [], "is_virtual": true }))).unwrap().place, PlaceNote::Countrywide);
    assert_eq!(published(&with(json!({ "districts": [] }))).unwrap().place, PlaceNote::NotTold);
    let record = published(&with(json!({ "districts": [], "regions": ["karachi", "karachi"] }))).unwrap();
    assert_eq!((record.areas, record.place), (vec![Area::Region(Region::Karachi)], PlaceNote::RegionKnown));
}

#[test]
fn small_groups_are_told_as_few() {
    let group = |sector: &str, count: Option<u32>| json!({ "sector": sector, "count": count });
    let groups = json!([
        group("police", Some(12)),
        group("judiciary", Some(4)),
        group("media", Some(0)),
        group("academia", None)
    ]);
    let record = published(&with(json!({ "groups": groups }))).unwrap();
    let counts: Vec<_> = details(record).groups.into_iter().map(|group| group.count).collect();
    assert_eq!(
        counts,
        [Some(PublicCount::Exact(12)), Some(PublicCount::UnderFive), Some(PublicCount::UnderFive), None]
    );
}

#[test]
fn links_lead_to_published_records_only() {
    let mut world = with(json!({
        "organisers": ["o", "hidden", "unknown", "o"], "programme": "g", "assessment": "a", "parent": "draft",
    }));
    world.organisation(json!({}));
    world.organisation(json!({ "key": "hidden", "level": "partner" }));
    world.programme(json!({}));
    world.grant(json!({}));
    world.assessment(json!({}));
    world.training(json!({ "key": "draft", "status": "draft" }));
    let record = published(&world).unwrap();
    let organisers: Vec<_> = record.organisations.iter().map(|link| link.id.clone()).collect();
    assert_eq!(organisers, [id_of(RecordKind::Organisation, "o")]);
    let training = details(record);
    assert_eq!(training.programme.map(|link| link.kind), Some(RecordKind::Grant));
    assert_eq!(training.assessment.map(|link| link.title.en).as_deref(), Some("A review"));
    assert_eq!(training.parent, None);
}

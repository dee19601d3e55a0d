//! Interventions: level, place, time, risk and professions.

use domain::{
    dates::{Precision, Span},
    members::Profession,
    places::{Area, Region},
    safety::{
        RiskLevel,
        public::{PlaceNote, PublicRecord, RecordKind},
    },
    sources::InferredField,
};
use serde_json::json;

use crate::world::{World, date, district, span};

fn published(world: &World) -> Option<PublicRecord> {
    world.published(RecordKind::Intervention)
}

fn with(own: serde_json::Value) -> World {
    let mut world = World::new();
    world.intervention(own);
    world
}

#[test]
fn only_a_public_level_publishes() {
    for level in ["sealed", "coordinator", "network", "partner"] {
        assert_eq!(published(&with(json!({ "level": level }))), None, "{level}");
    }
    assert!(published(&with(json!({}))).is_some());
}

#[test]
fn a_district_is_told_from_five_published_members_on() {
    let mut world = with(json!({}));
    world.members(4, "jacobabad", "woman", "teacher");
    let record = published(&world).unwrap();
    assert_eq!((record.areas, record.place), (vec![Area::Region(Region::InteriorSindh)], PlaceNote::RegionForSafety));
    world.members(1, "jacobabad", "man", "lawyer");
    let record = published(&world).unwrap();
    assert_eq!((record.areas, record.place), (vec![district("jacobabad", Region::InteriorSindh)], PlaceNote::AsKnown));
}

#[test]
fn a_place_that_is_known_as_a_region_says_so() {
    let record = published(&with(json!({ "district": null, "region": "karachi" }))).unwrap();
    assert_eq!((record.areas, record.place), (vec![Area::Region(Region::Karachi)], PlaceNote::RegionKnown));
    let record = published(&with(json!({ "district": null }))).unwrap();
    assert_eq!((record.areas, record.place), (vec![], PlaceNote::NotTold));
    let record = published(&with(json!({ "district": "atlantis", "region": "karachi" }))).unwrap();
    assert_eq!((record.areas, record.place), (vec![Area::Region(Region::Karachi)], PlaceNote::RegionKnown));
}

#[test]
fn the_date_is_a_month_and_of_intimate_cases_a_quarter() {
    let record = published(&with(json!({}))).unwrap();
    assert_eq!(record.span, Span::around(date("2013-05-01"), Precision::Month));
    assert!(!record.sensitive);
    let record = published(&with(json!({ "dispute": "family" }))).unwrap();
    assert_eq!(record.span, Span::around(date("2013-05-01"), Precision::Quarter));
    assert!(record.sensitive);
}

#[test]
fn ninety_days_pass_from_the_end_of_what_is_told() {
    // Counted from 4 May the day of its appearance would tell that day.
    for (today, is_public) in [("2013-08-02", false), ("2013-08-28", false), ("2013-08-29", true)] {
        let mut world = with(json!({}));
        world.today = date(today);
        assert_eq!(published(&world).is_some(), is_public, "{today}");
    }
}

#[test]
fn risk_withholds_the_district_then_the_month_then_everything() {
    let at = |level| {
        let mut world = with(json!({}));
        world.members(9, "jacobabad", "woman", "teacher");
        world.risk(Region::InteriorSindh, level);
        published(&world)
    };
    let month = Span::around(date("2013-05-01"), Precision::Month);
    let region = vec![Area::Region(Region::InteriorSindh)];
    let low = at(RiskLevel::Low).unwrap();
    assert_eq!((low.areas, low.span), (vec![district("jacobabad", Region::InteriorSindh)], month));
    let moderate = at(RiskLevel::Moderate).unwrap();
    assert_eq!((moderate.areas, moderate.span, moderate.place), (region.clone(), month, PlaceNote::RegionForSafety));
    let high = at(RiskLevel::High).unwrap();
    assert_eq!((high.areas, high.span), (region, Span::around(date("2013-05-01"), Precision::Quarter)));
    assert_eq!(at(RiskLevel::Severe), None);
}

#[test]
fn an_unknown_place_bears_the_highest_risk() {
    let mut world = with(json!({ "district": null }));
    world.risk(Region::Karachi, RiskLevel::Severe);
    assert_eq!(published(&world), None);
    let mut world = with(json!({}));
    world.risk(Region::Karachi, RiskLevel::Severe);
    assert!(published(&world).is_some(), "another region's risk is not its own");
}

#[test]
fn a_region_with_two_risks_has_the_higher() {
    let mut world = with(json!({}));
    world.risk(Region::InteriorSindh, RiskLevel::Severe);
    world.risk(Region::InteriorSindh, RiskLevel::Low);
    assert_eq!(published(&world), None);
}

#[test]
fn professions_are_told_where_five_of_the_region_share_them() {
    let mut world =
        with(json!({ "facilitators": ["jacobabad-woman-teacher-0", "kashmore-man-lawyer-0", "malir-man-activist-0"] }));
    world.members(3, "jacobabad", "woman", "teacher");
    world.members(2, "kashmore", "woman", "teacher");
    world.members(4, "kashmore", "man", "lawyer");
    world.members(5, "malir", "man", "activist");
    assert_eq!(published(&world).unwrap().professions, [Profession::Teacher]);
}

#[test]
fn a_facilitator_who_keeps_a_profession_to_themselves_adds_none() {
    let mut world = with(json!({ "facilitators": ["quiet"] }));
    world.members(8, "jacobabad", "woman", "teacher");
    world.member(json!({ "key": "quiet", "levels": { "district": "public", "gender": "public" } }));
    assert!(published(&world).unwrap().professions.is_empty());
}

#[test]
fn that_a_value_is_inferred_is_told_but_no_reason_that_would_tell_it() {
    let inferred: Vec<_> = InferredField::ALL
        .iter()
        .map(|field| json!({ "field": field, "reason": { "en": "Heard on 3 May in Jacobabad" } }))
        .collect();
    let world = with(json!({ "provenance": { "sources": ["report"], "inferred": inferred } }));
    let record = published(&world).unwrap();
    let reasons: Vec<_> =
        record.inferred.iter().map(|inference| (inference.field, inference.reason.en.as_str())).collect();
    assert_eq!(
        reasons,
        [
            (InferredField::Year, "Heard on 3 May in […]"),
            (InferredField::Dates, ""),
            (InferredField::Place, ""),
            (InferredField::Count, ""),
            (InferredField::Modules, "Heard on 3 May in […]"),
            (InferredField::Parties, ""),
        ]
    );
    assert_eq!(record.sources.len(), 1);
}

#[test]
fn a_span_beyond_a_month_ends_with_its_last() {
    let record = published(&with(json!({ "span": span("2013-01-30", "2013-03-02") }))).unwrap();
    assert_eq!((record.span.from, record.span.to), (date("2013-01-01"), date("2013-03-31")));
}

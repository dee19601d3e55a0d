//! The cases that are only counted.

use domain::{
    places::Region,
    safety::{
        RiskLevel,
        public::{CountedBy, PublicCount},
    },
};
use serde_json::{Value, json};

use crate::world::World;

fn cases(world: &mut World, count: usize, own: &Value) {
    for number in 0..count {
        let mut own = own.clone();
        own["key"] = json!(format!("case-{}-{number}", world.data.interventions.len()));
        world.intervention(own);
    }
}

fn cell(world: &World, region: Option<Region>, term: &str) -> Option<PublicCount> {
    let cells = world.publish().cells;
    let found =
        cells.iter().find(|cell| (cell.region, cell.by, cell.term.as_str()) == (region, CountedBy::Dispute, term));
    found.map(|cell| cell.count)
}

#[test]
fn one_to_ten_cases_are_not_told_apart() {
    for (count, told) in [
        (0, PublicCount::Exact(0)),
        (1, PublicCount::OneToTen),
        (10, PublicCount::OneToTen),
        (11, PublicCount::Exact(11)),
    ] {
        let mut world = World::new();
        cases(&mut world, count, &json!({ "dispute": "honour" }));
        assert_eq!(cell(&world, Some(Region::InteriorSindh), "honour"), Some(told), "{count}");
        assert_eq!(cell(&world, None, "honour"), Some(told), "{count}");
    }
}

#[test]
fn the_sum_over_regions_does_not_betray_one() {
    let mut world = World::new();
    cases(&mut world, 30, &json!({ "dispute": "honour" }));
    cases(&mut world, 2, &json!({ "dispute": "honour", "district": "swat" }));
    assert_eq!(cell(&world, Some(Region::BorderRegion), "honour"), Some(PublicCount::OneToTen));
    let others = [Some(Region::InteriorSindh), None].map(|region| cell(&world, region, "honour"));
    assert!(others.contains(&Some(PublicCount::Withheld)), "{others:?}");
}

#[test]
fn gender_based_cases_count_under_their_own_dispute() {
    let mut world = World::new();
    cases(&mut world, 12, &json!({ "dispute": "family", "gender_based": true }));
    cases(&mut world, 20, &json!({ "dispute": "family" }));
    cases(&mut world, 20, &json!({ "dispute": "land" }));
    assert_eq!(cell(&world, Some(Region::InteriorSindh), "family"), Some(PublicCount::Exact(12)));
    assert_eq!(
        cell(&world, Some(Region::InteriorSindh), "land"),
        None,
        "cases that are listed singly are not counted here"
    );
}

#[test]
fn only_public_rested_cases_that_no_story_tells_are_counted() {
    let mut world = World::new();
    cases(&mut world, 12, &json!({ "dispute": "honour" }));
    cases(&mut world, 1, &json!({ "dispute": "honour", "level": "network" }));
    cases(
        &mut world,
        1,
        &json!({ "dispute": "honour", "span": { "from": "2014-04-20", "to": "2014-04-20", "precision": "day" } }),
    );
    world.intervention(json!({ "dispute": "honour" }));
    world.story(json!({}));
    assert_eq!(cell(&world, None, "honour"), Some(PublicCount::Exact(12)));
}

#[test]
fn a_region_at_severe_risk_is_left_out_of_the_sum_too() {
    let mut world = World::new();
    cases(&mut world, 12, &json!({ "dispute": "electoral" }));
    cases(&mut world, 15, &json!({ "dispute": "electoral", "district": "swat" }));
    world.risk(Region::BorderRegion, RiskLevel::Severe);
    assert_eq!(cell(&world, Some(Region::BorderRegion), "electoral"), None);
    assert_eq!(cell(&world, None, "electoral"), Some(PublicCount::Exact(12)));
}

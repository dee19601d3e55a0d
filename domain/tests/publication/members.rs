//! Who is counted as a published member, and how the counts are told.

use domain::{
    places::{Area, Region},
    safety::{
        RiskLevel,
        public::{CountedBy, PublicCount},
        publication::{Context, counted_in},
    },
};
use serde_json::json;

use crate::world::{World, district};

fn area(world: &World, area: Area) -> Option<PublicCount> {
    world.publish().areas.into_iter().find(|count| count.area == area).map(|count| count.members)
}

/// The true number of published members in Karachi.
fn in_karachi(world: &World) -> u32 {
    Context::of(&world.data, &|_, _| None, &world.risks, world.today).membership.in_region(Region::Karachi)
}

fn cell(world: &World, region: Option<Region>, by: CountedBy, term: &str) -> PublicCount {
    let cells = world.publish().cells;
    let mut found = cells.iter().filter(|cell| (cell.region, cell.by, cell.term.as_str()) == (region, by, term));
    let count = found.next().unwrap().count;
    assert!(found.next().is_none(), "one cell a place in the table");
    count
}

/// Members in the other regions than Karachi, enough to be told.
fn elsewhere(world: &mut World) {
    for district in ["kashmore", "swat", "lahore"] {
        for gender in ["woman", "man", "other"] {
            world.members(7, district, gender, "teacher");
            world.members(7, district, gender, "lawyer");
        }
    }
}

#[test]
fn who_is_not_active_public_and_consenting_is_not_counted() {
    let counted = |own, withdrawn: Option<&str>| {
        let mut world = World::new();
        world.members(4, "malir", "man", "activist");
        world.member(own);
        if let Some(withdrawn) = withdrawn {
            let consent = world.data.consents.last_mut().unwrap();
            consent.withdrawn = Some(crate::world::date(withdrawn));
        }
        in_karachi(&world) == 5
    };
    assert!(counted(json!({ "district": "malir" }), None));
    assert!(counted(json!({ "district": "malir" }), Some("2014-07-01")));
    assert!(!counted(json!({ "district": "malir" }), Some("2014-06-01")));
    assert!(!counted(json!({ "district": "malir", "status": "paused" }), None));
    assert!(!counted(json!({ "district": "malir", "status": "left" }), None));
    assert!(!counted(json!({ "district": "malir", "level": "coordinator" }), None), "hidden");
    assert!(!counted(json!({ "district": "malir", "levels": { "district": "partner" } }), None));
    assert!(
        !counted(json!({ "district": "malir", "levels": {} }), None),
        "a district is for the network unless raised"
    );
    assert!(!counted(json!({ "district": "atlantis" }), None));
    assert!(!counted(json!({ "district": "malir", "key": "malir-man-activist-0" }), None), "nobody counts twice");
}

#[test]
fn consents_last_twelve_months() {
    let mut world = World::new();
    world.members(6, "malir", "man", "activist");
    world.today = crate::world::date("2014-12-31");
    assert_eq!(in_karachi(&world), 6);
    world.today = crate::world::date("2015-01-01");
    assert_eq!(in_karachi(&world), 0);
}

#[test]
fn every_district_is_listed_and_few_or_none_look_alike() {
    let mut world = World::new();
    world.members(20, "malir", "man", "activist");
    world.members(2, "swat", "man", "activist");
    let areas = world.publish().areas;
    assert_eq!(areas.len(), Region::ALL.len() + world.data.units.len());
    assert_eq!(area(&world, district("swat", Region::BorderRegion)), Some(PublicCount::UnderFive));
    assert_eq!(area(&world, district("jacobabad", Region::InteriorSindh)), Some(PublicCount::UnderFive));
}

#[test]
fn a_regions_sum_does_not_betray_a_district() {
    let mut world = World::new();
    world.members(20, "malir", "man", "activist");
    world.members(3, "korangi", "woman", "teacher");
    world.members(30, "jacobabad", "woman", "teacher");
    world.members(40, "kashmore", "man", "teacher");
    world.members(50, "swat", "man", "lawyer");
    let korangi = area(&world, district("korangi", Region::Karachi));
    let malir = area(&world, district("malir", Region::Karachi));
    let karachi = area(&world, Area::Region(Region::Karachi));
    assert_eq!(korangi, Some(PublicCount::UnderFive));
    assert!(malir == Some(PublicCount::Withheld) || karachi == Some(PublicCount::Withheld), "{malir:?} {karachi:?}");
    assert_eq!(
        karachi,
        Some(cell(&world, Some(Region::Karachi), CountedBy::Total, "")),
        "one number, told alike everywhere"
    );
}

#[test]
fn from_high_risk_on_districts_are_not_counted() {
    let mut world = World::new();
    world.members(20, "malir", "man", "activist");
    world.risk(Region::Karachi, RiskLevel::High);
    assert_eq!(area(&world, district("malir", Region::Karachi)), None);
    assert_eq!(area(&world, Area::Region(Region::Karachi)), Some(PublicCount::Exact(20)));
}

#[test]
fn members_are_told_the_area_that_they_are_counted_in() {
    let mut world = World::new();
    world.members(5, "malir", "man", "activist");
    world.members(4, "korangi", "man", "activist");
    world.member(json!({ "district": "malir", "level": "coordinator" }));
    let told = |world: &World, number: usize| {
        let context = Context::of(&world.data, &|_, _| None, &world.risks, world.today);
        counted_in(&world.data.members[number], &context)
    };
    let karachi = Some(Area::Region(Region::Karachi));
    assert_eq!(told(&world, 0), Some(district("malir", Region::Karachi)));
    assert_eq!((told(&world, 5), told(&world, 9)), (karachi.clone(), None), "few in the district; hidden");
    world.risk(Region::Karachi, RiskLevel::High);
    assert_eq!(told(&world, 0), karachi);
    world.today = crate::world::date("2015-01-01");
    assert_eq!(told(&world, 0), None);
}

#[test]
fn gender_and_profession_count_for_those_who_tell_them() {
    let mut world = World::new();
    elsewhere(&mut world);
    world.members(9, "malir", "woman", "teacher");
    world.members(8, "malir", "man", "lawyer");
    for number in 0..3 {
        world.member(
            json!({ "key": format!("quiet-{number}"), "district": "malir", "levels": { "district": "public" } }),
        );
    }
    assert_eq!(cell(&world, Some(Region::Karachi), CountedBy::Gender, "woman"), PublicCount::Exact(9));
    assert_eq!(cell(&world, Some(Region::Karachi), CountedBy::Gender, "other"), PublicCount::UnderFive);
    assert_eq!(cell(&world, Some(Region::Karachi), CountedBy::Profession, "lawyer"), PublicCount::Exact(8));
    assert_eq!(cell(&world, None, CountedBy::Profession, "student"), PublicCount::UnderFive);
    assert_eq!(area(&world, Area::Region(Region::Karachi)), Some(PublicCount::Exact(20)));
}

#[test]
fn a_network_like_the_programmes_shows_most_of_its_counts() {
    let mut world = World::new();
    for (district, each) in
        [("malir", 6), ("korangi", 5), ("jacobabad", 5), ("kashmore", 7), ("swat", 6), ("lahore", 8)]
    {
        world.members(each, district, "woman", "teacher");
        world.members(each + 1, district, "man", "activist");
        world.members(each - 3, district, "man", "journalist");
    }
    let started = std::time::Instant::now();
    let publication = world.publish();
    assert!(started.elapsed().as_secs() < 5, "took {:?}", started.elapsed());
    let exact = |region| matches!(cell(&world, region, CountedBy::Total, ""), PublicCount::Exact(_));
    assert!(exact(Some(Region::Karachi)) && exact(Some(Region::InteriorSindh)));
    let districts = publication.areas.iter().filter(|count| count.area.district().is_some());
    assert!(districts.clone().all(|count| matches!(count.members, PublicCount::Exact(_))), "{:?}", publication.areas);
}

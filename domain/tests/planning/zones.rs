//! Windows of the calendar by zone, against places looked at one by one.

use domain::{
    dates::from_day_number,
    places::Region,
    planning::{
        CalendarConstraint, Certainty, ConstraintKind, Zone,
        dates::{Calendar, Occasion, calendar},
        inputs::District,
    },
    text::LocalText,
};
use proptest::prelude::*;

use crate::date;

/// Two districts of each region.
fn districts() -> Vec<District> {
    let each = Region::ALL.iter().flat_map(|region| [1, 2].map(|number| (*region, number)));
    let district = |(region, number): (Region, u8)| District {
        slug: format!("{region}-{number}"),
        region,
        lon: 68.0,
        lat: 28.0,
        languages: Vec::new(),
    };
    each.map(district).collect()
}

fn zone() -> impl Strategy<Value = Zone> {
    let regions = proptest::sample::subsequence(Region::ALL.to_vec(), 0..3);
    let slugs: Vec<String> = districts().into_iter().map(|one| one.slug).chain(["nowhere".to_owned()]).collect();
    let districts = proptest::sample::subsequence(slugs, 0..4);
    (regions, districts).prop_map(|(regions, districts)| Zone { regions, districts })
}

fn window(kind: ConstraintKind, from: &str, to: &str, zone: Zone) -> CalendarConstraint {
    CalendarConstraint {
        kind,
        from: date(from),
        to: date(to),
        names: LocalText::default(),
        certainty: Certainty::Observed,
        zone,
        demonstration: false,
    }
}

/// The days that something is said to have in a place, in a year.
fn found(
    known: &[CalendarConstraint],
    kind: ConstraintKind,
    year: i32,
    at: Option<&District>,
) -> Vec<(String, String)> {
    let setting = Calendar {
        known,
        region: at.map(|one| one.region),
        district: at.map(|one| one.slug.as_str()),
        ..Calendar::default()
    };
    let all = calendar(date(&format!("{year}-01-01")), date(&format!("{year}-12-31")), &setting);
    let of_kind = all.into_iter().filter(|one| one.occasion == Occasion::Constraint(kind));
    of_kind.map(|one| (one.from.to_string(), one.to.to_string())).collect()
}

fn of_region(region: Region) -> Zone {
    Zone { regions: vec![region], districts: Vec::new() }
}

#[test]
fn a_feast_moved_in_one_region_leaves_the_others_theirs() {
    let moved = [window(ConstraintKind::EidAlFitr, "2028-02-28", "2028-03-01", of_region(Region::BorderRegion))];
    for district in districts() {
        let there = found(&moved, ConstraintKind::EidAlFitr, 2028, Some(&district));
        let reckoned = found(&[], ConstraintKind::EidAlFitr, 2028, Some(&district));
        assert_eq!(there.len(), 1, "{}", district.slug);
        if district.region == Region::BorderRegion {
            assert_eq!(there[0].0, "2028-02-28");
        } else {
            assert_eq!(there, reckoned);
        }
    }
    assert_eq!(found(&moved, ConstraintKind::EidAlFitr, 2028, None), found(&[], ConstraintKind::EidAlFitr, 2028, None));
}

#[test]
fn a_harvest_of_one_district_takes_the_place_of_its_regions_there_alone() {
    let late = Zone { regions: Vec::new(), districts: vec!["interior-sindh-1".to_owned()] };
    for district in districts().iter().filter(|one| one.region == Region::InteriorSindh) {
        let usual = found(&[], ConstraintKind::Harvest, 2027, Some(district));
        assert!(!usual.is_empty(), "the region has a harvest");
        let (first, last) = usual.first().cloned().unwrap();
        let shorter = [window(ConstraintKind::Harvest, &first, &first, late.clone())];
        let now = found(&shorter, ConstraintKind::Harvest, 2027, Some(district));
        if district.slug == "interior-sindh-1" {
            assert!(now.contains(&(first.clone(), first.clone())) && !now.contains(&(first, last)), "{now:?}");
        } else {
            assert_eq!(now, usual);
        }
    }
}

proptest! {
    #[test]
    fn a_window_counts_exactly_in_the_places_of_its_zone(zones in proptest::collection::vec(zone(), 0..5)) {
        let all = districts();
        let known: Vec<CalendarConstraint> = zones.iter().enumerate().map(|(at, zone)| {
            let day = from_day_number(20_380 + 10 * i32::try_from(at).unwrap());
            CalendarConstraint { from: day, to: day, ..window(ConstraintKind::Election, "2026-01-01", "2026-01-01", zone.clone()) }
        }).collect();
        for place in all.iter().map(Some).chain([None]) {
            let is_here = |zone: &Zone| {
                let is_named = place.is_some_and(|one| {
                    zone.regions.contains(&one.region) || zone.districts.contains(&one.slug)
                });
                is_named || (zone.regions.len() + zone.districts.len() == 0)
            };
            let days = |window: &CalendarConstraint| (window.from.to_string(), window.to.to_string());
            let expected: Vec<_> = known.iter().filter(|window| is_here(&window.zone)).map(days).collect();
            let mut there = found(&known, ConstraintKind::Election, 2025, place);
            there.extend(found(&known, ConstraintKind::Election, 2026, place));
            prop_assert_eq!(there, expected);
        }
        // The districts that vote are those in which the window counts.
        for zone in zones.iter().filter(|zone| !zone.is_everywhere()) {
            let inside = all.iter().filter(|one| zone.holds_in(Some(one.region), Some(&one.slug)));
            let slugs: Vec<String> = inside.map(|one| one.slug.clone()).collect();
            prop_assert_eq!(zone.districts_among(&all), slugs);
        }
    }
}

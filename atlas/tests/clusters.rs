//! Clusters take in what stands together, and lose nothing.

#![allow(clippy::expect_used, reason = "what fails here shall fail loudly")]

use domain::{
    explore::AreaCount,
    places::{Area, Region},
    safety::public::RecordKind,
};
use proptest::prelude::*;

fn areas(kinds: &[[u32; 5]]) -> Vec<AreaCount> {
    let district = |number: usize| Area::District { slug: number.to_string(), region: Region::Karachi };
    kinds.iter().enumerate().map(|(number, kinds)| AreaCount { area: district(number), kinds: *kinds }).collect()
}

fn number(area: &Area) -> usize {
    area.district().and_then(|slug| slug.parse().ok()).expect("a number")
}

#[test]
fn near_symbols_of_a_kind_are_one() {
    let areas = areas(&[[3, 0, 0, 0, 0], [1, 2, 0, 0, 0], [5, 0, 0, 0, 0], [9, 0, 0, 0, 0]]);
    let positions = [Some((0.0, 0.0)), Some((1.0, 0.0)), Some((10.0, 0.0)), None];
    let kinds = [RecordKind::Intervention, RecordKind::Training];
    let clusters = atlas::cluster(&areas, |area| positions[number(area)], &kinds, 2.0);
    let told: Vec<_> = clusters.iter().map(|one| (one.kind, one.count, one.areas.clone(), one.lon)).collect();
    let expected = [
        (RecordKind::Intervention, 5, vec![2], 10.0),
        (RecordKind::Intervention, 4, vec![0, 1], 0.25),
        (RecordKind::Training, 2, vec![1], 1.0),
    ];
    assert_eq!(told, expected);
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nothing_too_near(
        points in prop::collection::vec((0.0..10.0_f64, 0.0..10.0_f64, prop::array::uniform5(0_u32..40)), 0..120),
        distance in 0.0..4.0_f64,
    ) {
        let areas = areas(&points.iter().map(|(_, _, kinds)| *kinds).collect::<Vec<_>>());
        let position = |area: &Area| Some((points[number(area)].0, points[number(area)].1));
        let clusters = atlas::cluster(&areas, position, &RecordKind::EXPLORED, distance);
        for (index, kind) in RecordKind::EXPLORED.into_iter().enumerate() {
            let own: Vec<_> = clusters.iter().filter(|one| one.kind == kind).collect();
            let mut within: Vec<u32> = own.iter().flat_map(|one| one.areas.iter().copied()).collect();
            within.sort_unstable();
            let with_records = (0_u32..).zip(&areas).filter(|(_, area)| area.kinds[index] > 0).map(|(at, _)| at);
            prop_assert_eq!(within, with_records.collect::<Vec<_>>());
            for (at, one) in own.iter().enumerate() {
                prop_assert_eq!(one.count, one.areas.iter().map(|area| areas[*area as usize].kinds[index]).sum::<u32>());
                for other in &own[at + 1..] {
                    prop_assert!((one.lon - other.lon).hypot(one.lat - other.lat) >= distance);
                }
            }
        }
    }
}

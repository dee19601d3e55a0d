//! Towns against a reckoning person by person.

use domain::{
    members::Gender,
    places::Region,
    planning::{
        gaps::DistrictGap,
        inputs::{Candidate, District, Town},
        places::{PlaceQuestion, PlaceSource, RankedPlace, rank_places},
        travel::road_km,
        weights::{PlaceWeights, Weights},
    },
    safety::RiskLevel,
};
use proptest::prelude::*;

use crate::people::candidate;

fn districts() -> impl Strategy<Value = Vec<District>> {
    proptest::collection::vec((66.0..74.0, 24.0..35.0), 1..6).prop_map(|points| {
        let district = |(index, (lon, lat))| {
            let slug = format!("district{index}");
            District { slug, region: Region::InteriorSindh, lon, lat, languages: Vec::new() }
        };
        points.into_iter().enumerate().map(district).collect()
    })
}

fn town() -> impl Strategy<Value = Town> {
    (0_u16..99, 66.0..74.0, 24.0..35.0, 0_u16..5, proptest::option::of(0_u32..20_000), 0_usize..4).prop_map(
        |(index, lon, lat, venue_worked, rupees_a_day, risk)| Town {
            slug: format!("town{index}"),
            district: format!("district{}", index % 7),
            region: Region::InteriorSindh,
            lon,
            lat,
            venue_worked,
            rupees_a_day,
            risk: RiskLevel::ALL[risk],
        },
    )
}

fn crowd() -> impl Strategy<Value = Vec<Candidate>> {
    proptest::collection::vec((0_usize..6, 0_usize..3), 0..8).prop_map(|all| {
        let one = |(district, gender): (usize, usize)| Candidate {
            district: format!("district{district}"),
            gender: Gender::ALL[gender],
            ..candidate("somebody")
        };
        all.into_iter().map(one).collect()
    })
}

/// The score of a town, person by person and gap by gap.
fn score(town: &Town, towns: &[Town], question: &PlaceQuestion<'_>) -> u32 {
    let Weights { places: w, travel, .. } = question.weights;
    let far = u64::from(travel.far_km);
    let km = |slug: &str| {
        let district = question.districts.iter().find(|district| district.slug == slug)?;
        let km = road_km((town.lon, town.lat), (district.lon, district.lat), travel);
        Some(if town.district == slug { 0 } else { u64::from(km) })
    };
    let (mut way, mut most) = (0, 0);
    for one in question.likely {
        let weight = if one.gender == Gender::Woman { u64::from(travel.women_percent) } else { 100 };
        if let Some(km) = km(&one.district) {
            way += km.min(far) * weight;
            most += far * weight;
        }
    }
    let share = |part: u64, all: u64| (part * 1_000).checked_div(all).unwrap_or(0).min(1_000);
    let gaps = question.gaps.iter();
    let reached: u64 = gaps
        .clone()
        .map(|gap| u64::from(gap.gap) * (1_000 - share(km(&gap.district).unwrap_or(far), far)) / 1_000)
        .sum();
    let cheapest = towns.iter().filter_map(|town| town.rupees_a_day).min();
    let cost = match town.rupees_a_day {
        None => 500,
        Some(0) => 1_000,
        Some(rupees) => share(cheapest.unwrap().into(), rupees.into()),
    };
    let parts = [
        (w.gap, share(reached, gaps.map(|gap| u64::from(gap.gap)).sum())),
        (w.travel, 1_000 - share(way, most)),
        (w.safety, [1_000, 650, 250, 0][town.risk.index()]),
        (w.venue, [0, 500, 750, 1_000, 1_000][usize::from(town.venue_worked)]),
        (w.cost, cost),
    ];
    let sum: u64 = parts.iter().map(|(weight, part)| u64::from(*weight) * part).sum();
    (sum / parts.iter().map(|(weight, _)| u64::from(*weight)).sum::<u64>()) as u32
}

proptest! {
    #[test]
    fn towns_stand_in_the_order_of_their_scores(
        towns in proptest::collection::btree_map(0_u8..99, town(), 1..6),
        districts in districts(),
        crowd in crowd(),
        gaps in proptest::collection::vec(0_u32..9_000, 6),
    ) {
        let towns: Vec<Town> = towns.into_iter().map(|(index, town)| Town { slug: format!("town{index}"), ..town }).collect();
        let gaps: Vec<DistrictGap> = gaps.into_iter().enumerate().map(|(index, gap)| DistrictGap { district: format!("district{index}"), gap, need: gap, coverage: 0 }).collect();
        let weights = Weights { places: PlaceWeights::default(), ..Weights::default() };
        let likely: Vec<&Candidate> = crowd.iter().collect();
        let question = PlaceQuestion { gaps: &gaps, likely: &likely, districts: &districts, weights: &weights };
        let ranked = rank_places(&towns, &question);
        let mut expected: Vec<_> = towns
            .iter()
            .map(|town| (town.risk == RiskLevel::Severe, std::cmp::Reverse(score(town, &towns, &question)), town.slug.clone()))
            .collect();
        expected.sort();
        let found: Vec<_> = ranked.iter().map(|place| (place.is_ruled_out, std::cmp::Reverse(place.score), place.town.clone())).collect();
        prop_assert_eq!(found, expected);
    }
}

fn travel_part(place: &RankedPlace) -> u32 {
    place.parts.iter().find(|part| part.source == PlaceSource::Travel).unwrap().share
}

#[test]
fn a_womans_way_weighs_more() {
    let district = |slug: &str, lon| District {
        slug: slug.to_owned(),
        region: Region::InteriorSindh,
        lon,
        lat: 27.0,
        languages: Vec::new(),
    };
    let districts = [district("west", 67.0), district("east", 70.0)];
    let town = |slug: &str, lon| Town {
        slug: slug.to_owned(),
        district: slug.to_owned(),
        region: Region::InteriorSindh,
        lon,
        lat: 27.0,
        venue_worked: 0,
        rupees_a_day: None,
        risk: RiskLevel::Low,
    };
    let towns = [town("west", 67.0), town("east", 70.0)];
    let woman = Candidate { district: "east".to_owned(), ..candidate("woman") };
    let man = Candidate { district: "west".to_owned(), gender: Gender::Man, ..candidate("man") };
    let weights = Weights::default();
    let question = PlaceQuestion { gaps: &[], likely: &[&woman, &man], districts: &districts, weights: &weights };
    let ranked = rank_places(&towns, &question);
    assert_eq!(ranked[0].town, "east");
    assert!(travel_part(&ranked[0]) > travel_part(&ranked[1]));
    assert_eq!((ranked[0].mean_km_women, ranked[1].mean_km_women), (Some(0), Some(2 * ranked[1].mean_km)));
}

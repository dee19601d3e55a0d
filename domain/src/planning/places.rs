//! Where: towns ranked by what a workshop there would do, and what it would ask of people.
//!
//! ```text
//! score = Σ weight × part / Σ weight        each part from 0 to 1,000
//!
//! gap     Σ districts: gap × nearness / Σ districts: gap          nearness = 1 − km / far
//! travel  1 − Σ people: km × weight / Σ people: far × weight      a woman's kilometres weigh more; no person beyond far
//! safety  low 1,000, moderate 650, high 250; severe: the town is ruled out
//! venue   half of it known to have worked once, all of it three times or more
//! cost    cheapest / cost of the town; half of it where the cost is not known
//! ```
//!
//! Gaps are those of the modules taught ([`gaps`](super::gaps)); kilometres are of road ([`travel`](super::travel)).
//! Likely participants are those who would get the most points were the place open.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    gaps::DistrictGap,
    inputs::{Candidate, District, Town},
    score::{WHOLE, share, weighted},
    travel::{TravelWeights, road_km},
    weights::{PlaceWeights, Weights},
};
use crate::{members::Gender, safety::RiskLevel};

crate::vocabulary! {
    /// What a town's score is made of.
    PlaceSource as "part of a place's score" {
        /// Gaps that a workshop there would close.
        Gap = "gap",
        /// Travel of those likely to come.
        Travel = "travel",
        /// Safety.
        Safety = "safety",
        /// A venue known to work.
        Venue = "venue",
        /// Cost.
        Cost = "cost",
    }
}

/// One part of a town's score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacePart {
    /// What for.
    pub source: PlaceSource,
    /// How good it is, from 0 to 1,000.
    pub share: u32,
    /// Its weight among the parts.
    pub weight: u16,
}

/// A town with its score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankedPlace {
    /// The town's slug.
    pub town: String,
    /// Its district.
    pub district: String,
    /// From 0 to 1,000.
    pub score: u32,
    /// What it is made of.
    pub parts: Vec<PlacePart>,
    /// The mean way of those likely to come, in kilometres of road.
    pub mean_km: u32,
    /// The mean way of the women among them; none where there is no woman.
    pub mean_km_women: Option<u32>,
    /// The gap in thousandths of a facilitator, weighed by nearness.
    pub gap_reached: u32,
    /// Whether the risk rules it out; such towns stand at the end.
    pub is_ruled_out: bool,
}

/// What towns are ranked for.
#[derive(Debug, Clone, Copy)]
pub struct PlaceQuestion<'a> {
    /// Gaps of the modules taught, by district.
    pub gaps: &'a [DistrictGap],
    /// Those likely to come.
    pub likely: &'a [&'a Candidate],
    /// Districts.
    pub districts: &'a [District],
    /// All weights.
    pub weights: &'a Weights,
}

/// The towns, best first; of equals, in the order of their slugs.
#[must_use]
pub fn rank_places(towns: &[Town], question: &PlaceQuestion<'_>) -> Vec<RankedPlace> {
    let crowd = crowd(question.likely);
    let cheapest = towns.iter().filter_map(|town| town.rupees_a_day).min();
    let mut ranked: Vec<RankedPlace> = towns.iter().map(|town| ranked(town, &crowd, cheapest, question)).collect();
    ranked.sort_by(|a, b| {
        (a.is_ruled_out, std::cmp::Reverse(a.score), &a.town).cmp(&(
            b.is_ruled_out,
            std::cmp::Reverse(b.score),
            &b.town,
        ))
    });
    ranked
}

/// Kilometres of road from each district to a town.
#[must_use]
pub fn distances(town: &Town, districts: &[District], travel: &TravelWeights) -> BTreeMap<String, u32> {
    districts.iter().map(|district| (district.slug.clone(), way(town, district, travel))).collect()
}

fn way(town: &Town, district: &District, travel: &TravelWeights) -> u32 {
    // A district's label point is not where its people live: within the town's own district nobody travels.
    if town.district == district.slug {
        return 0;
    }
    road_km((town.lon, town.lat), (district.lon, district.lat), travel)
}

/// Women and others among those likely to come, by district.
fn crowd<'a>(likely: &[&'a Candidate]) -> BTreeMap<&'a str, [u64; 2]> {
    let mut crowd: BTreeMap<&str, [u64; 2]> = BTreeMap::new();
    for candidate in likely {
        crowd.entry(&candidate.district).or_default()[usize::from(candidate.gender != Gender::Woman)] += 1;
    }
    crowd
}

/// Sums over those likely to come.
#[derive(Default)]
struct Ways {
    km: [u64; 2],
    people: [u64; 2],
    weighed: u64,
    most: u64,
}

fn ways(town: &Town, crowd: &BTreeMap<&str, [u64; 2]>, question: &PlaceQuestion<'_>) -> Ways {
    let travel = &question.weights.travel;
    let weights = [u64::from(travel.women_percent), 100];
    let mut ways = Ways::default();
    for district in question.districts {
        let Some(people) = crowd.get(district.slug.as_str()) else { continue };
        let (km, far) = (u64::from(way(town, district, travel)), u64::from(travel.far_km));
        for group in 0..2 {
            ways.km[group] += people[group] * km;
            ways.people[group] += people[group];
            ways.weighed += people[group] * km.min(far) * weights[group];
            ways.most += people[group] * far * weights[group];
        }
    }
    ways
}

/// The gaps that a workshop there would reach, and all there are.
fn reached(town: &Town, question: &PlaceQuestion<'_>) -> (u64, u64) {
    let travel = &question.weights.travel;
    let at: BTreeMap<&str, &District> = question.districts.iter().map(|d| (d.slug.as_str(), d)).collect();
    question.gaps.iter().fold((0, 0), |(reached, all), gap| {
        let km = at.get(gap.district.as_str()).map_or(u32::from(travel.far_km), |d| way(town, d, travel));
        let near = WHOLE - share(u64::from(km), u64::from(travel.far_km));
        (reached + u64::from(gap.gap) * u64::from(near) / u64::from(WHOLE), all + u64::from(gap.gap))
    })
}

fn ranked(
    town: &Town,
    crowd: &BTreeMap<&str, [u64; 2]>,
    cheapest: Option<u32>,
    question: &PlaceQuestion<'_>,
) -> RankedPlace {
    let ways = ways(town, crowd, question);
    let (reached, all) = reached(town, question);
    let PlaceWeights { gap, travel, safety, venue, cost } = question.weights.places;
    let parts = [
        (PlaceSource::Gap, share(reached, all), gap),
        (PlaceSource::Travel, WHOLE - share(ways.weighed, ways.most), travel),
        (PlaceSource::Safety, safety_of(town.risk), safety),
        (PlaceSource::Venue, venue_of(town.venue_worked), venue),
        (PlaceSource::Cost, cost_of(town.rupees_a_day, cheapest), cost),
    ]
    .map(|(source, share, weight)| PlacePart { source, share, weight });
    let mean = |km: u64, people: u64| km.checked_div(people).and_then(|km| u32::try_from(km).ok());
    RankedPlace {
        town: town.slug.clone(),
        district: town.district.clone(),
        score: weighted(parts.iter().map(|part| (part.weight, part.share))),
        parts: parts.to_vec(),
        mean_km: mean(ways.km[0] + ways.km[1], ways.people[0] + ways.people[1]).unwrap_or(0),
        mean_km_women: mean(ways.km[0], ways.people[0]),
        gap_reached: u32::try_from(reached).unwrap_or(u32::MAX),
        is_ruled_out: town.risk == RiskLevel::Severe,
    }
}

const fn safety_of(risk: RiskLevel) -> u32 {
    match risk {
        RiskLevel::Low => WHOLE,
        RiskLevel::Moderate => 650,
        RiskLevel::High => 250,
        RiskLevel::Severe => 0,
    }
}

const fn venue_of(worked: u16) -> u32 {
    match worked {
        0 => 0,
        1 => WHOLE / 2,
        2 => WHOLE * 3 / 4,
        3.. => WHOLE,
    }
}

fn cost_of(rupees: Option<u32>, cheapest: Option<u32>) -> u32 {
    match (rupees, cheapest) {
        (Some(0), _) => WHOLE,
        (Some(rupees), Some(cheapest)) => share(u64::from(cheapest), u64::from(rupees)),
        _ => WHOLE / 2,
    }
}

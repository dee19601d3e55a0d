//! Towns in which a workshop could be held: those of the map, and districts in which one was held that have no town there.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    places::{AdminLevel, AdminUnit, Region},
    planning::{
        facts::TownPrice,
        inputs::{Held, Town},
    },
    safety::RiskLevel,
    text::LocalText,
};
use serde::Deserialize;

use super::PlanningTown;
use crate::StoreError;

const TOWNS: &str = include_str!("../../../data/map/towns.json");

/// A town as the map's build writes it; what only drawing needs is left out.
#[derive(Deserialize)]
struct MapTown {
    slug: String,
    unit: String,
    names: LocalText,
    lon: f64,
    lat: f64,
}

/// The towns, what they are called, and what they cost where coordinators noted that.
pub(super) fn towns(
    units: &[AdminUnit],
    held: &[Held],
    prices: &BTreeMap<&str, &TownPrice>,
    risk: impl Fn(Region) -> RiskLevel,
) -> Result<Vec<(Town, PlanningTown)>, StoreError> {
    let of_map: Vec<MapTown> = serde_json::from_str(TOWNS)
        .map_err(|error| StoreError::Damaged { what: "list of towns", reason: error.to_string() })?;
    let districts: BTreeMap<&str, &AdminUnit> =
        units.iter().filter(|unit| unit.level == AdminLevel::District).map(|unit| (unit.slug.as_str(), unit)).collect();
    let of_map = of_map.into_iter().filter(|town| districts.contains_key(town.unit.as_str()));
    let mut found: Vec<MapTown> = of_map.collect();
    let known: BTreeSet<String> = found.iter().map(|town| town.unit.clone()).collect();
    let used: BTreeSet<&String> = held.iter().flat_map(|held| &held.districts).collect();
    let without = used.into_iter().filter(|slug| !known.contains(*slug));
    found.extend(without.filter_map(|slug| districts.get(slug.as_str())).map(|unit| MapTown {
        slug: unit.slug.clone(),
        unit: unit.slug.clone(),
        names: unit.names.clone(),
        lon: unit.lon,
        lat: unit.lat,
    }));
    let place = |MapTown { slug, unit, names, lon, lat }: MapTown| {
        let region = districts.get(unit.as_str())?.region?;
        let worked = held.iter().filter(|held| held.districts.contains(&unit)).count();
        let price = prices.get(slug.as_str()).copied().cloned();
        let town = Town {
            slug,
            region,
            lon,
            lat,
            venue_worked: u16::try_from(worked).unwrap_or(u16::MAX),
            rupees_a_day: price.as_ref().map(|price| price.rupees),
            risk: risk(region),
            district: unit.clone(),
        };
        Some((town, PlanningTown { names, district: unit, price }))
    };
    Ok(found.into_iter().filter_map(place).collect())
}

//! Administrative units and calendar, as the map's data files hold them.

use domain::{
    dates::Date,
    places::{AdminLevel, AdminUnit, Region},
    planning::{CalendarConstraint, Certainty, ConstraintKind, Zone},
    text::LocalText,
};
use serde::Deserialize;

use super::SeedError;

const UNITS: &str = include_str!("../../../data/map/units.json");
const CALENDAR: &str = include_str!("../../../data/map/calendar.json");

/// A unit as the map's build writes it; what only drawing needs is left out.
#[derive(Deserialize)]
struct MapUnit {
    slug: String,
    /// 0, 1 or 2, as OCHA counts administrative levels.
    level: u8,
    parent: Option<String>,
    region: Option<Region>,
    iso: Option<String>,
    names: LocalText,
    lon: f64,
    lat: f64,
}

impl From<MapUnit> for AdminUnit {
    fn from(unit: MapUnit) -> Self {
        let level = match unit.level {
            0 => AdminLevel::Country,
            1 => AdminLevel::Province,
            _ => AdminLevel::District,
        };
        Self {
            slug: unit.slug,
            level,
            parent: unit.parent,
            // A province may lie in several regions; only districts belong to one.
            region: unit.region.filter(|_| level == AdminLevel::District),
            iso: unit.iso,
            p_code: None,
            names: unit.names,
            lon: unit.lon,
            lat: unit.lat,
        }
    }
}

/// The country, its provinces and districts.
pub(super) fn units() -> Result<Vec<AdminUnit>, SeedError> {
    let units: Vec<MapUnit> =
        serde_json::from_str(UNITS).map_err(|source| SeedError::Map { file: "units.json", source })?;
    Ok(units.into_iter().map(AdminUnit::from).collect())
}

/// A window as the map's build writes it: it holds in the whole country, or in a province.
#[derive(Deserialize)]
struct MapWindow {
    kind: ConstraintKind,
    from: Date,
    to: Date,
    zone: String,
    names: LocalText,
    certainty: Certainty,
}

/// Holidays and elections.
pub(super) fn calendar() -> Result<Vec<CalendarConstraint>, SeedError> {
    let windows: Vec<MapWindow> =
        serde_json::from_str(CALENDAR).map_err(|source| SeedError::Map { file: "calendar.json", source })?;
    let units = units()?;
    let constraint = |MapWindow { kind, from, to, zone, names, certainty }| {
        let zone = zone_of(&units, &zone);
        CalendarConstraint { kind, from, to, names, certainty, zone, demonstration: false }
    };
    Ok(windows.into_iter().map(constraint).collect())
}

/// A province as a zone: the regions that lie in it as a whole, and its other districts. The country is the zone without any.
fn zone_of(units: &[AdminUnit], province: &str) -> Zone {
    let districts = || units.iter().filter(|unit| unit.level == AdminLevel::District);
    let is_inside = |unit: &AdminUnit| unit.parent.as_deref() == Some(province);
    let of_region = |region| districts().filter(move |unit| unit.region == Some(region));
    let is_whole = |region: &Region| of_region(*region).next().is_some() && of_region(*region).all(is_inside);
    let regions: Vec<Region> = Region::ALL.iter().copied().filter(is_whole).collect();
    let others = districts().filter(|unit| is_inside(unit) && !unit.region.is_some_and(|one| regions.contains(&one)));
    let mut districts: Vec<String> = others.map(|unit| unit.slug.clone()).collect();
    districts.sort_unstable();
    Zone { regions, districts }
}

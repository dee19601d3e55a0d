//! Administrative units and calendar, as the map's data files hold them.

use domain::{
    places::{AdminLevel, AdminUnit, Region},
    planning::CalendarConstraint,
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

/// Holidays and elections.
pub(super) fn calendar() -> Result<Vec<CalendarConstraint>, SeedError> {
    serde_json::from_str(CALENDAR).map_err(|source| SeedError::Map { file: "calendar.json", source })
}

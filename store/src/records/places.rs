//! Regions and administrative units.

use std::collections::HashSet;

use atlas::AtlasArea;
use domain::{
    places::{AdminLevel, AdminUnit, Area, Region},
    text::LocalText,
};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

use super::position;
use crate::{
    StoreError,
    columns::{AsJson, Term},
    entities::places::{region, unit},
    rows::insert_all,
};

/// Names and label points of the regions: the middle of their districts' points.
fn regions() -> [region::Model; 4] {
    let text = |en: &str, ur: &str, sd: &str, ps: &str| LocalText {
        en: en.to_owned(),
        ur: ur.to_owned(),
        sd: sd.to_owned(),
        ps: ps.to_owned(),
    };
    let region = |region: Region, names, lon, lat| region::Model {
        slug: Term(region),
        position: position(region.index()),
        names: AsJson(names),
        lon,
        lat,
    };
    [
        region(Region::Karachi, text("Karachi", "کراچی", "ڪراچي", "کراچۍ"), 67.08, 24.93),
        region(
            Region::InteriorSindh,
            text("Interior Sindh", "اندرونِ سندھ", "اندرون سنڌ", "د سند دننه سيمې"),
            68.71,
            26.36,
        ),
        region(Region::BorderRegion, text("Border region", "سرحدی خطہ", "سرحدي خطو", "سرحدي سيمه"), 70.22, 32.91),
        region(
            Region::OtherPakistan,
            text("Other Pakistan", "باقی پاکستان", "باقي پاڪستان", "پاتې پاکستان"),
            71.6,
            31.69,
        ),
    ]
}

/// Makes sure that the regions of the vocabulary have their rows.
pub(crate) async fn write_regions(database: &impl ConnectionTrait) -> Result<(), StoreError> {
    let known = region::Entity::find().all(database).await?;
    let is_new = |row: &region::Model| known.iter().all(|other| other.slug != row.slug);
    let rows: Vec<_> = regions().into_iter().filter(is_new).collect();
    insert_all::<region::Entity>(database, &rows).await
}

/// Adds the units that are not there yet; gives the number of those added.
pub(crate) async fn write_units(database: &impl ConnectionTrait, units: &[AdminUnit]) -> Result<usize, StoreError> {
    let known: Vec<_> = unit::Entity::find().all(database).await?;
    let mut slugs: HashSet<_> = known.iter().map(|unit| unit.slug.clone()).collect();
    let mut new: Vec<_> = units.iter().filter(|unit| slugs.insert(unit.slug.clone())).collect();
    new.sort_by_key(|unit| unit.level);
    let mut rows = Vec::with_capacity(new.len());
    for (index, unit) in new.iter().enumerate() {
        if let Some(reason) = fault(unit, &slugs) {
            return Err(StoreError::Invalid { record: format!("unit “{}”", unit.slug), reason });
        }
        rows.push(row(unit, known.len() + index));
    }
    insert_all::<unit::Entity>(database, &rows).await?;
    Ok(rows.len())
}

fn fault(unit: &AdminUnit, slugs: &HashSet<String>) -> Option<String> {
    match &unit.parent {
        Some(parent) if !slugs.contains(parent) => Some(format!("the unit “{parent}” that it lies in is not known")),
        _ if unit.level == AdminLevel::District && unit.region.is_none() => {
            Some("a district needs a region".to_owned())
        }
        _ if unit.lon.abs() > 180.0 || unit.lat.abs() > 90.0 => Some("its label point is not on Earth".to_owned()),
        _ => None,
    }
}

fn row(unit: &AdminUnit, index: usize) -> unit::Model {
    unit::Model {
        slug: unit.slug.clone(),
        position: position(index),
        level: Term(unit.level),
        parent: unit.parent.clone(),
        region: unit.region.map(Term),
        iso: unit.iso.clone(),
        p_code: unit.p_code.clone(),
        names: AsJson(unit.names.clone()),
        lon: unit.lon,
        lat: unit.lat,
    }
}

/// All units.
pub(crate) async fn read_units(database: &impl ConnectionTrait) -> Result<Vec<AdminUnit>, StoreError> {
    let rows = unit::Entity::find().order_by_asc(unit::Column::Position).all(database).await?;
    let unit = |row: unit::Model| AdminUnit {
        slug: row.slug,
        level: row.level.0,
        parent: row.parent,
        region: row.region.map(|region| region.0),
        iso: row.iso,
        p_code: row.p_code,
        names: row.names.0,
        lon: row.lon,
        lat: row.lat,
    };
    Ok(rows.into_iter().map(unit).collect())
}

/// The areas that published records may lie in: the regions, then the districts.
pub(crate) async fn read_areas(
    database: &impl ConnectionTrait,
    units: &[AdminUnit],
) -> Result<Vec<AtlasArea>, StoreError> {
    let regions = region::Entity::find().order_by_asc(region::Column::Position).all(database).await?;
    let region = |row: region::Model| AtlasArea {
        area: Area::Region(row.slug.0),
        names: row.names.0,
        lon: row.lon,
        lat: row.lat,
    };
    let district = |unit: &AdminUnit| {
        let area = Area::District { slug: unit.slug.clone(), region: unit.region? };
        Some(AtlasArea { area, names: unit.names.clone(), lon: unit.lon, lat: unit.lat })
    };
    let districts = units.iter().filter(|unit| unit.level == AdminLevel::District);
    Ok(regions.into_iter().map(region).chain(districts.filter_map(district)).collect())
}

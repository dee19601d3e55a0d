//! Areas: the districts and regions that records lie in.

use std::collections::HashSet;

use domain::{places::Area, text::LocalText};

use crate::{error::AtlasError, load::storable};

/// An area with what the map, the search and the filters need of it.
#[derive(Debug, Clone, PartialEq)]
pub struct AtlasArea {
    /// The area.
    pub area: Area,
    /// Its names.
    pub names: LocalText,
    /// Longitude of its label point, degrees east; kept to three decimals.
    pub lon: f64,
    /// Latitude of its label point, degrees north; kept to three decimals.
    pub lat: f64,
}

/// Label points are kept in thousandths of a degree: a hundred metres, as much as an indicative area is good for.
pub(crate) const PARTS: f64 = 1_000.0;

/// A coordinate in thousandths of a degree; none where it is not on Earth.
pub(crate) fn to_parts(degrees: f64, most: f64) -> Option<i32> {
    // The comparison also turns away what is not a number.
    (degrees.abs() <= most).then_some((degrees * PARTS).round() as i32)
}

/// Checks the areas and rounds their label points as the snapshot does, so that both answer alike.
pub(crate) fn place(areas: Vec<AtlasArea>) -> Result<Vec<AtlasArea>, AtlasError> {
    if areas.len() > usize::from(u16::MAX) {
        return Err(AtlasError::TooMany("areas"));
    }
    let mut seen = HashSet::new();
    let mut placed = Vec::with_capacity(areas.len());
    for AtlasArea { area, names, lon, lat } in areas {
        let name = || area.district().unwrap_or(area.region().slug()).to_owned();
        let repeated = match &area {
            Area::District { slug, .. } if slug.is_empty() || slug.contains('\0') => {
                return Err(AtlasError::Slug(slug.clone()));
            }
            // Two districts of one slug could not be told apart by a query.
            Area::District { slug, .. } => !seen.insert((slug.clone(), 0)),
            Area::Region(region) => !seen.insert((String::new(), region.index())),
        };
        if repeated {
            return Err(AtlasError::RepeatedArea(name()));
        }
        let (Some(lon), Some(lat)) = (to_parts(lon, 180.0), to_parts(lat, 90.0)) else {
            return Err(AtlasError::LabelPoint(name()));
        };
        let names = storable(&names);
        placed.push(AtlasArea { area, names, lon: f64::from(lon) / PARTS, lat: f64::from(lat) / PARTS });
    }
    Ok(placed)
}

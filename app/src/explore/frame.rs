//! What the server hands to the island besides the first answer: names, places and addresses. All of it is published.

use domain::{
    dates::Date,
    ids::PublicId,
    places::Area,
    safety::public::{PublicCell, PublicCount},
    text::Language,
};
use serde::{Deserialize, Serialize};

/// The fixed surroundings of an Explore page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExploreFrame {
    /// The reader's language.
    pub language: Language,
    /// The query string that the page was asked for, without `?`.
    pub search: String,
    /// The drawing's geometry.
    pub map: MapFrame,
    /// Width in pixels that the drawing is laid out for until it can be measured.
    pub width: f64,
    /// Districts and regions.
    pub places: Vec<Place>,
    /// General elections, marked on the timeline.
    pub elections: Vec<Election>,
    /// Organisations by id, for the facet's labels.
    pub organisations: Vec<(PublicId, String)>,
    /// Cases that are counted only, by dispute and region.
    pub counted: Vec<PublicCell>,
    /// Where the atlas' snapshot lies; none where it is too large to send, and the server is asked instead.
    pub snapshot: Option<String>,
}

impl ExploreFrame {
    /// Size in pixels that the drawing is laid out for until it can be measured.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        (self.width, self.width * self.map.height / self.map.width)
    }
}

/// The drawing's size and projection: spherical Mercator, so that it lies exactly on a slippy map.
///
/// `x = (lon - west) * scale` and `y = (m(top) - m(lat)) * scale`, with `m` the Mercator latitude in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MapFrame {
    /// Width in drawing units.
    pub width: f64,
    /// Height in drawing units.
    pub height: f64,
    /// Longitude of the left edge.
    pub west: f64,
    /// Mercator latitude of the upper edge, in degrees.
    pub top: f64,
    /// Drawing units per degree of longitude.
    pub scale: f64,
}

impl MapFrame {
    /// Drawing units of a point in degrees.
    #[must_use]
    pub fn project(&self, lon: f64, lat: f64) -> (f64, f64) {
        ((lon - self.west) * self.scale, (self.top - mercator(lat)) * self.scale)
    }

    /// Degrees (longitude, latitude) of a point of the drawing.
    #[must_use]
    pub fn unproject(&self, x: f64, y: f64) -> (f64, f64) {
        let m = (self.top - y / self.scale).to_radians();
        (self.west + x / self.scale, (2.0 * m.exp().atan() - std::f64::consts::FRAC_PI_2).to_degrees())
    }
}

/// The Mercator latitude, in degrees, of a latitude in degrees.
#[must_use]
pub fn mercator(lat: f64) -> f64 {
    (std::f64::consts::FRAC_PI_4 + lat.to_radians() / 2.0).tan().ln().to_degrees()
}

/// A district or region as the map shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Which.
    pub area: Area,
    /// Its name in the reader's language.
    pub name: String,
    /// Its label point, in whole units of the drawing.
    pub x: i16,
    /// See `x`.
    pub y: i16,
    /// Members who live there.
    pub members: PublicCount,
}

/// A general election.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Election {
    /// The day.
    #[serde(with = "domain::dates::compact")]
    pub date: Date,
    /// Its name in the reader's language.
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn projecting_back_gives_the_same_point() {
        let frame = MapFrame { width: 1000.0, height: 940.0, west: 60.3, top: mercator(37.4), scale: 57.0 };
        for (lon, lat) in [(67.0, 24.86), (71.5, 34.0), (61.0, 37.0)] {
            let (x, y) = frame.project(lon, lat);
            let (back_lon, back_lat) = frame.unproject(x, y);
            assert!((lon - back_lon).abs() < 1e-9 && (lat - back_lat).abs() < 1e-9, "{lon} {lat}");
        }
    }
}

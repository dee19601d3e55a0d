//! The outlines that every map of the site is drawn from: built in, so that no page waits for them.

use std::{collections::BTreeMap, sync::LazyLock};

use domain::{
    places::{Area, Region},
    text::LocalText,
};
use serde::Deserialize;

use crate::explore::MapFrame;

/// Outlines of districts, provinces, regions, the neighbours' land and rivers as SVG path data, in one drawing's units.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct MapShapes {
    /// The drawing's SVG `viewBox`: x, y, width, height.
    #[serde(rename = "viewBox")]
    pub view_box: [f64; 4],
    /// How degrees become units.
    pub projection: Projection,
    /// West, south, east and north edge in degrees.
    pub bbox: [f64; 4],
    /// Path data by district slug.
    pub districts: BTreeMap<String, String>,
    /// Path data by province slug.
    pub provinces: BTreeMap<String, String>,
    /// Path data by region slug.
    pub regions: BTreeMap<String, String>,
    /// Path data of the land around.
    pub land: String,
    /// Rivers.
    pub rivers: Vec<River>,
}

/// Spherical Mercator: `x = (lon - lon0) * scale`, `y = (m(top) - m(lat)) * scale`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
pub struct Projection {
    /// Longitude of the left edge.
    pub lon0: f64,
    /// Latitude of the upper edge; its Mercator latitude is where `y` is 0.
    #[serde(rename = "lat_top_mercator")]
    pub top: f64,
    /// Units per degree of longitude.
    pub scale: f64,
}

/// A river's course.
#[derive(Debug, Clone, Deserialize)]
pub struct River {
    /// Its own stable name.
    pub slug: String,
    /// Its names.
    pub names: LocalText,
    /// Path data of its course, not closed.
    pub d: String,
}

/// A rectangle of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Left.
    pub left: f64,
    /// Top.
    pub top: f64,
    /// Right.
    pub right: f64,
    /// Bottom.
    pub bottom: f64,
}

static BUILT_IN: LazyLock<MapShapes> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../../data/map/shapes.json")).unwrap_or_else(|error| {
        // Pages without a map are better than none; a test makes sure that it never comes to that.
        tracing::error!(%error, "the built-in map cannot be read");
        MapShapes::default()
    })
});

impl MapShapes {
    /// The outlines that the program was built with.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Size and projection, as Explore needs them.
    #[must_use]
    pub fn frame(&self) -> MapFrame {
        let [_, _, width, height] = self.view_box;
        let Projection { lon0, top, scale } = self.projection;
        let mercator = (std::f64::consts::FRAC_PI_4 + top.to_radians() / 2.0).tan().ln().to_degrees();
        MapFrame { width, height, west: lon0, top: mercator, scale }
    }

    /// Where a point in degrees lies in the drawing.
    #[must_use]
    pub fn project(&self, lon: f64, lat: f64) -> (f64, f64) {
        self.frame().project(lon, lat)
    }

    /// The outline of a region.
    #[must_use]
    pub fn region(&self, region: Region) -> Option<&str> {
        self.regions.get(region.slug()).map(String::as_str)
    }

    /// The outline of an area, where one is known.
    #[must_use]
    pub fn outline(&self, area: &Area) -> Option<&str> {
        match area {
            Area::Region(region) => self.region(*region),
            Area::District { slug, .. } => self.districts.get(slug).map(String::as_str),
        }
    }
}

impl Bounds {
    /// The smallest rectangle around both.
    #[must_use]
    pub fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The rectangle around path data made of `M`, `l` and `z` alone, as the built-in outlines are; none for no points.
    #[must_use]
    pub fn of_path(d: &str) -> Option<Self> {
        let mut bounds: Option<Self> = None;
        let (mut x, mut y) = (0.0, 0.0);
        for (command, numbers) in commands(d) {
            for point in numbers.chunks_exact(2) {
                (x, y) = if command == 'M' { (point[0], point[1]) } else { (x + point[0], y + point[1]) };
                let here = Self { left: x, top: y, right: x, bottom: y };
                bounds = Some(bounds.map_or(here, |known| known.around(here)));
            }
        }
        bounds
    }
}

/// The commands of path data, each with its numbers. Numbers may follow each other with only a minus sign between.
fn commands(d: &str) -> impl Iterator<Item = (char, Vec<f64>)> {
    d.split_inclusive(|c: char| c.is_ascii_alphabetic()).scan(None, |command, part| {
        let next = part.chars().next_back().filter(char::is_ascii_alphabetic);
        let numbers = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let now = std::mem::replace(command, next);
        Some((now.unwrap_or('M'), self::numbers(numbers)))
    })
}

fn numbers(text: &str) -> Vec<f64> {
    let mut found = Vec::new();
    let mut start = 0;
    for (position, byte) in text.bytes().enumerate() {
        if position > start && matches!(byte, b'-' | b' ' | b',') {
            found.extend(text[start..position].trim_matches([' ', ',']).parse::<f64>());
            start = position;
        }
    }
    found.extend(text[start..].trim_matches([' ', ',']).parse::<f64>());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_map_is_whole() {
        let shapes = MapShapes::built_in();
        assert_eq!(shapes.view_box, [0.0, 0.0, 1000.0, 940.0]);
        assert_eq!(shapes.provinces.len(), 7);
        assert!(shapes.districts.len() > 140 && !shapes.rivers.is_empty() && !shapes.land.is_empty());
        for region in Region::ALL {
            assert!(shapes.region(*region).is_some(), "{region}");
        }
    }

    #[test]
    fn a_city_lies_inside_its_district() {
        let shapes = MapShapes::built_in();
        let (x, y) = shapes.project(68.44, 28.28);
        let jacobabad = Bounds::of_path(&shapes.districts["jacobabad"]).expect("an outline");
        assert!(
            jacobabad.left < x && x < jacobabad.right && jacobabad.top < y && y < jacobabad.bottom,
            "{jacobabad:?} {x} {y}"
        );
    }

    #[test]
    fn bounds_follow_relative_steps() {
        let bounds = Bounds::of_path("M10 20l5-3-2.5 8.5zM1 1l.5 0 0 .5z").expect("bounds");
        assert_eq!(bounds, Bounds { left: 1.0, top: 1.0, right: 15.0, bottom: 25.5 });
        assert_eq!(Bounds::of_path(""), None);
    }

    #[test]
    fn every_outline_lies_in_the_drawing() {
        let shapes = MapShapes::built_in();
        for (slug, d) in shapes.districts.iter().chain(&shapes.regions) {
            let bounds = Bounds::of_path(d).expect("an outline");
            // Steps are rounded to a tenth, which adds up along a long outline.
            let inside = Bounds { left: -2.0, top: -2.0, right: 1002.0, bottom: 942.0 };
            assert_eq!(inside.around(bounds), inside, "{slug}");
        }
    }
}

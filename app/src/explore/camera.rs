//! Where the map looks, in the terms of a slippy map, and the part of the drawing that shows then.

use domain::decimal;

use super::{frame::MapFrame, picture::tenths};

/// Centre and zoom: at zoom z the world is `512 * 2^z` pixels wide.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// Longitude of the centre.
    pub lon: f64,
    /// Latitude of the centre.
    pub lat: f64,
    /// Zoom.
    pub zoom: f64,
}

/// The least zoom: the whole of South Asia.
pub const LEAST_ZOOM: f64 = 3.0;
/// The greatest: a district fills the screen, and nothing finer is known.
pub const GREATEST_ZOOM: f64 = 9.5;

/// Size of the map's box in pixels.
pub type Size = (f64, f64);

impl Camera {
    /// Reads `longitude,latitude,zoom`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split(',').map(decimal::parse);
        let camera = Self { lon: numbers.next()??, lat: numbers.next()??, zoom: numbers.next()?? };
        let known = camera.lon.abs() <= 180.0
            && camera.lat.abs() <= 80.0
            && (LEAST_ZOOM..=GREATEST_ZOOM).contains(&camera.zoom);
        (known && numbers.next().is_none()).then_some(camera)
    }

    /// The camera that shows the whole drawing in a box.
    #[must_use]
    pub fn whole(frame: &MapFrame, size: Size) -> Self {
        let pixels_per_unit = (size.0 / frame.width).min(size.1 / frame.height);
        let (lon, lat) = frame.unproject(frame.width / 2.0, frame.height / 2.0);
        Self { lon, lat, zoom: zoom_of(frame, pixels_per_unit) }
    }

    /// Pixels per unit of the drawing.
    #[must_use]
    pub fn pixels_per_unit(self, frame: &MapFrame) -> f64 {
        512.0 * self.zoom.exp2() / 360.0 / frame.scale
    }

    /// The part of the drawing, as a `viewBox`, that a box of this size shows.
    #[must_use]
    pub fn view_box(self, frame: &MapFrame, size: Size) -> String {
        let scale = self.pixels_per_unit(frame);
        let (width, height) = (size.0 / scale, size.1 / scale);
        let (x, y) = frame.project(self.lon, self.lat);
        [x - width / 2.0, y - height / 2.0, width, height].map(tenths).join(" ")
    }

    /// The rectangle of degrees that a box of this size shows: west, south, east, north.
    #[must_use]
    pub fn bounds(self, frame: &MapFrame, size: Size) -> [f64; 4] {
        let scale = self.pixels_per_unit(frame);
        let (half_width, half_height) = (size.0 / scale / 2.0, size.1 / scale / 2.0);
        let (x, y) = frame.project(self.lon, self.lat);
        let (west, north) = frame.unproject(x - half_width, y - half_height);
        let (east, south) = frame.unproject(x + half_width, y + half_height);
        [west, south, east, north]
    }

    /// Nearer or farther by some steps of zoom.
    #[must_use]
    pub fn zoomed(self, by: f64) -> Self {
        Self { zoom: (self.zoom + by).clamp(LEAST_ZOOM, GREATEST_ZOOM), ..self }
    }

    /// Moved by pixels of the screen, right and down.
    #[must_use]
    pub fn moved(self, frame: &MapFrame, right: f64, down: f64) -> Self {
        let scale = self.pixels_per_unit(frame);
        let (x, y) = frame.project(self.lon, self.lat);
        let x = (x + right / scale).clamp(0.0, frame.width);
        let y = (y + down / scale).clamp(0.0, frame.height);
        let (lon, lat) = frame.unproject(x, y);
        Self { lon, lat, ..self }
    }
}

fn zoom_of(frame: &MapFrame, pixels_per_unit: f64) -> f64 {
    (pixels_per_unit * frame.scale * 360.0 / 512.0).log2().clamp(LEAST_ZOOM, GREATEST_ZOOM)
}

impl std::fmt::Display for Camera {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&[decimal::write(self.lon, 3), decimal::write(self.lat, 3), decimal::write(self.zoom, 2)].join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explore::frame::mercator;

    const SIZE: Size = (770.0, 660.0);

    fn frame() -> MapFrame {
        MapFrame { width: 1000.0, height: 940.0, west: 60.3, top: mercator(37.4), scale: 57.0 }
    }

    #[test]
    fn the_whole_drawing_fits_its_box() {
        let [west, south, east, north] = Camera::whole(&frame(), SIZE).bounds(&frame(), SIZE);
        let (right, bottom) = frame().unproject(1000.0, 940.0);
        assert!(west <= 60.3 && right <= east + 1e-6);
        assert!(south <= bottom + 1e-6 && 37.4 <= north + 1e-6);
    }

    #[test]
    fn moving_there_and_back_returns() {
        let start = Camera { lon: 68.0, lat: 27.0, zoom: 7.0 };
        let back = start.moved(&frame(), 40.0, -25.0).moved(&frame(), -40.0, 25.0);
        assert!((start.lon - back.lon).abs() < 1e-9 && (start.lat - back.lat).abs() < 1e-9);
    }
}

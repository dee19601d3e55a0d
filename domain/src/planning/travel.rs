//! How far people would travel.

use serde::{Deserialize, Serialize};

/// The earth's mean radius in kilometres (IUGG).
const EARTH_KM: f64 = 6_371.0;

/// How distance is turned into travel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TravelWeights {
    /// Kilometres of road for a hundred as the crow flies. Roads are 1.2 to 1.5 times as long in most countries
    /// (R. Ballou, H. Rahardja and N. Sakai, "Selected country circuity factors for road travel distance estimation",
    /// Transportation Research A 36, 2002); 130 is our assumption for the plains of the Indus.
    pub road_percent: u16,
    /// What a hundred kilometres weigh for a woman. Women's travel asks for a companion, daylight and a family's
    /// consent more often; 150 is an assumption for the coordinator to change. It weighs against far places, never
    /// against women: a person's own points are worked out with the plain distance.
    pub women_percent: u16,
    /// From so many kilometres of road on, a place counts as far for good.
    pub far_km: u16,
}

impl Default for TravelWeights {
    fn default() -> Self {
        Self { road_percent: 130, women_percent: 150, far_km: 600 }
    }
}

/// Kilometres between two points as the crow flies, by the haversine formula (R. Sinnott, "Virtues of the haversine",
/// Sky and Telescope 68, 1984): `2 R asin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2))`. Points are longitude and latitude
/// in degrees.
fn great_circle_km(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (from_lat, to_lat) = (from.1.to_radians(), to.1.to_radians());
    let half = |a: f64, b: f64| ((b - a) / 2.0).sin().powi(2);
    let lon = half(from.0.to_radians(), to.0.to_radians());
    2.0 * EARTH_KM * (half(from_lat, to_lat) + from_lat.cos() * to_lat.cos() * lon).sqrt().min(1.0).asin()
}

/// Whole kilometres of road between two points: the great circle times the road factor.
#[must_use]
pub fn road_km(from: (f64, f64), to: (f64, f64), weights: &TravelWeights) -> u32 {
    (great_circle_km(from, to) * f64::from(weights.road_percent) / 100.0).round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn karachi_is_a_thousand_kilometres_from_lahore() {
        let km = great_circle_km((67.01, 24.86), (74.34, 31.55));
        assert!((1_010.0..1_040.0).contains(&km), "{km}");
        assert_eq!(road_km((67.0, 25.0), (67.0, 25.0), &TravelWeights::default()), 0);
        let there_and_back = [((67.0, 25.0), (71.5, 34.0)), ((71.5, 34.0), (67.0, 25.0))];
        let [there, back] = there_and_back.map(|(a, b)| road_km(a, b, &TravelWeights::default()));
        assert_eq!(there, back);
    }
}

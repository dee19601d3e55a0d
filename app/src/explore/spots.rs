//! Spots: places whose symbols would touch are drawn, and filtered to, as one.

use std::cmp::Reverse;

use domain::{explore::AreaCount, order::sort_short_by_key, places::Area, safety::public::RecordKind};

use super::frame::ExploreFrame;

/// Pixels between two spots, at least.
const APART: f64 = 58.0;

/// One or more areas drawn together, with their records by kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Its place in the drawing, the mean of its areas weighted by their records.
    pub x: f64,
    /// See `x`.
    pub y: f64,
    /// The areas.
    pub areas: Vec<Area>,
    /// Records by kind, without those of hidden layers.
    pub kinds: [u32; RecordKind::EXPLORED.len()],
}

impl Spot {
    /// Records of all kinds.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.kinds.iter().sum()
    }
}

/// Draws areas that lie closer than `APART` together, largest first, so that the result doesn't depend on the order.
///
/// `pixels_per_unit` is the scale that the drawing is shown at.
#[must_use]
pub fn spots(frame: &ExploreFrame, areas: &[AreaCount], hidden: &[RecordKind], pixels_per_unit: f64) -> Vec<Spot> {
    let mut single: Vec<Spot> = areas.iter().filter_map(|count| spot(frame, count, hidden)).collect();
    sort_short_by_key(&mut single, |spot| (Reverse(spot.total()), spot.areas.clone()));
    let apart = APART / pixels_per_unit.max(f64::EPSILON);
    let mut spots: Vec<Spot> = Vec::new();
    for spot in single {
        let near = spots.iter_mut().find(|other| (other.x - spot.x).hypot(other.y - spot.y) < apart);
        match near {
            Some(other) => merge(other, spot),
            None => spots.push(spot),
        }
    }
    spots
}

fn spot(frame: &ExploreFrame, count: &AreaCount, hidden: &[RecordKind]) -> Option<Spot> {
    let place = frame.places.iter().find(|place| place.area == count.area)?;
    let (x, y) = (f64::from(place.x), f64::from(place.y));
    let mut kinds = count.kinds;
    for (position, kind) in RecordKind::EXPLORED.iter().enumerate() {
        if hidden.contains(kind) {
            kinds[position] = 0;
        }
    }
    let spot = Spot { x, y, areas: vec![count.area.clone()], kinds };
    (spot.total() > 0).then_some(spot)
}

fn merge(into: &mut Spot, spot: Spot) {
    let (a, b) = (f64::from(into.total()), f64::from(spot.total()));
    into.x = (into.x * a + spot.x * b) / (a + b);
    into.y = (into.y * a + spot.y * b) / (a + b);
    into.areas.extend(spot.areas);
    for (sum, count) in into.kinds.iter_mut().zip(spot.kinds) {
        *sum += count;
    }
}

//! Clusters: symbols that would cover each other, drawn as one.

use domain::{
    explore::{AreaCount, Cluster},
    places::Area,
    safety::public::RecordKind,
};

use crate::order;

/// Groups the symbols of each kind that stand closer together than `distance`.
///
/// `position` gives an area's point, or none for an area that is not drawn. Distances are those of a plane, so
/// points in the map's own units make clusters that look right on it; the clusters' points are in the same units,
/// weighted by the records. Of each of the `kinds` in turn the largest clusters come first. No two clusters of a
/// kind are closer than `distance`, and each area with records of it is in one.
#[must_use]
pub fn cluster(
    areas: &[AreaCount],
    position: impl Fn(&Area) -> Option<(f64, f64)>,
    kinds: &[RecordKind],
    distance: f64,
) -> Vec<Cluster> {
    let positions: Vec<Option<(f64, f64)>> = areas.iter().map(|count| position(&count.area)).collect();
    let mut clusters = Vec::new();
    for kind in kinds {
        if let Some(index) = RecordKind::EXPLORED.iter().position(|explored| explored == kind) {
            let counts = areas.iter().map(|count| count.kinds[index]);
            of_kind(&mut clusters, *kind, symbols(counts, &positions), distance);
        }
    }
    clusters
}

/// The symbol of an area, which may come to stand for others.
#[derive(Clone, Copy)]
struct Symbol {
    lon: f64,
    lat: f64,
    /// Records; none where there is nothing to draw, or another symbol stands for it.
    count: u32,
    /// The area whose symbol stands for this one; its own at first.
    drawn_at: u32,
}

fn symbols(counts: impl Iterator<Item = u32>, positions: &[Option<(f64, f64)>]) -> Vec<Symbol> {
    let mut symbols = Vec::with_capacity(positions.len());
    for ((count, position), area) in counts.zip(positions).zip(0..) {
        let (count, (lon, lat)) = position.map_or((0, (0.0, 0.0)), |position| (count, position));
        symbols.push(Symbol { lon, lat, count, drawn_at: area });
    }
    symbols
}

fn of_kind(clusters: &mut Vec<Cluster>, kind: RecordKind, mut symbols: Vec<Symbol>, distance: f64) {
    // A cluster's point moves as it grows, so that it may come near to others: repeat until none does.
    let mut drawn = largest_first(&symbols);
    loop {
        merge(&mut symbols, &drawn, distance);
        let left = largest_first(&symbols);
        let is_done = left.len() == drawn.len();
        drawn = left;
        if is_done {
            break;
        }
    }
    let first = clusters.len();
    // Where each area's cluster is among them.
    let mut places = vec![0; symbols.len()];
    for area in drawn {
        let Symbol { lon, lat, count, .. } = symbols[area as usize];
        places[area as usize] = clusters.len() - first;
        clusters.push(Cluster { lon, lat, kind, areas: Vec::new(), count });
    }
    for area in 0..symbols.len() {
        let mut at = area;
        while symbols[at].drawn_at as usize != at {
            at = symbols[at].drawn_at as usize;
        }
        if symbols[at].count > 0 {
            clusters[first + places[at]].areas.push(area as u32);
        }
    }
}

/// The areas whose symbols are drawn.
fn largest_first(symbols: &[Symbol]) -> Vec<u32> {
    let drawn = symbols.iter().zip(0..).filter(|(symbol, _)| symbol.count > 0);
    order::by_key(drawn.map(|(symbol, area)| (u32::MAX - symbol.count, area)))
}

/// The larger symbols take in the smaller ones near to them.
fn merge(symbols: &mut [Symbol], largest_first: &[u32], distance: f64) {
    for (position, area) in largest_first.iter().enumerate() {
        let own = symbols[*area as usize];
        let is_near = |other: &&u32| {
            let other = symbols[**other as usize];
            let (east, north) = (other.lon - own.lon, other.lat - own.lat);
            other.count > 0 && east * east + north * north < distance * distance
        };
        if let Some(larger) = largest_first[..position].iter().find(is_near) {
            symbols[*area as usize] = Symbol { count: 0, drawn_at: *larger, ..own };
            let larger = &mut symbols[*larger as usize];
            let all = larger.count + own.count;
            let (weight, share) = (f64::from(larger.count), f64::from(own.count));
            larger.lon = (larger.lon * weight + own.lon * share) / f64::from(all);
            larger.lat = (larger.lat * weight + own.lat * share) / f64::from(all);
            larger.count = all;
        }
    }
}

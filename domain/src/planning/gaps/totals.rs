//! Gaps summed, for the map and the table.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{GapCell, Gaps};
use crate::trainings::Topic;

/// Need, coverage and gap of a district. Its gap is the sum of its cells' gaps: what one language has too much of does
/// not cover what another lacks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DistrictGap {
    /// Slug of the district.
    pub district: String,
    /// Need.
    pub need: u32,
    /// Coverage.
    pub coverage: u32,
    /// Gap.
    pub gap: u32,
}

fn add(sum: &mut DistrictGap, cell: &GapCell) {
    sum.need = sum.need.saturating_add(cell.need);
    sum.coverage = sum.coverage.saturating_add(cell.coverage);
    sum.gap = sum.gap.saturating_add(cell.gap());
}

/// Gaps of each district in these modules (all where none are named), largest gap first.
#[must_use]
pub fn by_district(gaps: &Gaps, topics: &[Topic]) -> Vec<DistrictGap> {
    let mut sums: BTreeMap<&str, DistrictGap> = BTreeMap::new();
    for cell in gaps.cells().iter().filter(|cell| topics.is_empty() || topics.contains(&cell.key.topic)) {
        let district = &cell.key.district;
        let new = || DistrictGap { district: district.clone(), ..DistrictGap::default() };
        add(sums.entry(district).or_insert_with(new), cell);
    }
    let mut all: Vec<DistrictGap> = sums.into_values().collect();
    all.sort_by_key(|sum| std::cmp::Reverse(sum.gap));
    all
}

/// The gap of each module over all districts, largest first.
#[must_use]
pub fn by_topic(gaps: &Gaps) -> Vec<(Topic, u32)> {
    let mut sums: BTreeMap<Topic, u32> = BTreeMap::new();
    for cell in gaps.cells() {
        let sum = sums.entry(cell.key.topic).or_default();
        *sum = sum.saturating_add(cell.gap());
    }
    let mut all: Vec<_> = sums.into_iter().collect();
    all.sort_by_key(|(_, gap)| std::cmp::Reverse(*gap));
    all
}

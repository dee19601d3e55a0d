//! Where something of the calendar holds.

use serde::{Deserialize, Serialize};

use super::inputs::District;
use crate::places::Region;

/// Whole regions and single districts; everywhere where both are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Zone {
    /// Whole regions.
    pub regions: Vec<Region>,
    /// Slugs of districts, besides those of the regions.
    pub districts: Vec<String>,
}

impl Zone {
    /// Whether it is the whole country.
    #[must_use]
    pub const fn is_everywhere(&self) -> bool {
        self.regions.is_empty() && self.districts.is_empty()
    }

    /// Whether what has this zone counts in a place. Where no place is known, only what holds everywhere does.
    #[must_use]
    pub fn holds_in(&self, region: Option<Region>, district: Option<&str>) -> bool {
        self.is_everywhere()
            || region.is_some_and(|region| self.regions.contains(&region))
            || district.is_some_and(|district| self.districts.iter().any(|slug| slug == district))
    }

    /// The slugs of the districts that lie in it, in the order in which all are given; none for the whole country.
    #[must_use]
    pub fn districts_among(&self, all: &[District]) -> Vec<String> {
        if self.is_everywhere() {
            return Vec::new();
        }
        let inside = all.iter().filter(|one| self.holds_in(Some(one.region), Some(&one.slug)));
        inside.map(|one| one.slug.clone()).collect()
    }
}

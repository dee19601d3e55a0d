//! Where the demonstration takes place.

use std::collections::HashMap;

use domain::{
    places::Region::{self, BorderRegion, InteriorSindh, Karachi},
    text::LocalText,
};

use crate::seed::map;

/// A district in which members live.
pub(super) struct Home {
    pub(super) district: &'static str,
    pub(super) region: Region,
    /// Members who live there.
    pub(super) members: usize,
    /// Of these, members who don't consent, or no longer, to be counted.
    pub(super) uncounted: usize,
}

const fn home(district: &'static str, region: Region, members: usize, uncounted: usize) -> Home {
    Home { district, region, members, uncounted }
}

/// 31 members of Karachi, 30 of interior Sindh, 34 of the border region. In nine districts five and more may be
/// counted; in the others too few to be told.
pub(super) const HOMES: [Home; 28] = [
    home("karachi-south", Karachi, 7, 1),
    home("karachi-east", Karachi, 6, 0),
    home("karachi-central", Karachi, 6, 1),
    home("korangi", Karachi, 4, 0),
    home("malir", Karachi, 3, 0),
    home("karachi-west", Karachi, 3, 0),
    home("keamari", Karachi, 2, 0),
    home("hyderabad", InteriorSindh, 7, 1),
    home("larkana", InteriorSindh, 6, 0),
    home("sukkur", InteriorSindh, 5, 0),
    home("jacobabad", InteriorSindh, 3, 1),
    home("kashmore", InteriorSindh, 2, 0),
    home("khairpur", InteriorSindh, 2, 0),
    home("mirpur-khas", InteriorSindh, 2, 0),
    home("tharparkar", InteriorSindh, 1, 0),
    home("dadu", InteriorSindh, 1, 0),
    home("shikarpur", InteriorSindh, 1, 0),
    home("peshawar", BorderRegion, 8, 1),
    home("swat", BorderRegion, 6, 0),
    home("quetta", BorderRegion, 5, 0),
    home("khyber", BorderRegion, 4, 1),
    home("kohat", BorderRegion, 3, 0),
    home("bannu", BorderRegion, 2, 1),
    home("kurram", BorderRegion, 2, 0),
    home("charsadda", BorderRegion, 1, 0),
    home("chitral", BorderRegion, 1, 0),
    home("zhob", BorderRegion, 1, 0),
    home("mohmand", BorderRegion, 1, 0),
];

/// The region of a home district.
pub(super) fn home_region(district: &str) -> Option<Region> {
    HOMES.iter().find(|home| home.district == district).map(|home| home.region)
}

/// Names of districts, for texts that are put together.
pub(super) struct Places(HashMap<String, LocalText>);

impl Places {
    /// The names of the map's units. Without them, which a test rules out, slugs stand in for names.
    pub(super) fn load() -> Self {
        let units = map::units().unwrap_or_default();
        Self(units.into_iter().map(|unit| (unit.slug, unit.names)).collect())
    }

    /// A district's name.
    pub(super) fn name(&self, slug: &str) -> LocalText {
        self.0.get(slug).cloned().unwrap_or_else(|| LocalText::english(slug))
    }
}

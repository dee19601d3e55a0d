//! Regions, administrative units and the areas that published records are placed in.

use serde::{Deserialize, Serialize};

use crate::text::LocalText;

crate::vocabulary! {
    /// A region of the programme: each district belongs to one.
    Region as "region" {
        /// Karachi's districts.
        Karachi = "karachi",
        /// Sindh without Karachi.
        InteriorSindh = "interior-sindh",
        /// The districts and agencies at the Afghan border.
        BorderRegion = "border-region",
        /// All other districts of Pakistan.
        OtherPakistan = "other-pakistan",
    }
}

crate::vocabulary! {
    /// The level of an administrative unit, as OCHA's common operational datasets count them.
    AdminLevel as "administrative level" {
        /// The country (level 0).
        Country = "country",
        /// A province or territory (level 1).
        Province = "province",
        /// A district or agency (level 2).
        District = "district",
    }
}

/// An administrative unit with its label point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AdminUnit {
    /// Our own stable name for it, for example `jacobabad`.
    pub slug: String,
    /// Country, province or district.
    pub level: AdminLevel,
    /// The slug of the unit it lies in.
    pub parent: Option<String>,
    /// The programme's region; districts have one.
    pub region: Option<Region>,
    /// ISO 3166-2 code of a province, ISO 3166-1 of the country.
    #[serde(default)]
    pub iso: Option<String>,
    /// OCHA COD-AB P-code, where an operator's boundary file brought one.
    #[serde(default)]
    pub p_code: Option<String>,
    /// Its name in the four languages.
    pub names: LocalText,
    /// Longitude of the label point, degrees east.
    pub lon: f64,
    /// Latitude of the label point, degrees north.
    pub lat: f64,
}

/// Where a published record lies: never finer than a district.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// A district, by its unit's slug, in a region.
    District {
        /// The unit's slug.
        slug: String,
        /// The region that the district belongs to.
        region: Region,
    },
    /// A whole region: the district is withheld or not known.
    Region(Region),
}

impl Area {
    /// The region of the area.
    #[must_use]
    pub fn region(&self) -> Region {
        match self {
            Self::District { region, .. } | Self::Region(region) => *region,
        }
    }

    /// The district's slug, unless the area is a whole region.
    #[must_use]
    pub fn district(&self) -> Option<&str> {
        match self {
            Self::District { slug, .. } => Some(slug),
            Self::Region(_) => None,
        }
    }
}

//! The region risk switch.

use serde::{Deserialize, Serialize};

use crate::{dates::Date, places::Region};

crate::vocabulary! {
    /// How dangerous it is, now, to be known for peace work in a region.
    RiskLevel as "risk level" {
        /// Nothing beyond the usual rules.
        Low = "low",
        /// Interventions are placed in the region only.
        Moderate = "moderate",
        /// Also dated by quarter; trainings, too, are placed in the region only.
        High = "high",
        /// Interventions and cascade sessions are not published; everything else is placed in the region only.
        Severe = "severe",
    }
}

/// The risk level of a region, for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionRisk {
    /// The region.
    pub region: Region,
    /// The level.
    pub level: RiskLevel,
    /// The day on which it must be reviewed.
    pub review: Option<Date>,
}

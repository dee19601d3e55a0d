//! The calendar's constraints.

use serde::{Deserialize, Serialize};

use super::Zone;
use crate::{dates::Date, text::LocalText};

crate::vocabulary! {
    /// What makes a date hard or dangerous.
    ConstraintKind as "calendar constraint" {
        /// Ramadan.
        Ramadan = "ramadan",
        /// Eid al-Fitr.
        EidAlFitr = "eid-al-fitr",
        /// Eid al-Adha.
        EidAlAdha = "eid-al-adha",
        /// Ashura, in Muharram.
        Ashura = "ashura",
        /// An election.
        Election = "election",
        /// Examinations.
        Examination = "examination",
        /// Harvest.
        Harvest = "harvest",
        /// Weather.
        Weather = "weather",
    }
}

crate::vocabulary! {
    /// How sure a window is.
    Certainty as "certainty" {
        /// It was observed.
        Observed = "observed",
        /// Expected; a sighting of the moon may move it by a day.
        Expected = "expected",
    }
}

/// A window of the calendar that planning respects and the timeline may mark.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CalendarConstraint {
    /// What it is.
    pub kind: ConstraintKind,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Name in the languages.
    pub names: LocalText,
    /// How sure.
    pub certainty: Certainty,
    /// Where it holds.
    #[serde(default)]
    pub zone: Zone,
    /// Whether it is made up, to show the planner filled: such a window is not published.
    #[serde(default)]
    pub demonstration: bool,
}

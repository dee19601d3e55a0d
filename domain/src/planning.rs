//! What planning must know: the calendar's constraints and the roadmap's actions.

use serde::{Deserialize, Serialize};

use crate::{
    dates::{Date, Span},
    ids::Ref,
    sources::Provenance,
    text::LocalText,
};

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
}

crate::vocabulary! {
    /// How far ahead an action lies.
    Horizon as "horizon" {
        /// Short term.
        ShortTerm = "short-term",
        /// Long term.
        LongTerm = "long-term",
    }
}

/// An action of the roadmap from short projects to longer collaboration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoadmapAction {
    /// Reference of the action.
    pub key: Ref,
    /// What is to be done.
    pub title: LocalText,
    /// Which organisation sees to it, if agreed.
    #[serde(default)]
    pub owner: Option<Ref>,
    /// By when, if agreed.
    #[serde(default)]
    pub due: Option<Span>,
    /// How much of it is done, in percent.
    #[serde(default)]
    pub progress: u8,
    /// Short or long term.
    pub horizon: Horizon,
    /// How it is known.
    #[serde(default)]
    pub provenance: Provenance,
}

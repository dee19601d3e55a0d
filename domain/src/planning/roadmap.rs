//! The roadmap's actions.

use serde::{Deserialize, Serialize};

use crate::{dates::Span, ids::Ref, sources::Provenance, text::LocalText};

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

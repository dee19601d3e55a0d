//! What Explore shows for a query: equal, to the last count, wherever it was worked out.

use serde::{Deserialize, Serialize};

use crate::{
    dates::{Date, Span},
    ids::PublicId,
    interventions::{Dispute, Mode, Outcome},
    organisations::GrantObjective,
    places::Area,
    safety::public::{PlaceNote, RecordKind},
    text::LocalText,
    trainings::{Topic, TrainingKind},
};

/// The media type of an answer in the snapshot's compact form (postcard), for the page's own code.
pub const COMPACT_ANSWER: &str = "application/vnd.rabta.answer";

/// The number of kinds on map and timeline.
const KINDS: usize = RecordKind::EXPLORED.len();

crate::vocabulary! {
    /// A filter with terms to choose from.
    Facet as "facet" {
        /// Kind of record.
        Kind = "kind",
        /// Region.
        Region = "region",
        /// District.
        District = "district",
        /// Dispute.
        Dispute = "dispute",
        /// Theme.
        Theme = "theme",
        /// Module.
        Topic = "module",
        /// Profession.
        Profession = "profession",
        /// Organisation.
        Organisation = "organisation",
    }
}

/// The records of one term, under every filter but its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetCount {
    /// The term, by its slug or id.
    pub term: String,
    /// How many records.
    pub count: u32,
}

crate::vocabulary! {
    /// The width of the timeline's bars.
    Resolution as "timeline resolution" {
        /// A month.
        Month = "month",
        /// A quarter of a year.
        Quarter = "quarter",
        /// A year.
        Year = "year",
    }
}

/// A bar of the timeline: records by the period that they begin in, under every filter but the dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// First day of the period.
    #[serde(with = "crate::dates::compact")]
    pub from: Date,
    /// Last day of the period.
    #[serde(with = "crate::dates::compact")]
    pub to: Date,
    /// Records by kind, in the order of [`RecordKind::EXPLORED`].
    pub kinds: [u32; KINDS],
    /// All records that begin in it, unfiltered.
    pub all: u32,
}

/// A span drawn as a lane under the bars: a record that lasts, under every filter but the dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lane {
    /// The record.
    pub id: PublicId,
    /// Its kind.
    pub kind: RecordKind,
    /// Its row of lanes, counted from 0; lanes of one row don't overlap.
    pub row: u8,
    /// When.
    pub span: Span,
    /// What it is called.
    pub text: RowText,
}

/// The timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineAnswer {
    /// First day of all records, unfiltered; start of a year.
    #[serde(with = "crate::dates::compact")]
    pub from: Date,
    /// Last day of all records, unfiltered; end of a year.
    #[serde(with = "crate::dates::compact")]
    pub to: Date,
    /// The width of the bars.
    pub resolution: Resolution,
    /// The bars from `from` to `to`, none left out.
    pub bars: Vec<Bar>,
    /// Lanes, by row and date; at most `LANES`.
    pub lanes: Vec<Lane>,
    /// Records that last but found no room among the lanes.
    pub lanes_left_out: u32,
}

/// The matching records that touch an area; a record in two districts counts in both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaCount {
    /// Where.
    pub area: Area,
    /// Records by kind, in the order of [`RecordKind::EXPLORED`].
    pub kinds: [u32; KINDS],
}

/// Symbols of one kind that stand too close together to be drawn apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cluster {
    /// Longitude, degrees east, weighted by the records.
    pub lon: f64,
    /// Latitude, degrees north.
    pub lat: f64,
    /// The kind.
    pub kind: RecordKind,
    /// The areas drawn together, as their positions in the answer's `areas`.
    pub areas: Vec<u32>,
    /// Sum of their counts.
    pub count: u32,
}

/// What a list says of a record: its own title, or the terms that tell it in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowText {
    /// Its own title.
    Title(LocalText),
    /// An intervention, told by its terms.
    Intervention {
        /// What it was about.
        dispute: Dispute,
        /// Direct or indirect.
        mode: Mode,
        /// What came of it.
        outcome: Outcome,
    },
    /// A training, told by its terms.
    Training {
        /// Kind.
        kind: TrainingKind,
        /// Modules.
        topics: Vec<Topic>,
    },
    /// A grant, told by its objective.
    Grant {
        /// Objective.
        objective: GrantObjective,
    },
}

/// A record in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its id.
    pub id: PublicId,
    /// Its kind.
    pub kind: RecordKind,
    /// What it is called.
    pub text: RowText,
    /// A sentence; may be empty.
    pub summary: LocalText,
    /// When.
    pub span: Span,
    /// Where.
    pub areas: Vec<Area>,
    /// How exactly the place is told.
    pub place: PlaceNote,
    /// The story that tells it, of an intervention.
    pub story: Option<PublicId>,
    /// Whether anything of it is inferred.
    pub inferred: bool,
    /// Whether it is made up to demonstrate the product.
    pub demonstration: bool,
}

/// Everything that one view of Explore draws.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExploreAnswer {
    /// All records, unfiltered.
    pub total: u32,
    /// Records under all filters: what list and map show.
    pub matched: u32,
    /// Of these, records that began before the first day of the date filter; the bars within the dates hold the others.
    pub began_before: u32,
    /// Matching records without a place on the map.
    pub without_area: u32,
    /// Counts of each facet's terms, in the vocabulary's order; terms that no record has at all are left out.
    pub facets: Vec<(Facet, Vec<FacetCount>)>,
    /// The timeline.
    pub timeline: TimelineAnswer,
    /// Matching records by area.
    pub areas: Vec<AreaCount>,
    /// A page of the list.
    pub rows: Vec<Row>,
    /// Position of the page's first row among the matching records.
    pub offset: u32,
}

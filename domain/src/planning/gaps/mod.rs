//! Where which skill is missing, for whom: need against what is there, by district, module, language and group.
//!
//! Everything is counted in thousandths of one able, active facilitator. A cell's **gap** is its need less its coverage,
//! never less than nothing.
//!
//! **Need** of module *m* in district *d* for group *g* in language *l*:
//!
//! ```text
//! need = ( base, where d has members
//!        + Σ cases of d:       case × fit(dispute, m) × decay(age), more for women where gender-based
//!        + Σ reviews of d:     finding × unanswered findings, where a theme fits m, × decay(age)
//!        + elections in d:     election × months left to it / months looked ahead, where m prevents violence
//!        ) / languages of d
//!        + Σ members of d and g who speak l: wish, where they wished for m, / their languages there
//! ```
//!
//! A case or review of a whole region counts in each of its districts, divided by their number.
//!
//! **Coverage**:
//!
//! ```text
//! coverage = Σ active members of d and g who speak l:
//!              (skilled, or trained × decay(since the training)) × decay(since they were active)
//!          + Σ trainings held in d, in l: ten others × people of g / 10 × decay(age)
//! ```
//!
//! [`decayed`](super::score::decayed) halves with each half-life. Which dispute asks for which module is
//! [`fit`]: a judgement of ours after the programme's own account of which skills its facilitators used, to be argued
//! with. Members whose gender is other or not stated are a group of their own; need that nobody in particular brings is
//! women's and men's alike.

mod coverage;
mod need;
mod totals;

pub use need::fit;
pub use totals::{DistrictGap, by_district, by_topic};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    inputs::{Candidate, District, PlanningInputs},
    weights::GapWeights,
};
use crate::{ids::Ref, members::Gender, text::Language, trainings::Topic};

crate::vocabulary! {
    /// What makes need.
    NeedSource as "source of need" {
        /// Every district with members needs some of each.
        Base = "base",
        /// An intervention.
        Case = "case",
        /// Findings of an assessment.
        Review = "review",
        /// A member's wish.
        Wish = "wish",
        /// An election ahead.
        Election = "election",
    }
}

crate::vocabulary! {
    /// What covers need.
    CoverSource as "source of coverage" {
        /// A member who can teach it.
        Skilled = "skilled",
        /// A member who was trained in it.
        Trained = "trained",
        /// Others who were trained in it in the district.
        Training = "training",
    }
}

/// One part of a figure, with the record it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part<S> {
    /// What kind of thing it is.
    pub source: S,
    /// The member, intervention, assessment or training; none where it comes from no record.
    pub record: Option<Ref>,
    /// How much of the figure it is.
    pub points: u32,
}

/// Which cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellKey {
    /// Slug of the district.
    pub district: String,
    /// The module.
    pub topic: Topic,
    /// The language.
    pub language: Language,
    /// The group.
    pub gender: Gender,
}

/// Need and coverage of one cell, with all that they are made of. Private: it tells of single members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GapCell {
    /// Which cell.
    pub key: CellKey,
    /// Need.
    pub need: u32,
    /// Coverage.
    pub coverage: u32,
    /// What the need is made of; its points sum to it.
    pub need_parts: Vec<Part<NeedSource>>,
    /// What the coverage is made of; its points sum to it.
    pub coverage_parts: Vec<Part<CoverSource>>,
}

impl GapCell {
    /// Need that is not covered.
    #[must_use]
    pub const fn gap(&self) -> u32 {
        self.need.saturating_sub(self.coverage)
    }
}

/// All cells that have need or coverage.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Gaps {
    cells: Vec<GapCell>,
}

impl Gaps {
    /// The cells, in the order of their keys.
    #[must_use]
    pub fn cells(&self) -> &[GapCell] {
        &self.cells
    }

    /// One cell.
    #[must_use]
    pub fn cell(&self, key: &CellKey) -> Option<&GapCell> {
        self.cells.binary_search_by(|cell| cell.key.cmp(key)).ok().map(|index| &self.cells[index])
    }

    /// The largest gap of a module in somebody's district and group, over the languages they speak.
    #[must_use]
    pub fn largest(&self, candidate: &Candidate, topic: Topic) -> u32 {
        let from = self.cells.partition_point(|cell| {
            (cell.key.district.as_str(), cell.key.topic) < (candidate.district.as_str(), topic)
        });
        let cells = self.cells[from..].iter();
        cells
            .take_while(|cell| cell.key.district == candidate.district && cell.key.topic == topic)
            .filter(|cell| cell.key.gender == candidate.gender && candidate.languages.contains(&cell.key.language))
            .map(GapCell::gap)
            .max()
            .unwrap_or(0)
    }
}

/// Cells while they are filled.
#[derive(Default)]
struct Filling<'a> {
    cells: BTreeMap<(&'a str, Topic, Language, Gender), GapCell>,
}

impl<'a> Filling<'a> {
    fn cell(&mut self, district: &'a str, topic: Topic, language: Language, gender: Gender) -> &mut GapCell {
        self.cells.entry((district, topic, language, gender)).or_insert_with(|| GapCell {
            key: CellKey { district: district.to_owned(), topic, language, gender },
            need: 0,
            coverage: 0,
            need_parts: Vec::new(),
            coverage_parts: Vec::new(),
        })
    }

    fn need(&mut self, at: (&'a str, Topic, Language, Gender), source: NeedSource, record: Option<&Ref>, points: u32) {
        if points > 0 {
            let cell = self.cell(at.0, at.1, at.2, at.3);
            cell.need = cell.need.saturating_add(points);
            cell.need_parts.push(Part { source, record: record.cloned(), points });
        }
    }

    fn cover(&mut self, at: (&'a str, Topic, Language, Gender), source: CoverSource, record: &Ref, points: u32) {
        if points > 0 {
            let cell = self.cell(at.0, at.1, at.2, at.3);
            cell.coverage = cell.coverage.saturating_add(points);
            cell.coverage_parts.push(Part { source, record: Some(record.clone()), points });
        }
    }
}

/// Groups whose need is looked at where nobody in particular brings it.
const GROUPS: [Gender; 2] = [Gender::Woman, Gender::Man];

/// All gaps of these inputs.
#[must_use]
pub fn gaps(inputs: &PlanningInputs, weights: &GapWeights) -> Gaps {
    let mut filling = Filling::default();
    let districts: BTreeMap<&str, &District> = inputs.districts.iter().map(|d| (d.slug.as_str(), d)).collect();
    need::fill(&mut filling, inputs, &districts, weights);
    coverage::fill(&mut filling, inputs, &districts, weights);
    Gaps { cells: filling.cells.into_values().collect() }
}

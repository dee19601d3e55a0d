//! What a coordinator asks of the list.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    ids::Ref,
    members::{Gender, Profession},
    places::Region,
    planning::inputs::Candidate,
    text::Language,
    trainings::{Sector, Topic},
};

/// The most seats that a list is made for.
pub const MOST_SEATS: u16 = 300;
/// The most quotas that a wish has.
pub const MOST_QUOTAS: u16 = 60;
/// Thousands of looks at a candidate after which a search ends with a gap, unless told otherwise: about a second.
const USUAL_EFFORT: u32 = 10_000;

/// Whom a quota counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Criterion {
    /// Everyone on the list.
    Everyone,
    /// People of a gender.
    Gender(Gender),
    /// People who live in a region.
    Region(Region),
    /// People who live in a district, by its slug.
    District(String),
    /// People of a profession.
    Profession(Profession),
    /// People who work in a sector.
    Sector(Sector),
    /// People who speak a language.
    Language(Language),
    /// People who never took part in a training.
    Newcomer,
    /// People who belong to an organisation.
    Organisation(Ref),
}

impl Criterion {
    /// Whether a candidate counts.
    #[must_use]
    pub fn counts(&self, candidate: &Candidate) -> bool {
        match self {
            Self::Everyone => true,
            Self::Gender(gender) => candidate.gender == *gender,
            Self::Region(region) => candidate.region == *region,
            Self::District(slug) => candidate.district == *slug,
            Self::Profession(profession) => candidate.profession == *profession,
            Self::Sector(sector) => candidate.sector == Some(*sector),
            Self::Language(language) => candidate.languages.contains(language),
            Self::Newcomer => candidate.is_newcomer(),
            Self::Organisation(organisation) => candidate.organisations.contains(organisation),
        }
    }
}

/// How many of some people there shall be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// Whom it counts.
    pub criterion: Criterion,
    /// At least so many.
    #[serde(default)]
    pub at_least: Option<u16>,
    /// At most so many.
    #[serde(default)]
    pub at_most: Option<u16>,
}

/// Two who are not invited together.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Apart(pub Ref, pub Ref);

/// All that is asked of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParticipantWish {
    /// Seats.
    pub seats: u16,
    /// Quotas.
    #[serde(default)]
    pub quotas: Vec<Quota>,
    /// At most so many of any one organisation.
    #[serde(default)]
    pub most_of_organisation: Option<u16>,
    /// Modules that everyone must know already.
    #[serde(default)]
    pub prerequisites: Vec<Topic>,
    /// The language of instruction, which everyone must speak.
    #[serde(default)]
    pub language: Option<Language>,
    /// Who is not invited together.
    #[serde(default)]
    pub apart: Vec<Apart>,
    /// Put on the list by hand.
    #[serde(default)]
    pub include: BTreeSet<Ref>,
    /// Taken off the list by hand.
    #[serde(default)]
    pub exclude: BTreeSet<Ref>,
    /// Who stands on a list that was told already; among equals, they stay.
    #[serde(default)]
    pub keep: BTreeSet<Ref>,
    /// The seed of the draw among equals, stated beforehand.
    #[serde(default)]
    pub seed: u32,
    /// Places on the waiting list.
    #[serde(default)]
    pub waiting: u16,
    /// Thousands of looks at a candidate after which the search ends with a gap. No clock: the same wish has the same
    /// answer on any machine.
    #[serde(default = "usual_effort")]
    pub effort: u32,
}

const fn usual_effort() -> u32 {
    USUAL_EFFORT
}

impl ParticipantWish {
    /// A wish for so many seats, and nothing else.
    #[must_use]
    pub fn seats(seats: u16) -> Self {
        Self {
            seats,
            quotas: Vec::new(),
            most_of_organisation: None,
            prerequisites: Vec::new(),
            language: None,
            apart: Vec::new(),
            include: BTreeSet::new(),
            exclude: BTreeSet::new(),
            keep: BTreeSet::new(),
            seed: 0,
            waiting: seats,
            effort: USUAL_EFFORT,
        }
    }

    /// Pairs of which both were put on the list by hand: what was done by hand goes before the rule, and is said.
    #[must_use]
    pub fn together_by_hand(&self) -> Vec<Apart> {
        let both = |apart: &&Apart| self.include.contains(&apart.0) && self.include.contains(&apart.1);
        self.apart.iter().filter(both).cloned().collect()
    }

    /// What is wrong with it.
    #[must_use]
    pub fn faults(&self) -> Vec<WishFault> {
        let mut faults = Vec::new();
        if self.seats == 0 || self.seats > MOST_SEATS {
            faults.push(WishFault::Seats);
        }
        if self.quotas.len() > usize::from(MOST_QUOTAS) {
            faults.push(WishFault::TooManyQuotas);
        }
        let is_crossed = |quota: &&Quota| quota.at_least.zip(quota.at_most).is_some_and(|(least, most)| least > most);
        faults.extend(self.quotas.iter().filter(is_crossed).map(|quota| WishFault::Crossed(quota.criterion.clone())));
        faults.extend(self.include.intersection(&self.exclude).map(|id| WishFault::InAndOut(id.clone())));
        faults.extend(
            self.apart.iter().filter(|apart| apart.0 == apart.1).map(|a| WishFault::ApartFromSelf(a.0.clone())),
        );
        faults
    }
}

/// What is wrong with a wish before anyone is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WishFault {
    /// No seats, or more than [`MOST_SEATS`].
    Seats,
    /// More quotas than [`MOST_QUOTAS`].
    TooManyQuotas,
    /// A quota's least is more than its most.
    Crossed(Criterion),
    /// Somebody is put on the list and taken off it.
    InAndOut(Ref),
    /// Somebody is not to be invited together with themselves.
    ApartFromSelf(Ref),
}

crate::vocabulary! {
    /// Which end of a quota.
    Bound as "bound of a quota" {
        /// The least.
        AtLeast = "at-least",
        /// The most.
        AtMost = "at-most",
    }
}

/// A rule of the list, as a reason names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// One end of a quota.
    Quota {
        /// Whom it counts.
        criterion: Criterion,
        /// Which end.
        bound: Bound,
        /// How many.
        number: u16,
    },
    /// Not together with this person.
    Apart(Ref),
}

/// A rule that could not be kept, and by how much it was loosened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relaxation {
    /// Whom the quota counts; everyone, where more were put on the list by hand than there are seats.
    pub criterion: Criterion,
    /// Which end.
    pub bound: Bound,
    /// What was asked for.
    pub wished: u16,
    /// What it was loosened to.
    pub possible: u16,
}

impl Relaxation {
    /// By how many people the rule was loosened.
    #[must_use]
    pub const fn people(&self) -> u16 {
        self.wished.abs_diff(self.possible)
    }
}

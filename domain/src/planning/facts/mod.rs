//! What planning reckons with and no other record says: windows of the calendar and where they hold, when organisations are
//! away, who of partner organisations trains along, and what towns cost.
//!
//! Coordinators keep them, for coordinators alone; of all this only windows are published, in the calendar that everybody
//! sees. [`form`] is a fact as a form.

mod form;

pub use form::{LONGEST_NAME, MOST_AWAY, Offered, blank_form, read_fact};

use serde::{Deserialize, Serialize};

use super::{CalendarConstraint, dates::Absence, trainers::PartnerTrainer};
use crate::{
    dates::{Date, Span},
    ids::Ref,
    members::Gender,
    text::{Language, LocalText},
    trainings::Topic,
};

crate::vocabulary! {
    /// What a fact is about.
    FactKind as "kind of fact" {
        /// A window of the calendar.
        Window = "window",
        /// When an organisation is away.
        Absence = "absence",
        /// A partner organisation's trainer.
        CoTrainer = "co-trainer",
        /// What a town costs.
        Price = "price",
    }
}

/// Somebody of a partner organisation who trains along. Private: coordinators alone know of them, and by a pseudonym.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoTrainer {
    /// Their organisation.
    pub organisation: Ref,
    /// What coordinators call them; never their real name.
    pub pseudonym: LocalText,
    /// Gender.
    pub gender: Gender,
    /// Modules that they can teach.
    pub topics: Vec<Topic>,
    /// Languages spoken.
    pub languages: Vec<Language>,
    /// When they can't come.
    #[serde(default)]
    pub away: Vec<Span>,
}

impl CoTrainer {
    /// As the planner needs them: without a name.
    #[must_use]
    pub fn to_trainer(&self, id: Ref) -> PartnerTrainer {
        PartnerTrainer {
            id,
            organisation: self.organisation.clone(),
            gender: self.gender,
            topics: self.topics.clone(),
            languages: self.languages.clone(),
            away: self.away.clone(),
        }
    }
}

/// What bed, board and a hall cost in a town.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TownPrice {
    /// The town's slug.
    pub town: String,
    /// Rupees for a person and day.
    pub rupees: u32,
    /// The day on which that was asked or paid.
    pub on: Date,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// A window of the calendar.
    Window(CalendarConstraint),
    /// When an organisation is away.
    Absence(Absence),
    /// A partner organisation's trainer.
    CoTrainer(CoTrainer),
    /// What a town costs.
    Price(TownPrice),
}

impl Fact {
    /// What it is about.
    #[must_use]
    pub const fn kind(&self) -> FactKind {
        match self {
            Self::Window(_) => FactKind::Window,
            Self::Absence(_) => FactKind::Absence,
            Self::CoTrainer(_) => FactKind::CoTrainer,
            Self::Price(_) => FactKind::Price,
        }
    }

    /// The window that it is.
    #[must_use]
    pub const fn window(&self) -> Option<&CalendarConstraint> {
        if let Self::Window(window) = self { Some(window) } else { None }
    }

    /// The absence that it is.
    #[must_use]
    pub const fn absence(&self) -> Option<&Absence> {
        if let Self::Absence(absence) = self { Some(absence) } else { None }
    }

    /// The partner's trainer that it is.
    #[must_use]
    pub const fn co_trainer(&self) -> Option<&CoTrainer> {
        if let Self::CoTrainer(person) = self { Some(person) } else { None }
    }

    /// The price that it is.
    #[must_use]
    pub const fn price(&self) -> Option<&TownPrice> {
        if let Self::Price(price) = self { Some(price) } else { None }
    }

    /// The organisation that it refers to.
    #[must_use]
    pub const fn organisation(&self) -> Option<&Ref> {
        match self {
            Self::Absence(absence) => Some(&absence.who),
            Self::CoTrainer(person) => Some(&person.organisation),
            Self::Window(_) | Self::Price(_) => None,
        }
    }

    /// The same about another organisation, where it refers to one.
    #[must_use]
    pub fn of_organisation(mut self, organisation: Ref) -> Self {
        match &mut self {
            Self::Absence(absence) => absence.who = organisation,
            Self::CoTrainer(person) => person.organisation = organisation,
            Self::Window(_) | Self::Price(_) => {}
        }
        self
    }
}

/// A fact as an import brings it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptFact {
    /// Its key in programme data, its public id once stored.
    pub key: Ref,
    /// What it says.
    pub fact: Fact,
    /// Whether it is made up, to show the planner filled.
    #[serde(default)]
    pub demonstration: bool,
}

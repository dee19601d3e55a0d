//! `/planning/facts`: what planning reckons with and no other record says, in four lists with a form each; and
//! `/planning/facts/{id}`, where one is corrected or taken away.
//!
//! The fields of the forms are those of [`domain::planning::facts`]; besides them a form carries `kind`, and where something
//! is corrected `version`, the version that it was made from. A button `do` with `take-away` takes it away.

mod fields;
mod list;
mod one;
mod words;

pub use list::FactsPage;
pub use one::FactPage;
pub(in crate::pages) use words::zone;
pub(super) use words::{field, told};

use std::sync::Arc;

use domain::{
    dates::Date,
    ids::PublicId,
    planning::{
        facts::{Fact, FactKind},
        form::PlanFault,
    },
    text::LocalText,
};

use super::PlanNames;
use crate::pages::members::Values;

domain::vocabulary! {
    /// What was just done.
    FactNotice as "notice of a fact" {
        /// It was added.
        Added = "added",
        /// It was corrected.
        Corrected = "corrected",
        /// It says what it said before.
        Same = "same",
        /// It was taken away.
        TakenAway = "taken-away",
        /// It was not saved: something is wrong with it.
        Faulty = "faulty",
        /// It was not saved: somebody else changed it meanwhile.
        Meanwhile = "meanwhile",
        /// It was not saved: somebody else took it away meanwhile.
        Gone = "gone",
    }
}

/// Something that planning reckons with.
#[derive(Debug, Clone, PartialEq)]
pub struct FactShown {
    /// Its id.
    pub id: PublicId,
    /// What it says.
    pub fact: Fact,
    /// How often it was saved.
    pub version: u32,
    /// The day on which that was.
    pub on: Date,
    /// Who saved it, empty where they have no record; none where it came with the programme's data.
    pub by: Option<LocalText>,
    /// Whether it is made up.
    pub demonstration: bool,
    /// Trainings at which a partner's trainer trains along.
    pub trainings: Vec<(PublicId, LocalText)>,
}

/// `/planning/facts`.
#[derive(Debug, Clone)]
pub struct FactsView {
    /// All of them.
    pub facts: Vec<FactShown>,
    /// What organisations and towns are called, and which can be chosen.
    pub names: Arc<PlanNames>,
    /// What was typed and could not be saved, or what the forms begin with.
    pub values: Values,
    /// What is wrong with it.
    pub faults: Vec<PlanFault>,
    /// The kind whose form was sent.
    pub sent: Option<FactKind>,
    /// What was just done.
    pub notice: Option<FactNotice>,
    /// Today.
    pub today: Date,
}

/// `/planning/facts/{id}`.
#[derive(Debug, Clone)]
pub struct FactView {
    /// As it is kept.
    pub fact: FactShown,
    /// What organisations and towns are called, and which can be chosen.
    pub names: Arc<PlanNames>,
    /// The form's fields: the fact's, or what was typed and could not be saved.
    pub values: Values,
    /// What is wrong with them.
    pub faults: Vec<PlanFault>,
    /// What was just done.
    pub notice: Option<FactNotice>,
}

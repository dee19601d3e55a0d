//! The planner's pages: the list of scenarios with the gaps, a scenario's plan, two side by side, the plan on paper; and
//! the public page that says how it is all worked out.
//!
//! The fields of a scenario's form, and what its buttons do, are those of [`domain::planning::form`]; besides them the form
//! carries `version`, the version that it was made from. Its button `do` may also be `copy` and `training`.

mod agenda;
mod budget;
mod candidates;
mod compare;
mod dates;
mod facts;
mod faults;
mod form;
mod gaps;
mod goals;
mod how;
mod list;
mod map;
mod materials;
mod parts;
mod places;
mod plan;
mod print;
mod quotas;
mod reasons;
mod trainers;
mod weights;
mod words;

pub use compare::ComparePlansPage;
pub(in crate::pages) use facts::zone;
pub use facts::{FactNotice, FactPage, FactShown, FactView, FactsPage, FactsView};
pub use how::HowPlannedPage;
pub use list::PlansPage;
pub use plan::PlanPage;
pub use print::PlanPrintPage;

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    dates::Date,
    ids::{PublicId, Ref},
    library::Supply,
    members::{Gender, Profession},
    places::Region,
    planning::{
        facts::TownPrice,
        form::{FieldClash, PlanFault},
        gaps::Gaps,
        scenario::{Comparison, Plan, PlanScenario},
    },
    text::LocalText,
    trainings::Topic,
};

use super::members::Values;

domain::vocabulary! {
    /// What was just done.
    PlanNotice as "notice of a plan" {
        /// A scenario was made.
        Made = "made",
        /// It was copied; this is the copy.
        Copied = "copied",
        /// It was saved.
        Saved = "saved",
        /// It was saved together with what somebody else had changed meanwhile.
        Merged = "merged",
        /// It was not saved: something is wrong with it.
        Faulty = "faulty",
        /// It was not saved: somebody else changed the same fields meanwhile.
        Clashing = "clashing",
        /// It was deleted.
        Deleted = "deleted",
        /// It was turned into a training.
        Training = "training",
        /// It was turned into that training before.
        TrainingBefore = "training-before",
        /// It can't be turned into a training: it has no place, or no days to come.
        NoTraining = "no-training",
    }
}

/// Somebody as a coordinator sees them in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonShown {
    /// Their pseudonym; the name of a partner's trainer.
    pub name: LocalText,
    /// Gender.
    pub gender: Gender,
    /// Profession; none of a partner's trainer.
    pub profession: Option<Profession>,
    /// Slug of the district they live in; empty for a partner's trainer.
    pub district: String,
    /// The organisation of a partner's trainer; none of a member.
    pub partner: Option<Ref>,
}

/// A town.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TownShown {
    /// Its name.
    pub name: LocalText,
    /// Slug of its district.
    pub district: String,
    /// What it costs, where somebody noted that.
    pub price: Option<TownPrice>,
}

/// What things are called that a plan knows by reference only.
#[derive(Debug, Clone, Default)]
pub struct PlanNames {
    /// Members and partners' trainers.
    pub people: BTreeMap<Ref, PersonShown>,
    /// Organisations.
    pub organisations: BTreeMap<Ref, LocalText>,
    /// Towns by slug.
    pub towns: BTreeMap<String, TownShown>,
}

/// A version of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionShown {
    /// Its number, from 1.
    pub number: u32,
    /// The day on which it was saved.
    pub on: Date,
    /// Who saved it: the pseudonym of the coordinator; empty where they have no record.
    pub by: LocalText,
}

/// A scenario in the list.
#[derive(Debug, Clone)]
pub struct PlanListed {
    /// Its id.
    pub id: PublicId,
    /// Its name.
    pub name: String,
    /// The modules.
    pub topics: Vec<Topic>,
    /// Seats.
    pub seats: u16,
    /// The period.
    pub from: Date,
    /// The last day of it.
    pub to: Date,
    /// Its last version.
    pub version: VersionShown,
    /// The training that it was turned into.
    pub training: Option<PublicId>,
}

/// `/planning`: all scenarios, and what is missing where.
#[derive(Debug, Clone)]
pub struct PlansView {
    /// Scenarios, the last changed first.
    pub plans: Vec<PlanListed>,
    /// All gaps under the usual weights.
    pub gaps: Arc<Gaps>,
    /// The module that is looked at; all where none.
    pub topic: Option<Topic>,
    /// The region that is looked at; all where none.
    pub region: Option<Region>,
    /// What was just done.
    pub notice: Option<PlanNotice>,
    /// The id of the scenario that the form makes: sent twice, it makes one.
    pub once: PublicId,
    /// What was typed for a new scenario (its name, modules, days, seats, period), or what is offered.
    pub values: Values,
    /// What is wrong with it.
    pub faults: Vec<PlanFault>,
}

/// `/planning/{id}`: a scenario and its plan.
#[derive(Debug, Clone)]
pub struct PlanView {
    /// Its id.
    pub id: PublicId,
    /// What the plan was made from.
    pub scenario: PlanScenario,
    /// The form's fields: the scenario's, or what was typed and could not be saved.
    pub values: Values,
    /// What is wrong with them.
    pub faults: Vec<PlanFault>,
    /// Fields that somebody else changed, too.
    pub clashes: Vec<FieldClash>,
    /// The plan.
    pub plan: Arc<Plan>,
    /// How many of those invited each quota counts, in the order of the quotas.
    pub counted: Vec<u32>,
    /// The gaps that it is made from.
    pub gaps: Arc<Gaps>,
    /// What the last change did, against the plan before it; none where nothing was changed just now.
    pub change: Option<Comparison>,
    /// What people, organisations and towns are called.
    pub names: Arc<PlanNames>,
    /// Who could train, whether they are in the team or not.
    pub able: Vec<Ref>,
    /// What the library has to teach them with.
    pub materials: Vec<Supply>,
    /// All versions, the last first.
    pub versions: Vec<VersionShown>,
    /// The id of the copy that the form may make: sent twice, it makes one.
    pub once: PublicId,
    /// The training that it was turned into.
    pub training: Option<PublicId>,
    /// What was just done.
    pub notice: Option<PlanNotice>,
    /// Today.
    pub today: Date,
}

/// `/planning/{id}/print`: the plan on two pages.
#[derive(Debug, Clone)]
pub struct PlanPrintView {
    /// What the plan was made from.
    pub scenario: PlanScenario,
    /// The plan.
    pub plan: Arc<Plan>,
    /// What the library has to teach the modules with.
    pub materials: Vec<Supply>,
    /// What people, organisations and towns are called.
    pub names: Arc<PlanNames>,
    /// The version that is printed.
    pub version: VersionShown,
    /// Today.
    pub today: Date,
}

/// `/planning/compare`: two plans side by side.
#[derive(Debug, Clone)]
pub struct ComparePlansView {
    /// The first scenario.
    pub one: (PublicId, PlanScenario),
    /// The second scenario.
    pub other: (PublicId, PlanScenario),
    /// How they compare.
    pub comparison: Comparison,
    /// What people, organisations and towns are called.
    pub names: Arc<PlanNames>,
    /// All scenarios, to choose from.
    pub all: Vec<(PublicId, String)>,
}

//! A scenario: what a coordinator asks for and has changed by hand, and the plan that comes of it.
//!
//! The plan is worked out anew from the same scenario and inputs each time; only the scenario need be kept. Steps, each on
//! what the ones before it found:
//!
//! 1. gaps of all districts;
//! 2. likely participants: those with the most points were the place open, [`LIKELY`] for each seat;
//! 3. towns ranked for them; the best that is not ruled out, or the one chosen by hand;
//! 4. windows of the period in that town's region; the best, or the day chosen by hand;
//! 5. trainers for those days, then participants for that place and those days: nobody both learns and teaches;
//! 6. the agenda with its moves by hand, and the budget.

mod compare;
mod make;
mod training;

pub use compare::{Comparison, Measure, Measured, compare};
pub use make::{LIKELY, plan};
pub use training::{PlannedTraining, into_training};

use serde::{Deserialize, Serialize};

use super::{
    agenda::{Agenda, AgendaConflict, ModulePlan, ModuleWish, Move, stored_moves},
    budget::{Budget, CostField, UnitCosts},
    dates::{DateWindow, MoonShift},
    gaps::DistrictGap,
    participants::{Choice, OverrideCost, ParticipantWish, WishFault},
    places::RankedPlace,
    trainers::{LARGEST_TEAM, Team, TrainerWish},
    weights::{WeightFault, Weights},
};
use crate::{
    dates::Date,
    ids::Ref,
    text::Language,
    trainings::{Topic, TrainingKind},
};

/// The most days of a workshop.
pub const MOST_DAYS: u16 = 14;
/// The longest period in which dates are looked for, in days.
pub const LONGEST_PERIOD: u32 = 400;
/// The longest name of a scenario, in characters.
pub const LONGEST_NAME: usize = 120;

/// What is to be planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanGoal {
    /// The kind of training.
    pub kind: TrainingKind,
    /// Modules, in the order in which they are taught.
    pub topics: Vec<Topic>,
    /// Length of modules that shall take otherwise than the curriculum says.
    #[serde(default)]
    pub modules: Vec<ModuleWish>,
    /// The language of instruction.
    #[serde(default)]
    pub language: Option<Language>,
    /// Days.
    pub days: u16,
    /// The first day on which it may begin.
    pub from: Date,
    /// The last day on which it may end.
    pub to: Date,
    /// Rupees that there are.
    #[serde(default)]
    pub rupees: Option<u64>,
    /// Who takes part.
    pub participants: ParticipantWish,
    /// Who trains.
    #[serde(default)]
    pub trainers: TrainerWish,
    /// The town, chosen by hand.
    #[serde(default)]
    pub town: Option<String>,
    /// The first day, chosen by hand.
    #[serde(default)]
    pub first_day: Option<Date>,
    /// Items of the agenda moved by hand, in the order of the moves.
    #[serde(default, deserialize_with = "stored_moves")]
    pub moves: Vec<Move>,
    /// How months of the moon begin otherwise than reckoned.
    #[serde(default)]
    pub shifts: Vec<MoonShift>,
    /// Prices.
    #[serde(default)]
    pub costs: UnitCosts,
    /// Weights.
    #[serde(default)]
    pub weights: Weights,
}

/// A goal under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanScenario {
    /// Reference of the scenario.
    pub key: Ref,
    /// What the coordinator calls it.
    pub name: String,
    /// What is asked for.
    pub goal: PlanGoal,
}

/// What is wrong with a goal before anything is planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GoalFault {
    /// No module.
    NoTopic,
    /// No day, or more than [`MOST_DAYS`].
    Days,
    /// The period is shorter than the workshop, or longer than [`LONGEST_PERIOD`].
    Period,
    /// The first day chosen leaves no room in the period.
    FirstDay,
    /// No trainer, or more than [`LARGEST_TEAM`].
    Trainers,
    /// Somebody is in the team and out of it.
    TrainerInAndOut(Ref),
    /// What is wrong with who takes part.
    Participants(WishFault),
    /// What is wrong with the weights.
    Weights(WeightFault),
    /// A price is too high, or a share more than the whole.
    Costs(CostField),
}

impl PlanGoal {
    /// What is wrong with it.
    #[must_use]
    pub fn faults(&self) -> Vec<GoalFault> {
        let days = (self.to - self.from).num_days() + 1;
        let is_within = |day: Date| self.from <= day && day <= self.to;
        let length = chrono::Days::new(u64::from(self.days.max(1)) - 1);
        let last_day = self.first_day.and_then(|day| day.checked_add_days(length));
        let checks = [
            (self.topics.is_empty(), GoalFault::NoTopic),
            (self.days == 0 || self.days > MOST_DAYS, GoalFault::Days),
            (days < i64::from(self.days) || days > i64::from(LONGEST_PERIOD), GoalFault::Period),
            (
                self.first_day.is_some_and(|day| !is_within(day) || !last_day.is_some_and(is_within)),
                GoalFault::FirstDay,
            ),
            (self.trainers.number == 0 || self.trainers.number > LARGEST_TEAM, GoalFault::Trainers),
        ];
        let mut faults: Vec<GoalFault> = checks.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, f)| f).collect();
        let both = self.trainers.include.intersection(&self.trainers.exclude);
        faults.extend(both.map(|id| GoalFault::TrainerInAndOut(id.clone())));
        faults.extend(self.participants.faults().into_iter().map(GoalFault::Participants));
        faults.extend(self.weights.faults().into_iter().map(GoalFault::Weights));
        faults.extend(self.costs.faults().into_iter().map(GoalFault::Costs));
        faults
    }

    /// The length of each module that is taught; `known` has the curriculum's.
    #[must_use]
    pub fn module_plans(&self, known: &[ModulePlan]) -> Vec<ModulePlan> {
        let wished = |topic: &Topic| self.modules.iter().find(|module| module.topic == *topic).copied();
        self.topics.iter().map(|topic| wished(topic).unwrap_or(ModuleWish::open(*topic)).plan(known)).collect()
    }
}

/// What a choice by hand costs against the best.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandCost {
    /// Points of the best town, less those of the one chosen.
    pub place: u32,
    /// Points of the best window, less those of the one chosen.
    pub dates: u32,
}

/// The plan, with everything that it was decided by. Private: it names members by their ids.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Gaps of the modules taught, by district.
    pub gaps: Vec<DistrictGap>,
    /// Towns, best first.
    pub places: Vec<RankedPlace>,
    /// The town; none where there is none, or all are ruled out.
    pub town: Option<String>,
    /// The best windows of the period.
    pub windows: Vec<DateWindow>,
    /// The days.
    pub dates: Option<DateWindow>,
    /// What place and days chosen by hand cost.
    pub hand_cost: HandCost,
    /// Who is invited, who waits, who is left out.
    pub participants: Choice,
    /// Kilometres of road, one way, of each of those invited.
    pub ways: Vec<(Ref, u32)>,
    /// What changes of that list by hand cost.
    pub override_costs: Vec<OverrideCost>,
    /// Who trains.
    pub team: Team,
    /// The modules, and how long they take.
    pub modules: Vec<ModulePlan>,
    /// The agenda.
    pub agenda: Agenda,
    /// What of it does not go together.
    pub conflicts: Vec<AgendaConflict>,
    /// What it costs.
    pub budget: Budget,
    /// Women among those invited.
    pub women: u32,
    /// People among those invited who never took part in a training.
    pub newcomers: u32,
}

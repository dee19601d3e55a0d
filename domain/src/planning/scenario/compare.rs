//! Two plans side by side.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Plan;
use crate::ids::Ref;

crate::vocabulary! {
    /// What plans are compared by.
    Measure as "measure of a plan" {
        /// Points of those invited.
        Points = "points",
        /// People by whom the rules were loosened.
        Relaxed = "relaxed",
        /// People invited.
        Invited = "invited",
        /// Women among them.
        Women = "women",
        /// Newcomers among them.
        Newcomers = "newcomers",
        /// Kilometres of road that they come on average.
        MeanKm = "mean-km",
        /// The town's score.
        Place = "place",
        /// The days' score.
        Dates = "dates",
        /// Modules that no trainer masters.
        Untaught = "untaught",
        /// Conflicts of the agenda.
        Conflicts = "conflicts",
        /// Rupees.
        Rupees = "rupees",
    }
}

impl Measure {
    /// Whether more of it is better; none where it is neither.
    #[must_use]
    pub const fn more_is_better(self) -> Option<bool> {
        match self {
            Self::Points | Self::Women | Self::Newcomers | Self::Place | Self::Dates => Some(true),
            Self::Relaxed | Self::MeanKm | Self::Untaught | Self::Conflicts | Self::Rupees => Some(false),
            Self::Invited => None,
        }
    }
}

/// One measure of both plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// Which.
    pub measure: Measure,
    /// Of the first plan.
    pub first: u64,
    /// Of the second plan.
    pub second: u64,
}

/// Two plans side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Every measure.
    pub measures: Vec<Measured>,
    /// Towns of both.
    pub towns: (Option<String>, Option<String>),
    /// First days of both.
    pub first_days: (Option<crate::dates::Date>, Option<crate::dates::Date>),
    /// Invited by both.
    pub by_both: Vec<Ref>,
    /// Invited by the first alone.
    pub by_first: Vec<Ref>,
    /// Invited by the second alone.
    pub by_second: Vec<Ref>,
    /// Trainers of the first alone.
    pub trainers_of_first: Vec<Ref>,
    /// Trainers of the second alone.
    pub trainers_of_second: Vec<Ref>,
}

/// Compares two plans.
#[must_use]
pub fn compare(first: &Plan, second: &Plan) -> Comparison {
    let measured = |measure: &Measure| Measured {
        measure: *measure,
        first: value(first, *measure),
        second: value(second, *measure),
    };
    let (a, b) = (invited(first), invited(second));
    let (x, y) = (trainers(first), trainers(second));
    let first_day = |plan: &Plan| plan.dates.as_ref().map(|dates| dates.from);
    Comparison {
        measures: Measure::ALL.iter().map(measured).collect(),
        towns: (first.town.clone(), second.town.clone()),
        first_days: (first_day(first), first_day(second)),
        by_both: a.intersection(&b).cloned().collect(),
        by_first: a.difference(&b).cloned().collect(),
        by_second: b.difference(&a).cloned().collect(),
        trainers_of_first: x.difference(&y).cloned().collect(),
        trainers_of_second: y.difference(&x).cloned().collect(),
    }
}

fn invited(plan: &Plan) -> BTreeSet<Ref> {
    plan.participants.invited.iter().map(|invited| invited.id.clone()).collect()
}

fn trainers(plan: &Plan) -> BTreeSet<Ref> {
    plan.team.trainers.iter().map(|trainer| trainer.id.clone()).collect()
}

fn value(plan: &Plan, measure: Measure) -> u64 {
    let chosen = plan.places.iter().find(|place| Some(&place.town) == plan.town.as_ref());
    match measure {
        Measure::Points => plan.participants.gap.points.into(),
        Measure::Relaxed => plan.participants.people_relaxed().into(),
        Measure::Invited => plan.participants.invited.len() as u64,
        Measure::Women => plan.women.into(),
        Measure::Newcomers => plan.newcomers.into(),
        Measure::MeanKm => {
            let sum: u64 = plan.ways.iter().map(|(_, km)| u64::from(*km)).sum();
            sum.checked_div(plan.ways.len() as u64).unwrap_or(0)
        }
        Measure::Place => chosen.map_or(0, |place| place.score.into()),
        Measure::Dates => plan.dates.as_ref().map_or(0, |dates| dates.score.into()),
        Measure::Untaught => plan.team.missing.len() as u64,
        Measure::Conflicts => plan.conflicts.len() as u64,
        Measure::Rupees => plan.budget.total,
    }
}

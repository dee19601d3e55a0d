//! A scenario as a form: its fields and back, what buttons do to it, and two people's changes brought together.
//!
//! Fields, by their names; what may be there several times is marked with *:
//!
//! | field | what it holds |
//! | --- | --- |
//! | `name`, `notes` | free words |
//! | `title.en`, `title.ur` | what a training is called that is made of it |
//! | `kind`, `language`, `spoken` | slugs; `spoken` is the language that participants must speak where it is another one |
//! | `topics`* | modules in the order in which they are taught; `talk.{module}`, `exercise.{module}` minutes |
//! | `days`, `from`, `to`, `rupees` | numbers and days |
//! | `seats`, `waiting`, `seed`, `most_of_organisation`, `prerequisites`* | who takes part |
//! | `least.{criterion}`, `most.{criterion}` | quotas; see [`criterion_slug`] |
//! | `apart`*, `include`*, `exclude`*, `keep`* | members by their ids; `apart` holds two with a space between |
//! | `trainers`, `trainers.include`*, `trainers.exclude`* | who trains |
//! | `town`, `first_day`, `move`*, `shift`* | what was chosen by hand; see [`to_form`](ScenarioDraft::to_form) |
//! | `cost.{…}`, `weight.{group}.{…}` | prices and weights, by the names of their fields |
//!
//! A list that is not sent is empty; a number that is not sent is the usual one. `add.quota` with `add.least` and
//! `add.most`, two `add.apart`, and `add.shift.month` with `add.shift.days` and `add.shift.region` add one more of each.

mod deeds;
mod fields;
mod merge;
mod numbers;
mod quotas;
mod read;

pub use deeds::{PlanDeed, UnknownDeed};
pub use fields::Fields;
pub use merge::{FieldClash, merged};
pub(crate) use read::{day, number, term, words};

pub use quotas::{counted, criterion_of, criterion_slug};
pub use read::shift_of;

use chrono::Months;
use serde::{Deserialize, Serialize};

use super::{
    budget::{CostField, UnitCosts},
    participants::{ParticipantWish, WishFault},
    scenario::{GoalFault, PlanGoal},
    trainers::TrainerWish,
    weights::{WeightFault, Weights},
};
use crate::{dates::Date, dates::day_number, text::LocalText, trainings::TrainingKind};

/// The longest notes of a scenario, in characters.
pub const LONGEST_NOTES: usize = 4_000;

/// What a coordinator writes of a scenario. Private: it holds free words, and who is not to be invited with whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenarioDraft {
    /// What it is called among coordinators.
    pub name: String,
    /// Notes for coordinators.
    #[serde(default)]
    pub notes: String,
    /// What a training is called that is made of it: for everyone, once it is made.
    #[serde(default)]
    pub title: LocalText,
    /// What is asked for.
    pub goal: PlanGoal,
}

crate::vocabulary! {
    /// What is wrong with a field of a scenario.
    PlanFaultReason as "reason of a scenario's fault" {
        /// It must be there.
        Missing = "missing",
        /// It has more characters than are kept.
        TooLong = "too-long",
        /// It is none of the things that can be chosen.
        Unknown = "unknown",
        /// It is no number, or one that is far too large.
        NotANumber = "not-a-number",
        /// It is no day.
        NotADate = "not-a-date",
        /// No module was chosen.
        NoTopic = "no-topic",
        /// There is no day, or there are too many.
        Days = "days",
        /// The period is shorter than the workshop, or too long.
        Period = "period",
        /// The first day leaves no room in the period.
        FirstDay = "first-day",
        /// There is no trainer, or there are too many.
        Trainers = "trainers",
        /// Somebody is put on the list and taken off it.
        InAndOut = "in-and-out",
        /// There are no seats, or too many.
        Seats = "seats",
        /// There are too many quotas.
        TooManyQuotas = "too-many-quotas",
        /// A quota's least is more than its most.
        Crossed = "crossed",
        /// Somebody is not to be invited together with themselves.
        ApartFromSelf = "apart-from-self",
        /// No part of the points has a weight.
        NoPoints = "no-points",
        /// No part of a town's score has a weight.
        NoPlace = "no-place",
        /// A price is too high.
        Price = "price",
        /// A share is more than the whole.
        Percent = "percent",
        /// A weight is less or more than it may be.
        Bounds = "bounds",
        /// It ends before it begins.
        BackToFront = "back-to-front",
        /// No language was chosen.
        NoLanguage = "no-language",
        /// There is one already.
        Twice = "twice",
        /// It is a day to come.
        ToCome = "to-come",
        /// It looks like the name of a real person.
        Identifying = "identifying",
    }
}

/// Something wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PlanFault {
    /// The field's name.
    pub field: String,
    /// What is wrong.
    pub reason: PlanFaultReason,
}

impl PlanFault {
    pub(crate) fn new(field: impl Into<String>, reason: PlanFaultReason) -> Self {
        Self { field: field.into(), reason }
    }
}

/// Months from today until a new scenario's period begins, and until it ends.
const AHEAD: (Months, Months) = (Months::new(2), Months::new(8));

impl ScenarioDraft {
    /// What a new scenario begins with: three days for 24 people, beginning two to eight months from now.
    #[must_use]
    pub fn blank(today: Date) -> Self {
        let ahead = |months| today.checked_add_months(months).unwrap_or(today);
        let participants = ParticipantWish {
            waiting: 12,
            seed: u32::try_from(day_number(today)).unwrap_or(0),
            ..ParticipantWish::seats(24)
        };
        let goal = PlanGoal {
            kind: TrainingKind::Workshop,
            topics: Vec::new(),
            modules: Vec::new(),
            language: None,
            days: 3,
            from: ahead(AHEAD.0),
            to: ahead(AHEAD.1),
            rupees: None,
            participants,
            trainers: TrainerWish::default(),
            town: None,
            first_day: None,
            moves: Vec::new(),
            shifts: Vec::new(),
            costs: UnitCosts::default(),
            weights: Weights::default(),
        };
        Self { name: String::new(), notes: String::new(), title: LocalText::default(), goal }
    }

    /// What is wrong with it, beside the fields. Whether there are such members, towns and districts is not known here.
    #[must_use]
    pub fn faults(&self) -> Vec<PlanFault> {
        let mut faults = Vec::new();
        if self.name.is_empty() {
            faults.push(PlanFault::new("name", PlanFaultReason::Missing));
        }
        faults.extend(self.goal.faults().iter().map(beside));
        faults
    }
}

/// A goal's fault beside its field.
fn beside(fault: &GoalFault) -> PlanFault {
    use PlanFaultReason as Reason;
    let (field, reason) = match fault {
        GoalFault::NoTopic => ("topics", Reason::NoTopic),
        GoalFault::Days => ("days", Reason::Days),
        GoalFault::Period => ("to", Reason::Period),
        GoalFault::FirstDay => ("first_day", Reason::FirstDay),
        GoalFault::Trainers => ("trainers", Reason::Trainers),
        GoalFault::TrainerInAndOut(_) => ("trainers.include", Reason::InAndOut),
        GoalFault::Participants(WishFault::Seats) => ("seats", Reason::Seats),
        GoalFault::Participants(WishFault::TooManyQuotas) => ("add.quota", Reason::TooManyQuotas),
        GoalFault::Participants(WishFault::Crossed(criterion)) => {
            return PlanFault::new(format!("most.{}", criterion_slug(criterion)), Reason::Crossed);
        }
        GoalFault::Participants(WishFault::InAndOut(_)) => ("include", Reason::InAndOut),
        GoalFault::Participants(WishFault::ApartFromSelf(_)) => ("add.apart", Reason::ApartFromSelf),
        GoalFault::Weights(WeightFault::NoPoints) => ("weight.points.gap", Reason::NoPoints),
        GoalFault::Weights(WeightFault::NoPlace) => ("weight.places.gap", Reason::NoPlace),
        GoalFault::Costs(field @ (CostField::CompanionsPercent | CostField::ContingencyPercent)) => {
            return PlanFault::new(format!("cost.{field}"), Reason::Percent);
        }
        GoalFault::Costs(field) => return PlanFault::new(format!("cost.{field}"), Reason::Price),
        GoalFault::Weights(WeightFault::OutOfBounds(name)) => {
            return PlanFault::new(format!("weight.{name}"), Reason::Bounds);
        }
    };
    PlanFault::new(field, reason)
}

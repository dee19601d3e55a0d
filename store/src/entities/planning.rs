//! The roadmap, the calendar, and scenarios of the planner.

use domain::{
    dates::Precision,
    planning::{Certainty, ConstraintKind, Horizon},
    text::LocalText,
};

use super::entities;
use crate::columns::{AsJson, Id, Term};

entities! {
    /// An action of the roadmap.
    action in "roadmap_actions" [id: Id] {
        title: AsJson<LocalText>,
        owner_id: Option<Id>,
        first_day: Option<Date>,
        last_day: Option<Date>,
        precision: Option<Term<Precision>>,
        progress: i32,
        horizon: Term<Horizon>,
    }

    /// A window of the calendar.
    constraint in "calendar_constraints" [kind: Term<ConstraintKind>, first_day: Date] {
        last_day: Date,
        names: AsJson<LocalText>,
        certainty: Term<Certainty>,
    }

    /// A scenario of the planner.
    scenario in "plan_scenarios" [id: Id] {
        public_id: String,
        version: i32,
        changed: DateTimeUtc,
        training_id: Option<Id>,
    }

    /// What a scenario said at one time, sealed.
    version in "plan_versions" [scenario_id: Id, number: i32] {
        actor: String,
        at: DateTimeUtc,
        body: String,
    }
}

//! The roadmap, the calendar, and scenarios of the planner.

use domain::{
    dates::Precision,
    planning::{
        Horizon,
        facts::{Fact, FactKind},
    },
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

    /// What planning reckons with. The body is without the organisation that it refers to and without a pseudonym, which
    /// is sealed.
    fact in "planning_facts" [id: Id] {
        public_id: String,
        kind: Term<FactKind>,
        organisation_id: Option<Id>,
        body: AsJson<Fact>,
        pseudonym: String,
        version: i32,
        actor: String,
        changed: DateTimeUtc,
        demonstration: bool,
    }

    /// A partner's trainer who trains along at a training.
    co_training in "co_trainings" [training_id: Id, fact_id: Id] {}
}

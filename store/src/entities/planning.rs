//! The roadmap and the calendar.

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
}

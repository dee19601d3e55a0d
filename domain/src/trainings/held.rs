//! Trainings that are over: how long coordinators still have to do with them, and that one was held.

use super::{Training, TrainingKind, TrainingStatus};
use crate::dates::Date;

/// Days after its last one for which a training stays on the coordinators' desk: time enough to note who was there.
pub const DESK_DAYS: i64 = 60;

impl Training {
    /// Whether coordinators have to do with it: it is planned or was held, and not over for longer than [`DESK_DAYS`].
    /// Sessions that members led are their own.
    #[must_use]
    pub fn is_on_desk(&self, today: Date) -> bool {
        let is_theirs = match self.status {
            TrainingStatus::Planned | TrainingStatus::Confirmed => true,
            TrainingStatus::Completed => self.span.to <= today && self.kind != TrainingKind::CascadeSession,
            TrainingStatus::Draft | TrainingStatus::Cancelled => false,
        };
        is_theirs && (today - self.span.to).num_days() <= DESK_DAYS
    }

    /// The training noted as held, from its last day on; or, as long as it is on the desk, as not held after all. None
    /// where there is nothing to note.
    #[must_use]
    pub fn with_held(&self, was_held: bool, today: Date) -> Option<Self> {
        let is_over = self.span.to <= today;
        let status = match (self.status, was_held) {
            (TrainingStatus::Planned | TrainingStatus::Confirmed, true) if is_over => TrainingStatus::Completed,
            (TrainingStatus::Completed, false) if self.is_on_desk(today) => TrainingStatus::Confirmed,
            _ => return None,
        };
        Some(Self { status, ..self.clone() })
    }
}

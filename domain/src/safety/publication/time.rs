//! When a record may be said to have been (safety model, "Time").

use chrono::Days;

use super::Context;
use crate::{
    dates::{Date, Precision, Span},
    interventions::{Dispute, Intervention},
    safety::RiskLevel,
    trainings::{Training, TrainingKind},
};

/// Days that must pass after an intervention before it is published.
const WAITING_DAYS: u64 = 90;

/// Whether an intervention must never head a list as the latest.
pub(super) fn is_sensitive(intervention: &Intervention) -> bool {
    intervention.gender_based || matches!(intervention.dispute, Dispute::Honour | Dispute::Family | Dispute::Electoral)
}

/// An intervention's span as it may be told at a region's risk: a month; for honour, family and
/// gender-based cases, and from a high risk on, a quarter.
pub(super) fn intervention_span(intervention: &Intervention, risk: RiskLevel) -> Span {
    let is_intimate = intervention.gender_based || matches!(intervention.dispute, Dispute::Honour | Dispute::Family);
    let precision = if is_intimate || risk >= RiskLevel::High { Precision::Quarter } else { Precision::Month };
    intervention.span.coarsened(precision)
}

/// Whether enough days have passed since the end of a span *as it is told*.
///
/// Counting from the true end would give the day away: the record would appear exactly so many days after it.
pub(super) fn has_rested(told: Span, today: Date) -> bool {
    rested_from(told).is_some_and(|public_from| public_from <= today)
}

/// The first day on which what is told with that span has rested.
pub(super) fn rested_from(told: Span) -> Option<Date> {
    told.to.checked_add_days(Days::new(WAITING_DAYS))
}

impl Context {
    /// A training's span as it may be told at its regions' risk.
    ///
    /// Exact dates only from its `public_after` on, or once it is over where none is set; the month before.
    /// A cascade session is told by the month always, by the quarter at a high risk: it is a member's own doing.
    pub(super) fn training_span(&self, training: &Training, risk: RiskLevel) -> Span {
        let is_open = training.public_after.map_or(training.span.to < self.today, |after| after <= self.today);
        let precision = match training.kind {
            TrainingKind::CascadeSession if risk >= RiskLevel::High => Precision::Quarter,
            TrainingKind::CascadeSession => Precision::Month,
            _ if is_open => Precision::Day,
            _ => Precision::Month,
        };
        training.span.coarsened(precision)
    }
}

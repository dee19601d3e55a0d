//! Planning: what is missing where, and the next workshop that answers it, explained.
//!
//! [`scenario::plan`] goes from [`gaps`] to [`places`], [`dates`], [`participants`], [`trainers`], the [`agenda`] and the
//! [`budget`]. Each says in its documentation by what formula it decides and where its figures come from, for the page
//! that tells participants how the plan is made. All of it is worked out in whole numbers, without a clock, so that browser
//! and server find the same.

pub mod agenda;
pub mod budget;
mod calendar;
pub mod dates;
pub mod facts;
pub mod form;
pub mod gaps;
pub mod inputs;
pub mod participants;
pub mod places;
mod roadmap;
pub mod scenario;
pub mod score;
pub mod trainers;
pub mod travel;
pub mod weights;
mod zone;

pub use calendar::{CalendarConstraint, Certainty, ConstraintKind};
pub use roadmap::{Horizon, RoadmapAction};
pub use zone::Zone;

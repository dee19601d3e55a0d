//! The cascade: members lead sessions of their own, and those who were there may pass them on again.

mod outline;
mod session;
mod tree;

pub use outline::{Outline, outline};
pub use session::{
    LARGEST_GROUP, LedSession, MOST_CO_TRAINERS, MOST_GROUPS, OPEN_MONTHS, SessionFault, SessionField, may_change,
};
pub use tree::{Branch, Node, Reach, cascade, closes_circle};

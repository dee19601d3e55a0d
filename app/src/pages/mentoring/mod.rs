//! Mentoring's pages: one's pairs, one pair, and for coordinators the numbers of all.

mod all;
mod pair;
mod words;

pub use all::{MentoringPage, MentoringView};
pub use pair::{MentorshipPage, MentorshipView};
pub use words::MentoringNotice;

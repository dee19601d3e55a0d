//! Mentoring. What the two write is sealed.

use domain::mentoring::{MentorshipRole, MentorshipState};

use super::entities;
use crate::columns::{Id, Term};

entities! {
    /// A pair.
    mentorship in "mentorships" [id: Id] {
        public_id: String,
        mentor_id: Id,
        mentee_id: Id,
        state: Term<MentorshipState>,
        message: String,
        asked: Date,
        since: Date,
    }

    /// A goal of a pair.
    goal in "mentorship_goals" [id: Id] {
        public_id: String,
        mentorship_id: Id,
        text: String,
        is_reached: bool,
    }

    /// A meeting of a pair.
    meeting in "mentorship_meetings" [id: Id] {
        public_id: String,
        mentorship_id: Id,
        held: Date,
        note: String,
        written_by: Term<MentorshipRole>,
    }
}

//! Mentoring: a member accompanies another, with goals and meetings that only the two know of.

use serde::{Deserialize, Serialize};

use crate::{
    dates::{Date, typed_day},
    ids::{PublicId, Ref},
    text::kept,
};

/// The longest message with which somebody is asked, in characters.
pub const LONGEST_MESSAGE: usize = 1_000;
/// The longest goal, in characters.
pub const LONGEST_GOAL: usize = 300;
/// The longest note of a meeting, in characters.
pub const LONGEST_NOTE: usize = 2_000;
/// Goals that a pair has at a time.
pub const MOST_GOALS: usize = 20;
/// Meetings that a pair logs.
pub const MOST_MEETINGS: usize = 200;
/// Members whom one may be asking at a time.
pub const MOST_ASKED: usize = 3;

crate::vocabulary! {
    /// How far a pair has come.
    MentorshipState as "state of a mentorship" {
        /// The mentee has asked.
        Asked = "asked",
        /// The mentor has said yes.
        Active = "active",
        /// The mentor has said no.
        Declined = "declined",
        /// The mentee took the question back.
        Withdrawn = "withdrawn",
        /// One of the two has ended it.
        Ended = "ended",
    }
}

crate::vocabulary! {
    /// What a member is in a pair.
    MentorshipRole as "role in a mentorship" {
        /// Accompanies.
        Mentor = "mentor",
        /// Is accompanied, and has asked for it.
        Mentee = "mentee",
    }
}

crate::vocabulary! {
    /// What changes how far a pair has come.
    MentorshipDeed as "deed in a mentorship" {
        /// The mentor says yes.
        Accept = "accept",
        /// The mentor says no.
        Decline = "decline",
        /// The mentee takes the question back.
        Withdraw = "withdraw",
        /// Either ends it.
        End = "end",
    }
}

crate::vocabulary! {
    /// What is wrong with a question, a goal or a meeting.
    MentoringFault as "fault in mentoring" {
        /// This member can't be asked: they are not to be seen, don't consent to be contacted, or have declined before.
        NobodyToAsk = "nobody-to-ask",
        /// They are asked or are one's mentor already.
        AskedAlready = "asked-already",
        /// One is asking too many at a time.
        AskingTooMany = "asking-too-many",
        /// One is hidden: who is asked could not see by whom.
        Hidden = "hidden",
        /// There is no text.
        NoText = "no-text",
        /// The text is too long, or holds characters that can't be kept.
        BadText = "bad-text",
        /// That is no day on which the two can have met.
        NoDay = "no-day",
        /// There are as many as are kept.
        TooMany = "too-many",
    }
}

impl MentorshipState {
    /// How far the pair has come after a deed of one of the two; none where they can't do that now.
    #[must_use]
    pub const fn after(self, deed: MentorshipDeed, by: MentorshipRole) -> Option<Self> {
        match (self, deed, by) {
            (Self::Asked, MentorshipDeed::Accept, MentorshipRole::Mentor) => Some(Self::Active),
            (Self::Asked, MentorshipDeed::Decline, MentorshipRole::Mentor) => Some(Self::Declined),
            (Self::Asked, MentorshipDeed::Withdraw, MentorshipRole::Mentee) => Some(Self::Withdrawn),
            (Self::Active, MentorshipDeed::End, _) => Some(Self::Ended),
            _ => None,
        }
    }

    /// Whether the two are a pair, or may become one by an answer.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Asked | Self::Active)
    }

    /// Whether the two write goals and log meetings.
    #[must_use]
    pub const fn is_written_in(self) -> bool {
        matches!(self, Self::Active)
    }
}

/// What the two want to reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Its id.
    pub id: PublicId,
    /// What it is.
    pub text: String,
    /// Whether it is reached.
    pub is_reached: bool,
}

/// A time at which the two met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its id.
    pub id: PublicId,
    /// The day.
    pub held: Date,
    /// What one of them wrote of it; may be empty.
    pub note: String,
    /// Who wrote it.
    pub by: MentorshipRole,
}

/// A pair, with all that the two know of it. Private: nobody else sees message, goals and notes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mentorship {
    /// Its id.
    pub id: PublicId,
    /// Who accompanies.
    pub mentor: Ref,
    /// Who is accompanied.
    pub mentee: Ref,
    /// How far it has come.
    pub state: MentorshipState,
    /// When the mentee asked.
    pub asked: Date,
    /// When it came so far.
    pub since: Date,
    /// What the mentee wrote when they asked; may be empty.
    pub message: String,
    /// Goals, in the order in which they were written.
    pub goals: Vec<Goal>,
    /// Meetings, the latest first.
    pub meetings: Vec<Meeting>,
}

impl Mentorship {
    /// What a member is in this pair; none for anybody else.
    #[must_use]
    pub fn role_of(&self, member: &str) -> Option<MentorshipRole> {
        if self.mentor == member {
            Some(MentorshipRole::Mentor)
        } else if self.mentee == member {
            Some(MentorshipRole::Mentee)
        } else {
            None
        }
    }
}

/// The words with which somebody is asked, or the note of a meeting, as they are kept.
///
/// # Errors
/// They are longer than `most` characters, or hold what can't be kept.
pub fn words(text: &str, most: usize) -> Result<String, MentoringFault> {
    kept(text, most).ok_or(MentoringFault::BadText)
}

/// A goal as it is kept.
///
/// # Errors
/// It is empty, too long, or holds what can't be kept.
pub fn goal(text: &str) -> Result<String, MentoringFault> {
    let text = words(text, LONGEST_GOAL)?;
    if text.is_empty() { Err(MentoringFault::NoText) } else { Ok(text) }
}

/// The day of a meeting: not before the mentee asked, and not to come.
///
/// # Errors
/// It is no such day.
pub fn meeting_day(typed: &str, asked: Date, today: Date) -> Result<Date, MentoringFault> {
    let day = typed_day(typed).ok_or(MentoringFault::NoDay)?;
    if (asked..=today).contains(&day) { Ok(day) } else { Err(MentoringFault::NoDay) }
}

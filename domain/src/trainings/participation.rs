//! Members in a training: who is invited, who comes, who was there.

use serde::{Deserialize, Serialize};

use super::{Training, TrainingStatus};
use crate::{dates::Date, ids::Ref, text::kept};

/// The longest word with which somebody answers an invitation, in characters.
pub const LONGEST_WORD: usize = 500;

crate::vocabulary! {
    /// How far a member's participation has come.
    ParticipationState as "state of a participation" {
        /// Asked to come, and has not answered.
        Invited = "invited",
        /// Will come.
        Confirmed = "confirmed",
        /// Can't come.
        Declined = "declined",
        /// Was there.
        Attended = "attended",
    }
}

crate::vocabulary! {
    /// What somebody answers who is invited.
    Answer as "answer to an invitation" {
        /// They will come.
        Come = "come",
        /// They can't.
        Decline = "decline",
    }
}

crate::vocabulary! {
    /// Why an invitation or an answer can't be.
    ParticipationFault as "fault of a participation" {
        /// The training is not planned any more, or has begun.
        NotOpen = "not-open",
        /// There is no such member who takes part in the network.
        NobodyToInvite = "nobody-to-invite",
        /// They are invited already, or train there.
        InvitedAlready = "invited-already",
        /// The word is too long, or holds characters that can't be kept.
        BadText = "bad-text",
    }
}

/// A member in a training. Written as the bare reference of the member where no state is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Participation {
    /// The member.
    pub member: Ref,
    /// How far it has come; none where that follows from the training: see [`Training::state_of`].
    pub state: Option<ParticipationState>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Bare(Ref),
    Stated { member: Ref, state: ParticipationState },
}

impl From<Written> for Participation {
    fn from(written: Written) -> Self {
        match written {
            Written::Bare(member) => member.into(),
            Written::Stated { member, state } => Self { member, state: Some(state) },
        }
    }
}

impl From<Participation> for Written {
    fn from(Participation { member, state }: Participation) -> Self {
        match state {
            None => Self::Bare(member),
            Some(state) => Self::Stated { member, state },
        }
    }
}

impl From<Ref> for Participation {
    fn from(member: Ref) -> Self {
        Self { member, state: None }
    }
}

/// A word to the coordinators as it is kept.
///
/// # Errors
/// It is too long, or holds what can't be kept.
pub fn kept_word(text: &str) -> Result<String, ParticipationFault> {
    kept(text, LONGEST_WORD).ok_or(ParticipationFault::BadText)
}

impl Training {
    /// How far a participation has come. Where it doesn't say so itself, whoever is named was there if the training was
    /// held, and will come if it wasn't yet.
    #[must_use]
    pub fn state_of(&self, participation: &Participation) -> ParticipationState {
        participation.state.unwrap_or(match self.status {
            TrainingStatus::Completed => ParticipationState::Attended,
            _ => ParticipationState::Confirmed,
        })
    }

    /// How far a member's participation has come; none for who doesn't take part.
    #[must_use]
    pub fn state(&self, member: &str) -> Option<ParticipationState> {
        let theirs = self.participants.iter().find(|participation| participation.member == member);
        theirs.map(|participation| self.state_of(participation))
    }

    /// Whether a member took part.
    #[must_use]
    pub fn was_attended_by(&self, member: &str) -> bool {
        self.state(member) == Some(ParticipationState::Attended)
    }

    /// The members who took part.
    pub fn attendees(&self) -> impl Iterator<Item = &Ref> {
        let were_there = self.participants.iter().filter(|part| self.state_of(part) == ParticipationState::Attended);
        were_there.map(|part| &part.member)
    }

    /// Whether people are still invited to it and answer: until its first day.
    #[must_use]
    pub fn is_to_come(&self, today: Date) -> bool {
        matches!(self.status, TrainingStatus::Planned | TrainingStatus::Confirmed) && today < self.span.from
    }

    /// The training with a member invited to it.
    ///
    /// # Errors
    /// When it is too late, or they are part of it already.
    pub fn with_invited(&self, member: &str, today: Date) -> Result<Self, ParticipationFault> {
        if !self.is_to_come(today) {
            return Err(ParticipationFault::NotOpen);
        }
        if self.state(member).is_some() || self.trainers.iter().any(|trainer| trainer == member) {
            return Err(ParticipationFault::InvitedAlready);
        }
        let mut training = self.clone();
        let state = Some(ParticipationState::Invited);
        training.participants.push(Participation { member: member.to_owned(), state });
        Ok(training)
    }

    /// The training with a member's invitation taken back, whatever they have answered; none where there is nothing to take
    /// back any more.
    #[must_use]
    pub fn without_invited(&self, member: &str, today: Date) -> Option<Self> {
        let state = self.state(member)?;
        if !self.is_to_come(today) || state == ParticipationState::Attended {
            return None;
        }
        let mut training = self.clone();
        training.participants.retain(|participation| participation.member != member);
        Some(training)
    }

    /// The training with a member's answer; none where they are not invited, or it is too late.
    #[must_use]
    pub fn answered(&self, member: &str, answer: Answer, today: Date) -> Option<Self> {
        let is_open = self.is_to_come(today) && self.state(member)? != ParticipationState::Attended;
        let state = match answer {
            Answer::Come => ParticipationState::Confirmed,
            Answer::Decline => ParticipationState::Declined,
        };
        is_open.then(|| self.with_state(member, state))
    }

    /// The training with a note of whether somebody was there who was to come; none before its first day.
    #[must_use]
    pub fn with_attendance(&self, member: &str, was_there: bool, today: Date) -> Option<Self> {
        let state = self.state(member)?;
        let is_held = !matches!(self.status, TrainingStatus::Draft | TrainingStatus::Cancelled);
        if !is_held || today < self.span.from || state == ParticipationState::Declined {
            return None;
        }
        let state = match (was_there, state) {
            (true, _) => ParticipationState::Attended,
            (false, ParticipationState::Attended) => ParticipationState::Confirmed,
            (false, other) => other,
        };
        Some(self.with_state(member, state))
    }

    fn with_state(&self, member: &str, state: ParticipationState) -> Self {
        let mut training = self.clone();
        for participation in &mut training.participants {
            if participation.member == member {
                participation.state = Some(state);
            }
        }
        training
    }
}

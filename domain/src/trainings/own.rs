//! A training as a member knows it who is part of it, and what they learned there.

use super::{ParticipationState, Topic, Training, TrainingKind, TrainingStatus};
use crate::{
    dates::{Date, Span},
    ids::PublicId,
    members::Member,
    places::Region,
    text::{Language, LocalText},
};

/// What a member is in a training.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrainingPart {
    /// They train.
    Trainer,
    /// They take part, as far as that has come.
    Participant(ParticipationState),
}

/// Where a training stands among those of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TrainingGroup {
    /// It waits for their answer.
    Invited,
    /// They come, or train.
    Coming,
    /// They can't come, and may still change that.
    Declined,
    /// It has been.
    Past,
}

/// A training that a member is part of, with what those may know who are invited. It names nobody else.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownTraining {
    /// Its id.
    pub id: PublicId,
    /// Its kind.
    pub kind: TrainingKind,
    /// How far it has come.
    pub status: TrainingStatus,
    /// Its title; may be empty.
    pub title: LocalText,
    /// Its days.
    pub span: Span,
    /// Slugs of the districts.
    pub districts: Vec<String>,
    /// Regions, where no district is known.
    pub regions: Vec<Region>,
    /// Whether it has no place.
    pub is_virtual: bool,
    /// The exact venue; empty for who can't come, and where none is known.
    pub venue: String,
    /// Language of instruction.
    pub language: Option<Language>,
    /// Modules.
    pub topics: Vec<Topic>,
    /// What the member is in it.
    pub part: TrainingPart,
    /// Where it stands among theirs.
    pub group: TrainingGroup,
    /// Whether they may still answer.
    pub may_answer: bool,
}

/// A module that a member was taught, with the first training that taught it.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    /// The module.
    pub topic: Topic,
    /// The training's kind.
    pub kind: TrainingKind,
    /// The training's title; may be empty.
    pub title: LocalText,
    /// Its days.
    pub span: Span,
}

impl Training {
    /// The training as a member knows it; none where they are no part of it, it is a draft, or it has passed without them.
    /// Sessions that members led for others are listed elsewhere.
    ///
    /// Its key is a public id, as those of stored records are.
    #[must_use]
    pub fn known_to(&self, member: &str, today: Date) -> Option<KnownTraining> {
        let is_trainer = self.trainers.iter().any(|trainer| trainer == member);
        let is_led = is_trainer && self.kind == TrainingKind::CascadeSession;
        if self.status == TrainingStatus::Draft || is_led {
            return None;
        }
        let part = if is_trainer { TrainingPart::Trainer } else { TrainingPart::Participant(self.state(member)?) };
        let declines = part == TrainingPart::Participant(ParticipationState::Declined);
        let is_hidden = declines || self.status == TrainingStatus::Cancelled;
        Some(KnownTraining {
            id: self.key.parse().ok()?,
            kind: self.kind,
            status: self.status,
            title: self.title.clone(),
            span: self.span,
            districts: self.districts.clone(),
            regions: self.regions.clone(),
            is_virtual: self.is_virtual,
            venue: if is_hidden { String::new() } else { self.venue.clone() },
            language: self.language,
            topics: self.topics.clone(),
            part,
            group: self.group(part, today)?,
            may_answer: !is_trainer && self.is_to_come(today),
        })
    }

    fn group(&self, part: TrainingPart, today: Date) -> Option<TrainingGroup> {
        let is_over = self.span.to < today || self.status == TrainingStatus::Completed;
        match (self.status, part) {
            (TrainingStatus::Cancelled, TrainingPart::Participant(ParticipationState::Declined)) => None,
            (TrainingStatus::Cancelled, _) => (!is_over).then_some(TrainingGroup::Coming),
            (_, TrainingPart::Participant(ParticipationState::Attended)) => Some(TrainingGroup::Past),
            (_, TrainingPart::Participant(ParticipationState::Invited)) => {
                self.is_to_come(today).then_some(TrainingGroup::Invited)
            }
            (_, TrainingPart::Participant(ParticipationState::Declined)) => {
                self.is_to_come(today).then_some(TrainingGroup::Declined)
            }
            (_, TrainingPart::Trainer | TrainingPart::Participant(ParticipationState::Confirmed)) => {
                Some(if is_over { TrainingGroup::Past } else { TrainingGroup::Coming })
            }
        }
    }
}

/// The modules that a member was taught in trainings that they attended, whether or not they are among their skills. What
/// somebody can teach they say themselves: this is what may be offered to them.
#[must_use]
pub fn learned(trainings: &[Training], member: &Member) -> Vec<Learned> {
    let taught = |training: &&Training| training.was_attended_by(&member.key);
    let mut attended: Vec<_> = trainings.iter().filter(taught).collect();
    attended.sort_by_key(|training| training.span.from);
    let first = |topic: &Topic| {
        let training = attended.iter().find(|training| training.topics.contains(topic))?;
        let (kind, title, span) = (training.kind, training.title.clone(), training.span);
        Some(Learned { topic: *topic, kind, title, span })
    };
    Topic::ALL.iter().filter_map(first).collect()
}

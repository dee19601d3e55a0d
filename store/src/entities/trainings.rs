//! Trainings with their agenda, groups and participations.

use domain::{
    dates::Precision,
    members::Gender,
    text::{Language, LocalText},
    trainings::{ParticipationState, Sector, Topic, TrainingKind, TrainingStatus},
};

use super::entities;
use crate::columns::{AsJson, Id, Term};

domain::vocabulary! {
    /// What a member was in a training.
    ParticipationRole as "role in a training" {
        /// Took part.
        Participant = "participant",
        /// Trained.
        Trainer = "trainer",
    }
}

entities! {
    /// A module of the curriculum.
    module in "modules" [slug: Term<Topic>] {
        position: i32,
        version: i32,
    }

    /// A training. Places, modules, themes and organisers are lists of its record.
    training in "trainings" [id: Id] {
        kind: Term<TrainingKind>,
        status: Term<TrainingStatus>,
        title: AsJson<LocalText>,
        summary: AsJson<LocalText>,
        first_day: Date,
        last_day: Date,
        precision: Term<Precision>,
        venue: String,
        is_virtual: bool,
        language: Option<Term<Language>>,
        capacity: Option<i64>,
        programme_id: Option<Id>,
        public_after: Option<Date>,
        assessment_id: Option<Id>,
        parent_id: Option<Id>,
    }

    /// A session of its agenda.
    session in "training_sessions" [record_id: Id, position: i32] {
        title: AsJson<LocalText>,
        topic: Option<Term<Topic>>,
        date: Option<Date>,
    }

    /// A group exercise of a session.
    exercise in "session_exercises" [record_id: Id, session: i32, position: i32] {
        title: AsJson<LocalText>,
    }

    /// Participants of a sector.
    group in "participant_groups" [record_id: Id, position: i32] {
        sector: Term<Sector>,
        gender: Option<Term<Gender>>,
        count: Option<i64>,
    }

    /// A member in a training.
    participation in "participations" [record_id: Id, role: Term<ParticipationRole>, position: i32] {
        member_id: Id,
        state: Term<ParticipationState>,
    }

    /// A member's answer to an invitation, apart from the record: no former version has it. The word is sealed.
    answer in "training_answers" [record_id: Id, member_id: Id] {
        word: String,
        answered: Date,
    }
}

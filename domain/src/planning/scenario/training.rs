//! A plan turned into a training.

use chrono::Days;

use super::{Plan, PlanGoal};
use crate::{
    dates::Span,
    ids::Ref,
    planning::{
        agenda::{Activity, Agenda},
        inputs::Town,
    },
    safety::Level,
    sources::Provenance,
    text::LocalText,
    trainings::{Session, Training, TrainingStatus},
};

/// The training, and who is to be invited to it.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedTraining {
    /// The training: planned; its participants are empty until somebody has said that they come.
    pub training: Training,
    /// Who is to be invited, most points first.
    pub invited: Vec<Ref>,
    /// Who waits, in the order of the waiting list.
    pub waiting: Vec<Ref>,
}

/// Turns a plan into a training; nothing without a town or dates.
///
/// The public is told the month and the district until the day after its last ([`Training::public_after`]); the venue is
/// for invited people, and empty until somebody writes it.
#[must_use]
pub fn into_training(
    goal: &PlanGoal,
    plan: &Plan,
    towns: &[Town],
    key: Ref,
    title: LocalText,
    provenance: Provenance,
) -> Option<PlannedTraining> {
    let town = towns.iter().find(|town| Some(&town.slug) == plan.town.as_ref())?;
    let dates = plan.dates.as_ref()?;
    let of_members = plan.team.trainers.iter().filter(|trainer| trainer.partner.is_none());
    let mut organisers: Vec<Ref> = plan.team.trainers.iter().filter_map(|trainer| trainer.partner.clone()).collect();
    organisers.sort();
    organisers.dedup();
    let training = Training {
        key,
        kind: goal.kind,
        status: TrainingStatus::Planned,
        title,
        summary: LocalText::default(),
        span: Span::days(dates.from, dates.to),
        districts: vec![town.district.clone()],
        regions: Vec::new(),
        venue: String::new(),
        is_virtual: false,
        language: goal.language,
        topics: goal.topics.clone(),
        themes: Vec::new(),
        capacity: Some(goal.participants.seats.into()),
        organisers,
        programme: None,
        sessions: sessions(&plan.agenda),
        groups: Vec::new(),
        trainers: of_members.map(|trainer| trainer.id.clone()).collect(),
        participants: Vec::new(),
        public_after: dates.to.checked_add_days(Days::new(1)),
        assessment: None,
        parent: None,
        level: Level::public(),
        provenance,
    };
    let ids = |invited: &super::Choice| invited.invited.iter().map(|one| one.id.clone()).collect();
    let waiting = plan.participants.waiting.iter().map(|one| one.id.clone()).collect();
    Some(PlannedTraining { training, invited: ids(&plan.participants), waiting })
}

/// One session for each day and module: the agenda with its times stays with the plan.
fn sessions(agenda: &Agenda) -> Vec<Session> {
    let mut sessions: Vec<Session> = Vec::new();
    for item in agenda.items.iter().filter(|item| !matches!(item.activity, Activity::Break(_))) {
        let Some(topic) = item.activity.topic() else { continue };
        let is_known = |session: &Session| session.topic == Some(topic) && session.date == Some(item.day);
        if !sessions.iter().any(is_known) {
            let (title, exercises) = (LocalText::default(), Vec::new());
            sessions.push(Session { title, topic: Some(topic), date: Some(item.day), exercises });
        }
    }
    sessions
}

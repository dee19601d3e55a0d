//! A plan turned into a training.

use chrono::Days;

use super::{Plan, PlanGoal};
use crate::{
    dates::Span,
    ids::Ref,
    planning::{
        agenda::{Activity, Agenda},
        inputs::PlanningInputs,
    },
    safety::Level,
    sources::Provenance,
    text::LocalText,
    trainings::{Participation, ParticipationState, Session, Training, TrainingStatus},
};

/// The training that a plan becomes, and who trains along.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedTraining {
    /// The training: planned, with those on the list invited.
    pub training: Training,
    /// Partners' trainers of the team, by what planning calls them.
    pub co_trainers: Vec<Ref>,
}

/// Turns a plan into a training to which those on the list are invited; nothing without a town or dates, or where these
/// are not to come.
///
/// The public is told the month and the district until the day after its last ([`Training::public_after`]); the venue is
/// for invited people, and empty until somebody writes it.
///
/// A training's trainers are members. Whoever trains along from a partner organisation is none and has no record that the
/// training could refer to: of them the record has their organisation, among its organisers, and `co_trainers` says who
/// they are, for the store to keep beside the record, where coordinators alone find it.
#[must_use]
pub fn into_training(
    goal: &PlanGoal,
    plan: &Plan,
    inputs: &PlanningInputs,
    key: Ref,
    title: LocalText,
    provenance: Provenance,
) -> Option<PlannedTraining> {
    let town = inputs.towns.iter().find(|town| Some(&town.slug) == plan.town.as_ref())?;
    let dates = plan.dates.as_ref().filter(|dates| dates.from > inputs.today)?;
    let of_members = plan.team.trainers.iter().filter(|trainer| trainer.partner.is_none());
    let of_partners = || plan.team.trainers.iter().filter_map(|trainer| Some((&trainer.id, trainer.partner.as_ref()?)));
    let co_trainers = of_partners().map(|(id, _)| id.clone()).collect();
    let mut organisers: Vec<Ref> = of_partners().map(|(_, organisation)| organisation.clone()).collect();
    organisers.sort();
    organisers.dedup();
    let invited = plan.participants.invited.iter();
    let invited = invited.map(|one| Participation { member: one.id.clone(), state: Some(ParticipationState::Invited) });
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
        participants: invited.collect(),
        public_after: dates.to.checked_add_days(Days::new(1)),
        assessment: None,
        parent: None,
        level: Level::public(),
        provenance,
    };
    Some(PlannedTraining { training, co_trainers })
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

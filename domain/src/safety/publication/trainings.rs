//! Trainings, as they may be told.

use super::{
    Context,
    place::{Exposure, Place},
    record::{Publishable, Told},
};
use crate::{
    dates::Span,
    ids::Ref,
    places::Area,
    safety::{
        Level, RiskLevel,
        public::{
            PlaceNote, PublicCount, PublicDetails, PublicGroup, PublicRecord, PublicSession, PublicTraining, RecordKind,
        },
        small_cells::Kind,
    },
    sources::{InferredField, Provenance},
    text::LocalText,
    trainings::{ParticipantGroup, Session, Training, TrainingKind, TrainingStatus},
};

impl Publishable for Training {
    const KIND: RecordKind = RecordKind::Training;

    fn key(&self) -> &Ref {
        &self.key
    }

    fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    fn told(&self, context: &Context) -> Option<Told> {
        let is_cascade = self.kind == TrainingKind::CascadeSession;
        let risk = risk(self, context);
        if !may_be_told(self, risk) {
            return None;
        }
        let (place, span) = (place(self, context), context.training_span(self, risk));
        let mut quiet = Vec::new();
        if span != self.span {
            quiet.push(InferredField::Dates);
        }
        if is_cascade {
            quiet.push(InferredField::Parties);
        }
        if groups(&self.groups).iter().any(|group| group.count == Some(PublicCount::UnderFive)) {
            quiet.push(InferredField::Count);
        }
        Some(Told { title: place.redacted(&self.title), span, place, quiet })
    }
}

fn risk(training: &Training, context: &Context) -> RiskLevel {
    let districts = training.districts.iter().filter_map(|slug| context.districts.get(slug));
    context.highest_risk(districts.chain(&training.regions).copied())
}

fn may_be_told(training: &Training, risk: RiskLevel) -> bool {
    training.level == Level::Public
        && !matches!(training.status, TrainingStatus::Draft | TrainingStatus::Cancelled)
        && !is_withheld(training, risk)
}

/// Whether the risk is so high that a member's own session is told to nobody.
fn is_withheld(training: &Training, risk: RiskLevel) -> bool {
    training.kind == TrainingKind::CascadeSession && risk >= RiskLevel::Severe
}

fn place(training: &Training, context: &Context) -> Place {
    let is_cascade = training.kind == TrainingKind::CascadeSession;
    let exposure = if is_cascade { Exposure::Facilitators } else { Exposure::Training };
    let nowhere = if training.is_virtual { PlaceNote::Countrywide } else { PlaceNote::NotTold };
    context.place(&training.districts, &training.regions, exposure, nowhere)
}

/// When and where a training was, as the public would be told if it were told at all.
#[derive(Debug, Clone, PartialEq)]
pub struct TrainingOutline {
    /// The title, without names of districts that are withheld.
    pub title: LocalText,
    /// When.
    pub span: Span,
    /// Where.
    pub areas: Vec<Area>,
    /// How exactly that is told.
    pub note: PlaceNote,
    /// Whether the public is told of it.
    pub is_published: bool,
    /// Whether the risk is so high that nobody should be told.
    pub is_withheld: bool,
}

/// When and where a training was, as exactly as those may know who are no coordinators.
#[must_use]
pub fn training_outline(training: &Training, context: &Context) -> TrainingOutline {
    let risk = risk(training, context);
    let place = place(training, context);
    TrainingOutline {
        title: place.redacted(&training.title),
        span: context.training_span(training, risk),
        is_published: may_be_told(training, risk),
        is_withheld: is_withheld(training, risk),
        areas: place.areas,
        note: place.note,
    }
}

/// The training as anyone may see it: without venue, trainers and participants.
#[must_use]
pub fn publish_training(training: &Training, context: &Context) -> Option<PublicRecord> {
    let told = training.told(context)?;
    let place = told.place.clone();
    let directory = &context.directory;
    let link = |kinds: &[RecordKind], key: &Option<Ref>| key.as_ref().and_then(|key| directory.link_any(kinds, key));
    let session = |session: &Session| PublicSession {
        title: place.redacted(&session.title),
        topic: session.topic,
        exercises: session.exercises.iter().map(|exercise| place.redacted(exercise)).collect(),
    };
    let details = PublicDetails::Training(PublicTraining {
        kind: training.kind,
        status: training.status,
        language: training.language,
        sessions: training.sessions.iter().map(session).collect(),
        groups: groups(&training.groups),
        programme: link(&[RecordKind::Programme, RecordKind::Grant], &training.programme),
        assessment: link(&[RecordKind::Assessment], &training.assessment),
        parent: link(&[RecordKind::Training], &training.parent),
    });
    let record = training.start(told, details, context)?;
    Some(PublicRecord {
        summary: place.redacted(&training.summary),
        themes: training.themes.clone(),
        topics: training.topics.clone(),
        organisations: directory.links(RecordKind::Organisation, &training.organisers),
        ..record
    })
}

/// The groups with small numbers held back.
///
/// No sum over groups is published, so there is nothing to subtract from and no other group need be withheld.
fn groups(groups: &[ParticipantGroup]) -> Vec<PublicGroup> {
    let tell = |group: &ParticipantGroup| PublicGroup {
        sector: group.sector,
        gender: group.gender,
        count: group.count.map(|count| Kind::People.told(count)),
    };
    groups.iter().map(tell).collect()
}

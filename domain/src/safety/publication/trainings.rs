//! Trainings, as they may be told.

use super::{
    Context,
    place::Exposure,
    record::{Publishable, Told},
};
use crate::{
    ids::Ref,
    safety::{
        Level, RiskLevel,
        public::{
            PlaceNote, PublicCount, PublicDetails, PublicGroup, PublicRecord, PublicSession, PublicTraining, RecordKind,
        },
        small_cells::Kind,
    },
    sources::{InferredField, Provenance},
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
        let districts = self.districts.iter().filter_map(|slug| context.districts.get(slug));
        let risk = context.highest_risk(districts.chain(&self.regions).copied());
        let may_be_told = self.level == Level::Public
            && !matches!(self.status, TrainingStatus::Draft | TrainingStatus::Cancelled)
            && !(is_cascade && risk >= RiskLevel::Severe);
        if !may_be_told {
            return None;
        }
        let exposure = if is_cascade { Exposure::Facilitators } else { Exposure::Training };
        let nowhere = if self.is_virtual { PlaceNote::Countrywide } else { PlaceNote::NotTold };
        let place = context.place(&self.districts, &self.regions, exposure, nowhere);
        let span = context.training_span(self, risk);
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

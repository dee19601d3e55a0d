//! Trainings with their agenda, groups and participations.

use std::borrow::Cow;

use domain::{
    ids::Ref,
    safety::Level,
    sources::Provenance,
    trainings::{ParticipantGroup, Participation, ParticipationState, Session, Topic, Training, TrainingStatus},
};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::{
    Reading, Stored, count, position, span, span_fault,
    write::{Own, Writing},
};
use crate::{
    StoreError,
    columns::{AsJson, Id, Term},
    entities::{
        records::{Kind, LinkRole, TermList},
        trainings::{ParticipationRole, exercise, group, module, participation, session, training},
    },
    rows::insert_all,
};

impl Stored for Training {
    const KIND: Kind = Kind::Training;
    const HAS_LEVEL: bool = true;
    type Entity = training::Entity;

    fn key(&self) -> &str {
        &self.key
    }

    fn level(&self) -> Level {
        self.level
    }

    fn provenance(&self) -> Cow<'_, Provenance> {
        Cow::Borrowed(&self.provenance)
    }

    fn fault(&self) -> Option<String> {
        span_fault(self.span)
    }

    fn write(&self, own: &Own<'_>, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        let frames = &[Kind::Programme, Kind::Grant];
        let row = training::Model {
            id: own.id,
            kind: Term(self.kind),
            status: Term(self.status),
            title: AsJson(self.title.clone()),
            summary: AsJson(self.summary.clone()),
            first_day: self.span.from,
            last_day: self.span.to,
            precision: Term(self.span.precision),
            venue: writing.seal(own, "venue", &self.venue)?,
            is_virtual: self.is_virtual,
            language: self.language.map(Term),
            capacity: self.capacity.map(i64::from),
            programme_id: writing.find_or_none(own, "programme", frames, self.programme.as_ref())?,
            public_after: self.public_after,
            assessment_id: writing.find_or_none(own, "assessment", &[Kind::Assessment], self.assessment.as_ref())?,
            parent_id: writing.find_or_none(own, "parent", &[Kind::Training], self.parent.as_ref())?,
        };
        writing.rows.trainings.push(row);
        writing.places(own, &self.districts, &self.regions)?;
        writing.terms(own, TermList::Module, &self.topics);
        writing.terms(own, TermList::Theme, &self.themes);
        writing.links(own, LinkRole::Organiser, &[Kind::Organisation], &self.organisers)?;
        write_agenda(own, &self.sessions, writing);
        let groups = self.groups.iter().enumerate();
        writing.rows.groups.extend(groups.map(|(index, ParticipantGroup { sector, gender, count })| group::Model {
            record_id: own.id,
            position: position(index),
            sector: Term(*sector),
            gender: gender.map(Term),
            count: count.map(i64::from),
        }));
        // Who trains is as much part of it as who is known to come.
        let trainers = self.trainers.iter().cloned().map(Participation::from);
        write_members(own, ParticipationRole::Trainer, self, trainers, writing)?;
        write_members(own, ParticipationRole::Participant, self, self.participants.iter().cloned(), writing)
    }

    fn read(row: training::Model, reading: &Reading<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            key: reading.key(row.id)?,
            kind: row.kind.0,
            status: row.status.0,
            title: row.title.0,
            summary: row.summary.0,
            span: span(row.first_day, row.last_day, row.precision),
            districts: reading.districts(row.id),
            regions: reading.regions(row.id)?,
            venue: reading.open(Self::KIND, row.id, "venue", row.venue)?,
            is_virtual: row.is_virtual,
            language: row.language.map(|language| language.0),
            topics: reading.terms(row.id, TermList::Module)?,
            themes: reading.terms(row.id, TermList::Theme)?,
            capacity: row.capacity.map(count).transpose()?,
            organisers: reading.links(row.id, LinkRole::Organiser)?,
            programme: reading.key_or_none(row.programme_id)?,
            sessions: read_agenda(row.id, reading),
            groups: reading.groups(row.id).iter().map(read_group).collect::<Result<_, _>>()?,
            trainers: read_trainers(row.id, reading)?,
            participants: read_participants(row.id, row.status.0, reading)?,
            public_after: row.public_after,
            assessment: reading.key_or_none(row.assessment_id)?,
            parent: reading.key_or_none(row.parent_id)?,
            level: reading.level(row.id)?,
            provenance: reading.provenance(row.id)?,
        })
    }
}

fn write_agenda(own: &Own<'_>, sessions: &[Session], writing: &mut Writing<'_>) {
    for (index, Session { title, topic, date, exercises }) in sessions.iter().enumerate() {
        writing.rows.sessions.push(session::Model {
            record_id: own.id,
            position: position(index),
            title: AsJson(title.clone()),
            topic: topic.map(Term),
            date: *date,
        });
        writing.rows.exercises.extend(exercises.iter().enumerate().map(|(of_session, title)| exercise::Model {
            record_id: own.id,
            session: position(index),
            position: position(of_session),
            title: AsJson(title.clone()),
        }));
    }
}

fn read_agenda(id: Id, reading: &Reading<'_>) -> Vec<Session> {
    let exercises = |session| {
        let rows = reading.exercises(id).iter().filter(move |row| row.session == session);
        rows.map(|row| row.title.0.clone()).collect()
    };
    let session = |row: &session::Model| Session {
        title: row.title.0.clone(),
        topic: row.topic.map(|topic| topic.0),
        date: row.date,
        exercises: exercises(row.position),
    };
    reading.sessions(id).iter().map(session).collect()
}

fn read_group(row: &group::Model) -> Result<ParticipantGroup, StoreError> {
    Ok(ParticipantGroup {
        sector: row.sector.0,
        gender: row.gender.map(|gender| gender.0),
        count: row.count.map(count).transpose()?,
    })
}

fn write_members(
    own: &Own<'_>,
    role: ParticipationRole,
    training: &Training,
    members: impl Iterator<Item = Participation>,
    writing: &mut Writing<'_>,
) -> Result<(), StoreError> {
    for (index, part) in members.enumerate() {
        let member_id = writing.find(own, role.slug(), &[Kind::Member], &part.member)?;
        writing.rows.participations.push(participation::Model {
            record_id: own.id,
            role: Term(role),
            position: position(index),
            member_id,
            state: Term(training.state_of(&part)),
        });
    }
    Ok(())
}

fn rows_of<'a>(
    id: Id,
    role: ParticipationRole,
    reading: &'a Reading<'_>,
) -> impl Iterator<Item = &'a participation::Model> {
    reading.participations(id).iter().filter(move |row| row.role == Term(role))
}

fn read_trainers(id: Id, reading: &Reading<'_>) -> Result<Vec<Ref>, StoreError> {
    reading.keys(rows_of(id, ParticipationRole::Trainer, reading).map(|row| row.member_id))
}

/// That somebody was at a training that was held needs no saying; whatever else is known of them does.
fn read_participants(id: Id, status: TrainingStatus, reading: &Reading<'_>) -> Result<Vec<Participation>, StoreError> {
    let goes_without_saying = |state| status == TrainingStatus::Completed && state == ParticipationState::Attended;
    let read = |row: &participation::Model| {
        let state = Some(row.state.0).filter(|state| !goes_without_saying(*state));
        Ok(Participation { member: reading.key(row.member_id)?, state })
    };
    rows_of(id, ParticipationRole::Participant, reading).map(read).collect()
}

/// Makes sure that the modules of the vocabulary have their rows.
pub(crate) async fn write_modules(database: &impl ConnectionTrait) -> Result<(), StoreError> {
    let known = module::Entity::find().all(database).await?;
    let is_new = |topic: &&Topic| known.iter().all(|row| row.slug.0 != **topic);
    let row = |topic: &Topic| module::Model { slug: Term(*topic), position: position(topic.index()), version: 1 };
    let rows: Vec<_> = Topic::ALL.iter().filter(is_new).map(row).collect();
    insert_all::<module::Entity>(database, &rows).await
}

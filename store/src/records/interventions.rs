//! Interventions, their sealed places, and stories.

use std::borrow::Cow;

use domain::{
    interventions::{DurabilityCheck, Intervention, SealedPoint, Story},
    safety::Level,
    sources::Provenance,
};

use super::{
    Reading, Stored, count, position, span, span_fault,
    write::{Own, Writing},
};
use crate::{
    StoreError,
    columns::{AsJson, Term},
    entities::{
        interventions::{approval, check, facilitator, intervention, sealed_location, story},
        records::{Kind, TermList},
    },
};

/// The place itself, in ACLED's terms of precision.
const EXACT: i32 = 1;

impl Stored for Intervention {
    const KIND: Kind = Kind::Intervention;
    const HAS_LEVEL: bool = true;
    type Entity = intervention::Entity;

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
        let is_on_earth = |point: SealedPoint| point.lon.abs() <= 180.0 && point.lat.abs() <= 90.0;
        if self.point.is_some_and(|point| !is_on_earth(point)) {
            return Some("its exact place is not on Earth".to_owned());
        }
        span_fault(self.span)
    }

    fn write(&self, own: &Own<'_>, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        let row = intervention::Model {
            id: own.id,
            mode: Term(self.mode),
            dispute: Term(self.dispute),
            gender_based: self.gender_based,
            forum: self.forum.map(Term),
            first_day: self.span.from,
            last_day: self.span.to,
            precision: Term(self.span.precision),
            district: self.district.as_ref().map(|slug| writing.district(own, slug)).transpose()?,
            region: self.region.map(Term),
            parties: self.parties.map(i64::from),
            outcome: Term(self.outcome),
            notes: writing.seal(own, "notes", &self.notes)?,
        };
        writing.rows.interventions.push(row);
        writing.terms(own, TermList::Method, &self.methods);
        writing.terms(own, TermList::Theme, &self.themes);
        writing.terms(own, TermList::Module, &self.skills);
        for (index, key) in self.facilitators.iter().enumerate() {
            let member_id = writing.find(own, "facilitator", &[Kind::Member], key)?;
            writing.rows.facilitators.push(facilitator::Model {
                record_id: own.id,
                position: position(index),
                member_id,
            });
        }
        writing.rows.checks.extend(self.checks.iter().enumerate().map(|(index, check)| check::Model {
            record_id: own.id,
            position: position(index),
            months: i32::from(check.months),
            result: Term(check.result),
        }));
        write_point(own, self.point, writing)
    }

    /// The exact place stays sealed: reading it is a use case of its own, with an entry in its log.
    fn read(row: intervention::Model, reading: &Reading<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            key: reading.key(row.id)?,
            mode: row.mode.0,
            dispute: row.dispute.0,
            gender_based: row.gender_based,
            methods: reading.terms(row.id, TermList::Method)?,
            forum: row.forum.map(|forum| forum.0),
            span: span(row.first_day, row.last_day, row.precision),
            district: row.district,
            region: row.region.map(|region| region.0),
            parties: row.parties.map(count).transpose()?,
            outcome: row.outcome.0,
            checks: reading.checks(row.id).iter().map(read_check).collect::<Result<_, _>>()?,
            themes: reading.terms(row.id, TermList::Theme)?,
            facilitators: reading.keys(reading.facilitators(row.id).iter().map(|row| row.member_id))?,
            skills: reading.terms(row.id, TermList::Module)?,
            notes: reading.open(Self::KIND, row.id, "notes", row.notes)?,
            point: None,
            level: reading.level(row.id)?,
            provenance: reading.provenance(row.id)?,
        })
    }
}

fn write_point(own: &Own<'_>, point: Option<SealedPoint>, writing: &mut Writing<'_>) -> Result<(), StoreError> {
    let Some(SealedPoint { lon, lat }) = point else { return Ok(()) };
    let point = writing.seal(own, "point", &format!("{lon} {lat}"))?;
    if !point.is_empty() {
        writing.rows.sealed_locations.push(sealed_location::Model { record_id: own.id, point, precision: EXACT });
    }
    Ok(())
}

/// The place that an opened field tells.
pub(crate) fn read_point(opened: &str) -> Option<SealedPoint> {
    let (lon, lat) = opened.split_once(' ')?;
    Some(SealedPoint { lon: lon.parse().ok()?, lat: lat.parse().ok()? })
}

fn read_check(row: &check::Model) -> Result<DurabilityCheck, StoreError> {
    let months = u8::try_from(row.months)
        .map_err(|_| StoreError::Damaged { what: "durability check", reason: format!("{} months", row.months) })?;
    Ok(DurabilityCheck { months, result: row.result.0 })
}

impl Stored for Story {
    const KIND: Kind = Kind::Story;
    type Entity = story::Entity;

    fn key(&self) -> &str {
        &self.key
    }

    fn provenance(&self) -> Cow<'_, Provenance> {
        Cow::Borrowed(&self.provenance)
    }

    fn write(&self, own: &Own<'_>, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        let row = story::Model {
            id: own.id,
            intervention_id: writing.find(own, "intervention", &[Kind::Intervention], &self.intervention)?,
            title: AsJson(self.title.clone()),
            summary: AsJson(self.summary.clone()),
            text: AsJson(self.text.clone()),
            state: Term(self.state),
        };
        writing.rows.stories.push(row);
        writing.rows.approvals.extend(self.approvals.iter().enumerate().map(|(index, approver)| approval::Model {
            record_id: own.id,
            position: position(index),
            approver: approver.clone(),
        }));
        Ok(())
    }

    fn read(row: story::Model, reading: &Reading<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            key: reading.key(row.id)?,
            intervention: reading.key(row.intervention_id)?,
            title: row.title.0,
            summary: row.summary.0,
            text: row.text.0,
            state: row.state.0,
            approvals: reading.approvals(row.id).iter().map(|row| row.approver.clone()).collect(),
            provenance: reading.provenance(row.id)?,
        })
    }
}

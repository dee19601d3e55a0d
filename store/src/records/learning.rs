//! Assessments, frameworks and lessons.

use std::borrow::Cow;

use domain::{
    learning::{Assessment, Finding, Framework, Lesson},
    sources::Provenance,
};

use super::{
    Reading, Stored, position, span, span_fault,
    write::{Own, Writing},
};
use crate::{
    StoreError,
    columns::{AsJson, Term},
    entities::{
        learning::{assessment, finding, framework, lesson},
        records::{Kind, LinkRole, TermList},
    },
};

/// What a lesson may have been learned from.
const EVIDENCE: &[Kind] = &[
    Kind::Training,
    Kind::Grant,
    Kind::Assessment,
    Kind::Intervention,
    Kind::Story,
    Kind::Programme,
    Kind::Network,
    Kind::Organisation,
];

impl Stored for Assessment {
    const KIND: Kind = Kind::Assessment;
    type Entity = assessment::Entity;

    fn key(&self) -> &str {
        &self.key
    }

    fn provenance(&self) -> Cow<'_, Provenance> {
        Cow::Borrowed(&self.provenance)
    }

    fn fault(&self) -> Option<String> {
        span_fault(self.span)
    }

    fn write(&self, own: &Own<'_>, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        writing.rows.assessments.push(assessment::Model {
            id: own.id,
            title: AsJson(self.title.clone()),
            summary: AsJson(self.summary.clone()),
            first_day: self.span.from,
            last_day: self.span.to,
            precision: Term(self.span.precision),
        });
        for (index, Finding { text }) in self.findings.iter().enumerate() {
            let text = AsJson(text.clone());
            writing.rows.findings.push(finding::Model { record_id: own.id, position: position(index), text });
        }
        for (index, Framework { title, summary, districts }) in self.frameworks.iter().enumerate() {
            let districts = districts.iter().map(|slug| writing.district(own, slug)).collect::<Result<_, _>>()?;
            writing.rows.frameworks.push(framework::Model {
                record_id: own.id,
                position: position(index),
                title: AsJson(title.clone()),
                summary: AsJson(summary.clone()),
                districts: AsJson(districts),
            });
        }
        writing.places(own, &self.districts, &self.regions)?;
        writing.terms(own, TermList::Theme, &self.themes);
        writing.links(own, LinkRole::Organiser, &[Kind::Organisation], &self.organisations)
    }

    fn read(row: assessment::Model, reading: &Reading<'_>) -> Result<Self, StoreError> {
        let framework = |row: &framework::Model| Framework {
            title: row.title.0.clone(),
            summary: row.summary.0.clone(),
            districts: row.districts.0.clone(),
        };
        Ok(Self {
            key: reading.key(row.id)?,
            title: row.title.0,
            summary: row.summary.0,
            span: span(row.first_day, row.last_day, row.precision),
            districts: reading.districts(row.id),
            regions: reading.regions(row.id)?,
            themes: reading.terms(row.id, TermList::Theme)?,
            organisations: reading.links(row.id, LinkRole::Organiser)?,
            findings: reading.findings(row.id).iter().map(|row| Finding { text: row.text.0.clone() }).collect(),
            frameworks: reading.frameworks(row.id).iter().map(framework).collect(),
            provenance: reading.provenance(row.id)?,
        })
    }
}

impl Stored for Lesson {
    const KIND: Kind = Kind::Lesson;
    type Entity = lesson::Entity;

    fn key(&self) -> &str {
        &self.key
    }

    fn provenance(&self) -> Cow<'_, Provenance> {
        Cow::Borrowed(&self.provenance)
    }

    fn write(&self, own: &Own<'_>, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        writing.rows.lessons.push(lesson::Model {
            id: own.id,
            kind: Term(self.kind),
            title: AsJson(self.title.clone()),
            text: AsJson(self.text.clone()),
            state: Term(self.state),
        });
        writing.terms(own, TermList::Theme, &self.themes);
        writing.links(own, LinkRole::Evidence, EVIDENCE, &self.evidence)
    }

    fn read(row: lesson::Model, reading: &Reading<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            key: reading.key(row.id)?,
            kind: row.kind.0,
            title: row.title.0,
            text: row.text.0,
            evidence: reading.links(row.id, LinkRole::Evidence)?,
            themes: reading.terms(row.id, TermList::Theme)?,
            state: row.state.0,
            provenance: reading.provenance(row.id)?,
        })
    }
}

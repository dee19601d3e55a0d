//! Sources.

use std::borrow::Cow;

use domain::sources::{Provenance, Source};

use super::{
    Reading, Stored, span_fault, span_or_none,
    write::{Own, Writing},
};
use crate::{
    StoreError,
    columns::{AsJson, Term},
    entities::{records::Kind, sources::source},
};

impl Stored for Source {
    const KIND: Kind = Kind::Source;
    type Entity = source::Entity;

    fn key(&self) -> &str {
        &self.key
    }

    fn provenance(&self) -> Cow<'_, Provenance> {
        Cow::Owned(Provenance {
            sources: Vec::new(),
            inferred: self.inferred.clone(),
            demonstration: self.demonstration,
        })
    }

    fn fault(&self) -> Option<String> {
        self.published.and_then(span_fault)
    }

    fn write(&self, own: &Own<'_>, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        writing.rows.sources.push(source::Model {
            id: own.id,
            title: AsJson(self.title.clone()),
            publisher: self.publisher.clone(),
            first_day: self.published.map(|span| span.from),
            last_day: self.published.map(|span| span.to),
            precision: self.published.map(|span| Term(span.precision)),
            locator: self.locator.clone(),
        });
        Ok(())
    }

    fn read(row: source::Model, reading: &Reading<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            key: reading.key(row.id)?,
            title: row.title.0,
            publisher: row.publisher,
            published: span_or_none(row.first_day, row.last_day, row.precision),
            locator: row.locator,
            demonstration: reading.is_demonstration(row.id)?,
            inferred: reading.inferred(row.id)?,
        })
    }
}

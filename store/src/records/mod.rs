//! How records become rows and rows records: a file a feature, each with both ways side by side.

pub(crate) mod create;
pub(crate) mod interventions;
pub(crate) mod keys;
mod learning;
pub(crate) mod members;
mod organisations;
pub(crate) mod places;
pub(crate) mod planning;
pub(crate) mod read;
pub(crate) mod safety;
mod sources;
pub(crate) mod trainings;
pub(crate) mod write;

use std::borrow::Cow;

use domain::{
    dates::{Date, Precision, Span},
    safety::Level,
    sources::Provenance,
};
use sea_orm::EntityTrait;

use crate::{StoreError, columns::Term, entities::records::Kind};
use read::Reading;
use write::{Own, Writing};

/// A kind of record that the store keeps.
pub(crate) trait Stored: Sized {
    /// Its kind.
    const KIND: Kind;
    /// Whether the record has a level of its own. Of the others only those that the store has at the public level
    /// are given to publication.
    const HAS_LEVEL: bool = false;
    /// The table of its kind.
    type Entity: EntityTrait;

    /// Its key in programme data.
    fn key(&self) -> &str;

    /// Its level.
    fn level(&self) -> Level {
        Level::Public
    }

    /// How it is known.
    fn provenance(&self) -> Cow<'_, Provenance>;

    /// What is wrong with it, if anything.
    fn fault(&self) -> Option<String> {
        None
    }

    /// Adds its rows but for those that all kinds have.
    fn write(&self, own: &Own<'_>, writing: &mut Writing<'_>) -> Result<(), StoreError>;

    /// Makes it of its row and what belongs to it.
    fn read(row: <Self::Entity as EntityTrait>::Model, reading: &Reading<'_>) -> Result<Self, StoreError>;
}

/// Does something with the records of each kind of programme data, those first that others refer to.
macro_rules! each_kind {
    ([$($data:tt)+], |$records:ident| $body:expr) => {
        each_kind!(@ [$($data)+], $records, $body; sources organisations programmes grants networks
            assessments members trainings interventions stories lessons roadmap)
    };
    (@ $data:tt, $records:ident, $body:expr; $($kind:ident)+) => {
        $(each_kind!(@@ $data, $records, $body, $kind);)+
    };
    (@@ [$($data:tt)+], $records:ident, $body:expr, $kind:ident) => {{
        let $records = $($data)+.$kind;
        $body;
    }};
}
pub(crate) use each_kind;

/// Years that the timeline can show.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// What is wrong with a span, if anything.
fn span_fault(span: Span) -> Option<String> {
    use chrono::Datelike;
    if span.to < span.from {
        Some(format!("it ends on {} before it begins on {}", span.to, span.from))
    } else if !YEARS.contains(&span.from.year()) || !YEARS.contains(&span.to.year()) {
        Some("its dates lie outside the years 1900 to 2199".to_owned())
    } else {
        None
    }
}

fn span(from: Date, to: Date, precision: Term<Precision>) -> Span {
    Span { from, to, precision: precision.0 }
}

fn span_or_none(from: Option<Date>, to: Option<Date>, precision: Option<Term<Precision>>) -> Option<Span> {
    Some(span(from?, to?, precision?))
}

/// A position in a list, as rows keep it; lists are far shorter than what that can count.
pub(crate) fn position(index: usize) -> i32 {
    i32::try_from(index).unwrap_or(i32::MAX)
}

/// A count as domain types have it.
fn count(stored: i64) -> Result<u32, StoreError> {
    u32::try_from(stored).map_err(|_| StoreError::Damaged { what: "count", reason: format!("{stored} is no count") })
}

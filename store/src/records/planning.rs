//! The roadmap and the calendar.

use std::borrow::Cow;

use domain::{
    planning::{CalendarConstraint, RoadmapAction},
    sources::Provenance,
};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

use super::{
    Reading, Stored, span_fault, span_or_none,
    write::{Own, Writing},
};
use crate::{
    StoreError,
    columns::{AsJson, Term},
    entities::{
        planning::{action, constraint},
        records::Kind,
    },
    rows::insert_all,
};

impl Stored for RoadmapAction {
    const KIND: Kind = Kind::RoadmapAction;
    type Entity = action::Entity;

    fn key(&self) -> &str {
        &self.key
    }

    fn provenance(&self) -> Cow<'_, Provenance> {
        Cow::Borrowed(&self.provenance)
    }

    fn fault(&self) -> Option<String> {
        if self.progress > 100 {
            return Some(format!("{} percent of it cannot be done", self.progress));
        }
        self.due.and_then(span_fault)
    }

    fn write(&self, own: &Own<'_>, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        let row = action::Model {
            id: own.id,
            title: AsJson(self.title.clone()),
            owner_id: writing.find_or_none(own, "owner", &[Kind::Organisation], self.owner.as_ref())?,
            first_day: self.due.map(|due| due.from),
            last_day: self.due.map(|due| due.to),
            precision: self.due.map(|due| Term(due.precision)),
            progress: i32::from(self.progress),
            horizon: Term(self.horizon),
        };
        writing.rows.actions.push(row);
        Ok(())
    }

    fn read(row: action::Model, reading: &Reading<'_>) -> Result<Self, StoreError> {
        let progress = u8::try_from(row.progress)
            .map_err(|_| StoreError::Damaged { what: "progress", reason: format!("{} percent", row.progress) })?;
        Ok(Self {
            key: reading.key(row.id)?,
            title: row.title.0,
            owner: reading.key_or_none(row.owner_id)?,
            due: span_or_none(row.first_day, row.last_day, row.precision),
            progress,
            horizon: row.horizon.0,
            provenance: reading.provenance(row.id)?,
        })
    }
}

/// Adds the windows of the calendar that are not there yet.
pub(crate) async fn write_calendar(
    database: &impl ConnectionTrait,
    calendar: &[CalendarConstraint],
) -> Result<(), StoreError> {
    let known = read_calendar(database).await?;
    let mut new = Vec::<constraint::Model>::new();
    for window in calendar {
        let is_same = |other: &constraint::Model| other.kind.0 == window.kind && other.first_day == window.from;
        if known.iter().any(|other| other.kind == window.kind && other.from == window.from) || new.iter().any(is_same) {
            continue;
        }
        new.push(constraint::Model {
            kind: Term(window.kind),
            first_day: window.from,
            last_day: window.to,
            names: AsJson(window.names.clone()),
            certainty: Term(window.certainty),
        });
    }
    insert_all::<constraint::Entity>(database, &new).await
}

/// The calendar, by date.
pub(crate) async fn read_calendar(database: &impl ConnectionTrait) -> Result<Vec<CalendarConstraint>, StoreError> {
    let rows = constraint::Entity::find()
        .order_by_asc(constraint::Column::FirstDay)
        .order_by_asc(constraint::Column::Kind)
        .all(database)
        .await?;
    let window = |row: constraint::Model| CalendarConstraint {
        kind: row.kind.0,
        from: row.first_day,
        to: row.last_day,
        names: row.names.0,
        certainty: row.certainty.0,
    };
    Ok(rows.into_iter().map(window).collect())
}

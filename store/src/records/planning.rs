//! The roadmap.

use std::borrow::Cow;

use domain::{planning::RoadmapAction, sources::Provenance};

use super::{
    Reading, Stored, span_fault, span_or_none,
    write::{Own, Writing},
};
use crate::{
    StoreError,
    columns::{AsJson, Term},
    entities::{planning::action, records::Kind},
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

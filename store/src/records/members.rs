//! Members.

use std::borrow::Cow;

use domain::{members::Member, safety::Level, sources::Provenance};

use super::{
    Reading, Stored, span, span_fault,
    write::{Own, Writing},
};
use crate::{
    StoreError,
    columns::{AsJson, Term},
    entities::{
        members::{field_level, member},
        records::{Kind, TermList},
    },
};

impl Stored for Member {
    const KIND: Kind = Kind::Member;
    const HAS_LEVEL: bool = true;
    type Entity = member::Entity;

    fn key(&self) -> &str {
        &self.key
    }

    /// No member is published as a record; what each field allows is in its own level.
    fn level(&self) -> Level {
        Level::Network
    }

    fn provenance(&self) -> Cow<'_, Provenance> {
        Cow::Borrowed(&self.provenance)
    }

    fn fault(&self) -> Option<String> {
        span_fault(self.joined)
    }

    fn write(&self, own: &Own<'_>, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        let row = member::Model {
            id: own.id,
            pseudonym: AsJson(self.pseudonym.clone()),
            name: writing.seal(own, "name", &self.name)?,
            phone: writing.seal(own, "phone", &self.phone)?,
            email: writing.seal(own, "email", &self.email)?,
            gender: Term(self.gender),
            profession: Term(self.profession),
            district: writing.district(own, &self.district)?,
            first_day: self.joined.from,
            last_day: self.joined.to,
            precision: Term(self.joined.precision),
            status: Term(self.status),
            last_confirmed: self.last_confirmed,
        };
        writing.rows.members.push(row);
        writing.terms(own, TermList::Language, &self.languages);
        writing.terms(own, TermList::Module, &self.skills);
        let levels = self.levels.iter();
        writing.rows.field_levels.extend(levels.map(|(field, level)| field_level::Model {
            record_id: own.id,
            field: Term(*field),
            level: Term(*level),
        }));
        Ok(())
    }

    fn read(row: member::Model, reading: &Reading<'_>) -> Result<Self, StoreError> {
        let open = |field, stored| reading.open(Self::KIND, row.id, field, stored);
        Ok(Self {
            key: reading.key(row.id)?,
            pseudonym: row.pseudonym.0,
            name: open("name", row.name)?,
            gender: row.gender.0,
            profession: row.profession.0,
            languages: reading.terms(row.id, TermList::Language)?,
            district: row.district,
            skills: reading.terms(row.id, TermList::Module)?,
            phone: open("phone", row.phone)?,
            email: open("email", row.email)?,
            joined: span(row.first_day, row.last_day, row.precision),
            status: row.status.0,
            last_confirmed: row.last_confirmed,
            levels: reading.field_levels(row.id).iter().map(|row| (row.field.0, row.level.0)).collect(),
            provenance: reading.provenance(row.id)?,
        })
    }
}

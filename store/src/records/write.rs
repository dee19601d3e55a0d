//! What the records of all kinds share on their way into rows.

use std::fmt::Display;

use domain::{ids::Ref, places::Region, sources::Inference};

use super::{
    Stored,
    keys::{Keys, Known},
    position,
};
use crate::{
    StoreError,
    columns::{AsJson, Id, Term},
    entities::records::{Kind, LinkRole, TermList, citation, inference, link, place, record, term},
    rows::Rows,
    sealed::Sealer,
};

/// The record that is being written.
pub(crate) struct Own<'a> {
    pub(crate) id: Id,
    pub(crate) public_id: &'a str,
    kind: Kind,
    key: &'a str,
}

impl<'a> Own<'a> {
    pub(crate) fn new<T: Stored>(record: &'a T, known: &'a Known) -> Self {
        Self { id: known.id, public_id: known.public_id.as_str(), kind: T::KIND, key: record.key() }
    }

    fn unknown(&self, field: &'static str, key: &str) -> StoreError {
        StoreError::UnknownKey { record: self.to_string(), field, key: key.to_owned() }
    }
}

impl Display for Own<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} “{}”", self.kind, self.key)
    }
}

/// Records on their way into rows.
pub(crate) struct Writing<'a> {
    pub(crate) keys: &'a Keys,
    pub(crate) sealer: Sealer<'a>,
    pub(crate) rows: Rows,
}

impl Writing<'_> {
    /// The row in `records`.
    pub(crate) fn record<T: Stored>(record: &T, known: &Known, batch: Option<Id>) -> record::Model {
        record::Model {
            id: known.id,
            public_id: known.public_id.to_string(),
            kind: Term(T::KIND),
            level: Term(record.level()),
            demonstration: record.provenance().demonstration,
            batch_id: batch,
        }
    }

    /// All other rows of a record.
    pub(crate) fn write<T: Stored>(&mut self, record: &T, known: &Known) -> Result<(), StoreError> {
        let own = Own::new(record, known);
        if let Some(reason) = record.fault() {
            return Err(StoreError::Invalid { record: own.to_string(), reason });
        }
        record.write(&own, self)?;
        let provenance = record.provenance();
        for (index, key) in provenance.sources.iter().enumerate() {
            let source_id = self.find(&own, "source", &[Kind::Source], key)?;
            self.rows.citations.push(citation::Model { record_id: own.id, position: position(index), source_id });
        }
        let inferences = provenance.inferred.iter().enumerate();
        self.rows.inferences.extend(inferences.map(|(index, Inference { field, reason })| inference::Model {
            record_id: own.id,
            position: position(index),
            field: field.to_string(),
            reason: AsJson(reason.clone()),
        }));
        Ok(())
    }

    pub(super) fn seal(&mut self, own: &Own<'_>, field: &'static str, text: &str) -> Result<String, StoreError> {
        self.sealer.seal(own.kind, own.public_id, field, text)
    }

    /// The record that a key means, of one of `kinds`.
    pub(super) fn find(&self, own: &Own<'_>, field: &'static str, kinds: &[Kind], key: &str) -> Result<Id, StoreError> {
        let found = kinds.iter().find_map(|kind| self.keys.find(*kind, key));
        found.ok_or_else(|| own.unknown(field, key))
    }

    pub(super) fn find_or_none(
        &self,
        own: &Own<'_>,
        field: &'static str,
        kinds: &[Kind],
        key: Option<&Ref>,
    ) -> Result<Option<Id>, StoreError> {
        key.map(|key| self.find(own, field, kinds, key)).transpose()
    }

    /// The slug of a district, if there is such a one.
    pub(super) fn district(&self, own: &Own<'_>, slug: &str) -> Result<String, StoreError> {
        if self.keys.has_district(slug) { Ok(slug.to_owned()) } else { Err(own.unknown("district", slug)) }
    }

    pub(super) fn terms<T: Display>(&mut self, own: &Own<'_>, list: TermList, slugs: &[T]) {
        self.rows.terms.extend(terms(own.id, list, slugs));
    }

    pub(super) fn places(&mut self, own: &Own<'_>, districts: &[String], regions: &[Region]) -> Result<(), StoreError> {
        let mut places = Vec::with_capacity(districts.len() + regions.len());
        for slug in districts {
            places.push((Some(self.district(own, slug)?), None));
        }
        places.extend(regions.iter().map(|region| (None, Some(region.to_string()))));
        self.rows.places.extend(places.into_iter().enumerate().map(|(index, (district, region))| place::Model {
            record_id: own.id,
            position: position(index),
            district,
            region,
        }));
        Ok(())
    }

    pub(super) fn links(
        &mut self,
        own: &Own<'_>,
        role: LinkRole,
        kinds: &[Kind],
        keys: &[Ref],
    ) -> Result<(), StoreError> {
        for (index, key) in keys.iter().enumerate() {
            let target_id = self.find(own, role.slug(), kinds, key)?;
            self.rows.links.push(link::Model {
                record_id: own.id,
                role: Term(role),
                position: position(index),
                target_id,
            });
        }
        Ok(())
    }
}

/// The rows of a list of terms.
pub(super) fn terms<T: Display>(id: Id, list: TermList, slugs: &[T]) -> impl Iterator<Item = term::Model> {
    slugs.iter().enumerate().map(move |(index, slug)| term::Model {
        record_id: id,
        list: Term(list),
        position: position(index),
        term: slug.to_string(),
    })
}

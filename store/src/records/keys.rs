//! Which row a key means.

use std::collections::{HashMap, HashSet};

use domain::{ids::PublicId, programme::ProgrammeData};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};

use super::{Stored, each_kind};
use crate::{
    StoreError,
    columns::{Id, Term, new_id},
    entities::{
        places::unit,
        records::{Kind, record},
    },
    ids, settings,
};

/// A record that a key means.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) id: Id,
    pub(crate) public_id: PublicId,
    /// Whether this import brings it.
    pub(crate) is_new: bool,
}

/// The records of one import by their keys, and those that were there before it.
pub(crate) struct Keys {
    salt: String,
    here: HashMap<(Kind, String), Known>,
    before: HashMap<String, (Kind, Id)>,
    districts: HashSet<String>,
}

impl Keys {
    /// Gives every record of `data` its ids: those it has already, where it was imported before.
    pub(crate) async fn of(
        data: &ProgrammeData,
        salt: String,
        database: &impl ConnectionTrait,
    ) -> Result<Self, StoreError> {
        let rows = record::Entity::find().all(database).await?;
        let before = rows.into_iter().map(|row| (row.public_id, (row.kind.0, row.id))).collect();
        let units = unit::Entity::find().all(database).await?;
        let slugs = units.into_iter().map(|unit| unit.slug).chain(data.units.iter().map(|unit| unit.slug.clone()));
        let mut keys = Self { salt, here: HashMap::new(), before, districts: slugs.collect() };
        let mut taken = HashSet::new();
        each_kind!([&data], |records| for record in records {
            keys.add(record, &mut taken)?;
        });
        Ok(keys)
    }

    fn add<T: Stored>(&mut self, record: &T, taken: &mut HashSet<PublicId>) -> Result<(), StoreError> {
        let key = record.key();
        let known = match self.find_before(T::KIND, key) {
            Some((public_id, id)) => Known { id, public_id, is_new: false },
            None => Known { id: new_id(), public_id: self.new_public_id(record, taken), is_new: true },
        };
        taken.insert(known.public_id.clone());
        match self.here.insert((T::KIND, key.to_owned()), known) {
            None => Ok(()),
            Some(_) => Err(StoreError::RepeatedKey(format!("{} “{key}”", T::KIND))),
        }
    }

    fn new_public_id<T: Stored>(&self, record: &T, taken: &HashSet<PublicId>) -> PublicId {
        let provenance = record.provenance();
        let is_told = provenance.demonstration || !provenance.sources.is_empty() || T::KIND == Kind::Source;
        let salt = if is_told { "" } else { &self.salt };
        let mut public_id = ids::of_key(salt, T::KIND, record.key(), 0);
        let mut attempt = 0;
        while taken.contains(&public_id) || self.before.contains_key(public_id.as_str()) {
            attempt += 1;
            public_id = ids::of_key(salt, T::KIND, record.key(), attempt);
        }
        public_id
    }

    /// A record that was there before this import, under that key or with that public id.
    fn find_before(&self, kind: Kind, key: &str) -> Option<(PublicId, Id)> {
        candidates(&self.salt, kind, key).find_map(|public_id| {
            let (of, id) = self.before.get(public_id.as_str())?;
            (*of == kind).then_some((public_id, *id))
        })
    }

    /// The ids of a record of this import, if it was not there before it.
    pub(crate) fn new_record<T: Stored>(&self, record: &T) -> Option<&Known> {
        self.own(T::KIND, record.key()).filter(|known| known.is_new)
    }

    /// How many records were not there before this import.
    pub(crate) fn count_new(&self) -> usize {
        self.here.values().filter(|known| known.is_new).count()
    }

    fn own(&self, kind: Kind, key: &str) -> Option<&Known> {
        self.here.get(&(kind, key.to_owned()))
    }

    /// The record of `kind` that `key` means: one of this import, or one that was there before it.
    pub(crate) fn find(&self, kind: Kind, key: &str) -> Option<Id> {
        let own = self.own(kind, key).map(|known| known.id);
        own.or_else(|| self.find_before(kind, key).map(|(_, id)| id))
    }

    /// Whether there is a district of that slug.
    pub(crate) fn has_district(&self, slug: &str) -> bool {
        self.districts.contains(slug)
    }
}

/// The public ids that a record referred to by `key` may have: `key` itself, or one made of it.
fn candidates(salt: &str, kind: Kind, key: &str) -> impl Iterator<Item = PublicId> {
    let derived = ["", salt].map(|salt| ids::of_key(salt, kind, key, 0));
    key.parse().ok().into_iter().chain(derived)
}

/// The stored record of one of `kinds` that `key` means.
pub(crate) async fn find_stored(
    database: &impl ConnectionTrait,
    kinds: &[Kind],
    key: &str,
) -> Result<Option<record::Model>, StoreError> {
    let salt = settings::salt(database).await?;
    let candidates = kinds.iter().flat_map(|kind| candidates(&salt, *kind, key).map(|id| (*kind, id)));
    for (kind, public_id) in candidates {
        let of_kind = record::Column::Kind.eq(Term(kind)).and(record::Column::PublicId.eq(public_id.as_str()));
        if let Some(row) = record::Entity::find().filter(of_kind).one(database).await? {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

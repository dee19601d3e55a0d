//! What the records of all kinds share on their way out of rows.

use std::collections::{BTreeMap, HashMap};

use domain::{
    ids::Ref,
    places::Region,
    safety::Level,
    sources::{Inference, Provenance},
};
use sea_orm::{
    ConnectionTrait, EntityTrait, Iterable, PrimaryKeyToColumn, QueryFilter, QueryOrder, Select,
    sea_query::{Expr, ExprTrait},
};

use super::Stored;
use crate::{
    StoreError,
    columns::{Id, Term, Vocabulary},
    entities::{
        interventions::{approval, check, facilitator},
        learning::{finding, framework},
        members::{absence, field_level},
        photos::photo,
        records::{Kind, LinkRole, TermList, citation, inference, link, place, record, term},
        trainings::{exercise, group, participation, session},
    },
    sealed::Fields,
};

/// Records that are made at a time: bounds the memory that their rows take.
const CHUNK: usize = 10_000;
/// Records that are so few that the rows of others between them would cost more than naming each.
const FEW: usize = 500;

/// Identity and level of every record.
pub(crate) struct Names {
    by_id: HashMap<Id, record::Model>,
    by_kind: BTreeMap<Kind, Vec<Id>>,
}

impl Names {
    pub(crate) async fn load(database: &impl ConnectionTrait) -> Result<Self, StoreError> {
        let rows = record::Entity::find().order_by_asc(record::Column::Id).all(database).await?;
        let mut names = Self { by_id: HashMap::with_capacity(rows.len()), by_kind: BTreeMap::new() };
        for row in rows {
            names.by_kind.entry(row.kind.0).or_default().push(row.id);
            names.by_id.insert(row.id, row);
        }
        Ok(names)
    }

    /// The ids of all records of a kind, in the order in which they came.
    pub(crate) fn of_kind(&self, kind: Kind) -> &[Id] {
        self.by_kind.get(&kind).map(Vec::as_slice).unwrap_or_default()
    }

    pub(crate) fn get(&self, id: Id) -> Result<&record::Model, StoreError> {
        self.by_id.get(&id).ok_or_else(|| StoreError::Damaged { what: "record", reason: format!("{id} is missing") })
    }

    /// How other records refer to this one.
    pub(crate) fn key(&self, id: Id) -> Result<Ref, StoreError> {
        self.get(id).map(|row| row.public_id.clone())
    }
}

/// The records of kind `T` with the given ids, which are in order; no others, whatever lies between.
pub(crate) async fn load<T: Stored>(
    database: &impl ConnectionTrait,
    names: &Names,
    ids: &[Id],
    fields: Fields<'_>,
) -> Result<Vec<T>, StoreError> {
    let mut records = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let parts = Parts::load(database, chunk).await?;
        let reading = Reading { names, parts, fields };
        let these = Expr::col((T::Entity::default(), "id")).is_in(chunk.iter().copied());
        for row in in_order(T::Entity::find().filter(these)).all(database).await? {
            records.push(T::read(row, &reading)?);
        }
    }
    Ok(records)
}

/// Rows that are part of records with these ids, which are in order. A few may lie far apart and are named each; of many,
/// rows of others between them may come along.
fn parts_of<E: EntityTrait>(ids: &[Id]) -> Select<E> {
    let record = Expr::col((E::default(), "record_id"));
    let of_ids = match ids {
        [first, .., last] if ids.len() > FEW => record.between(*first, *last),
        few => record.is_in(few.iter().copied()),
    };
    in_order(E::find().filter(of_ids))
}

fn in_order<E: EntityTrait>(select: Select<E>) -> Select<E> {
    E::PrimaryKey::iter().fold(select, |select, key| select.order_by_asc(key.into_column()))
}

/// What the reading of a record has at hand.
pub(crate) struct Reading<'a> {
    names: &'a Names,
    parts: Parts,
    fields: Fields<'a>,
}

/// Rows by the record that they are part of.
macro_rules! parts {
    ($($field:ident: $entity:ident),+ $(,)?) => {
        struct Parts {
            $($field: HashMap<Id, Vec<$entity::Model>>,)+
        }

        impl Parts {
            async fn load(database: &impl ConnectionTrait, ids: &[Id]) -> Result<Self, StoreError> {
                Ok(Self {
                    $($field: {
                        let rows = parts_of::<$entity::Entity>(ids).all(database).await?;
                        let mut by_record = HashMap::<Id, Vec<$entity::Model>>::new();
                        for row in rows {
                            by_record.entry(row.record_id).or_default().push(row);
                        }
                        by_record
                    },)+
                })
            }
        }

        impl Reading<'_> {
            $(pub(super) fn $field(&self, id: Id) -> &[$entity::Model] {
                self.parts.$field.get(&id).map(Vec::as_slice).unwrap_or_default()
            })+
        }
    };
}

parts! {
    all_terms: term,
    places: place,
    all_links: link,
    citations: citation,
    inferences: inference,
    sessions: session,
    exercises: exercise,
    groups: group,
    participations: participation,
    field_levels: field_level,
    absences: absence,
    photos: photo,
    facilitators: facilitator,
    checks: check,
    approvals: approval,
    findings: finding,
    frameworks: framework,
}

impl Reading<'_> {
    pub(super) fn key(&self, id: Id) -> Result<Ref, StoreError> {
        self.names.key(id)
    }

    pub(super) fn key_or_none(&self, id: Option<Id>) -> Result<Option<Ref>, StoreError> {
        id.map(|id| self.key(id)).transpose()
    }

    pub(super) fn keys(&self, ids: impl IntoIterator<Item = Id>) -> Result<Vec<Ref>, StoreError> {
        ids.into_iter().map(|id| self.key(id)).collect()
    }

    pub(super) fn level(&self, id: Id) -> Result<Level, StoreError> {
        self.names.get(id).map(|row| row.level.0)
    }

    pub(super) fn is_demonstration(&self, id: Id) -> Result<bool, StoreError> {
        self.names.get(id).map(|row| row.demonstration)
    }

    pub(super) fn open(&self, kind: Kind, id: Id, field: &str, stored: String) -> Result<String, StoreError> {
        self.fields.read(kind, &self.names.get(id)?.public_id, field, stored)
    }

    pub(super) fn terms<T: Vocabulary>(&self, id: Id, list: TermList) -> Result<Vec<T>, StoreError> {
        let rows = self.all_terms(id).iter().filter(|row| row.list == Term(list));
        rows.map(|row| parse(&row.term)).collect()
    }

    pub(super) fn districts(&self, id: Id) -> Vec<String> {
        self.places(id).iter().filter_map(|row| row.district.clone()).collect()
    }

    pub(super) fn regions(&self, id: Id) -> Result<Vec<Region>, StoreError> {
        self.places(id).iter().filter_map(|row| row.region.as_deref()).map(parse).collect()
    }

    pub(super) fn links(&self, id: Id, role: LinkRole) -> Result<Vec<Ref>, StoreError> {
        let rows = self.all_links(id).iter().filter(|row| row.role == Term(role));
        self.keys(rows.map(|row| row.target_id))
    }

    pub(super) fn inferred(&self, id: Id) -> Result<Vec<Inference>, StoreError> {
        let inference =
            |row: &inference::Model| Ok(Inference { field: parse(&row.field)?, reason: row.reason.0.clone() });
        self.inferences(id).iter().map(inference).collect()
    }

    pub(super) fn provenance(&self, id: Id) -> Result<Provenance, StoreError> {
        Ok(Provenance {
            sources: self.keys(self.citations(id).iter().map(|row| row.source_id))?,
            inferred: self.inferred(id)?,
            demonstration: self.is_demonstration(id)?,
        })
    }
}

/// A term that a row has as text.
fn parse<T: Vocabulary>(slug: &str) -> Result<T, StoreError> {
    slug.parse().map_err(|error: domain::vocabulary::UnknownTerm| StoreError::Damaged {
        what: "term",
        reason: error.to_string(),
    })
}

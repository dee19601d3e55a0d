//! Facts as rows, and back.

use std::collections::BTreeMap;

use domain::{
    ids::{PublicId, Ref},
    planning::{
        CalendarConstraint,
        facts::{CoTrainer, Fact, FactKind},
    },
    text::LocalText,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use crate::{
    StoreError,
    cipher::FieldCipher,
    columns::{AsJson, Id, Term},
    entities::{
        planning::{co_training, fact},
        records::{Kind, record},
    },
    records::{keys::find_stored, read::Names},
    sealed::Fields,
};

/// A row with what it says.
pub(crate) struct Row {
    pub(crate) row: fact::Model,
    pub(crate) fact: Fact,
}

/// A fact's columns: its organisation, its body without it, and the pseudonym, sealed.
pub(super) type Sealed = (Option<Id>, AsJson<Fact>, String);

/// A fact as revisions keep it: the pseudonym stays sealed.
#[derive(Serialize)]
pub(super) struct State {
    fact: Fact,
    organisation: Option<Ref>,
    pseudonym: String,
}

/// Under what label a pseudonym is sealed.
fn label(public_id: &str) -> String {
    format!("co-trainer {public_id}: pseudonym")
}

/// A window without the mark that its row has: what coordinators type has none.
pub(super) fn without_mark(fact: Fact) -> Fact {
    match fact {
        Fact::Window(window) => Fact::Window(CalendarConstraint { demonstration: false, ..window }),
        other => other,
    }
}

/// The columns of a fact; without a key the pseudonym is left out.
pub(super) fn sealed(
    cipher: Option<&FieldCipher>,
    public_id: &str,
    organisation: Option<Id>,
    fact: &Fact,
) -> Result<Sealed, StoreError> {
    let mut body = without_mark(fact.clone()).of_organisation(String::new());
    let mut pseudonym = String::new();
    if let Fact::CoTrainer(person) = &mut body {
        let name = std::mem::take(&mut person.pseudonym);
        if let Some(cipher) = cipher {
            let text = serde_json::to_string(&name).map_err(|error| unreadable(&error))?;
            pseudonym = cipher.seal(&label(public_id), &text)?;
        }
    }
    Ok((organisation, AsJson(body), pseudonym))
}

fn unreadable(error: &serde_json::Error) -> StoreError {
    StoreError::Damaged { what: "pseudonym", reason: error.to_string() }
}

/// What a row says.
fn opened(row: &fact::Model, names: &Names, fields: Fields<'_>) -> Result<Fact, StoreError> {
    let organisation = row.organisation_id.map(|id| names.key(id)).transpose()?;
    let fact = match organisation {
        Some(key) => row.body.0.clone().of_organisation(key),
        None => row.body.0.clone(),
    };
    Ok(match (fact, fields) {
        (Fact::CoTrainer(person), Fields::Open(cipher)) if !row.pseudonym.is_empty() => {
            let text = cipher.open(&label(&row.public_id), &row.pseudonym)?;
            let pseudonym: LocalText = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
            Fact::CoTrainer(CoTrainer { pseudonym, ..person })
        }
        (Fact::Window(window), _) => Fact::Window(marked(window, row)),
        (other, _) => other,
    })
}

fn marked(window: CalendarConstraint, row: &fact::Model) -> CalendarConstraint {
    CalendarConstraint { demonstration: row.demonstration, ..window }
}

/// All facts, in the order in which they came.
pub(in crate::planning) async fn read_facts(
    database: &impl ConnectionTrait,
    names: &Names,
    fields: Fields<'_>,
) -> Result<Vec<Row>, StoreError> {
    let rows = fact::Entity::find().order_by_asc(fact::Column::Id).all(database).await?;
    let read = |row: fact::Model| Ok(Row { fact: opened(&row, names, fields)?, row });
    rows.into_iter().map(read).collect()
}

/// The calendar, by date.
pub(crate) async fn read_calendar(database: &impl ConnectionTrait) -> Result<Vec<CalendarConstraint>, StoreError> {
    let is_window = fact::Column::Kind.eq(Term(FactKind::Window));
    let rows = fact::Entity::find().filter(is_window).order_by_asc(fact::Column::Id).all(database).await?;
    let window = |row: fact::Model| row.body.0.window().map(|window| marked(window.clone(), &row));
    let mut calendar: Vec<_> = rows.into_iter().filter_map(window).collect();
    calendar.sort_by_key(|window| (window.from, window.kind.slug()));
    Ok(calendar)
}

/// The trainings at which each partner's trainer trains along.
pub(in crate::planning) async fn co_trainings(
    database: &impl ConnectionTrait,
) -> Result<BTreeMap<Id, Vec<Id>>, StoreError> {
    let mut by_fact = BTreeMap::<Id, Vec<Id>>::new();
    for row in co_training::Entity::find().all(database).await? {
        by_fact.entry(row.fact_id).or_default().push(row.training_id);
    }
    Ok(by_fact)
}

/// The row of a fact.
pub(super) async fn find(database: &impl ConnectionTrait, id: &PublicId) -> Result<Option<fact::Model>, StoreError> {
    Ok(fact::Entity::find().filter(fact::Column::PublicId.eq(id.as_str())).one(database).await?)
}

/// The price that the town of a price has already.
pub(super) async fn price_of(database: &impl ConnectionTrait, fact: &Fact) -> Result<Option<PublicId>, StoreError> {
    let Fact::Price(price) = fact else { return Ok(None) };
    let is_price = fact::Column::Kind.eq(Term(FactKind::Price));
    let rows = fact::Entity::find().filter(is_price).all(database).await?;
    let of_town = rows.into_iter().find(|row| matches!(&row.body.0, Fact::Price(one) if one.town == price.town));
    of_town.map(|row| row.public_id.parse().map_err(|_| super::damaged("public id of a fact"))).transpose()
}

/// The organisation that a fact refers to.
pub(super) async fn organisation(database: &impl ConnectionTrait, fact: &Fact) -> Result<Option<Id>, StoreError> {
    let Some(key) = fact.organisation() else { return Ok(None) };
    let unknown =
        || StoreError::UnknownKey { record: fact.kind().to_string(), field: "organisation", key: key.clone() };
    Ok(Some(find_stored(database, &[Kind::Organisation], key).await?.ok_or_else(unknown)?.id))
}

/// A fact as revisions keep it.
pub(super) async fn state(database: &impl ConnectionTrait, row: &fact::Model) -> Result<State, StoreError> {
    let organisation = match row.organisation_id {
        Some(id) => record::Entity::find_by_id(id).one(database).await?.map(|record| record.public_id),
        None => None,
    };
    Ok(State { fact: row.body.0.clone(), organisation, pseudonym: row.pseudonym.clone() })
}

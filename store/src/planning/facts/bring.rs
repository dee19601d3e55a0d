//! Facts that an import brings, and that an export takes along.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    accounts::Operator,
    ids::PublicId,
    planning::{
        CalendarConstraint,
        facts::{Fact, KeptFact},
    },
};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait};

use super::rows::{Row, read_calendar, read_facts, sealed};
use crate::{
    StoreError,
    change::now,
    cipher::FieldCipher,
    columns::{Id, Term, new_id},
    entities::{planning::fact, records::Kind, safety::revision},
    ids,
    records::{keys::Keys, read::Names},
    rows::insert_all,
    sealed::Fields,
};

/// A fact to be written: its id, its organisation, what it says, and whether it is made up.
type New<'a> = (PublicId, Option<Id>, &'a Fact, bool);

/// Adds the windows of the calendar that are not there yet, by kind, first day and zone, or by the id that they were given
/// before.
pub(crate) async fn write_calendar(
    transaction: &DatabaseTransaction,
    operator: Operator,
    batch: Id,
    calendar: &[CalendarConstraint],
) -> Result<(), StoreError> {
    let mut known = read_calendar(transaction).await?;
    let taken = taken(transaction).await?;
    let (mut new, mut counts) = (Vec::new(), BTreeMap::<String, u32>::new());
    for window in calendar {
        let is_same = |other: &CalendarConstraint| {
            (other.kind, other.from, &other.zone) == (window.kind, window.from, &window.zone)
        };
        let name = format!("calendar {} {}", window.kind, window.from);
        let count = counts.entry(name.clone()).or_default();
        let id = ids::of_text(&if *count == 0 { name } else { format!("{name} #{count}") });
        *count += 1;
        if !taken.contains(id.as_str()) && !known.iter().any(is_same) {
            known.push(window.clone());
            new.push((id, Fact::Window(window.clone()), window.demonstration));
        }
    }
    let new: Vec<New<'_>> = new.iter().map(|(id, fact, made_up)| (id.clone(), None, fact, *made_up)).collect();
    write(transaction, None, (operator, batch), &new).await
}

/// Adds the other facts that are not there yet, by their keys; gives how many those were.
pub(crate) async fn write_facts(
    transaction: &DatabaseTransaction,
    cipher: Option<&FieldCipher>,
    keys: &Keys,
    import: (Operator, Id),
    facts: &[KeptFact],
) -> Result<usize, StoreError> {
    let mut taken = taken(transaction).await?;
    let mut new: Vec<New<'_>> = Vec::new();
    for KeptFact { key, fact, demonstration } in facts {
        let id = key.parse().unwrap_or_else(|_| ids::of_text(&format!("fact {key}")));
        if !taken.insert(id.to_string()) {
            continue;
        }
        let organisation = match fact.organisation() {
            Some(organisation) => Some(keys.find(Kind::Organisation, organisation).ok_or_else(|| {
                let record = format!("{} “{key}”", fact.kind());
                StoreError::UnknownKey { record, field: "organisation", key: organisation.clone() }
            })?),
            None => None,
        };
        new.push((id, organisation, fact, *demonstration));
    }
    write(transaction, cipher, import, &new).await?;
    Ok(new.len())
}

/// The ids that facts have already.
async fn taken(database: &impl ConnectionTrait) -> Result<BTreeSet<String>, StoreError> {
    Ok(fact::Entity::find().all(database).await?.into_iter().map(|row| row.public_id).collect())
}

async fn write(
    transaction: &DatabaseTransaction,
    cipher: Option<&FieldCipher>,
    (operator, batch): (Operator, Id),
    new: &[New<'_>],
) -> Result<(), StoreError> {
    let (mut rows, mut revisions) = (Vec::new(), Vec::new());
    for (public_id, organisation, fact, demonstration) in new {
        let (organisation_id, body, pseudonym) = sealed(cipher, public_id.as_str(), *organisation, fact)?;
        rows.push(fact::Model {
            id: new_id(),
            public_id: public_id.to_string(),
            kind: Term(fact.kind()),
            organisation_id,
            body,
            pseudonym,
            version: 1,
            actor: operator.name().to_owned(),
            changed: now(),
            demonstration: *demonstration,
        });
        revisions.push(revision::Model {
            id: new_id(),
            record_id: None,
            batch_id: Some(batch),
            subject: super::subject(fact.kind(), public_id.as_str()),
            actor: operator.name().to_owned(),
            at: now(),
            action: "import".to_owned(),
            reason: String::new(),
            before: None,
            after: None,
        });
    }
    insert_all::<fact::Entity>(transaction, &rows).await?;
    insert_all::<revision::Entity>(transaction, &revisions).await
}

/// All facts but the calendar's windows, which exports have as such.
pub(crate) async fn read_kept(
    database: &impl ConnectionTrait,
    fields: Fields<'_>,
) -> Result<Vec<KeptFact>, StoreError> {
    let names = Names::load(database).await?;
    let rows = read_facts(database, &names, fields).await?.into_iter();
    let others = rows.filter(|Row { fact, .. }| !matches!(fact, Fact::Window(_)));
    let kept = others.map(|Row { row, fact }| KeptFact { key: row.public_id, fact, demonstration: row.demonstration });
    Ok(kept.collect())
}

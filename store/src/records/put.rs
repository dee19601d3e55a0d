//! One record that a person adds or changes, as against the many that an import brings.

use domain::{ids::PublicId, programme::ProgrammeData};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Stored,
    keys::Keys,
    read::{Names, load},
    write::Writing,
};
use crate::{
    StoreError,
    change::Changed,
    cipher::FieldCipher,
    columns::{Id, Term},
    data::state,
    entities::{
        interventions::{approval, check, facilitator},
        records::{citation, inference, link, place, record, term},
    },
    rows::{Rows, insert_all},
    sealed::{Fields, Sealer},
    settings,
};

/// A record that was put in place.
pub(crate) struct Put {
    pub(crate) id: Id,
    pub(crate) public_id: PublicId,
    pub(crate) changed: Changed,
}

/// Adds the record of an intervention or story, or writes it over the one of its key. An exact place that is there stays.
pub(crate) async fn put<T: Stored + Clone>(
    transaction: &DatabaseTransaction,
    cipher: Option<&FieldCipher>,
    record: &T,
    into: fn(&mut ProgrammeData) -> &mut Vec<T>,
) -> Result<Put, StoreError> {
    let mut data = ProgrammeData::default();
    into(&mut data).push(record.clone());
    let keys = Keys::of(&data, settings::salt(transaction).await?, transaction).await?;
    let known = keys
        .own(T::KIND, record.key())
        .cloned()
        .ok_or_else(|| StoreError::NotFound { kind: T::KIND.slug(), id: record.key().to_owned() })?;
    let found = record::Entity::find_by_id(known.id).one(transaction).await?;
    let before = match &found {
        Some(row) => Some(state(transaction, row).await?),
        None => None,
    };
    let row = match found {
        Some(row) => {
            forget_parts::<T>(transaction, known.id).await?;
            let mut row = row.into_active_model();
            row.level = Set(Term(record.level()));
            row.update(transaction).await?
        }
        None => {
            let row = Writing::record(record, &known, None);
            insert_all::<record::Entity>(transaction, std::slice::from_ref(&row)).await?;
            row
        }
    };
    let mut writing = Writing { keys: &keys, sealer: Sealer::new(cipher), rows: Rows::default() };
    writing.write(record, &known)?;
    writing.rows.flush(transaction).await?;
    let after = state(transaction, &row).await?;
    let subject = format!("{} {}", row.kind.0, row.public_id);
    let changed = Changed::new(Some(row.id), subject, before.as_ref(), Some(&after))?;
    Ok(Put { id: known.id, public_id: known.public_id, changed })
}

/// A record with its sealed fields opened, to be changed and put back.
pub(crate) async fn opened<T: Stored>(
    database: &impl ConnectionTrait,
    cipher: &FieldCipher,
    id: Id,
) -> Result<T, StoreError> {
    let names = Names::load(database).await?;
    let records: Vec<T> = load(database, &names, &[id], Fields::Open(cipher)).await?;
    let missing = || StoreError::Damaged { what: "record", reason: format!("{id} is missing") };
    records.into_iter().next().ok_or_else(missing)
}

/// Removes the rows of a record but for the one in `records` and its exact place.
async fn forget_parts<T: Stored>(database: &impl ConnectionTrait, id: Id) -> Result<(), StoreError> {
    T::Entity::delete_many().filter(Expr::col((T::Entity::default(), "id")).eq(id)).exec(database).await?;
    forget::<term::Entity>(database, id).await?;
    forget::<place::Entity>(database, id).await?;
    forget::<link::Entity>(database, id).await?;
    forget::<citation::Entity>(database, id).await?;
    forget::<inference::Entity>(database, id).await?;
    forget::<facilitator::Entity>(database, id).await?;
    forget::<check::Entity>(database, id).await?;
    forget::<approval::Entity>(database, id).await
}

async fn forget<E: EntityTrait>(database: &impl ConnectionTrait, id: Id) -> Result<(), StoreError> {
    E::delete_many().filter(Expr::col((E::default(), "record_id")).eq(id)).exec(database).await?;
    Ok(())
}

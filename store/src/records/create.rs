//! Records that people make and change one at a time, as against the many that an import brings.

use domain::{ids::PublicId, programme::ProgrammeData};
use sea_orm::{
    ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Stored,
    keys::{Keys, Known, find_stored},
    write::Writing,
};
use crate::{
    StoreError,
    change::Changed,
    columns::{Id, Term, new_id},
    data::state,
    entities::{
        interventions::{approval, check, facilitator},
        records::{citation, inference, link, place, record, term},
        trainings::{exercise, group, participation, session},
    },
    ids,
    rows::{Rows, insert_all},
    sealed::Sealer,
    settings,
};

/// Writes a record that was not there before, under a public id that is nobody else's; gives its row in `records`.
pub(crate) async fn create<T: Stored>(
    transaction: &DatabaseTransaction,
    sealer: Sealer<'_>,
    record: &T,
    public_id: PublicId,
) -> Result<record::Model, StoreError> {
    let known = Known { id: new_id(), public_id, is_new: true };
    let row = Writing::record(record, &known, None);
    insert_all::<record::Entity>(transaction, std::slice::from_ref(&row)).await?;
    write_rows(transaction, sealer, record, &known).await?;
    Ok(row)
}

/// Writes a record over the stored one; gives its row in `records` as it is then. An exact place that is there stays.
pub(crate) async fn rewrite<T: Stored>(
    transaction: &DatabaseTransaction,
    sealer: Sealer<'_>,
    row: record::Model,
    record: &T,
) -> Result<record::Model, StoreError> {
    let damaged = |_| StoreError::Damaged { what: "public id", reason: row.id.to_string() };
    let known = Known { id: row.id, public_id: row.public_id.parse().map_err(damaged)?, is_new: false };
    delete_rows::<T>(transaction, row.id).await?;
    let mut change = row.into_active_model();
    change.level = Set(Term(record.level()));
    let row = change.update(transaction).await?;
    write_rows(transaction, sealer, record, &known).await?;
    Ok(row)
}

/// Adds a record, or writes it over the one of its key; gives its row in `records`, and what changed.
pub(crate) async fn put<T: Stored>(
    transaction: &DatabaseTransaction,
    sealer: Sealer<'_>,
    record: &T,
) -> Result<(record::Model, Changed), StoreError> {
    let found = find_stored(transaction, &[T::KIND], record.key()).await?;
    let (before, row) = match found {
        Some(row) => (Some(state(transaction, &row).await?), rewrite(transaction, sealer, row, record).await?),
        None => {
            let public_id = ids::of_key(&settings::salt(transaction).await?, T::KIND, record.key(), 0);
            (None, create(transaction, sealer, record, public_id).await?)
        }
    };
    let after = state(transaction, &row).await?;
    let subject = row.subject();
    let changed = Changed::new(Some(row.id), subject, before.as_ref(), Some(&after))?;
    Ok((row, changed))
}

/// Writes the rows of a record but for the one in `records`.
async fn write_rows<T: Stored>(
    transaction: &DatabaseTransaction,
    sealer: Sealer<'_>,
    record: &T,
    known: &Known,
) -> Result<(), StoreError> {
    let salt = settings::salt(transaction).await?;
    let keys = Keys::of(&ProgrammeData::default(), salt, transaction).await?;
    let mut writing = Writing { keys: &keys, sealer, rows: Rows::default() };
    writing.write(record, known)?;
    writing.rows.flush(transaction).await
}

/// Deletes the rows of a record but for the one in `records` and its exact place.
async fn delete_rows<T: Stored>(transaction: &DatabaseTransaction, id: Id) -> Result<(), StoreError> {
    macro_rules! delete_parts {
        ($($part:ident),+) => {
            $($part::Entity::delete_many().filter($part::Column::RecordId.eq(id)).exec(transaction).await?;)+
        };
    }
    use sea_orm::ColumnTrait;
    delete_parts!(term, place, link, citation, inference);
    delete_parts!(session, exercise, group, participation, facilitator, check, approval);
    T::Entity::delete_many().filter(Expr::col((T::Entity::default(), "id")).eq(id)).exec(transaction).await?;
    Ok(())
}

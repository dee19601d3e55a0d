//! New records that people make, one at a time.

use domain::{ids::PublicId, programme::ProgrammeData};
use sea_orm::DatabaseTransaction;

use super::{
    Stored,
    keys::{Keys, Known},
    write::Writing,
};
use crate::{
    StoreError, cipher::FieldCipher, columns::new_id, entities::records::record, rows::Rows, rows::insert_all,
    sealed::Sealer, settings,
};

/// Writes a record that was not there before, under a public id that is nobody else's; gives its row in `records`.
pub(crate) async fn create<T: Stored>(
    transaction: &DatabaseTransaction,
    cipher: Option<&FieldCipher>,
    record: &T,
    public_id: PublicId,
) -> Result<record::Model, StoreError> {
    let known = Known { id: new_id(), public_id, is_new: true };
    let row = Writing::record(record, &known, None);
    insert_all::<record::Entity>(transaction, std::slice::from_ref(&row)).await?;
    write_rows(transaction, Sealer::new(cipher), record, &known).await?;
    Ok(row)
}

/// Writes the rows of a record but for the one in `records`.
pub(super) async fn write_rows<T: Stored>(
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

//! Import: records come as one batch, in one transaction.

use domain::{accounts::Operator, dates::Date, programme::ProgrammeData};
use sea_orm::DatabaseTransaction;

use crate::{
    ImportReport, Imported, StoreError,
    change::{Audit, now},
    cipher::FieldCipher,
    columns::{Id, new_id},
    entities::{
        records::record,
        safety::{import_batch, revision},
    },
    planning::facts::{write_calendar, write_facts},
    publication::{Extent, publish},
    records::{Stored, each_kind, keys::Keys, places::write_units, safety::write_consents, write::Writing},
    rows::{Rows, insert_all},
    sealed::Sealer,
    settings,
};

/// Records that become rows at a time: bounds the memory that the rows take.
const CHUNK: usize = 5_000;

/// Imports `data` within a transaction.
pub(crate) async fn import(
    transaction: &DatabaseTransaction,
    cipher: Option<&FieldCipher>,
    operator: Operator,
    data: &ProgrammeData,
    today: Date,
) -> Result<ImportReport, StoreError> {
    let salt = settings::salt(transaction).await?;
    let units = write_units(transaction, &data.units).await?;
    let keys = Keys::of(data, salt, transaction).await?;
    let mut report = ImportReport::default();
    report.kinds.push(Imported { kind: "unit", added: number(units), known: number(data.units.len() - units) });

    let batch = write_batch(transaction, operator, &keys).await?;
    each_kind!([&data], |records| report
        .kinds
        .push(write_records(transaction, &keys, batch, operator, records).await?));
    let mut writing = Writing { keys: &keys, sealer: Sealer::new(cipher), rows: Rows::default() };
    each_kind!([&data], |records| write_details(transaction, &mut writing, records).await?);
    let consents = write_consents(transaction, &data.consents, &keys).await?;
    report.kinds.push(Imported {
        kind: "consent",
        added: number(consents),
        known: number(data.consents.len() - consents),
    });
    write_calendar(transaction, operator, batch, &data.calendar).await?;
    let facts = write_facts(transaction, cipher, &keys, (operator, batch), &data.facts).await?;
    report.kinds.push(Imported { kind: "fact", added: number(facts), known: number(data.facts.len() - facts) });
    report.kinds.retain(|kind| kind.added + kind.known > 0);
    report.notes = writing.sealer.notes();
    report.notes.extend(refused_pseudonyms(cipher, data));

    let entry = Audit { action: "import", subject: &format!("batch {batch}"), reason: "" };
    entry.write(transaction, operator.name()).await?;
    report.published = publish(transaction, today, Extent::Everything).await?;
    Ok(report)
}

/// What the operator should know of pseudonyms that were refused.
fn refused_pseudonyms(cipher: Option<&FieldCipher>, data: &ProgrammeData) -> Option<String> {
    let count = data.facts.iter().filter(|one| one.fact.co_trainer().is_some()).count();
    let told = || format!("The pseudonym of {count} partners' trainers was not stored: no encryption key.");
    (cipher.is_none() && count > 0).then(told)
}

async fn write_batch(transaction: &DatabaseTransaction, operator: Operator, keys: &Keys) -> Result<Id, StoreError> {
    let batch = import_batch::Model {
        id: new_id(),
        actor: operator.name().to_owned(),
        at: now(),
        records: i64::try_from(keys.count_new()).unwrap_or(i64::MAX),
    };
    insert_all::<import_batch::Entity>(transaction, std::slice::from_ref(&batch)).await?;
    Ok(batch.id)
}

/// The rows that all kinds have, of the records that are new, with their revisions.
async fn write_records<T: Stored>(
    transaction: &DatabaseTransaction,
    keys: &Keys,
    batch: Id,
    operator: Operator,
    records: &[T],
) -> Result<Imported, StoreError> {
    let mut imported = Imported { kind: T::KIND.slug(), added: 0, known: 0 };
    let at = now();
    for chunk in records.chunks(CHUNK) {
        let new = chunk.iter().filter_map(|record| Some((record, keys.new_record(record)?)));
        let rows: Vec<_> = new.map(|(record, known)| Writing::record(record, known, Some(batch))).collect();
        let revisions: Vec<_> = rows
            .iter()
            .map(|row| revision::Model {
                id: new_id(),
                record_id: Some(row.id),
                batch_id: Some(batch),
                subject: row.subject(),
                actor: operator.name().to_owned(),
                at,
                action: "import".to_owned(),
                reason: String::new(),
                before: None,
                after: None,
            })
            .collect();
        imported.added += number(rows.len());
        imported.known += number(chunk.len() - rows.len());
        insert_all::<record::Entity>(transaction, &rows).await?;
        insert_all::<revision::Entity>(transaction, &revisions).await?;
    }
    Ok(imported)
}

/// All other rows.
async fn write_details<T: Stored>(
    transaction: &DatabaseTransaction,
    writing: &mut Writing<'_>,
    records: &[T],
) -> Result<(), StoreError> {
    let keys = writing.keys;
    for chunk in records.chunks(CHUNK) {
        for record in chunk {
            if let Some(known) = keys.new_record(record) {
                writing.write(record, known)?;
            }
        }
        writing.rows.flush(transaction).await?;
    }
    Ok(())
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

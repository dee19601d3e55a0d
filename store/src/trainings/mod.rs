//! Members in trainings: what each knows and answers, and what coordinators see and do.

mod mine;
mod people;

pub use mine::{OwnParticipation, OwnTrainings};
pub(crate) use mine::{erase, learned};
pub use people::{TrainingGuest, TrainingInBrief, TrainingPeople};

use domain::{ids::PublicId, trainings::Training};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::{
    StoreError,
    change::Changed,
    columns::{Id, Term},
    data::{State, state},
    entities::records::{Kind, record},
    records::create,
    sealed::{Sealer, label},
};

fn missing(id: &PublicId) -> StoreError {
    StoreError::NotFound { kind: Kind::Training.slug(), id: id.to_string() }
}

/// How the log names a member in a training.
fn subject(training: &record::Model, member: &str) -> String {
    format!("{}: {} {member}", training.subject(), Kind::Member)
}

/// Under what label a member's word to the coordinators is sealed.
fn word_label(training: &str, member: &str) -> String {
    label(Kind::Training, training, &format!("word of {member}"))
}

/// A training as it is stored: sealed fields are sealed.
struct Found {
    row: record::Model,
    state: State,
    training: Training,
}

/// The row of a record of a kind.
async fn find_row(
    database: &impl ConnectionTrait,
    kind: Kind,
    id: &PublicId,
) -> Result<Option<record::Model>, StoreError> {
    let row = record::Entity::find()
        .filter(record::Column::PublicId.eq(id.as_str()))
        .filter(record::Column::Kind.eq(Term(kind)))
        .one(database)
        .await?;
    Ok(row)
}

async fn find(database: &impl ConnectionTrait, id: &PublicId) -> Result<Found, StoreError> {
    let row = find_row(database, Kind::Training, id).await?.ok_or_else(|| missing(id))?;
    let state = state(database, &row).await?;
    let training = state.record()?;
    Ok(Found { row, state, training })
}

/// Writes what a training has become, and says under what name it is logged.
async fn rewrite(
    transaction: &DatabaseTransaction,
    found: Found,
    training: &Training,
    subject: String,
) -> Result<Changed, StoreError> {
    let row = create::rewrite(transaction, Sealer::of_sealed(), found.row, training).await?;
    let after = state(transaction, &row).await?;
    Changed::new(Some(row.id), subject, Some(&found.state), Some(&after))
}

/// The inner id of a member by the public one.
async fn member_id(database: &impl ConnectionTrait, id: &PublicId) -> Result<Option<Id>, StoreError> {
    Ok(find_row(database, Kind::Member, id).await?.map(|row| row.id))
}

/// The reason that the log has for what a coordinator does about who comes.
const RUNNING: &str = "running the training";

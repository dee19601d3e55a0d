//! Versions of a scenario: sealed as a whole, since they hold free words, and who is not to be invited with whom.

use std::collections::HashMap;

use domain::{
    dates::Date,
    ids::PublicId,
    planning::form::{FieldClash, Fields, PlanFault, ScenarioDraft, merged},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, JoinType,
    QueryFilter, QuerySelect, Set,
};

use crate::{
    StoreError,
    change::now,
    cipher::FieldCipher,
    columns::Id,
    entities::planning::{scenario, version},
    rows::insert_all,
};

/// Two changes that can't be brought together.
pub(super) struct Apart {
    pub(super) fields: Fields,
    pub(super) clashes: Vec<FieldClash>,
    pub(super) faults: Vec<PlanFault>,
}

/// Both changes of `old` as one.
pub(super) fn brought_together(
    old: &ScenarioDraft,
    mine: &ScenarioDraft,
    theirs: &ScenarioDraft,
    today: Date,
) -> Result<ScenarioDraft, Apart> {
    if old == theirs {
        return Ok(mine.clone());
    }
    let (fields, clashes) = merged(&old.to_form(), &mine.to_form(), &theirs.to_form());
    let pairs = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let (draft, faults) = ScenarioDraft::read(pairs, today);
    if clashes.is_empty() && faults.is_empty() {
        return Ok(draft);
    }
    Err(Apart { fields: draft.to_form(), clashes, faults })
}

/// Under what label a version is sealed.
fn label(public_id: &str, number: i32) -> String {
    format!("plan {public_id}: {number}")
}

/// The number as others count.
pub(super) fn number(row: &version::Model) -> u32 {
    u32::try_from(row.number).unwrap_or(0)
}

/// The public id of a scenario.
pub(super) fn public_id(row: &scenario::Model) -> Result<PublicId, StoreError> {
    let damaged = |_| StoreError::Damaged { what: "public id", reason: format!("“{}” is none", row.public_id) };
    row.public_id.parse().map_err(damaged)
}

/// What a version says.
pub(super) fn open(
    cipher: &FieldCipher,
    row: &scenario::Model,
    version: &version::Model,
) -> Result<ScenarioDraft, StoreError> {
    let body = cipher.open(&label(&row.public_id, version.number), &version.body)?;
    serde_json::from_str(&body).map_err(|error| StoreError::Damaged { what: "plan", reason: error.to_string() })
}

/// A version by its number.
pub(super) async fn of_number(
    database: &impl ConnectionTrait,
    row: &scenario::Model,
    number: u32,
) -> Result<Option<version::Model>, StoreError> {
    let number = i32::try_from(number).unwrap_or(i32::MAX);
    Ok(version::Entity::find_by_id((row.id, number)).one(database).await?)
}

/// The last version.
pub(super) async fn last(database: &impl ConnectionTrait, row: &scenario::Model) -> Result<version::Model, StoreError> {
    let found = version::Entity::find()
        .filter(version::Column::ScenarioId.eq(row.id))
        .filter(version::Column::Number.eq(row.version))
        .one(database)
        .await?;
    found.ok_or_else(no_last)
}

/// The last version of every scenario, by the scenario's id.
pub(super) async fn last_of_each(database: &impl ConnectionTrait) -> Result<HashMap<Id, version::Model>, StoreError> {
    let last = version::Entity::belongs_to(scenario::Entity)
        .from((version::Column::ScenarioId, version::Column::Number))
        .to((scenario::Column::Id, scenario::Column::Version));
    let rows = version::Entity::find().join(JoinType::InnerJoin, last.into()).all(database).await?;
    Ok(rows.into_iter().map(|row| (row.scenario_id, row)).collect())
}

pub(super) fn no_last() -> StoreError {
    StoreError::Damaged { what: "plan", reason: "its last version is missing".to_owned() }
}

/// Counts the scenario's version up.
pub(super) async fn next(
    transaction: &DatabaseTransaction,
    row: scenario::Model,
) -> Result<scenario::Model, StoreError> {
    let number = row.version.saturating_add(1);
    let mut row = row.into_active_model();
    (row.version, row.changed) = (Set(number), Set(now()));
    Ok(row.update(transaction).await?)
}

/// Writes what the scenario's version says.
pub(super) async fn write(
    transaction: &DatabaseTransaction,
    cipher: &FieldCipher,
    row: &scenario::Model,
    draft: &ScenarioDraft,
    actor: &str,
) -> Result<(), StoreError> {
    let body = serde_json::to_string(draft)
        .map_err(|error| StoreError::Damaged { what: "plan", reason: error.to_string() })?;
    let version = version::Model {
        scenario_id: row.id,
        number: row.version,
        actor: actor.to_owned(),
        at: row.changed,
        body: cipher.seal(&label(&row.public_id, row.version), &body)?,
    };
    insert_all::<version::Entity>(transaction, &[version]).await
}

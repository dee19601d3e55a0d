//! Versions of a scenario: sealed as a whole, since they hold free words, and who is not to be invited with whom.

use domain::{
    dates::Date,
    ids::PublicId,
    planning::form::{FieldClash, Fields, PlanFault, ScenarioDraft, merged},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use serde::{Deserialize, Serialize};

use crate::{
    StoreError,
    change::now,
    cipher::FieldCipher,
    entities::planning::{scenario, version},
    rows::insert_all,
};

/// What a version keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Kept(ScenarioDraft);

impl Kept {
    pub(super) fn of(draft: &ScenarioDraft) -> Self {
        Self(draft.clone())
    }

    pub(super) fn draft(self) -> ScenarioDraft {
        self.0
    }
}

/// Two changes that can't be brought together.
pub(super) struct Apart {
    pub(super) fields: Fields,
    pub(super) clashes: Vec<FieldClash>,
    pub(super) faults: Vec<PlanFault>,
}

/// Both changes of `old` as one.
pub(super) fn brought_together(old: &Kept, mine: &Kept, theirs: &Kept, today: Date) -> Result<Kept, Apart> {
    if old == theirs {
        return Ok(mine.clone());
    }
    let (fields, clashes) = merged(&old.0.to_form(), &mine.0.to_form(), &theirs.0.to_form());
    let pairs = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let (draft, faults) = ScenarioDraft::read(pairs, today);
    if clashes.is_empty() && faults.is_empty() {
        return Ok(Kept(draft));
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
pub(super) fn open(cipher: &FieldCipher, row: &scenario::Model, version: &version::Model) -> Result<Kept, StoreError> {
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
    found.ok_or_else(|| StoreError::Damaged { what: "plan", reason: "its last version is missing".to_owned() })
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
    kept: &Kept,
    actor: &str,
) -> Result<(), StoreError> {
    let body =
        serde_json::to_string(kept).map_err(|error| StoreError::Damaged { what: "plan", reason: error.to_string() })?;
    let version = version::Model {
        scenario_id: row.id,
        number: row.version,
        actor: actor.to_owned(),
        at: row.changed,
        body: cipher.seal(&label(&row.public_id, row.version), &body)?,
    };
    insert_all::<version::Entity>(transaction, &[version]).await
}

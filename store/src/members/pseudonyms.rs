//! What others are called, for coordinators: whose pseudonym is sealed has none for them.

use std::collections::HashMap;

use domain::{members::MemberField, safety::Level, text::LocalText};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{
    StoreError,
    columns::{Id, Term},
    entities::{
        accounts::account,
        members::{field_level, member},
        records::record,
    },
};

/// The pseudonyms of the members to whom accounts belong, by the accounts' ids, as far as coordinators may see them.
pub(crate) async fn pseudonyms_for_coordinators(
    database: &impl ConnectionTrait,
    accounts: &[account::Model],
) -> Result<HashMap<Id, LocalText>, StoreError> {
    let ids: Vec<Id> = accounts.iter().filter_map(|account| account.member_id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let members = member::Entity::find().filter(member::Column::Id.is_in(ids.iter().copied())).all(database).await?;
    let records = record::Entity::find().filter(record::Column::Id.is_in(ids.iter().copied())).all(database).await?;
    let records: HashMap<Id, Level> = records.into_iter().map(|row| (row.id, row.level.0)).collect();
    let own = field_level::Entity::find()
        .filter(field_level::Column::RecordId.is_in(ids))
        .filter(field_level::Column::Field.eq(Term(MemberField::Pseudonym)))
        .all(database)
        .await?;
    let own: HashMap<Id, Level> = own.into_iter().map(|row| (row.record_id, row.level.0)).collect();
    let told: HashMap<Id, LocalText> = members
        .into_iter()
        .filter(|row| {
            let of_field = own.get(&row.id).copied().unwrap_or_else(|| MemberField::Pseudonym.default_level());
            records.get(&row.id).is_some_and(|of_record| of_field.min(*of_record) >= Level::Coordinator)
        })
        .map(|row| (row.id, row.pseudonym.0))
        .collect();
    let named = |account: &account::Model| Some((account.id, told.get(&account.member_id?)?.clone()));
    Ok(accounts.iter().filter_map(named).collect())
}

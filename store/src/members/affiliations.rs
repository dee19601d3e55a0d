//! The organisations to which members may belong.

use domain::{
    accounts::SignedIn,
    ids::Ref,
    members::{FaultReason, FieldFault, MemberField, Organisations, ProfileChange, offered_affiliations},
    text::LocalText,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};

use super::own;
use crate::{
    Store, StoreError,
    columns::{AsJson, Id, Term},
    entities::{
        organisations::organisation,
        records::{Kind, LinkRole, link, record},
    },
    records::{position, read::Names},
};
/// All organisations of the network's records; nothing of them but how far each record goes, and its name.
pub(crate) async fn organisations(database: &impl ConnectionTrait, names: &Names) -> Result<Organisations, StoreError> {
    let rows: Vec<(Id, AsJson<LocalText>)> = organisation::Entity::find()
        .select_only()
        .columns([organisation::Column::Id, organisation::Column::Name])
        .into_tuple()
        .all(database)
        .await?;
    let told = rows.into_iter().map(|(id, name)| {
        let record = names.get(id)?;
        Ok((record.public_id.clone(), (record.level.0, name.0)))
    });
    told.collect()
}

/// The rows that say to which organisations a member belongs. What there is no organisation for is left out.
pub(super) async fn rows(
    transaction: &DatabaseTransaction,
    member: Id,
    affiliations: &[Ref],
) -> Result<Vec<link::Model>, StoreError> {
    if affiliations.is_empty() {
        return Ok(Vec::new());
    }
    let known = record::Entity::find()
        .filter(record::Column::Kind.eq(Term(Kind::Organisation)))
        .filter(record::Column::PublicId.is_in(affiliations.iter().map(String::as_str)))
        .all(transaction)
        .await?;
    let found = affiliations.iter().filter_map(|key| known.iter().find(|row| row.public_id == *key));
    let link = |(index, row): (usize, &record::Model)| link::Model {
        record_id: member,
        role: Term(LinkRole::Affiliation),
        position: position(index),
        target_id: row.id,
    };
    Ok(found.enumerate().map(link).collect())
}

impl Store {
    /// The fault of organisations that are not among those that the one who asks can choose.
    pub(super) async fn affiliation_fault(
        &self,
        by: &SignedIn,
        change: &ProfileChange,
    ) -> Result<Option<FieldFault>, StoreError> {
        let Some(chosen) = change.affiliations.as_ref().filter(|chosen| !chosen.is_empty()) else { return Ok(None) };
        let database = &self.database;
        let own = if by.account().member.is_some() { Some(own(database, by).await?.member) } else { None };
        let organisations = organisations(database, &Names::load(database).await?).await?;
        let offered = offered_affiliations(own.as_ref(), &organisations);
        let is_offered = |key: &Ref| offered.iter().any(|one| one.organisation == *key);
        let fault = FieldFault { field: MemberField::Affiliations, reason: FaultReason::Unknown };
        Ok((!chosen.iter().all(is_offered)).then_some(fault))
    }
}

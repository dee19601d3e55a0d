//! What the operator does for safety's sake: risks, withdrawals, takedowns, and reading an exact place.

use domain::{
    accounts::Operator,
    dates::Date,
    ids::{PublicId, Ref},
    interventions::SealedPoint,
    safety::{Level, Purpose, RegionRisk, public::RecordKind},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, Set,
};

use crate::{
    Store, StoreError,
    change::{Audit, Changed, Deed, Proof, expect_reason, now},
    columns::{Id, Term, new_id},
    connect,
    data::state,
    entities::{
        interventions::{location_access, sealed_location},
        places::risk,
        records::{Kind, record},
        safety::consent,
    },
    publication::Extent,
    records::{interventions::read_point, keys::find_stored},
    rows::insert_all,
    sealed,
};

impl Store {
    /// Sets the risk level of a region, and publishes everything anew under it, counts included.
    ///
    /// # Errors
    /// When no reason is given, or the database fails.
    pub async fn set_region_risk(
        &self,
        operator: Operator,
        risk: RegionRisk,
        reason: &str,
        today: Date,
    ) -> Result<(), StoreError> {
        let deed = Deed { action: "set-region-risk", reason, today, extent: Extent::Everything };
        self.change(&operator, deed, async |transaction: &DatabaseTransaction| {
            let before = risk::Entity::find_by_id(Term(risk.region)).one(transaction).await?;
            risk::Entity::delete_by_id(Term(risk.region)).exec(transaction).await?;
            let row = risk::Model { region: Term(risk.region), level: Term(risk.level), review: risk.review };
            insert_all::<risk::Entity>(transaction, &[row]).await?;
            let before = before.map(|row| RegionRisk { region: row.region.0, level: row.level.0, review: row.review });
            Ok(vec![Changed::new(None, format!("region {}", risk.region), before.as_ref(), Some(&risk))?])
        })
        .await
    }

    /// Withdraws every consent of a member or story for one purpose. What it allowed as a record is gone at once;
    /// counts follow with the next daily batch, so that nobody can tell from them who it was.
    ///
    /// # Errors
    /// When no reason is given, there is no such consent, or the database fails.
    pub async fn withdraw_consent(
        &self,
        operator: Operator,
        subject: &Ref,
        purpose: Purpose,
        reason: &str,
        today: Date,
    ) -> Result<(), StoreError> {
        let deed = Deed { action: "withdraw-consent", reason, today, extent: Extent::Changes };
        self.change(&operator, deed, async |transaction: &DatabaseTransaction| {
            let missing = || StoreError::NotFound { kind: "consent", id: subject.clone() };
            let row = find_stored(transaction, &[Kind::Member, Kind::Story], subject).await?.ok_or_else(missing)?;
            let changed = withdraw(transaction, &row, Some(purpose), today).await?;
            if changed.is_empty() {
                return Err(missing());
            }
            Ok(changed)
        })
        .await
    }

    /// Takes a record from the public at once: its level becomes that of coordinators, and what was published of it
    /// is gone, and with an intervention the stories that tell it.
    ///
    /// # Errors
    /// When no reason is given, there is no such record, or the database fails.
    pub async fn hide_record(
        &self,
        operator: Operator,
        kind: RecordKind,
        id: &PublicId,
        reason: &str,
        today: Date,
    ) -> Result<(), StoreError> {
        let deed = Deed { action: "hide", reason, today, extent: Extent::Changes };
        self.change(&operator, deed, async |transaction: &DatabaseTransaction| {
            let missing = || StoreError::NotFound { kind: kind.slug(), id: id.to_string() };
            let row = record::Entity::find()
                .filter(record::Column::PublicId.eq(id.as_str()))
                .one(transaction)
                .await?
                .filter(|row| row.kind.0.slug() == kind.slug())
                .ok_or_else(missing)?;
            Ok(vec![lower(transaction, row).await?])
        })
        .await
    }

    /// Reads the exact place of an intervention. Who did so and why is kept for good.
    ///
    /// # Errors
    /// When no reason is given, the key is missing or another one, or the database fails.
    pub async fn read_location(
        &self,
        operator: Operator,
        id: &PublicId,
        reason: &str,
    ) -> Result<Option<SealedPoint>, StoreError> {
        let cipher = self.cipher.as_ref().ok_or(StoreError::NoKey)?;
        expect_reason("read-location", reason)?;
        let transaction = connect::begin(&self.database).await?;
        let row = find_stored(&transaction, &[Kind::Intervention], id.as_str())
            .await?
            .ok_or_else(|| StoreError::NotFound { kind: Kind::Intervention.slug(), id: id.to_string() })?;
        let Some(place) = sealed_location::Entity::find_by_id(row.id).one(&transaction).await? else {
            return Ok(None);
        };
        let access = location_access::Model {
            id: new_id(),
            record_id: row.id,
            actor: operator.actor(),
            at: now(),
            reason: reason.to_owned(),
        };
        insert_all::<location_access::Entity>(&transaction, &[access]).await?;
        let subject = row.subject();
        let entry = Audit { action: "read-location", subject: &subject, reason };
        entry.write(&transaction, &operator.actor()).await?;
        transaction.commit().await?;
        let opened = cipher.open(&sealed::label(Kind::Intervention, &row.public_id, "point"), &place.point)?;
        Ok(read_point(&opened))
    }
}

/// Withdraws the consents of a record that are not yet, for one purpose or for all.
pub(crate) async fn withdraw(
    transaction: &DatabaseTransaction,
    row: &record::Model,
    purpose: Option<Purpose>,
    today: Date,
) -> Result<Vec<Changed>, StoreError> {
    let mut given = consent::Entity::find()
        .filter(consent::Column::SubjectId.eq(row.id))
        .filter(consent::Column::Withdrawn.is_null());
    if let Some(purpose) = purpose {
        given = given.filter(consent::Column::Purpose.eq(Term(purpose)));
    }
    let mut changed = Vec::new();
    for consent in given.order_by_asc(consent::Column::Id).all(transaction).await? {
        let Term(purpose) = consent.purpose;
        let subject = format!("{}: consent {purpose} of {}", row.subject(), consent.given);
        changed.push(Changed::new(Some(row.id), subject, None::<&Date>, Some(&today))?);
        let mut consent = consent.into_active_model();
        consent.withdrawn = Set(Some(today));
        consent.update(transaction).await?;
    }
    Ok(changed)
}

/// The row in `records` of a record that must be there.
pub(crate) async fn record_row(database: &impl ConnectionTrait, id: Id) -> Result<record::Model, StoreError> {
    let missing = || StoreError::Damaged { what: "record", reason: format!("{id} is missing") };
    record::Entity::find_by_id(id).one(database).await?.ok_or_else(missing)
}

/// Takes a record from the public: [`lower`] by its inner id.
pub(crate) async fn take_back(transaction: &DatabaseTransaction, id: Id) -> Result<Changed, StoreError> {
    lower(transaction, record_row(transaction, id).await?).await
}

/// Lowers a record to the level of coordinators, unless it is lower already.
async fn lower(transaction: &DatabaseTransaction, row: record::Model) -> Result<Changed, StoreError> {
    let before = state(transaction, &row).await?;
    let level = row.level.0.min(Level::Coordinator);
    let mut change = row.into_active_model();
    change.level = Set(Term(level));
    let row = change.update(transaction).await?;
    let after = state(transaction, &row).await?;
    let subject = row.subject();
    Changed::new(Some(row.id), subject, Some(&before), Some(&after))
}

//! The beginning of a member's record: who was invited as a new member writes it, and nobody else.

use domain::{
    accounts::{Role, SignedIn},
    dates::Date,
    ids::PublicId,
    members::{FieldFault, ProfileChange},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set};

use super::{OWN_WISH, missing};
use crate::{
    Store, StoreError,
    change::{Changed, Deed},
    data::state,
    entities::accounts::account,
    publication::Extent,
    records::create::create,
    sealed::Sealer,
    settings,
};

impl Store {
    /// Makes the record of the new member who asks, and gives it to their account. Until then the network holds nothing of
    /// them but an address; afterwards members see what fields of this level show, and the public counts nobody more
    /// before they consent to it. Done twice, the second changes nothing.
    ///
    /// # Errors
    /// What is missing or wrong; else when the account is no member's, has a record, or the database fails.
    pub async fn begin_profile(
        &self,
        by: &SignedIn,
        change: &ProfileChange,
        today: Date,
    ) -> Result<Result<(), Vec<FieldFault>>, StoreError> {
        if by.account().role != Role::Member || by.account().member.is_some() {
            return Err(missing(by));
        }
        let (member, mut faults) = match change.begun(today) {
            Ok(member) => (Some(member), Vec::new()),
            Err(faults) => (None, faults),
        };
        faults.extend(self.faults(by, change).await?);
        faults.sort_unstable();
        faults.dedup();
        let Some(member) = member.filter(|_| faults.is_empty()) else { return Ok(Err(faults)) };
        let deed = Deed { action: "begin-profile", reason: OWN_WISH, today, extent: Extent::Changes };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let account = account::Entity::find()
                .filter(account::Column::PublicId.eq(by.account().id.as_str()))
                .filter(account::Column::Closed.is_null())
                .one(transaction)
                .await?
                .ok_or_else(|| missing(by))?;
            if account.member_id.is_some() {
                return Ok(Vec::new());
            }
            if let Some(cipher) = &self.cipher {
                settings::check_key(transaction, cipher).await?;
            }
            let public_id = PublicId::from_random(rand::random());
            let row = create(transaction, Sealer::new(self.cipher.as_ref()), &member, public_id).await?;
            let mut account = account.into_active_model();
            account.member_id = Set(Some(row.id));
            account.update(transaction).await?;
            let after = state(transaction, &row).await?;
            Ok(vec![Changed::new(Some(row.id), row.subject(), None, Some(&after))?])
        })
        .await
        .map(Ok)
    }
}

//! The one way in which a record or setting is changed: by someone, for a reason, in a transaction that keeps
//! what was before, tells the audit log, and publishes.

use domain::{
    accounts::{Administrator, Coordinator, MailAnswer, Operator, SafetyOfficer, SignedIn},
    dates::Date,
};
use sea_orm::{DatabaseTransaction, prelude::DateTimeUtc};
use serde::Serialize;

use crate::{
    Store, StoreError,
    columns::{Id, new_id},
    connect,
    entities::safety::{audit_entry, revision},
    publication::{Extent, publish},
    rows::insert_all,
};

/// Proof of who acts: one of the proofs that `domain` defines.
pub(crate) trait Proof {
    /// How revisions and audit entries name them.
    fn actor(&self) -> String;
}

impl Proof for Operator {
    fn actor(&self) -> String {
        self.name().to_owned()
    }
}

impl Proof for SignedIn {
    fn actor(&self) -> String {
        self.name()
    }
}

impl Proof for MailAnswer {
    fn actor(&self) -> String {
        self.name()
    }
}

impl Proof for Coordinator {
    fn actor(&self) -> String {
        self.signed_in().name()
    }
}

impl Proof for SafetyOfficer {
    fn actor(&self) -> String {
        self.signed_in().name()
    }
}

impl Proof for Administrator {
    fn actor(&self) -> String {
        self.signed_in().name()
    }
}

/// A change that someone is about to make.
pub(crate) struct Deed<'a> {
    /// What is done, for the log: `hide`, `withdraw-consent`.
    pub(crate) action: &'static str,
    /// Why; never empty.
    pub(crate) reason: &'a str,
    /// The day for which everything is published anew.
    pub(crate) today: Date,
    /// How much is published.
    pub(crate) extent: Extent,
}

/// What a change did to one record or setting.
pub(crate) struct Changed {
    record_id: Option<Id>,
    subject: String,
    before: Option<String>,
    after: Option<String>,
}

impl Changed {
    /// A change from one state to another; sealed fields are sealed in both.
    pub(crate) fn new<T: Serialize>(
        record_id: Option<Id>,
        subject: String,
        before: Option<&T>,
        after: Option<&T>,
    ) -> Result<Self, StoreError> {
        let write = |state: Option<&T>| state.map(serde_json::to_string).transpose();
        let failed = |error: serde_json::Error| StoreError::Damaged { what: "revision", reason: error.to_string() };
        let (before, after) = (write(before).map_err(failed)?, write(after).map_err(failed)?);
        Ok(Self { record_id, subject, before, after })
    }
}

impl Store {
    /// Makes a change. `work` does it within the transaction and says what it was; whatever fails undoes all of it. Where it
    /// was nothing, nothing is published.
    pub(crate) async fn change(
        &self,
        by: &impl Proof,
        deed: Deed<'_>,
        work: impl AsyncFnOnce(&DatabaseTransaction) -> Result<Vec<Changed>, StoreError>,
    ) -> Result<(), StoreError> {
        expect_reason(deed.action, deed.reason)?;
        let transaction = connect::begin(&self.database).await?;
        let changed = work(&transaction).await?;
        if changed.is_empty() {
            return Ok(transaction.commit().await?);
        }
        write_revisions(&transaction, by, &deed, changed).await?;
        publish(&transaction, deed.today, deed.extent).await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Nobody acts without saying why.
pub(crate) fn expect_reason(action: &str, reason: &str) -> Result<(), StoreError> {
    if reason.trim().is_empty() {
        return Err(StoreError::Invalid { record: action.to_owned(), reason: "a reason must be given".to_owned() });
    }
    Ok(())
}

async fn write_revisions(
    transaction: &DatabaseTransaction,
    by: &impl Proof,
    deed: &Deed<'_>,
    changed: Vec<Changed>,
) -> Result<(), StoreError> {
    let at = now();
    for changed in changed {
        let entry = Audit { action: deed.action, subject: &changed.subject, reason: deed.reason };
        entry.write(transaction, &by.actor()).await?;
        let revision = revision::Model {
            id: new_id(),
            record_id: changed.record_id,
            batch_id: None,
            subject: changed.subject,
            actor: by.actor(),
            at,
            action: deed.action.to_owned(),
            reason: deed.reason.to_owned(),
            before: changed.before,
            after: changed.after,
        };
        insert_all::<revision::Entity>(transaction, &[revision]).await?;
    }
    Ok(())
}

/// An entry of the audit log.
pub(crate) struct Audit<'a> {
    pub(crate) action: &'static str,
    pub(crate) subject: &'a str,
    pub(crate) reason: &'a str,
}

impl Audit<'_> {
    pub(crate) async fn write(&self, transaction: &DatabaseTransaction, actor: &str) -> Result<(), StoreError> {
        let entry = audit_entry::Model {
            id: new_id(),
            actor: actor.to_owned(),
            at: now(),
            action: self.action.to_owned(),
            subject: self.subject.to_owned(),
            reason: self.reason.to_owned(),
        };
        insert_all::<audit_entry::Entity>(transaction, &[entry]).await
    }
}

/// The time, in UTC.
pub(crate) fn now() -> DateTimeUtc {
    chrono::Utc::now()
}

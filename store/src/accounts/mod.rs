//! Accounts: invitations, one-time links and codes, passkeys, second steps, sessions.

mod invitations;
pub(crate) mod passkeys;
mod reminders;
pub(crate) mod second_step;
mod secrets;
mod sessions;
mod sign_in;

pub use invitations::{Invitation, InvitationFault, Inviter};
pub use passkeys::{NewPasskey, PasskeyOwner, ShownPasskey};
pub use reminders::{OpenReminder, ReminderLetter, Waiting};
pub use second_step::{SecondStep, StepOutcome};
pub use secrets::Token;
pub use sessions::{OpenSession, Session};
pub use sign_in::{Credentials, Entry, NewSession};

use domain::accounts::{Account, Email};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{
    Store, StoreError,
    cipher::FieldCipher,
    columns::Id,
    entities::{accounts::account, records::record},
};

/// Under what label an account's address is sealed.
fn label(public_id: &str) -> String {
    format!("account {public_id}: email")
}

async fn find_by_email(
    database: &impl ConnectionTrait,
    cipher: &FieldCipher,
    email: &Email,
) -> Result<Option<account::Model>, StoreError> {
    let digest = secrets::email_digest(cipher, email);
    let found = account::Entity::find().filter(account::Column::EmailDigest.eq(digest)).one(database).await?;
    Ok(found.filter(|row| row.closed.is_none()))
}

async fn read(database: &impl ConnectionTrait, row: account::Model) -> Result<Account, StoreError> {
    let member = match row.member_id {
        Some(id) => record::Entity::find_by_id(id).one(database).await?.map(|row| row.public_id),
        None => None,
    };
    let id = |text: &str| text.parse().map_err(|_| damaged("public id"));
    Ok(Account {
        id: id(&row.public_id)?,
        role: row.role.0,
        member: member.as_deref().map(id).transpose()?,
        language: row.language.0,
    })
}

fn damaged(what: &'static str) -> StoreError {
    StoreError::Damaged { what, reason: "it is not of the form that it was written in".to_owned() }
}

impl Store {
    /// Accounts can't be without the key: their addresses are sealed.
    fn account_cipher(&self) -> Result<&FieldCipher, StoreError> {
        self.cipher.as_ref().ok_or(StoreError::NoKey)
    }
}

/// The row of an account that acts.
pub(crate) async fn account_row(
    database: &impl ConnectionTrait,
    account: &Account,
) -> Result<account::Model, StoreError> {
    account::Entity::find()
        .filter(account::Column::PublicId.eq(account.id.as_str()))
        .one(database)
        .await?
        .ok_or_else(|| StoreError::NotFound { kind: "account", id: account.id.to_string() })
}

/// The record of a member, by its public id.
async fn member_record(database: &impl ConnectionTrait, public_id: &str) -> Result<Option<Id>, StoreError> {
    use crate::entities::records::Kind;
    let row = record::Entity::find().filter(record::Column::PublicId.eq(public_id)).one(database).await?;
    Ok(row.filter(|row| row.kind.0 == Kind::Member).map(|row| row.id))
}

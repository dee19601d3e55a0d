//! Signing in by a link or code that was sent by mail. Both work once.

use chrono::TimeDelta;
use domain::accounts::{CODE_ATTEMPTS, CODE_LIFE, Email, Mail, SignInCode, SignedIn};
use domain::text::Language;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, Set, prelude::DateTimeUtc,
};

use super::{Token, find_by_email, read, second_step, secrets, sessions};
use crate::{
    Store, StoreError,
    change::Audit,
    columns::new_id,
    connect,
    entities::{
        accounts::{account, sign_in},
        passkeys::pending_sign_in,
    },
    outbox,
    rows::insert_all,
};

/// Mails with a code that one account is sent within a code's life. More are not sent: somebody else asks for them.
const MAILS: u64 = 5;

/// What signs somebody in: shown to them once, kept as digests.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The link's token.
    pub link: Token,
    /// The code, where they asked to sign in themselves.
    pub code: Option<SignInCode>,
}

/// A sign-in that has worked.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// What the browser shows from now on.
    pub token: Token,
    /// Who it is.
    pub signed_in: SignedIn,
}

/// How far a link or mailed code leads.
#[derive(Debug, Clone)]
pub enum Entry {
    /// They are in.
    Session(NewSession),
    /// The second step is still to be taken; the token shows who may. It is no session.
    SecondStep(Token),
}

impl Store {
    /// Sends a link and a code to whoever has an account at this address. Whether anybody has is not told: callers answer
    /// before they await this, so that the time that it takes doesn't tell either.
    ///
    /// # Errors
    /// When there is no key, or the database fails.
    pub async fn ask_to_sign_in(
        &self,
        email: &Email,
        now: DateTimeUtc,
        letter: impl FnOnce(&Credentials, Language) -> Mail,
    ) -> Result<(), StoreError> {
        let cipher = self.account_cipher()?;
        let transaction = connect::begin(&self.database).await?;
        let Some(row) = find_by_email(&transaction, cipher, email).await? else { return Ok(()) };
        let lately = sign_in::Entity::find()
            .filter(sign_in::Column::AccountId.eq(row.id))
            .filter(sign_in::Column::Created.gt(now - CODE_LIFE))
            .filter(sign_in::Column::CodeDigest.is_not_null());
        if lately.count(&transaction).await? >= MAILS {
            return Ok(());
        }
        let credentials = Credentials { link: Token::new(), code: Some(secrets::new_code()) };
        let digest = credentials.code.as_ref().map(|code| secrets::code_digest(cipher, &row.public_id, code));
        keep(&transaction, &row, &credentials.link, digest, now, CODE_LIFE).await?;
        outbox::post(&transaction, Some(cipher), &letter(&credentials, row.language.0), now).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Whether a link would sign somebody in now. Asking doesn't use it up: mail programs look at links by themselves.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_link_alive(&self, link: &str, now: DateTimeUtc) -> Result<bool, StoreError> {
        Ok(alive(&self.database, link, now).await?.is_some())
    }

    /// Signs in by a link. None where it is unknown, used or too old: no difference is told.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sign_in_by_link(
        &self,
        link: &str,
        device: &str,
        now: DateTimeUtc,
    ) -> Result<Option<Entry>, StoreError> {
        let transaction = connect::begin(&self.database).await?;
        let Some(row) = alive(&transaction, link, now).await? else { return Ok(None) };
        Ok(Some(enter(transaction, row, "sign-in by link", device, now).await?))
    }

    /// Signs in by a code. None where the address, the code or both are wrong, or the code too old: no difference is told.
    /// After five wrong codes a right one is refused too, until another was sent.
    ///
    /// # Errors
    /// When there is no key, or the database fails.
    pub async fn sign_in_by_code(
        &self,
        email: &Email,
        code: &SignInCode,
        device: &str,
        now: DateTimeUtc,
    ) -> Result<Option<Entry>, StoreError> {
        let cipher = self.account_cipher()?;
        let transaction = connect::begin(&self.database).await?;
        let Some(row) = find_by_email(&transaction, cipher, email).await? else { return Ok(None) };
        let digest = secrets::code_digest(cipher, &row.public_id, code);
        let sent = sign_in::Entity::find()
            .filter(sign_in::Column::AccountId.eq(row.id))
            .filter(sign_in::Column::Ends.gt(now))
            .filter(sign_in::Column::CodeDigest.is_not_null())
            .all(&transaction)
            .await?;
        // Attempts count for the account: several codes on their way are no several chances.
        let attempts: i64 = sent.iter().map(|sent| sent.attempts).sum();
        if attempts < CODE_ATTEMPTS && sent.iter().any(|sent| sent.code_digest.as_ref() == Some(&digest)) {
            return Ok(Some(enter(transaction, row, "sign-in by code", device, now).await?));
        }
        if let Some(newest) = sent.into_iter().max_by_key(|sent| sent.created) {
            let attempts = newest.attempts + 1;
            let mut newest = newest.into_active_model();
            newest.attempts = Set(attempts);
            newest.update(&transaction).await?;
            transaction.commit().await?;
        }
        Ok(None)
    }
}

/// Keeps what a link, and a code, are known by.
pub(super) async fn keep(
    transaction: &DatabaseTransaction,
    account: &account::Model,
    link: &Token,
    code_digest: Option<String>,
    now: DateTimeUtc,
    life: TimeDelta,
) -> Result<(), StoreError> {
    let row = sign_in::Model {
        id: new_id(),
        account_id: account.id,
        link_digest: secrets::digest(link.as_str()),
        code_digest,
        attempts: 0,
        created: now,
        ends: now + life,
    };
    insert_all::<sign_in::Entity>(transaction, &[row]).await
}

/// The account that a link signs in, if it does so now.
async fn alive(
    database: &impl ConnectionTrait,
    link: &str,
    now: DateTimeUtc,
) -> Result<Option<account::Model>, StoreError> {
    let kept = sign_in::Entity::find()
        .filter(sign_in::Column::LinkDigest.eq(secrets::digest(link)))
        .filter(sign_in::Column::Ends.gt(now))
        .one(database)
        .await?;
    let Some(kept) = kept else { return Ok(None) };
    let row = account::Entity::find_by_id(kept.account_id).one(database).await?;
    Ok(row.filter(|row| row.closed.is_none()))
}

/// A link or code leads in, or where the account has a second step, to it. Everything that was sent is used up.
async fn enter(
    transaction: DatabaseTransaction,
    row: account::Model,
    action: &'static str,
    device: &str,
    now: DateTimeUtc,
) -> Result<Entry, StoreError> {
    let Some(token) = second_step::pending(&transaction, row.id, now).await? else {
        return begin_session(transaction, row, action, device, now).await.map(Entry::Session);
    };
    use_up(&transaction, &row).await?;
    transaction.commit().await?;
    Ok(Entry::SecondStep(token))
}

async fn use_up(transaction: &DatabaseTransaction, row: &account::Model) -> Result<(), StoreError> {
    sign_in::Entity::delete_many().filter(sign_in::Column::AccountId.eq(row.id)).exec(transaction).await?;
    Ok(())
}

/// Everything that would sign the account in is used up, and a session begins.
pub(super) async fn begin_session(
    transaction: DatabaseTransaction,
    row: account::Model,
    action: &'static str,
    device: &str,
    now: DateTimeUtc,
) -> Result<NewSession, StoreError> {
    use_up(&transaction, &row).await?;
    let waiting = pending_sign_in::Column::AccountId.eq(row.id);
    pending_sign_in::Entity::delete_many().filter(waiting).exec(&transaction).await?;
    let token = sessions::begin(&transaction, &row, device, now).await?;
    let mut change = row.clone().into_active_model();
    change.last_sign_in = Set(Some(now));
    change.update(&transaction).await?;
    let signed_in = SignedIn::with_a_live_session(read(&transaction, row).await?);
    let subject = signed_in.name();
    Audit { action, subject: &subject, reason: "" }.write(&transaction, &subject).await?;
    transaction.commit().await?;
    Ok(NewSession { token, signed_in })
}

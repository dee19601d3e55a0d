//! Sessions: found by the token that the browser shows, listed and ended by their owner.

use chrono::TimeDelta;
use domain::{
    accounts::{ABSOLUTE, IDLE, Operator, SessionTimes, SignedIn},
    ids::PublicId,
};
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, prelude::DateTimeUtc,
    sea_query::Expr,
};

use super::{Token, account_row, damaged, read, secrets};
use crate::{
    Store, StoreError,
    change::Audit,
    connect,
    entities::{
        accounts::{account, session, sign_in},
        passkeys::{passkey_challenge, pending_sign_in},
    },
    rows::insert_all,
};

/// A use is written down when the last one is this long ago: reading pages doesn't write at every step.
const NOTICED: TimeDelta = TimeDelta::minutes(1);
/// The longest name of a device that is kept.
const DEVICE: usize = 60;

/// A session that was found alive.
#[derive(Debug, Clone)]
pub struct Session {
    /// Who it is.
    pub signed_in: SignedIn,
    /// The id by which its owner knows it.
    pub id: PublicId,
}

/// A session as its owner sees it in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// The id to end it by.
    pub id: PublicId,
    /// Browser and system, as the browser named them at sign-in. No address is kept.
    pub device: String,
    /// When it began, and when it was last used, to the minute.
    pub times: SessionTimes,
}

impl Store {
    /// The session of a token, if it is alive; its use is noted.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_session(&self, token: &str, now: DateTimeUtc) -> Result<Option<Session>, StoreError> {
        let Some(row) = session::Entity::find_by_id(secrets::digest(token)).one(&self.database).await? else {
            return Ok(None);
        };
        if !times(&row).is_alive(now) {
            return Ok(None);
        }
        let owner = account::Entity::find_by_id(row.account_id).one(&self.database).await?;
        let Some(owner) = owner.filter(|owner| owner.closed.is_none()) else { return Ok(None) };
        let id = id(&row)?;
        if now - row.used >= NOTICED {
            // Its owner may end it at this very moment: then there is nothing to note.
            session::Entity::update_many()
                .col_expr(session::Column::Used, Expr::value(now))
                .filter(session::Column::Digest.eq(row.digest))
                .exec(&self.database)
                .await?;
        }
        let account = read(&self.database, owner).await?;
        Ok(Some(Session { signed_in: SignedIn::with_a_live_session(account), id }))
    }

    /// The live sessions of one's own account, the last used first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sessions(&self, by: &SignedIn, now: DateTimeUtc) -> Result<Vec<OpenSession>, StoreError> {
        let owner = account_row(&self.database, by.account()).await?;
        let rows = session::Entity::find()
            .filter(session::Column::AccountId.eq(owner.id))
            .order_by_desc(session::Column::Used)
            .all(&self.database)
            .await?;
        let alive = rows.iter().filter(|row| times(row).is_alive(now));
        alive.map(|row| Ok(OpenSession { id: id(row)?, device: row.device.clone(), times: times(row) })).collect()
    }

    /// Ends one of one's own sessions, at once.
    ///
    /// # Errors
    /// When the database fails. A session of somebody else, or none, is no error and no change.
    pub async fn end_session(&self, by: &SignedIn, id: &PublicId) -> Result<(), StoreError> {
        let only = Condition::all().add(session::Column::PublicId.eq(id.as_str()));
        self.end(by, only, "end session").await
    }

    /// Ends all of one's own sessions, at once; all but one where `but` says which.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_all_sessions(&self, by: &SignedIn, but: Option<&PublicId>) -> Result<(), StoreError> {
        let others = Condition::all().add_option(but.map(|id| session::Column::PublicId.ne(id.as_str())));
        self.end(by, others, "end all sessions").await
    }

    async fn end(&self, by: &SignedIn, which: Condition, action: &'static str) -> Result<(), StoreError> {
        let owner = account_row(&self.database, by.account()).await?;
        let transaction = connect::begin(&self.database).await?;
        let ended = session::Entity::delete_many()
            .filter(session::Column::AccountId.eq(owner.id))
            .filter(which)
            .exec(&transaction)
            .await?;
        if ended.rows_affected > 0 {
            Audit { action, subject: &by.name(), reason: "" }.write(&transaction, &by.name()).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Forgets sessions, links and codes whose time is over.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_old_sessions(&self, _operator: Operator, now: DateTimeUtc) -> Result<(), StoreError> {
        let over =
            Condition::any().add(session::Column::Used.lte(now - IDLE)).add(session::Column::Began.lte(now - ABSOLUTE));
        session::Entity::delete_many().filter(over).exec(&self.database).await?;
        sign_in::Entity::delete_many().filter(sign_in::Column::Ends.lte(now)).exec(&self.database).await?;
        let late = passkey_challenge::Column::Ends.lte(now);
        passkey_challenge::Entity::delete_many().filter(late).exec(&self.database).await?;
        let late = pending_sign_in::Column::Ends.lte(now);
        pending_sign_in::Entity::delete_many().filter(late).exec(&self.database).await?;
        Ok(())
    }
}

/// Begins a session for an account; gives its token.
pub(super) async fn begin(
    transaction: &DatabaseTransaction,
    account: &account::Model,
    device: &str,
    now: DateTimeUtc,
) -> Result<Token, StoreError> {
    let token = Token::new();
    let row = session::Model {
        digest: secrets::digest(token.as_str()),
        public_id: PublicId::from_random(rand::random()).to_string(),
        account_id: account.id,
        device: device.chars().take(DEVICE).collect(),
        began: now,
        used: now,
    };
    insert_all::<session::Entity>(transaction, &[row]).await?;
    Ok(token)
}

fn times(row: &session::Model) -> SessionTimes {
    SessionTimes { began: row.began, used: row.used }
}

fn id(row: &session::Model) -> Result<PublicId, StoreError> {
    row.public_id.parse().map_err(|_| damaged("session"))
}

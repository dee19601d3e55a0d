//! Mail on its way out. A use case writes it in its own transaction, so that there is a mail exactly if what it tells of
//! has happened; the server takes it from here, and forgets it when it is sent.
//!
//! A mail is sent at least once: whoever takes it and dies before they have marked it as sent leaves it to the next one.
//! Its message id stays the same, so that mail programs can recognise it.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::{Email, Mail, MailFault, Operator};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Select, Set,
};
use serde::{Deserialize, Serialize};

use crate::{
    Store, StoreError,
    cipher::FieldCipher,
    columns::new_id,
    connect,
    entities::outbox::outbox_message::{Column, Entity, Model},
    rows::insert_all,
};

/// How long a mail is theirs who took it. Sending one takes far less, or is given up.
const CLAIM: TimeDelta = TimeDelta::minutes(2);
/// How long to wait after each attempt that failed; the last one holds for all later ones.
const WAITS: [TimeDelta; 5] =
    [TimeDelta::minutes(1), TimeDelta::minutes(5), TimeDelta::minutes(15), TimeDelta::hours(1), TimeDelta::hours(4)];
/// A mail that was tried is given up so long after it was written.
const PATIENCE: TimeDelta = TimeDelta::hours(24);
/// How long the table tells that a mail was given up.
const MEMORY: TimeDelta = TimeDelta::days(30);
/// Most mails that the local mailbox lists.
const LISTED: u64 = 100;

/// A mail of the outbox, opened.
#[derive(Clone, PartialEq, Eq)]
pub struct OutboxMail {
    /// Random; tells nothing of the mail. It is marked as sent or failed by it, and keeps it from mail to mail server.
    pub message_id: String,
    /// What it is about.
    pub topic: String,
    /// Whom it goes to.
    pub to: Email,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// When it was written.
    pub created: DateTime<Utc>,
    /// When it is of no use any more.
    pub ends: Option<DateTime<Utc>>,
}

/// Neither address nor text get into logs by way of a debugging format.
impl fmt::Debug for OutboxMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OutboxMail({}, {}, …)", self.message_id, self.topic)
    }
}

/// What is sealed of a mail besides its address.
#[derive(Serialize, Deserialize)]
struct Content {
    subject: String,
    text: String,
}

/// Under what label a field of a mail is sealed.
fn label(message_id: &str, field: &str) -> String {
    format!("mail {message_id}: {field}")
}

/// Writes a mail into the outbox, as part of the transaction of what it tells of.
///
/// # Errors
/// When there is no key: mail holds addresses and links that sign in, and is never kept open.
pub(crate) async fn post(
    transaction: &DatabaseTransaction,
    cipher: Option<&FieldCipher>,
    mail: &Mail,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let cipher = cipher.ok_or(StoreError::NoKey)?;
    let message_id = format!("{:032x}", rand::random::<u128>());
    let content = Content { subject: mail.subject.clone(), text: mail.text.clone() };
    let content = serde_json::to_string(&content).map_err(|error| damaged(&error))?;
    let row = Model {
        id: new_id(),
        topic: mail.topic.to_owned(),
        recipient: cipher.seal(&label(&message_id, "recipient"), mail.to.as_str())?,
        content: cipher.seal(&label(&message_id, "content"), &content)?,
        message_id,
        created: now,
        ends: mail.ends,
        attempts: 0,
        next_attempt: now,
        failed_at: None,
        last_error: None,
    };
    insert_all::<Entity>(transaction, &[row]).await
}

impl Store {
    /// Takes mails that are due, the longest waiting first and `most` of them: for two minutes nobody else gets them.
    /// Those whose time is over, or that can't be opened, are given up on the way.
    ///
    /// # Errors
    /// When there is mail and no key, or the database fails.
    pub async fn due_mail(
        &self,
        _operator: Operator,
        now: DateTime<Utc>,
        most: u64,
    ) -> Result<Vec<OutboxMail>, StoreError> {
        // Mostly there is none: then no writer has to wait for this one.
        if most == 0 || due(now).limit(1).one(&self.database).await?.is_none() {
            return Ok(Vec::new());
        }
        let cipher = self.cipher.as_ref().ok_or(StoreError::NoKey)?;
        let transaction = connect::begin(&self.database).await?;
        let mut taken = Vec::new();
        for row in due(now).limit(most).all(&transaction).await? {
            if is_over(&row, now) {
                give_up(&transaction, row, MailFault::TooLate, now).await?;
                continue;
            }
            let Ok(mail) = open(cipher, &row) else {
                give_up(&transaction, row, MailFault::Sealed, now).await?;
                continue;
            };
            let attempts = row.attempts + 1;
            let mut row = row.into_active_model();
            row.attempts = Set(attempts);
            row.next_attempt = Set(now + CLAIM);
            row.update(&transaction).await?;
            taken.push(mail);
        }
        transaction.commit().await?;
        Ok(taken)
    }

    /// Forgets a mail that was sent.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn mail_sent(&self, _operator: Operator, message_id: &str) -> Result<(), StoreError> {
        Entity::delete_many().filter(Column::MessageId.eq(message_id)).exec(&self.database).await?;
        Ok(())
    }

    /// Notes that a mail could not be sent. It comes due again later: after 1, 5, 15 and 60 minutes, then every four
    /// hours. It is given up when the fault is permanent, and when its time or 24 hours would be over by then.
    ///
    /// # Errors
    /// When the database fails. A mail that isn't there any more is no error.
    pub async fn mail_failed(
        &self,
        _operator: Operator,
        message_id: &str,
        fault: MailFault,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let transaction = connect::begin(&self.database).await?;
        let waiting = Entity::find().filter(Column::MessageId.eq(message_id)).filter(Column::FailedAt.is_null());
        let Some(row) = waiting.one(&transaction).await? else { return Ok(()) };
        let next_attempt = now + wait(row.attempts);
        if fault.is_permanent() || is_over(&row, next_attempt) {
            give_up(&transaction, row, fault, now).await?;
        } else {
            let mut row = row.into_active_model();
            row.next_attempt = Set(next_attempt);
            row.last_error = Set(Some(fault.to_string()));
            row.update(&transaction).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// The mails that wait, opened, the newest first: for the operator's own machine, where no mail server is set up.
    ///
    /// # Errors
    /// When there is mail and no key, or the database fails.
    pub async fn mailbox(&self, _operator: Operator) -> Result<Vec<OutboxMail>, StoreError> {
        let waiting = Entity::find().filter(Column::FailedAt.is_null());
        let rows = waiting.order_by_desc(Column::Id).limit(LISTED).all(&self.database).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let cipher = self.cipher.as_ref().ok_or(StoreError::NoKey)?;
        Ok(rows.iter().filter_map(|row| open(cipher, row).ok()).collect())
    }

    /// Gives up mails whose time is over, which is all that happens to them where no mail server is set up, and forgets
    /// those that were given up a month ago.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_old_mail(&self, _operator: Operator, now: DateTime<Utc>) -> Result<(), StoreError> {
        let over = Entity::find().filter(Column::FailedAt.is_null()).filter(Column::Ends.lte(now));
        if over.clone().limit(1).one(&self.database).await?.is_some() {
            let transaction = connect::begin(&self.database).await?;
            for row in over.all(&transaction).await? {
                give_up(&transaction, row, MailFault::TooLate, now).await?;
            }
            transaction.commit().await?;
        }
        Entity::delete_many().filter(Column::FailedAt.lte(now - MEMORY)).exec(&self.database).await?;
        Ok(())
    }
}

fn due(now: DateTime<Utc>) -> Select<Entity> {
    Entity::find()
        .filter(Column::FailedAt.is_null())
        .filter(Column::NextAttempt.lte(now))
        .order_by_asc(Column::NextAttempt)
        .order_by_asc(Column::Id)
}

/// How long a mail waits after so many attempts.
fn wait(attempts: i64) -> TimeDelta {
    let longest = WAITS[WAITS.len() - 1];
    usize::try_from(attempts - 1).ok().and_then(|index| WAITS.get(index).copied()).unwrap_or(longest)
}

/// Whether there is no use in sending a mail at that time. A mail that was never tried, because the server was down or
/// had no mail server, isn't too old for a first attempt.
fn is_over(row: &Model, at: DateTime<Utc>) -> bool {
    row.ends.is_some_and(|ends| ends <= at) || (row.attempts > 0 && row.created + PATIENCE <= at)
}

/// What remains is that there was a mail about something, and why it was not sent: nothing personal.
async fn give_up(
    database: &impl ConnectionTrait,
    row: Model,
    fault: MailFault,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut row = row.into_active_model();
    row.recipient = Set(String::new());
    row.content = Set(String::new());
    row.failed_at = Set(Some(now));
    row.last_error = Set(Some(fault.to_string()));
    row.update(database).await?;
    Ok(())
}

fn open(cipher: &FieldCipher, row: &Model) -> Result<OutboxMail, StoreError> {
    let opened = |field, sealed| cipher.open(&label(&row.message_id, field), sealed);
    let to = opened("recipient", &row.recipient)?.parse().map_err(|error| damaged(&error))?;
    let content = opened("content", &row.content)?;
    let Content { subject, text } = serde_json::from_str(&content).map_err(|error| damaged(&error))?;
    let (message_id, topic) = (row.message_id.clone(), row.topic.clone());
    Ok(OutboxMail { message_id, topic, to, subject, text, created: row.created, ends: row.ends })
}

fn damaged(reason: &dyn fmt::Display) -> StoreError {
    StoreError::Damaged { what: "mail", reason: reason.to_string() }
}

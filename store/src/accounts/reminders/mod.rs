//! Mails that come by themselves: whether a record is still correct, whether an agreement held, what waits. Each has a
//! link that is answered without signing in, and that can do this one thing alone.

mod due;

use std::collections::BTreeSet;

use domain::{
    accounts::{Email, Mail, MailAnswer, Operator, REMINDER_LIFE, ReminderTopic, SignedIn},
    dates::in_pakistan,
    interventions::{Durability, DurabilityCheck, Intervention, ReportState},
    members::Member,
    text::Language,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, Set, prelude::DateTimeUtc,
};

use due::{Due, asks, due, waits_for};

use super::{Token, account_row, label, read, secrets};
use crate::{
    Store, StoreError,
    change::{Audit, Changed, Deed},
    columns::{Id, Term, new_id},
    connect,
    data::state,
    entities::{
        accounts::account,
        interventions::report,
        reminders::{mail_switch, reminder},
    },
    members::rewrite,
    outbox,
    publication::Extent,
    records::create::put,
    rows::insert_all,
    safety::record_row,
    sealed::Sealer,
};

/// The reason that the log has for what somebody answered by mail.
const BY_MAIL: &str = "answer to a mail";

/// What a reminder's mail is written from.
#[derive(Debug, Clone)]
pub struct ReminderLetter {
    /// What it is about.
    pub topic: ReminderTopic,
    /// Months after the intervention, where it asks about one.
    pub months: Option<u8>,
    /// How many things wait, where it tells of them.
    pub waiting: u32,
    /// The link that answers it.
    pub link: Token,
    /// Whom it goes to.
    pub to: Email,
    /// Their language.
    pub language: Language,
    /// When the link ends.
    pub ends: DateTimeUtc,
}

/// How many things wait for somebody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Questions about their own reports, and for coordinators reports to be reviewed.
    pub reports: u32,
    /// Members who ask them to be their mentor.
    pub mentoring: u32,
}

/// A reminder whose link was followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenReminder {
    /// What it is about.
    pub topic: ReminderTopic,
    /// Months after the intervention, where it asks about one.
    pub months: Option<u8>,
    /// Whether it was answered already.
    pub is_answered: bool,
    /// Whether mails of its topic are switched off.
    pub is_off: bool,
}

impl Store {
    /// Writes the reminders that are due into the outbox; gives how many.
    ///
    /// # Errors
    /// When a row cannot be read, or the database fails. Those written before stay written.
    pub async fn write_reminders(
        &self,
        _: Operator,
        now: DateTimeUtc,
        letter: impl Fn(&ReminderLetter) -> Mail,
    ) -> Result<u32, StoreError> {
        if self.cipher.is_none() {
            return Ok(0);
        }
        let open = account::Entity::find()
            .filter(account::Column::Closed.is_null())
            .filter(account::Column::LastSignIn.is_not_null());
        let mut written = 0;
        for account in open.clone().order_by_asc(account::Column::Id).all(&self.database).await? {
            // Hardly ever is anything due: writers wait for each other only where it is.
            if due(&self.database, &account, now).await?.is_empty() {
                continue;
            }
            let transaction = connect::begin(&self.database).await?;
            // Whoever has left meanwhile is written to no more.
            let Some(account) = open.clone().filter(account::Column::Id.eq(account.id)).one(&transaction).await? else {
                continue;
            };
            for due in due(&transaction, &account, now).await? {
                self.write_reminder(&transaction, &account, due, now, &letter).await?;
                written += 1;
            }
            transaction.commit().await?;
        }
        Ok(written)
    }

    async fn write_reminder(
        &self,
        transaction: &DatabaseTransaction,
        account: &account::Model,
        due: Due,
        now: DateTimeUtc,
        letter: &impl Fn(&ReminderLetter) -> Mail,
    ) -> Result<(), StoreError> {
        let cipher = self.account_cipher()?;
        let address = cipher.open(&label(&account.public_id), &account.email)?;
        let letter_of = ReminderLetter {
            topic: due.topic,
            months: due.months,
            waiting: due.waiting,
            link: Token::new(),
            to: address.parse().map_err(|_| super::damaged("address"))?,
            language: account.language.0,
            ends: now + REMINDER_LIFE,
        };
        let row = reminder::Model {
            id: new_id(),
            account_id: account.id,
            topic: Term(due.topic),
            report_id: due.report,
            months: due.months.map(i32::from),
            link_digest: secrets::digest(letter_of.link.as_str()),
            sent: now,
            answered: None,
        };
        insert_all::<reminder::Entity>(transaction, &[row]).await?;
        outbox::post(transaction, Some(cipher), &letter(&letter_of), now).await
    }

    /// Tells a member, in the transaction that invites them, that they are invited to a training: not to which, as a mail
    /// may be read by others. Who has never signed in, or wants no such mails, is told on their page alone.
    pub(crate) async fn tell_of_training(
        &self,
        transaction: &DatabaseTransaction,
        member: Id,
        now: DateTimeUtc,
        letter: &impl Fn(&ReminderLetter) -> Mail,
    ) -> Result<(), StoreError> {
        let theirs = account::Entity::find()
            .filter(account::Column::MemberId.eq(member))
            .filter(account::Column::Closed.is_null())
            .filter(account::Column::LastSignIn.is_not_null());
        for account in theirs.all(transaction).await? {
            if self.cipher.is_some() && !switched_off(transaction, account.id).await?.contains(&ReminderTopic::Training)
            {
                let due = Due { topic: ReminderTopic::Training, report: None, months: None, waiting: 1 };
                self.write_reminder(transaction, &account, due, now, letter).await?;
            }
        }
        Ok(())
    }

    /// What a reminder's link leads to. None where it is unknown or too old: no difference is told.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reminder(&self, link: &str, now: DateTimeUtc) -> Result<Option<OpenReminder>, StoreError> {
        let Some((row, _)) = followed(&self.database, link, now).await? else { return Ok(None) };
        Ok(Some(OpenReminder {
            topic: row.topic.0,
            months: months(&row),
            is_answered: row.answered.is_some(),
            is_off: switched_off(&self.database, row.account_id).await?.contains(&row.topic.0),
        }))
    }

    /// Confirms by a reminder's link that one's record is still correct. False where the link can't do that.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn confirm_by_mail(&self, link: &str, now: DateTimeUtc) -> Result<bool, StoreError> {
        let today = in_pakistan(now).date();
        self.answer(link, ReminderTopic::StillCorrect, "confirm-profile", now, async |transaction, _, account| {
            let Some(id) = account.member_id else { return Ok(None) };
            let row = record_row(transaction, id).await?;
            let (subject, before) = (row.subject(), state(transaction, &row).await?);
            let member: Member = before.record()?;
            let member = Member { last_confirmed: Some(today), ..member };
            let row = rewrite(transaction, row, &member).await?;
            let after = state(transaction, &row).await?;
            Changed::new(Some(id), subject, Some(&before), Some(&after)).map(Some)
        })
        .await
    }

    /// Tells by a reminder's link whether what an intervention brought about has held. False where the link can't do that.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tell_durability_by_mail(
        &self,
        link: &str,
        result: Durability,
        now: DateTimeUtc,
    ) -> Result<bool, StoreError> {
        self.answer(link, ReminderTopic::Durability, "check-durability", now, async |transaction, reminder, _| {
            let Some(report) = reminder.report_id else { return Ok(None) };
            let report = report::Entity::find_by_id(report).one(transaction).await?;
            let accepted = report.filter(|report| report.state.0 == ReportState::Accepted);
            let (Some(id), Some(months)) = (accepted.and_then(|report| report.intervention_id), months(reminder))
            else {
                return Ok(None);
            };
            let mut told: Intervention = state(transaction, &record_row(transaction, id).await?).await?.record()?;
            told.checks.retain(|check| check.months != months);
            told.checks.push(DurabilityCheck { months, result });
            told.checks.sort_by_key(|check| check.months);
            let (_, changed) = put(transaction, Sealer::of_sealed(), &told).await?;
            Ok(Some(changed))
        })
        .await
    }

    /// Does what a reminder's link asks for, once.
    async fn answer(
        &self,
        link: &str,
        topic: ReminderTopic,
        action: &'static str,
        now: DateTimeUtc,
        work: impl AsyncFnOnce(
            &DatabaseTransaction,
            &reminder::Model,
            &account::Model,
        ) -> Result<Option<Changed>, StoreError>,
    ) -> Result<bool, StoreError> {
        let Some((row, owner)) = followed(&self.database, link, now).await? else { return Ok(false) };
        if row.topic.0 != topic || row.answered.is_some() {
            return Ok(false);
        }
        let by = MailAnswer::of_a_followed_link(read(&self.database, owner).await?);
        let deed = Deed { action, reason: BY_MAIL, today: in_pakistan(now).date(), extent: Extent::Changes };
        let mut is_done = false;
        self.change(&by, deed, async |transaction: &DatabaseTransaction| {
            // Another click may have come before this one.
            let Some((row, owner)) = followed(transaction, link, now).await? else { return Ok(Vec::new()) };
            if row.answered.is_some() {
                return Ok(Vec::new());
            }
            let Some(changed) = work(transaction, &row, &owner).await? else { return Ok(Vec::new()) };
            let mut row = row.into_active_model();
            row.answered = Set(Some(now));
            row.update(transaction).await?;
            is_done = true;
            Ok(vec![changed])
        })
        .await?;
        Ok(is_done)
    }

    /// Switches off, by the link of any mail of a topic, all further mails of it. False where the link is none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn switch_off_by_mail(&self, link: &str, now: DateTimeUtc) -> Result<bool, StoreError> {
        let transaction = connect::begin(&self.database).await?;
        let Some((row, owner)) = followed(&transaction, link, now).await? else { return Ok(false) };
        let by = MailAnswer::of_a_followed_link(read(&transaction, owner.clone()).await?);
        switch(&transaction, &owner, row.topic.0, false, now).await?;
        Audit { action: "switch-mail", subject: row.topic.0.slug(), reason: BY_MAIL }
            .write(&transaction, &by.name())
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// The topics that one wants no mail about.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn mails_off(&self, by: &SignedIn) -> Result<BTreeSet<ReminderTopic>, StoreError> {
        let owner = account_row(&self.database, by.account()).await?;
        switched_off(&self.database, owner.id).await
    }

    /// Switches the mails of a topic on or off.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn switch_mails(
        &self,
        by: &SignedIn,
        topic: ReminderTopic,
        on: bool,
        now: DateTimeUtc,
    ) -> Result<(), StoreError> {
        let transaction = connect::begin(&self.database).await?;
        let owner = account_row(&transaction, by.account()).await?;
        switch(&transaction, &owner, topic, on, now).await?;
        Audit { action: "switch-mail", subject: topic.slug(), reason: "own wish" }
            .write(&transaction, &by.name())
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// How many things wait for somebody.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting(&self, by: &SignedIn) -> Result<Waiting, StoreError> {
        let owner = account_row(&self.database, by.account()).await?;
        let reports = report::Entity::find().filter(waits_for(&owner)).count(&self.database).await?;
        let mentoring = match asks(&owner) {
            Some(asks) => asks.count(&self.database).await?,
            None => 0,
        };
        let [reports, mentoring] = [reports, mentoring].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        Ok(Waiting { reports, mentoring })
    }
}

/// The reminder of a link and its account, while the link lives.
async fn followed(
    database: &impl ConnectionTrait,
    link: &str,
    now: DateTimeUtc,
) -> Result<Option<(reminder::Model, account::Model)>, StoreError> {
    let row = reminder::Entity::find()
        .filter(reminder::Column::LinkDigest.eq(secrets::digest(link)))
        .filter(reminder::Column::Sent.gt(now - REMINDER_LIFE))
        .one(database)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let owner = account::Entity::find_by_id(row.account_id).one(database).await?;
    Ok(owner.filter(|owner| owner.closed.is_none()).map(|owner| (row, owner)))
}

fn months(row: &reminder::Model) -> Option<u8> {
    row.months.and_then(|months| u8::try_from(months).ok())
}

async fn switched_off(database: &impl ConnectionTrait, account: Id) -> Result<BTreeSet<ReminderTopic>, StoreError> {
    let rows = mail_switch::Entity::find().filter(mail_switch::Column::AccountId.eq(account)).all(database).await?;
    Ok(rows.into_iter().map(|row| row.topic.0).collect())
}

async fn switch(
    transaction: &DatabaseTransaction,
    owner: &account::Model,
    topic: ReminderTopic,
    on: bool,
    now: DateTimeUtc,
) -> Result<(), StoreError> {
    mail_switch::Entity::delete_by_id((owner.id, Term(topic))).exec(transaction).await?;
    if !on {
        let row = mail_switch::Model { account_id: owner.id, topic: Term(topic), switched_off: now };
        insert_all::<mail_switch::Entity>(transaction, &[row]).await?;
    }
    Ok(())
}

//! What a member does with their own reports.

use domain::{
    accounts::SignedIn,
    dates::Date,
    ids::PublicId,
    interventions::{
        OwnReport, RemarkKind, Report, ReportFault, ReportFaultReason, ReportField, ReportState, ReviewStep, StoryState,
    },
    places::AdminLevel,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, prelude::DateTimeUtc,
};

use super::{Kept, add_remark, find, missing, open, remarks, rewrite, row, seal, step, story_state, subject};
use crate::{
    Store, StoreError,
    accounts::account_row,
    change::{Changed, Deed},
    cipher::FieldCipher,
    columns::{Id, Term, new_id},
    entities::{accounts::account, places::unit, safety::revision},
    members::{forget_revisions, is_within, own_within},
    publication::Extent,
    rows::insert_all,
    safety::{take_back, withdraw},
};

/// The longest key that a form may send.
const LONGEST_KEY: usize = 64;
/// The reason that the log has for what members do with their own reports.
const OWN_REPORT: &str = "own report";

impl Store {
    /// Whether somebody can report: they are a member, and have not left the network.
    ///
    /// # Errors
    /// When their record cannot be read, or the database fails.
    pub async fn may_report(&self, by: &SignedIn) -> Result<bool, StoreError> {
        is_within(&self.database, by).await
    }

    /// Keeps a draft, under the key that its form carries: the same form sent twice is one report.
    ///
    /// # Errors
    /// When the account has no member or one who has left, the report can't be changed any more, there is no key to seal with, or the
    /// database fails.
    pub async fn keep_report(
        &self,
        by: &SignedIn,
        key: &str,
        report: &Report,
        now: DateTimeUtc,
    ) -> Result<PublicId, StoreError> {
        self.write_report(by, "keep-report", key, report, ReviewStep::Change, "", now).await
    }

    /// Sends a report to the coordinators, with an answer to what they asked. Sent again under the same key it stays
    /// as it is, whatever became of it meanwhile.
    ///
    /// # Errors
    /// What is wrong with it; else when the account has no member or one who has left, there is no key to seal with, or the database fails.
    pub async fn send_report(
        &self,
        by: &SignedIn,
        key: &str,
        report: &Report,
        answer: &str,
        (today, now): (Date, DateTimeUtc),
    ) -> Result<Result<PublicId, Vec<ReportFault>>, StoreError> {
        own_within(&self.database, by).await?;
        if let Some(sent) = self.sent_already(by, key).await? {
            return Ok(Ok(sent));
        }
        let mut faults = report.faults(today);
        let unit = unit::Entity::find_by_id(&report.district).one(&self.database).await?;
        if !report.district.is_empty() && unit.is_none_or(|unit| unit.level.0 != AdminLevel::District) {
            faults.push(ReportFault { field: ReportField::District, reason: ReportFaultReason::Unknown });
        }
        if !faults.is_empty() {
            return Ok(Err(faults));
        }
        self.write_report(by, "send-report", key, report, ReviewStep::Send, answer, now).await.map(Ok)
    }

    async fn sent_already(&self, by: &SignedIn, key: &str) -> Result<Option<PublicId>, StoreError> {
        let account = account_row(&self.database, by.account()).await?.id;
        let found = find_by_key(&self.database, account, key).await?;
        let sent = found.filter(|row| !matches!(row.state.0, ReportState::Draft | ReportState::Returned));
        sent.map(|row| public_id(&row)).transpose()
    }

    #[allow(clippy::too_many_arguments, reason = "each is a different thing, and only the two above call it")]
    async fn write_report(
        &self,
        by: &SignedIn,
        action: &'static str,
        key: &str,
        report: &Report,
        taken: ReviewStep,
        answer: &str,
        now: DateTimeUtc,
    ) -> Result<PublicId, StoreError> {
        let cipher = self.cipher.as_ref().ok_or(StoreError::NoKey)?;
        own_within(&self.database, by).await?;
        if key.is_empty() || key.len() > LONGEST_KEY {
            return Err(StoreError::Invalid { record: "report".to_owned(), reason: "its key is none".to_owned() });
        }
        let mut written = None;
        let deed = Deed { action, reason: OWN_REPORT, today: now.date_naive(), extent: Extent::Nothing };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let account = account_row(transaction, by.account()).await?.id;
            let (row, changed) = match find_by_key(transaction, account, key).await? {
                Some(row) => {
                    let state = step(&row, taken)?;
                    let after = with(row.clone(), cipher, report, state, now)?;
                    let changed = rewrite(transaction, &row, after).await?;
                    (row, changed)
                }
                None => add(transaction, cipher, (account, key), report, taken, now).await?,
            };
            if !answer.is_empty() {
                add_remark(transaction, cipher, &row, by, (RemarkKind::Answer, answer), now).await?;
            }
            written = Some(public_id(&row)?);
            Ok(vec![changed])
        })
        .await?;
        written.ok_or(StoreError::NotFound { kind: "report", id: key.to_owned() })
    }

    /// One's own reports, the last changed first. Who has no member's record has none.
    ///
    /// # Errors
    /// When there is no key, a row cannot be read, or the database fails.
    pub async fn own_reports(&self, by: &SignedIn) -> Result<Vec<OwnReport>, StoreError> {
        let own = account::Entity::find()
            .filter(account::Column::PublicId.eq(by.account().id.as_str()))
            .one(&self.database)
            .await?;
        let Some(own) = own else { return Ok(Vec::new()) };
        let rows = row::Entity::find()
            .filter(row::Column::AccountId.eq(own.id))
            .order_by_desc(row::Column::Changed)
            .all(&self.database)
            .await?;
        let mut reports = Vec::with_capacity(rows.len());
        for row in rows {
            reports.push(self.read_own(row).await?);
        }
        Ok(reports)
    }

    /// One of one's own reports. That of another is not found.
    ///
    /// # Errors
    /// When there is none with that id, there is no key, or the database fails.
    pub async fn own_report(&self, by: &SignedIn, id: &PublicId) -> Result<OwnReport, StoreError> {
        let row = self.find_own(&self.database, by, id).await?;
        self.read_own(row).await
    }

    async fn find_own(
        &self,
        database: &impl ConnectionTrait,
        by: &SignedIn,
        id: &PublicId,
    ) -> Result<row::Model, StoreError> {
        let account = account_row(database, by.account()).await?.id;
        let row = find(database, id).await?;
        if row.account_id == account { Ok(row) } else { Err(missing(id)) }
    }

    async fn read_own(&self, row: row::Model) -> Result<OwnReport, StoreError> {
        let cipher = self.cipher.as_ref().ok_or(StoreError::NoKey)?;
        Ok(OwnReport {
            id: public_id(&row)?,
            state: row.state.0,
            report: open(cipher, &row.public_id, &row.content)?,
            changed: row.changed,
            sent: row.sent,
            remarks: remarks(&self.database, cipher, &row).await?,
            story: story_state(&self.database, row.story_id).await?,
            key: row.key,
        })
    }

    /// Takes one's own report back at once, without asking: what was made of it is no longer public, nor its story told.
    ///
    /// # Errors
    /// When there is none with that id, it was taken back already, or the database fails.
    pub async fn withdraw_report(
        &self,
        by: &SignedIn,
        id: &PublicId,
        (today, now): (Date, DateTimeUtc),
    ) -> Result<(), StoreError> {
        let deed = Deed { action: "withdraw-report", reason: OWN_REPORT, today, extent: Extent::Changes };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let row = self.find_own(transaction, by, id).await?;
            let state = step(&row, ReviewStep::Withdraw)?;
            let mut changed = undo_records(transaction, &row, StoryState::Withdrawn, today).await?;
            let after = row::Model { state: Term(state), changed: now, ..row.clone() };
            changed.push(rewrite(transaction, &row, after).await?);
            Ok(changed)
        })
        .await
    }

    /// The key of 32 bytes with which a browser keeps the drafts of an account. It is always the same for one account,
    /// so that a draft outlives the session in which it was begun, and another's for every other.
    ///
    /// # Errors
    /// When there is no key to make it of.
    pub fn drafts_key(&self, by: &SignedIn) -> Result<[u8; 32], StoreError> {
        let cipher = self.cipher.as_ref().ok_or(StoreError::NoKey)?;
        Ok(cipher.digest("drafts on a phone", by.account().id.as_str()))
    }
}

/// Takes from the public what was made of a report: the record is the coordinators' alone, and its story has the state
/// `story` and no consent.
pub(super) async fn undo_records(
    transaction: &DatabaseTransaction,
    row: &row::Model,
    story: StoryState,
    today: Date,
) -> Result<Vec<Changed>, StoreError> {
    let mut changed = Vec::new();
    if let Some(id) = row.intervention_id {
        changed.push(take_back(transaction, id).await?);
    }
    if let Some(id) = row.story_id {
        super::set_story_state(transaction, id, story).await?;
        let record = crate::safety::record_row(transaction, id).await?;
        changed.extend(withdraw(transaction, &record, None, today).await?);
    }
    Ok(changed)
}

fn public_id(row: &row::Model) -> Result<PublicId, StoreError> {
    row.public_id.parse().map_err(super::damaged)
}

async fn find_by_key(
    database: &impl ConnectionTrait,
    account: Id,
    key: &str,
) -> Result<Option<row::Model>, StoreError> {
    let own = row::Entity::find().filter(row::Column::AccountId.eq(account)).filter(row::Column::Key.eq(key));
    Ok(own.one(database).await?)
}

/// The stored report as it is with what it says now.
fn with(
    row: row::Model,
    cipher: &FieldCipher,
    report: &Report,
    state: ReportState,
    now: DateTimeUtc,
) -> Result<row::Model, StoreError> {
    let content = seal(cipher, &row.public_id, report)?;
    let sent = if state == ReportState::Sent { Some(now) } else { row.sent };
    Ok(row::Model { state: Term(state), content, changed: now, sent, ..row })
}

/// Adds a report that is new.
async fn add(
    transaction: &DatabaseTransaction,
    cipher: &FieldCipher,
    (account, key): (Id, &str),
    report: &Report,
    taken: ReviewStep,
    now: DateTimeUtc,
) -> Result<(row::Model, Changed), StoreError> {
    let blank = row::Model {
        id: new_id(),
        public_id: PublicId::from_random(rand::random()).to_string(),
        account_id: account,
        key: key.to_owned(),
        state: Term(ReportState::Draft),
        content: String::new(),
        returned_content: None,
        changed: now,
        sent: None,
        claimed_by: None,
        claimed: None,
        intervention_id: None,
        story_id: None,
    };
    let state = step(&blank, taken)?;
    let row = with(blank, cipher, report, state, now)?;
    insert_all::<row::Entity>(transaction, std::slice::from_ref(&row)).await?;
    let changed = Changed::new(None, subject(&row), None, Some(&Kept::of(&row)))?;
    Ok((row, changed))
}

/// Forgets the reports of an account, with what revisions kept of them. Records that were made of them stay.
pub(crate) async fn forget_reports(transaction: &DatabaseTransaction, account: Id) -> Result<(), StoreError> {
    let own = || row::Column::AccountId.eq(account);
    let subjects: Vec<_> = row::Entity::find().filter(own()).all(transaction).await?.iter().map(subject).collect();
    for subject in subjects {
        forget_revisions(transaction, revision::Column::Subject.eq(subject)).await?;
    }
    row::Entity::delete_many().filter(own()).exec(transaction).await?;
    Ok(())
}

//! What coordinators see of reports. That they read one is in the audit log: reports are private.

use domain::{
    accounts::Coordinator,
    dates::Date,
    ids::PublicId,
    interventions::{Intervention, QueuedReport, Report, ReportState, ReviewedReport, Story, StoryState},
    programme::ProgrammeData,
    safety::{
        Level,
        identifying::Known,
        publication::{Context, public_from},
    },
    text::LocalText,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, prelude::DateTimeUtc};

use super::{damaged, find, open, remarks, review::is_taken, row, subject};
use crate::{
    Store, StoreError,
    change::{Audit, Proof},
    cipher::FieldCipher,
    columns::{Id, Term},
    connect,
    data::state,
    entities::accounts::account,
    members::pseudonyms_for_coordinators,
    records::{places::read_units, safety::read_risks},
    safety::record_row,
};

impl Store {
    /// The reports that wait for a coordinator: those that were sent, the first sent first, then those whose story
    /// waits for its second approval.
    ///
    /// # Errors
    /// When there is no key, a row cannot be read, or the database fails.
    pub async fn review_queue(&self, by: &Coordinator, now: DateTimeUtc) -> Result<Vec<QueuedReport>, StoreError> {
        let cipher = self.cipher.as_ref().ok_or(StoreError::NoKey)?;
        let waiting = [Term(ReportState::Sent), Term(ReportState::Accepted)];
        let rows = row::Entity::find()
            .filter(row::Column::State.is_in(waiting))
            .order_by_asc(row::Column::Sent)
            .all(&self.database)
            .await?;
        let (mut sent, mut told) = (Vec::new(), Vec::new());
        for row in rows {
            let story = self.story(&row).await?;
            let awaits_approval = story.is_some_and(|story| story.state == StoryState::InReview);
            if row.state.0 == ReportState::Sent {
                sent.push(self.queued(by, cipher, &row, now).await?.0);
            } else if awaits_approval {
                told.push(QueuedReport { awaits_approval, ..self.queued(by, cipher, &row, now).await?.0 });
            }
        }
        sent.extend(told);
        Ok(sent)
    }

    /// A report as a coordinator reviews it. Drafts, and what was withdrawn, are their author's alone.
    ///
    /// # Errors
    /// When there is none that they may see, there is no key, a row cannot be read, or the database fails.
    pub async fn reviewed_report(
        &self,
        by: &Coordinator,
        id: &PublicId,
        (today, now): (Date, DateTimeUtc),
    ) -> Result<ReviewedReport, StoreError> {
        let cipher = self.cipher.as_ref().ok_or(StoreError::NoKey)?;
        let row = find(&self.database, id).await?;
        if matches!(row.state.0, ReportState::Draft | ReportState::Withdrawn) {
            return Err(super::missing(id));
        }
        let transaction = connect::begin(&self.database).await?;
        Audit { action: "read-report", subject: &subject(&row), reason: "" }.write(&transaction, &by.actor()).await?;
        transaction.commit().await?;

        let (queued, report) = self.queued(by, cipher, &row, now).await?;
        let author = account::Entity::find_by_id(row.account_id).one(&self.database).await?;
        let own = by.signed_in().account().id.as_str();
        let story = self.story(&row).await?;
        Ok(ReviewedReport {
            before: match &row.returned_content {
                Some(before) => Some(open(cipher, &row.public_id, before)?),
                None => None,
            },
            remarks: remarks(&self.database, cipher, &row).await?,
            is_own: author.is_some_and(|author| author.public_id == own),
            has_approved: story.as_ref().is_some_and(|story| story.approvals.contains(&by.actor())),
            public_from: self.public_from(&report, today).await?,
            queued: QueuedReport {
                awaits_approval: row.state.0 == ReportState::Accepted
                    && story.as_ref().is_some_and(|story| story.state == StoryState::InReview),
                ..queued
            },
            story: story.map(|story| (story.state, story.title, story.summary, story.text)),
            report,
        })
    }

    /// What a queue says of a report, and what it says itself.
    async fn queued(
        &self,
        by: &Coordinator,
        cipher: &FieldCipher,
        row: &row::Model,
        now: DateTimeUtc,
    ) -> Result<(QueuedReport, Report), StoreError> {
        // What the author goes on writing after a question is theirs until they send it.
        let is_back = row.state.0 == ReportState::Returned;
        let sent = row.returned_content.as_ref().filter(|_| is_back).unwrap_or(&row.content);
        let report = open(cipher, &row.public_id, sent)?;
        let queued = QueuedReport {
            id: row.public_id.parse().map_err(damaged)?,
            state: row.state.0,
            author: self.pseudonym(row.account_id).await?,
            dispute: report.dispute,
            district: report.district.clone(),
            span: report.span(),
            sent: row.sent,
            has_story: report.story.is_some(),
            awaits_approval: false,
            is_mine: row.claimed_by.as_ref().is_some_and(|claimed_by| *claimed_by == by.actor()),
            is_taken: is_taken(row, by, now),
        };
        Ok((queued, report))
    }

    /// The author's pseudonym, where they let coordinators see it; empty otherwise.
    async fn pseudonym(&self, account: Id) -> Result<LocalText, StoreError> {
        let account = account::Entity::find_by_id(account).one(&self.database).await?;
        let told = pseudonyms_for_coordinators(&self.database, account.as_slice()).await?;
        Ok(told.into_values().next().unwrap_or_default())
    }

    /// The story that was made of a report.
    async fn story(&self, row: &row::Model) -> Result<Option<Story>, StoreError> {
        let Some(id) = row.story_id else { return Ok(None) };
        let record = record_row(&self.database, id).await?;
        state(&self.database, &record).await?.record().map(Some)
    }

    /// The first day on which publication may tell what a report reports.
    async fn public_from(&self, report: &Report, today: Date) -> Result<Option<Date>, StoreError> {
        let known = ProgrammeData { units: read_units(&self.database).await?, ..ProgrammeData::default() };
        let risks = read_risks(&self.database).await?;
        let context = Context::of(&known, &|_, _| None, &risks, today);
        let told: Option<Intervention> = report.intervention(String::new(), String::new(), Level::Public, None, false);
        Ok(told.and_then(|told| public_from(&told, &context)))
    }

    /// The places that a story may name: districts and what is wider.
    ///
    /// # Errors
    /// When a row cannot be read, or the database fails.
    pub async fn known_places(&self) -> Result<Known, StoreError> {
        let units = read_units(&self.database).await?;
        let names = units.iter().flat_map(|unit| {
            domain::text::Language::ALL.iter().map(|language| unit.names.own(*language)).filter(|name| !name.is_empty())
        });
        Ok(Known::new(names))
    }
}

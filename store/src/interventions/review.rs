//! What coordinators decide about reports. Each decision is audited, and can be taken back.

use chrono::TimeDelta;
use domain::{
    accounts::Coordinator,
    dates::{Date, in_pakistan},
    ids::PublicId,
    interventions::{
        Acceptance, Intervention, RemarkKind, Report, ReportState, ReportedStory, ReviewFault, ReviewStep,
        STORY_CONSENT_TEXT, Story, StoryState,
    },
    safety::{
        Channel, Consent, Level, Purpose,
        identifying::{Known, identifying},
    },
};
use sea_orm::{DatabaseTransaction, EntityTrait, prelude::DateTimeUtc};

use super::{add_remark, find, open, report::undo_records, rewrite, row, step};
use crate::{
    Store, StoreError,
    change::{Changed, Deed, Proof},
    cipher::FieldCipher,
    columns::Term,
    data::state,
    entities::{accounts::account, records::record, safety::consent},
    publication::Extent,
    records::{create::put, safety::consent_row},
    rows::insert_all,
    safety::record_row,
    sealed::Sealer,
};

/// A claim that was not followed by a decision for so long is over.
pub(super) const CLAIM: TimeDelta = TimeDelta::hours(24);
/// The reason that the log has where a step says nothing more.
const REVIEW: &str = "review";

/// What a decision of a coordinator is about.
struct Case<'a> {
    by: &'a Coordinator,
    cipher: &'a FieldCipher,
    row: row::Model,
    now: DateTimeUtc,
}

impl Store {
    /// Takes a report on, so that no other coordinator works on it for a day; or lets it go.
    ///
    /// # Errors
    /// [`StoreError::Review`] when it can't be taken on; when there is none, or the database fails.
    pub async fn claim_report(
        &self,
        by: &Coordinator,
        id: &PublicId,
        takes: bool,
        now: DateTimeUtc,
    ) -> Result<(), StoreError> {
        let action = if takes { "claim-report" } else { "release-report" };
        self.decide(by, id, (action, REVIEW), Extent::Nothing, now, async |transaction, case| {
            step(&case.row, ReviewStep::Claim)?;
            let (claimed_by, claimed) = if takes { (Some(by.actor()), Some(now)) } else { (None, None) };
            let after = row::Model { claimed_by, claimed, ..case.row.clone() };
            Ok(vec![rewrite(transaction, &case.row, after).await?])
        })
        .await
    }

    /// Gives a report back to its author with a question.
    ///
    /// # Errors
    /// [`StoreError::Review`] when it can't be; when there is none, or the database fails.
    pub async fn return_report(
        &self,
        by: &Coordinator,
        id: &PublicId,
        question: &str,
        now: DateTimeUtc,
    ) -> Result<(), StoreError> {
        expect_words(question)?;
        self.decide(by, id, ("return-report", REVIEW), Extent::Nothing, now, async |transaction, case| {
            let state = step(&case.row, ReviewStep::Return)?;
            case.remark(transaction, RemarkKind::Question, question).await?;
            let returned_content = Some(case.row.content.clone());
            let after = row::Model { returned_content, ..settled(&case.row, state, now) };
            Ok(vec![rewrite(transaction, &case.row, after).await?])
        })
        .await
    }

    /// Refuses a report; its author is told why.
    ///
    /// # Errors
    /// [`StoreError::Review`] when it can't be; when there is none, or the database fails.
    pub async fn refuse_report(
        &self,
        by: &Coordinator,
        id: &PublicId,
        reason: &str,
        now: DateTimeUtc,
    ) -> Result<(), StoreError> {
        expect_words(reason)?;
        self.decide(by, id, ("refuse-report", REVIEW), Extent::Nothing, now, async |transaction, case| {
            let state = step(&case.row, ReviewStep::Refuse)?;
            case.remark(transaction, RemarkKind::Refusal, reason).await?;
            Ok(vec![rewrite(transaction, &case.row, settled(&case.row, state, now)).await?])
        })
        .await
    }

    /// Takes back that a report was accepted or refused: it waits again, and nothing that was made of it is public.
    ///
    /// # Errors
    /// [`StoreError::Review`] when it can't be; when there is none, or the database fails.
    pub async fn reopen_report(
        &self,
        by: &Coordinator,
        id: &PublicId,
        reason: &str,
        (today, now): (Date, DateTimeUtc),
    ) -> Result<(), StoreError> {
        expect_words(reason)?;
        self.decide(by, id, ("reopen-report", REVIEW), Extent::Changes, now, async |transaction, case| {
            let state = step(&case.row, ReviewStep::Reopen)?;
            case.remark(transaction, RemarkKind::Reopening, reason).await?;
            let mut changed = undo_records(transaction, &case.row, StoryState::Draft, today).await?;
            changed.push(rewrite(transaction, &case.row, settled(&case.row, state, now)).await?);
            Ok(changed)
        })
        .await
    }

    /// Makes a record of a report. Its story gets the first of the two approvals that it needs; it may have been changed
    /// for that, but may not hold what looks like a name, a number or a place that identifies somebody.
    ///
    /// # Errors
    /// [`StoreError::Review`] when it can't be; when there is none, or the database fails.
    pub async fn accept_report(
        &self,
        by: &Coordinator,
        id: &PublicId,
        acceptance: &Acceptance,
        now: DateTimeUtc,
    ) -> Result<(), StoreError> {
        let known = self.known_places().await?;
        self.decide(by, id, ("accept-report", REVIEW), Extent::Changes, now, async |transaction, case| {
            let decided = step(&case.row, ReviewStep::Accept)?;
            let report = redacted(open(case.cipher, &case.row.public_id, &case.row.content)?, acceptance);
            if let Some(story) = &report.story {
                expect_safe(story, &known)?;
            }
            let author = case.author(transaction).await?;
            let (intervention, story) = records_of(&report, &case, &author, acceptance.level)?;
            let intervention = keep_checks(transaction, &case.row, intervention).await?;
            let (made, change) = put(transaction, Sealer::new(Some(case.cipher)), &intervention).await?;
            let mut after = row::Model { intervention_id: Some(made.id), ..settled(&case.row, decided, now) };
            let mut changed = vec![change];
            if let Some((story, told)) = story.zip(report.story.as_ref()) {
                let (made, change) = put(transaction, Sealer::new(Some(case.cipher)), &story).await?;
                after.story_id = Some(made.id);
                let consent = story_consent(&made.public_id, told, case.row.sent.unwrap_or(now));
                insert_all::<consent::Entity>(transaction, &[consent_row(made.id, &consent)]).await?;
                let about = format!("story {}: consent {} of {}", made.public_id, consent.purpose, consent.given);
                changed.push(change);
                changed.push(Changed::new(Some(made.id), about, None, Some(&consent))?);
            }
            changed.push(rewrite(transaction, &case.row, after).await?);
            Ok(changed)
        })
        .await
    }

    /// Approves the story of an accepted report. The second approval of the same words by another person publishes it;
    /// words that were changed need a second approval again.
    ///
    /// # Errors
    /// [`StoreError::Review`] when it can't be; when there is none, or the database fails.
    pub async fn approve_story(
        &self,
        by: &Coordinator,
        id: &PublicId,
        texts: &[String; 3],
        now: DateTimeUtc,
    ) -> Result<(), StoreError> {
        let known = self.known_places().await?;
        self.decide(by, id, ("approve-story", REVIEW), Extent::Changes, now, async |transaction, case| {
            step(&case.row, ReviewStep::Approve)?;
            let report = open(case.cipher, &case.row.public_id, &case.row.content)?;
            let (Some(story_id), Some(told)) = (case.row.story_id, report.story) else {
                return Err(StoreError::Review(ReviewFault::State));
            };
            let story: Story = state(transaction, &record_row(transaction, story_id).await?).await?.record()?;
            let told = with_texts(told, texts);
            expect_safe(&told, &known)?;
            let approved = approved(&story, &told, by.actor())?;
            Ok(vec![put(transaction, Sealer::of_sealed(), &approved).await?.1])
        })
        .await
    }

    /// A decision about one report, by somebody who may take it.
    async fn decide(
        &self,
        by: &Coordinator,
        id: &PublicId,
        (action, reason): (&'static str, &'static str),
        extent: Extent,
        now: DateTimeUtc,
        work: impl AsyncFnOnce(&DatabaseTransaction, Case<'_>) -> Result<Vec<Changed>, StoreError>,
    ) -> Result<(), StoreError> {
        let cipher = self.cipher.as_ref().ok_or(StoreError::NoKey)?;
        let deed = Deed { action, reason, today: in_pakistan(now).date(), extent };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let row = find(transaction, id).await?;
            let author = account::Entity::find_by_id(row.account_id).one(transaction).await?;
            if author.is_some_and(|author| author.public_id == by.signed_in().account().id.as_str()) {
                return Err(StoreError::Review(ReviewFault::Own));
            }
            if is_taken(&row, by, now) {
                return Err(StoreError::Review(ReviewFault::Claimed));
            }
            work(transaction, Case { by, cipher, row, now }).await
        })
        .await
    }
}

impl Case<'_> {
    async fn remark(&self, transaction: &DatabaseTransaction, kind: RemarkKind, text: &str) -> Result<(), StoreError> {
        add_remark(transaction, self.cipher, &self.row, self.by.signed_in(), (kind, text), self.now).await
    }

    /// The record of the member who wrote the report.
    async fn author(&self, transaction: &DatabaseTransaction) -> Result<record::Model, StoreError> {
        let account = account::Entity::find_by_id(self.row.account_id).one(transaction).await?;
        let member = account.and_then(|account| account.member_id);
        // Who has left has closed their account, and their reports went with them.
        record_row(transaction, member.ok_or(StoreError::Review(ReviewFault::State))?).await
    }
}

/// Whether another coordinator works on a report.
pub(super) fn is_taken(row: &row::Model, by: &Coordinator, now: DateTimeUtc) -> bool {
    row.state.0 == ReportState::Sent
        && row.claimed_by.as_ref().is_some_and(|claimed_by| *claimed_by != by.actor())
        && row.claimed.is_some_and(|claimed| now < claimed + CLAIM)
}

fn expect_words(text: &str) -> Result<(), StoreError> {
    if text.trim().is_empty() { Err(StoreError::Review(ReviewFault::NoReason)) } else { Ok(()) }
}

/// A report that waits for nobody any more, or for its author.
fn settled(row: &row::Model, state: ReportState, now: DateTimeUtc) -> row::Model {
    row::Model { state: Term(state), changed: now, claimed_by: None, claimed: None, ..row.clone() }
}

/// The report with the story as it is accepted: none where none is.
fn redacted(mut report: Report, acceptance: &Acceptance) -> Report {
    report.story = report.story.zip(acceptance.story.as_ref()).map(|(story, texts)| with_texts(story, texts));
    report
}

fn with_texts(story: ReportedStory, [title, summary, text]: &[String; 3]) -> ReportedStory {
    ReportedStory { title: title.clone(), summary: summary.clone(), text: text.clone(), ..story }
}

/// A story is told when it is whole, and holds nothing that identifies somebody.
fn expect_safe(story: &ReportedStory, known: &Known) -> Result<(), StoreError> {
    for (_, text) in story.texts() {
        if text.trim().is_empty() {
            return Err(StoreError::Review(ReviewFault::NoText));
        }
        if !identifying(text, known).is_empty() {
            return Err(StoreError::Review(ReviewFault::Identifying));
        }
    }
    Ok(())
}

/// The records that are made of a report.
fn records_of(
    report: &Report,
    case: &Case<'_>,
    author: &record::Model,
    level: Level,
) -> Result<(Intervention, Option<Story>), StoreError> {
    let key = format!("report-{}", case.row.public_id);
    let facilitator = author.public_id.clone();
    let intervention = report.intervention(key.clone(), facilitator, level, None, author.demonstration);
    let intervention = intervention.ok_or(StoreError::Review(ReviewFault::State))?;
    let story = report.story_of(key.clone(), key, case.by.actor(), author.demonstration);
    Ok((intervention, story))
}

/// The intervention with the durability checks of the record that it is written over.
async fn keep_checks(
    transaction: &DatabaseTransaction,
    row: &row::Model,
    mut intervention: Intervention,
) -> Result<Intervention, StoreError> {
    if let Some(id) = row.intervention_id {
        let before: Intervention = state(transaction, &record_row(transaction, id).await?).await?.record()?;
        intervention.checks = before.checks;
    }
    Ok(intervention)
}

/// The consent to a story that its author confirmed when they sent the report.
fn story_consent(story: &str, told: &ReportedStory, sent: DateTimeUtc) -> Consent {
    Consent {
        subject: story.to_owned(),
        purpose: Purpose::Story,
        level: Level::Public,
        channel: Channel::Report,
        language: told.language,
        text_version: STORY_CONSENT_TEXT.to_owned(),
        given: in_pakistan(sent).date(),
        withdrawn: None,
    }
}

/// The story with one more approval of these words; with one alone, where they are other words than were approved.
fn approved(story: &Story, told: &ReportedStory, approver: String) -> Result<Story, StoreError> {
    let mut next = story.clone();
    for (text, (_, words)) in [&mut next.title, &mut next.summary, &mut next.text].into_iter().zip(told.texts()) {
        words.clone_into(text.own_mut(told.language));
    }
    let is_same = (&next.title, &next.summary, &next.text) == (&story.title, &story.summary, &story.text);
    if !is_same {
        next.approvals = vec![approver];
        next.state = StoryState::InReview;
    } else if story.approvals.contains(&approver) {
        return Err(StoreError::Review(ReviewFault::SameApprover));
    } else {
        next.approvals.push(approver);
        next.state = StoryState::Published;
    }
    Ok(next)
}

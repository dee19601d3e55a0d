//! Which mails that come by themselves are due.

use domain::{
    accounts::{ReminderTopic, durability_due, still_correct_due, waiting_due},
    dates::{Date, in_pakistan},
    interventions::ReportState,
    members::MemberStatus,
    mentoring::MentorshipState,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, Select, prelude::DateTimeUtc};

use super::{months, switched_off};
use crate::{
    StoreError,
    columns::{Id, Term},
    entities::{
        accounts::account,
        interventions::{check, intervention, report},
        members::member,
        mentoring::mentorship,
        reminders::reminder,
    },
};

/// A reminder that is due.
pub(super) struct Due {
    pub(super) topic: ReminderTopic,
    pub(super) report: Option<Id>,
    pub(super) months: Option<u8>,
    pub(super) waiting: u32,
}

/// The reports that wait for the owner of an account.
pub(super) fn waits_for(owner: &account::Model) -> Condition {
    let own = Condition::all()
        .add(report::Column::AccountId.eq(owner.id))
        .add(report::Column::State.eq(Term(ReportState::Returned)));
    if !owner.role.0.coordinates() {
        return own;
    }
    let to_review = Condition::all()
        .add(report::Column::AccountId.ne(owner.id))
        .add(report::Column::State.eq(Term(ReportState::Sent)));
    Condition::any().add(own).add(to_review)
}

/// The members' questions that wait for the owner of an account: whether they would be their mentor. None where the account
/// is of no member.
pub(super) fn asks(owner: &account::Model) -> Option<Select<mentorship::Entity>> {
    let of_mentor = mentorship::Column::MentorId.eq(owner.member_id?);
    let is_open = mentorship::Column::State.eq(Term(MentorshipState::Asked));
    Some(mentorship::Entity::find().filter(of_mentor).filter(is_open))
}

/// The reminders that are due for one account.
pub(super) async fn due(
    database: &impl ConnectionTrait,
    owner: &account::Model,
    now: DateTimeUtc,
) -> Result<Vec<Due>, StoreError> {
    let off = switched_off(database, owner.id).await?;
    let sent = reminder::Entity::find().filter(reminder::Column::AccountId.eq(owner.id)).all(database).await?;
    let today = in_pakistan(now).date();
    let mut all = Vec::new();
    if !off.contains(&ReminderTopic::StillCorrect) {
        all.extend(due_confirmation(database, owner, &sent, today).await?);
    }
    if !off.contains(&ReminderTopic::Durability) {
        all.extend(due_checks(database, owner, &sent, today).await?);
    }
    if !off.contains(&ReminderTopic::Waiting) {
        all.extend(due_digest(database, owner, &sent, now).await?);
    }
    Ok(all)
}

fn last(sent: &[reminder::Model], topic: ReminderTopic) -> Option<&reminder::Model> {
    sent.iter().filter(|row| row.topic.0 == topic).max_by_key(|row| row.sent)
}

async fn due_confirmation(
    database: &impl ConnectionTrait,
    owner: &account::Model,
    sent: &[reminder::Model],
    today: Date,
) -> Result<Option<Due>, StoreError> {
    let Some(id) = owner.member_id else { return Ok(None) };
    let Some(member) = member::Entity::find_by_id(id).one(database).await? else { return Ok(None) };
    // Who has come to the platform has seen their record.
    let joined = in_pakistan(owner.created).date();
    let known = member.last_confirmed.map_or(joined, |confirmed| confirmed.max(joined));
    let asked = last(sent, ReminderTopic::StillCorrect).map(|row| in_pakistan(row.sent).date());
    let is_due = member.status.0 != MemberStatus::Left && still_correct_due(known, asked, today);
    Ok(is_due.then_some(Due { topic: ReminderTopic::StillCorrect, report: None, months: None, waiting: 0 }))
}

async fn due_checks(
    database: &impl ConnectionTrait,
    owner: &account::Model,
    sent: &[reminder::Model],
    today: Date,
) -> Result<Vec<Due>, StoreError> {
    let reports = report::Entity::find()
        .filter(report::Column::AccountId.eq(owner.id))
        .filter(report::Column::State.eq(Term(ReportState::Accepted)))
        .all(database)
        .await?;
    let mut all = Vec::new();
    for report in reports {
        let Some(id) = report.intervention_id else { continue };
        let Some(told) = intervention::Entity::find_by_id(id).one(database).await? else { continue };
        let checks = check::Entity::find().filter(check::Column::RecordId.eq(id)).all(database).await?;
        let answered = checks.iter().filter_map(|check| u8::try_from(check.months).ok());
        let asked = sent.iter().filter(|row| row.report_id == Some(report.id)).filter_map(months);
        let done: Vec<u8> = answered.chain(asked).collect();
        if let Some(months) = durability_due(told.last_day, told.outcome.0, &done, today) {
            let topic = ReminderTopic::Durability;
            all.push(Due { topic, report: Some(report.id), months: Some(months), waiting: 0 });
        }
    }
    Ok(all)
}

async fn due_digest(
    database: &impl ConnectionTrait,
    owner: &account::Model,
    sent: &[reminder::Model],
    now: DateTimeUtc,
) -> Result<Option<Due>, StoreError> {
    let waiting = report::Entity::find().filter(waits_for(owner)).all(database).await?;
    let asks = match asks(owner) {
        Some(asks) => asks.all(database).await?,
        None => Vec::new(),
    };
    let told = last(sent, ReminderTopic::Waiting);
    // A pair keeps the day on which it was asked for, which is not exact enough: its id is later than that of the mail, or not.
    let is_new = |pair: &&mentorship::Model| told.is_none_or(|told| pair.id > told.id);
    let since = waiting.iter().map(|report| report.changed).chain(asks.iter().find(is_new).map(|_| now)).max();
    let count = u32::try_from(waiting.len() + asks.len()).unwrap_or(u32::MAX);
    let is_due = waiting_due(since, told.map(|told| told.sent), now);
    Ok(is_due.then_some(Due { topic: ReminderTopic::Waiting, report: None, months: None, waiting: count }))
}

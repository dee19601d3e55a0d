//! Which mails that come by themselves are due.

use domain::{
    accounts::{ReminderTopic, durability_due, still_correct_due, waiting_due},
    dates::{Date, in_pakistan},
    interventions::ReportState,
    members::MemberStatus,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, prelude::DateTimeUtc};

use super::{months, switched_off};
use crate::{
    StoreError,
    columns::{Id, Term},
    entities::{
        accounts::account,
        interventions::{check, intervention, report},
        members::member,
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

fn last(sent: &[reminder::Model], topic: ReminderTopic) -> Option<DateTimeUtc> {
    sent.iter().filter(|row| row.topic.0 == topic).map(|row| row.sent).max()
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
    let asked = last(sent, ReminderTopic::StillCorrect).map(|at| in_pakistan(at).date());
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
    let since = waiting.iter().map(|report| report.changed).max();
    let count = u32::try_from(waiting.len()).unwrap_or(u32::MAX);
    let is_due = waiting_due(since, last(sent, ReminderTopic::Waiting), now);
    Ok(is_due.then_some(Due { topic: ReminderTopic::Waiting, report: None, months: None, waiting: count }))
}

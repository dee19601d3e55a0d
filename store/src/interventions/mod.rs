//! Reports of interventions: members write them, coordinators review them, and records are made of them. What a report
//! says is sealed; a member finds their own reports alone, by the account that acts.

mod queue;
mod report;
mod review;

pub(crate) use report::forget_reports;

use domain::{
    accounts::SignedIn,
    ids::PublicId,
    interventions::{Remark, RemarkKind, Report, ReportState, ReviewFault, ReviewStep, StoryState},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, Set, prelude::DateTimeUtc,
};
use serde::Serialize;

use crate::{
    StoreError,
    change::Changed,
    cipher::FieldCipher,
    columns::{Id, Term, new_id},
    entities::interventions::{remark, report as row, story},
    rows::insert_all,
};

/// What revisions keep of a report: what it says is sealed.
#[derive(Serialize)]
struct Kept<'a> {
    state: ReportState,
    content: &'a str,
}

impl<'a> Kept<'a> {
    fn of(row: &'a row::Model) -> Self {
        Self { state: row.state.0, content: &row.content }
    }
}

/// How revisions and audit entries name a report.
fn subject(row: &row::Model) -> String {
    format!("report {}", row.public_id)
}

fn label(public_id: &str, field: &str) -> String {
    format!("report {public_id}: {field}")
}

fn missing(id: &PublicId) -> StoreError {
    StoreError::NotFound { kind: "report", id: id.to_string() }
}

fn damaged(error: impl std::fmt::Display) -> StoreError {
    StoreError::Damaged { what: "report", reason: error.to_string() }
}

async fn find(database: &impl ConnectionTrait, id: &PublicId) -> Result<row::Model, StoreError> {
    let found = row::Entity::find().filter(row::Column::PublicId.eq(id.as_str())).one(database).await?;
    found.ok_or_else(|| missing(id))
}

fn seal(cipher: &FieldCipher, public_id: &str, report: &Report) -> Result<String, StoreError> {
    cipher.seal(&label(public_id, "content"), &serde_json::to_string(report).map_err(damaged)?)
}

fn open(cipher: &FieldCipher, public_id: &str, sealed: &str) -> Result<Report, StoreError> {
    serde_json::from_str(&cipher.open(&label(public_id, "content"), sealed)?).map_err(damaged)
}

/// The state that a step leads to, or why it can't be taken.
fn step(row: &row::Model, step: ReviewStep) -> Result<ReportState, StoreError> {
    step.from(row.state.0).ok_or(StoreError::Review(ReviewFault::State))
}

/// Writes a report over the stored one; gives what a revision keeps of it.
async fn rewrite(
    transaction: &DatabaseTransaction,
    before: &row::Model,
    after: row::Model,
) -> Result<Changed, StoreError> {
    let changed = Changed::new(None, subject(before), Some(&Kept::of(before)), Some(&Kept::of(&after)))?;
    after.into_active_model().reset_all().update(transaction).await?;
    Ok(changed)
}

/// Adds a remark to a report; its text is sealed.
async fn add_remark(
    transaction: &DatabaseTransaction,
    cipher: &FieldCipher,
    row: &row::Model,
    by: &SignedIn,
    said: (RemarkKind, &str),
    now: DateTimeUtc,
) -> Result<(), StoreError> {
    let id = new_id();
    let said = remark::Model {
        id,
        report_id: row.id,
        kind: Term(said.0),
        text: cipher.seal(&label(&row.public_id, &format!("remark {id}")), said.1)?,
        author: by.name(),
        at: now,
    };
    insert_all::<remark::Entity>(transaction, &[said]).await
}

/// What was said about a report, the first first.
async fn remarks(
    database: &impl ConnectionTrait,
    cipher: &FieldCipher,
    row: &row::Model,
) -> Result<Vec<Remark>, StoreError> {
    let rows = remark::Entity::find()
        .filter(remark::Column::ReportId.eq(row.id))
        .order_by_asc(remark::Column::Id)
        .all(database)
        .await?;
    let open = |said: remark::Model| {
        let text = cipher.open(&label(&row.public_id, &format!("remark {}", said.id)), &said.text)?;
        Ok(Remark { kind: said.kind.0, text, at: said.at })
    };
    rows.into_iter().map(open).collect()
}

/// How far the story that was made of a report has come.
async fn story_state(database: &impl ConnectionTrait, id: Option<Id>) -> Result<Option<StoryState>, StoreError> {
    let Some(id) = id else { return Ok(None) };
    Ok(story::Entity::find_by_id(id).one(database).await?.map(|row| row.state.0))
}

/// Sets how far a story has come.
async fn set_story_state(transaction: &DatabaseTransaction, id: Id, state: StoryState) -> Result<(), StoreError> {
    if let Some(row) = story::Entity::find_by_id(id).one(transaction).await? {
        let mut row = row.into_active_model();
        row.state = Set(Term(state));
        row.update(transaction).await?;
    }
    Ok(())
}

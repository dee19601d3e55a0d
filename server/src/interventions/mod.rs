//! Reports of interventions: what members write, and what coordinators decide about it.

mod drafts;
mod report;
mod review;

use app::pages::interventions::Found;
use axum::routing::{MethodRouter, get, post};
use chrono::{DateTime, Utc};
use domain::{
    dates::{Date, in_pakistan},
    interventions::ReportField,
    safety::identifying::identifying,
};
use store::Store;

use crate::{errors::Failure, state::AppState};

/// The routes, without a language's prefix; see [`crate::accounts::routes`].
pub fn table() -> Vec<(&'static str, MethodRouter<AppState>)> {
    vec![
        ("/report", get(report::list)),
        ("/report/new", get(report::blank).post(report::write_new)),
        ("/report/key", get(drafts::key)),
        ("/report/{id}", get(report::page).post(report::write)),
        ("/report/{id}/withdraw", post(report::withdraw)),
        ("/review", get(review::queue)),
        ("/review/{id}", get(review::page).post(review::decide)),
    ]
}

/// What in texts looks as if somebody could be found by it, field by field.
async fn findings<'a>(
    store: &Store,
    texts: impl IntoIterator<Item = (ReportField, &'a str)>,
) -> Result<Vec<Found>, Failure> {
    let known = store.known_places().await?;
    let mut all = Vec::new();
    for (field, text) in texts {
        let found = identifying(text, &known);
        all.extend(found.iter().map(|finding| (field, finding.excerpt(text).to_owned(), finding.kind)));
    }
    Ok(all)
}

/// The time by the clock of accounts, and the day that it is in Pakistan.
fn moment(state: &AppState) -> (Date, DateTime<Utc>) {
    let now = state.accounts.now();
    (in_pakistan(now).date(), now)
}

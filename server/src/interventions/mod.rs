//! Reports of interventions: what members write, and what coordinators decide about it.

mod drafts;
mod report;
mod review;

use axum::routing::{MethodRouter, get, post};
use chrono::{DateTime, Utc};
use domain::dates::{Date, in_pakistan};

use crate::state::AppState;

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

/// The time by the clock of accounts, and the day that it is in Pakistan.
fn moment(state: &AppState) -> (Date, DateTime<Utc>) {
    let now = state.accounts.now();
    (in_pakistan(now).date(), now)
}

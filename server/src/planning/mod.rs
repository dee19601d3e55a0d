//! `/planning` and below: where coordinators plan the next workshop.

mod compare;
mod list;
mod planner;
mod scenario;
mod shown;

pub use planner::Planner;

use app::{
    language::{href, of_path},
    pages::planning::PlanNotice,
};
use axum::{
    extract::Request,
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get, post},
};

use crate::state::AppState;

/// The routes, without a language's prefix; see [`crate::accounts::routes`].
pub fn table() -> Vec<(&'static str, MethodRouter<AppState>)> {
    vec![
        ("/planning", get(list::page).post(list::create)),
        ("/planning/compare", get(compare::page)),
        ("/planning/{id}", get(scenario::page).post(scenario::act)),
        ("/planning/{id}/print", get(scenario::print)),
        ("/planning/{id}/delete", post(scenario::delete)),
    ]
}

/// Leads to a page of the planner, which says what was done.
fn back(request: &Request, path: &str, notice: PlanNotice) -> Response {
    let sign = if path.contains('?') { '&' } else { '?' };
    let language = of_path(request.uri().path()).0;
    Redirect::to(&href(language, &format!("{path}{sign}done={}", notice.slug()))).into_response()
}

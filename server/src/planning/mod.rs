//! `/planning` and below: where coordinators plan the next workshop.

mod compare;
mod facts;
mod list;
mod planner;
mod scenario;
mod shown;

pub use planner::Planner;

use app::pages::planning::PlanNotice;
use axum::{
    extract::Request,
    response::Response,
    routing::{MethodRouter, get, post},
};

use crate::{pages::lead_back, state::AppState};

/// The routes, without a language's prefix; see [`crate::accounts::routes`].
pub fn table() -> Vec<(&'static str, MethodRouter<AppState>)> {
    vec![
        ("/planning", get(list::page).post(list::create)),
        ("/planning/compare", get(compare::page)),
        ("/planning/facts", get(facts::page).post(facts::add)),
        ("/planning/facts/{id}", get(facts::one).post(facts::change)),
        ("/planning/{id}", get(scenario::page).post(scenario::act)),
        ("/planning/{id}/print", get(scenario::print)),
        ("/planning/{id}/delete", post(scenario::delete)),
    ]
}

/// Leads to a page of the planner, which says what was done.
fn back(request: &Request, path: &str, notice: PlanNotice) -> Response {
    lead_back(request, path, notice.slug())
}

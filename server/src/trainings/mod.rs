//! `/me/trainings` and `/trainings/{id}/people`: members in trainings.

mod mine;
mod people;

pub(crate) use mine::short;

use app::language::{href, of_path};
use axum::{
    extract::Request,
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get, post},
};

use crate::state::AppState;

/// The routes, without a language's prefix; see [`crate::accounts::routes`].
pub fn table() -> Vec<(&'static str, MethodRouter<AppState>)> {
    vec![
        ("/me/trainings", get(mine::page)),
        ("/me/trainings/{id}", post(mine::answer)),
        ("/trainings/{id}/people", get(people::page).post(people::act)),
    ]
}

/// Leads to a page, which says what was done.
fn back(request: &Request, path: &str, notice: &str) -> Response {
    let language = of_path(request.uri().path()).0;
    Redirect::to(&href(language, &format!("{path}?done={notice}"))).into_response()
}

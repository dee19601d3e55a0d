//! `/me/trainings` and `/trainings/{id}/people`: members in trainings.

mod mine;
mod people;

pub(crate) use mine::short;

use axum::routing::{MethodRouter, get, post};

use crate::state::AppState;

/// The routes, without a language's prefix; see [`crate::accounts::routes`].
pub fn table() -> Vec<(&'static str, MethodRouter<AppState>)> {
    vec![
        ("/me/trainings", get(mine::page)),
        ("/me/trainings/{id}", post(mine::answer)),
        ("/trainings/{id}/people", get(people::page).post(people::act)),
    ]
}

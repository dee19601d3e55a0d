//! Pages of the cascade: sessions that members led, and what was passed on.

mod led;
mod tree;

use axum::routing::{MethodRouter, get, post};

use crate::state::AppState;

/// The routes, without a language's prefix; see [`crate::accounts::routes`].
pub fn table() -> Vec<(&'static str, MethodRouter<AppState>)> {
    vec![
        ("/me/sessions-led", get(led::list)),
        ("/me/sessions-led/new", get(led::blank).post(led::log)),
        ("/me/sessions-led/{id}", get(led::page).post(led::correct)),
        ("/me/sessions-led/{id}/withdraw", post(led::withdraw)),
        ("/me/sessions-led/{id}/leave", post(led::leave)),
        ("/library/cascade", get(tree::page)),
    ]
}

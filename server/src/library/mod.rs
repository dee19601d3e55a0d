//! Pages of the library: what is there, files to take along, and what coordinators add and withdraw.

mod add;
pub mod files;
mod look;
mod office;
mod take;

use axum::{
    extract::DefaultBodyLimit,
    routing::{MethodRouter, get, post},
};

use crate::{limits, state::AppState};

/// The routes, without a language's prefix; see [`crate::accounts::routes`].
pub fn table() -> Vec<(&'static str, MethodRouter<AppState>)> {
    let with_file = || DefaultBodyLimit::max(limits::MATERIAL_HEARD);
    vec![
        ("/library", get(look::all)),
        ("/library/modules/{topic}", get(look::module)),
        ("/library/modules/{topic}/new", get(add::blank).post(add::add).layer(with_file())),
        ("/library/modules/{topic}/take-along", get(take::along)),
        ("/library/materials/{id}", get(add::material).post(add::replace).layer(with_file())),
        ("/library/materials/{id}/withdraw", post(add::withdraw)),
        ("/library/files/{id}", get(take::file)),
    ]
}

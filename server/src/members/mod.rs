//! Pages of members: each handler asks the store for what its page shows, in the name of who is signed in.

mod directory;
mod leave;
mod photo;
pub mod picture;
mod profile;

use axum::{
    extract::DefaultBodyLimit,
    routing::{MethodRouter, get, post},
};

use crate::{limits, state::AppState};

/// The routes, without a language's prefix; see [`crate::accounts::routes`].
pub fn table() -> Vec<(&'static str, MethodRouter<AppState>)> {
    vec![
        ("/me/profile", get(profile::page).post(profile::save)),
        ("/me/undo", post(profile::undo)),
        ("/me/confirm", post(profile::confirm)),
        ("/me/hide", post(profile::hide)),
        ("/me/show", post(profile::show)),
        ("/me/consents", post(profile::consent)),
        ("/me/photo", post(photo::save).layer(DefaultBodyLimit::max(limits::PHOTO_HEARD))),
        ("/me/photo/remove", post(photo::remove)),
        ("/photos/{id}", get(photo::show)),
        ("/me/seen", get(profile::seen)),
        ("/me/data", get(leave::page)),
        ("/me/data/rabta.zip", get(leave::download)),
        ("/me/delete", post(leave::delete)),
        ("/directory", get(directory::page)),
    ]
}

//! Pages, rendered on the server: each works without script.

mod about;
pub mod account;
pub mod cascade;
pub mod components;
pub mod context;
pub mod errors;
mod explore;
pub mod interventions;
pub mod library;
mod lists;
pub mod members;
pub mod mentoring;
pub mod planning;
mod record;
mod routes;
mod shell;
pub mod trainings;

pub use context::{PageContext, SharedAtlas, WebAssets};
pub use routes::App;
pub use shell::shell;

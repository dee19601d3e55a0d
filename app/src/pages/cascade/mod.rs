//! The cascade's pages: sessions that one led, the form that logs one, and what was passed on.

mod choices;
mod form;
mod led;
mod tree;
mod words;

pub use form::{SessionPage, SessionView, form_of_session};
pub use led::{LedNotice, LedPage, LedView};
pub use tree::{CascadePage, CascadeView};
pub(super) use words::{time_and_place as outline_time_and_place, title as outline_title};

//! Sources.

use domain::{dates::Precision, text::LocalText};

use super::entities;
use crate::columns::{AsJson, Id, Term};

entities! {
    /// A document that records cite.
    source in "sources" [id: Id] {
        title: AsJson<LocalText>,
        publisher: String,
        first_day: Option<Date>,
        last_day: Option<Date>,
        precision: Option<Term<Precision>>,
        locator: String,
    }
}

//! What is drawn, from one answer: the pure half of Explore. Server and browser call the same functions.

use domain::{
    decimal,
    explore::{ExploreAnswer, ExploreQuery},
};

use super::{frame::ExploreFrame, view_state::ViewState};
use crate::{i18n::Locale, language};

/// Everything that a part of Explore is drawn from.
#[derive(Debug, Clone, Copy)]
pub struct Picture<'a> {
    /// The page's fixed surroundings.
    pub frame: &'a ExploreFrame,
    /// The filters.
    pub query: &'a ExploreQuery,
    /// Layers, camera, page.
    pub view: &'a ViewState,
    /// The answer to both.
    pub answer: &'a ExploreAnswer,
}

impl Picture<'_> {
    /// The translation files' name of the language.
    #[must_use]
    pub fn locale(&self) -> Locale {
        language::locale(self.frame.language)
    }

    /// The address of a view with other filters and the present drawing, from the first row. Links leave out where the
    /// map looks: they would change with each of its movements, and who follows them here keeps it anyway.
    #[must_use]
    pub fn href(&self, query: &ExploreQuery) -> String {
        let view = ViewState { offset: 0, ..self.view.clone() };
        address(self.frame, query, &view)
    }

    /// The address of the present filters with another drawing.
    #[must_use]
    pub fn href_of(&self, view: &ViewState) -> String {
        address(self.frame, self.query, view)
    }
}

/// The address of a view, within the site.
#[must_use]
pub fn address(frame: &ExploreFrame, query: &ExploreQuery, view: &ViewState) -> String {
    let home = language::href(frame.language, "/");
    let search = query.to_query_string() + &view.suffix();
    match search.trim_start_matches('&') {
        "" => home,
        search => [&home, "?", search].concat(),
    }
}

/// A number with one decimal, for drawings.
#[must_use]
pub fn tenths(number: f64) -> String {
    decimal::write(number, 1)
}

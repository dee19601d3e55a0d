//! What the server hands to the island, beside it in the page: compact, and without the code that reading JSON takes.

use base64::{Engine, prelude::BASE64_STANDARD_NO_PAD};
use domain::explore::ExploreAnswer;
use leptos::prelude::{document, use_context};

use super::frame::ExploreFrame;

/// The id of the element that holds it.
pub const ELEMENT: &str = "explore-envelope";

/// The surroundings and first answer of a page, on their way to its island.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// Names, places and addresses.
    pub frame: ExploreFrame,
    /// What the server worked out for the page's query string.
    pub answer: ExploreAnswer,
}

impl Envelope {
    /// The text that the page carries.
    #[must_use]
    pub fn sealed(&self) -> String {
        postcard::to_allocvec(&(&self.frame, &self.answer))
            .map(|bytes| BASE64_STANDARD_NO_PAD.encode(bytes))
            .unwrap_or_default()
    }
}

/// On the server what the page has just worked out; in the browser what it finds in the page.
///
/// None where it can't be read: the page keeps what the server drew, and stays as it is without script.
#[must_use]
pub fn opened() -> Option<Envelope> {
    use_context().or_else(found_in_page)
}

fn found_in_page() -> Option<Envelope> {
    let text = document().get_element_by_id(ELEMENT)?.text_content()?;
    let (frame, answer) = postcard::from_bytes(&BASE64_STANDARD_NO_PAD.decode(text.trim()).ok()?).ok()?;
    Some(Envelope { frame, answer })
}

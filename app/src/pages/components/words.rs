//! What records are called, and text in whichever language it exists.

use domain::{
    explore::RowText,
    safety::public::{PlaceNote, PublicDetails, PublicLink, PublicRecord},
    text::{Language, LocalText},
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::Setting;
use crate::{explore::row_title, language::direction, terms};

/// The title of a record: its own, or its terms in the reader's language.
#[must_use]
pub fn record_title(language: Language, record: &PublicRecord) -> String {
    row_title(language, &row_text(record))
}

fn row_text(record: &PublicRecord) -> RowText {
    if !record.title.is_empty() {
        return RowText::Title(record.title.clone());
    }
    match &record.details {
        PublicDetails::Intervention(own) => {
            RowText::Intervention { dispute: own.dispute, mode: own.mode, outcome: own.outcome }
        }
        PublicDetails::Training(own) => RowText::Training { kind: own.kind, topics: record.topics.clone() },
        PublicDetails::Grant(own) => RowText::Grant { objective: own.objective },
        _ => RowText::Title(record.title.clone()),
    }
}

/// What a link is called: its title, or what kind of record it leads to.
#[must_use]
pub fn link_title(language: Language, link: &PublicLink) -> String {
    match link.title.in_language(language) {
        "" => terms::kind(language, link.kind).to_owned(),
        title => title.to_owned(),
    }
}

/// The language that a text is shown in, where that is not the reader's: its code and direction.
#[must_use]
pub fn foreign(language: Language, text: &LocalText) -> Option<(&'static str, &'static str)> {
    let fell_back = text.own(language).is_empty() && !text.en.is_empty();
    fell_back.then(|| (Language::English.slug(), direction(Language::English)))
}

/// A text in the reader's language; marked as English where it exists in English only.
#[component]
pub fn Told(
    /// The reader's language.
    language: Language,
    /// The text.
    text: LocalText,
) -> impl IntoView {
    let shown = text.in_language(language).to_owned();
    match foreign(language, &text) {
        Some((code, direction)) => view! { <bdi lang=code dir=direction>{shown}</bdi> }.into_any(),
        None => shown.into_any(),
    }
}

/// A text of several paragraphs, which an empty line separates.
#[component]
pub fn Paragraphs(
    /// The reader's language.
    language: Language,
    /// The text.
    text: LocalText,
    /// Class of the paragraphs.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let other = foreign(language, &text);
    let paragraphs = text.in_language(language).split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    let paragraphs = paragraphs.map(|paragraph| {
        let lang = other.map(|(code, _)| code);
        let dir = other.map(|(_, direction)| direction);
        view! { <p class=class lang=lang dir=dir>{paragraph.to_owned()}</p> }
    });
    paragraphs.collect_view()
}

/// How exactly the place of a record is told, as a sentence; none where there is nothing to say.
#[must_use]
pub fn place_sentence(setting: &Setting, record: &PublicRecord) -> Option<&'static str> {
    let locale = setting.locale;
    match record.place {
        PlaceNote::AsKnown => None,
        PlaceNote::RegionForSafety => Some(td_string!(locale, pages.place.region_for_safety)),
        PlaceNote::RegionKnown => Some(td_string!(locale, pages.place.region_known)),
        PlaceNote::Countrywide => Some(td_string!(locale, pages.place.countrywide)),
        PlaceNote::NotTold => Some(td_string!(locale, pages.place.not_told)),
    }
}

/// A text as it stands in a `textarea`. The framework writes what is in one as it is, markup and all, and browsers drop
/// its first line break.
#[must_use]
pub fn in_textarea(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_markup_gets_out_of_a_textarea() {
        let text = in_textarea("\n</textarea><script>&lt;");
        assert_eq!(text, "\n\n&lt;/textarea&gt;&lt;script&gt;&amp;lt;");
    }

    /// What stands between the tags of a `textarea` in a view gets into the page unescaped.
    #[test]
    fn no_view_writes_between_the_tags_of_a_textarea() {
        let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/pages"))];
        let mut found = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let source = std::fs::read_to_string(&path).expect("a source");
                // This file's own texts aside.
                let parts: Vec<_> = source.split("</textarea>").collect();
                let (_, before) = parts.split_last().expect("a part");
                for before in before.iter().filter(|_| !path.ends_with("words.rs")) {
                    found += 1;
                    assert!(before.ends_with('>'), "{}: use in_textarea", path.display());
                }
            }
        }
        assert!(found > 4, "the views were not found");
    }
}

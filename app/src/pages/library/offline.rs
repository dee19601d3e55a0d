//! The page that goes along with a module's files: it opens without a network, in any browser, and runs nothing.

use domain::{
    dates::{Precision, in_pakistan},
    library::Resource,
    text::Language,
    trainings::Topic,
};
use leptos_i18n::td_string;
use maud::{DOCTYPE, PreEscaped, html};

use super::words;
use crate::{
    format,
    language::{direction, locale},
    terms,
};

/// A file of the archive.
#[derive(Debug, Clone)]
pub struct OfflineEntry {
    /// Its name within the archive.
    pub path: String,
    /// What it is the file of.
    pub resource: Resource,
}

/// The page's own style: readable in light and dark, at any width, in both directions.
const STYLE: &str = "\
:root { color-scheme: light dark; font: 1.05rem/1.6 system-ui, sans-serif; }
:root:lang(ur) { font-family: \"Noto Nastaliq Urdu\", \"Jameel Noori Nastaleeq\", serif; line-height: 2.2; }
body { max-inline-size: 44rem; margin: 2rem auto; padding-inline: 1rem; overflow-wrap: anywhere; }
li { padding-block: .6rem; border-block-start: 1px solid; }
ul { padding: 0; list-style: none; }
a { display: inline-block; min-block-size: 2.75rem; }
p { margin: 0; }
";

/// The page, in the reader's language, with a link to each file.
#[must_use]
pub fn offline_index(reader: Language, topic: Topic, entries: &[OfflineEntry]) -> String {
    let locale = locale(reader);
    let title = terms::topic(reader, topic);
    let groups = Language::ALL.iter().map(|language| {
        let of_language: Vec<_> = entries.iter().filter(|entry| entry.resource.language == *language).collect();
        (*language, of_language)
    });
    let page = html! {
        (DOCTYPE)
        html lang=(reader) dir=(direction(reader)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – " (td_string!(locale, shell.name)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (title) }
                    p { (td_string!(locale, library.along.page)) }
                    @for (language, entries) in groups.filter(|(_, entries)| !entries.is_empty()) {
                        h2 { (terms::language(reader, language)) }
                        ul {
                            @for entry in entries { (item(reader, entry)) }
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}

fn item(reader: Language, OfflineEntry { path, resource }: &OfflineEntry) -> maud::Markup {
    let locale = locale(reader);
    let (title, language) = resource.title_for(reader);
    let version = td_string!(locale, library.version_number, version = words::version(reader, resource.version));
    let day = format::date(reader, in_pakistan(resource.added).date(), Precision::Day);
    html! {
        li {
            a href=(address(path)) { bdi lang=(language) dir=(direction(language)) { (title) } }
            p {
                (words::kind(locale, resource.kind)) " · " (version) " · " (words::file(locale, resource.file)) " · "
                (words::size(reader, resource.length.into())) " · " (day)
            }
            @if !resource.news.is_empty() { p { bdi { (resource.news) } } }
            @if !resource.note.is_empty() { p { bdi { (resource.note) } } }
        }
    }
}

/// A name in the archive as an address: what means something in one is written by its number.
fn address(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for letter in path.chars() {
        match letter {
            '%' | '#' | '?' | ' ' | '"' | '&' | '+' | '\'' => address.push_str(&format!("%{:02X}", u32::from(letter))),
            letter => address.push(letter),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_to_its_file() {
        assert_eq!(address("ur/01 درخت (ur, 1.0).md"), "ur/01%20درخت%20(ur,%201.0).md");
        assert_eq!(address("100% #1?"), "100%25%20%231%3F");
    }
}

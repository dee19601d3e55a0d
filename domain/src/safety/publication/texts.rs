//! Texts without the names of districts that are withheld.
//!
//! A help, not a judge of meaning: reviewers still read what is published. But when a region's risk is raised,
//! what was published before must not go on naming the district in its title.

use crate::text::{Language, LocalText};

/// What stands in a published text for a withheld name; the same in all languages.
pub(super) const WITHHELD: &str = "[…]";

/// The versions of a text that exist, in no language's favour.
pub(super) fn versions(text: &LocalText) -> impl Iterator<Item = &str> {
    Language::ALL.iter().map(|language| text.own(*language)).filter(|version| !version.is_empty())
}

/// `text` with each of `names` replaced, as a whole word or words and in any case.
pub(super) fn without_names(text: &LocalText, names: &[String]) -> LocalText {
    let mut names: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return text.clone();
    }
    // The longest first, so that no part of a longer name is left standing.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    LocalText {
        en: replaced(&text.en, &names),
        ur: replaced(&text.ur, &names),
        sd: replaced(&text.sd, &names),
        ps: replaced(&text.ps, &names),
    }
}

fn replaced(text: &str, names: &[&str]) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    let mut inside_word = false;
    while let Some(first) = rest.chars().next() {
        let found = if inside_word { None } else { names.iter().find_map(|name| after_name(rest, name)) };
        if let Some(after) = found {
            result.push_str(WITHHELD);
            rest = after;
            inside_word = false;
        } else {
            result.push(first);
            rest = &rest[first.len_utf8()..];
            inside_word = first.is_alphanumeric();
        }
    }
    result
}

/// What follows `name` at the start of `text`, if it stands there as a whole word.
fn after_name<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for expected in name.chars() {
        let given = rest.next()?;
        let is_same = given == expected
            || given.to_lowercase().eq(expected.to_lowercase())
            || (matches!(given, '-' | '\u{a0}') && expected == ' ');
        if !is_same {
            return None;
        }
    }
    let rest = rest.as_str();
    (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str, names: &[&str]) -> String {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        without_names(&LocalText::english(text), &names).en
    }

    #[test]
    fn names_are_replaced_in_any_case_and_script() {
        assert_eq!(without("In JACOBABAD, then jacobabad.", &["Jacobabad"]), "In […], then […].");
        assert_eq!(without("جیکب آباد میں", &["جیکب آباد"]), "[…] میں");
        assert_eq!(without("Tando-Allahyar", &["tando allahyar"]), "[…]");
    }

    #[test]
    fn parts_of_other_words_stay() {
        assert_eq!(without("Direct talks in Upper Dir", &["Dir"]), "Direct talks in Upper […]");
        assert_eq!(without("Upper Dir and Dir", &["Dir", "Upper Dir"]), "[…] and […]");
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        assert_eq!(without("A council of elders", &["Jacobabad", ""]), "A council of elders");
    }
}

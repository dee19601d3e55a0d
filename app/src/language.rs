//! The reader's language, which the address decides and which never changes within a page.

use domain::text::Language;

use crate::i18n::Locale;

/// The languages that the interface is complete in, in the order of the language switch.
pub const OFFERED: [Language; 2] = [Language::English, Language::Urdu];

/// The translation files' name of a language; English for those that have none yet.
#[must_use]
pub const fn locale(language: Language) -> Locale {
    match language {
        Language::Urdu => Locale::ur,
        Language::English | Language::Sindhi | Language::Pashto => Locale::en,
    }
}

/// The first part of every address in a language: empty for English.
#[must_use]
pub const fn prefix(language: Language) -> &'static str {
    match language {
        Language::English => "",
        Language::Urdu => "/ur",
        Language::Sindhi => "/sd",
        Language::Pashto => "/ps",
    }
}

/// The address of a page in a language; `path` begins with `/`, and the home page has no slash at its end but for the
/// first language's.
#[must_use]
pub fn href(language: Language, path: &str) -> String {
    match (prefix(language), path) {
        ("", path) => path.to_owned(),
        (prefix, "/") => prefix.to_owned(),
        (prefix, path) => [prefix, if path.starts_with("/?") { &path[1..] } else { path }].concat(),
    }
}

/// The language's own name, as the switch shows it.
#[must_use]
pub const fn own_name(language: Language) -> &'static str {
    match language {
        Language::English => "English",
        Language::Urdu => "اردو",
        Language::Sindhi => "سنڌي",
        Language::Pashto => "پښتو",
    }
}

/// The language of an address, and the rest of its path, which always begins with `/`.
#[must_use]
pub fn of_path(path: &str) -> (Language, &str) {
    for language in OFFERED {
        let rest = match prefix(language) {
            "" => continue,
            prefix => path.strip_prefix(prefix),
        };
        match rest {
            Some("") => return (language, "/"),
            Some(rest) if rest.starts_with('/') => return (language, rest),
            _ => {}
        }
    }
    (Language::English, path)
}

/// `ltr` or `rtl`.
#[must_use]
pub const fn direction(language: Language) -> &'static str {
    if language.is_right_to_left() { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_have_an_address_in_each_language() {
        let urdu = |path| href(Language::Urdu, path);
        assert_eq!([urdu("/"), urdu("/?kind=grant"), urdu("/me")], ["/ur", "/ur?kind=grant", "/ur/me"]);
        assert_eq!(href(Language::English, "/"), "/");
    }

    #[test]
    fn the_address_decides_the_language() {
        assert_eq!(of_path("/"), (Language::English, "/"));
        assert_eq!(of_path("/ur"), (Language::Urdu, "/"));
        assert_eq!(of_path("/ur/stories"), (Language::Urdu, "/stories"));
        assert_eq!(of_path("/urban"), (Language::English, "/urban"));
    }
}

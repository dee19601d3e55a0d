//! The words of the script that keeps drafts on a phone: a translation file as it is.

use crate::i18n::Locale;

/// The words in a language, as JSON.
pub(super) fn words(locale: Locale) -> String {
    match locale {
        Locale::en => include_str!("../../../locales/en/drafts.json"),
        Locale::ur => include_str!("../../../locales/ur/drafts.json"),
    }
    .to_owned()
}

//! Text in the four languages of the network.

use serde::{Deserialize, Serialize};

crate::vocabulary! {
    /// A language that the network works in, by its ISO 639-1 code.
    Language as "language" {
        /// English.
        English = "en",
        /// Urdu, written in Nastaliq.
        Urdu = "ur",
        /// Sindhi.
        Sindhi = "sd",
        /// Pashto.
        Pashto = "ps",
    }
}

impl Language {
    /// Whether the language is written from right to left.
    #[must_use]
    pub const fn is_right_to_left(self) -> bool {
        !matches!(self, Self::English)
    }
}

/// One text in the languages that it was written in. A language without its own text falls back to English.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LocalText {
    /// English.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub en: String,
    /// Urdu.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ur: String,
    /// Sindhi.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sd: String,
    /// Pashto.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ps: String,
}

impl LocalText {
    /// A text that exists in English only.
    #[must_use]
    pub fn english(text: impl Into<String>) -> Self {
        Self { en: text.into(), ..Self::default() }
    }

    /// A text in English and Urdu.
    #[must_use]
    pub fn english_urdu(en: impl Into<String>, ur: impl Into<String>) -> Self {
        Self { en: en.into(), ur: ur.into(), ..Self::default() }
    }

    /// The text in `language`, or in English where that language has none.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        let own = self.own(language);
        if own.is_empty() { &self.en } else { own }
    }

    /// The text in `language` alone; empty where there is none.
    #[must_use]
    pub fn own(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Urdu => &self.ur,
            Language::Sindhi => &self.sd,
            Language::Pashto => &self.ps,
        }
    }

    /// Whether there is no text in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Language::ALL.iter().all(|language| self.own(*language).is_empty())
    }
}

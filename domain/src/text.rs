//! Text in the four languages of the network.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LocalText {
    /// English.
    pub en: String,
    /// Urdu.
    pub ur: String,
    /// Sindhi.
    pub sd: String,
    /// Pashto.
    pub ps: String,
}

/// The form that people read: languages without text are left out.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Written<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    en: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    ur: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    sd: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    ps: Cow<'a, str>,
}

impl Serialize for LocalText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { en, ur, sd, ps } = self;
        if serializer.is_human_readable() {
            Written { en: en.into(), ur: ur.into(), sd: sd.into(), ps: ps.into() }.serialize(serializer)
        } else {
            // Compact forms can't leave anything out.
            (en, ur, sd, ps).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for LocalText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let Written { en, ur, sd, ps } = Written::deserialize(deserializer)?;
            Ok(Self { en: en.into_owned(), ur: ur.into_owned(), sd: sd.into_owned(), ps: ps.into_owned() })
        } else {
            let (en, ur, sd, ps) = Deserialize::deserialize(deserializer)?;
            Ok(Self { en, ur, sd, ps })
        }
    }
}

/// The value of a figure in any of the platform's scripts: 0-9, ٠-٩, ۰-۹.
#[must_use]
pub fn figure(letter: char) -> Option<u32> {
    let zero = match letter {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        _ => return None,
    };
    Some(u32::from(letter) - u32::from(zero))
}

/// The same with figures of any of the platform's scripts as 0-9.
pub(crate) fn plain(typed: &str) -> String {
    typed.chars().map(|letter| figure(letter).and_then(|value| char::from_digit(value, 10)).unwrap_or(letter)).collect()
}

/// A text as it is kept: without space around it, with line breaks, and with no other characters that are not seen. None
/// where it is longer than `most` characters, or holds what can't be kept.
#[must_use]
pub fn kept(typed: &str, most: usize) -> Option<String> {
    let text = typed.trim().replace("\r\n", "\n");
    let is_odd = |letter: char| letter.is_control() && letter != '\n';
    (text.chars().count() <= most && !text.contains(is_odd)).then_some(text)
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

    /// A text that exists in one language only.
    #[must_use]
    pub fn in_one(language: Language, text: impl Into<String>) -> Self {
        let mut local = Self::default();
        *local.own_mut(language) = text.into();
        local
    }

    /// The text in `language` alone, to be written.
    pub fn own_mut(&mut self, language: Language) -> &mut String {
        match language {
            Language::English => &mut self.en,
            Language::Urdu => &mut self.ur,
            Language::Sindhi => &mut self.sd,
            Language::Pashto => &mut self.ps,
        }
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

//! What a coordinator says of a material that they add, and what is wrong with it.

use super::{OFFERED_LEVELS, ResourceKind, Version};
use crate::{
    safety::Level,
    text::{Language, LocalText, kept},
};

/// Longest title in one language, in characters.
pub const LONGEST_TITLE: usize = 120;
/// Longest account of what is new, in characters.
pub const LONGEST_NEWS: usize = 1_000;
/// Longest note on authors and licence, in characters.
pub const LONGEST_NOTE: usize = 300;
/// Longest reason for which a version is withdrawn, in characters.
pub const LONGEST_REASON: usize = 300;

crate::vocabulary! {
    /// A field of the form.
    ResourceField as "field of a material" {
        /// The file.
        File = "file",
        /// Titles.
        Title = "title",
        /// What it is for.
        Kind = "kind",
        /// The language of the file.
        Language = "language",
        /// The version.
        Version = "version",
        /// What is new in it.
        News = "news",
        /// Authors and licence.
        Note = "note",
        /// Who may see it.
        Level = "level",
        /// Why it is withdrawn.
        Reason = "reason",
    }
}

crate::vocabulary! {
    /// What is wrong with the form.
    ResourceFault as "fault of a material" {
        /// There is no file.
        NoFile = "no-file",
        /// The file is too large.
        TooLarge = "too-large",
        /// The file is of no kind that the library takes.
        WrongKind = "wrong-kind",
        /// The file is damaged, or locked with a password.
        Damaged = "damaged",
        /// The file holds programs.
        Active = "active",
        /// The picture has too many points.
        TooManyPoints = "too-many-points",
        /// Too many files came at once: nobody has looked at this one.
        Busy = "busy",
        /// There is no title in any language.
        NoTitle = "no-title",
        /// A title is too long, or holds what can't be kept.
        BadTitle = "bad-title",
        /// Nobody said what it is for.
        NoKind = "no-kind",
        /// Nobody said in which language it is.
        NoLanguage = "no-language",
        /// That is no version.
        NoVersion = "no-version",
        /// The version is not later than the one that is there.
        NotLater = "not-later",
        /// What is new is too long, or holds what can't be kept.
        BadNews = "bad-news",
        /// What is new in a later version was not said.
        NoNews = "no-news",
        /// The note is too long, or holds what can't be kept.
        BadNote = "bad-note",
        /// Nobody said who may see it.
        NoLevel = "no-level",
        /// The reason is missing, too long, or holds what can't be kept.
        NoReason = "no-reason",
    }
}

impl ResourceFault {
    /// The field that it is about.
    #[must_use]
    pub const fn field(self) -> ResourceField {
        match self {
            Self::NoFile
            | Self::TooLarge
            | Self::WrongKind
            | Self::Damaged
            | Self::Active
            | Self::TooManyPoints
            | Self::Busy => ResourceField::File,
            Self::NoTitle | Self::BadTitle => ResourceField::Title,
            Self::NoKind => ResourceField::Kind,
            Self::NoLanguage => ResourceField::Language,
            Self::NoVersion | Self::NotLater => ResourceField::Version,
            Self::BadNews | Self::NoNews => ResourceField::News,
            Self::BadNote => ResourceField::Note,
            Self::NoLevel => ResourceField::Level,
            Self::NoReason => ResourceField::Reason,
        }
    }
}

/// A version that is about to be added, without its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewResource {
    /// What it is for.
    pub kind: ResourceKind,
    /// The language that it is written in.
    pub language: Language,
    /// Its title.
    pub title: LocalText,
    /// Its version.
    pub version: Version,
    /// What is new in it.
    pub news: String,
    /// Who wrote it, and under what terms it may be passed on.
    pub note: String,
    /// Who may see it.
    pub level: Level,
}

impl NewResource {
    /// Reads the form: `title.en` and so on, `kind`, `language`, `version`, `news`, `note`, `level`. `is_later` where it
    /// takes the place of another version, and has to say what is new.
    ///
    /// # Errors
    /// Everything that is wrong with it, each once.
    pub fn from_form(pairs: &[(&str, &str)], is_later: bool) -> Result<Self, Vec<ResourceFault>> {
        let get = |name: &str| pairs.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value.trim());
        let mut faults = Vec::new();
        let mut title = LocalText::default();
        for language in Language::ALL {
            match kept(get(&format!("title.{language}")), LONGEST_TITLE) {
                Some(text) if !text.contains('\n') => *title.own_mut(*language) = text,
                _ => faults.push(ResourceFault::BadTitle),
            }
        }
        if title.is_empty() && faults.is_empty() {
            faults.push(ResourceFault::NoTitle);
        }
        let kind = get("kind").parse().map_err(|_| faults.push(ResourceFault::NoKind));
        let language = get("language").parse().map_err(|_| faults.push(ResourceFault::NoLanguage));
        let version = get("version").parse().map_err(|_| faults.push(ResourceFault::NoVersion));
        let news = kept(get("news"), LONGEST_NEWS).ok_or(()).map_err(|()| faults.push(ResourceFault::BadNews));
        if is_later && news.as_deref() == Ok("") {
            faults.push(ResourceFault::NoNews);
        }
        let note = kept(get("note"), LONGEST_NOTE).ok_or(()).map_err(|()| faults.push(ResourceFault::BadNote));
        let level = get("level").parse().ok().filter(|level| OFFERED_LEVELS.contains(level));
        let level = level.ok_or(()).map_err(|()| faults.push(ResourceFault::NoLevel));
        faults.sort_unstable();
        faults.dedup();
        match (kind, language, version, news, note, level) {
            (Ok(kind), Ok(language), Ok(version), Ok(news), Ok(note), Ok(level)) if faults.is_empty() => {
                Ok(Self { kind, language, title, version, news, note, level })
            }
            _ => Err(faults),
        }
    }

    /// What is wrong with it beside the latest version of the material whose place it takes.
    #[must_use]
    pub fn beside(&self, latest: Option<Version>) -> Option<ResourceFault> {
        latest.is_some_and(|latest| self.version <= latest).then_some(ResourceFault::NotLater)
    }
}

/// The reason for which a version is withdrawn, as it is kept.
///
/// # Errors
/// It is missing, too long, or holds what can't be kept.
pub fn reason(typed: &str) -> Result<String, ResourceFault> {
    kept(typed, LONGEST_REASON).filter(|text| !text.is_empty()).ok_or(ResourceFault::NoReason)
}

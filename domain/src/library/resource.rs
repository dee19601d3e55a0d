//! Materials of a module: one file in one language and one version.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Version;
use crate::{
    ids::PublicId,
    safety::Level,
    text::{Language, LocalText},
    trainings::Topic,
};

crate::vocabulary! {
    /// What a material is for.
    ResourceKind as "kind of material" {
        /// For participants, to keep.
        Handout = "handout",
        /// Shown while teaching.
        Slides = "slides",
        /// Done together.
        Exercise = "exercise",
        /// For whoever teaches.
        TrainersNotes = "trainers-notes",
        /// Tells what was learned.
        Assessment = "assessment",
    }
}

crate::vocabulary! {
    /// The format of a file. Found by its content, whatever its name says.
    FileKind as "kind of file" {
        /// Portable document.
        Pdf = "pdf",
        /// Text document of Office Open XML.
        Docx = "docx",
        /// Presentation of Office Open XML.
        Pptx = "pptx",
        /// Text document of OpenDocument.
        Odt = "odt",
        /// Presentation of OpenDocument.
        Odp = "odp",
        /// Plain text.
        Text = "txt",
        /// Plain text with the marks of Markdown.
        Markdown = "md",
        /// Picture.
        Jpeg = "jpg",
    }
}

impl FileKind {
    /// The media type that it is sent with.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
            Self::Text => "text/plain; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// Who a material may be for. Nothing of the library is public: whoever wants it signs in.
pub const OFFERED_LEVELS: [Level; 3] = [Level::Partner, Level::Network, Level::Coordinator];

/// That a version was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom, as the audit log names them.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// One version of a material, without its file. Never changed but by being withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// Its id.
    pub id: PublicId,
    /// The material whose version it is: the id of its first version.
    pub series: PublicId,
    /// The module that it teaches.
    pub topic: Topic,
    /// What it is for.
    pub kind: ResourceKind,
    /// The language that it is written in.
    pub language: Language,
    /// Its title, in at least one language.
    pub title: LocalText,
    /// Its version.
    pub version: Version,
    /// What is new in it; empty for most first versions.
    pub news: String,
    /// Who wrote it, and under what terms it may be passed on.
    pub note: String,
    /// Who may see it.
    pub level: Level,
    /// The file's format.
    pub file: FileKind,
    /// The file's length in bytes.
    pub length: u32,
    /// The file's checksum, as archives have it.
    pub checksum: u32,
    /// When it was added.
    pub added: DateTime<Utc>,
    /// By whom, as the audit log names them. For coordinators.
    pub added_by: String,
    /// Whether it came with the demonstration.
    pub is_demonstration: bool,
    /// That it was withdrawn.
    pub withdrawn: Option<Withdrawal>,
}

impl Resource {
    /// Its title for a reader of a language, and the language that this is in: the reader's, else the material's own, else
    /// any.
    #[must_use]
    pub fn title_for(&self, reader: Language) -> (&str, Language) {
        let order = [reader, self.language].into_iter().chain(Language::ALL.iter().copied());
        let mut titles = order.map(|language| (self.title.own(language), language));
        titles.find(|(title, _)| !title.is_empty()).unwrap_or(("", reader))
    }
}

/// A file that was looked through and may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedFile {
    /// Its format.
    pub kind: FileKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

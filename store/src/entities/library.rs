//! The library's materials. Titles, texts and files are sealed.

use domain::{
    library::{FileKind, ResourceKind},
    safety::Level,
    text::Language,
    trainings::Topic,
};

use super::entities;
use crate::columns::{Id, Term};

entities! {
    /// One version of a material, without its file.
    resource in "resources" [id: Id] {
        public_id: String,
        series: String,
        topic: Term<Topic>,
        kind: Term<ResourceKind>,
        language: Term<Language>,
        title: String,
        edition: i32,
        revision: i32,
        news: String,
        note: String,
        level: Term<Level>,
        file: Term<FileKind>,
        length: i64,
        checksum: i64,
        added: DateTimeUtc,
        added_by: String,
        is_demonstration: bool,
        withdrawn: Option<DateTimeUtc>,
        withdrawn_by: Option<String>,
        reason: String,
    }

    /// A piece of a version's file, sealed.
    chunk in "resource_chunks" [resource_id: Id, position: i32] {
        bytes: Vec<u8>,
    }
}

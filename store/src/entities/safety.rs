//! Consents, history, and what the store keeps about itself.

use domain::{
    safety::{Channel, Level, Purpose},
    text::Language,
};

use super::entities;
use crate::columns::{Id, Term};

entities! {
    /// A consent of a member or story.
    consent in "consents" [id: Id] {
        subject_id: Id,
        purpose: Term<Purpose>,
        level: Term<Level>,
        channel: Term<Channel>,
        language: Term<Language>,
        text_version: String,
        given: Date,
        withdrawn: Option<Date>,
    }

    /// A change of a record or setting. What an import added has neither before nor after: the record is there,
    /// and the first change of it keeps what it was.
    revision in "revisions" [id: Id] {
        record_id: Option<Id>,
        batch_id: Option<Id>,
        subject: String,
        actor: String,
        at: DateTimeUtc,
        action: String,
        reason: String,
        before: Option<String>,
        after: Option<String>,
    }

    /// A deed that someone answers for.
    audit_entry in "audit_entries" [id: Id] {
        actor: String,
        at: DateTimeUtc,
        action: String,
        subject: String,
        reason: String,
    }

    /// Records that came together.
    import_batch in "import_batches" [id: Id] {
        actor: String,
        at: DateTimeUtc,
        records: i64,
    }

    /// What the store must know about its own database.
    setting in "settings" [name: String] {
        value: String,
    }
}

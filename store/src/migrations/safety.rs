//! Consents, history, and what the store keeps about itself.

use super::NewTable;

/// Revisions, audit entries and accesses outlive the records that they tell of: they have no foreign key to them.
pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::new("consents")
            .texts(&["id", "subject_id", "purpose", "level", "channel", "language", "text_version"])
            .day("given")
            .day_or_none("withdrawn")
            .key(&["id"])
            .part_of("subject_id", "records")
            .index(&["subject_id"]),
        NewTable::new("revisions")
            .text("id")
            .text_or_none("record_id")
            .text_or_none("batch_id")
            .texts(&["subject", "actor"])
            .instant("at")
            .texts(&["action", "reason"])
            .text_or_none("before")
            .text_or_none("after")
            .key(&["id"])
            .refers("batch_id", "import_batches", "id")
            .index(&["record_id"]),
        NewTable::new("audit_entries")
            .texts(&["id", "actor"])
            .instant("at")
            .texts(&["action", "subject", "reason"])
            .key(&["id"]),
        NewTable::new("settings").texts(&["name", "value"]).key(&["name"]),
    ]
}

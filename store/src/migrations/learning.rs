//! Assessments, frameworks and lessons.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::of_record("assessments").texts(&["title", "summary"]).span(),
        NewTable::list("findings", &[]).text("text"),
        NewTable::list("frameworks", &[]).texts(&["title", "summary", "districts"]),
        NewTable::of_record("lessons").texts(&["kind", "title", "text", "state"]),
    ]
}

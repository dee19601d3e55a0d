//! The roadmap and the calendar.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::of_record("roadmap_actions")
            .text("title")
            .text_or_none("owner_id")
            .span_or_none()
            .int("progress")
            .text("horizon")
            .refers_to_record("owner_id"),
        NewTable::new("calendar_constraints")
            .text("kind")
            .day("first_day")
            .day("last_day")
            .texts(&["names", "certainty"])
            .key(&["kind", "first_day"]),
    ]
}

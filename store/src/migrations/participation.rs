//! Answers to invitations, and when members are away.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::new("training_answers")
            .texts(&["record_id", "member_id", "word"])
            .day("answered")
            .key(&["record_id", "member_id"])
            .part_of("record_id", "records")
            .part_of("member_id", "records")
            .index(&["member_id"]),
        NewTable::list("absences", &[]).day("first_day").day("last_day").text("reason"),
    ]
}

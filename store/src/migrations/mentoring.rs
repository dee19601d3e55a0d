//! Mentoring.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::new("mentorships")
            .texts(&["id", "public_id", "mentor_id", "mentee_id", "state", "message"])
            .day("asked")
            .day("since")
            .key(&["id"])
            .refers_to_record("mentor_id")
            .refers_to_record("mentee_id")
            .unique(&["public_id"]),
        NewTable::new("mentorship_goals")
            .texts(&["id", "public_id", "mentorship_id", "text"])
            .flag("is_reached")
            .key(&["id"])
            .part_of("mentorship_id", "mentorships")
            .index(&["mentorship_id"]),
        NewTable::new("mentorship_meetings")
            .texts(&["id", "public_id", "mentorship_id"])
            .day("held")
            .texts(&["note", "written_by"])
            .key(&["id"])
            .part_of("mentorship_id", "mentorships")
            .index(&["mentorship_id"]),
    ]
}

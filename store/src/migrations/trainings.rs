//! Trainings with their agenda, groups and participations.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::new("modules").text("slug").int("position").int("version").key(&["slug"]),
        NewTable::of_record("trainings")
            .texts(&["kind", "status", "title", "summary"])
            .span()
            .text("venue")
            .flag("is_virtual")
            .text_or_none("language")
            .count_or_none("capacity")
            .text_or_none("programme_id")
            .day_or_none("public_after")
            .text_or_none("assessment_id")
            .text_or_none("parent_id")
            .refers_to_record("programme_id")
            .refers_to_record("assessment_id")
            .refers_to_record("parent_id"),
        NewTable::list("training_sessions", &[])
            .text("title")
            .text_or_none("topic")
            .day_or_none("date")
            .refers("topic", "modules", "slug"),
        NewTable::list("session_exercises", &["session"]).int("session").text("title"),
        NewTable::list("participant_groups", &[]).text("sector").text_or_none("gender").count_or_none("count"),
        NewTable::list("participations", &["role"])
            .texts(&["role", "member_id", "state"])
            .refers_to_record("member_id"),
    ]
}

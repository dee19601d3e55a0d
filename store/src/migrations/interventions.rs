//! Interventions, their sealed places, and stories.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::of_record("interventions")
            .text("mode")
            .text("dispute")
            .flag("gender_based")
            .text_or_none("forum")
            .span()
            .text_or_none("district")
            .text_or_none("region")
            .count_or_none("parties")
            .texts(&["outcome", "notes"])
            .refers("district", "admin_units", "slug")
            .refers("region", "regions", "slug")
            .index(&["district"])
            .index(&["first_day"]),
        NewTable::list("facilitators", &[]).text("member_id").refers_to_record("member_id"),
        NewTable::list("durability_checks", &[]).int("months").text("result"),
        NewTable::new("sealed_locations")
            .texts(&["record_id", "point"])
            .int("precision")
            .key(&["record_id"])
            .part_of("record_id", "records"),
        NewTable::new("location_accesses")
            .texts(&["id", "record_id", "actor", "reason"])
            .instant("at")
            .key(&["id"])
            .index(&["record_id"]),
        NewTable::of_record("stories")
            .texts(&["intervention_id", "title", "summary", "text", "state"])
            .refers_to_record("intervention_id"),
        NewTable::list("story_approvals", &[]).text("approver"),
    ]
}

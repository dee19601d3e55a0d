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

/// Reports, on their way to becoming records. What they say is sealed.
pub(super) fn reports() -> Vec<NewTable> {
    vec![
        NewTable::new("reports")
            .texts(&["id", "public_id", "account_id", "key", "state", "content"])
            .text_or_none("returned_content")
            .instant("changed")
            .instant_or_none("sent")
            .text_or_none("claimed_by")
            .instant_or_none("claimed")
            .text_or_none("intervention_id")
            .text_or_none("story_id")
            .key(&["id"])
            .part_of("account_id", "accounts")
            .refers_to_record("intervention_id")
            .refers_to_record("story_id")
            .unique(&["public_id"])
            .unique(&["account_id", "key"])
            .index(&["state"]),
        NewTable::new("report_remarks")
            .texts(&["id", "report_id", "kind", "text", "author"])
            .instant("at")
            .key(&["id"])
            .part_of("report_id", "reports")
            .index(&["report_id"]),
    ]
}

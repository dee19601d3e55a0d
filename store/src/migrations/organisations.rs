//! Organisations, programmes, grants and thematic networks.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::of_record("organisations")
            .texts(&["name", "short_name", "kind", "background", "activities", "innovations", "challenges"])
            .span()
            .text("contact")
            .flag("funders_public"),
        NewTable::of_record("programmes").texts(&["name", "summary"]).span(),
        NewTable::of_record("grants")
            .texts(&["title", "summary", "programme_id"])
            .text_or_none("funder_id")
            .text_or_none("grantee_id")
            .text("objective")
            .span()
            .count_or_none("amount")
            .text("status")
            .refers_to_record("programme_id")
            .refers_to_record("funder_id")
            .refers_to_record("grantee_id"),
        NewTable::of_record("thematic_networks")
            .texts(&["kind", "name", "summary"])
            .text_or_none("programme_id")
            .span()
            .refers_to_record("programme_id"),
    ]
}

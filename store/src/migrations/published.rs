//! The public read model. Its tables refer to no private one.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::new("published_records")
            .texts(&["public_id", "kind"])
            .span()
            .day("sort_day")
            .flag("sensitive")
            .flag("demonstration")
            .text("body")
            .key(&["public_id"])
            .large()
            .index(&["kind", "sort_day", "public_id"]),
        NewTable::new("published_facets")
            .texts(&["record_id", "facet", "term"])
            .key(&["record_id", "facet", "term"])
            .part_of_column("record_id", "published_records", "public_id")
            .index(&["facet", "term", "record_id"]),
        NewTable::new("published_areas")
            .int("position")
            .texts(&["region", "district", "names"])
            .degrees("lon")
            .degrees("lat")
            .text_or_none("members")
            .key(&["position"])
            .unique(&["region", "district"]),
        NewTable::new("published_cells")
            .int("position")
            .text_or_none("region")
            .texts(&["dimension", "term", "body"])
            .key(&["position"]),
        NewTable::new("published_calendar")
            .int("position")
            .text("kind")
            .day("first_day")
            .day("last_day")
            .texts(&["names", "certainty"])
            .key(&["position"]),
        NewTable::new("published_snapshots")
            .text("hash")
            .bytes("bytes")
            .day("published_on")
            .count("records")
            .key(&["hash"])
            .large(),
    ]
}

//! What all records have.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::new("import_batches").texts(&["id", "actor"]).instant("at").count("records").key(&["id"]),
        NewTable::new("records")
            .texts(&["id", "public_id", "kind", "level"])
            .flag("demonstration")
            .text_or_none("batch_id")
            .key(&["id"])
            .refers("batch_id", "import_batches", "id")
            .unique(&["public_id"])
            .index(&["kind", "id"])
            .index(&["batch_id"]),
        NewTable::list("record_terms", &["list"]).texts(&["list", "term"]).index(&["list", "term"]),
        NewTable::list("record_places", &[])
            .text_or_none("district")
            .text_or_none("region")
            .refers("district", "admin_units", "slug")
            .refers("region", "regions", "slug")
            .index(&["district"])
            .index(&["region"]),
        NewTable::list("record_links", &["role"]).texts(&["role", "target_id"]).refers_to_record("target_id"),
        NewTable::list("inferences", &[]).texts(&["field", "reason"]),
    ]
}

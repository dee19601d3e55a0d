//! The library's materials.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::new("resources")
            .texts(&["id", "public_id", "series", "topic", "kind", "language", "title"])
            .int("edition")
            .int("revision")
            .texts(&["news", "note", "level", "file"])
            .count("length")
            .count("checksum")
            .instant("added")
            .text("added_by")
            .flag("is_demonstration")
            .instant_or_none("withdrawn")
            .text_or_none("withdrawn_by")
            .text("reason")
            .key(&["id"])
            .refers("topic", "modules", "slug")
            .unique(&["public_id"])
            .unique(&["series", "edition", "revision"])
            .index(&["topic"]),
        NewTable::new("resource_chunks")
            .text("resource_id")
            .int("position")
            .bytes("bytes")
            .key(&["resource_id", "position"])
            .part_of("resource_id", "resources")
            .large(),
    ]
}

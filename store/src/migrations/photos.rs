//! Members' photos.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::new("photos")
            .texts(&["record_id", "public_id"])
            .bytes("bytes")
            .key(&["record_id"])
            .part_of("record_id", "records")
            .unique(&["public_id"])
            .large(),
    ]
}

//! Members.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::of_record("members")
            .texts(&["pseudonym", "name", "phone", "email", "gender", "profession", "district"])
            .span()
            .text("status")
            .day_or_none("last_confirmed")
            .refers("district", "admin_units", "slug")
            .index(&["district"]),
        NewTable::new("field_levels")
            .texts(&["record_id", "field", "level"])
            .key(&["record_id", "field"])
            .part_of("record_id", "records"),
    ]
}

//! Regions and administrative units.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::new("regions")
            .text("slug")
            .int("position")
            .text("names")
            .degrees("lon")
            .degrees("lat")
            .key(&["slug"]),
        NewTable::new("region_risks")
            .texts(&["region", "level"])
            .day_or_none("review")
            .key(&["region"])
            .refers("region", "regions", "slug"),
        NewTable::new("admin_units")
            .text("slug")
            .int("position")
            .text("level")
            .text_or_none("parent")
            .text_or_none("region")
            .text_or_none("iso")
            .text_or_none("p_code")
            .text("names")
            .degrees("lon")
            .degrees("lat")
            .key(&["slug"])
            .refers("parent", "admin_units", "slug")
            .refers("region", "regions", "slug")
            .index(&["region"]),
    ]
}

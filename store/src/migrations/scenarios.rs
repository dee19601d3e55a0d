//! The planner's scenarios.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::new("plan_scenarios")
            .texts(&["id", "public_id"])
            .int("version")
            .instant("changed")
            .text_or_none("training_id")
            .key(&["id"])
            .refers_to_record("training_id")
            .unique(&["public_id"]),
        NewTable::new("plan_versions")
            .text("scenario_id")
            .int("number")
            .text("actor")
            .instant("at")
            .text("body")
            .key(&["scenario_id", "number"])
            .part_of("scenario_id", "plan_scenarios"),
    ]
}

//! Sources and who cites them.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::of_record("sources").texts(&["title", "publisher"]).span_or_none().text("locator"),
        NewTable::list("citations", &[]).text("source_id").refers("source_id", "sources", "id").index(&["source_id"]),
    ]
}

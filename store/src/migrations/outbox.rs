//! Mail that waits to be sent.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::new("outbox_messages")
            .texts(&["id", "message_id", "topic", "recipient", "content"])
            .instant("created")
            .instant_or_none("ends")
            .count("attempts")
            .instant("next_attempt")
            .instant_or_none("failed_at")
            .text_or_none("last_error")
            .key(&["id"])
            .unique(&["message_id"])
            .index(&["next_attempt"]),
    ]
}

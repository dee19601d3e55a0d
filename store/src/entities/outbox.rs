//! Mail that waits to be sent.

use super::entities;
use crate::columns::Id;

entities! {
    /// A mail, written in the transaction of what it tells of. Recipient and content are sealed, and gone as soon as it
    /// is sent (with the row) or given up (`failed_at`, which leaves both empty).
    outbox_message in "outbox_messages" [id: Id] {
        message_id: String,
        topic: String,
        recipient: String,
        content: String,
        created: DateTimeUtc,
        ends: Option<DateTimeUtc>,
        attempts: i64,
        next_attempt: DateTimeUtc,
        failed_at: Option<DateTimeUtc>,
        last_error: Option<String>,
    }
}

//! Mails that come by themselves, and what switches them off.

use domain::accounts::ReminderTopic;

use super::entities;
use crate::columns::{Id, Term};

entities! {
    /// A reminder that was sent. Its link is kept as a digest only.
    reminder in "reminders" [id: Id] {
        account_id: Id,
        topic: Term<ReminderTopic>,
        report_id: Option<Id>,
        months: Option<i32>,
        link_digest: String,
        sent: DateTimeUtc,
        answered: Option<DateTimeUtc>,
    }

    /// A topic that somebody wants no mail about.
    mail_switch in "mail_switches" [account_id: Id, topic: Term<ReminderTopic>] {
        switched_off: DateTimeUtc,
    }
}

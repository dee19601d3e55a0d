//! Mails that come by themselves, and what switches them off.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::new("reminders")
            .texts(&["id", "account_id", "topic"])
            .text_or_none("report_id")
            .int_or_none("months")
            .text("link_digest")
            .instant("sent")
            .instant_or_none("answered")
            .key(&["id"])
            .part_of("account_id", "accounts")
            .part_of("report_id", "reports")
            .unique(&["link_digest"])
            .index(&["account_id"]),
        NewTable::new("mail_switches")
            .texts(&["account_id", "topic"])
            .instant("switched_off")
            .key(&["account_id", "topic"])
            .part_of("account_id", "accounts"),
    ]
}

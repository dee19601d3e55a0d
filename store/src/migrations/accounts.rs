//! Accounts and what signs them in.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::new("accounts")
            .texts(&["id", "public_id", "email_digest", "email", "role"])
            .text_or_none("member_id")
            .texts(&["language", "invited_by"])
            .instant("created")
            .instant_or_none("last_sign_in")
            .instant_or_none("closed")
            .key(&["id"])
            .refers_to_record("member_id")
            .unique(&["public_id"])
            .unique(&["email_digest"]),
        NewTable::new("sign_ins")
            .texts(&["id", "account_id", "link_digest"])
            .text_or_none("code_digest")
            .count("attempts")
            .instant("created")
            .instant("ends")
            .key(&["id"])
            .part_of("account_id", "accounts")
            .unique(&["link_digest"])
            .index(&["account_id"]),
        NewTable::new("sessions")
            .texts(&["digest", "public_id", "account_id", "device"])
            .instant("began")
            .instant("used")
            .key(&["digest"])
            .part_of("account_id", "accounts")
            .unique(&["public_id"])
            .index(&["account_id"]),
    ]
}

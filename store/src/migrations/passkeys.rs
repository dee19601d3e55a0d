//! Passkeys, and the second step of signing in.

use super::NewTable;

pub(super) fn tables() -> Vec<NewTable> {
    vec![
        NewTable::new("passkeys")
            .texts(&["id", "public_id", "account_id", "user_handle", "credential_digest", "credential", "name"])
            .instant("added")
            .instant_or_none("used")
            .key(&["id"])
            .part_of("account_id", "accounts")
            .unique(&["public_id"])
            .unique(&["credential_digest"])
            .index(&["account_id"]),
        NewTable::new("passkey_challenges")
            .text("digest")
            .text_or_none("account_id")
            .text("state")
            .instant("ends")
            .key(&["digest"])
            .part_of("account_id", "accounts")
            .index(&["account_id"])
            .index(&["ends"]),
        NewTable::new("second_steps")
            .texts(&["account_id", "secret"])
            .instant("begun")
            .instant_or_none("on_since")
            .count_or_none("last_code")
            .count("wrong")
            .instant("wrong_since")
            .key(&["account_id"])
            .part_of("account_id", "accounts"),
        NewTable::new("recovery_codes")
            .texts(&["digest", "account_id"])
            .key(&["digest"])
            .part_of("account_id", "accounts")
            .index(&["account_id"]),
        NewTable::new("pending_sign_ins")
            .texts(&["digest", "account_id"])
            .instant("ends")
            .key(&["digest"])
            .part_of("account_id", "accounts")
            .index(&["account_id"]),
    ]
}

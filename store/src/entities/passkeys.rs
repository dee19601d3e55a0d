//! Passkeys, and the second step of signing in. What opens a door is sealed or kept as a digest.

use super::entities;
use crate::columns::Id;

entities! {
    /// A passkey. Its public half and its name are sealed: nobody who reads the table learns what devices somebody has.
    passkey in "passkeys" [id: Id] {
        public_id: String,
        account_id: Id,
        user_handle: String,
        credential_digest: String,
        credential: String,
        name: String,
        added: DateTimeUtc,
        used: Option<DateTimeUtc>,
    }

    /// What a device was asked to sign: by the account that adds a passkey, or by nobody known who signs in.
    passkey_challenge in "passkey_challenges" [digest: String] {
        account_id: Option<Id>,
        state: String,
        ends: DateTimeUtc,
    }

    /// The second step of an account. It is asked for from `on_since`; `last_code` is the newest that was used.
    second_step in "second_steps" [account_id: Id] {
        secret: String,
        begun: DateTimeUtc,
        on_since: Option<DateTimeUtc>,
        last_code: Option<i64>,
        wrong: i64,
        wrong_since: DateTimeUtc,
    }

    /// A code that works once in place of the phone's.
    recovery_code in "recovery_codes" [digest: String] {
        account_id: Id,
    }

    /// Somebody has used a link or a mailed code, and the second step is still to be taken.
    pending_sign_in in "pending_sign_ins" [digest: String] {
        account_id: Id,
        ends: DateTimeUtc,
    }
}

//! Accounts and what signs them in. Secrets are kept as digests: whoever reads these tables can sign in as nobody.

use domain::{accounts::Role, text::Language};

use super::entities;
use crate::columns::{Id, Term};

entities! {
    /// Someone who may sign in. The address is sealed; its keyed digest finds the account.
    account in "accounts" [id: Id] {
        public_id: String,
        email_digest: String,
        email: String,
        role: Term<Role>,
        member_id: Option<Id>,
        language: Term<Language>,
        invited_by: String,
        created: DateTimeUtc,
        last_sign_in: Option<DateTimeUtc>,
        closed: Option<DateTimeUtc>,
    }

    /// A link, and for those who asked for it themselves a code, that signs in once.
    sign_in in "sign_ins" [id: Id] {
        account_id: Id,
        link_digest: String,
        code_digest: Option<String>,
        attempts: i64,
        created: DateTimeUtc,
        ends: DateTimeUtc,
    }

    /// Someone is signed in.
    session in "sessions" [digest: String] {
        public_id: String,
        account_id: Id,
        device: String,
        began: DateTimeUtc,
        used: DateTimeUtc,
    }
}

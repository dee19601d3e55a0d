//! Secrets that are sent to people and never kept: tokens of links and sessions, and what the database has of them.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::accounts::{Email, SignInCode};
use sha2::{Digest, Sha256};

use crate::cipher::FieldCipher;

/// Bytes of a token: too many to guess.
const BYTES: usize = 32;

/// The token of a link or session, as it is sent. It is shown once and kept as a digest only.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new one.
    pub(super) fn new() -> Self {
        Self(URL_SAFE_NO_PAD.encode(rand::random::<[u8; BYTES]>()))
    }

    /// The token as a cookie or link carries it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// What the database keeps of a token. A token has 256 bits of chance, so that its plain digest tells nothing.
pub(super) fn digest(token: &str) -> String {
    digest_of(token.as_bytes())
}

/// As [`digest`], of bytes that are as hard to guess.
pub(super) fn digest_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// What the database keeps of a value that could be guessed, for one purpose: it takes the key.
pub(super) fn keyed_digest(cipher: &FieldCipher, purpose: &str, value: &str) -> String {
    hex(&cipher.digest(purpose, value))
}

/// What the database finds an account by. Addresses can be guessed, so that the digest takes the key.
pub(super) fn email_digest(cipher: &FieldCipher, email: &Email) -> String {
    keyed_digest(cipher, "account email", email.as_str())
}

/// What the database keeps of a code: a million of them could be tried, so that it takes the key and the account.
pub(super) fn code_digest(cipher: &FieldCipher, account: &str, code: &SignInCode) -> String {
    keyed_digest(cipher, "sign-in code", &[account, " ", code.as_str()].concat())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A new code.
pub(super) fn new_code() -> SignInCode {
    SignInCode::from_random(rand::random())
}

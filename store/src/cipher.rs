//! Encryption of single fields: what is not to be read by whoever gets hold of the database file alone.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use chacha20poly1305::{
    AeadCore, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, OsRng, Payload},
};
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

use crate::StoreError;

/// Bytes of a nonce; random ones of this length never repeat.
const NONCE: usize = 24;

/// Seals and opens fields with one key, and makes digests that nobody without it can make.
#[derive(Clone)]
pub(crate) struct FieldCipher {
    cipher: XChaCha20Poly1305,
    /// The state of a digest that has taken the key.
    keyed: Hmac<Sha256>,
}

impl fmt::Debug for FieldCipher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FieldCipher")
    }
}

impl FieldCipher {
    /// The cipher with a key of 32 bytes in base 64.
    pub(crate) fn new(key: &SecretString) -> Result<Self, StoreError> {
        let key = STANDARD.decode(key.expose_secret().trim()).map_err(|_| StoreError::KeyForm)?;
        let cipher = XChaCha20Poly1305::new_from_slice(&key).map_err(|_| StoreError::KeyForm)?;
        // Two uses of one key take two keys.
        let own = Sha256::new().chain_update(b"rabta digest key").chain_update(&key).finalize();
        let keyed = <Hmac<Sha256> as Mac>::new_from_slice(&own).map_err(|_| StoreError::KeyForm)?;
        Ok(Self { cipher, keyed })
    }

    /// The digest of a value that could be guessed, such as an address, for one purpose.
    pub(crate) fn digest(&self, purpose: &str, value: &str) -> [u8; 32] {
        let mut keyed = self.keyed.clone();
        keyed.update(purpose.as_bytes());
        keyed.update(&[0]);
        keyed.update(value.as_bytes());
        keyed.finalize().into_bytes().into()
    }

    /// Seals `text` for one field of one record, named by `label`; it opens under that label only.
    pub(crate) fn seal(&self, label: &str, text: &str) -> Result<String, StoreError> {
        self.seal_bytes(label, text.as_bytes()).map(|sealed| STANDARD.encode(sealed))
    }

    /// As [`Self::seal`], for what is no text.
    pub(crate) fn seal_bytes(&self, label: &str, bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
        let nonce = XChaCha20Poly1305::generate_nonce(&mut OsRng);
        let payload = Payload { msg: bytes, aad: label.as_bytes() };
        let sealed = self.cipher.encrypt(&nonce, payload).map_err(|_| StoreError::Sealed(label.to_owned()))?;
        Ok([nonce.as_slice(), sealed.as_slice()].concat())
    }

    /// Opens what [`Self::seal`] made under the same label.
    pub(crate) fn open(&self, label: &str, sealed: &str) -> Result<String, StoreError> {
        let bytes = STANDARD.decode(sealed).ok().and_then(|sealed| self.try_open(label, &sealed));
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        text.ok_or_else(|| StoreError::Sealed(label.to_owned()))
    }

    /// Opens what [`Self::seal_bytes`] made under the same label.
    pub(crate) fn open_bytes(&self, label: &str, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.try_open(label, sealed).ok_or_else(|| StoreError::Sealed(label.to_owned()))
    }

    fn try_open(&self, label: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE)?;
        let payload = Payload { msg: sealed, aad: label.as_bytes() };
        self.cipher.decrypt(XNonce::from_slice(nonce), payload).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cipher(byte: u8) -> FieldCipher {
        FieldCipher::new(&STANDARD.encode([byte; 32]).into()).unwrap()
    }

    #[test]
    fn a_field_opens_with_its_key_and_label_only() {
        let sealed = cipher(1).seal("member a: name", "Aisha").unwrap();
        assert!(!sealed.contains("Aisha"));
        assert_eq!(cipher(1).open("member a: name", &sealed).unwrap(), "Aisha");
        assert!(cipher(1).open("member b: name", &sealed).is_err());
        assert!(cipher(2).open("member a: name", &sealed).is_err());
        assert!(cipher(1).open("member a: name", "c2hvcnQ=").is_err());
    }

    #[test]
    fn the_same_text_is_sealed_differently_each_time() {
        assert_ne!(cipher(1).seal("a", "text").unwrap(), cipher(1).seal("a", "text").unwrap());
    }

    #[test]
    fn a_digest_takes_key_purpose_and_value() {
        let digest = cipher(1).digest("email", "a@example.org");
        assert_eq!(digest, cipher(1).digest("email", "a@example.org"));
        assert_ne!(digest, cipher(1).digest("code", "a@example.org"));
        assert_ne!(digest, cipher(1).digest("email", "b@example.org"));
        assert_ne!(digest, cipher(2).digest("email", "a@example.org"));
    }

    #[test]
    fn a_key_of_another_length_is_refused() {
        for key in ["", "not base 64!", &STANDARD.encode([0; 31])] {
            assert!(matches!(FieldCipher::new(&key.to_owned().into()), Err(StoreError::KeyForm)), "{key}");
        }
    }
}

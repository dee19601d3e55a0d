//! Encryption of single fields: what is not to be read by whoever gets hold of the database file alone.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use chacha20poly1305::{
    AeadCore, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, OsRng, Payload},
};
use secrecy::{ExposeSecret, SecretString};

use crate::StoreError;

/// Bytes of a nonce; random ones of this length never repeat.
const NONCE: usize = 24;

/// Seals and opens fields with one key.
#[derive(Clone)]
pub(crate) struct FieldCipher(XChaCha20Poly1305);

impl fmt::Debug for FieldCipher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FieldCipher")
    }
}

impl FieldCipher {
    /// The cipher with a key of 32 bytes in base 64.
    pub(crate) fn new(key: &SecretString) -> Result<Self, StoreError> {
        let key = STANDARD.decode(key.expose_secret().trim()).map_err(|_| StoreError::KeyForm)?;
        XChaCha20Poly1305::new_from_slice(&key).map(Self).map_err(|_| StoreError::KeyForm)
    }

    /// Seals `text` for one field of one record, named by `label`; it opens under that label only.
    pub(crate) fn seal(&self, label: &str, text: &str) -> Result<String, StoreError> {
        let nonce = XChaCha20Poly1305::generate_nonce(&mut OsRng);
        let payload = Payload { msg: text.as_bytes(), aad: label.as_bytes() };
        let sealed = self.0.encrypt(&nonce, payload).map_err(|_| StoreError::Sealed(label.to_owned()))?;
        Ok(STANDARD.encode([nonce.as_slice(), sealed.as_slice()].concat()))
    }

    /// Opens what [`Self::seal`] made under the same label.
    pub(crate) fn open(&self, label: &str, sealed: &str) -> Result<String, StoreError> {
        self.try_open(label, sealed).ok_or_else(|| StoreError::Sealed(label.to_owned()))
    }

    fn try_open(&self, label: &str, sealed: &str) -> Option<String> {
        let bytes = STANDARD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
        let payload = Payload { msg: sealed, aad: label.as_bytes() };
        let text = self.0.decrypt(XNonce::from_slice(nonce), payload).ok()?;
        String::from_utf8(text).ok()
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
    fn a_key_of_another_length_is_refused() {
        for key in ["", "not base 64!", &STANDARD.encode([0; 31])] {
            assert!(matches!(FieldCipher::new(&key.to_owned().into()), Err(StoreError::KeyForm)), "{key}");
        }
    }
}

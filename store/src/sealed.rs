//! Sealed fields on their way in and out of rows.

use std::collections::BTreeMap;

use crate::{StoreError, cipher::FieldCipher, entities::records::Kind};

/// Under what label a field is sealed: it opens nowhere else.
pub(crate) fn label(kind: Kind, public_id: &str, field: &str) -> String {
    format!("{kind} {public_id}: {field}")
}

/// Seals fields; without a key it stores nothing of them and counts what it refused.
pub(crate) struct Sealer<'a> {
    cipher: Option<&'a FieldCipher>,
    /// Whether the fields are sealed already, and are written as they are.
    is_sealed: bool,
    refused: BTreeMap<(Kind, &'static str), u32>,
}

impl<'a> Sealer<'a> {
    pub(crate) fn new(cipher: Option<&'a FieldCipher>) -> Self {
        Self { cipher, is_sealed: false, refused: BTreeMap::new() }
    }

    /// For records whose sealed fields are as they were read from rows.
    pub(crate) fn of_sealed() -> Self {
        Self { cipher: None, is_sealed: true, refused: BTreeMap::new() }
    }

    /// The field as it is stored; empty stays empty, as there is nothing to hide.
    pub(crate) fn seal(
        &mut self,
        kind: Kind,
        public_id: &str,
        field: &'static str,
        text: &str,
    ) -> Result<String, StoreError> {
        match self.cipher {
            _ if text.is_empty() => Ok(String::new()),
            _ if self.is_sealed => Ok(text.to_owned()),
            Some(cipher) => cipher.seal(&label(kind, public_id, field), text),
            None => {
                *self.refused.entry((kind, field)).or_default() += 1;
                Ok(String::new())
            }
        }
    }

    /// What the operator should know of the fields that were refused.
    pub(crate) fn notes(&self) -> Vec<String> {
        let note = |((kind, field), count): (&(Kind, &str), &u32)| {
            format!("The {field} of {count} {kind}s was not stored: no encryption key.")
        };
        self.refused.iter().map(note).collect()
    }
}

/// What a reader of rows wants of sealed fields.
#[derive(Clone, Copy)]
pub(crate) enum Fields<'a> {
    /// Nothing: they read as empty.
    Blank,
    /// As they are stored: for revisions, which must not hold them open.
    Sealed,
    /// Opened with the key.
    Open(&'a FieldCipher),
}

impl Fields<'_> {
    pub(crate) fn read(self, kind: Kind, public_id: &str, field: &str, stored: String) -> Result<String, StoreError> {
        match self {
            _ if stored.is_empty() => Ok(stored),
            Self::Blank => Ok(String::new()),
            Self::Sealed => Ok(stored),
            Self::Open(cipher) => cipher.open(&label(kind, public_id, field), &stored),
        }
    }
}

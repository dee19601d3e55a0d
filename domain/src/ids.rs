//! Ids that may leave the server, and references between records.

use serde::{Deserialize, Serialize};

/// The only id of a record that anyone outside the server sees: ten random characters, never a sequence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PublicId(String);

/// Not ten characters of `PublicId::ALPHABET`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a public id")]
pub struct NotAPublicId;

impl PublicId {
    /// Crockford's base 32 in lower case: no letter that is read as a figure.
    pub const ALPHABET: &'static [u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    /// Characters of an id: 50 bits.
    pub const LENGTH: usize = 10;

    /// The id made of the low 50 bits of a random number.
    #[must_use]
    pub fn from_random(mut bits: u64) -> Self {
        let id = (0..Self::LENGTH)
            .map(|_| {
                let character = char::from(Self::ALPHABET[(bits & 31) as usize]);
                bits >>= 5;
                character
            })
            .collect();
        Self(id)
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for PublicId {
    type Err = NotAPublicId;

    fn from_str(given: &str) -> Result<Self, NotAPublicId> {
        let valid = given.len() == Self::LENGTH && given.bytes().all(|byte| Self::ALPHABET.contains(&byte));
        if valid { Ok(Self(given.to_owned())) } else { Err(NotAPublicId) }
    }
}

impl std::fmt::Display for PublicId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A reference from one private record to another: its key in programme data, its public id once stored.
pub type Ref = String;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn random_ids_read_back(bits: u64) {
            let id = PublicId::from_random(bits);
            prop_assert_eq!(id.as_str().parse::<PublicId>(), Ok(id.clone()));
        }
    }
}

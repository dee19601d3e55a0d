//! Passkeys: keys that somebody's own device keeps and signs in with.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;

use crate::ids::PublicId;

/// What a device is asked to sign must come back within this, once.
pub const CHALLENGE_LIFE: TimeDelta = TimeDelta::minutes(5);
/// Passkeys that one account may have.
pub const MOST_PASSKEYS: usize = 10;
/// The longest name of a passkey, in characters.
const LONGEST_NAME: usize = 60;

/// A passkey as its owner sees it in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passkey {
    /// The id to remove it by.
    pub id: PublicId,
    /// What its owner calls it; may be empty.
    pub name: String,
    /// When it was added.
    pub added: DateTime<Utc>,
    /// When it last signed in.
    pub used: Option<DateTime<Utc>>,
}

/// The name of a passkey as it is kept: in one line, and not too long for a list.
#[must_use]
pub fn passkey_name(given: &str) -> String {
    let plain: String = given.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(LONGEST_NAME).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_one_line() {
        assert_eq!(passkey_name("  My\nphone \u{0} "), "My phone");
        assert_eq!(passkey_name(" \t "), "");
    }

    proptest! {
        #[test]
        fn any_name_fits_and_stays_as_it_is(given: String) {
            let name = passkey_name(&given);
            prop_assert!(name.chars().count() <= LONGEST_NAME && !name.contains(char::is_control));
            prop_assert_eq!(passkey_name(&name), name);
        }
    }
}

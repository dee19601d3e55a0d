//! The code that signs in where a link can't be followed: read on one device, typed on another.

use std::{fmt, str::FromStr};

use crate::text::figure;

/// Figures of a code. With five attempts and a quarter of an hour, a guess succeeds once in 200,000 times.
pub const CODE_FIGURES: usize = 6;

/// A one-time code: six figures.
#[derive(Clone, PartialEq, Eq)]
pub struct SignInCode(String);

/// Not six figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code of six figures")]
pub struct NotACode;

impl SignInCode {
    /// The code made of a random number.
    #[must_use]
    pub fn from_random(number: u32) -> Self {
        Self(format!("{:06}", number % 1_000_000))
    }

    /// The code as it is typed and kept.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code as it is read: two groups of three.
    #[must_use]
    pub fn grouped(&self) -> String {
        let (first, last) = self.0.split_at(CODE_FIGURES / 2);
        [first, " ", last].concat()
    }
}

impl FromStr for SignInCode {
    type Err = NotACode;

    /// Reads figures of any of the platform's scripts; spaces and hyphens between them don't matter.
    fn from_str(given: &str) -> Result<Self, NotACode> {
        let figures = given
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .map(|letter| figure(letter).and_then(|value| char::from_digit(value, 10)).ok_or(NotACode));
        let code: String = figures.collect::<Result<_, _>>()?;
        if code.len() == CODE_FIGURES { Ok(Self(code)) } else { Err(NotACode) }
    }
}

impl fmt::Debug for SignInCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignInCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn codes_are_read_as_people_type_them() {
        for text in [
            "042317",
            " 042 317 ",
            "042-317",
            "\u{6f0}\u{6f4}\u{6f2}\u{6f3}\u{6f1}\u{6f7}",
            "\u{660}\u{664}\u{662}\u{663}\u{661}\u{667}",
        ] {
            assert_eq!(text.parse::<SignInCode>().unwrap().as_str(), "042317", "{text}");
        }
        for text in ["", "12345", "1234567", "12345a"] {
            assert!(text.parse::<SignInCode>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_sent_reads_back(number: u32) {
            let code = SignInCode::from_random(number);
            prop_assert_eq!(code.grouped().parse::<SignInCode>(), Ok(code));
        }
    }
}

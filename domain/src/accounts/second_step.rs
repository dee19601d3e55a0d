//! The second step of signing in, for those who turn it on: a code that an app on their phone works out, after the link
//! or code that was sent by mail.

use std::{fmt, str::FromStr};

use chrono::{DateTime, TimeDelta, Utc};

use super::SignInCode;
use crate::ids::PublicId;

/// Who has used a link or mailed code has this long for the second step.
pub const STEP_LIFE: TimeDelta = TimeDelta::minutes(10);
/// Wrong codes of an account after which a right one is refused too, however many links were sent.
pub const STEP_ATTEMPTS: i64 = 5;
/// How long right codes are refused then. The phone's last, present and next code work, so that five guesses succeed once
/// in 66,000 times.
pub const STEP_PAUSE: TimeDelta = TimeDelta::minutes(15);
/// Codes for the day on which the phone is lost.
pub const RECOVERY_CODES: usize = 10;

/// How many wrong codes there were lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    /// Wrong codes.
    pub wrong: i64,
    /// When the first of them came.
    pub since: DateTime<Utc>,
}

impl Attempts {
    /// None yet.
    #[must_use]
    pub fn none(now: DateTime<Utc>) -> Self {
        Self { wrong: 0, since: now }
    }

    /// Whether a code is looked at.
    #[must_use]
    pub fn may_try(self, now: DateTime<Utc>) -> bool {
        self.wrong < STEP_ATTEMPTS || self.is_forgotten(now)
    }

    /// With another wrong code.
    #[must_use]
    pub fn with_wrong(self, now: DateTime<Utc>) -> Self {
        if self.wrong == 0 || self.is_forgotten(now) {
            Self { wrong: 1, since: now }
        } else {
            Self { wrong: self.wrong + 1, ..self }
        }
    }

    fn is_forgotten(self, now: DateTime<Utc>) -> bool {
        now >= self.since + STEP_PAUSE
    }
}

/// A code that works once in place of the phone's: ten letters and figures, shown when the second step is turned on.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(PublicId);

/// Neither a code of six figures nor a recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code")]
pub struct NotAStepCode;

impl RecoveryCode {
    /// The code made of the low 50 bits of a random number.
    #[must_use]
    pub fn from_random(bits: u64) -> Self {
        Self(PublicId::from_random(bits))
    }

    /// The code as it is kept.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The code as it is read: two groups of five.
    #[must_use]
    pub fn grouped(&self) -> String {
        let (first, last) = self.as_str().split_at(PublicId::LENGTH / 2);
        [first, "-", last].concat()
    }
}

impl FromStr for RecoveryCode {
    type Err = NotAStepCode;

    /// Reads what was copied from paper: capitals, spaces and hyphens don't matter, nor do letters that look like figures.
    fn from_str(given: &str) -> Result<Self, NotAStepCode> {
        let letters = given.chars().filter(|letter| !letter.is_whitespace() && *letter != '-');
        let plain: String = letters
            .map(|letter| match letter.to_ascii_lowercase() {
                'o' => '0',
                'i' | 'l' => '1',
                other => other,
            })
            .collect();
        plain.parse().map(Self).map_err(|_| NotAStepCode)
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// What somebody types at the second step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepCode {
    /// The six figures that the phone shows.
    Phone(SignInCode),
    /// A code from the list.
    Recovery(RecoveryCode),
}

impl FromStr for StepCode {
    type Err = NotAStepCode;

    fn from_str(given: &str) -> Result<Self, NotAStepCode> {
        given.parse().map(Self::Phone).or_else(|_| given.parse().map(Self::Recovery))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn start() -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap()
    }

    #[test]
    fn five_wrong_codes_are_all_for_a_quarter_of_an_hour() {
        let mut attempts = Attempts::none(start());
        for minute in 0..5 {
            let now = start() + TimeDelta::minutes(minute);
            assert!(attempts.may_try(now));
            attempts = attempts.with_wrong(now);
        }
        assert!(!attempts.may_try(start() + TimeDelta::minutes(14)));
        let later = start() + TimeDelta::minutes(15);
        assert!(attempts.may_try(later));
        assert_eq!(attempts.with_wrong(later), Attempts { wrong: 1, since: later });
    }

    #[test]
    fn recovery_codes_are_read_as_people_copy_them() {
        let code = "01abc-defgh".parse::<RecoveryCode>().unwrap();
        for text in ["01ABC DEFGH", "oiabcdefgh", " 0labc - defgh "] {
            assert_eq!(text.parse::<RecoveryCode>(), Ok(code.clone()), "{text}");
        }
        for text in ["", "01abc-defg", "01abc-defghj", "u1abc-defgh"] {
            assert!(text.parse::<RecoveryCode>().is_err(), "{text}");
        }
        assert!(!format!("{code:?}").contains("abc"), "it is not written into logs");
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(bits: u64, number: u32) {
            let recovery = RecoveryCode::from_random(bits);
            prop_assert_eq!(recovery.grouped().parse::<StepCode>(), Ok(StepCode::Recovery(recovery)));
            let code = SignInCode::from_random(number);
            prop_assert_eq!(code.grouped().parse::<StepCode>(), Ok(StepCode::Phone(code)));
        }

        #[test]
        fn nobody_has_more_than_five_guesses_in_a_quarter_of_an_hour(minutes in proptest::collection::vec(0_i64..5, 1..60)) {
            let (mut attempts, mut now, mut tried) = (Attempts::none(start()), start(), Vec::new());
            for wait in minutes {
                now += TimeDelta::minutes(wait);
                if attempts.may_try(now) {
                    attempts = attempts.with_wrong(now);
                    tried.push(now);
                }
            }
            // Two spans may meet: never more than twice five around a moment, five within each.
            for begin in &tried {
                let within = tried.iter().filter(|at| **at >= *begin && **at < *begin + STEP_PAUSE).count();
                prop_assert!(within <= 2 * 5);
            }
        }
    }
}

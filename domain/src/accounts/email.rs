//! Mail addresses of accounts.

use std::{fmt, str::FromStr};

/// A mail address in the form in which accounts are found by it: without the space around it, in lower case.
///
/// It is checked for what no address can be, not for what every server would take: the mail itself is the proof.
#[derive(Clone, PartialEq, Eq)]
pub struct Email(String);

/// Not a mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a mail address")]
pub struct NotAnEmail;

/// The longest address that mail servers pass on, in characters (RFC 5321, 4.5.3.1).
const LONGEST: usize = 254;

impl Email {
    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Email {
    type Err = NotAnEmail;

    fn from_str(given: &str) -> Result<Self, NotAnEmail> {
        let address = given.trim().to_lowercase();
        let is_plain = |part: &str| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|letter| !letter.is_whitespace() && !letter.is_control() && !r#"<>()[]\,;:""#.contains(letter))
        };
        let (name, host) = address.split_once('@').ok_or(NotAnEmail)?;
        let has_domain = host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty());
        let fits = address.chars().count() <= LONGEST;
        if is_plain(name) && is_plain(host) && !host.contains('@') && has_domain && fits {
            Ok(Self(address))
        } else {
            Err(NotAnEmail)
        }
    }
}

/// Addresses don't get into logs by way of a debugging format.
impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_has_one_form() {
        let email: Email = " Amna.K@Example.ORG ".parse().unwrap();
        assert_eq!(email.as_str(), "amna.k@example.org");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            "amna",
            "@example.org",
            "amna@",
            "amna@host",
            "a b@example.org",
            "a@b@example.org",
            "a@example..org",
            "a,b@example.org",
            "a\nb@example.org",
        ] {
            assert_eq!(text.parse::<Email>(), Err(NotAnEmail), "{text}");
        }
    }

    #[test]
    fn it_is_not_written_into_logs() {
        let email: Email = "amna@example.org".parse().unwrap();
        assert!(!format!("{email:?}").contains("amna"));
    }
}

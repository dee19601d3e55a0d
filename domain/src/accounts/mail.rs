//! Mails that the platform writes, and what may become of them.

use std::fmt;

use chrono::{DateTime, Utc};

use super::Email;

/// A mail to one person: plain text, and nothing in it that is fetched or counted when it is read.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// What it is about, for logs and lists: `sign-in`, `invitation`. Never anything of its content.
    pub topic: &'static str,
    /// Whom it goes to.
    pub to: Email,
    /// Its subject.
    pub subject: String,
    /// Its text, lines ending in `\n`.
    pub text: String,
    /// When it is of no use any more: a sign-in link that has ended need not arrive.
    pub ends: Option<DateTime<Utc>>,
}

/// Links that sign somebody in don't get into logs by way of a debugging format.
impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mail({}, …)", self.topic)
    }
}

/// Why a mail could not be sent. It can't hold the address or what the mail server said, which often repeats it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MailFault {
    /// The mail server refuses this mail and will do so again; with its code.
    #[error("the mail server refused it for good ({0})")]
    Refused(u16),
    /// The mail server refuses it for now, or refuses us and not the mail; with its code.
    #[error("the mail server refused it for now ({0})")]
    Postponed(u16),
    /// There is no connection to the mail server, or it broke off.
    #[error("the mail server could not be reached")]
    Unreachable,
    /// The mail server did not answer in time.
    #[error("the mail server did not answer in time")]
    Silent,
    /// No encrypted connection to the mail server can be made, or none that can be trusted.
    #[error("no trusted connection to the mail server could be made")]
    Untrusted,
    /// The mail server lacks what is needed, such as encryption or a known way to sign in.
    #[error("the mail server does not offer what is needed to send it")]
    Unfit,
    /// No mail server would take its address.
    #[error("it has an address that no mail can go to")]
    Unsendable,
    /// It can't be opened: it was sealed with another key, or is damaged.
    #[error("it cannot be opened with the encryption key")]
    Sealed,
    /// Its time was over before it could be sent.
    #[error("its time was over before it could be sent")]
    TooLate,
}

impl MailFault {
    /// Whether another attempt would fail in the same way.
    #[must_use]
    pub const fn is_permanent(self) -> bool {
        matches!(self, Self::Refused(_) | Self::Unsendable | Self::Sealed | Self::TooLate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_not_written_into_logs() {
        let mail = Mail {
            topic: "sign-in",
            to: "amna@example.org".parse().unwrap(),
            subject: "Your code: 042 317".to_owned(),
            text: "https://rabta.example/sign-in/secret".to_owned(),
            ends: None,
        };
        assert_eq!(format!("{mail:?}"), "Mail(sign-in, …)");
    }
}

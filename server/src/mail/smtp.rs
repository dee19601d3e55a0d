//! From a mail of the outbox to the mail server.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::accounts::MailFault;
use lettre::{
    Address, Message,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{
        authentication::DEFAULT_MECHANISMS, client::AsyncSmtpConnection, extension::ClientId, response::Code,
    },
};
use store::OutboxMail;

use super::address::{Encryption, MailServer};

/// Longest time for one mail, from the connection to the server's word that it has it.
const PATIENCE: Duration = Duration::from_secs(30);
/// Longest wait for a farewell, which changes nothing any more.
const FAREWELL: Duration = Duration::from_secs(1);
/// Answers that refuse us, or don't understand us, and say nothing of the mail: somebody will set it right.
const REFUSING_US: [u16; 9] = [500, 501, 502, 503, 504, 530, 534, 535, 538];

/// Sends mail through one mail server, each over a connection of its own.
#[derive(Debug, Clone)]
pub struct Mailer {
    server: MailServer,
    from: Mailbox,
    patience: Duration,
}

impl Mailer {
    /// Through `server`, in the name of `from`.
    #[must_use]
    pub fn new(server: MailServer, from: Mailbox) -> Self {
        Self { server, from, patience: PATIENCE }
    }

    /// With less patience, for tests.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Sends a mail. Where the server falls silent after it was handed everything, it may have the mail all the same.
    ///
    /// # Errors
    /// When the mail server has not said that it has the mail.
    pub async fn send(&self, mail: &OutboxMail) -> Result<(), MailFault> {
        let message = compose(&self.from, mail)?;
        let handing_over = async {
            let mut connection = self.connect().await?;
            connection.send(message.envelope(), &message.formatted()).await?;
            Ok(connection)
        };
        match tokio::time::timeout(self.patience, handing_over).await {
            Ok(Ok(mut connection)) => {
                // The mail is the server's from here on, whether it says goodbye or not.
                let _ = tokio::time::timeout(FAREWELL, connection.quit()).await;
                Ok(())
            }
            Ok(Err(error)) => Err(fault(&error)),
            Err(_) => Err(MailFault::Silent),
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, lettre::transport::smtp::Error> {
        let MailServer { host, port, encryption, credentials } = &self.server;
        let us = ClientId::default();
        let from_the_start = if let Encryption::Always(tls) = encryption { Some(tls.clone()) } else { None };
        let address = (host.as_str(), *port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(address, Some(self.patience), &us, from_the_start, None).await?;
        match encryption {
            Encryption::Required(tls) => connection.starttls(tls.clone(), &us).await?,
            Encryption::IfOffered(tls) if connection.can_starttls() => connection.starttls(tls.clone(), &us).await?,
            _ => {}
        }
        if let Some(credentials) = credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }
}

/// The mail as it goes out: plain text, marked as written by a program, with the date and id that it keeps however often
/// it is sent.
fn compose(from: &Mailbox, mail: &OutboxMail) -> Result<Message, MailFault> {
    const AUTO_SUBMITTED: HeaderName = HeaderName::new_from_ascii_str("Auto-Submitted");
    let to = mail.to.as_str().parse::<Address>().map_err(|_| MailFault::Unsendable)?;
    Message::builder()
        .from(from.clone())
        .to(to.into())
        .subject(&mail.subject)
        .date(date(mail.created))
        .message_id(Some(format!("<{}@{}>", mail.message_id, from.email.domain())))
        .raw_header(HeaderValue::new(AUTO_SUBMITTED, "auto-generated".to_owned()))
        .header(ContentType::TEXT_PLAIN)
        .body(mail.text.clone())
        .map_err(|_| MailFault::Unsendable)
}

fn date(at: DateTime<Utc>) -> std::time::SystemTime {
    at.into()
}

/// What an error means for the mail. Its text is not looked at: servers like to repeat the address in it.
fn fault(error: &lettre::transport::smtp::Error) -> MailFault {
    match error.status().map(number) {
        Some(code) if error.is_permanent() && !REFUSING_US.contains(&code) => MailFault::Refused(code),
        Some(code) => MailFault::Postponed(code),
        None if error.is_timeout() => MailFault::Silent,
        None if error.is_tls() => MailFault::Untrusted,
        None if error.is_client() => MailFault::Unfit,
        None => MailFault::Unreachable,
    }
}

fn number(code: Code) -> u16 {
    code.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn composed(subject: &str, text: &str) -> String {
        let mail = OutboxMail {
            message_id: "0123abcd".to_owned(),
            topic: "sign-in".to_owned(),
            to: "amna@example.org".parse().expect("an address"),
            subject: subject.to_owned(),
            text: text.to_owned(),
            created: DateTime::from_timestamp(1_800_000_000, 0).expect("a time"),
            ends: None,
        };
        let from = "Rabta <rabta@rabta.example>".parse().expect("a sender");
        String::from_utf8(compose(&from, &mail).expect("a message").formatted()).expect("text")
    }

    #[test]
    fn a_mail_has_what_it_needs_and_nothing_that_tells_who_reads_it() {
        let message = composed("Your code", "042 317\nhttps://rabta.example/sign-in/token\n");
        for line in [
            "From: Rabta <rabta@rabta.example>",
            "To: amna@example.org",
            "Subject: Your code",
            "Date: Fri, 15 Jan 2027 08:00:00 +0000",
            "Message-ID: <0123abcd@rabta.example>",
            "Auto-Submitted: auto-generated",
            "Content-Type: text/plain; charset=utf-8",
            "https://rabta.example/sign-in/token",
        ] {
            assert!(message.split("\r\n").any(|other| other == line), "{line} is not in:\n{message}");
        }
        assert!(!message.to_lowercase().contains("html"));
    }

    #[test]
    fn every_script_arrives_in_plain_ascii() {
        for subject in ["آپ کا کوڈ", "توهان جو ڪوڊ", "ستاسو کوډ", "Code"] {
            let message = composed(subject, "رابطہ میں خوش آمدید");
            assert!(message.is_ascii(), "{message}");
        }
    }

    #[test]
    fn a_subject_cannot_add_headers() {
        let message = composed("Code\r\nBcc: bilal@example.org", "text");
        assert!(!message.split("\r\n").any(|line| line.starts_with("Bcc")), "{message}");
    }
}

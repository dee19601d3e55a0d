//! Where the mail server is: `RABTA_SMTP_URL`, understood and checked.

use std::{fmt, str::FromStr};

use lettre::transport::smtp::{authentication::Credentials, client::TlsParameters};
use percent_encoding::percent_decode_str;
use url::{Host, Url};

use super::loopback::is_loopback_name;

/// How the connection is encrypted.
#[derive(Clone)]
pub enum Encryption {
    /// Not at all.
    None,
    /// After the greeting, if the mail server can (STARTTLS).
    IfOffered(TlsParameters),
    /// After the greeting, or there is no mail (STARTTLS).
    Required(TlsParameters),
    /// From the first byte.
    Always(TlsParameters),
}

/// A mail server: `smtps://USER:PASSWORD@HOST:465`, or `smtp://HOST:25`, which may end in `?tls=required` or
/// `?tls=opportunistic`.
#[derive(Clone)]
pub struct MailServer {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is encrypted.
    pub encryption: Encryption,
    /// How we sign in, if at all.
    pub credentials: Option<Credentials>,
}

/// What is wrong with the address of a mail server. It may hold a password, so that none of it is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressFault {
    /// It can't be understood.
    #[error(
        "it should be of the form smtps://USER:PASSWORD@HOST:465 or smtp://HOST:25, the latter with ?tls=required where the server encrypts"
    )]
    Form,
    /// Others could read the password.
    #[error("it would send a password without encryption: begin it with smtps://, or end it with ?tls=required")]
    OpenPassword,
}

/// Without the password, for logs and messages.
impl fmt::Debug for MailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MailServer({}:{})", self.host, self.port)
    }
}

impl MailServer {
    /// Whether others may read the mail on its way to the server.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.encryption, Encryption::None | Encryption::IfOffered(_)) && !is_loopback_name(&self.host)
    }
}

impl FromStr for MailServer {
    type Err = AddressFault;

    fn from_str(address: &str) -> Result<Self, AddressFault> {
        let url = Url::parse(address).map_err(|_| AddressFault::Form)?;
        let host = match url.host().ok_or(AddressFault::Form)? {
            Host::Domain(name) if !name.is_empty() => name.to_owned(),
            Host::Domain(_) => return Err(AddressFault::Form),
            Host::Ipv4(address) => address.to_string(),
            Host::Ipv6(address) => address.to_string(),
        };
        let has_more = !matches!(url.path(), "" | "/") || url.fragment().is_some();
        let tls = || TlsParameters::new(host.clone()).map_err(|_| AddressFault::Form);
        let (encryption, usual_port) = match (url.scheme(), url.query()) {
            _ if has_more => return Err(AddressFault::Form),
            ("smtps", None) => (Encryption::Always(tls()?), 465),
            ("smtp", None) => (Encryption::None, 25),
            ("smtp", Some("tls=required")) => (Encryption::Required(tls()?), 587),
            ("smtp", Some("tls=opportunistic")) => (Encryption::IfOffered(tls()?), 25),
            _ => return Err(AddressFault::Form),
        };
        let credentials = credentials(&url)?;
        let server = Self { port: url.port().unwrap_or(usual_port), host, encryption, credentials };
        if server.credentials.is_some() && server.is_open() { Err(AddressFault::OpenPassword) } else { Ok(server) }
    }
}

fn credentials(url: &Url) -> Result<Option<Credentials>, AddressFault> {
    let decoded =
        |text| percent_decode_str(text).decode_utf8().map(|text| text.into_owned()).map_err(|_| AddressFault::Form);
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) | (_, None) => Err(AddressFault::Form),
        (user, Some(password)) => Ok(Some(Credentials::new(decoded(user)?, decoded(password)?))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(address: &str) -> Result<(String, u16), AddressFault> {
        address.parse::<MailServer>().map(|server| (server.host, server.port))
    }

    #[test]
    fn mail_servers_have_their_usual_ports() {
        let host = "mail.example.org".to_owned();
        assert_eq!(read("smtps://amna:secret@mail.example.org"), Ok((host.clone(), 465)));
        assert_eq!(read("smtp://mail.example.org"), Ok((host.clone(), 25)));
        assert_eq!(read("smtp://amna:secret@mail.example.org?tls=required"), Ok((host.clone(), 587)));
        assert_eq!(read("smtp://mail.example.org:2525/?tls=opportunistic"), Ok((host, 2525)));
        assert_eq!(read("smtp://[::1]:2525"), Ok(("::1".to_owned(), 2525)));
    }

    #[test]
    fn what_is_no_mail_server_is_refused() {
        for address in [
            "",
            "mail.example.org",
            "smtp://",
            "http://mail.example.org",
            "smtp://mail.example.org?tls=requierd",
            "smtps://mail.example.org?tls=required",
            "smtp://mail.example.org/path",
            "smtp://mail.example.org:99999",
            "smtps://amna@mail.example.org",
        ] {
            assert_eq!(read(address), Err(AddressFault::Form), "{address}");
        }
    }

    #[test]
    fn a_password_is_sent_where_nobody_listens() {
        for address in ["smtp://amna:secret@mail.example.org", "smtp://amna:secret@mail.example.org?tls=opportunistic"]
        {
            assert_eq!(read(address), Err(AddressFault::OpenPassword), "{address}");
        }
        assert!(read("smtp://amna:secret@localhost:1025").is_ok());
    }

    #[test]
    fn user_and_password_are_decoded_and_never_shown() {
        let server: MailServer = "smtps://amna%40example.org:se%2Fcret@mail.example.org".parse().expect("a server");
        assert_eq!(server.credentials, Some(Credentials::new("amna@example.org".to_owned(), "se/cret".to_owned())));
        assert_eq!(format!("{server:?}"), "MailServer(mail.example.org:465)");
    }
}

//! Settings: defaults, then a TOML file, then the environment; each later one wins.

mod settings;

pub use settings::{SETTINGS, Setting};

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use figment::{
    Figment,
    error::Kind,
    providers::{Format, Serialized, Toml},
};
use lettre::message::Mailbox;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::mail::address::{AddressFault, MailServer};

/// The file that is read where `--config` names none, if it is there.
pub const FILE: &str = "rabta.toml";

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for programs.
    Json,
}

/// What was said about the key that encrypts sealed fields.
#[derive(Debug, Clone)]
pub enum KeySetting {
    /// Nothing.
    Absent,
    /// To do without sealed fields.
    Off,
    /// A key: 32 bytes, base64.
    Given(SecretString),
}

/// The settings, checked one by one.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where to listen.
    pub addr: SocketAddr,
    /// The data folder.
    pub data: PathBuf,
    /// The database, unless it is the built-in one.
    pub database_url: Option<String>,
    /// The key of sealed fields.
    pub key: KeySetting,
    /// The site's own address, without a slash at its end.
    pub base_url: Option<String>,
    /// The mail server, if there is one.
    pub mail_server: Option<MailServer>,
    /// In whose name mail is sent.
    pub mail_from: Mailbox,
    /// Log filter.
    pub log: String,
    /// Log format.
    pub log_format: LogFormat,
    /// The folder of the site's files.
    pub site: Option<PathBuf>,
}

/// A setting that can't be used, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The file isn't there or can't be read.
    #[error("The configuration file {0} cannot be read.")]
    Unreadable(String),
    /// The file isn't TOML.
    #[error("The configuration file cannot be understood: {0}.")]
    Malformed(String),
    /// The file has a key that no setting has.
    #[error("The configuration file has the key “{key}”, which Rabta does not know; it knows {known}.")]
    UnknownKey {
        /// The key.
        key: String,
        /// The keys there are.
        known: String,
    },
    /// A value of the wrong form.
    #[error("{setting} is “{value}”, but should be {expected}.")]
    Value {
        /// The setting.
        setting: String,
        /// What it is.
        value: String,
        /// What it should be.
        expected: String,
    },
    /// The key has the wrong form. Its value is never repeated.
    #[error("RABTA_KEY is not a key: it should be 32 bytes in base64, as `rabta key` prints them, or the word off.")]
    Key,
    /// The address of the mail server can't be used. It may hold a password and is never repeated.
    #[error("RABTA_SMTP_URL cannot be used: {0}.")]
    MailServer(#[from] AddressFault),
    /// There is no key.
    #[error(
        "RABTA_KEY is missing: it encrypts exact places. Make one with `rabta key` and keep it safe, or set RABTA_KEY=off to do without."
    )]
    NoKey,
}

/// The settings as they are written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    addr: String,
    data: PathBuf,
    database_url: Option<String>,
    key: Option<String>,
    base_url: Option<String>,
    smtp_url: Option<String>,
    mail_from: String,
    log: String,
    log_format: LogFormat,
    site: Option<PathBuf>,
}

impl Default for Written {
    fn default() -> Self {
        Self {
            addr: "127.0.0.1:3000".to_owned(),
            data: PathBuf::from("rabta-data"),
            database_url: None,
            key: None,
            base_url: None,
            smtp_url: None,
            mail_from: "Rabta <rabta@localhost>".to_owned(),
            log: "info".to_owned(),
            log_format: LogFormat::Text,
            site: None,
        }
    }
}

impl Config {
    /// Reads the settings.
    ///
    /// # Errors
    /// At the first one that can't be used.
    pub fn load(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut figment = Figment::from(Serialized::defaults(Written::default()));
        if let Some(text) = file_text(file)? {
            figment = figment.merge(Toml::string(&text));
        }
        for (variable, value) in environment {
            // An empty variable is how shells and service files say "not set".
            let setting = SETTINGS.iter().find(|setting| setting.variable == variable && !value.is_empty());
            if let Some(setting) = setting {
                figment = figment.merge((setting.key, value));
            }
        }
        figment.extract::<Written>().map_err(|error| understandable(&error))?.checked()
    }

    /// The database's address: as given, or SQLite in the data folder.
    #[must_use]
    pub fn database(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| sqlite_address(&self.own_database()))
    }

    /// Whether the database in the data folder would have to be made first.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.database_url.is_none() && !self.own_database().exists()
    }

    fn own_database(&self) -> PathBuf {
        self.data.join("rabta.sqlite")
    }

    /// Whether the database is the built-in one, which Rabta looks after by itself.
    #[must_use]
    pub fn is_embedded(&self) -> bool {
        self.database_url.as_ref().is_none_or(|url| url.starts_with("sqlite:"))
    }

    /// The key for the store; none where sealed fields are off.
    ///
    /// # Errors
    /// Where nothing was said about it.
    pub fn required_key(&self) -> Result<Option<SecretString>, ConfigError> {
        match &self.key {
            KeySetting::Absent => Err(ConfigError::NoKey),
            KeySetting::Off => Ok(None),
            KeySetting::Given(key) => Ok(Some(key.clone())),
        }
    }
}

impl Written {
    fn checked(self) -> Result<Config, ConfigError> {
        Ok(Config {
            addr: self
                .addr
                .parse()
                .map_err(|_| wrong("RABTA_ADDR", &self.addr, "an address and port such as 127.0.0.1:3000"))?,
            data: self.data,
            database_url: self.database_url.map(database_address).transpose()?,
            key: self.key.map_or(Ok(KeySetting::Absent), key)?,
            base_url: self.base_url.map(base_url).transpose()?,
            mail_server: self.smtp_url.map(|url| url.trim().parse()).transpose()?,
            mail_from: self.mail_from.parse().map_err(|_| {
                wrong("RABTA_MAIL_FROM", &self.mail_from, "a name and address such as Rabta <rabta@example.org>")
            })?,
            log: log_filter(self.log)?,
            log_format: self.log_format,
            site: self.site,
        })
    }
}

fn file_text(file: Option<&Path>) -> Result<Option<String>, ConfigError> {
    let path = file.unwrap_or(Path::new(FILE));
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if file.is_none() && error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(_) => Err(ConfigError::Unreadable(path.display().to_string())),
    }
}

fn understandable(error: &figment::Error) -> ConfigError {
    match &error.kind {
        Kind::UnknownField(key, known) => ConfigError::UnknownKey { key: key.clone(), known: known.join(", ") },
        Kind::UnknownVariant(value, known) => wrong(&variable(&error.path), value, &known.join(" or ")),
        Kind::InvalidType(found, expected) => wrong(&variable(&error.path), &found.to_string(), expected),
        other => ConfigError::Malformed(other.to_string().split_whitespace().collect::<Vec<_>>().join(" ")),
    }
}

/// The environment's name of a setting, which messages use throughout.
fn variable(path: &[String]) -> String {
    let key = path.join(".");
    SETTINGS.iter().find(|setting| setting.key == key).map_or(key, |setting| setting.variable.to_owned())
}

fn wrong(setting: &str, value: &str, expected: &str) -> ConfigError {
    ConfigError::Value { setting: setting.to_owned(), value: value.to_owned(), expected: expected.to_owned() }
}

fn database_address(url: String) -> Result<String, ConfigError> {
    let known = ["postgres://", "postgresql://", "sqlite:"].iter().any(|scheme| url.starts_with(scheme));
    // The address may hold a password, so only its scheme is repeated.
    let scheme = url.split_once(':').map_or("…", |(scheme, _)| scheme);
    if known {
        Ok(url)
    } else {
        Err(wrong("DATABASE_URL", &format!("{scheme}:…"), "an address that begins with postgres:// or sqlite:"))
    }
}

fn key(text: String) -> Result<KeySetting, ConfigError> {
    let text = text.trim();
    if text == "off" {
        return Ok(KeySetting::Off);
    }
    match STANDARD.decode(text) {
        Ok(bytes) if bytes.len() == 32 => Ok(KeySetting::Given(SecretString::from(text.to_owned()))),
        _ => Err(ConfigError::Key),
    }
}

fn base_url(text: String) -> Result<String, ConfigError> {
    let trimmed = text.trim_end_matches('/');
    let host = trimmed.strip_prefix("https://").or_else(|| trimmed.strip_prefix("http://")).unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
    if host.is_empty() || !host.chars().all(plain) {
        return Err(wrong("RABTA_BASE_URL", &text, "an address such as https://rabta.example.org, without a path"));
    }
    Ok(trimmed.to_owned())
}

fn log_filter(text: String) -> Result<String, ConfigError> {
    match text.parse::<tracing_subscriber::EnvFilter>() {
        Ok(_) => Ok(text),
        Err(_) => Err(wrong("RABTA_LOG", &text, "a level such as info, or a filter such as info,store=debug")),
    }
}

/// SQLite's address of a file; characters that would end the path are written as the address needs them.
fn sqlite_address(path: &Path) -> String {
    let path = path.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
    format!("sqlite://{path}?mode=rwc")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(environment: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::load(None, environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn the_defaults_are_the_documented_ones() {
        let config = load(&[("RABTA_DATA", "")]).expect("usable defaults");
        assert_eq!(config.addr.to_string(), "127.0.0.1:3000");
        assert_eq!(config.database(), "sqlite://rabta-data/rabta.sqlite?mode=rwc");
        assert!(config.is_embedded());
        assert_eq!(config.required_key().err(), Some(ConfigError::NoKey));
    }

    #[test]
    fn deployment_tells_of_every_setting() {
        let documentation = include_str!("../../../docs/deployment.md");
        for Setting { key, variable, .. } in SETTINGS {
            assert!(documentation.contains(&format!("| `{variable}` | `{key}` |")), "{variable}");
        }
    }

    #[test]
    fn a_value_that_looks_like_a_number_stays_text() {
        assert_eq!(load(&[("RABTA_DATA", "2026")]).expect("usable settings").data, PathBuf::from("2026"));
    }

    #[test]
    fn a_slash_at_the_end_of_the_base_is_not_doubled() {
        let config = load(&[("RABTA_BASE_URL", "https://rabta.example/")]).expect("usable settings");
        assert_eq!(config.base_url.as_deref(), Some("https://rabta.example"));
    }

    #[test]
    fn a_password_is_never_repeated() {
        let error = load(&[("DATABASE_URL", "mysql://me:secret@host/name")]).expect_err("an error");
        assert!(!error.to_string().contains("secret"));
    }

    #[test]
    fn mail_waits_until_there_is_a_mail_server() {
        let config = load(&[]).expect("usable defaults");
        assert!(config.mail_server.is_none());
        assert_eq!(config.mail_from.to_string(), "Rabta <rabta@localhost>");
        let url = "smtps://amna:secret@mail.example.org";
        let config = load(&[("RABTA_SMTP_URL", url), ("RABTA_MAIL_FROM", "rabta@example.org")]).expect("settings");
        assert_eq!(config.mail_server.as_ref().map(|server| server.host.as_str()), Some("mail.example.org"));
        assert!(!format!("{config:?}").contains("secret"));
    }

    #[test]
    fn a_wrong_mail_server_is_told_without_its_password() {
        for url in ["amna:secret@mail.example.org", "smtp://amna:secret@mail.example.org", "http://amna:secret@host"] {
            let said = load(&[("RABTA_SMTP_URL", url)]).expect_err("an error").to_string();
            assert!(said.starts_with("RABTA_SMTP_URL cannot be used: ") && !said.contains("secret"), "{said}");
        }
        for from in ["Rabta", "rabta@", "Rabta <rabta@example.org"] {
            let said = load(&[("RABTA_MAIL_FROM", from)]).expect_err("an error").to_string();
            assert!(said.contains("RABTA_MAIL_FROM") && said.contains(from), "{said}");
        }
    }

    #[test]
    fn odd_characters_stay_part_of_the_file_name() {
        assert_eq!(sqlite_address(Path::new("/a b/50%?#")), "sqlite:///a b/50%25%3F%23?mode=rwc");
    }
}

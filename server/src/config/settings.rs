//! What settings there are, as help and documentation list them.

/// One setting, as help and documentation list it.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its key in the configuration file.
    pub key: &'static str,
    /// Its name in the environment.
    pub variable: &'static str,
    /// What holds without it, in words.
    pub default: &'static str,
    /// What it is for.
    pub purpose: &'static str,
}

/// Every setting there is.
pub const SETTINGS: &[Setting] = &[
    Setting {
        key: "addr",
        variable: "RABTA_ADDR",
        default: "127.0.0.1:3000",
        purpose: "address and port to listen on",
    },
    Setting { key: "data", variable: "RABTA_DATA", default: "rabta-data", purpose: "folder for the built-in database" },
    Setting {
        key: "database_url",
        variable: "DATABASE_URL",
        default: "SQLite in the data folder",
        purpose: "postgres://… for PostgreSQL, or another SQLite file",
    },
    Setting {
        key: "key",
        variable: "RABTA_KEY",
        default: "none: serve and seed refuse to start",
        purpose: "encrypts sealed fields (32 bytes, base64; see `rabta key`); `off` does without them",
    },
    Setting {
        key: "base_url",
        variable: "RABTA_BASE_URL",
        default: "http:// and the address",
        purpose: "the site's address as people type it, for links that leave it",
    },
    Setting {
        key: "smtp_url",
        variable: "RABTA_SMTP_URL",
        default: "none: mail waits",
        purpose: "the mail server: smtps://USER:PASSWORD@HOST:465 or smtp://HOST:25",
    },
    Setting {
        key: "mail_from",
        variable: "RABTA_MAIL_FROM",
        default: "Rabta <rabta@localhost>",
        purpose: "in whose name mail is sent",
    },
    Setting {
        key: "log",
        variable: "RABTA_LOG",
        default: "info",
        purpose: "what to log, as tracing's filters write it",
    },
    Setting { key: "log_format", variable: "RABTA_LOG_FORMAT", default: "text", purpose: "text or json" },
    Setting {
        key: "site",
        variable: "LEPTOS_SITE_ROOT",
        default: "site beside the program, else target/site",
        purpose: "folder of the site's files",
    },
];

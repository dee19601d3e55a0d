//! Logs: on standard error, for people or for programs. They hold no address of a visitor and no query string.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::{Config, LogFormat};

/// Libraries that tell what only their own authors need to know.
const QUIET: &str = "sea_orm_migration=warn,sqlx=warn";

/// Starts logging as the settings say. A second start in one process changes nothing.
pub fn start(config: &Config) {
    // The settings' own filter comes later and so wins; it was checked with them.
    let filter = EnvFilter::try_new(format!("{QUIET},{}", config.log)).unwrap_or_else(|_| EnvFilter::new("info"));
    let coloured = std::io::stderr().is_terminal();
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(coloured);
    // An error here means that a test has started logging already.
    let _ = match config.log_format {
        LogFormat::Text => logs.with_target(false).try_init(),
        LogFormat::Json => logs.json().flatten_event(true).try_init(),
    };
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic: {}", panic.payload_as_str().unwrap_or_default());
    }));
}

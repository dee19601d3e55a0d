//! Rabta's interface.
//!
//! [`explore`] is the island: the same code draws the first picture on the server and every later one in the
//! browser. Everything under `pages` is rendered on the server alone and never reaches the browser as code.

pub mod explore;
pub mod format;
pub mod language;
pub mod terms;

#[cfg(feature = "ssr")]
pub mod pages;

pub use translations::i18n;

/// The texts of every language, as `build.rs` makes them of the translation files.
#[allow(missing_docs, unused_qualifications, clippy::all, clippy::expect_used, reason = "made by a tool")]
mod translations {
    include!(concat!(env!("OUT_DIR"), "/mod.rs"));
}

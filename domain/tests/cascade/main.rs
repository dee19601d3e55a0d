//! The cascade: what a member says of a session, and what sessions pass on.

#![expect(clippy::unwrap_used, reason = "tests may fail loudly, in their helpers too")]

mod outline;
mod session;
mod tree;

use domain::dates::Date;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

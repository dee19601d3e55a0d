//! Versions of modules and materials.

use serde::{Deserialize, Serialize};

use crate::text::figure;

/// The version of a module or a material: another first number where it is written anew, another second one where it is
/// mended. Later versions are greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Version {
    /// The number before the point, from 1.
    pub edition: u16,
    /// The number behind the point.
    pub revision: u16,
}

/// No number such as 2 or 2.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a version such as 2 or 2.1")]
pub struct NotAVersion;

/// Largest number before or behind the point: more is a slip.
const MOST: u16 = 999;

impl Version {
    /// The first version of anything.
    pub const FIRST: Self = Self { edition: 1, revision: 0 };

    /// The one that mends this one.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.revision < MOST {
            Self { edition: self.edition, revision: self.revision + 1 }
        } else {
            Self { edition: self.edition + 1, revision: 0 }
        }
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.edition, self.revision)
    }
}

impl std::str::FromStr for Version {
    type Err = NotAVersion;

    /// Reads `2` as 2.0, in the figures of any of the platform's scripts.
    fn from_str(given: &str) -> Result<Self, NotAVersion> {
        let (edition, revision) = given.trim().split_once(['.', '٫', '۔']).unwrap_or((given.trim(), "0"));
        let (edition, revision) = (number(edition)?, number(revision)?);
        if edition == 0 { Err(NotAVersion) } else { Ok(Self { edition, revision }) }
    }
}

fn number(given: &str) -> Result<u16, NotAVersion> {
    if given.is_empty() || given.chars().count() > 3 {
        return Err(NotAVersion);
    }
    given.chars().try_fold(0, |value, letter| {
        let figure = figure(letter).and_then(|figure| u16::try_from(figure).ok()).ok_or(NotAVersion)?;
        Ok(value * 10 + figure)
    })
}

impl TryFrom<String> for Version {
    type Error = NotAVersion;

    fn try_from(given: String) -> Result<Self, NotAVersion> {
        given.parse()
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        version.to_string()
    }
}

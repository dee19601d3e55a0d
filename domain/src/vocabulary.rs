//! The macro behind every closed list of terms: one slug a term, used alike in code, database, API and URL.

/// A slug that is not a term of the vocabulary it was read as.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{given}” is not a {vocabulary}")]
pub struct UnknownTerm {
    /// The vocabulary's name, for example `dispute`.
    pub vocabulary: &'static str,
    /// What was given instead of one of its terms.
    pub given: String,
}

/// Defines a closed list of terms as an enum with slugs.
///
/// Gives `ALL`, `slug()`, `index()` (position in `ALL`), `FromStr`, `Display` and serde by slug.
#[macro_export]
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident as $vocabulary:literal { $($(#[$term_meta:meta])* $term:ident = $slug:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$term_meta])* #[serde(rename = $slug)] $term),+
        }

        impl $name {
            /// Every term, in the order in which people see them.
            pub const ALL: &'static [Self] = &[$(Self::$term),+];

            /// The term as code, database, API and URL write it.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$term => $slug),+ }
            }

            /// The term's position in `ALL`.
            #[must_use]
            pub const fn index(self) -> usize {
                self as usize
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::vocabulary::UnknownTerm;

            fn from_str(given: &str) -> Result<Self, Self::Err> {
                match given {
                    $($slug => Ok(Self::$term),)+
                    _ => Err($crate::vocabulary::UnknownTerm { vocabulary: $vocabulary, given: given.to_owned() }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.slug())
            }
        }
    };
}

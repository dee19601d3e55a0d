//! Types of columns: ids, terms of a vocabulary by their slug, and values as JSON text.
//!
//! All three are text on both engines, so that a row reads the same in either and in a shell.

use std::{fmt::Display, str::FromStr};

use domain::vocabulary::UnknownTerm;
use sea_orm::{
    ColIdx, DbErr, QueryResult, TryFromU64, TryGetError, TryGetable, Value,
    sea_query::{ArrayType, ColumnType, Nullable, ValueType, ValueTypeErr},
};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

/// The inner id of a row: a UUID of version 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Uuid);

/// A new id, later in order than all before it.
pub(crate) fn new_id() -> Id {
    Id(Uuid::now_v7())
}

impl Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Id {
    fn read(text: &str) -> Result<Self, DbErr> {
        text.parse().map(Self).map_err(|error: uuid::Error| DbErr::Type(error.to_string()))
    }

    fn write(&self) -> String {
        self.0.to_string()
    }
}

/// What [`domain::vocabulary!`] defines.
pub trait Vocabulary: Copy + Display + FromStr<Err = UnknownTerm> {}

impl<T: Copy + Display + FromStr<Err = UnknownTerm>> Vocabulary for T {}

/// A term of a vocabulary, stored by its slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Term<T>(pub T);

/// A value stored as JSON text. Nothing is ever searched for inside it.
#[derive(Debug, Clone, PartialEq)]
pub struct AsJson<T>(pub T);

impl<T: Vocabulary> Term<T> {
    fn read(text: &str) -> Result<Self, DbErr> {
        text.parse().map(Self).map_err(|error: UnknownTerm| DbErr::Type(error.to_string()))
    }

    fn write(&self) -> String {
        self.0.to_string()
    }
}

impl<T: Serialize + DeserializeOwned> AsJson<T> {
    fn read(text: &str) -> Result<Self, DbErr> {
        serde_json::from_str(text).map(Self).map_err(|error| DbErr::Json(error.to_string()))
    }

    /// The types stored so have no map with keys other than text, and no number that JSON lacks:
    /// writing them cannot fail. Were it to, the empty text would be refused when it is read.
    fn write(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }
}

/// What a type needs to be a column of text, once it has `read` and `write`.
macro_rules! text_column {
    ($type:ty $(, $generic:ident: $($bound:tt)+)?) => {
        impl $(<$generic: $($bound)+>)? From<$type> for Value {
            fn from(value: $type) -> Self {
                value.write().into()
            }
        }

        impl $(<$generic: $($bound)+>)? TryGetable for $type {
            fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
                let text = String::try_get_by(row, index)?;
                Ok(Self::read(&text)?)
            }
        }

        impl $(<$generic: $($bound)+>)? ValueType for $type {
            fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
                let text = <String as ValueType>::try_from(value)?;
                Self::read(&text).map_err(|_| ValueTypeErr)
            }

            fn type_name() -> String {
                stringify!($type).to_owned()
            }

            fn array_type() -> ArrayType {
                ArrayType::String
            }

            fn column_type() -> ColumnType {
                ColumnType::Text
            }
        }

        impl $(<$generic: $($bound)+>)? Nullable for $type {
            fn null() -> Value {
                <String as Nullable>::null()
            }
        }

        impl $(<$generic: $($bound)+>)? TryFromU64 for $type {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($type)))
            }
        }
    };
}

text_column!(Id);
text_column!(Term<T>, T: Vocabulary);
text_column!(AsJson<T>, T: Serialize + DeserializeOwned);

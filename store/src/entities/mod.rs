//! The tables as sea-orm sees them, a file a feature. No type of these leaves the crate.

pub(crate) mod accounts;
pub(crate) mod interventions;
pub(crate) mod learning;
pub(crate) mod library;
pub(crate) mod members;
pub(crate) mod mentoring;
pub(crate) mod organisations;
pub(crate) mod outbox;
pub(crate) mod passkeys;
pub(crate) mod photos;
pub(crate) mod places;
pub(crate) mod planning;
pub(crate) mod published;
pub(crate) mod records;
pub(crate) mod reminders;
pub(crate) mod safety;
pub(crate) mod sources;
pub(crate) mod trainings;

/// Defines entities: a module a table, with the columns of its primary key in brackets before the others.
macro_rules! entities {
    ($($(#[$meta:meta])* $module:ident in $table:literal [$($key:ident: $key_type:ty),+] {
        $($field:ident: $field_type:ty),* $(,)?
    })+) => {$(
        $(#[$meta])*
        pub(crate) mod $module {
            use sea_orm::entity::prelude::*;

            #[allow(unused_imports, reason = "each entity uses a few of them")]
            use super::*;

            #[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                $(#[sea_orm(primary_key, auto_increment = false)] pub $key: $key_type,)+
                $(pub $field: $field_type,)*
            }

            #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    )+};
}
pub(crate) use entities;

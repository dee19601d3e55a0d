//! What may go wrong in the store, each as one sentence for the person who must act on it.

use sea_orm::DbErr;

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address is of no kind of database that is known here.
    #[error("The database address is not of the form sqlite:FILE or postgres://USER@HOST/NAME.")]
    Address,
    /// The database cannot be reached.
    #[error("The database cannot be reached: {0}.")]
    Unreachable(String),
    /// The folder of the SQLite file cannot be made or written to.
    #[error("The data folder {folder} cannot be written to: {reason}.")]
    Folder {
        /// The folder.
        folder: String,
        /// What the system says.
        reason: String,
    },
    /// The key for field encryption is not 32 bytes in base 64.
    #[error("The encryption key is not 32 bytes written in base 64.")]
    KeyForm,
    /// The database's sealed fields were sealed with another key.
    #[error("The encryption key is not the one that this database was sealed with.")]
    WrongKey,
    /// What was asked for needs the key.
    #[error("This needs the encryption key, and none is set.")]
    NoKey,
    /// A sealed field is damaged, or was moved from another record.
    #[error("The sealed field {0} cannot be opened: it is damaged or was sealed with another key.")]
    Sealed(String),
    /// Migrations are pending.
    #[error("The database is not up to date; run the migrate command first.")]
    NotMigrated,
    /// A record refers to a record that is not there.
    #[error("{record}: its {field} “{key}” is not known.")]
    UnknownKey {
        /// Kind and key of the record.
        record: String,
        /// The field.
        field: &'static str,
        /// The key that nothing has.
        key: String,
    },
    /// Two records of one kind have the same key.
    #[error("{0} is given twice.")]
    RepeatedKey(String),
    /// A value that a record may not have.
    #[error("{record}: {reason}.")]
    Invalid {
        /// Kind and key of the record.
        record: String,
        /// What is wrong with it.
        reason: String,
    },
    /// There is no such record.
    #[error("There is no {kind} with the id {id}.")]
    NotFound {
        /// Its kind.
        kind: &'static str,
        /// Its id.
        id: String,
    },
    /// A step of a review that cannot be taken. The one who wanted it is told why.
    #[error("The report cannot take this step: {0}.")]
    Review(domain::interventions::ReviewFault),
    /// A stored value cannot be read: the database was changed by other means or is damaged.
    #[error("The stored {what} cannot be read: {reason}.")]
    Damaged {
        /// What it is.
        what: &'static str,
        /// Why not.
        reason: String,
    },
    /// The published records make no atlas.
    #[error("The published records make no map: {0}.")]
    Atlas(#[from] atlas::AtlasError),
    /// The database refused.
    #[error("The database reports an error: {0}.")]
    Database(#[from] DbErr),
}

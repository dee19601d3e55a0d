//! The store: where it is opened and what it can do.

use domain::{accounts::Operator, dates::Date, programme::ProgrammeData};
use sea_orm::{DatabaseConnection, EntityTrait, QuerySelect};
use sea_orm_migration::MigratorTrait;
use secrecy::SecretString;

use crate::{
    ImportReport, Problem, PublicReader, StoreError,
    change::{Audit, Proof, expect_reason},
    check,
    cipher::FieldCipher,
    connect, data,
    entities::records::record,
    import,
    migrations::Migrations,
    publication::{self, Extent},
    records::{places::write_regions, trainings::write_modules},
    sealed::Fields,
    settings,
};

/// Where the database is, and the key to its sealed fields.
#[derive(Debug, Clone)]
pub struct StoreConfig {
    /// `sqlite:FILE`, `sqlite::memory:` or `postgres://USER@HOST/NAME`.
    pub database_url: String,
    /// 32 bytes in base 64. Without it exact points, contacts and names are neither stored nor read.
    pub key: Option<SecretString>,
}

/// The store. Cheap to clone: clones share one pool of connections.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) database: DatabaseConnection,
    pub(crate) cipher: Option<FieldCipher>,
}

impl Store {
    /// Opens the database; makes the folder of an SQLite file where it is missing.
    ///
    /// # Errors
    /// When the address, the folder, the server or the key is not as it should be.
    pub async fn open(config: &StoreConfig) -> Result<Self, StoreError> {
        let cipher = config.key.as_ref().map(FieldCipher::new).transpose()?;
        let store = Self { database: connect::open(&config.database_url).await?, cipher };
        if let Some(cipher) = &store.cipher
            && store.is_current().await?
        {
            settings::check_key(&store.database, cipher).await?;
        }
        Ok(store)
    }

    /// Brings the database's tables up to date.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn migrate(&self, operator: Operator) -> Result<(), StoreError> {
        let was_current = self.is_current().await?;
        if !was_current {
            Migrations::up(&self.database, None).await?;
        }
        let transaction = connect::begin(&self.database).await?;
        write_regions(&transaction).await?;
        write_modules(&transaction).await?;
        if !was_current {
            let entry = Audit { action: "migrate", subject: "database", reason: "" };
            entry.write(&transaction, &operator.actor()).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Whether no migration is pending.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_current(&self) -> Result<bool, StoreError> {
        Ok(Migrations::get_pending_migrations_read_only(&self.database).await?.is_empty())
    }

    /// Whether there is no record yet.
    ///
    /// # Errors
    /// When the database is not migrated, or fails.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        self.expect_current().await?;
        Ok(record::Entity::find().limit(1).all(&self.database).await?.is_empty())
    }

    /// Adds records as one batch, in one transaction with their revisions, the audit entry and publication.
    /// Records that are there already, by their keys, are left as they are.
    ///
    /// # Errors
    /// When a record refers to one that is not there, or the database fails; nothing is changed then.
    pub async fn import(
        &self,
        operator: Operator,
        data: &ProgrammeData,
        today: Date,
    ) -> Result<ImportReport, StoreError> {
        self.expect_current().await?;
        let transaction = connect::begin(&self.database).await?;
        if let Some(cipher) = &self.cipher {
            settings::check_key(&transaction, cipher).await?;
            settings::keep_key_proof(&transaction, cipher).await?;
        }
        let report = import::import(&transaction, self.cipher.as_ref(), operator, data, today).await?;
        transaction.commit().await?;
        Ok(report)
    }

    /// Publishes everything anew, counts included: the daily batch.
    ///
    /// # Errors
    /// When the database fails; what was published before stays then.
    pub async fn publish(&self, operator: Operator, today: Date) -> Result<(), StoreError> {
        self.expect_current().await?;
        let transaction = connect::begin(&self.database).await?;
        publication::publish(&transaction, today, Extent::Everything).await?;
        let entry = Audit { action: "publish", subject: "everything", reason: "" };
        entry.write(&transaction, &operator.actor()).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// All private records as domain types, referring to each other by public id; sealed fields are opened where the
    /// key is set, and empty otherwise. Exact places are not part of it. The audit log keeps who asked, and why.
    ///
    /// # Errors
    /// When no reason is given, a row cannot be read, or the database fails.
    pub async fn export(&self, operator: Operator, reason: &str) -> Result<ProgrammeData, StoreError> {
        self.expect_current().await?;
        expect_reason("export", reason)?;
        let transaction = connect::begin(&self.database).await?;
        let entry = Audit { action: "export", subject: "everything", reason };
        entry.write(&transaction, &operator.actor()).await?;
        let data = data::all(&transaction, self.cipher.as_ref().map_or(Fields::Blank, Fields::Open)).await?;
        transaction.commit().await?;
        Ok(data)
    }

    /// Looks for damage and for what the rules forbid; changes nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn check(&self, _operator: Operator) -> Result<Vec<Problem>, StoreError> {
        self.expect_current().await?;
        check::check(&self.database, self.cipher.as_ref()).await
    }

    /// Whether there is a key, without which nobody has an account.
    #[must_use]
    pub fn has_key(&self) -> bool {
        self.cipher.is_some()
    }

    /// The public side of the store.
    #[must_use]
    pub fn reader(&self) -> PublicReader {
        PublicReader::new(self.database.clone())
    }

    pub(crate) async fn expect_current(&self) -> Result<(), StoreError> {
        if self.is_current().await? { Ok(()) } else { Err(StoreError::NotMigrated) }
    }
}

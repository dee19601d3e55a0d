//! Coordinators add materials, put newer versions in the place of older ones, and withdraw them. A version is never
//! changed and there is no record to publish: each deed is a transaction of its own, with its entry in the audit log.

use domain::{
    accounts::{Coordinator, Operator},
    ids::PublicId,
    library::{CheckedFile, NewResource, ResourceFault, Version, reason},
    trainings::Topic,
};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, IntoActiveModel, Set};

use super::{files::write_file, find, label, missing, of_series, subject, version};
use crate::{
    Store, StoreError,
    change::{Audit, Proof, now},
    cipher::FieldCipher,
    columns::{Id, Term, new_id},
    connect,
    entities::library::resource,
    ids,
    rows::insert_all,
    seed::{self, SeedError, SeedMaterial},
    settings,
};

/// Where a new version belongs.
struct Place<'a> {
    id: &'a PublicId,
    series: &'a str,
    topic: Topic,
    is_demonstration: bool,
}

impl Store {
    /// Adds a material to a module. `once` is the form's own key and becomes the id: the same form sent twice adds one.
    ///
    /// # Errors
    /// When the key is missing, or the database fails; nothing is kept then.
    pub async fn add_material(
        &self,
        by: &Coordinator,
        once: &PublicId,
        topic: Topic,
        new: &NewResource,
        file: &CheckedFile,
    ) -> Result<(), StoreError> {
        let cipher = self.library_cipher()?;
        let transaction = connect::begin(&self.database).await?;
        if find(&transaction, once).await?.is_some() {
            return Ok(());
        }
        let place = Place { id: once, series: once.as_str(), topic, is_demonstration: false };
        write(&transaction, cipher, by, &place, new, file).await?;
        let entry = Audit { action: "add-material", subject: &subject(once.as_str()), reason: "" };
        entry.write(&transaction, &by.actor()).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Puts a newer version in the place of those that a material has. They stay, as older versions. `version` is one of
    /// them; `once` as for [`Self::add_material`].
    ///
    /// # Errors
    /// The fault where it is not later than all of them; else when there is no such material, the key is missing, or the
    /// database fails.
    pub async fn replace_material(
        &self,
        by: &Coordinator,
        once: &PublicId,
        id: &PublicId,
        new: &NewResource,
        file: &CheckedFile,
    ) -> Result<Result<(), ResourceFault>, StoreError> {
        let cipher = self.library_cipher()?;
        let transaction = connect::begin(&self.database).await?;
        if find(&transaction, once).await?.is_some() {
            return Ok(Ok(()));
        }
        let before = find(&transaction, id).await?.ok_or_else(|| missing(id))?;
        if let Some(fault) = new.beside(latest(&transaction, &before.series).await?) {
            return Ok(Err(fault));
        }
        let place = Place { id: once, series: &before.series, topic: before.topic.0, is_demonstration: false };
        write(&transaction, cipher, by, &place, new, file).await?;
        let entry = Audit { action: "replace-material", subject: &subject(once.as_str()), reason: "" };
        entry.write(&transaction, &by.actor()).await?;
        transaction.commit().await?;
        Ok(Ok(()))
    }

    /// Withdraws a version: nobody but coordinators finds it any more. The one before it, if there is one, takes its place
    /// again.
    ///
    /// # Errors
    /// The fault of the reason; else when there is no such version that was not withdrawn, the key is missing, or the
    /// database fails.
    pub async fn withdraw_material(
        &self,
        by: &Coordinator,
        id: &PublicId,
        typed: &str,
    ) -> Result<Result<(), ResourceFault>, StoreError> {
        let cipher = self.library_cipher()?;
        let transaction = connect::begin(&self.database).await?;
        let row = find(&transaction, id).await?.filter(|row| row.withdrawn.is_none()).ok_or_else(|| missing(id))?;
        let reason = match reason(typed) {
            Ok(reason) => reason,
            Err(fault) => return Ok(Err(fault)),
        };
        let mut row = row.into_active_model();
        row.withdrawn = Set(Some(now()));
        row.withdrawn_by = Set(Some(by.actor()));
        row.reason = Set(cipher.seal(&label(id.as_str(), "reason"), &reason)?);
        row.update(&transaction).await?;
        // The log is not sealed: the reason, which may tell what the material does, stays with the material.
        let entry = Audit { action: "withdraw-material", subject: &subject(id.as_str()), reason: "" };
        entry.write(&transaction, &by.actor()).await?;
        transaction.commit().await?;
        Ok(Ok(()))
    }

    /// Adds the materials that come with the demonstration; those that are there already stay as they are. Gives how many
    /// were added: none without the key.
    ///
    /// # Errors
    /// When a file of the demonstration can't be read, the key is another one, or the database fails.
    pub async fn seed_library(&self, operator: Operator) -> Result<usize, StoreError> {
        self.expect_current().await?;
        let Some(cipher) = &self.cipher else { return Ok(0) };
        let unusable = |error: SeedError| StoreError::Invalid {
            record: "the demonstration".to_owned(),
            reason: error.to_string(),
        };
        let materials = seed::materials().map_err(unusable)?;
        let id_of = |key: &str| ids::of_text(&format!("resource:{key}"));
        let transaction = connect::begin(&self.database).await?;
        let mut added = 0;
        for SeedMaterial { key, series, topic, new, file } in materials {
            let (id, series) = (id_of(&key), id_of(&series));
            if find(&transaction, &id).await?.is_none() {
                let place = Place { id: &id, series: series.as_str(), topic, is_demonstration: true };
                write(&transaction, cipher, &operator, &place, &new, &file).await?;
                added += 1;
            }
        }
        let entry = Audit { action: "seed-library", subject: "resources", reason: "" };
        entry.write(&transaction, &operator.actor()).await?;
        transaction.commit().await?;
        Ok(added)
    }
}

/// The latest version that a material has had.
async fn latest(transaction: &DatabaseTransaction, series: &str) -> Result<Option<Version>, StoreError> {
    let versions = of_series(transaction, series).await?;
    versions.iter().map(version).collect::<Result<Vec<_>, _>>().map(|versions| versions.into_iter().max())
}

/// Writes a version and its file.
async fn write(
    transaction: &DatabaseTransaction,
    cipher: &FieldCipher,
    by: &impl Proof,
    place: &Place<'_>,
    new: &NewResource,
    file: &CheckedFile,
) -> Result<(), StoreError> {
    settings::check_key(transaction, cipher).await?;
    settings::keep_key_proof(transaction, cipher).await?;
    let id: Id = new_id();
    let seal = |part: &str, text: &str| match text {
        "" => Ok(String::new()),
        text => cipher.seal(&label(place.id.as_str(), part), text),
    };
    let invalid = |reason: &str| StoreError::Invalid { record: subject(place.id.as_str()), reason: reason.to_owned() };
    let title = serde_json::to_string(&new.title).map_err(|error| invalid(&error.to_string()))?;
    let length = i64::try_from(file.bytes.len()).map_err(|_| invalid("it is too large"))?;
    let row = resource::Model {
        id,
        public_id: place.id.to_string(),
        series: place.series.to_owned(),
        topic: Term(place.topic),
        kind: Term(new.kind),
        language: Term(new.language),
        title: seal("title", &title)?,
        edition: i32::from(new.version.edition),
        revision: i32::from(new.version.revision),
        news: seal("news", &new.news)?,
        note: seal("note", &new.note)?,
        level: Term(new.level),
        file: Term(file.kind),
        length,
        checksum: i64::from(crc32fast::hash(&file.bytes)),
        added: now(),
        added_by: by.actor(),
        is_demonstration: place.is_demonstration,
        withdrawn: None,
        withdrawn_by: None,
        reason: String::new(),
    };
    insert_all::<resource::Entity>(transaction, &[row]).await?;
    write_file(transaction, cipher, id, place.id, &file.bytes).await
}

//! The library: who finds what, how materials come and go, and their files.

mod add;
mod files;
mod look;

pub use files::OpenFile;
pub use look::{Learned, LibraryModule, ModuleDetails};

pub(crate) use files::check_files;

use domain::{
    accounts::SignedIn,
    ids::PublicId,
    library::{Resource, Version, Withdrawal},
    members::Viewer,
    text::LocalText,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{Store, StoreError, cipher::FieldCipher, entities::library::resource, members::is_within};

/// Under what label a part of a version is sealed; it opens nowhere else.
fn label(id: &str, part: &str) -> String {
    format!("resource {id}: {part}")
}

/// How the audit log names a version.
fn subject(id: &str) -> String {
    format!("resource {id}")
}

fn missing(id: &PublicId) -> StoreError {
    StoreError::NotFound { kind: "resource", id: id.to_string() }
}

impl Store {
    /// As whom somebody looks at the library. Who has left the network sees the modules and no material.
    async fn library_viewer(&self, by: &SignedIn) -> Result<Viewer, StoreError> {
        let viewer = Viewer::of(by.account()).unwrap_or(Viewer::Anonymous);
        let has_left = by.account().member.is_some() && !is_within(&self.database, by).await?;
        Ok(if has_left { Viewer::Anonymous } else { viewer })
    }

    /// Nothing of a material is kept without the key: its texts and its file are sealed.
    fn library_cipher(&self) -> Result<&FieldCipher, StoreError> {
        self.cipher.as_ref().ok_or(StoreError::NoKey)
    }
}

/// The row of a version.
async fn find(database: &impl ConnectionTrait, id: &PublicId) -> Result<Option<resource::Model>, StoreError> {
    let of_id = resource::Column::PublicId.eq(id.as_str());
    Ok(resource::Entity::find().filter(of_id).one(database).await?)
}

/// The rows of all versions of a material.
async fn of_series(database: &impl ConnectionTrait, series: &str) -> Result<Vec<resource::Model>, StoreError> {
    Ok(resource::Entity::find().filter(resource::Column::Series.eq(series)).all(database).await?)
}

/// A version as its row tells it, open.
fn read(cipher: &FieldCipher, row: resource::Model) -> Result<Resource, StoreError> {
    let damaged = |reason: &str| StoreError::Damaged { what: "material", reason: reason.to_owned() };
    let open = |part: &str, stored: &str| match stored {
        "" => Ok(String::new()),
        stored => cipher.open(&label(&row.public_id, part), stored),
    };
    let title: LocalText =
        serde_json::from_str(&open("title", &row.title)?).map_err(|error| damaged(&error.to_string()))?;
    let withdrawn = match (row.withdrawn, &row.withdrawn_by) {
        (Some(at), Some(by)) => Some(Withdrawal { at, by: by.clone(), reason: open("reason", &row.reason)? }),
        _ => None,
    };
    Ok(Resource {
        id: row.public_id.parse().map_err(|_| damaged("its id is none"))?,
        series: row.series.parse().map_err(|_| damaged("its series is none"))?,
        topic: row.topic.0,
        kind: row.kind.0,
        language: row.language.0,
        title,
        version: version(&row)?,
        news: open("news", &row.news)?,
        note: open("note", &row.note)?,
        level: row.level.0,
        file: row.file.0,
        length: u32::try_from(row.length).map_err(|_| damaged("its length is none"))?,
        checksum: u32::try_from(row.checksum).map_err(|_| damaged("its checksum is none"))?,
        added: row.added,
        added_by: row.added_by.clone(),
        is_demonstration: row.is_demonstration,
        withdrawn,
    })
}

fn version(row: &resource::Model) -> Result<Version, StoreError> {
    match (u16::try_from(row.edition), u16::try_from(row.revision)) {
        (Ok(edition), Ok(revision)) => Ok(Version { edition, revision }),
        _ => Err(StoreError::Damaged { what: "material", reason: "its version is none".to_owned() }),
    }
}

//! Files of materials: kept sealed, in pieces, so that none is ever held in memory as a whole.

use domain::{
    accounts::SignedIn,
    ids::PublicId,
    library::{Resource, ResourceFilter, may_read, shelf},
    text::Language,
    trainings::Topic,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};

use super::{find, label, read, subject};
use crate::{
    Problem, Store, StoreError,
    cipher::FieldCipher,
    columns::Id,
    entities::library::{chunk, resource},
    rows::insert_all,
};

/// Bytes of a piece.
const PIECE: usize = 256 * 1024;

/// A file that somebody may have: proof that this was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenFile {
    row: Id,
    resource: Resource,
}

impl OpenFile {
    /// Bytes of each piece but the last.
    pub const PIECE: usize = PIECE;

    /// What it is the file of.
    #[must_use]
    pub fn resource(&self) -> &Resource {
        &self.resource
    }

    /// The lengths of its pieces.
    pub fn pieces(&self) -> impl Iterator<Item = u64> + use<> {
        let length = u64::from(self.resource.length);
        let piece = PIECE as u64;
        (0..length.div_ceil(piece)).map(move |number| piece.min(length - number * piece))
    }
}

impl Store {
    /// The file of a version, for those who may see it; for others there is none.
    ///
    /// # Errors
    /// When it cannot be read, or the database fails.
    pub async fn resource_file(&self, by: &SignedIn, id: &PublicId) -> Result<Option<OpenFile>, StoreError> {
        let (Some(cipher), Some(row)) = (&self.cipher, find(&self.database, id).await?) else { return Ok(None) };
        let file = OpenFile { row: row.id, resource: read(cipher, row)? };
        let viewer = self.library_viewer(by).await?;
        Ok(Some(file).filter(|file| may_read(&file.resource, viewer)))
    }

    /// The files of a module's materials, as they stand in the library, each in its newest version: all, or those in some
    /// languages.
    ///
    /// # Errors
    /// When one cannot be read, or the database fails.
    pub async fn module_files(
        &self,
        by: &SignedIn,
        topic: Topic,
        languages: &[Language],
    ) -> Result<Vec<OpenFile>, StoreError> {
        let Some(cipher) = &self.cipher else { return Ok(Vec::new()) };
        let rows = resource::Entity::find().filter(resource::Column::Topic.eq(crate::columns::Term(topic)));
        let rows = rows.all(&self.database).await?;
        let ids: Vec<_> = rows.iter().map(|row| (row.public_id.clone(), row.id)).collect();
        let resources = rows.into_iter().map(|row| read(cipher, row)).collect::<Result<_, _>>()?;
        let is_wanted = |resource: &Resource| {
            let filter = |language| ResourceFilter { language: Some(language), kind: None };
            languages.is_empty() || languages.iter().any(|language| filter(*language).takes(resource))
        };
        let current = shelf(resources, self.library_viewer(by).await?).into_iter().map(|material| material.current);
        let files = current.filter(is_wanted).filter_map(|resource| {
            let (_, row) = ids.iter().find(|(id, _)| id == resource.id.as_str())?;
            Some(OpenFile { row: *row, resource })
        });
        Ok(files.collect())
    }

    /// A piece of a file, open.
    ///
    /// # Errors
    /// When there is no such piece, it was sealed with another key, or the database fails.
    pub async fn resource_piece(&self, file: &OpenFile, number: usize) -> Result<Vec<u8>, StoreError> {
        let damaged = || StoreError::Damaged { what: "file", reason: "a piece is missing".to_owned() };
        let number = i32::try_from(number).map_err(|_| damaged())?;
        let row = chunk::Entity::find_by_id((file.row, number)).one(&self.database).await?.ok_or_else(damaged)?;
        self.library_cipher()?.open_bytes(&piece_label(&file.resource.id, number), &row.bytes)
    }
}

/// A piece opens in its own place only.
fn piece_label(id: &PublicId, number: i32) -> String {
    label(id.as_str(), &format!("piece {number}"))
}

/// Writes a file, a piece at a time.
pub(super) async fn write_file(
    transaction: &DatabaseTransaction,
    cipher: &FieldCipher,
    row: Id,
    id: &PublicId,
    bytes: &[u8],
) -> Result<(), StoreError> {
    for (position, piece) in (0_i32..).zip(bytes.chunks(PIECE)) {
        let bytes = cipher.seal_bytes(&piece_label(id, position), piece)?;
        insert_all::<chunk::Entity>(transaction, &[chunk::Model { resource_id: row, position, bytes }]).await?;
    }
    Ok(())
}

/// Materials whose texts can't be opened, or whose files lack pieces.
pub(crate) async fn check_files(
    database: &impl ConnectionTrait,
    cipher: &FieldCipher,
) -> Result<Vec<Problem>, StoreError> {
    let mut problems = Vec::new();
    for row in resource::Entity::find().all(database).await? {
        let (id, record) = (row.id, subject(&row.public_id));
        let resource = match read(cipher, row) {
            Ok(resource) => resource,
            Err(error) => {
                problems.push(Problem { record, message: error.to_string() });
                continue;
            }
        };
        let pieces = chunk::Entity::find().filter(chunk::Column::ResourceId.eq(id)).count(database).await?;
        if pieces != u64::from(resource.length).div_ceil(PIECE as u64) {
            problems.push(Problem { record, message: "Pieces of its file are missing.".to_owned() });
        }
    }
    Ok(problems)
}

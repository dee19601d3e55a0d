//! Members' photos: kept sealed, apart from the record, so that no former version and no export holds one.

use domain::{
    accounts::SignedIn,
    dates::Date,
    ids::PublicId,
    members::{Member, Viewer, seen},
    safety::publication::Context,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::{OWN_WISH, is_within, own};
use crate::{
    Store, StoreError,
    change::{Changed, Deed},
    columns::Id,
    entities::{
        photos::{photo, photo_file},
        records::{Kind, record},
    },
    publication::Extent,
    records::read::{Names, load},
    rows::insert_all,
    sealed::{Fields, label},
    settings,
};

/// The field under whose name photos are sealed.
const FIELD: &str = "photo";

impl Store {
    /// Puts a photo in the place of one's own, if there was one. `jpeg` is what others get as it is: whoever calls
    /// has drawn it anew. Its address is a new one.
    ///
    /// # Errors
    /// When the account has no member, the key is missing or another one, or the database fails.
    pub async fn set_photo(&self, by: &SignedIn, jpeg: &[u8], today: Date) -> Result<PublicId, StoreError> {
        let id = PublicId::from_random(rand::random());
        let deed = Deed { action: "set-photo", reason: OWN_WISH, today, extent: Extent::Nothing };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let cipher = self.cipher.as_ref().ok_or(StoreError::NoKey)?;
            settings::check_key(transaction, cipher).await?;
            settings::keep_key_proof(transaction, cipher).await?;
            let row = own(transaction, by).await?.row;
            forget(transaction, row.id).await?;
            let bytes = cipher.seal_bytes(&label(Kind::Member, &row.public_id, FIELD), jpeg)?;
            let file = photo_file::Model { record_id: row.id, public_id: id.to_string(), bytes };
            insert_all::<photo_file::Entity>(transaction, &[file]).await?;
            Ok(vec![done(&row)?])
        })
        .await?;
        Ok(id)
    }

    /// Deletes one's own photo. Where there is none, nothing is changed.
    ///
    /// # Errors
    /// When the account has no member, or the database fails.
    pub async fn remove_photo(&self, by: &SignedIn, today: Date) -> Result<(), StoreError> {
        let deed = Deed { action: "remove-photo", reason: OWN_WISH, today, extent: Extent::Nothing };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let row = own(transaction, by).await?.row;
            let was_there = forget(transaction, row.id).await?;
            if was_there { Ok(vec![done(&row)?]) } else { Ok(Vec::new()) }
        })
        .await
    }

    /// The photo of that id as a JPEG file, for those who may see it by the rules of the directory. There is none for
    /// all others.
    ///
    /// # Errors
    /// When it cannot be opened, or the database fails.
    pub async fn photo(&self, by: &SignedIn, id: &PublicId, today: Date) -> Result<Option<Vec<u8>>, StoreError> {
        let (database, Some(cipher)) = (&self.database, &self.cipher) else { return Ok(None) };
        let of_id = photo_file::Column::PublicId.eq(id.as_str());
        let Some(file) = photo_file::Entity::find().filter(of_id).one(database).await? else { return Ok(None) };
        let names = Names::load(database).await?;
        let key = names.key(file.record_id)?;
        let Some(viewer) = viewer(database, by, &key).await? else { return Ok(None) };
        let members: Vec<Member> = load(database, &names, &[file.record_id], Fields::Blank).await?;
        let of_key = members.first();
        if of_key.and_then(|member| seen(member, viewer, &Context::on(today))?.photo).as_ref() != Some(id) {
            return Ok(None);
        }
        cipher.open_bytes(&label(Kind::Member, &key, FIELD), &file.bytes).map(Some)
    }
}

/// As whom an account looks at the member of that key.
async fn viewer(database: &impl ConnectionTrait, by: &SignedIn, key: &str) -> Result<Option<Viewer>, StoreError> {
    if by.account().member.as_ref().is_some_and(|own| own.as_str() == key) {
        return Ok(Some(Viewer::Owner));
    }
    match Viewer::of(by.account()) {
        Some(Viewer::Member) if !is_within(database, by).await? => Ok(None),
        viewer => Ok(viewer),
    }
}

/// What the log and the history keep: that it was done, and no more.
fn done(row: &record::Model) -> Result<Changed, StoreError> {
    Changed::new::<()>(Some(row.id), format!("{}: {FIELD}", row.subject()), None, None)
}

/// Deletes the photo of a member; whether there was one.
pub(super) async fn forget(transaction: &DatabaseTransaction, member: Id) -> Result<bool, StoreError> {
    let deleted = photo::Entity::delete_by_id(member).exec(transaction).await?;
    Ok(deleted.rows_affected > 0)
}

/// One's own photo, as a file to take away.
pub(super) async fn own_photo(
    store: &Store,
    database: &impl ConnectionTrait,
    row: &record::Model,
) -> Result<Option<Vec<u8>>, StoreError> {
    let (Some(cipher), Some(file)) = (&store.cipher, photo_file::Entity::find_by_id(row.id).one(database).await?)
    else {
        return Ok(None);
    };
    cipher.open_bytes(&label(Kind::Member, &row.public_id, FIELD), &file.bytes).map(Some)
}

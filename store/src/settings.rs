//! What the store keeps about itself: the salt of public ids, and a proof of the key that fields are sealed with.

use sea_orm::{ConnectionTrait, EntityTrait};

use crate::{StoreError, cipher::FieldCipher, entities::safety::setting, ids, rows::insert_all};

const SALT: &str = "salt";
const KEY_PROOF: &str = "key-proof";

async fn get(database: &impl ConnectionTrait, name: &str) -> Result<Option<String>, StoreError> {
    Ok(setting::Entity::find_by_id(name).one(database).await?.map(|row| row.value))
}

async fn put(database: &impl ConnectionTrait, name: &str, value: String) -> Result<(), StoreError> {
    insert_all::<setting::Entity>(database, &[setting::Model { name: name.to_owned(), value }]).await
}

/// The salt of this database's public ids; made when first asked for.
pub(crate) async fn salt(database: &impl ConnectionTrait) -> Result<String, StoreError> {
    if let Some(salt) = get(database, SALT).await? {
        return Ok(salt);
    }
    let salt = ids::new_salt();
    put(database, SALT, salt.clone()).await?;
    Ok(salt)
}

/// Refuses a key other than the one that this database's fields are sealed with.
pub(crate) async fn check_key(database: &impl ConnectionTrait, cipher: &FieldCipher) -> Result<(), StoreError> {
    match get(database, KEY_PROOF).await? {
        Some(proof) => cipher.open(KEY_PROOF, &proof).map(drop).map_err(|_| StoreError::WrongKey),
        None => Ok(()),
    }
}

/// Keeps a proof of the key, where there is none yet.
pub(crate) async fn keep_key_proof(database: &impl ConnectionTrait, cipher: &FieldCipher) -> Result<(), StoreError> {
    if get(database, KEY_PROOF).await?.is_none() {
        put(database, KEY_PROOF, cipher.seal(KEY_PROOF, KEY_PROOF)?).await?;
    }
    Ok(())
}

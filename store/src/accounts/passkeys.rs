//! Passkeys: added and removed by their owner, and asked for by nobody's name when they sign in. What devices sign, and
//! what they sign it with, is text here: the server makes and checks it.

use domain::{
    accounts::{CHALLENGE_LIFE, Email, MOST_PASSKEYS, Mail, Passkey, SignedIn, passkey_name},
    ids::PublicId,
    text::Language,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, Set, prelude::DateTimeUtc,
};

use super::{NewSession, Token, damaged, secrets, sign_in};
use crate::{
    Store, StoreError,
    change::Audit,
    cipher::FieldCipher,
    columns::{Id, new_id},
    connect,
    entities::{
        accounts::account,
        passkeys::{passkey, passkey_challenge},
    },
    outbox,
    rows::insert_all,
};

/// Challenges to sign in that wait at a time. Anybody may ask for one; so many only somebody who means harm.
const MOST_CHALLENGES: u64 = 10_000;

/// What devices are told of an account that adds a passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyOwner {
    /// The random name by which the account's other passkeys know it; none where there is no other.
    pub user_handle: Option<String>,
    /// The public halves of its passkeys: a device that has one already makes no other.
    pub credentials: Vec<String>,
}

/// A passkey that a device has made.
#[derive(Debug, Clone)]
pub struct NewPasskey {
    /// What its owner calls it.
    pub name: String,
    /// The random name by which it knows its account.
    pub user_handle: String,
    /// The id by which the device knows it.
    pub credential_id: Vec<u8>,
    /// Its public half.
    pub credential: String,
}

/// A passkey that somebody shows.
#[derive(Debug, Clone, Copy)]
pub struct ShownPasskey<'a> {
    /// The id by which the device knows it.
    pub credential_id: &'a [u8],
    /// The random name by which it knows its account.
    pub user_handle: &'a str,
}

impl Store {
    /// One's own passkeys, the oldest first.
    ///
    /// # Errors
    /// When there is no key, or the database fails.
    pub async fn passkeys(&self, by: &SignedIn) -> Result<Vec<Passkey>, StoreError> {
        let owner = super::account_row(&self.database, by.account()).await?;
        listed(&self.database, Some(self.account_cipher()?), owner.id).await
    }

    /// What the device is told that makes another passkey.
    ///
    /// # Errors
    /// When there is no key, or the database fails.
    pub async fn passkey_owner(&self, by: &SignedIn) -> Result<PasskeyOwner, StoreError> {
        let cipher = self.account_cipher()?;
        let owner = super::account_row(&self.database, by.account()).await?;
        let rows = rows(&self.database, owner.id).await?;
        Ok(PasskeyOwner {
            user_handle: rows.first().map(|row| row.user_handle.clone()),
            credentials: rows.iter().map(|row| opened(cipher, row)).collect::<Result<_, _>>()?,
        })
    }

    /// Keeps what a device is asked to sign: for one's own account, or for whoever signs in. None where too many ask.
    ///
    /// # Errors
    /// When there is no key, or the database fails.
    pub async fn keep_challenge(
        &self,
        by: Option<&SignedIn>,
        state: &str,
        now: DateTimeUtc,
    ) -> Result<Option<Token>, StoreError> {
        let cipher = self.account_cipher()?;
        let owner = self.owner(by).await?;
        let transaction = connect::begin(&self.database).await?;
        passkey_challenge::Entity::delete_many()
            .filter(passkey_challenge::Column::Ends.lte(now))
            .exec(&transaction)
            .await?;
        let same = match owner {
            Some(owner) => passkey_challenge::Column::AccountId.eq(owner),
            None => passkey_challenge::Column::AccountId.is_null(),
        };
        if owner.is_some() {
            // Who begins again has given up what they began before.
            passkey_challenge::Entity::delete_many().filter(same).exec(&transaction).await?;
        } else if passkey_challenge::Entity::find().filter(same).count(&transaction).await? >= MOST_CHALLENGES {
            return Ok(None);
        }
        let token = Token::new();
        let digest = secrets::digest(token.as_str());
        let row = passkey_challenge::Model {
            state: cipher.seal(&challenge_label(&digest), state)?,
            digest,
            account_id: owner,
            ends: now + CHALLENGE_LIFE,
        };
        insert_all::<passkey_challenge::Entity>(&transaction, &[row]).await?;
        transaction.commit().await?;
        Ok(Some(token))
    }

    /// Gives back what was kept, once. None where it is unknown, used, too old, or somebody else's: no difference is told.
    ///
    /// # Errors
    /// When there is no key, or the database fails.
    pub async fn take_challenge(
        &self,
        by: Option<&SignedIn>,
        token: &str,
        now: DateTimeUtc,
    ) -> Result<Option<String>, StoreError> {
        let cipher = self.account_cipher()?;
        let owner = self.owner(by).await?;
        let digest = secrets::digest(token);
        let transaction = connect::begin(&self.database).await?;
        let found = passkey_challenge::Entity::find_by_id(digest.clone()).one(&transaction).await?;
        let Some(row) = found.filter(|row| row.account_id == owner && now < row.ends) else { return Ok(None) };
        passkey_challenge::Entity::delete_by_id(digest).exec(&transaction).await?;
        transaction.commit().await?;
        cipher.open(&challenge_label(&row.digest), &row.state).map(Some)
    }

    /// Adds a passkey to one's own account, and tells its owner so by mail: whoever sat at their open session may have
    /// done it. None where it is known already, or there are too many.
    ///
    /// # Errors
    /// When there is no key, or the database fails.
    pub async fn add_passkey(
        &self,
        by: &SignedIn,
        new: &NewPasskey,
        now: DateTimeUtc,
        letter: impl FnOnce(Email, Language) -> Mail,
    ) -> Result<Option<PublicId>, StoreError> {
        let cipher = self.account_cipher()?;
        let owner = super::account_row(&self.database, by.account()).await?;
        let transaction = connect::begin(&self.database).await?;
        let digest = credential_digest(&new.credential_id);
        let others = rows(&transaction, owner.id).await?;
        let is_known = find(&transaction, &digest).await?.is_some();
        if is_known || others.len() >= MOST_PASSKEYS {
            return Ok(None);
        }
        let public_id = PublicId::from_random(rand::random());
        let row = passkey::Model {
            id: new_id(),
            public_id: public_id.to_string(),
            account_id: owner.id,
            user_handle: new.user_handle.clone(),
            credential_digest: digest,
            credential: cipher.seal(&label(public_id.as_str(), "credential"), &new.credential)?,
            name: cipher.seal(&label(public_id.as_str(), "name"), &passkey_name(&new.name))?,
            added: now,
            used: None,
        };
        insert_all::<passkey::Entity>(&transaction, &[row]).await?;
        let address = cipher.open(&super::label(&owner.public_id), &owner.email)?;
        let mail = letter(address.parse().map_err(|_| damaged("address"))?, owner.language.0);
        outbox::post(&transaction, Some(cipher), &mail, now).await?;
        Audit { action: "add passkey", subject: &by.name(), reason: "" }.write(&transaction, &by.name()).await?;
        transaction.commit().await?;
        Ok(Some(public_id))
    }

    /// Removes one of one's own passkeys, at once.
    ///
    /// # Errors
    /// When the database fails. A passkey of somebody else, or none, is no error and no change.
    pub async fn remove_passkey(&self, by: &SignedIn, id: &PublicId) -> Result<(), StoreError> {
        let owner = super::account_row(&self.database, by.account()).await?;
        let transaction = connect::begin(&self.database).await?;
        let removed = passkey::Entity::delete_many()
            .filter(passkey::Column::AccountId.eq(owner.id))
            .filter(passkey::Column::PublicId.eq(id.as_str()))
            .exec(&transaction)
            .await?;
        if removed.rows_affected > 0 {
            Audit { action: "remove passkey", subject: &by.name(), reason: "" }.write(&transaction, &by.name()).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Signs in by a passkey. `prove` is given its public half, and gives it back as it is after this use, where what the
    /// device signed holds. None where it doesn't, or the passkey is not known: no difference is told.
    ///
    /// There is no second step: the device has asked for a finger, a face or a number.
    ///
    /// # Errors
    /// When there is no key, or the database fails.
    pub async fn sign_in_by_passkey(
        &self,
        shown: ShownPasskey<'_>,
        device: &str,
        now: DateTimeUtc,
        prove: impl FnOnce(&str) -> Option<String>,
    ) -> Result<Option<NewSession>, StoreError> {
        let cipher = self.account_cipher()?;
        let transaction = connect::begin(&self.database).await?;
        let found = find(&transaction, &credential_digest(shown.credential_id)).await?;
        let Some(row) = found.filter(|row| row.user_handle == shown.user_handle) else { return Ok(None) };
        let owner = account::Entity::find_by_id(row.account_id).one(&transaction).await?;
        let Some(owner) = owner.filter(|owner| owner.closed.is_none()) else { return Ok(None) };
        let Some(credential) = prove(&opened(cipher, &row)?) else { return Ok(None) };
        let sealed = cipher.seal(&label(&row.public_id, "credential"), &credential)?;
        let mut used = row.into_active_model();
        used.credential = Set(sealed);
        used.used = Set(Some(now));
        used.update(&transaction).await?;
        sign_in::begin_session(transaction, owner, "sign-in by passkey", device, now).await.map(Some)
    }

    async fn owner(&self, by: Option<&SignedIn>) -> Result<Option<Id>, StoreError> {
        match by {
            Some(by) => Ok(Some(super::account_row(&self.database, by.account()).await?.id)),
            None => Ok(None),
        }
    }
}

/// The passkeys of an account as its owner sees them; without the key they have no names.
pub(crate) async fn listed(
    database: &impl ConnectionTrait,
    cipher: Option<&FieldCipher>,
    owner: Id,
) -> Result<Vec<Passkey>, StoreError> {
    let name = |row: &passkey::Model| match cipher {
        Some(cipher) => cipher.open(&label(&row.public_id, "name"), &row.name),
        None => Ok(String::new()),
    };
    let listed = rows(database, owner).await?.into_iter().map(|row| {
        let id = row.public_id.parse().map_err(|_| damaged("passkey"))?;
        Ok(Passkey { id, name: name(&row)?, added: row.added, used: row.used })
    });
    listed.collect()
}

/// Forgets an account's passkeys, and those that it was about to add.
pub(crate) async fn forget(transaction: &DatabaseTransaction, owner: Id) -> Result<(), StoreError> {
    passkey::Entity::delete_many().filter(passkey::Column::AccountId.eq(owner)).exec(transaction).await?;
    let begun = passkey_challenge::Column::AccountId.eq(owner);
    passkey_challenge::Entity::delete_many().filter(begun).exec(transaction).await?;
    Ok(())
}

async fn rows(database: &impl ConnectionTrait, owner: Id) -> Result<Vec<passkey::Model>, StoreError> {
    let own = passkey::Entity::find().filter(passkey::Column::AccountId.eq(owner));
    Ok(own.order_by_asc(passkey::Column::Id).all(database).await?)
}

async fn find(database: &impl ConnectionTrait, digest: &str) -> Result<Option<passkey::Model>, StoreError> {
    Ok(passkey::Entity::find().filter(passkey::Column::CredentialDigest.eq(digest)).one(database).await?)
}

fn opened(cipher: &FieldCipher, row: &passkey::Model) -> Result<String, StoreError> {
    cipher.open(&label(&row.public_id, "credential"), &row.credential)
}

/// Under what label a passkey's field is sealed.
fn label(public_id: &str, field: &str) -> String {
    format!("passkey {public_id}: {field}")
}

fn challenge_label(digest: &str) -> String {
    format!("passkey challenge {digest}")
}

/// What a passkey is found by. Devices choose ids at random, so that the plain digest tells nothing.
fn credential_digest(id: &[u8]) -> String {
    secrets::digest_of(id)
}

//! The edition of the atlas that is served: read from the published snapshot, and published first where it is missing or
//! of an earlier day.

use app::pages::context::AtlasEdition;
use atlas::Atlas;
use chrono::Utc;
use domain::{
    accounts::Operator,
    dates::{Date, in_pakistan},
};
use store::{PublicReader, Snapshot, Store};

use crate::errors::CommandError;

/// The date in Pakistan.
#[must_use]
pub fn today() -> Date {
    in_pakistan(Utc::now()).date()
}

/// The edition of `today`, published now if that has not been done.
///
/// # Errors
/// When the store fails, or what it has published can't be read.
pub async fn of_today(store: &Store, operator: Operator, today: Date) -> Result<AtlasEdition, CommandError> {
    let reader = store.reader();
    if let Some(snapshot) = reader.snapshot().await?
        && snapshot.published_on >= today
    {
        return decoded(snapshot).await;
    }
    store.publish(operator, today).await?;
    published(&reader).await?.ok_or_else(|| CommandError::Snapshot("there is none after publication".to_owned()))
}

/// The edition that the store has published, if any.
///
/// # Errors
/// When the store fails, or what it has published can't be read.
pub async fn published(reader: &PublicReader) -> Result<Option<AtlasEdition>, CommandError> {
    match reader.snapshot().await? {
        Some(snapshot) => decoded(snapshot).await.map(Some),
        None => Ok(None),
    }
}

/// Large snapshots take a while, which must not hold up requests.
async fn decoded(snapshot: Snapshot) -> Result<AtlasEdition, CommandError> {
    let Snapshot { hash, bytes, published_on, .. } = snapshot;
    let decoding = tokio::task::spawn_blocking(move || {
        let small = bytes.len() <= AtlasEdition::LARGEST_SENT;
        // A snapshot that is never sent needs no copy in memory.
        Atlas::decode(&bytes).map(|atlas| AtlasEdition {
            atlas,
            hash,
            bytes: if small { bytes } else { Vec::new() },
            small,
            published_on,
        })
    });
    match decoding.await {
        Ok(edition) => edition.map_err(|error| CommandError::Snapshot(error.to_string())),
        Err(error) => Err(CommandError::Snapshot(error.to_string())),
    }
}

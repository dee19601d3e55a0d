//! Consents and risks.

use std::collections::HashSet;

use domain::safety::{Consent, RegionRisk};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

use super::{keys::Keys, read::Names};
use crate::{
    StoreError,
    columns::{Id, Term, new_id},
    entities::{places::risk, records::Kind, safety::consent},
    rows::insert_all,
};

/// Adds the consents that are not there yet; gives the number of those added.
pub(crate) async fn write_consents(
    database: &impl ConnectionTrait,
    consents: &[Consent],
    keys: &Keys,
) -> Result<usize, StoreError> {
    let known = consent::Entity::find().all(database).await?;
    let mut known: HashSet<_> = known.iter().map(|row| (row.subject_id, row.purpose, row.level, row.given)).collect();
    let mut rows = Vec::new();
    for given in consents {
        let subject_id = [Kind::Member, Kind::Story].iter().find_map(|kind| keys.find(*kind, &given.subject));
        let subject_id = subject_id.ok_or_else(|| StoreError::UnknownKey {
            record: format!("consent of {}", given.given),
            field: "subject",
            key: given.subject.clone(),
        })?;
        if known.insert((subject_id, Term(given.purpose), Term(given.level), given.given)) {
            rows.push(consent_row(subject_id, given));
        }
    }
    insert_all::<consent::Entity>(database, &rows).await?;
    Ok(rows.len())
}

/// The row of a consent of a record.
pub(crate) fn consent_row(subject_id: Id, given: &Consent) -> consent::Model {
    consent::Model {
        id: new_id(),
        subject_id,
        purpose: Term(given.purpose),
        level: Term(given.level),
        channel: Term(given.channel),
        language: Term(given.language),
        text_version: given.text_version.clone(),
        given: given.given,
        withdrawn: given.withdrawn,
    }
}

/// All consents.
pub(crate) async fn read_consents(database: &impl ConnectionTrait, names: &Names) -> Result<Vec<Consent>, StoreError> {
    let rows = consent::Entity::find().order_by_asc(consent::Column::Id).all(database).await?;
    rows.iter().map(|row| read_consent(row, names)).collect()
}

pub(crate) fn read_consent(row: &consent::Model, names: &Names) -> Result<Consent, StoreError> {
    Ok(Consent {
        subject: names.key(row.subject_id)?,
        purpose: row.purpose.0,
        level: row.level.0,
        channel: row.channel.0,
        language: row.language.0,
        text_version: row.text_version.clone(),
        given: row.given,
        withdrawn: row.withdrawn,
    })
}

/// The risk of each region where one was set.
pub(crate) async fn read_risks(database: &impl ConnectionTrait) -> Result<Vec<RegionRisk>, StoreError> {
    let rows = risk::Entity::find().order_by_asc(risk::Column::Region).all(database).await?;
    Ok(rows
        .into_iter()
        .map(|row| RegionRisk { region: row.region.0, level: row.level.0, review: row.review })
        .collect())
}

//! All private records as domain types.

use domain::{
    interventions::{Intervention, Story},
    learning::{Assessment, Lesson},
    members::Member,
    organisations::{Grant, Organisation, Programme, ThematicNetwork},
    planning::RoadmapAction,
    programme::ProgrammeData,
    safety::Level,
    sources::Source,
    trainings::Training,
};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    StoreError,
    columns::Id,
    entities::records::{Kind, record},
    planning::facts::{read_calendar, read_kept},
    records::{
        Stored, each_kind,
        places::read_units,
        read::{Names, load},
        safety::read_consents,
    },
    sealed::Fields,
};

/// Reads everything; records refer to each other by public id. Exact places are never part of it.
pub(crate) async fn all(database: &impl ConnectionTrait, fields: Fields<'_>) -> Result<ProgrammeData, StoreError> {
    let mut data = read(database, fields, |_, ids| ids.to_vec()).await?;
    data.facts = read_kept(database, fields).await?;
    Ok(data)
}

/// Reads what publication may look at: of the kinds of records that have no level of their own, those at the
/// public level. Sealed fields read as empty.
pub(crate) async fn for_publication(database: &impl ConnectionTrait) -> Result<ProgrammeData, StoreError> {
    let is_public = |names: &Names, id: &Id| names.get(*id).is_ok_and(|row| row.level.0 == Level::Public);
    read(database, Fields::Blank, |names, ids| ids.iter().filter(|id| is_public(names, id)).copied().collect()).await
}

async fn read(
    database: &impl ConnectionTrait,
    fields: Fields<'_>,
    without_level: impl Fn(&Names, &[Id]) -> Vec<Id>,
) -> Result<ProgrammeData, StoreError> {
    let names = Names::load(database).await?;
    let mut data = ProgrammeData {
        units: read_units(database).await?,
        calendar: read_calendar(database).await?,
        consents: read_consents(database, &names).await?,
        ..ProgrammeData::default()
    };
    each_kind!([&mut data], |records| *records = {
        let ids = names.of_kind(kind_of(records));
        let ids = if has_level(records) { ids.to_vec() } else { without_level(&names, ids) };
        load(database, &names, &ids, fields).await?
    });
    Ok(data)
}

fn kind_of<T: Stored>(_: &[T]) -> Kind {
    T::KIND
}

fn has_level<T: Stored>(_: &[T]) -> bool {
    T::HAS_LEVEL
}

/// A record as revisions keep it: sealed fields stay sealed.
#[derive(Serialize, Deserialize)]
pub(crate) struct State {
    level: Level,
    record: serde_json::Value,
}

impl State {
    /// The state that a revision keeps.
    pub(crate) fn read(kept: &str) -> Result<Self, StoreError> {
        serde_json::from_str(kept).map_err(|error| StoreError::Damaged { what: "revision", reason: error.to_string() })
    }

    /// The record, its sealed fields sealed.
    pub(crate) fn record<T: DeserializeOwned>(&self) -> Result<T, StoreError> {
        T::deserialize(&self.record).map_err(|error| StoreError::Damaged { what: "record", reason: error.to_string() })
    }
}

/// The state of a record as it is now.
pub(crate) async fn state(database: &impl ConnectionTrait, row: &record::Model) -> Result<State, StoreError> {
    let names = Names::load(database).await?;
    let record = match row.kind.0 {
        Kind::Source => json::<Source>(database, &names, row.id).await,
        Kind::Organisation => json::<Organisation>(database, &names, row.id).await,
        Kind::Programme => json::<Programme>(database, &names, row.id).await,
        Kind::Grant => json::<Grant>(database, &names, row.id).await,
        Kind::Network => json::<ThematicNetwork>(database, &names, row.id).await,
        Kind::Assessment => json::<Assessment>(database, &names, row.id).await,
        Kind::Member => json::<Member>(database, &names, row.id).await,
        Kind::Training => json::<Training>(database, &names, row.id).await,
        Kind::Intervention => json::<Intervention>(database, &names, row.id).await,
        Kind::Story => json::<Story>(database, &names, row.id).await,
        Kind::Lesson => json::<Lesson>(database, &names, row.id).await,
        Kind::RoadmapAction => json::<RoadmapAction>(database, &names, row.id).await,
    };
    Ok(State { level: row.level.0, record: record? })
}

async fn json<T: Stored + Serialize>(
    database: &impl ConnectionTrait,
    names: &Names,
    id: Id,
) -> Result<serde_json::Value, StoreError> {
    let records: Vec<T> = load(database, names, &[id], Fields::Sealed).await?;
    serde_json::to_value(records.first())
        .map_err(|error| StoreError::Damaged { what: "record", reason: error.to_string() })
}

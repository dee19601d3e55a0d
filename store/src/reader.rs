//! The public side's only way to the database. It knows the published tables and no others.

use std::collections::HashMap;

use atlas::AtlasArea;
use domain::{
    dates::Date,
    ids::PublicId,
    places::Area,
    planning::CalendarConstraint,
    safety::public::{PublicAreaCount, PublicCell, PublicRecord, RecordKind},
};
use sea_orm::{
    ColumnTrait, Condition, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::Query,
};

use crate::{
    StoreError,
    columns::Term,
    entities::published::{PublishedFacet, area, cell, constraint, facet, record, snapshot},
};

/// Ids that one statement asks for.
const IDS: usize = 1_000;

/// A part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Position of the first record.
    pub offset: u32,
    /// Most records.
    pub limit: u32,
}

/// The published atlas as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// SHA-256 of the bytes, in hexadecimal: the name that caches may keep them under for ever.
    pub hash: String,
    /// What [`atlas::Atlas::decode`] reads.
    pub bytes: Vec<u8>,
    /// The day it was published for.
    pub published_on: Date,
    /// Records on map and timeline.
    pub records: u32,
}

/// Reads what was published, and nothing else.
#[derive(Debug, Clone)]
pub struct PublicReader {
    database: DatabaseConnection,
}

impl PublicReader {
    pub(crate) fn new(database: DatabaseConnection) -> Self {
        Self { database }
    }

    /// One record.
    ///
    /// # Errors
    /// When the database fails, as for every method here.
    pub async fn record(&self, kind: RecordKind, id: &PublicId) -> Result<Option<PublicRecord>, StoreError> {
        let row = record::Entity::find_by_id(id.as_str())
            .filter(record::Column::Kind.eq(Term(kind)))
            .one(&self.database)
            .await?;
        Ok(row.map(|row| row.body.0))
    }

    /// Records of a kind, newest first; sensitive ones as if they began on 1 January of their year.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn records(&self, kind: RecordKind, page: Page) -> Result<Vec<PublicRecord>, StoreError> {
        self.page(record::Entity::find().filter(record::Column::Kind.eq(Term(kind))), page).await
    }

    /// Records by their ids, in that order; ids without a published record are left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn records_by_id(&self, ids: &[PublicId]) -> Result<Vec<PublicRecord>, StoreError> {
        let mut records = Vec::with_capacity(ids.len());
        for chunk in ids.chunks(IDS) {
            let among = record::Column::PublicId.is_in(chunk.iter().map(PublicId::as_str));
            let rows = record::Entity::find().filter(among).all(&self.database).await?;
            let mut found: HashMap<_, _> = rows.into_iter().map(|row| (row.public_id, row.body.0)).collect();
            records.extend(chunk.iter().filter_map(|id| found.remove(id.as_str())));
        }
        Ok(records)
    }

    /// Records of any kind that link to this one, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn linking_to(&self, id: &PublicId, page: Page) -> Result<Vec<PublicRecord>, StoreError> {
        let linking = Query::select()
            .column(facet::Column::RecordId)
            .from(facet::Entity)
            .cond_where(
                Condition::all()
                    .add(facet::Column::Facet.eq(Term(PublishedFacet::Link)))
                    .add(facet::Column::Term.eq(id.as_str())),
            )
            .to_owned();
        self.page(record::Entity::find().filter(record::Column::PublicId.in_subquery(linking)), page).await
    }

    /// Members by area, for the areas whose number of members may be told.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn area_counts(&self) -> Result<Vec<PublicAreaCount>, StoreError> {
        let rows = self.area_rows().await?;
        Ok(rows.into_iter().filter_map(|row| row.members.map(|members| members.0)).collect())
    }

    /// The tables of counts.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cells(&self) -> Result<Vec<PublicCell>, StoreError> {
        let rows = cell::Entity::find().order_by_asc(cell::Column::Position).all(&self.database).await?;
        Ok(rows.into_iter().map(|row| row.body.0).collect())
    }

    /// The calendar's constraints, by date.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn calendar(&self) -> Result<Vec<CalendarConstraint>, StoreError> {
        let rows = constraint::Entity::find().order_by_asc(constraint::Column::Position).all(&self.database).await?;
        let window = |row: constraint::Model| CalendarConstraint {
            kind: row.kind.0,
            from: row.first_day,
            to: row.last_day,
            names: row.names.0,
            certainty: row.certainty.0,
            zone: row.zone.0,
            demonstration: false,
        };
        Ok(rows.into_iter().map(window).collect())
    }

    /// The areas of the map: the regions, then the districts.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn areas(&self) -> Result<Vec<AtlasArea>, StoreError> {
        let area = |row: area::Model| {
            let region = row.region.0;
            let area = match row.district.as_str() {
                "" => Area::Region(region),
                slug => Area::District { slug: slug.to_owned(), region },
            };
            AtlasArea { area, names: row.names.0, lon: row.lon, lat: row.lat }
        };
        Ok(self.area_rows().await?.into_iter().map(area).collect())
    }

    /// The published atlas; none before the first publication.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        let row = snapshot::Entity::find().one(&self.database).await?;
        Ok(row.map(|row| Snapshot {
            hash: row.hash,
            bytes: row.bytes,
            published_on: row.published_on,
            records: u32::try_from(row.records).unwrap_or(u32::MAX),
        }))
    }

    /// The hash of the published atlas alone: whether a copy held elsewhere is still the one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn snapshot_hash(&self) -> Result<Option<String>, StoreError> {
        let hash = snapshot::Entity::find().select_only().column(snapshot::Column::Hash).into_tuple();
        Ok(hash.one(&self.database).await?)
    }

    /// Kind and id of every published record, by kind.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn identifiers(&self) -> Result<Vec<(RecordKind, PublicId)>, StoreError> {
        let rows: Vec<(Term<RecordKind>, String)> = record::Entity::find()
            .select_only()
            .columns([record::Column::Kind, record::Column::PublicId])
            .order_by_asc(record::Column::Kind)
            .order_by_asc(record::Column::PublicId)
            .into_tuple()
            .all(&self.database)
            .await?;
        let identifier = |(kind, id): (Term<RecordKind>, String)| match id.parse() {
            Ok(id) => Ok((kind.0, id)),
            Err(_) => Err(StoreError::Damaged { what: "public id", reason: format!("“{id}” is none") }),
        };
        rows.into_iter().map(identifier).collect()
    }

    async fn area_rows(&self) -> Result<Vec<area::Model>, StoreError> {
        Ok(area::Entity::find().order_by_asc(area::Column::Position).all(&self.database).await?)
    }

    async fn page(&self, select: Select<record::Entity>, page: Page) -> Result<Vec<PublicRecord>, StoreError> {
        let rows = select
            .order_by_desc(record::Column::SortDay)
            .order_by_asc(record::Column::PublicId)
            .offset(u64::from(page.offset))
            .limit(u64::from(page.limit))
            .all(&self.database)
            .await?;
        Ok(rows.into_iter().map(|row| row.body.0).collect())
    }
}

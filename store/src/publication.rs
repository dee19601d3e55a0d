//! Publication: what `domain` decides that anyone may see becomes the rows of the read model.

use std::collections::HashMap;

use atlas::{Atlas, AtlasArea};
use chrono::Datelike;
use domain::{
    dates::Date,
    ids::PublicId,
    places::Area,
    planning::CalendarConstraint,
    safety::{
        public::{PublicAreaCount, PublicCell, PublicDetails, PublicLink, PublicRecord, RecordKind},
        publication,
    },
};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};

use crate::{
    StoreError,
    columns::{AsJson, Term},
    data,
    entities::published::{PublishedFacet, area, cell, constraint, facet, record, snapshot},
    planning::facts::read_calendar,
    records::{places::read_areas, position, safety::read_risks},
    rows::insert_all,
};

/// Records that become rows at a time: bounds the memory that the rows take.
const CHUNK: usize = 5_000;

/// How much is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Everything, written anew: once a day, on an import, and when the rules change.
    Everything,
    /// Records that changed. The counts of people and cases stay as they are until the next batch, so that the
    /// difference between two moments tells of nobody.
    Changes,
    /// The calendar alone.
    Calendar,
    /// Nothing: what was changed is no record, and publication never looks at it.
    Nothing,
}

/// Publishes within a transaction; gives the number of published records.
pub(crate) async fn publish(transaction: &DatabaseTransaction, today: Date, extent: Extent) -> Result<u32, StoreError> {
    match extent {
        Extent::Nothing => return Ok(0),
        Extent::Calendar => {
            write_calendar(transaction, &read_calendar(transaction).await?).await?;
            return Ok(0);
        }
        Extent::Everything | Extent::Changes => {}
    }
    let data = data::for_publication(transaction).await?;
    let risks = read_risks(transaction).await?;
    let areas = read_areas(transaction, &data.units).await?;
    let published = publication::publish(&data, &|_, key| key.parse().ok(), &risks, today);
    match extent {
        Extent::Everything => {
            facet::Entity::delete_many().exec(transaction).await?;
            record::Entity::delete_many().exec(transaction).await?;
            write_records(transaction, published.records.iter()).await?;
            write_areas(transaction, &areas, &published.areas).await?;
            write_cells(transaction, &published.cells).await?;
            write_calendar(transaction, &data.calendar).await?;
        }
        Extent::Changes => write_changes(transaction, &published.records).await?,
        Extent::Calendar | Extent::Nothing => {}
    }
    drop(data);
    write_snapshot(transaction, areas, &published.records, today).await?;
    Ok(number(published.records.len()))
}

async fn write_records<'a>(
    transaction: &DatabaseTransaction,
    records: impl Iterator<Item = &'a PublicRecord>,
) -> Result<(), StoreError> {
    let mut records: Vec<_> = records.collect();
    // Rows in the order of their key are appended, not strewn over the file.
    records.sort_unstable_by(|one, other| one.id.cmp(&other.id));
    for chunk in records.chunks(CHUNK) {
        let rows: Vec<_> = chunk.iter().map(|record| record_row(record)).collect();
        insert_all::<record::Entity>(transaction, &rows).await?;
        let facets: Vec<_> = chunk.iter().flat_map(|record| facet_rows(record)).collect();
        insert_all::<facet::Entity>(transaction, &facets).await?;
    }
    Ok(())
}

/// Replaces the records that are not as they were published, and removes those that no longer are.
async fn write_changes(transaction: &DatabaseTransaction, records: &[PublicRecord]) -> Result<(), StoreError> {
    let mut new: HashMap<&str, &PublicRecord> = records.iter().map(|record| (record.id.as_str(), record)).collect();
    let mut obsolete = Vec::new();
    let mut last = String::new();
    loop {
        let mut cursor = record::Entity::find().cursor_by(record::Column::PublicId);
        let rows = cursor.after(last).first(CHUNK as u64).all(transaction).await?;
        let Some(row) = rows.last() else { break };
        last = row.public_id.clone();
        for row in rows {
            let is_same = new.get(row.public_id.as_str()).is_some_and(|record| **record == row.body.0);
            if is_same {
                new.remove(row.public_id.as_str());
            } else {
                obsolete.push(row.public_id);
            }
        }
    }
    for ids in obsolete.chunks(CHUNK) {
        record::Entity::delete_many().filter(record::Column::PublicId.is_in(ids)).exec(transaction).await?;
    }
    write_records(transaction, new.into_values()).await
}

fn record_row(published: &PublicRecord) -> record::Model {
    record::Model {
        public_id: published.id.to_string(),
        kind: Term(published.kind),
        first_day: published.span.from,
        last_day: published.span.to,
        precision: Term(published.span.precision),
        sort_day: sort_day(published),
        sensitive: published.sensitive,
        demonstration: published.demonstration,
        body: AsJson(published.clone()),
    }
}

/// When lists take a record to begin: a sensitive one on 1 January of its year, so that it never heads them as the latest.
fn sort_day(published: &PublicRecord) -> Date {
    let from = published.span.from;
    if published.sensitive { Date::from_ymd_opt(from.year(), 1, 1).unwrap_or(from) } else { from }
}

fn facet_rows(published: &PublicRecord) -> Vec<facet::Model> {
    let mut terms = Vec::new();
    let mut add = |facet, term: &str| terms.push((facet, term.to_owned()));
    for area in &published.areas {
        add(PublishedFacet::Region, area.region().slug());
        match area {
            Area::District { slug, .. } => add(PublishedFacet::District, slug),
            Area::Region(region) => add(PublishedFacet::WholeRegion, region.slug()),
        }
    }
    published.dispute().iter().for_each(|dispute| add(PublishedFacet::Dispute, dispute.slug()));
    published.themes.iter().for_each(|theme| add(PublishedFacet::Theme, theme.slug()));
    published.topics.iter().for_each(|topic| add(PublishedFacet::Module, topic.slug()));
    published.professions.iter().for_each(|profession| add(PublishedFacet::Profession, profession.slug()));
    published.organisation_ids().for_each(|id| add(PublishedFacet::Organisation, id.as_str()));
    links(published).for_each(|id| add(PublishedFacet::Link, id.as_str()));
    terms.sort_unstable();
    terms.dedup();
    let row = |(facet, term)| facet::Model { record_id: published.id.to_string(), facet: Term(facet), term };
    terms.into_iter().map(row).collect()
}

/// The records that a published record links to.
fn links(published: &PublicRecord) -> impl Iterator<Item = &PublicId> {
    let (one, many): (Vec<&Option<PublicLink>>, &[PublicLink]) = match &published.details {
        PublicDetails::Intervention(details) => (vec![&details.story], &[]),
        PublicDetails::Training(details) => (vec![&details.programme, &details.assessment, &details.parent], &[]),
        PublicDetails::Organisation(details) => (vec![], &details.funders),
        PublicDetails::Grant(details) => (vec![&details.programme, &details.grantee, &details.funder], &[]),
        PublicDetails::Assessment(details) => (vec![], &details.trainings),
        PublicDetails::Story(details) => (vec![], std::slice::from_ref(&details.intervention)),
        PublicDetails::Network(details) => (vec![&details.programme], &details.members),
        PublicDetails::Programme(details) => (vec![], &details.funders),
        PublicDetails::Lesson(details) => (vec![], &details.evidence),
        PublicDetails::RoadmapAction(details) => (vec![&details.owner], &[]),
        PublicDetails::Source(_) => (vec![], &[]),
    };
    let partners: &[PublicLink] = match &published.details {
        PublicDetails::Programme(details) => &details.partners,
        _ => &[],
    };
    let lists = published.organisations.iter().chain(&published.sources).chain(many).chain(partners);
    one.into_iter().flatten().chain(lists).map(|link| &link.id)
}

async fn write_areas(
    transaction: &DatabaseTransaction,
    areas: &[AtlasArea],
    counts: &[PublicAreaCount],
) -> Result<(), StoreError> {
    area::Entity::delete_many().exec(transaction).await?;
    let row = |(index, place): (usize, &AtlasArea)| area::Model {
        position: position(index),
        region: Term(place.area.region()),
        district: place.area.district().unwrap_or_default().to_owned(),
        names: AsJson(place.names.clone()),
        lon: place.lon,
        lat: place.lat,
        members: counts.iter().find(|count| count.area == place.area).cloned().map(AsJson),
    };
    let rows: Vec<_> = areas.iter().enumerate().map(row).collect();
    insert_all::<area::Entity>(transaction, &rows).await
}

async fn write_cells(transaction: &DatabaseTransaction, cells: &[PublicCell]) -> Result<(), StoreError> {
    cell::Entity::delete_many().exec(transaction).await?;
    let row = |(index, cell): (usize, &PublicCell)| cell::Model {
        position: position(index),
        region: cell.region.map(Term),
        dimension: Term(cell.by),
        term: cell.term.clone(),
        body: AsJson(cell.clone()),
    };
    let rows: Vec<_> = cells.iter().enumerate().map(row).collect();
    insert_all::<cell::Entity>(transaction, &rows).await
}

async fn write_calendar(transaction: &DatabaseTransaction, calendar: &[CalendarConstraint]) -> Result<(), StoreError> {
    constraint::Entity::delete_many().exec(transaction).await?;
    let row = |(index, window): (usize, &CalendarConstraint)| constraint::Model {
        position: position(index),
        kind: Term(window.kind),
        first_day: window.from,
        last_day: window.to,
        names: AsJson(window.names.clone()),
        certainty: Term(window.certainty),
        zone: AsJson(window.zone.clone()),
    };
    let rows: Vec<_> = calendar.iter().filter(|window| !window.demonstration).enumerate().map(row).collect();
    insert_all::<constraint::Entity>(transaction, &rows).await
}

async fn write_snapshot(
    transaction: &DatabaseTransaction,
    areas: Vec<AtlasArea>,
    records: &[PublicRecord],
    today: Date,
) -> Result<(), StoreError> {
    let bytes = Atlas::build(areas, records)?.encode();
    let explored = records.iter().filter(|record| RecordKind::EXPLORED.contains(&record.kind)).count();
    snapshot::Entity::delete_many().exec(transaction).await?;
    let row = snapshot::Model { hash: hash(&bytes), bytes, published_on: today, records: i64::from(number(explored)) };
    insert_all::<snapshot::Entity>(transaction, &[row]).await
}

/// SHA-256 in hexadecimal.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

//! The index behind map and timeline: filter, count, bin, cluster. The same code in browser and server.
//!
//! Records are columns in list order. A query becomes small tables, one a column, that say of each value which
//! filters it fails; one pass over the rows then counts values, and what they say of single terms follows from
//! the counts. [`Atlas::answer`] on what [`Atlas::decode`] read equals that on what [`Atlas::build`] made.

mod area;
mod calendar;
mod cluster;
mod columns;
mod derived;
mod encode;
mod error;
mod facets;
mod filter;
mod load;
mod order;
mod planes;
mod rows;
mod search;
mod tally;
mod text;
mod timeline;
mod view;

use domain::{
    explore::{ExploreAnswer, ExploreQuery, QueryError},
    ids::PublicId,
    places::Area,
    safety::public::PublicRecord,
    text::LocalText,
};

use crate::{columns::Stored, derived::Derived, filter::Filter, tally::Tally, timeline::Scale};

pub use area::AtlasArea;
pub use cluster::cluster;
pub use error::AtlasError;
pub use facets::ORGANISATIONS;
pub use timeline::LANES;
pub use view::View;

/// The index of all published records that map and timeline show.
pub struct Atlas {
    stored: Stored,
    derived: Derived,
}

impl Atlas {
    /// Indexes the records of the kinds on map and timeline; others are passed over.
    ///
    /// # Errors
    /// When an area or record can't be indexed: it is given twice, or has an unknown area or unusable id or dates.
    pub fn build(areas: Vec<AtlasArea>, records: &[PublicRecord]) -> Result<Self, AtlasError> {
        load::store(areas, records).map(Self::new)
    }

    /// The index as bytes, for [`Atlas::decode`]. Equal records give equal bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        encode::write(&self.stored)
    }

    /// Reads what [`Atlas::encode`] wrote.
    ///
    /// # Errors
    /// When the bytes are no such thing; whatever they are, nothing worse happens.
    pub fn decode(bytes: &[u8]) -> Result<Self, AtlasError> {
        encode::read(bytes).map(Self::new)
    }

    fn new(stored: Stored) -> Self {
        let derived = Derived::new(&stored);
        Self { stored, derived }
    }

    /// Whether the query asks for districts that exist. Unknown organisations match nothing and are no mistake.
    ///
    /// # Errors
    /// Names the parameter and the value that no record can have.
    pub fn check(&self, query: &ExploreQuery) -> Result<(), QueryError> {
        let is_known = |slug: &str| self.areas().iter().any(|known| known.area.district() == Some(slug));
        match query.districts.iter().find(|slug| !is_known(slug)) {
            None => Ok(()),
            Some(slug) => Err(QueryError {
                parameter: "district",
                value: slug.clone(),
                reason: "is not a known district".to_owned(),
            }),
        }
    }

    /// Everything that one view of Explore draws.
    #[must_use]
    pub fn answer(&self, query: &ExploreQuery, view: &View) -> ExploreAnswer {
        let Self { stored, derived } = self;
        let filter = Filter::new(stored, derived, query);
        let scale = Scale::new(derived, view.resolution);
        let tally = Tally::count(stored, &filter, &scale, view);
        let (areas, without_area) = facets::areas(stored, &tally);
        ExploreAnswer {
            total: stored.len() as u32,
            matched: tally.matched,
            began_before: tally.began_before,
            without_area,
            facets: facets::facets(stored, derived, query, &tally),
            timeline: timeline::timeline(stored, derived, &filter, &scale, &tally, view),
            areas,
            rows: tally.rows.iter().map(|row| rows::row(stored, *row as usize)).collect(),
            offset: view.offset,
        }
    }

    /// The ids of all matching records, in list order.
    #[must_use]
    pub fn matching(&self, query: &ExploreQuery) -> Vec<PublicId> {
        let filter = Filter::new(&self.stored, &self.derived, query);
        (0..self.stored.len()).filter(|row| filter.fails(*row) == 0).map(|row| self.stored.id(row)).collect()
    }

    /// All areas, as they were given.
    #[must_use]
    pub fn areas(&self) -> &[AtlasArea] {
        &self.stored.areas
    }

    /// The label point of an area: longitude and latitude.
    #[must_use]
    pub fn position(&self, area: &Area) -> Option<(f64, f64)> {
        self.areas().iter().find(|known| known.area == *area).map(|known| (known.lon, known.lat))
    }

    /// The organisations that records belong to with their titles, by English title.
    pub fn organisations(&self) -> impl Iterator<Item = (&PublicId, &LocalText)> {
        self.stored.organisations.iter().map(|(id, title)| (id, title))
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.stored.len()
    }

    /// Whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl std::fmt::Debug for Atlas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Atlas").field("records", &self.len()).finish_non_exhaustive()
    }
}

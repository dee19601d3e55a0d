//! The public read model: all that anonymous code can reach.

use domain::{
    dates::Precision,
    places::Region,
    planning::{Certainty, ConstraintKind, Zone},
    safety::public::{CountedBy, PublicAreaCount, PublicCell, PublicRecord, RecordKind},
    text::LocalText,
};

use super::entities;
use crate::columns::{AsJson, Term};

domain::vocabulary! {
    /// What a published record can be found by.
    PublishedFacet as "published facet" {
        /// A region that one of its areas lies in.
        Region = "region",
        /// A region that it is placed in as a whole.
        WholeRegion = "whole-region",
        /// A district.
        District = "district",
        /// What a dispute was about.
        Dispute = "dispute",
        /// A theme.
        Theme = "theme",
        /// A module.
        Module = "module",
        /// A profession.
        Profession = "profession",
        /// An organisation that it belongs to, by its public id.
        Organisation = "organisation",
        /// Any record that it links to, sources included, by its public id.
        Link = "link",
    }
}

entities! {
    /// A published record. `sort_day` is when lists take it to begin.
    record in "published_records" [public_id: String] {
        kind: Term<RecordKind>,
        first_day: Date,
        last_day: Date,
        precision: Term<Precision>,
        sort_day: Date,
        sensitive: bool,
        demonstration: bool,
        body: AsJson<PublicRecord>,
    }

    /// A term that a published record can be found by.
    facet in "published_facets" [record_id: String, facet: Term<PublishedFacet>, term: String] {}

    /// An area of the map: a region where the district is empty. Members are absent where their number may not be told.
    area in "published_areas" [position: i32] {
        region: Term<Region>,
        district: String,
        names: AsJson<LocalText>,
        lon: f64,
        lat: f64,
        members: Option<AsJson<PublicAreaCount>>,
    }

    /// A cell of a table of counts.
    cell in "published_cells" [position: i32] {
        region: Option<Term<Region>>,
        dimension: Term<CountedBy>,
        term: String,
        body: AsJson<PublicCell>,
    }

    /// A window of the calendar.
    constraint in "published_calendar" [position: i32] {
        kind: Term<ConstraintKind>,
        first_day: Date,
        last_day: Date,
        names: AsJson<LocalText>,
        certainty: Term<Certainty>,
        zone: AsJson<Zone>,
    }

    /// The atlas of all this. There is one at most: an older one may hold what has since been hidden.
    snapshot in "published_snapshots" [hash: String] {
        bytes: Vec<u8>,
        published_on: Date,
        records: i64,
    }
}

//! Explore: the query that a view is, and the answer that map, timeline and list draw.

mod answer;
mod bbox;
pub(crate) mod encoding;
mod query;

pub use answer::{
    AreaCount, Bar, COMPACT_ANSWER, Cluster, ExploreAnswer, Facet, FacetCount, Lane, Resolution, Row, RowText,
    TimelineAnswer,
};
pub use bbox::Bbox;
pub use query::{ExploreQuery, QueryError};

//! What may go wrong while an atlas is built or read.

/// Records or bytes that no atlas can be made of.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AtlasError {
    /// Two areas are the same.
    #[error("the area {0} is given twice")]
    RepeatedArea(String),
    /// A district's slug cannot be stored.
    #[error("“{0}” cannot be a district's slug")]
    Slug(String),
    /// An area's label point is not on Earth.
    #[error("the area {0} has no usable label point")]
    LabelPoint(String),
    /// A record lies in an area that the atlas was not given.
    #[error("the record {record} lies in {area}, which is no known area")]
    UnknownArea {
        /// The record's id.
        record: String,
        /// The area's slug.
        area: String,
    },
    /// A record, organisation or story has an id that is no public id.
    #[error("{0} is not a public id")]
    Id(String),
    /// Two records have the same id.
    #[error("the record {0} is given twice")]
    RepeatedRecord(String),
    /// A record's details are those of another kind.
    #[error("the record {0} has the details of another kind")]
    Details(String),
    /// A record's dates are in the wrong order, or not within the years that queries can ask for.
    #[error("the record {0} has no usable dates")]
    Dates(String),
    /// More areas, records or texts than can be counted.
    #[error("too many {0}")]
    TooMany(&'static str),
    /// The bytes are no snapshot, or one of another version.
    #[error("not a snapshot that this version can read")]
    Version,
    /// The bytes are damaged.
    #[error("the snapshot's {0} are damaged")]
    Damaged(&'static str),
}

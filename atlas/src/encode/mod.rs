//! The snapshot: the columns as bytes that compress well and are read fast, and are never trusted.

mod read;
mod write;

use serde::{Deserialize, Serialize};

use crate::{
    calendar,
    columns::{KINDS, Traits},
};

pub(crate) use read::read;
pub(crate) use write::write;

/// Marks a snapshot, and the version of its layout.
const HEADER: &[u8; 4] = b"RBT\x01";

/// The body of a snapshot. Numbers are in planes; texts end with a zero. Columns that depend on the kind are
/// grouped by it, as equal numbers then stand together.
#[derive(Serialize, Deserialize)]
struct Packed<'a> {
    /// Of each area its region, with `WHOLE_REGION` where it is one.
    area_regions: &'a [u8],
    /// Districts' slugs; empty where they follow from the English name.
    slugs: &'a str,
    area_names: &'a str,
    /// Label points, counted up from the south-west.
    lons: &'a [u8],
    lats: &'a [u8],
    organisation_titles: &'a str,
    organisation_ids: &'a [u8],
    texts: &'a str,
    places: PackedLists<'a>,
    groups: PackedLists<'a>,
    /// Distance of each story's row from the one before.
    story_rows: &'a [u8],
    story_ids: &'a [u8],
    /// Days from a record's place in the list back to the next one's; the first from `START`.
    steps: &'a [u8],
    /// Of sensitive records, days from 1 January to their beginning.
    offsets: &'a [u8],
    traits: Terms<'a>,
    /// By kind: 0 where a record ends with the period of its precision, otherwise one more than its length.
    lengths: &'a [u8],
    /// By kind, as all that follow but the ids.
    flags: Terms<'a>,
    themes: Terms<'a>,
    topics: Terms<'a>,
    professions: Terms<'a>,
    record_places: &'a [u8],
    record_groups: &'a [u8],
    /// 0 for no text, 1 for one that was not met before, otherwise one more than the text's number.
    titles: &'a [u8],
    summaries: &'a [u8],
    ids: &'a [u8],
}

/// Lists of numbers: their lengths, and what they hold.
#[derive(Serialize, Deserialize)]
struct PackedLists<'a> {
    lengths: &'a [u8],
    items: &'a [u8],
}

/// A column of few different values: the values, and which of them a record has.
#[derive(Serialize, Deserialize)]
struct Terms<'a> {
    values: &'a [u8],
    column: &'a [u8],
}

/// Stands with the region of an area that is the whole region.
const WHOLE_REGION: u8 = 0x80;
/// The farthest west and south, in thousandths of a degree.
const WEST: i32 = -180_000;
const SOUTH: i32 = -90_000;
/// The day that the first record's step is counted from.
const START: i32 = calendar::LAST_DAY;

/// The slug that most districts of a name have.
fn usual_slug(name: &str) -> String {
    name.to_ascii_lowercase().replace(' ', "-")
}

/// The rows, grouped by the kind of their records.
fn grouped(traits: &[u16]) -> Vec<u32> {
    let mut rows: Vec<u32> = Vec::with_capacity(traits.len());
    for kind in 0..KINDS {
        rows.extend((0..traits.len() as u32).filter(|row| Traits(traits[*row as usize]).kind_index() == kind));
    }
    rows
}

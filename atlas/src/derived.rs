//! What is worked out once, when an atlas is built or read, so that no query has to.

use domain::safety::public::RecordKind;

use crate::{
    calendar,
    columns::{Columns, Stored, Traits},
    order,
    text::Folded,
};

/// Days that a record lasts at least to be drawn as a lane.
const LASTING: i32 = 20;

pub(crate) struct Derived {
    /// The years that all records lie in.
    pub first_year: i32,
    pub last_year: i32,
    /// All records by the month that they begin in, from January of the first year.
    pub months: Vec<u32>,
    /// Rows of the records that last, the longest first.
    pub lasting: Vec<u32>,
    /// The terms that any record has, one bit each.
    pub kinds: u16,
    pub disputes: u16,
    pub themes: u16,
    pub topics: u16,
    pub professions: u16,
    /// The texts that searches look through.
    pub texts: Folded,
    pub area_texts: Folded,
    pub organisation_texts: Folded,
}

impl Derived {
    pub(crate) fn new(stored: &Stored) -> Self {
        let columns = &stored.columns;
        let first_day = columns.from.iter().min().copied().unwrap_or(0);
        let last_day = columns.to.iter().max().copied().unwrap_or(0);
        let (first_year, last_year) = (calendar::month_of(first_day).0, calendar::month_of(last_day).0);
        let (mut kinds, mut disputes) = (0, 0);
        for traits in columns.traits.iter().map(|traits| Traits(*traits)) {
            kinds |= 1 << traits.kind_index();
            if let Some(dispute) = traits.dispute() {
                disputes |= 1 << dispute.index();
            }
        }
        let any = |sets: &[u16]| sets.iter().fold(0, |all, set| all | set);
        let (texts, area_texts, organisation_texts) = folded(stored);
        Self {
            first_year,
            last_year,
            months: months(columns, first_year, last_year),
            lasting: lasting(columns),
            kinds,
            disputes,
            themes: any(&columns.themes),
            topics: any(&columns.topics),
            professions: any(&columns.professions),
            texts,
            area_texts,
            organisation_texts,
        }
    }
}

fn months(columns: &Columns, first_year: i32, last_year: i32) -> Vec<u32> {
    let mut months = vec![0; (last_year - first_year + 1) as usize * 12];
    for from in &columns.from {
        let (year, month) = calendar::month_of(*from);
        months[((year - first_year) * 12 + month) as usize] += 1;
    }
    months
}

/// Whether a record of these traits and dates is drawn as a lane.
#[inline]
pub(crate) fn lasts(traits: u16, from: i32, to: i32) -> bool {
    to - from + 1 >= LASTING && matches!(Traits(traits).kind(), RecordKind::Training | RecordKind::Grant)
}

fn lasting(columns: &Columns) -> Vec<u32> {
    let rows = (0..columns.ids.len()).filter(|row| lasts(columns.traits[*row], columns.from[*row], columns.to[*row]));
    order::by_key(rows.map(|row| (columns.from[row].abs_diff(columns.to[row]) ^ u32::MAX, row as u32)))
}

fn folded(stored: &Stored) -> (Folded, Folded, Folded) {
    let mut texts = Folded::default();
    for text in &stored.texts {
        texts.write_all(text);
        texts.end();
    }
    let mut areas = Folded::default();
    for known in &stored.areas {
        areas.write_all(&known.names);
        let region = known.area.region();
        areas.write(region.slug());
        // Whoever looks for a region by its name finds what lies in its districts.
        let whole = stored.areas.iter().find(|other| other.area.district().is_none() && other.area.region() == region);
        if let Some(whole) = whole.filter(|_| known.area.district().is_some()) {
            areas.write_all(&whole.names);
        }
        areas.end();
    }
    let mut organisations = Folded::default();
    for (_, title) in &stored.organisations {
        organisations.write_all(title);
        organisations.end();
    }
    (texts, areas, organisations)
}

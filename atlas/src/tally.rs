//! The one pass over all records: everything that an answer counts.

use domain::explore::Facet;

use crate::{
    columns::{KINDS, PROFESSION_SETS, Stored, THEME_SETS, TOPIC_SETS, Traits},
    derived::lasts,
    filter::{DATES, Filter, bit},
    timeline::Scale,
    view::View,
};

/// Counts of records by kind.
pub(crate) type Kinds = [u32; KINDS];

/// Counts by the values of columns; what they say of single terms is worked out afterwards, as values are few.
///
/// A record that fails no filter counts everywhere; one that fails a single facet's filter in that facet alone.
pub(crate) struct Tally {
    pub matched: u32,
    pub began_before: u32,
    /// Matching records by traits.
    pub traits: Vec<u32>,
    /// Records that fail the filter of their kind or dispute alone, by traits.
    pub other_kinds: Vec<u32>,
    pub other_disputes: Vec<u32>,
    pub themes: Vec<u32>,
    pub topics: Vec<u32>,
    pub professions: Vec<u32>,
    pub groups: Vec<u32>,
    /// Matching records by set of areas and kind.
    pub places: Vec<Kinds>,
    /// Records that fail the filter of their region or district alone, by set of areas.
    pub other_regions: Vec<u32>,
    pub other_districts: Vec<u32>,
    /// Records by the bar that they begin in, under every filter but the dates.
    pub bars: Vec<Kinds>,
    /// Records that last, under every filter but the dates.
    pub lasting: u32,
    /// The rows of the list's page.
    pub rows: Vec<u32>,
}

impl Tally {
    fn new(stored: &Stored, scale: &Scale) -> Self {
        let places = stored.places.len();
        Self {
            matched: 0,
            began_before: 0,
            traits: vec![0; Traits::END],
            other_kinds: vec![0; Traits::END],
            other_disputes: vec![0; Traits::END],
            themes: vec![0; THEME_SETS],
            topics: vec![0; TOPIC_SETS],
            professions: vec![0; PROFESSION_SETS],
            groups: vec![0; stored.groups.len()],
            places: vec![[0; KINDS]; places],
            other_regions: vec![0; places],
            other_districts: vec![0; places],
            bars: vec![[0; KINDS]; scale.bars()],
            lasting: 0,
            rows: Vec::new(),
        }
    }

    pub(crate) fn count(stored: &Stored, filter: &Filter<'_>, scale: &Scale, view: &View) -> Self {
        let mut tally = Self::new(stored, scale);
        let page = view.offset..view.offset.saturating_add(view.limit);
        for row in 0..stored.len() {
            let fails = filter.fails(row);
            if fails & !DATES == 0 {
                tally.add_to_timeline(stored, scale, row);
            }
            if fails == 0 {
                if page.contains(&tally.matched) {
                    tally.rows.push(row as u32);
                }
                tally.add(stored, filter.from, row);
            } else if fails.is_power_of_two() {
                tally.add_other(stored, fails, row);
            }
        }
        tally
    }

    #[inline]
    fn add_to_timeline(&mut self, stored: &Stored, scale: &Scale, row: usize) {
        let columns = &stored.columns;
        let (traits, from) = (columns.traits[row], columns.from[row]);
        self.bars[scale.bar_of(from)][Traits(traits).kind_index()] += 1;
        self.lasting += u32::from(lasts(traits, from, columns.to[row]));
    }

    #[inline]
    fn add(&mut self, stored: &Stored, first_day: i32, row: usize) {
        let columns = &stored.columns;
        let traits = columns.traits[row];
        self.matched += 1;
        self.began_before += u32::from(columns.from[row] < first_day);
        self.traits[usize::from(traits)] += 1;
        self.themes[usize::from(columns.themes[row])] += 1;
        self.topics[usize::from(columns.topics[row])] += 1;
        self.professions[usize::from(columns.professions[row])] += 1;
        self.groups[columns.groups[row] as usize] += 1;
        self.places[columns.places[row] as usize][Traits(traits).kind_index()] += 1;
    }

    fn add_other(&mut self, stored: &Stored, fails: u16, row: usize) {
        const KIND: u16 = bit(Facet::Kind);
        const REGION: u16 = bit(Facet::Region);
        const DISTRICT: u16 = bit(Facet::District);
        const DISPUTE: u16 = bit(Facet::Dispute);
        const THEME: u16 = bit(Facet::Theme);
        const TOPIC: u16 = bit(Facet::Topic);
        const PROFESSION: u16 = bit(Facet::Profession);
        const ORGANISATION: u16 = bit(Facet::Organisation);
        let columns = &stored.columns;
        match fails {
            KIND => self.other_kinds[usize::from(columns.traits[row])] += 1,
            REGION => self.other_regions[columns.places[row] as usize] += 1,
            DISTRICT => self.other_districts[columns.places[row] as usize] += 1,
            DISPUTE => self.other_disputes[usize::from(columns.traits[row])] += 1,
            THEME => self.themes[usize::from(columns.themes[row])] += 1,
            TOPIC => self.topics[usize::from(columns.topics[row])] += 1,
            PROFESSION => self.professions[usize::from(columns.professions[row])] += 1,
            ORGANISATION => self.groups[columns.groups[row] as usize] += 1,
            _ => {}
        }
    }
}

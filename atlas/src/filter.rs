//! The filters: which of them each record fails.

use domain::{
    explore::{Bbox, ExploreQuery, Facet},
    ids::PublicId,
    safety::public::RecordKind,
};

use crate::{
    columns::{Lists, Stored, Traits, number_of},
    derived::Derived,
    search::Search,
    text,
};

/// The filter of a facet, as a bit of those that a record fails.
pub(crate) const fn bit(facet: Facet) -> u16 {
    1 << facet.index()
}
/// The filters that are no facets.
pub(crate) const DATES: u16 = 1 << Facet::ALL.len();
const BBOX: u16 = DATES << 1;
const TEXT: u16 = DATES << 2;

/// Stands in both a record's terms and the wanted ones where any will do; no vocabulary has as many terms.
const ANY: u16 = 1 << 15;

/// A query made ready to be held against rows.
pub(crate) struct Filter<'a> {
    stored: &'a Stored,
    /// The filters failed by records of each value of a column.
    traits: Vec<u16>,
    places: Vec<u16>,
    groups: Vec<u16>,
    /// The wanted terms, or `ANY`.
    themes: u16,
    topics: u16,
    professions: u16,
    /// First and last day.
    pub from: i32,
    pub to: i32,
    words: Vec<Search>,
}

impl<'a> Filter<'a> {
    pub(crate) fn new(stored: &'a Stored, derived: &Derived, query: &ExploreQuery) -> Self {
        let any = |wanted: u16| if wanted == 0 { ANY } else { wanted };
        let words = text::words(&query.text);
        Self {
            stored,
            traits: (0..Traits::END).map(|traits| fails_traits(Traits(traits as u16), query)).collect(),
            places: fails_places(stored, query),
            groups: fails_groups(stored, &query.organisations),
            themes: any(query.themes.iter().fold(0, |set, term| set | 1 << term.index())),
            topics: any(query.topics.iter().fold(0, |set, term| set | 1 << term.index())),
            professions: any(query.professions.iter().fold(0, |set, term| set | 1 << term.index())),
            from: query.from.map_or(i32::MIN, |from| domain::dates::day_number(from.first_day())),
            to: query.to.map_or(i32::MAX, |to| domain::dates::day_number(to.last_day())),
            words: words.chunks(32).map(|words| Search::new(stored, derived, words)).collect(),
        }
    }

    /// The filters that a record fails, one bit each.
    #[inline]
    pub(crate) fn fails(&self, row: usize) -> u16 {
        let columns = &self.stored.columns;
        let missing = |terms: u16, wanted: u16, facet: Facet| {
            if (terms | ANY) & wanted == 0 { bit(facet) } else { 0 }
        };
        let mut fails = self.traits[usize::from(columns.traits[row])]
            | self.places[columns.places[row] as usize]
            | self.groups[columns.groups[row] as usize]
            | missing(columns.themes[row], self.themes, Facet::Theme)
            | missing(columns.topics[row], self.topics, Facet::Topic)
            | missing(columns.professions[row], self.professions, Facet::Profession);
        if (columns.to[row] < self.from) | (columns.from[row] > self.to) {
            fails |= DATES;
        }
        if self.words.iter().any(|words| !words.finds(columns, row)) {
            fails |= TEXT;
        }
        fails
    }
}

fn fails_traits(traits: Traits, query: &ExploreQuery) -> u16 {
    let kind: RecordKind = traits.kind();
    let mut fails = 0;
    if !query.kinds.is_empty() && !query.kinds.contains(&kind) {
        fails |= bit(Facet::Kind);
    }
    if !query.disputes.is_empty() && !traits.dispute().is_some_and(|dispute| query.disputes.contains(&dispute)) {
        fails |= bit(Facet::Dispute);
    }
    fails
}

/// For each set of areas, the filters that records in them fail: an area is enough to pass.
fn fails_places(stored: &Stored, query: &ExploreQuery) -> Vec<u16> {
    let fails_area: Vec<u16> = stored
        .areas
        .iter()
        .map(|known| {
            let mut fails = 0;
            if !query.regions.is_empty() && !query.regions.contains(&known.area.region()) {
                fails |= bit(Facet::Region);
            }
            let is_wanted = |slug| query.districts.iter().any(|wanted| wanted == slug);
            if !query.districts.is_empty() && !known.area.district().is_some_and(is_wanted) {
                fails |= bit(Facet::District);
            }
            if query.bbox.is_some_and(|bbox| !contains(bbox, known.lon, known.lat)) {
                fails |= BBOX;
            }
            fails
        })
        .collect();
    let nowhere = fails_nowhere(query);
    each(&stored.places, |places| places.iter().fold(nowhere, |fails, area| fails & fails_area[*area as usize]))
}

/// The filters that a record without an area fails.
fn fails_nowhere(query: &ExploreQuery) -> u16 {
    let mut fails = 0;
    if !query.regions.is_empty() {
        fails |= bit(Facet::Region);
    }
    if !query.districts.is_empty() {
        fails |= bit(Facet::District);
    }
    if query.bbox.is_some() {
        fails |= BBOX;
    }
    fails
}

fn contains(bbox: Bbox, lon: f64, lat: f64) -> bool {
    bbox.west <= lon && lon <= bbox.east && bbox.south <= lat && lat <= bbox.north
}

fn fails_groups(stored: &Stored, wanted: &[PublicId]) -> Vec<u16> {
    if wanted.is_empty() {
        return vec![0; stored.groups.len()];
    }
    let wanted: Vec<u64> = wanted.iter().filter_map(number_of).collect();
    let is_wanted: Vec<bool> =
        stored.organisations.iter().map(|(id, _)| number_of(id).is_some_and(|id| wanted.contains(&id))).collect();
    each(&stored.groups, |group| {
        if group.iter().any(|organisation| is_wanted[*organisation as usize]) { 0 } else { bit(Facet::Organisation) }
    })
}

fn each(lists: &Lists, value: impl Fn(&[u32]) -> u16) -> Vec<u16> {
    lists.iter().map(value).collect()
}

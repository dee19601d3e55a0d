//! Counts of terms and areas, from the counts of the values that have them.

use domain::{
    explore::{AreaCount, ExploreQuery, Facet, FacetCount},
    interventions::Dispute,
    members::Profession,
    organisations::Theme,
    places::Region,
    safety::public::RecordKind,
    trainings::Topic,
};

use crate::{
    columns::{KINDS, Lists, Stored, Traits},
    derived::Derived,
    order,
    tally::{Kinds, Tally},
};

/// The most frequent organisations are counted in an answer, so that it doesn't grow with them, beside the wanted ones.
pub const ORGANISATIONS: usize = 100;

/// The facets in their order.
pub(crate) fn facets(
    stored: &Stored,
    derived: &Derived,
    query: &ExploreQuery,
    tally: &Tally,
) -> Vec<(Facet, Vec<FacetCount>)> {
    Facet::ALL
        .iter()
        .map(|facet| {
            let counts = match facet {
                Facet::Kind => kinds(derived, tally),
                Facet::Region => regions(stored, tally),
                Facet::District => districts(stored, tally),
                Facet::Dispute => disputes(derived, tally),
                Facet::Theme => sets(Theme::ALL.iter().map(|term| term.slug()), derived.themes, &tally.themes),
                Facet::Topic => sets(Topic::ALL.iter().map(|term| term.slug()), derived.topics, &tally.topics),
                Facet::Profession => {
                    sets(Profession::ALL.iter().map(|term| term.slug()), derived.professions, &tally.professions)
                }
                Facet::Organisation => organisations(stored, query, tally),
            };
            (*facet, counts)
        })
        .collect()
}

/// The terms that any record has, as `known` says, with their counts.
fn listed<'a>(terms: impl Iterator<Item = &'a str>, known: u16, counts: &[u32]) -> Vec<FacetCount> {
    terms
        .zip(counts)
        .enumerate()
        .filter(|(index, _)| known & 1 << index != 0)
        .map(|(_, (term, count))| FacetCount { term: term.to_owned(), count: *count })
        .collect()
}

fn kinds(derived: &Derived, tally: &Tally) -> Vec<FacetCount> {
    let mut counts = [0; KINDS];
    for (traits, (matched, other)) in tally.traits.iter().zip(&tally.other_kinds).enumerate() {
        if let Some(count) = counts.get_mut(Traits(traits as u16).kind_index()) {
            *count += matched + other;
        }
    }
    listed(RecordKind::EXPLORED.iter().map(|kind| kind.slug()), derived.kinds, &counts)
}

fn disputes(derived: &Derived, tally: &Tally) -> Vec<FacetCount> {
    let mut counts = vec![0; Dispute::ALL.len()];
    for (traits, (matched, other)) in tally.traits.iter().zip(&tally.other_disputes).enumerate() {
        if let Some(dispute) = Traits(traits as u16).dispute() {
            counts[dispute.index()] += matched + other;
        }
    }
    listed(Dispute::ALL.iter().map(|dispute| dispute.slug()), derived.disputes, &counts)
}

/// Counts of single terms from counts of sets of them.
fn sets<'a>(terms: impl Iterator<Item = &'a str>, known: u16, sets: &[u32]) -> Vec<FacetCount> {
    let mut counts = [0; 16];
    for (set, records) in sets.iter().enumerate().filter(|(_, records)| **records > 0) {
        for (term, count) in counts.iter_mut().enumerate() {
            if set & 1 << term != 0 {
                *count += records;
            }
        }
    }
    listed(terms, known, &counts)
}

fn regions(stored: &Stored, tally: &Tally) -> Vec<FacetCount> {
    let mut counts = [0; Region::ALL.len()];
    let mut known = 0;
    for (set, places) in stored.places.iter().enumerate() {
        let regions = places.iter().fold(0, |regions, area| regions | 1 << stored.region(*area).index());
        known |= regions;
        let records = tally.places[set].iter().sum::<u32>() + tally.other_regions[set];
        for (region, count) in counts.iter_mut().enumerate() {
            if regions & 1 << region != 0 {
                *count += records;
            }
        }
    }
    listed(Region::ALL.iter().map(|region| region.slug()), known, &counts)
}

fn districts(stored: &Stored, tally: &Tally) -> Vec<FacetCount> {
    let records: Vec<u32> = tally
        .places
        .iter()
        .zip(&tally.other_districts)
        .map(|(kinds, other)| kinds.iter().sum::<u32>() + other)
        .collect();
    let counts = items(&stored.places, &records, stored.areas.len());
    let named = stored.areas.iter().zip(counts).filter_map(|(known, count)| Some((known.area.district()?, count?)));
    named.map(|(slug, count)| FacetCount { term: slug.to_owned(), count }).collect()
}

/// Counts of single items from counts of lists of them; none for items that are on no list.
fn items(lists: &Lists, records: &[u32], count: usize) -> Vec<Option<u32>> {
    let mut counts = vec![None; count];
    for (list, records) in lists.iter().zip(records) {
        for item in list {
            *counts[*item as usize].get_or_insert(0) += records;
        }
    }
    counts
}

fn organisations(stored: &Stored, query: &ExploreQuery, tally: &Tally) -> Vec<FacetCount> {
    let mut counts = items(&stored.groups, &tally.groups, stored.organisations.len());
    let is_wanted = |index: usize| query.organisations.contains(&stored.organisations[index].0);
    let counted = counts.iter().zip(0..).filter_map(|(count, index)| Some((u32::MAX - (*count)?, index)));
    for index in order::by_key(counted).into_iter().skip(ORGANISATIONS) {
        if !is_wanted(index as usize) {
            counts[index as usize] = None;
        }
    }
    let term = |index: usize| stored.organisations[index].0.as_str().to_owned();
    let counted = counts.into_iter().enumerate().filter_map(|(index, count)| Some((index, count?)));
    counted.map(|(index, count)| FacetCount { term: term(index), count }).collect()
}

/// Matching records by area, and those without one.
pub(crate) fn areas(stored: &Stored, tally: &Tally) -> (Vec<AreaCount>, u32) {
    let mut counts: Vec<Kinds> = vec![[0; KINDS]; stored.areas.len()];
    let mut without = 0;
    for (places, records) in stored.places.iter().zip(&tally.places) {
        if places.is_empty() {
            without += records.iter().sum::<u32>();
        }
        for area in places {
            for (count, records) in counts[*area as usize].iter_mut().zip(records) {
                *count += records;
            }
        }
    }
    let counted = stored.areas.iter().zip(counts).filter(|(_, kinds)| *kinds != [0; KINDS]);
    (counted.map(|(known, kinds)| AreaCount { area: known.area.clone(), kinds }).collect(), without)
}

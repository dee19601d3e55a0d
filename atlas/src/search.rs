//! The text filter: each word is looked for once in every text, term and name, and then by number in the rows.

use domain::{members::Profession, organisations::Theme, trainings::Topic};

use crate::{
    columns::{Columns, Lists, PROFESSION_SETS, Stored, THEME_SETS, TOPIC_SETS, Traits},
    derived::Derived,
    text::fold,
};

/// Up to 32 words of a query, and for each value of each column which of them it has, one bit each.
pub(crate) struct Search {
    all: u32,
    traits: Vec<u32>,
    themes: Vec<u32>,
    topics: Vec<u32>,
    professions: Vec<u32>,
    places: Vec<u32>,
    groups: Vec<u32>,
    texts: Vec<u32>,
}

impl Search {
    pub(crate) fn new(stored: &Stored, derived: &Derived, words: &[String]) -> Self {
        Self {
            all: words.iter().fold(0, |all, _| all << 1 | 1),
            traits: (0..Traits::END).map(|traits| in_traits(Traits(traits as u16), words)).collect(),
            themes: in_sets(THEME_SETS, Theme::ALL.iter().map(|term| term.slug()), words),
            topics: in_sets(TOPIC_SETS, Topic::ALL.iter().map(|term| term.slug()), words),
            professions: in_sets(PROFESSION_SETS, Profession::ALL.iter().map(|term| term.slug()), words),
            places: in_lists(&stored.places, &derived.area_texts.search(words)),
            groups: in_lists(&stored.groups, &derived.organisation_texts.search(words)),
            texts: derived.texts.search(words),
        }
    }

    /// Whether a record has all the words.
    #[inline]
    pub(crate) fn finds(&self, columns: &Columns, row: usize) -> bool {
        let found = self.traits[usize::from(columns.traits[row])]
            | self.themes[usize::from(columns.themes[row])]
            | self.topics[usize::from(columns.topics[row])]
            | self.professions[usize::from(columns.professions[row])]
            | self.places[columns.places[row] as usize]
            | self.groups[columns.groups[row] as usize]
            | self.texts[columns.titles[row] as usize]
            | self.texts[columns.summaries[row] as usize];
        found == self.all
    }
}

/// The words that a term has.
fn in_term(slug: &str, words: &[String]) -> u32 {
    let mut folded = String::new();
    fold(slug, &mut folded);
    words.iter().rev().fold(0, |found, word| found << 1 | u32::from(folded.contains(word.as_str())))
}

fn in_traits(traits: Traits, words: &[String]) -> u32 {
    if !traits.is_valid() {
        return 0;
    }
    let slugs = [
        Some(traits.kind().slug()),
        traits.dispute().map(|term| term.slug()),
        traits.mode().map(|term| term.slug()),
        traits.outcome().map(|term| term.slug()),
        traits.training_kind().map(|term| term.slug()),
        traits.objective().map(|term| term.slug()),
    ];
    slugs.into_iter().flatten().fold(0, |found, slug| found | in_term(slug, words))
}

/// The words that each set of terms has, by the set as a number.
fn in_sets<'a>(count: usize, slugs: impl Iterator<Item = &'a str>, words: &[String]) -> Vec<u32> {
    let terms: Vec<u32> = slugs.map(|slug| in_term(slug, words)).collect();
    let mut sets = vec![0; count];
    for set in 1..count {
        // A set has the words of its first term and of the rest, which is a smaller number.
        sets[set] = sets[set & (set - 1)] | terms[set.trailing_zeros() as usize];
    }
    sets
}

fn in_lists(lists: &Lists, found: &[u32]) -> Vec<u32> {
    lists.iter().map(|list| list.iter().fold(0, |all, item| all | found[*item as usize])).collect()
}

//! The columns: one value a record, in list order, with the tables of what records share.

use domain::{
    dates::{Precision, Span, from_day_number},
    ids::PublicId,
    interventions::{Dispute, Mode, Outcome},
    members::Profession,
    organisations::{GrantObjective, Theme},
    places::Region,
    safety::public::{PlaceNote, RecordKind},
    text::LocalText,
    trainings::{Topic, TrainingKind},
};

use crate::area::AtlasArea;

/// The number of kinds on map and timeline.
pub(crate) const KINDS: usize = RecordKind::EXPLORED.len();
/// Values that sets of themes, modules and professions can have, one bit a term.
pub(crate) const THEME_SETS: usize = 1 << Theme::ALL.len();
pub(crate) const TOPIC_SETS: usize = 1 << Topic::ALL.len();
pub(crate) const PROFESSION_SETS: usize = 1 << Profession::ALL.len();

/// All that is stored of the records: what an atlas is built into, and its bytes are read into.
pub(crate) struct Stored {
    pub areas: Vec<AtlasArea>,
    /// Organisations by English title.
    pub organisations: Vec<(PublicId, LocalText)>,
    /// Titles and summaries, each once; the first is empty.
    pub texts: Vec<LocalText>,
    /// The sets of areas that records lie in, as positions in `areas`.
    pub places: Lists,
    /// The sets of organisations that records belong to.
    pub groups: Lists,
    /// Stories of interventions, by row.
    pub stories: Vec<(u32, u64)>,
    pub columns: Columns,
}

/// The columns proper, all of one length.
#[derive(Default)]
pub(crate) struct Columns {
    /// Public ids as numbers that sort as the ids do.
    pub ids: Vec<u64>,
    /// First and last day.
    pub from: Vec<i32>,
    pub to: Vec<i32>,
    pub traits: Vec<u16>,
    pub flags: Vec<u8>,
    pub themes: Vec<u16>,
    pub topics: Vec<u16>,
    pub professions: Vec<u16>,
    /// Positions in the tables.
    pub places: Vec<u32>,
    pub groups: Vec<u32>,
    pub titles: Vec<u32>,
    pub summaries: Vec<u32>,
}

impl Stored {
    pub(crate) fn len(&self) -> usize {
        self.columns.ids.len()
    }

    pub(crate) fn id(&self, row: usize) -> PublicId {
        id_of(self.columns.ids[row])
    }

    pub(crate) fn span(&self, row: usize) -> Span {
        Span {
            from: from_day_number(self.columns.from[row]),
            to: from_day_number(self.columns.to[row]),
            precision: Flags(self.columns.flags[row]).precision(),
        }
    }

    /// The region of an area, by the area's position.
    pub(crate) fn region(&self, area: u32) -> Region {
        self.areas[area as usize].area.region()
    }
}

/// Lists of numbers, end to end.
#[derive(Default)]
pub(crate) struct Lists {
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    pub(crate) fn push(&mut self, list: &[u32]) {
        self.items.extend_from_slice(list);
        self.ends.push(self.items.len() as u32);
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn get(&self, index: usize) -> &[u32] {
        let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        &self.items[start..self.ends[index] as usize]
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.len()).map(|index| self.get(index))
    }

    /// The numbers of all lists.
    pub(crate) fn items(&self) -> &[u32] {
        &self.items
    }
}

/// Kind and the terms that go with it: 3 bits of kind, 3 of dispute, training kind or objective, 1 of mode, 3 of outcome.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Traits(pub u16);

impl Traits {
    /// One more than the highest value.
    pub(crate) const END: usize = 1 << 10;

    pub(crate) fn plain(kind: usize) -> Self {
        Self(kind as u16)
    }

    pub(crate) fn with_term(kind: usize, term: usize) -> Self {
        Self((kind | term << 3) as u16)
    }

    pub(crate) fn intervention(kind: usize, dispute: Dispute, mode: Mode, outcome: Outcome) -> Self {
        Self((kind | dispute.index() << 3 | mode.index() << 6 | outcome.index() << 7) as u16)
    }

    /// Position of the kind in `RecordKind::EXPLORED`.
    pub(crate) fn kind_index(self) -> usize {
        usize::from(self.0 & 7)
    }

    pub(crate) fn kind(self) -> RecordKind {
        RecordKind::EXPLORED.get(self.kind_index()).copied().unwrap_or(RecordKind::Intervention)
    }

    fn term_index(self) -> usize {
        usize::from(self.0 >> 3 & 7)
    }

    pub(crate) fn dispute(self) -> Option<Dispute> {
        if self.kind() == RecordKind::Intervention { Dispute::ALL.get(self.term_index()).copied() } else { None }
    }

    pub(crate) fn mode(self) -> Option<Mode> {
        if self.kind() == RecordKind::Intervention {
            Mode::ALL.get(usize::from(self.0 >> 6 & 1)).copied()
        } else {
            None
        }
    }

    pub(crate) fn outcome(self) -> Option<Outcome> {
        if self.kind() == RecordKind::Intervention { Outcome::ALL.get(usize::from(self.0 >> 7)).copied() } else { None }
    }

    pub(crate) fn training_kind(self) -> Option<TrainingKind> {
        if self.kind() == RecordKind::Training { TrainingKind::ALL.get(self.term_index()).copied() } else { None }
    }

    pub(crate) fn objective(self) -> Option<GrantObjective> {
        if self.kind() == RecordKind::Grant { GrantObjective::ALL.get(self.term_index()).copied() } else { None }
    }

    /// Whether a record can have these traits.
    pub(crate) fn is_valid(self) -> bool {
        let plain = self.0 >> 3 == 0;
        let term_alone = self.0 >> 6 == 0;
        usize::from(self.0) < Self::END
            && self.kind_index() < KINDS
            && match self.kind() {
                RecordKind::Intervention => self.dispute().is_some() && self.outcome().is_some(),
                RecordKind::Training => term_alone && self.training_kind().is_some(),
                RecordKind::Grant => term_alone && self.objective().is_some(),
                _ => plain,
            }
    }
}

/// What a list says beside a record: 2 bits of precision, 3 of place note, then three yes or no.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Flags(pub u8);

const PLACE_NOTES: [PlaceNote; 5] = [
    PlaceNote::AsKnown,
    PlaceNote::RegionForSafety,
    PlaceNote::RegionKnown,
    PlaceNote::Countrywide,
    PlaceNote::NotTold,
];

impl Flags {
    pub(crate) fn new(
        precision: Precision,
        place: PlaceNote,
        inferred: bool,
        demonstration: bool,
        sensitive: bool,
    ) -> Self {
        let place = PLACE_NOTES.iter().position(|note| *note == place).unwrap_or(PLACE_NOTES.len() - 1);
        let bits = precision.index() | place << 2;
        Self(bits as u8 | u8::from(inferred) << 5 | u8::from(demonstration) << 6 | u8::from(sensitive) << 7)
    }

    pub(crate) fn precision(self) -> Precision {
        Precision::ALL[usize::from(self.0 & 3)]
    }

    pub(crate) fn place(self) -> PlaceNote {
        PLACE_NOTES.get(usize::from(self.0 >> 2 & 7)).copied().unwrap_or(PlaceNote::NotTold)
    }

    pub(crate) fn inferred(self) -> bool {
        self.0 & 1 << 5 != 0
    }

    pub(crate) fn demonstration(self) -> bool {
        self.0 & 1 << 6 != 0
    }

    pub(crate) fn sensitive(self) -> bool {
        self.0 & 1 << 7 != 0
    }

    pub(crate) fn is_valid(self) -> bool {
        usize::from(self.0 >> 2 & 7) < PLACE_NOTES.len()
    }
}

/// A public id as a number of 50 bits that sorts as the id does.
pub(crate) fn number_of(id: &PublicId) -> Option<u64> {
    let text = id.as_str().as_bytes();
    let mut number = 0;
    for character in text {
        let digit = PublicId::ALPHABET.iter().position(|known| known == character)?;
        number = number << 5 | digit as u64;
    }
    (text.len() == PublicId::LENGTH).then_some(number)
}

/// The public id of a number.
pub(crate) fn id_of(number: u64) -> PublicId {
    let mut reversed = 0;
    for digit in 0..PublicId::LENGTH {
        reversed = reversed << 5 | (number >> (5 * digit) & 31);
    }
    PublicId::from_random(reversed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_their_numbers_sort_alike() {
        let mut ids: Vec<PublicId> =
            (0..500_u64).map(|seed| PublicId::from_random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect();
        ids.sort();
        let numbers: Vec<u64> = ids.iter().map(|id| number_of(id).expect("a public id")).collect();
        assert!(numbers.is_sorted());
        assert_eq!(numbers.into_iter().map(id_of).collect::<Vec<_>>(), ids);
    }

    #[test]
    fn all_terms_fit_their_bits() {
        for dispute in Dispute::ALL {
            for outcome in Outcome::ALL {
                let traits = Traits::intervention(0, *dispute, Mode::Indirect, *outcome);
                assert!(traits.is_valid());
                assert_eq!((traits.dispute(), traits.outcome()), (Some(*dispute), Some(*outcome)));
                assert_eq!(traits.mode(), Some(Mode::Indirect));
            }
        }
        assert!(Theme::ALL.len() < 16 && Topic::ALL.len() < 16 && Profession::ALL.len() < 16);
        assert!(Region::ALL.len() <= 8);
        for place in PLACE_NOTES {
            let flags = Flags::new(Precision::Quarter, place, true, false, true);
            assert!(flags.is_valid() && flags.inferred() && !flags.demonstration() && flags.sensitive());
            assert_eq!((flags.place(), flags.precision()), (place, Precision::Quarter));
        }
    }
}

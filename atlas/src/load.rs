//! From published records to columns.

use std::{cmp::Reverse, collections::HashMap};

use domain::{
    dates::day_number,
    ids::PublicId,
    places::Area,
    safety::public::{PublicDetails, PublicLink, PublicRecord, RecordKind},
    text::LocalText,
};

use crate::{
    area::{AtlasArea, place},
    calendar,
    columns::{Columns, Flags, Lists, Stored, Traits, number_of},
    error::AtlasError,
};

/// A record in its place in the list.
struct Listed<'a> {
    /// The day that it is listed by.
    key: i32,
    id: u64,
    from: i32,
    to: i32,
    record: &'a PublicRecord,
}

/// Columns of all records of the kinds on map and timeline, in list order.
pub(crate) fn store(areas: Vec<AtlasArea>, records: &[PublicRecord]) -> Result<Stored, AtlasError> {
    let areas = place(areas)?;
    let listed = list(records)?;
    let organisations = organisations(&listed)?;
    let mut loader = Loader {
        areas: areas.iter().enumerate().map(|(index, known)| (&known.area, index as u32)).collect(),
        organisations: organisations.iter().enumerate().map(|(index, (id, _))| (id, index as u32)).collect(),
        texts: Texts::default(),
        places: Sets::default(),
        groups: Sets::default(),
        stories: Vec::new(),
        columns: Columns::default(),
    };
    for one in &listed {
        loader.add(one)?;
    }
    let Loader { texts, places, groups, stories, mut columns, .. } = loader;
    let places = places.ranked(&mut columns.places);
    let groups = groups.ranked(&mut columns.groups);
    Ok(Stored { areas, organisations, texts: texts.list, places, groups, stories, columns })
}

/// Records in list order: the newest first, but sensitive ones as if they had begun on 1 January.
fn list(records: &[PublicRecord]) -> Result<Vec<Listed<'_>>, AtlasError> {
    let mut listed = Vec::new();
    for record in records.iter().filter(|record| RecordKind::EXPLORED.contains(&record.kind)) {
        let (from, to) = (day_number(record.span.from), day_number(record.span.to));
        if !calendar::is_usable(from) || !calendar::is_usable(to) || to < from {
            return Err(AtlasError::Dates(record.id.to_string()));
        }
        let key = if record.sensitive { calendar::start_of_year(from) } else { from };
        listed.push(Listed { key, id: number(&record.id)?, from, to, record });
    }
    if u32::try_from(listed.len()).is_err() {
        return Err(AtlasError::TooMany("records"));
    }
    let mut ids: Vec<u64> = listed.iter().map(|one| one.id).collect();
    ids.sort_unstable();
    if let Some(pair) = ids.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(AtlasError::RepeatedRecord(crate::columns::id_of(pair[0]).to_string()));
    }
    listed.sort_unstable_by_key(|one| (Reverse(one.key), one.id));
    Ok(listed)
}

fn number(id: &PublicId) -> Result<u64, AtlasError> {
    number_of(id).ok_or_else(|| AtlasError::Id(id.to_string()))
}

/// The organisations that records belong to or are, by English title. An organisation's own record names it best.
fn organisations(listed: &[Listed<'_>]) -> Result<Vec<(PublicId, LocalText)>, AtlasError> {
    let mut titles: HashMap<&PublicId, &LocalText> = HashMap::new();
    for PublicLink { id, title, .. } in listed.iter().flat_map(|one| &one.record.organisations) {
        number(id)?;
        let known = titles.entry(id).or_insert(title);
        if known.is_empty() {
            *known = title;
        }
    }
    for one in listed.iter().filter(|one| one.record.kind == RecordKind::Organisation) {
        number(&one.record.id)?;
        let known = titles.entry(&one.record.id).or_insert(&one.record.title);
        if !one.record.title.is_empty() {
            *known = &one.record.title;
        }
    }
    let mut titles: Vec<(PublicId, LocalText)> =
        titles.into_iter().map(|(id, title)| (id.clone(), storable(title))).collect();
    titles.sort_unstable_by(|one, other| (&one.1.en, &one.0).cmp(&(&other.1.en, &other.0)));
    Ok(titles)
}

/// The text without the character that ends texts in the snapshot.
pub(crate) fn storable(text: &LocalText) -> LocalText {
    let clean = |text: &str| text.replace('\0', "");
    LocalText { en: clean(&text.en), ur: clean(&text.ur), sd: clean(&text.sd), ps: clean(&text.ps) }
}

struct Loader<'a> {
    areas: HashMap<&'a Area, u32>,
    organisations: HashMap<&'a PublicId, u32>,
    texts: Texts,
    places: Sets,
    groups: Sets,
    stories: Vec<(u32, u64)>,
    columns: Columns,
}

impl Loader<'_> {
    fn add(&mut self, one: &Listed<'_>) -> Result<(), AtlasError> {
        let record = one.record;
        let row = self.columns.ids.len() as u32;
        let places = self.places_of(record)?;
        let groups = record.organisation_ids().filter_map(|id| self.organisations.get(id).copied()).collect();
        if let PublicDetails::Intervention(details) = &record.details
            && let Some(story) = &details.story
        {
            self.stories.push((row, number(&story.id)?));
        }
        let flags = Flags::new(
            record.span.precision,
            record.place,
            !record.inferred.is_empty(),
            record.demonstration,
            record.sensitive,
        );
        let columns = &mut self.columns;
        columns.ids.push(one.id);
        columns.from.push(one.from);
        columns.to.push(one.to);
        columns.traits.push(traits(record)?.0);
        columns.flags.push(flags.0);
        columns.themes.push(bits(record.themes.iter().map(|term| term.index())));
        columns.topics.push(bits(record.topics.iter().map(|term| term.index())));
        columns.professions.push(bits(record.professions.iter().map(|term| term.index())));
        columns.places.push(self.places.intern(places));
        columns.groups.push(self.groups.intern(groups));
        columns.titles.push(self.texts.intern(&record.title)?);
        columns.summaries.push(self.texts.intern(&record.summary)?);
        Ok(())
    }

    fn places_of(&self, record: &PublicRecord) -> Result<Vec<u32>, AtlasError> {
        let mut places = Vec::with_capacity(record.areas.len());
        for area in &record.areas {
            let known = self.areas.get(area).ok_or_else(|| AtlasError::UnknownArea {
                record: record.id.to_string(),
                area: area.district().unwrap_or(area.region().slug()).to_owned(),
            })?;
            places.push(*known);
        }
        Ok(places)
    }
}

fn bits(terms: impl Iterator<Item = usize>) -> u16 {
    terms.fold(0, |set, term| set | 1 << term)
}

fn traits(record: &PublicRecord) -> Result<Traits, AtlasError> {
    let mismatch = || AtlasError::Details(record.id.to_string());
    let kind = RecordKind::EXPLORED.iter().position(|kind| *kind == record.kind).ok_or_else(mismatch)?;
    Ok(match (record.kind, &record.details) {
        (RecordKind::Intervention, PublicDetails::Intervention(details)) => {
            Traits::intervention(kind, details.dispute, details.mode, details.outcome)
        }
        (RecordKind::Training, PublicDetails::Training(details)) => Traits::with_term(kind, details.kind.index()),
        (RecordKind::Grant, PublicDetails::Grant(details)) => Traits::with_term(kind, details.objective.index()),
        (RecordKind::Organisation, PublicDetails::Organisation(_))
        | (RecordKind::Assessment, PublicDetails::Assessment(_)) => Traits::plain(kind),
        _ => return Err(mismatch()),
    })
}

/// Texts, each once, in the order in which the list comes upon them; the first is empty.
struct Texts {
    known: HashMap<[String; 4], u32>,
    list: Vec<LocalText>,
}

impl Default for Texts {
    fn default() -> Self {
        Self { known: HashMap::new(), list: vec![LocalText::default()] }
    }
}

impl Texts {
    fn intern(&mut self, text: &LocalText) -> Result<u32, AtlasError> {
        let text = storable(text);
        if text.is_empty() {
            return Ok(0);
        }
        let key = [&text.en, &text.ur, &text.sd, &text.ps].map(String::clone);
        if let Some(known) = self.known.get(&key) {
            return Ok(*known);
        }
        let next = u32::try_from(self.list.len()).map_err(|_| AtlasError::TooMany("texts"))?;
        self.known.insert(key, next);
        self.list.push(text);
        Ok(next)
    }
}

/// Sets of numbers, each once.
#[derive(Default)]
struct Sets {
    known: HashMap<Vec<u32>, u32>,
}

impl Sets {
    fn intern(&mut self, mut set: Vec<u32>) -> u32 {
        set.sort_unstable();
        set.dedup();
        let next = self.known.len() as u32;
        *self.known.entry(set).or_insert(next)
    }

    /// The sets with the most frequent first, as small numbers pack best; `column` is renumbered.
    fn ranked(self, column: &mut [u32]) -> Lists {
        let mut sets: Vec<Vec<u32>> = vec![Vec::new(); self.known.len()];
        for (set, index) in self.known {
            sets[index as usize] = set;
        }
        let mut counts = vec![0_u32; sets.len()];
        for index in column.iter() {
            counts[*index as usize] += 1;
        }
        let mut order: Vec<usize> = (0..sets.len()).collect();
        order.sort_by_key(|index| Reverse(counts[*index]));
        let mut ranks = vec![0; sets.len()];
        let mut lists = Lists::default();
        for (rank, index) in order.into_iter().enumerate() {
            ranks[index] = rank as u32;
            lists.push(&sets[index]);
        }
        for index in column {
            *index = ranks[*index as usize];
        }
        lists
    }
}

//! Reading a snapshot. Whatever the bytes are, what comes out can be indexed without care, or nothing comes out.

use domain::{
    ids::PublicId,
    places::{Area, Region},
    text::LocalText,
};

use super::{HEADER, Packed, PackedLists, SOUTH, START, Terms, WEST, WHOLE_REGION, grouped, usual_slug};
use crate::{
    area::{AtlasArea, PARTS},
    calendar,
    columns::{Columns, Flags, Lists, PROFESSION_SETS, Stored, THEME_SETS, TOPIC_SETS, Traits, id_of},
    error::AtlasError,
    planes,
};

/// All that is stored, from bytes.
pub(crate) fn read(bytes: &[u8]) -> Result<Stored, AtlasError> {
    let body = bytes.strip_prefix(HEADER).ok_or(AtlasError::Version)?;
    let packed: Packed<'_> = match postcard::take_from_bytes(body) {
        Ok((packed, [])) => packed,
        _ => return Err(AtlasError::Damaged("parts")),
    };
    let areas = areas(&packed).ok_or(AtlasError::Damaged("areas"))?;
    let organisations = organisations(&packed).ok_or(AtlasError::Damaged("organisations"))?;
    let texts = texts(packed.texts).ok_or(AtlasError::Damaged("texts"))?;
    let places = lists(&packed.places, areas.len()).ok_or(AtlasError::Damaged("places"))?;
    let groups = lists(&packed.groups, organisations.len()).ok_or(AtlasError::Damaged("groups"))?;
    let columns = columns(&packed)?;
    let has = |column: &[u32], length: usize| column.iter().all(|index| (*index as usize) < length);
    if !has(&columns.places, places.len()) || !has(&columns.groups, groups.len()) {
        return Err(AtlasError::Damaged("sets"));
    }
    if !has(&columns.titles, texts.len()) || !has(&columns.summaries, texts.len()) {
        return Err(AtlasError::Damaged("titles"));
    }
    let stories = stories(&packed, columns.ids.len()).ok_or(AtlasError::Damaged("stories"))?;
    Ok(Stored { areas, organisations, texts, places, groups, stories, columns })
}

/// Texts that end with a zero each.
fn ended(joined: &str) -> Option<impl Iterator<Item = &str>> {
    let all = if joined.is_empty() { None } else { Some(joined.strip_suffix('\0')?) };
    Some(all.into_iter().flat_map(|all| all.split('\0')))
}

fn local_texts(joined: &str) -> Option<Vec<LocalText>> {
    let mut parts = ended(joined)?.map(str::to_owned);
    let mut texts = Vec::new();
    while let Some(en) = parts.next() {
        texts.push(LocalText { en, ur: parts.next()?, sd: parts.next()?, ps: parts.next()? });
    }
    Some(texts)
}

fn texts(joined: &str) -> Option<Vec<LocalText>> {
    let mut texts = local_texts(joined)?;
    texts.insert(0, LocalText::default());
    u32::try_from(texts.len()).is_ok().then_some(texts)
}

fn areas(packed: &Packed<'_>) -> Option<Vec<AtlasArea>> {
    let names = local_texts(packed.area_names)?;
    let slugs: Vec<&str> = ended(packed.slugs)?.collect();
    let (lons, lats) = (coordinates(packed.lons, WEST)?, coordinates(packed.lats, SOUTH)?);
    let count = packed.area_regions.len();
    if count > usize::from(u16::MAX) || [names.len(), slugs.len(), lons.len(), lats.len()] != [count; 4] {
        return None;
    }
    let mut areas = Vec::with_capacity(count);
    for (index, names) in names.into_iter().enumerate() {
        let byte = packed.area_regions[index];
        let region = *Region::ALL.get(usize::from(byte & !WHOLE_REGION))?;
        let area = match (byte & WHOLE_REGION != 0, slugs[index]) {
            (true, _) => Area::Region(region),
            (false, "") => Area::District { slug: usual_slug(&names.en), region },
            (false, slug) => Area::District { slug: slug.to_owned(), region },
        };
        areas.push(AtlasArea { area, names, lon: lons[index], lat: lats[index] });
    }
    Some(areas)
}

/// Degrees between `least` and as far on the other side of zero.
fn coordinates(bytes: &[u8], least: i32) -> Option<Vec<f64>> {
    let most = least.unsigned_abs() * 2;
    planes::read(bytes)?
        .into_iter()
        .map(|part| (part <= most).then(|| f64::from(part as i32 + least) / PARTS))
        .collect()
}

fn organisations(packed: &Packed<'_>) -> Option<Vec<(PublicId, LocalText)>> {
    let titles = local_texts(packed.organisation_titles)?;
    let ids = planes::read_ids(packed.organisation_ids, titles.len())?;
    Some(ids.into_iter().map(id_of).zip(titles).collect())
}

/// Lists of rising numbers below `end`.
fn lists(packed: &PackedLists<'_>, end: usize) -> Option<Lists> {
    let items = planes::read(packed.items)?;
    let mut rest = items.as_slice();
    let mut lists = Lists::default();
    for length in planes::read(packed.lengths)? {
        let (list, others) = rest.split_at_checked(length as usize)?;
        if !list.windows(2).all(|pair| pair[0] < pair[1]) || list.last().is_some_and(|last| *last as usize >= end) {
            return None;
        }
        lists.push(list);
        rest = others;
    }
    rest.is_empty().then_some(lists)
}

fn stories(packed: &Packed<'_>, records: usize) -> Option<Vec<(u32, u64)>> {
    let steps = planes::read(packed.story_rows)?;
    let ids = planes::read_ids(packed.story_ids, steps.len())?;
    let mut row = 0_u32;
    let mut stories = Vec::with_capacity(ids.len());
    for (step, id) in steps.into_iter().zip(ids) {
        row = row.checked_add(step)?;
        // A record tells one story at most.
        if row as usize >= records || (step == 0 && !stories.is_empty()) {
            return None;
        }
        stories.push((row, id));
    }
    Some(stories)
}

fn columns(packed: &Packed<'_>) -> Result<Columns, AtlasError> {
    let damaged = AtlasError::Damaged;
    let steps = planes::read(packed.steps).ok_or(damaged("dates"))?;
    let traits = terms(&packed.traits, Traits::END, |value| Traits(value).is_valid());
    let traits = traits.filter(|traits| traits.len() == steps.len()).ok_or(damaged("traits"))?;
    let order = grouped(&traits);
    let flags = terms(&packed.flags, 1 << 8, |value| Flags(value as u8).is_valid());
    let flags = flags.and_then(|flags| in_rows(&flags, &order)).ok_or(damaged("flags"))?;
    let flags: Vec<u8> = flags.into_iter().map(|value| value as u8).collect();
    let sets = |packed: &Terms<'_>, end: usize| in_rows(&terms(packed, end, |_| true)?, &order);
    let numbers = |bytes: &[u8]| in_rows(&planes::read(bytes)?, &order);
    let lengths = numbers(packed.lengths).ok_or(damaged("dates"))?;
    let (from, to) = dates(packed, &steps, &flags, &lengths).ok_or(damaged("dates"))?;
    let (mut titles, mut summaries) = numbers(packed.titles).zip(numbers(packed.summaries)).ok_or(damaged("titles"))?;
    meet_texts(&mut titles, &mut summaries).ok_or(damaged("titles"))?;
    let columns = Columns {
        ids: planes::read_ids(packed.ids, steps.len()).ok_or(damaged("ids"))?,
        from,
        to,
        traits,
        flags,
        themes: sets(&packed.themes, THEME_SETS).ok_or(damaged("themes"))?,
        topics: sets(&packed.topics, TOPIC_SETS).ok_or(damaged("modules"))?,
        professions: sets(&packed.professions, PROFESSION_SETS).ok_or(damaged("professions"))?,
        places: numbers(packed.record_places).ok_or(damaged("places"))?,
        groups: numbers(packed.record_groups).ok_or(damaged("groups"))?,
        titles,
        summaries,
    };
    let in_order = (1..steps.len()).all(|row| steps[row] > 0 || columns.ids[row - 1] < columns.ids[row]);
    if in_order { Ok(columns) } else { Err(damaged("order")) }
}

/// A column of valid terms below `end`.
fn terms(packed: &Terms<'_>, end: usize, is_valid: impl Fn(u16) -> bool) -> Option<Vec<u16>> {
    let values = planes::read(packed.values)?;
    if !values.iter().all(|value| (*value as usize) < end && is_valid(*value as u16)) {
        return None;
    }
    let column = planes::read(packed.column)?;
    column.into_iter().map(|rank| values.get(rank as usize).map(|value| *value as u16)).collect()
}

/// A column that was written by kind, back in list order.
fn in_rows<T: Copy + Default>(column: &[T], order: &[u32]) -> Option<Vec<T>> {
    if column.len() != order.len() {
        return None;
    }
    let mut rows = vec![T::default(); column.len()];
    for (row, value) in order.iter().zip(column) {
        rows[*row as usize] = *value;
    }
    Some(rows)
}

/// First and last days.
fn dates(packed: &Packed<'_>, steps: &[u32], flags: &[u8], lengths: &[u32]) -> Option<(Vec<i32>, Vec<i32>)> {
    let mut offsets = planes::read(packed.offsets)?.into_iter();
    let (mut firsts, mut lasts) = (Vec::with_capacity(steps.len()), Vec::with_capacity(steps.len()));
    let mut key = START;
    for row in 0..steps.len() {
        key = key.checked_sub_unsigned(steps[row])?;
        let flags = Flags(flags[row]);
        let from = if flags.sensitive() { key.checked_add_unsigned(offsets.next()?)? } else { key };
        if !calendar::is_usable(from) || (flags.sensitive() && calendar::start_of_year(from) != key) {
            return None;
        }
        let to = match lengths[row] {
            0 => calendar::end_of(from, flags.precision()),
            length => from.checked_add_unsigned(length - 1)?,
        };
        if !calendar::is_usable(to) {
            return None;
        }
        firsts.push(from);
        lasts.push(to);
    }
    offsets.next().is_none().then_some((firsts, lasts))
}

/// Turns what was written of the texts, whether they were met before, into their numbers.
fn meet_texts(titles: &mut [u32], summaries: &mut [u32]) -> Option<()> {
    let mut met = 0_u32;
    for (title, summary) in titles.iter_mut().zip(summaries) {
        for text in [title, summary] {
            *text = match *text {
                0 => 0,
                1 => {
                    met = met.checked_add(1)?;
                    met
                }
                known => known - 1,
            };
        }
    }
    Some(())
}

//! Writing a snapshot.

use std::cmp::Reverse;

use domain::{
    places::Area,
    text::{Language, LocalText},
};

use super::{HEADER, Packed, PackedLists, SOUTH, START, Terms, WEST, WHOLE_REGION, grouped, usual_slug};
use crate::{
    area::{AtlasArea, to_parts},
    calendar,
    columns::{Columns, Flags, Lists, Stored, number_of},
    planes,
};

/// All that is stored, as bytes.
pub(crate) fn write(stored: &Stored) -> Vec<u8> {
    let Stored { areas, organisations, columns, .. } = stored;
    let (steps, offsets, lengths) = dates(columns);
    let organisation_ids: Vec<u64> = organisations.iter().filter_map(|(id, _)| number_of(id)).collect();
    let story_rows: Vec<u32> =
        stored.stories.iter().scan(0, |before, (row, _)| Some(row - std::mem::replace(before, *row))).collect();
    let story_ids: Vec<u64> = stored.stories.iter().map(|(_, id)| *id).collect();
    let (titles, summaries) = texts_met(&columns.titles, &columns.summaries);
    let (place_lengths, group_lengths) = (lengths_of(&stored.places), lengths_of(&stored.groups));
    let order = grouped(&columns.traits);
    let by_kind = |column: &[u32]| planes::write(&order.iter().map(|row| column[*row as usize]).collect::<Vec<u32>>());
    let terms_by_kind = |column: &[u16]| ranked(order.iter().map(|row| u32::from(column[*row as usize])));
    let traits = ranked(columns.traits.iter().map(|traits| u32::from(*traits)));
    let flags = ranked(order.iter().map(|row| u32::from(columns.flags[*row as usize])));
    let [themes, topics, professions] =
        [&columns.themes, &columns.topics, &columns.professions].map(|column| terms_by_kind(column));

    let packed = Packed {
        area_regions: &areas.iter().map(|known| region_byte(&known.area)).collect::<Vec<u8>>(),
        slugs: &slugs(areas),
        area_names: &joined(areas.iter().map(|known| &known.names)),
        lons: &coordinates(areas.iter().map(|known| known.lon), WEST),
        lats: &coordinates(areas.iter().map(|known| known.lat), SOUTH),
        organisation_titles: &joined(organisations.iter().map(|(_, title)| title)),
        organisation_ids: &planes::write_ids(&organisation_ids),
        texts: &joined(stored.texts.iter().skip(1)),
        places: PackedLists { lengths: &place_lengths, items: &planes::write(stored.places.items()) },
        groups: PackedLists { lengths: &group_lengths, items: &planes::write(stored.groups.items()) },
        story_rows: &planes::write(&story_rows),
        story_ids: &planes::write_ids(&story_ids),
        steps: &planes::write(&steps),
        offsets: &planes::write(&offsets),
        traits: borrowed(&traits),
        lengths: &by_kind(&lengths),
        flags: borrowed(&flags),
        themes: borrowed(&themes),
        topics: borrowed(&topics),
        professions: borrowed(&professions),
        record_places: &by_kind(&columns.places),
        record_groups: &by_kind(&columns.groups),
        titles: &by_kind(&titles),
        summaries: &by_kind(&summaries),
        ids: &planes::write_ids(&columns.ids),
    };
    // Writing to memory fails for shapes without a length alone, of which there is none.
    postcard::to_extend(&packed, HEADER.to_vec()).unwrap_or_default()
}

fn region_byte(area: &Area) -> u8 {
    let region = area.region().index() as u8;
    if area.district().is_some() { region } else { region | WHOLE_REGION }
}

fn slugs(areas: &[AtlasArea]) -> String {
    let mut slugs = String::new();
    for known in areas {
        let slug = known.area.district().unwrap_or_default();
        if slug != usual_slug(&known.names.en) {
            slugs.push_str(slug);
        }
        slugs.push('\0');
    }
    slugs
}

fn joined<'a>(texts: impl Iterator<Item = &'a LocalText>) -> String {
    let mut joined = String::new();
    for text in texts {
        for language in Language::ALL {
            joined.push_str(text.own(*language));
            joined.push('\0');
        }
    }
    joined
}

fn coordinates(degrees: impl Iterator<Item = f64>, least: i32) -> Vec<u8> {
    let parts: Vec<u32> =
        degrees.map(|degrees| to_parts(degrees, 180.0).map_or(0, |part| (part - least) as u32)).collect();
    planes::write(&parts)
}

fn lengths_of(lists: &Lists) -> Vec<u8> {
    planes::write(&lists.iter().map(|list| list.len() as u32).collect::<Vec<u32>>())
}

/// Steps, offsets and lengths.
fn dates(columns: &Columns) -> (Vec<u32>, Vec<u32>, Vec<u32>) {
    let count = columns.ids.len();
    let (mut steps, mut offsets, mut lengths) = (Vec::with_capacity(count), Vec::new(), Vec::with_capacity(count));
    let mut before = START;
    for row in 0..count {
        let (from, to, flags) = (columns.from[row], columns.to[row], Flags(columns.flags[row]));
        let key = if flags.sensitive() { calendar::start_of_year(from) } else { from };
        steps.push((before - key) as u32);
        before = key;
        if flags.sensitive() {
            offsets.push((from - key) as u32);
        }
        let usual = calendar::end_of(from, flags.precision());
        lengths.push(if to == usual { 0 } else { (to - from) as u32 + 1 });
    }
    (steps, offsets, lengths)
}

/// Numbers of texts, told by whether they were met before.
fn texts_met(titles: &[u32], summaries: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut met = 0;
    let mut code = |text: u32| match text {
        0 => 0,
        new if new > met => {
            met = new;
            1
        }
        known => known + 1,
    };
    titles.iter().zip(summaries).map(|(title, summary)| (code(*title), code(*summary))).unzip()
}

/// The different values of a column, the most frequent first, and the column as positions among them.
fn ranked(column: impl Iterator<Item = u32> + Clone) -> (Vec<u8>, Vec<u8>) {
    let mut counts = vec![0_u32; 1 << 16];
    for value in column.clone() {
        counts[value as usize] += 1;
    }
    let mut values: Vec<u32> = (0..1 << 16).filter(|value| counts[*value as usize] > 0).collect();
    values.sort_by_key(|value| Reverse(counts[*value as usize]));
    let mut ranks = counts;
    for (rank, value) in values.iter().enumerate() {
        ranks[*value as usize] = rank as u32;
    }
    let column: Vec<u32> = column.map(|value| ranks[value as usize]).collect();
    (planes::write(&values), planes::write(&column))
}

fn borrowed((values, column): &(Vec<u8>, Vec<u8>)) -> Terms<'_> {
    Terms { values, column }
}

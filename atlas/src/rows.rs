//! Rows of the list.

use domain::{
    explore::{Row, RowText},
    trainings::Topic,
};

use crate::columns::{Flags, Stored, Traits, id_of};

/// A record as the list shows it.
pub(crate) fn row(stored: &Stored, at: usize) -> Row {
    let columns = &stored.columns;
    let flags = Flags(columns.flags[at]);
    let places = stored.places.get(columns.places[at] as usize);
    let story = stored.stories.binary_search_by_key(&(at as u32), |(row, _)| *row).ok();
    Row {
        id: stored.id(at),
        kind: Traits(columns.traits[at]).kind(),
        text: row_text(stored, at),
        summary: stored.texts[columns.summaries[at] as usize].clone(),
        span: stored.span(at),
        areas: places.iter().map(|area| stored.areas[*area as usize].area.clone()).collect(),
        place: flags.place(),
        story: story.map(|index| id_of(stored.stories[index].1)),
        inferred: flags.inferred(),
        demonstration: flags.demonstration(),
    }
}

/// A record's title, or the terms that tell it.
pub(crate) fn row_text(stored: &Stored, at: usize) -> RowText {
    let columns = &stored.columns;
    let title = columns.titles[at];
    let traits = Traits(columns.traits[at]);
    if title == 0 {
        if let (Some(dispute), Some(mode), Some(outcome)) = (traits.dispute(), traits.mode(), traits.outcome()) {
            return RowText::Intervention { dispute, mode, outcome };
        }
        if let Some(kind) = traits.training_kind() {
            let topics = columns.topics[at];
            let topics = Topic::ALL.iter().copied().filter(|topic| topics & 1 << topic.index() != 0).collect();
            return RowText::Training { kind, topics };
        }
        if let Some(objective) = traits.objective() {
            return RowText::Grant { objective };
        }
    }
    RowText::Title(stored.texts[title as usize].clone())
}

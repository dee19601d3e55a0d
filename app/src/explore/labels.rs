//! What records and areas are called in the reader's language.

use domain::{
    explore::{Facet, Row, RowText},
    places::{Area, Region},
    safety::public::PlaceNote,
    text::Language,
};
use leptos_i18n::td_string;

use super::frame::ExploreFrame;
use crate::{format, language::locale, terms};

/// The title of a row: its own, or its terms.
#[must_use]
pub fn row_title(language: Language, text: &RowText) -> String {
    let locale = locale(language);
    match text {
        RowText::Title(title) => title.in_language(language).to_owned(),
        RowText::Intervention { dispute, outcome, .. } => td_string!(
            locale,
            explore.title.intervention,
            dispute = terms::dispute(language, *dispute),
            outcome = terms::outcome(language, *outcome)
        ),
        RowText::Training { kind, topics } => match topics.as_slice() {
            [] => terms::training_kind(language, *kind).to_owned(),
            topics => {
                let topics: Vec<_> = topics.iter().take(2).map(|topic| terms::topic(language, *topic)).collect();
                let topics = topics.join(td_string!(locale, explore.list_comma));
                td_string!(
                    locale,
                    explore.title.training,
                    kind = terms::training_kind(language, *kind),
                    topics = topics
                )
            }
        },
        RowText::Grant { objective } => {
            td_string!(locale, explore.title.grant, objective = terms::grant_objective(language, *objective))
        }
    }
}

/// The name of an area: a district by the frame's names, a region by its term.
#[must_use]
pub fn area_name(frame: &ExploreFrame, area: &Area) -> String {
    match area {
        Area::Region(region) => terms::region(frame.language, *region).to_owned(),
        Area::District { slug, .. } => district_name(frame, slug),
    }
}

fn district_name(frame: &ExploreFrame, slug: &str) -> String {
    let known = frame.places.iter().find(|place| place.area.district() == Some(slug));
    known.map_or_else(|| slug.to_owned(), |place| place.name.clone())
}

/// Where a row lies, in words.
#[must_use]
pub fn row_place(frame: &ExploreFrame, row: &Row) -> String {
    let locale = locale(frame.language);
    match row.place {
        PlaceNote::Countrywide => td_string!(locale, explore.place.countrywide).to_owned(),
        PlaceNote::NotTold if row.areas.is_empty() => td_string!(locale, explore.place.not_told).to_owned(),
        _ => {
            let mut names: Vec<_> = row.areas.iter().take(3).map(|area| area_name(frame, area)).collect();
            names.dedup();
            let names = names.join(td_string!(locale, explore.list_comma));
            match row.areas.len().saturating_sub(3) {
                0 => names,
                more => {
                    let more = format::number(frame.language, u32::try_from(more).unwrap_or(u32::MAX));
                    td_string!(locale, explore.place.and_more, names = names, more = more)
                }
            }
        }
    }
}

/// The name of a facet.
#[must_use]
pub fn facet_name(language: Language, facet: Facet) -> &'static str {
    let locale = locale(language);
    match facet {
        Facet::Kind => td_string!(locale, explore.facet.kind),
        Facet::Region => td_string!(locale, explore.facet.region),
        Facet::District => td_string!(locale, explore.facet.district),
        Facet::Dispute => td_string!(locale, explore.facet.dispute),
        Facet::Theme => td_string!(locale, explore.facet.theme),
        Facet::Topic => td_string!(locale, explore.facet.module),
        Facet::Profession => td_string!(locale, explore.facet.profession),
        Facet::Organisation => td_string!(locale, explore.facet.organisation),
    }
}

/// What a facet's term is called.
#[must_use]
pub fn term_name(frame: &ExploreFrame, facet: Facet, term: &str) -> String {
    let language = frame.language;
    let known = match facet {
        Facet::Kind => term.parse().ok().map(|kind| terms::kinds(language, kind)),
        Facet::Region => term.parse::<Region>().ok().map(|region| terms::region(language, region)),
        Facet::Dispute => term.parse().ok().map(|dispute| terms::dispute(language, dispute)),
        Facet::Theme => term.parse().ok().map(|theme| terms::theme(language, theme)),
        Facet::Topic => term.parse().ok().map(|topic| terms::topic(language, topic)),
        Facet::Profession => term.parse().ok().map(|profession| terms::profession(language, profession)),
        Facet::District => return district_name(frame, term),
        Facet::Organisation => {
            let known = frame.organisations.iter().find(|(id, _)| id.as_str() == term);
            return known.map_or_else(|| term.to_owned(), |(_, name)| name.clone());
        }
    };
    known.unwrap_or(term).to_owned()
}

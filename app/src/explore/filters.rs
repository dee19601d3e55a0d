//! The filters: search, and facets as lines with a count and a thin bar. Every one is a link or a form.

use domain::{
    explore::{ExploreQuery, Facet, FacetCount},
    order::sort_short_by_key,
    safety::public::{CountedBy, PublicCount, RecordKind},
};
use leptos_i18n::td_string;
use maud::{Markup, html};

use super::{
    labels::term_name,
    picture::{Picture, tenths},
    symbols::symbol,
};
use crate::format;

/// Facets in their order, and whether they begin open.
pub const FACETS: [(Facet, bool); 8] = [
    (Facet::Kind, true),
    (Facet::Region, true),
    (Facet::Dispute, true),
    (Facet::Theme, false),
    (Facet::Topic, false),
    (Facet::District, false),
    (Facet::Profession, false),
    (Facet::Organisation, false),
];

/// The search form. Without script it is sent; with it, answers follow the typing.
#[must_use]
pub fn search(picture: &Picture<'_>) -> Markup {
    let label = td_string!(picture.locale(), explore.search_label);
    html! {
        form.search role="search" method="get" {
            (carried(picture.query, &["q"]))
            input #search type="search" name="q" maxlength=(ExploreQuery::LONGEST_TEXT) aria-label=(label) placeholder=(label)
                autocomplete="off" value=(picture.query.text);
        }
    }
}

/// The other filters as hidden fields, so that a form sent without script keeps them.
#[must_use]
pub fn carried(query: &ExploreQuery, without: &[&str]) -> Markup {
    html! {
        @for (name, value) in query.parameters() {
            @if !without.contains(&name) { input type="hidden" name=(name) value=(value); }
        }
    }
}

/// How many filters are on, beside the button that opens them on a phone.
#[must_use]
pub fn active(picture: &Picture<'_>) -> Markup {
    let active = picture.query.active_filters();
    html! { @if active > 0 { span.count { (format::number(picture.frame.language, active as u32)) } } }
}

/// A facet's lines.
#[must_use]
pub fn facet(picture: &Picture<'_>, facet: Facet) -> Markup {
    let counts =
        picture.answer.facets.iter().find(|(of, _)| *of == facet).map_or(&[][..], |(_, counts)| counts.as_slice());
    let mut counts: Vec<&FacetCount> = counts.iter().collect();
    if matches!(facet, Facet::District | Facet::Organisation) {
        sort_short_by_key(&mut counts, |count| std::cmp::Reverse(count.count));
    }
    let largest = counts.iter().map(|count| count.count).max().unwrap_or(1).max(1);
    html! {
        ul {
            @for count in counts { (line(picture, facet, count, largest)) }
            @if facet == Facet::Dispute { (counted_only(picture)) }
        }
    }
}

/// A term: its name, its count under all other filters, and a bar as long as the count.
fn line(picture: &Picture<'_>, facet: Facet, count: &FacetCount, largest: u32) -> Markup {
    let term = count.term.as_str();
    let kind = if facet == Facet::Kind { term.parse::<RecordKind>().ok() } else { None };
    let href = picture.query.toggled(facet, term).map(|query| picture.href(&query)).unwrap_or_default();
    let width = f64::from(count.count) * 100.0 / f64::from(largest);
    html! {
        li {
            a.facet-line.empty[count.count == 0] id={ "f-" (facet.slug()) "-" (term) } href=(href) rel="nofollow" data-view
                data-of=[kind.map(RecordKind::slug)] aria-current=[picture.query.has(facet, term).then_some("true")] {
                @if let Some(kind) = kind { (symbol(kind)) }
                span.name { (term_name(picture.frame, facet, term)) }
                span.count { (format::number(picture.frame.language, count.count)) }
                svg.thin-bar aria-hidden="true" { rect height="2" width={ (tenths(width)) "%" } {} }
            }
        }
    }
}

/// Disputes whose single cases are not listed: only how many there were, in words where few.
///
/// Two dimensions at most: the counts hold for one region or the whole network, and for no other filter.
fn counted_only(picture: &Picture<'_>) -> Markup {
    let region = match picture.query.regions.as_slice() {
        [] => None,
        [region] => Some(*region),
        _ => return html! {},
    };
    let cells = picture
        .frame
        .counted
        .iter()
        .filter(|cell| cell.by == CountedBy::Dispute && cell.region == region && !cell.term.is_empty());
    let cells: Vec<_> = cells.filter(|cell| cell.count != PublicCount::Exact(0)).collect();
    html! {
        @if !cells.is_empty() {
            li.counted-note { (td_string!(picture.locale(), explore.counted_only)) }
            @for cell in cells {
                li.facet-line.counted {
                    span.name { (term_name(picture.frame, Facet::Dispute, &cell.term)) }
                    span.count { (format::count(picture.frame.language, cell.count)) }
                }
            }
        }
    }
}

//! The map's symbols, legend and table. Its ground is drawn by the server alone, and where it is there by the slippy map.

use domain::{
    explore::{ExploreQuery, Facet},
    places::Area,
    safety::public::{PublicCount, RecordKind},
};
use leptos_i18n::td_string;
use maud::{Markup, html};

use super::{
    frame::Place,
    labels::area_name,
    picture::{Picture, tenths},
    spots::{Spot, spots},
    symbols::{shape, symbol},
};
use crate::{format, terms};

/// The step of the members' ramp, 1 to 4.
#[must_use]
pub fn ramp(count: PublicCount) -> u8 {
    match count {
        PublicCount::Exact(20..) => 4,
        PublicCount::Exact(10..) => 3,
        PublicCount::Exact(5..) => 2,
        _ => 1,
    }
}

/// A district's members, in words.
#[must_use]
pub fn members_here(picture: &Picture<'_>, place: &Place) -> String {
    let count = format::count(picture.frame.language, place.members);
    td_string!(picture.locale(), explore.map.members_here, place = place.name.clone(), count = count)
}

/// All symbols. One of them at a time is in the order of the tab key; arrow keys move among them.
///
/// `scale` is in pixels per unit of the drawing.
#[must_use]
pub fn symbols(picture: &Picture<'_>, scale: f64) -> Markup {
    let spots = spots(picture.frame, &picture.answer.areas, &picture.view.hidden, scale);
    let inverse = (1000.0 / scale).round() as i64;
    html! {
        @for (position, spot) in spots.iter().enumerate() {
            @let label = label(picture, spot);
            @let placed = placed(&spot.kinds);
            g transform={ "translate(" (tenths(spot.x)) " " (tenths(spot.y)) ") scale(" (inverse) "e-3)" } {
                a.spot id={ "spot-" (area_key(&spot.areas[0])) } href=(picture.href(&narrowed(picture.query, spot))) data-view
                    tabindex=(if position == 0 { "0" } else { "-1" }) aria-label=(label) data-hint=(label) {
                    circle.reach r="22" {}
                    @for (kind, _, x, y, radius) in &placed {
                        g transform={ "translate(" (tenths(*x)) " " (tenths(*y)) ")" } { (shape(*kind, *radius)) }
                    }
                }
                // Beside the link and not in it: its name says the counts in the order in which they are read.
                @for (kind, count, x, y, _) in &placed {
                    text.spot-count.(kind.slug()) x=(tenths(*x)) y=(tenths(*y)) aria-hidden="true" { (format::number(picture.frame.language, *count)) }
                }
            }
        }
    }
}

/// A name for an area that is unique in the page.
fn area_key(area: &Area) -> &str {
    match area {
        Area::District { slug, .. } => slug,
        Area::Region(region) => region.slug(),
    }
}

/// The present filters, narrowed to a spot's areas; a whole region is chosen by its own name.
fn narrowed(query: &ExploreQuery, spot: &Spot) -> ExploreQuery {
    let mut narrowed = query.without(Facet::District);
    for area in &spot.areas {
        let (facet, term) = match area {
            Area::District { slug, .. } => (Facet::District, slug.as_str()),
            Area::Region(region) if spot.areas.len() == 1 => (Facet::Region, region.slug()),
            Area::Region(_) => continue,
        };
        if !narrowed.has(facet, term)
            && let Ok(next) = narrowed.toggled(facet, term)
        {
            narrowed = next;
        }
    }
    narrowed
}

fn label(picture: &Picture<'_>, spot: &Spot) -> String {
    let language = picture.frame.language;
    let comma = td_string!(picture.locale(), explore.list_comma);
    let places: Vec<_> = spot.areas.iter().take(4).map(|area| area_name(picture.frame, area)).collect();
    let counts: Vec<_> = RecordKind::EXPLORED
        .into_iter()
        .zip(spot.kinds)
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| [terms::kinds(language, kind), " ", &format::number(language, count)].concat())
        .collect();
    [&places.join(comma), ": ", &counts.join(comma)].concat()
}

/// Where each kind's symbol stands in a spot: the first in the middle, the others around it. In pixels.
fn placed(kinds: &[u32; RecordKind::EXPLORED.len()]) -> Vec<(RecordKind, u32, f64, f64, f64)> {
    const AROUND: [(f64, f64); 4] = [(1.0, -0.45), (-1.0, -0.45), (0.85, 0.75), (-0.85, 0.75)];
    let mut present = RecordKind::EXPLORED.into_iter().zip(*kinds).filter(|(_, count)| *count > 0);
    let Some((kind, count)) = present.next() else { return Vec::new() };
    let middle = radius(count);
    let mut placed: Vec<_> = present
        .zip(AROUND)
        .map(|((kind, count), (dx, dy))| {
            let r = radius(count).min(13.0);
            (kind, count, dx * (middle + r * 0.8), dy * (middle + r * 0.8), r)
        })
        .collect();
    placed.push((kind, count, 0.0, 0.0, middle));
    placed
}

/// Area grows with the count, between what can be read and what hides its neighbours.
fn radius(count: u32) -> f64 {
    (8.0 + 1.7 * f64::from(count).sqrt()).clamp(9.5, 21.0)
}

/// The legend: what symbols and shades mean. Each entry is a link that hides or shows its layer.
#[must_use]
pub fn legend(picture: &Picture<'_>) -> Markup {
    let locale = picture.locale();
    let language = picture.frame.language;
    let without_area = picture.answer.without_area;
    let steps = [5, 10, 20].map(|step| format::number(language, step)).join(td_string!(locale, explore.between));
    html! {
        ul aria-label=(td_string!(locale, explore.map.layers)) {
            @for kind in RecordKind::EXPLORED {
                li { (layer(picture, Some(kind), &symbol(kind), terms::kinds(language, kind))) }
            }
            li {
                @let ramp = html! {
                    svg.ramp viewBox="0 0 64 10" aria-hidden="true" {
                        @for (class, x) in [("m1", "0"), ("m2", "16"), ("m3", "32"), ("m4", "48")] {
                            rect class=(class) x=(x) width="16" height="10" {}
                        }
                    }
                };
                (layer(picture, None, &ramp, &td_string!(locale, explore.map.members_ramp, steps = steps)))
            }
        }
        p.map-note {
            @if without_area > 0 {
                (td_string!(locale, explore.map.without_area, count = format::number(language, without_area))) " "
            }
            (td_string!(locale, shell.footer))
        }
    }
}

/// A layer's entry: of a kind, or of the members.
fn layer(picture: &Picture<'_>, kind: Option<RecordKind>, sign: &Markup, name: &str) -> Markup {
    let mut other = picture.view.clone();
    let hidden = match kind {
        None => std::mem::replace(&mut other.members_hidden, !picture.view.members_hidden),
        Some(kind) if picture.view.hidden.contains(&kind) => {
            other.hidden.retain(|hidden| *hidden != kind);
            true
        }
        Some(kind) => {
            other.hidden.push(kind);
            false
        }
    };
    html! {
        a.layer.off[hidden] id={ "layer-" (kind.map_or("member", RecordKind::slug)) } href=(picture.href_of(&other)) rel="nofollow" data-view="replace" {
            (sign)
            span { (name) }
            @if hidden { span.hidden-text { " (" (td_string!(picture.locale(), explore.map.layer_off)) ")" } }
        }
    }
}

/// The map told as a table, for those who can't or don't want to see it.
#[must_use]
pub fn table(picture: &Picture<'_>) -> Markup {
    let locale = picture.locale();
    let language = picture.frame.language;
    html! {
        table {
            caption { (td_string!(locale, explore.map.table_caption)) }
            thead {
                tr {
                    th scope="col" { (td_string!(locale, explore.map.area)) }
                    @for kind in RecordKind::EXPLORED { th scope="col" { (terms::kinds(language, kind)) } }
                    th scope="col" { (td_string!(locale, explore.map.members)) }
                }
            }
            tbody {
                @for count in &picture.answer.areas {
                    @let place = picture.frame.places.iter().find(|place| place.area == count.area);
                    tr {
                        th scope="row" { (area_name(picture.frame, &count.area)) }
                        @for kind in count.kinds { td { (format::number(language, kind)) } }
                        td { (format::count(language, place.map_or(PublicCount::UnderFive, |place| place.members))) }
                    }
                }
            }
        }
    }
}

//! A small map that shades districts by how many members live there; each is a link. What it says is said as a list, too.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{Bounds, MapShapes, Setting, mini_map::crop};

/// A district with members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedArea {
    /// Its slug.
    pub slug: String,
    /// How many members.
    pub count: u32,
    /// Where it leads.
    pub href: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// The steps of the ramp: the least count of each.
const STEPS: [u32; 4] = [1, 2, 5, 10];
/// The least of the drawing that is shown, in its units: the districts of a city fill it.
const LEAST_SHOWN: f64 = 90.0;
/// The width that the map is usually shown in, in pixels.
const WIDTH: f64 = 320.0;
/// An area less wide than so many pixels has no room for its number.
const LEAST_WIDTH: f64 = 15.0;

/// The districts among the provinces, near enough to be told apart. Without any, nothing is drawn.
#[component]
pub fn MemberMap(
    /// The page's surroundings.
    setting: Setting,
    /// The districts.
    areas: Vec<CountedArea>,
) -> impl IntoView {
    let shapes = MapShapes::built_in();
    let drawn: Vec<_> =
        areas.iter().filter_map(|area| Some((area, shapes.districts.get(&area.slug)?.as_str()))).collect();
    if drawn.is_empty() {
        return ().into_any();
    }
    let view_box = crop(shapes, drawn.iter().map(|(_, d)| *d), LEAST_SHOWN);
    let scale = view_box[2] / WIDTH;
    let view_box = view_box.map(|side| format!("{side:.0}")).join(" ");
    let links = drawn.iter().map(|(area, d)| link(&setting, area, d)).collect_view();
    let numbers = drawn.iter().filter_map(|(area, d)| number(&setting, area, d, scale)).collect_view();
    let label = td_string!(setting.locale, account.directory.map);
    view! {
        <figure class="member-map">
            <svg class="mini-map" viewBox=view_box role="group" aria-label=label>
                <path class="mini-land" d=shapes.land.clone() />
                {shapes.provinces.values().map(|d| view! { <path class="mini-province" d=d.clone() /> }).collect_view()}
                {shapes.rivers.iter().take(1).map(|river| view! { <path class="mini-river" d=river.d.clone() /> }).collect_view()}
                {links} {numbers}
            </svg>
            <figcaption>{legend(&setting)}</figcaption>
        </figure>
    }
    .into_any()
}

fn step(count: u32) -> usize {
    STEPS.iter().filter(|least| **least <= count).count().max(1)
}

fn link(setting: &Setting, area: &CountedArea, d: &str) -> AnyView {
    let place = setting.district_name(&area.slug);
    let label =
        td_string!(setting.locale, account.directory.members_in, place = place, count = setting.number(area.count));
    let (class, hint) = (format!("member-area m{}", step(area.count)), label.clone());
    view! {
        <a href=area.href.clone() aria-label=label aria-current=area.is_chosen.then_some("true")>
            <title>{hint}</title>
            <path class=class d=d.to_owned() />
        </a>
    }
    .into_any()
}

/// The number in the middle of an area that has room for it.
fn number(setting: &Setting, area: &CountedArea, d: &str, scale: f64) -> Option<AnyView> {
    let bounds = Bounds::of_path(d)?;
    let is_narrow = (bounds.right - bounds.left).min(bounds.bottom - bounds.top) < LEAST_WIDTH * scale;
    let known = setting.edition.atlas.areas().iter().find(|known| known.area.district() == Some(area.slug.as_str()));
    let placed = known.and_then(|known| setting.edition.atlas.position(&known.area));
    let (x, y) = placed.map_or_else(
        || (f64::midpoint(bounds.left, bounds.right), f64::midpoint(bounds.top, bounds.bottom)),
        |(lon, lat)| MapShapes::built_in().project(lon, lat),
    );
    let (y, size) = (y + 4.0 * scale, 12.0 * scale);
    let number = view! {
        <text class="mini-name" x=format!("{x:.0}") y=format!("{y:.0}") font-size=format!("{size:.1}") aria-hidden="true">
            {setting.number(area.count)}
        </text>
    };
    (!is_narrow).then(|| number.into_any())
}

/// What the shades mean.
fn legend(setting: &Setting) -> AnyView {
    let steps = STEPS.iter().enumerate().map(|(index, least)| {
        let words = match STEPS.get(index + 1) {
            Some(next) if next - least == 1 => setting.number(*least),
            Some(next) => {
                let (first, last) = (setting.number(*least), setting.number(next - 1));
                td_string!(setting.locale, explore.date.range, first = first, last = last)
            }
            None => td_string!(setting.locale, account.directory.or_more, count = setting.number(*least)),
        };
        let class = format!("member-area m{}", index + 1);
        view! {
            <li>
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                    <rect class=class width="16" height="16" />
                </svg>
                {words}
            </li>
        }
    });
    view! {
        <p>{td_string!(setting.locale, account.directory.legend)}</p>
        <ul class="map-steps">{steps.collect_view()}</ul>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ramp_has_a_step_for_every_count() {
        assert_eq!([0, 1, 2, 4, 5, 9, 10, 95].map(step), [1, 1, 2, 2, 3, 3, 4, 4]);
    }
}

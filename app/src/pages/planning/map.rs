//! The map of gaps: districts shaded by how much is missing there.

use domain::planning::gaps::DistrictGap;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words::Words;
use crate::pages::components::{Bounds, MapShapes};

/// Steps of the shading.
pub(super) const STEPS: u32 = 4;
/// Districts whose figure is written on the map.
const WRITTEN: usize = 5;
/// The width that the map is usually shown in, in pixels.
const WIDTH: f64 = 620.0;

/// The step of a gap among these, from 1; nought where nothing is missing.
pub(super) fn step(gap: u32, largest: u32) -> u32 {
    (u64::from(gap) * u64::from(STEPS)).div_ceil(u64::from(largest.max(1))).try_into().unwrap_or(STEPS)
}

/// The map. `town` is the district in which the workshop would be.
pub(super) fn map(words: &Words, sums: &[DistrictGap], town: Option<&str>) -> AnyView {
    let shapes = MapShapes::built_in();
    let largest = sums.iter().map(|sum| sum.gap).max().unwrap_or(0);
    let areas = shapes.districts.iter().map(|(slug, d)| {
        let gap = sums.iter().find(|sum| sum.district == *slug).map_or(0, |sum| sum.gap);
        let told = (gap > 0).then(|| {
            let place = words.setting.district_name(slug);
            view! { <title>{td_string!(words.locale(), planning.gap.here, place = place, gap = words.tenths(gap))}</title> }
        });
        view! { <path class=format!("gap-area gap-{}", step(gap, largest)) d=d.clone()>{told}</path> }
    });
    let areas = areas.collect_view();
    let view_box = shapes.view_box.map(|side| format!("{side:.0}")).join(" ");
    let scale = shapes.view_box[2] / WIDTH;
    let figures =
        sums.iter().take(WRITTEN).filter(|sum| sum.gap > 0).filter_map(|sum| figure(words, shapes, sum, scale));
    let figures = figures.collect_view();
    let place = town.and_then(|slug| middle(shapes, slug)).map(|(x, y)| {
        let side = 13.0 * scale;
        let [left, top] = [x - side / 2.0, y - side / 2.0].map(|corner| format!("{corner:.0}"));
        view! { <rect class="gap-town" x=left y=top width=format!("{side:.0}") height=format!("{side:.0}") /> }
    });
    view! {
        <svg class="mini-map gap-map" viewBox=view_box role="img" aria-label=td_string!(words.locale(), planning.gap.map)>
            <path class="mini-land" d=shapes.land.clone() />
            {areas}
            {shapes.provinces.values().map(|d| view! { <path class="gap-province" d=d.clone() /> }).collect_view()}
            {place}
            {figures}
        </svg>
    }
    .into_any()
}

fn figure(words: &Words, shapes: &MapShapes, sum: &DistrictGap, scale: f64) -> Option<AnyView> {
    let (x, y) = middle(shapes, &sum.district)?;
    let size = 11.0 * scale;
    let told = words.tenths(sum.gap);
    Some(
        view! {
            <text class="mini-name" x=format!("{x:.0}") y=format!("{:.0}", y + size * 1.4) font-size=format!("{size:.1}") aria-hidden="true">
                {told}
            </text>
        }
        .into_any(),
    )
}

fn middle(shapes: &MapShapes, slug: &str) -> Option<(f64, f64)> {
    let bounds = Bounds::of_path(shapes.districts.get(slug)?)?;
    Some((f64::midpoint(bounds.left, bounds.right), f64::midpoint(bounds.top, bounds.bottom)))
}

/// What the shades stand for.
pub(super) fn legend(words: &Words, sums: &[DistrictGap], town: Option<&str>) -> AnyView {
    let largest = sums.iter().map(|sum| sum.gap).max().unwrap_or(0);
    if largest == 0 {
        return ().into_any();
    }
    let locale = words.locale();
    let steps = (1..=STEPS).map(|step| {
        let upper = largest.saturating_mul(step) / STEPS;
        view! {
            <li>
                <span class=format!("gap-key gap-{step}") aria-hidden="true"></span>
                {td_string!(locale, planning.gap.up_to, gap = words.tenths(upper))}
            </li>
        }
    });
    let steps = steps.collect_view();
    let place = town.map(|slug| {
        view! {
            <li>
                <span class="gap-key gap-town-key" aria-hidden="true"></span>
                {td_string!(locale, planning.gap.town, place = words.setting.district_name(slug))}
            </li>
        }
    });
    view! { <ul class="gap-legend">{steps} {place}</ul> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_go_from_nothing_to_the_largest_gap() {
        assert_eq!([0, 1, 250, 251, 999, 1_000].map(|gap| step(gap, 1_000)), [0, 1, 1, 2, 4, 4]);
        assert_eq!(step(0, 0), 0);
    }
}

//! A small map that puts a record in place: provinces as hairlines, the record's areas filled. Areas, never points.

use domain::{places::Area, safety::public::RecordKind};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{Bounds, MapShapes, Setting};

/// The record's areas among the provinces, near enough to be recognised.
#[component]
pub fn MiniMap(
    /// The page's surroundings.
    setting: Setting,
    /// The kind whose colour fills the areas.
    kind: RecordKind,
    /// The areas; without any, nothing is drawn.
    areas: Vec<Area>,
) -> impl IntoView {
    let shapes = MapShapes::built_in();
    let outlines: Vec<_> = areas.iter().filter_map(|area| shapes.outline(area).map(|d| (area, d))).collect();
    if outlines.is_empty() {
        return ().into_any();
    }
    let label = td_string!(
        setting.locale,
        pages.map.label,
        places = setting.list(areas.iter().map(|area| setting.area_name(area)))
    );
    let view_box = crop(shapes, outlines.iter().map(|(_, d)| *d), LEAST);
    let scale = view_box[2] / MINI_WIDTH;
    let view_box = view_box.map(|side| format!("{side:.0}")).join(" ");
    let filled =
        outlines.iter().map(|(_, d)| view! { <path class=format!("mini-area {}", kind.slug()) d=(*d).to_owned() /> });
    let filled = filled.collect_view();
    let names = if outlines.len() <= 4 { names(&setting, shapes, &outlines, scale) } else { Vec::new() };
    view! {
        <svg class="mini-map" viewBox=view_box role="img" aria-label=label>
            <path class="mini-land" d=shapes.land.clone() />
            {shapes.provinces.values().map(|d| view! { <path class="mini-province" d=d.clone() /> }).collect_view()}
            {shapes.rivers.iter().take(1).map(|river| view! { <path class="mini-river" d=river.d.clone() /> }).collect_view()}
            {filled}
            {names
                .into_iter()
                .map(|(x, y, size, name)| {
                    view! {
                        <text class="mini-name" x=format!("{x:.0}") y=format!("{y:.0}") font-size=format!("{size:.1}")>
                            {name}
                        </text>
                    }
                })
                .collect_view()}
        </svg>
    }
    .into_any()
}

/// The width that the map is usually shown in, in pixels.
const MINI_WIDTH: f64 = 320.0;
/// The least that is shown around an area, so that a city is recognised by what lies around it.
const LEAST: f64 = 330.0;

/// The part of the drawing that holds all areas with some country around them, in the drawing's proportions; `least` is
/// the least width of it.
pub(super) fn crop<'a>(shapes: &MapShapes, outlines: impl Iterator<Item = &'a str>, least: f64) -> [f64; 4] {
    let [left, top, width, height] = shapes.view_box;
    let Some(around) = outlines.filter_map(Bounds::of_path).reduce(Bounds::around) else {
        return shapes.view_box;
    };
    let proportion = height / width;
    let wanted = (around.right - around.left).max((around.bottom - around.top) / proportion) * 1.35;
    let shown = wanted.clamp(least, width);
    let middle_x = f64::midpoint(around.left, around.right);
    let middle_y = f64::midpoint(around.top, around.bottom);
    let x = (middle_x - shown / 2.0).clamp(left, left + width - shown);
    let y = (middle_y - shown * proportion / 2.0).clamp(top, top + height - shown * proportion);
    [x, y, shown, shown * proportion]
}

/// The areas' names at their label points, in letters of the same size whatever part is shown.
fn names(
    setting: &Setting,
    shapes: &MapShapes,
    outlines: &[(&Area, &str)],
    scale: f64,
) -> Vec<(f64, f64, f64, String)> {
    let point = |area: &Area| setting.edition.atlas.position(area).map(|(lon, lat)| shapes.project(lon, lat));
    let middle = |d: &str| Bounds::of_path(d).map(|b| (f64::midpoint(b.left, b.right), f64::midpoint(b.top, b.bottom)));
    let placed = outlines.iter().filter_map(|(area, d)| {
        let (x, y) = point(area).or_else(|| middle(d))?;
        Some((x, y, 12.0 * scale, setting.area_name(area)))
    });
    placed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::places::Region;

    fn cropped(areas: &[Area]) -> [f64; 4] {
        let shapes = MapShapes::built_in();
        crop(shapes, areas.iter().filter_map(|area| shapes.outline(area)), LEAST)
    }

    #[test]
    fn a_district_is_shown_with_what_lies_around_it() {
        let [x, y, width, height] =
            cropped(&[Area::District { slug: "karachi-south".to_owned(), region: Region::Karachi }]);
        assert!((width - LEAST).abs() < 0.1 && x >= 0.0 && y >= 0.0 && y + height <= 940.1, "{x} {y} {width} {height}");
    }

    #[test]
    fn the_whole_country_fills_the_whole_drawing() {
        let all: Vec<_> = Region::ALL.iter().copied().map(Area::Region).collect();
        assert_eq!(cropped(&all), MapShapes::built_in().view_box);
    }
}

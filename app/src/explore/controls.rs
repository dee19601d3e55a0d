//! Moving the map: buttons for nearer, farther, the whole country, full screen, and "only this view".

use leptos::{html::Div, prelude::*};
use leptos_i18n::td_string;

use super::{
    camera::Camera,
    slippy,
    state::{Explorer, Step},
};

/// One press of a zoom button.
const ZOOM_STEP: f64 = 0.75;

/// Moves the camera; the slippy map follows by itself.
fn zoom(explorer: Explorer, by: f64) {
    let camera = untrack(|| explorer.camera()).zoomed(by);
    explorer.look(Some(camera));
    explorer.commit(Step::Replace);
    slippy::follow(explorer, camera);
}

/// The buttons. They need script, so they appear when it is there.
#[component]
pub fn MapControls(explorer: Explorer, map_box: NodeRef<Div>) -> impl IntoView {
    let locale = explorer.locale();
    let whole = move |_| {
        explorer.look(None);
        explorer.commit(Step::Replace);
        slippy::follow(explorer, Camera::whole(&explorer.frame().map, explorer.size.get_untracked()));
    };
    let full_screen = move |_| {
        let section = map_box.get_untracked().and_then(|map_box| map_box.parent_element());
        if document().fullscreen_element().is_some() {
            document().exit_fullscreen();
        } else if let Some(section) = section {
            // A browser that has no full screen refuses, and the map stays as it is.
            let _refused = section.request_fullscreen();
        }
    };
    view! {
        <div class="map-controls with-script">
            <button type="button" aria-label=td_string!(locale, explore.map.zoom_in) on:click=move |_| zoom(explorer, ZOOM_STEP)>
                "+"
            </button>
            <button type="button" aria-label=td_string!(locale, explore.map.zoom_out) on:click=move |_| zoom(explorer, -ZOOM_STEP)>
                "−"
            </button>
            <button type="button" aria-label=td_string!(locale, explore.map.whole) title=td_string!(locale, explore.map.whole) on:click=whole>
                <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3" /></svg>
            </button>
            <button type="button" aria-label=td_string!(locale, explore.map.full_screen) title=td_string!(locale, explore.map.full_screen) on:click=full_screen>
                <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M9 7l5-5M10 2h4v4M7 9l-5 5M6 14H2v-4" /></svg>
            </button>
            <button
                type="button"
                class="search-here"
                aria-pressed=move || explorer.read(|shown| shown.query.bbox.is_some()).to_string()
                on:click=move |_| search_here(explorer)
            >
                {td_string!(locale, explore.map.search_here)}
            </button>
        </div>
    }
}

/// Filters to what the map shows, or takes that filter away.
fn search_here(explorer: Explorer) {
    let mut query = explorer.peek(|shown| shown.query.clone());
    query.bbox = match query.bbox {
        Some(_) => None,
        None => {
            let bounds = untrack(|| explorer.camera()).bounds(&explorer.frame().map, explorer.size.get_untracked());
            let [west, south, east, north] = bounds.map(|degrees| (degrees * 100.0).round() / 100.0);
            Some(domain::explore::Bbox { west, south, east, north })
        }
    };
    explorer.show(query, Step::Push);
}

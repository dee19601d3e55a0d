//! Moving the map: buttons for nearer, farther, the whole country, full screen, and "only this view".

use leptos::prelude::*;
use leptos_i18n::td_string;
use maud::{Markup, html};

use super::{
    camera::Camera,
    picture::Picture,
    slippy,
    state::{Explorer, Step},
};

/// One press of a zoom button.
const ZOOM_STEP: f64 = 0.75;

/// The buttons. They need script, so they appear when it is there.
#[must_use]
pub fn buttons(picture: &Picture<'_>) -> Markup {
    let locale = picture.locale();
    let button = |id: &str, label: &str, sign: &str| {
        html! {
            button type="button" id={ "map-" (id) } data-map=(id) aria-label=(label) title=(label) {
                svg viewBox="0 0 16 16" aria-hidden="true" { path d=(sign) {} }
            }
        }
    };
    html! {
        (button("in", td_string!(locale, explore.map.zoom_in), "M8 2v12M2 8h12"))
        (button("out", td_string!(locale, explore.map.zoom_out), "M2 8h12"))
        (button("whole", td_string!(locale, explore.map.whole), "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3"))
        (button("full", td_string!(locale, explore.map.full_screen), "M9 7l5-5M10 2h4v4M7 9l-5 5M6 14H2v-4"))
        button.search-here #map-here type="button" data-map="here" aria-pressed=(picture.query.bbox.is_some()) {
            (td_string!(locale, explore.map.search_here))
        }
    }
}

/// Does what a button says.
pub fn press(explorer: Explorer, button: &str) {
    match button {
        "in" => zoom(explorer, ZOOM_STEP),
        "out" => zoom(explorer, -ZOOM_STEP),
        "whole" => {
            explorer.look(None);
            explorer.commit(Step::Replace);
            slippy::follow(explorer, Camera::whole(&explorer.frame().map, explorer.size.get_untracked()));
        }
        "full" => full_screen(),
        _ => search_here(explorer),
    }
}

/// Moves the camera; the slippy map follows by itself.
fn zoom(explorer: Explorer, by: f64) {
    let camera = untrack(|| explorer.camera()).zoomed(by);
    explorer.look(Some(camera));
    explorer.commit(Step::Replace);
    slippy::follow(explorer, camera);
}

fn full_screen() {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    } else if let Ok(Some(map)) = document().query_selector(".map") {
        // A browser that has no full screen refuses, and the map stays as it is.
        let _refused = map.request_fullscreen();
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

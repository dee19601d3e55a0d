//! The island: Explore's parts side by side, each drawn anew when what it shows has changed.

use leptos::prelude::*;
use leptos_i18n::td_string;
use maud::Markup;

use super::{
    brush, clock, controls, envelope, events, filters, labels::facet_name, map, picture::Picture, results, slippy,
    state::Explorer, timeline,
};

/// Explore. The server draws it whole; the browser takes over in place.
///
/// What it shows comes beside it in the page ([`envelope`]), as its children do: the map's ground, which never changes.
#[island]
pub fn Explore(children: Children) -> impl IntoView {
    envelope::opened()
        .map(|envelope| view! { <Parts explorer=Explorer::new(envelope.frame, envelope.answer) children=children /> })
}

/// The parts: a frame that stays, and what is drawn in it. One function listens for each kind of event.
#[component]
fn Parts(explorer: Explorer, children: Children) -> impl IntoView {
    let locale = explorer.locale();
    Effect::new(move |_| {
        explorer.take_over();
        slippy::start(explorer);
    });
    Effect::new(move |_| slippy::mark_ground(explorer));
    Effect::new(move |_| events::keep_search_in_step(explorer));
    let part = move |draw: fn(&Picture<'_>) -> Markup| explorer.draw(Box::new(draw));
    // Moving the map without zooming draws no symbol anew.
    let scale = Memo::new(move |_| explorer.camera().pixels_per_unit(&explorer.frame().map));
    let symbols = explorer.draw(Box::new(move |picture| map::symbols(picture, scale.get())));
    view! {
        <main
            id="content"
            class="explore"
            on:click=move |event| events::click(explorer, &event)
            on:submit=move |event| events::submit(explorer, &event)
            on:input=move |event| events::input(explorer, &event)
            on:change=move |event| events::change(explorer, &event)
            on:keydown=move |event| events::key(explorer, &event)
            on:pointerover=move |event| events::hover(explorer, &event)
        >
            <aside class="filters" aria-label=td_string!(locale, explore.filters)>
                <h1>{td_string!(locale, shell.tagline)}</h1>
                <div inner_html=untrack(part(filters::search))></div>
                // On a phone the facets are behind one button; a checkbox opens them with or without script.
                <input type="checkbox" class="filters-toggle" id="filters-toggle" />
                <label class="filters-label" for="filters-toggle">
                    {td_string!(locale, explore.filters)} <span inner_html=part(filters::active)></span>
                </label>
                <div class="facets">{facets(explorer)}</div>
            </aside>
            <section class="map" aria-label=td_string!(locale, explore.map.label)>
                <div class="map-box">
                    {children()}
                    <svg
                        class="drawing"
                        id=slippy::DRAWING
                        viewBox=untrack(|| slippy::view_box(explorer))
                        role="group"
                        aria-label=td_string!(locale, explore.map.label)
                    >
                        <g inner_html=symbols></g>
                    </svg>
                    <p class="map-hint" aria-live="polite" inner_html=explorer.draw(Box::new(move |_| maud::html! { (explorer.hint.get()) }))></p>
                </div>
                <div class="map-controls with-script" inner_html=part(controls::buttons)></div>
                <div class="legend" inner_html=part(map::legend)></div>
                <details class="map-table">
                    <summary>{td_string!(locale, explore.map.as_table)}</summary>
                    <div class="scroll" tabindex="0" inner_html=part(map::table)></div>
                </details>
            </section>
            <section class="results" aria-label=td_string!(locale, explore.results.label)>
                <div class="results-head" inner_html=part(results::head)></div>
                <div class="trouble" role="status" inner_html=explorer.draw(Box::new(move |picture| results::trouble(picture, explorer.status.get())))></div>
                <div class="rows" id="rows" inner_html=part(results::rows)></div>
                <div class="actions" inner_html=explorer.draw(Box::new(move |picture| results::actions(picture, &explorer.address(), &explorer.said.get())))></div>
            </section>
            <section class="timeline" aria-label=td_string!(locale, explore.timeline.label)>
                <div class="when">
                    <h2>{td_string!(locale, explore.timeline.when)}</h2>
                    <div inner_html=part(timeline::dates)></div>
                    <div class="when-buttons">
                        <div inner_html=explorer.draw(Box::new(move |picture| clock::button(picture, explorer.playing.get())))></div>
                        <div inner_html=part(timeline::resolutions)></div>
                    </div>
                </div>
                <div class="plot" dir="ltr">
                    <div
                        class="brush"
                        inner_html=part(brush::drawing)
                        on:pointerdown=move |event| brush::begin(explorer, &event)
                        on:pointermove=move |event| brush::drag(explorer, &event)
                        on:pointerup=move |_| brush::end(explorer)
                        on:pointercancel=move |_| brush::end(explorer)
                    ></div>
                    <div class="marks-of-time" inner_html=part(timeline::plot)></div>
                </div>
            </section>
            <noscript>
                <p class="noscript">{td_string!(locale, explore.noscript)}</p>
            </noscript>
        </main>
    }
}

/// The facets: what opens and closes stays, its lines are drawn anew.
fn facets(explorer: Explorer) -> impl IntoView {
    let language = explorer.frame().language;
    let facets = filters::FACETS.into_iter().map(|(facet, open)| {
        let chosen = explorer.peek(|shown| !shown.query.terms(facet).is_empty());
        view! {
            <details class="facet" open=open || chosen>
                <summary><h2>{facet_name(language, facet)}</h2></summary>
                <div class="facet-lines" inner_html=explorer.draw(Box::new(move |picture| filters::facet(picture, facet)))></div>
            </details>
        }
    });
    facets.collect_view()
}

//! The island: Explore's parts side by side, each drawn anew when what it shows has changed.

use leptos::{html::Div, prelude::*};
use leptos_i18n::td_string;

use super::{
    brush::Brush, clock::Play, controls::MapControls, envelope, events, filters, labels::facet_name, map, results, slippy,
    state::{Explorer, Status},
    timeline,
};

/// Explore. The server draws it whole; the browser takes over in place.
///
/// What it shows comes beside it in the page ([`envelope`]), as its children do: the map's ground, which never changes.
#[island]
pub fn Explore(children: Children) -> impl IntoView {
    envelope::opened().map(|envelope| view! { <Parts explorer=Explorer::new(envelope.frame, envelope.answer) children=children /> })
}

/// The parts, and the signals between them.
#[component]
fn Parts(explorer: Explorer, children: Children) -> impl IntoView {
    let locale = explorer.locale();
    let map_box = NodeRef::<Div>::new();
    Effect::new(move |_| {
        explorer.take_over();
        slippy::start(explorer, map_box);
    });
    Effect::new(move |_| slippy::mark_ground(explorer));
    Effect::new(move |_| events::keep_search_in_step(explorer));
    let scale = Memo::new(move |_| explorer.camera().pixels_per_unit(&explorer.frame().map));
    let symbols = explorer.draw(move |picture| map::symbols(picture, scale.get()));
    let trouble = move || explorer.status.get() != Status::Ready;
    view! {
        <main
            id="content"
            class="explore"
            class:live=move || explorer.live.get()
            on:click=move |event| events::click(explorer, &event)
            on:submit=move |event| events::submit(explorer, &event)
            on:input=move |event| events::input(explorer, &event)
            on:change=move |event| events::change(explorer, &event)
        >
            <aside class="filters" aria-label=td_string!(locale, explore.filters)>
                <h1>{td_string!(locale, shell.tagline)}</h1>
                <div inner_html=untrack(explorer.draw(filters::search))></div>
                // On a phone the facets are behind one button; a checkbox opens them with or without script.
                <input type="checkbox" class="filters-toggle" id="filters-toggle" />
                <label class="filters-label" for="filters-toggle">
                    {td_string!(locale, explore.filters)} <span inner_html=explorer.draw(filters::active)></span>
                </label>
                <div class="facets">{facets(explorer)}</div>
            </aside>
            <section class="map" class:slippy=move || explorer.slippy.get() aria-label=td_string!(locale, explore.map.label)>
                <div
                    class="map-box"
                    node_ref=map_box
                    on:pointerover=move |event| events::hover(explorer, &event)
                    on:keydown=move |event| events::walk(&event)
                >
                    {children()}
                    <svg class="drawing" viewBox=move || slippy::view_box(explorer) role="group" aria-label=td_string!(locale, explore.map.label)>
                        <g class="spots" inner_html=symbols></g>
                    </svg>
                    <p class="map-hint" aria-live="polite">{explorer.hint}</p>
                </div>
                <MapControls explorer=explorer map_box=map_box />
                <div class="legend" inner_html=explorer.draw(map::legend)></div>
                <details class="map-table">
                    <summary>{td_string!(locale, explore.map.as_table)}</summary>
                    <div class="scroll" tabindex="0" inner_html=explorer.draw(map::table)></div>
                </details>
            </section>
            <section class="results" aria-label=td_string!(locale, explore.results.label) aria-busy=move || (explorer.status.get() == Status::Working).to_string()>
                <div class="results-head" inner_html=explorer.draw(results::head)></div>
                <p class="trouble" role="status" hidden=move || !trouble()>
                    {move || match explorer.status.get() {
                        Status::Unreachable => td_string!(locale, explore.results.unreachable),
                        _ => td_string!(locale, explore.results.working),
                    }}
                    " "
                    <button type="button" hidden=move || explorer.status.get() != Status::Unreachable on:click=move |_| explorer.again()>
                        {td_string!(locale, explore.results.again)}
                    </button>
                </p>
                <div class="rows" id="rows" inner_html=explorer.draw(results::rows)></div>
                <div class="actions">
                    <a class="copy-link" id="copy-link" href=move || explorer.read(|_| explorer.address())>
                        {td_string!(locale, explore.actions.copy_link)}
                    </a>
                    <span class="said" role="status">{explorer.said}</span>
                    <span class="download" inner_html=explorer.draw(results::downloads)></span>
                    <button type="button" class="with-script" id="print">{td_string!(locale, explore.actions.print)}</button>
                </div>
            </section>
            <section class="timeline" aria-label=td_string!(locale, explore.timeline.label)>
                <div class="when">
                    <h2>{td_string!(locale, explore.timeline.when)}</h2>
                    <div inner_html=explorer.draw(timeline::dates)></div>
                    <div class="when-buttons">
                        <Play explorer=explorer />
                        <div inner_html=explorer.draw(timeline::resolutions)></div>
                    </div>
                </div>
                <div class="plot" dir="ltr">
                    <Brush explorer=explorer />
                    <div class="marks-of-time" inner_html=explorer.draw(timeline::plot)></div>
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
        let lines = explorer.draw(move |picture| filters::facet(picture, facet));
        view! {
            <details class="facet" open=open || chosen>
                <summary><h2>{facet_name(language, facet)}</h2></summary>
                <div class="facet-lines" inner_html=lines></div>
            </details>
        }
    });
    facets.collect_view()
}

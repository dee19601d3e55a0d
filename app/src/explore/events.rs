//! What people do to Explore's parts. Each part is drawn as links and forms that lead to its next view; here they are
//! followed in place.

use std::time::Duration;

use domain::explore::{ExploreQuery, Facet};
use leptos::{
    ev::{Event, KeyboardEvent, MouseEvent, PointerEvent, SubmitEvent},
    prelude::*,
    task::spawn_local,
};
use leptos_i18n::td_string;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlInputElement};

use super::{
    brush, clock, controls,
    map::members_here,
    slippy,
    state::{Explorer, Step},
    view_state::ViewState,
};

/// The element that an event is about, or the nearest around it that matches.
pub fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// A click: on a link to another view, a district, or a button.
pub fn click(explorer: Explorer, event: &MouseEvent) {
    let plain = event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key() && !event.alt_key();
    if !plain {
        return;
    }
    if let Some(link) = around(event, "a[data-view]") {
        event.prevent_default();
        let step =
            if link.get_attribute("data-view").as_deref() == Some("replace") { Step::Replace } else { Step::Push };
        follow(explorer, &link.get_attribute("href").unwrap_or_default(), step);
    } else if let Some(district) = around(event, "[data-district]") {
        toggle_district(explorer, &district.get_attribute("data-district").unwrap_or_default());
    } else if let Some(button) = around(event, "[data-map]") {
        controls::press(explorer, &button.get_attribute("data-map").unwrap_or_default());
    } else if around(event, "#play").is_some() {
        keeping_focus(move || clock::toggle(explorer));
    } else if around(event, "#again").is_some() {
        explorer.again();
    } else if around(event, "#copy-link").is_some() {
        event.prevent_default();
        copy(explorer);
    } else if around(event, "#print").is_some() {
        // A browser that can't print does nothing.
        let _unable = window().print();
    }
}

/// Shows the view that an address of ours leads to, and keeps the focus where it was.
fn follow(explorer: Explorer, href: &str, step: Step) {
    let search = href.split_once('?').map_or("", |(_, search)| search);
    let Ok(query) = ExploreQuery::parse(search) else { return };
    keeping_focus(move || explorer.go(query, ViewState::parse(search), step));
}

/// Filters to a district, or no more.
pub fn toggle_district(explorer: Explorer, slug: &str) {
    if let Ok(query) = explorer.peek(|shown| shown.query.toggled(Facet::District, slug)) {
        explorer.show(query, Step::Push);
    }
}

/// Parts are drawn anew; what had the focus gets it back, by its id.
pub fn keeping_focus(change: impl FnOnce()) {
    let focused = document().active_element().map(|element| element.id()).filter(|id| !id.is_empty());
    change();
    if let Some(id) = focused {
        request_animation_frame(move || focus(document().get_element_by_id(&id).or_else(|| successor(&id))));
    }
}

/// Where symbols have come together or apart, the first one stands for those that are gone.
fn successor(id: &str) -> Option<Element> {
    id.strip_prefix("spot-").and_then(|_| document().query_selector(".spot").ok().flatten())
}

fn focus(element: Option<Element>) {
    let Some(element) = element else { return };
    // An element that is just being replaced refuses the focus.
    let _gone = match element.dyn_into::<web_sys::SvgElement>() {
        Ok(drawn) => drawn.focus(),
        Err(element) => element.dyn_into::<web_sys::HtmlElement>().map_or(Ok(()), |element| element.focus()),
    };
}

/// A form of Explore is its present filters with other values: what `change` and `input` have done already.
pub fn submit(explorer: Explorer, event: &SubmitEvent) {
    event.prevent_default();
    if let Some(field) =
        document().get_element_by_id("search").and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
    {
        search(explorer, &field.value(), Step::Push);
    }
}

/// Typing in the search field. Its first letter is a step of its own, so that "back" leads to the view before the search.
pub fn input(explorer: Explorer, event: &Event) {
    if let Some(field) = around(event, "#search").and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        let first = explorer.peek(|shown| shown.query.text.is_empty());
        search(explorer, &field.value(), if first { Step::Push } else { Step::Replace });
    }
}

fn search(explorer: Explorer, text: &str, step: Step) {
    let text: String = text.trim().chars().take(ExploreQuery::LONGEST_TEXT).collect();
    let mut query = explorer.peek(|shown| shown.query.clone());
    if query.text != text {
        query.text = text;
        explorer.show(query, step);
    }
}

/// The search field says what is searched for, unless somebody is typing in it.
pub fn keep_search_in_step(explorer: Explorer) {
    let text = explorer.read(|shown| shown.query.text.clone());
    let field = document().get_element_by_id("search").and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field
        && document().active_element().as_ref() != Some(field.as_ref())
    {
        field.set_value(&text);
    }
}

/// A date was chosen. Dates in the wrong order wait for the other one.
pub fn change(explorer: Explorer, event: &Event) {
    let Some(field) = around(event, ".dates input").and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    let date = field.value().parse().ok();
    let (mut from, mut to) = explorer.peek(|shown| (shown.query.from, shown.query.to));
    *(if field.name() == "from" { &mut from } else { &mut to }) = date;
    let in_order = from.is_none_or(|from| to.is_none_or(|to| from.first_day() <= to.last_day()));
    if in_order && (date.is_some() || field.value().is_empty()) {
        let query = explorer.peek(|shown| shown.query.with_dates(from, to));
        keeping_focus(move || explorer.show(query, Step::Push));
    }
}

/// The pointer is on something of the map that can be told in words.
pub fn hover(explorer: Explorer, event: &PointerEvent) {
    let symbol = around(event, "[data-hint]").and_then(|symbol| symbol.get_attribute("data-hint"));
    let district = || around(event, "[data-district]")?.get_attribute("data-district");
    let words = symbol.or_else(|| district().map(|slug| district_hint(explorer, &slug)));
    tell(explorer, words.unwrap_or_default());
}

/// A district's members in words; nothing for no district.
pub fn district_hint(explorer: Explorer, slug: &str) -> String {
    let frame = explorer.frame();
    let place = frame.places.iter().find(|place| place.area.district() == Some(slug));
    place.map_or_else(String::new, |place| explorer.peek(|shown| members_here(&shown.picture(&frame), place)))
}

/// Says a hint.
pub fn tell(explorer: Explorer, words: String) {
    if explorer.hint.with_untracked(|now| *now != words) {
        explorer.hint.set(words);
    }
}

/// A key: on a handle of the brush, or among the symbols.
pub fn key(explorer: Explorer, event: &KeyboardEvent) {
    brush::press(explorer, event);
    walk(event);
}

/// Arrow keys lead from symbol to symbol, Home and End to the first and last.
fn walk(event: &KeyboardEvent) {
    let Some(place) = around(event, ".spot").and_then(|spot| spot.parent_element()) else { return };
    let Some(group) = place.parent_element() else { return };
    let next = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => place.next_element_sibling().or_else(|| group.first_element_child()),
        "ArrowLeft" | "ArrowUp" => place.previous_element_sibling().or_else(|| group.last_element_child()),
        "Home" => group.first_element_child(),
        "End" => group.last_element_child(),
        _ => return,
    };
    event.prevent_default();
    let next = next.and_then(|place| place.first_element_child());
    if let (Some(now), Some(next)) = (place.first_element_child(), &next) {
        // An element that is just being replaced refuses; the next key finds its successor.
        let _gone = now.set_attribute("tabindex", "-1").and(next.set_attribute("tabindex", "0"));
    }
    focus(next);
}

/// Copies the address of what is shown.
fn copy(explorer: Explorer) {
    let locale = explorer.locale();
    let address = window().location().origin().unwrap_or_default() + &explorer.address();
    spawn_local(async move {
        let copied = match slippy::write_to_clipboard(&address) {
            Some(writing) => JsFuture::from(writing).await.is_ok(),
            None => false,
        };
        explorer.said.set(
            if copied {
                td_string!(locale, explore.actions.copied)
            } else {
                td_string!(locale, explore.actions.not_copied)
            }
            .to_owned(),
        );
        set_timeout(move || explorer.said.set(String::new()), Duration::from_secs(4));
    });
}

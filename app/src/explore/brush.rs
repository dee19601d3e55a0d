//! The brush: a stretch of the timeline, drawn with the pointer or moved with the keys.

use chrono::{Datelike, Months};
use domain::{
    dates::{Date, PartialDate, from_day_number, day_number},
    explore::Resolution,
};
use leptos::{ev::{KeyboardEvent, PointerEvent}, html::Div, prelude::*};
use leptos_i18n::td_string;
use wasm_bindgen::JsCast;

use super::{
    picture::tenths,
    state::{Explorer, Step},
    timeline::percent,
};
use crate::format;

/// What the pointer has hold of.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Grip {
    /// Drawing a new stretch from a day.
    Fresh(Date),
    /// The first day.
    First,
    /// The last day.
    Last,
}

/// The brushed stretch as the timeline shows it: its own ends where no dates are given.
#[must_use]
pub fn stretch(explorer: Explorer) -> (Date, Date) {
    explorer.read(|shown| {
        let (first, last) = (shown.answer.timeline.from, shown.answer.timeline.to);
        let from = shown.query.from.map_or(first, |from| from.first_day().clamp(first, last));
        let to = shown.query.to.map_or(last, |to| to.last_day().clamp(first, last));
        (from, to)
    })
}

/// Sets the dates to whole periods of the bars; the timeline's own ends mean no date.
pub fn brush(explorer: Explorer, from: Date, to: Date, step: Step) {
    let (first, last, resolution) =
        explorer.peek(|shown| (shown.answer.timeline.from, shown.answer.timeline.to, shown.answer.timeline.resolution));
    let precision = match resolution {
        Resolution::Year => domain::dates::Precision::Year,
        Resolution::Quarter => domain::dates::Precision::Quarter,
        Resolution::Month => domain::dates::Precision::Month,
    };
    let start = domain::dates::start_of(from.min(to).max(first), precision);
    let end = domain::dates::end_of(from.max(to).min(last), precision);
    let partial = |date: Date| if resolution == Resolution::Year { PartialDate::year(date) } else { PartialDate::month(date) };
    let from = (start > first).then(|| partial(start));
    let to = (end < last).then(|| partial(end));
    let query = explorer.peek(|shown| shown.query.with_dates(from, to));
    if explorer.peek(|shown| shown.query != query) {
        explorer.show(query, step);
    }
}

/// The brushed stretch with its two handles, over the whole plot.
#[component]
pub fn Brush(explorer: Explorer) -> impl IntoView {
    let locale = explorer.locale();
    let plot = NodeRef::<Div>::new();
    let grip = StoredValue::new(None::<Grip>);
    let waiting = StoredValue::new(None::<Date>);

    let day_at = move |event: &PointerEvent| {
        let plot: web_sys::Element = plot.get_untracked()?.unchecked_into();
        let area = plot.get_bounding_client_rect();
        let part = ((f64::from(event.client_x()) - area.left()) / area.width().max(1.0)).clamp(0.0, 1.0);
        let (from, to) = explorer.peek(|shown| (day_number(shown.answer.timeline.from), day_number(shown.answer.timeline.to)));
        Some(from_day_number(from + (f64::from(to - from) * part) as i32))
    };
    // One answer a frame: the pointer reports more often than the screen shows.
    let follow = move || {
        let (Some(day), Some(held)) = (waiting.get_value(), grip.get_value()) else { return };
        waiting.set_value(None);
        let (first, last) = untrack(|| stretch(explorer));
        match held {
            Grip::Fresh(start) => brush(explorer, start, day, Step::Replace),
            Grip::First => brush(explorer, day.min(last), last, Step::Replace),
            Grip::Last => brush(explorer, first, day.max(first), Step::Replace),
        }
    };
    let begin = move |event: PointerEvent, held: Option<Grip>| {
        let Some(day) = day_at(&event) else { return };
        event.prevent_default();
        event.stop_propagation();
        grip.set_value(Some(held.unwrap_or(Grip::Fresh(day))));
        if let Some(plot) = plot.get_untracked() {
            // A pointer that was lifted in between can't be captured, and nothing is dragged then.
            let _lifted = plot.set_pointer_capture(event.pointer_id());
        }
        explorer.commit(Step::Push);
    };
    let drag = move |event: PointerEvent| {
        if grip.get_value().is_none() {
            return;
        }
        let idle = waiting.get_value().is_none();
        waiting.set_value(day_at(&event));
        if idle {
            request_animation_frame(follow);
        }
    };
    let end = move |_| {
        follow();
        grip.set_value(None);
    };
    let left = move || explorer.read(|shown| percent(&shown.answer.timeline, stretch(explorer).0));
    let right = move || explorer.read(|shown| percent(&shown.answer.timeline, stretch(explorer).1 + chrono::Days::new(1)));
    let chosen = move || explorer.read(|shown| shown.query.from.is_some() || shown.query.to.is_some());
    view! {
        <div class="brush" class:chosen=chosen node_ref=plot on:pointerdown=move |event| begin(event, None) on:pointermove=drag on:pointerup=end on:pointercancel=end>
            <svg width="100%" height="100%">
                <rect class="stretch" height="100%" x=move || tenths(left()) + "%" width=move || tenths((right() - left()).max(0.0)) + "%" />
                <Handle
                    explorer=explorer
                    label=td_string!(locale, explore.timeline.from)
                    at=Signal::derive(left)
                    day=Signal::derive(move || stretch(explorer).0)
                    grab=Callback::new(move |event| begin(event, Some(Grip::First)))
                    nudge=Callback::new(move |day| brush(explorer, day, untrack(|| stretch(explorer)).1.max(day), Step::Replace))
                />
                <Handle
                    explorer=explorer
                    label=td_string!(locale, explore.timeline.to)
                    at=Signal::derive(right)
                    day=Signal::derive(move || stretch(explorer).1)
                    grab=Callback::new(move |event| begin(event, Some(Grip::Last)))
                    nudge=Callback::new(move |day| brush(explorer, untrack(|| stretch(explorer)).0.min(day), day, Step::Replace))
                />
            </svg>
        </div>
    }
}

#[component]
fn Handle(
    explorer: Explorer,
    label: &'static str,
    /// Place in percent.
    #[prop(into)]
    at: Signal<f64>,
    /// The day it stands for.
    #[prop(into)]
    day: Signal<Date>,
    /// The pointer takes it.
    grab: Callback<PointerEvent>,
    /// A key moves it to a day.
    nudge: Callback<Date>,
) -> impl IntoView {
    let bounds = move || explorer.read(|shown| (shown.answer.timeline.from, shown.answer.timeline.to));
    let press = move |event: KeyboardEvent| {
        let (first, last) = untrack(bounds);
        if let Some(day) = moved(&event.key(), untrack(|| day.get()), step(explorer), first, last) {
            event.prevent_default();
            nudge.run(day);
        }
    };
    let x = move || tenths(at.get()) + "%";
    view! {
        <svg class="handle" x=x overflow="visible" role="slider" tabindex="0" aria-label=label
            aria-valuemin=move || day_number(bounds().0).to_string()
            aria-valuemax=move || day_number(bounds().1).to_string()
            aria-valuenow=move || day_number(day.get()).to_string()
            aria-valuetext=move || format::date(explorer.frame().language, day.get(), domain::dates::Precision::Month)
            on:pointerdown=move |event| grab.run(event) on:keydown=press>
            <rect class="reach" x="-14" width="28" height="100%" />
            <line y2="100%" />
            <rect class="knob" x="-5" y="34%" width="10" height="26" rx="3" />
        </svg>
    }
}

/// Months that an arrow key moves a handle by.
fn step(explorer: Explorer) -> u32 {
    match explorer.peek(|shown| shown.answer.timeline.resolution) {
        Resolution::Year => 12,
        Resolution::Quarter => 3,
        Resolution::Month => 1,
    }
}

/// The day that a key leads to: arrows by a bar, page keys by a year, Home and End to the ends.
fn moved(key: &str, day: Date, months: u32, first: Date, last: Date) -> Option<Date> {
    let forward = |months| day.checked_add_months(Months::new(months));
    let backward = |months| day.checked_sub_months(Months::new(months));
    let day = match key {
        "ArrowRight" | "ArrowUp" => forward(months),
        "ArrowLeft" | "ArrowDown" => backward(months),
        "PageUp" => forward(12),
        "PageDown" => backward(12),
        "Home" => Some(first),
        "End" => Some(last),
        _ => return None,
    };
    day.map(|day| day.clamp(first, last)).filter(|day| day.year() > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_a_handle_by_a_bar_and_not_past_the_ends() {
        let day = |text: &str| text.parse::<PartialDate>().map(PartialDate::first_day).expect("a date");
        let (first, last) = (day("2009-01-01"), day("2026-12-31"));
        assert_eq!(moved("ArrowRight", day("2012-01-01"), 3, first, last), Some(day("2012-04-01")));
        assert_eq!(moved("ArrowLeft", day("2009-02-01"), 3, first, last), Some(first));
        assert_eq!(moved("End", day("2012-01-01"), 3, first, last), Some(last));
        assert_eq!(moved("a", day("2012-01-01"), 3, first, last), None);
    }
}

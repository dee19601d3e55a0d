//! The brush: a stretch of the timeline, drawn with the pointer or moved with the keys.

use chrono::{Datelike, Months};
use domain::{
    dates::{Date, PartialDate, Precision, day_number, end_of, from_day_number, start_of},
    explore::Resolution,
};
use leptos::{
    ev::{KeyboardEvent, PointerEvent},
    prelude::*,
};
use leptos_i18n::td_string;
use maud::{Markup, html};
use web_sys::Element;

use super::{
    events::around,
    picture::{Picture, tenths},
    state::{Explorer, Shown, Step},
    timeline::percent,
};
use crate::format;

/// What the pointer has hold of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Grip {
    /// Drawing a new stretch from a day.
    Fresh(Date),
    /// The first day.
    First,
    /// The last day.
    Last,
}

/// The brushed stretch as the timeline shows it: its own ends where no dates are given.
fn ends(picture: &Picture<'_>) -> (Date, Date) {
    let (first, last) = (picture.answer.timeline.from, picture.answer.timeline.to);
    let from = picture.query.from.map_or(first, |from| from.first_day().clamp(first, last));
    let to = picture.query.to.map_or(last, |to| to.last_day().clamp(first, last));
    (from, to)
}

/// The brushed stretch of now.
#[must_use]
pub fn stretch(explorer: Explorer) -> (Date, Date) {
    let frame = explorer.frame();
    explorer.peek(|shown| ends(&shown.picture(&frame)))
}

/// The stretch with its two handles.
#[must_use]
pub fn drawing(picture: &Picture<'_>) -> Markup {
    let locale = picture.locale();
    let (from, to) = ends(picture);
    let timeline = &picture.answer.timeline;
    let left = percent(timeline, from);
    let right =
        percent(timeline, to) + 100.0 / f64::from((day_number(timeline.to) - day_number(timeline.from) + 1).max(1));
    let chosen = picture.query.from.is_some() || picture.query.to.is_some();
    html! {
        svg.chosen[chosen] width="100%" height="100%" {
            rect.stretch height="100%" x={ (tenths(left)) "%" } width={ (tenths(right - left)) "%" } {}
            (handle(picture, "first", td_string!(locale, explore.timeline.from), left, from))
            (handle(picture, "last", td_string!(locale, explore.timeline.to), right, to))
        }
    }
}

fn handle(picture: &Picture<'_>, end: &str, label: &str, at: f64, day: Date) -> Markup {
    let timeline = &picture.answer.timeline;
    html! {
        svg.handle id={ "brush-" (end) } data-end=(end) x={ (tenths(at)) "%" } overflow="visible" role="slider" tabindex="0" aria-label=(label)
            aria-valuemin=(day_number(timeline.from)) aria-valuemax=(day_number(timeline.to)) aria-valuenow=(day_number(day))
            aria-valuetext=(format::date(picture.frame.language, day, Precision::Month)) {
            rect.reach x="-14" width="28" height="100%" {}
            line y2="100%" {}
            rect.knob x="-5" y="34%" width="10" height="26" rx="3" {}
        }
    }
}

/// Sets the dates to whole periods of the bars; the timeline's own ends mean no date.
pub fn brush(explorer: Explorer, from: Date, to: Date, step: Step) {
    let dates = |shown: &Shown| {
        let timeline = &shown.answer.timeline;
        let precision = match timeline.resolution {
            Resolution::Year => Precision::Year,
            Resolution::Quarter => Precision::Quarter,
            Resolution::Month => Precision::Month,
        };
        let start = start_of(from.min(to).max(timeline.from), precision);
        let end = end_of(from.max(to).min(timeline.to), precision);
        let partial =
            |date: Date| if precision == Precision::Year { PartialDate::year(date) } else { PartialDate::month(date) };
        let first = (start > timeline.from).then(|| partial(start));
        let last = (end < timeline.to).then(|| partial(end));
        let query = shown.query.with_dates(first, last);
        (shown.query != query).then_some(query)
    };
    if let Some(query) = explorer.peek(dates) {
        super::events::keeping_focus(move || explorer.show(query, step));
    }
}

/// The day under the pointer.
fn day_at(explorer: Explorer, plot: &Element, event: &PointerEvent) -> Date {
    let area = plot.get_bounding_client_rect();
    let part = ((f64::from(event.client_x()) - area.left()) / area.width().max(1.0)).clamp(0.0, 1.0);
    let (from, to) =
        explorer.peek(|shown| (day_number(shown.answer.timeline.from), day_number(shown.answer.timeline.to)));
    from_day_number(from + (f64::from(to - from) * part) as i32)
}

/// The pointer goes down: on a handle, or to draw a new stretch.
pub fn begin(explorer: Explorer, event: &PointerEvent) {
    let Some(plot) = around(event, ".brush") else { return };
    let grip = match around(event, ".handle").and_then(|handle| handle.get_attribute("data-end")).as_deref() {
        Some("first") => Grip::First,
        Some(_) => Grip::Last,
        None => Grip::Fresh(day_at(explorer, &plot, event)),
    };
    event.prevent_default();
    explorer.grip.set_value(Some(grip));
    // A pointer that was lifted in between can't be captured, and nothing is dragged then.
    let _lifted = plot.set_pointer_capture(event.pointer_id());
    explorer.commit(Step::Push);
}

/// The pointer moves. It reports more often than the screen shows: one answer a frame.
pub fn drag(explorer: Explorer, event: &PointerEvent) {
    let (Some(_), Some(plot)) = (explorer.grip.get_value(), around(event, ".brush")) else { return };
    let idle = explorer.waiting.get_value().is_none();
    explorer.waiting.set_value(Some(day_at(explorer, &plot, event)));
    if idle {
        request_animation_frame(move || follow(explorer));
    }
}

/// The pointer is lifted.
pub fn end(explorer: Explorer) {
    follow(explorer);
    explorer.grip.set_value(None);
}

fn follow(explorer: Explorer) {
    let (Some(day), Some(grip)) = (explorer.waiting.get_value(), explorer.grip.get_value()) else { return };
    explorer.waiting.set_value(None);
    let (first, last) = stretch(explorer);
    match grip {
        Grip::Fresh(start) => brush(explorer, start, day, Step::Replace),
        Grip::First => brush(explorer, day.min(last), last, Step::Replace),
        Grip::Last => brush(explorer, first, day.max(first), Step::Replace),
    }
}

/// Keys on a handle: arrows by a bar, page keys by a year, Home and End to the ends.
pub fn press(explorer: Explorer, event: &KeyboardEvent) {
    let Some(end) = around(event, ".handle").and_then(|handle| handle.get_attribute("data-end")) else { return };
    let (from, to) = stretch(explorer);
    let (first, last, resolution) =
        explorer.peek(|shown| (shown.answer.timeline.from, shown.answer.timeline.to, shown.answer.timeline.resolution));
    let months = match resolution {
        Resolution::Year => 12,
        Resolution::Quarter => 3,
        Resolution::Month => 1,
    };
    let is_first = end == "first";
    if let Some(day) = moved(&event.key(), if is_first { from } else { to }, months, first, last) {
        event.prevent_default();
        if is_first {
            brush(explorer, day, to.max(day), Step::Replace);
        } else {
            brush(explorer, from.min(day), day, Step::Replace);
        }
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

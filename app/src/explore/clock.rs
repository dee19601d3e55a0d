//! Play: the brushed stretch wanders through the years.

use std::time::Duration;

use chrono::{Datelike, Days, Months};
use domain::dates::Date;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    brush::{brush, stretch},
    state::{Explorer, Step},
};

/// Time between two steps.
const BEAT: Duration = Duration::from_millis(700);

/// Starts and stops; without a brushed stretch it begins with the first year.
#[component]
pub fn Play(explorer: Explorer) -> impl IntoView {
    let locale = explorer.locale();
    let ticking = StoredValue::new(None::<IntervalHandle>);
    let playing = RwSignal::new(false);
    let stop = move || {
        if let Some(handle) = ticking.get_value() {
            handle.clear();
        }
        ticking.set_value(None);
        playing.set(false);
    };
    let press = move |_| {
        if playing.get_untracked() {
            stop();
            return;
        }
        begin(explorer);
        playing.set(true);
        let tick = move || {
            if !forward(explorer) {
                stop();
            }
        };
        ticking.set_value(set_interval_with_handle(tick, BEAT).ok());
    };
    on_cleanup(stop);
    view! {
        <button type="button" class="play with-script" aria-pressed=move || playing.get().to_string() on:click=press>
            <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d=move || if playing.get() { "M4 3h3v10H4zM9 3h3v10H9z" } else { "M4 2l10 6-10 6z" } />
            </svg>
            <span>{move || if playing.get() { td_string!(locale, explore.timeline.pause) } else { td_string!(locale, explore.timeline.play) }}</span>
        </button>
    }
}

/// The timeline's ends.
fn whole(explorer: Explorer) -> (Date, Date) {
    explorer.peek(|shown| (shown.answer.timeline.from, shown.answer.timeline.to))
}

/// Brushes the first year, unless a stretch is brushed that can still move on.
fn begin(explorer: Explorer) {
    let (first, last) = whole(explorer);
    if untrack(|| stretch(explorer)).1 >= last {
        let year = first.checked_add_months(Months::new(12)).and_then(|next| next.checked_sub_days(Days::new(1)));
        brush(explorer, first, year.unwrap_or(last), Step::Push);
    }
}

/// Moves the stretch on by its step; false when it has come to the end.
fn forward(explorer: Explorer) -> bool {
    let (_, last) = whole(explorer);
    let (from, to) = untrack(|| stretch(explorer));
    if to >= last {
        return false;
    }
    let months = Months::new(if to.year() - from.year() > 2 { 12 } else { 3 });
    let next = to.checked_add_days(Days::new(1)).and_then(|day| day.checked_add_months(months)).and_then(|day| day.checked_sub_days(Days::new(1)));
    let (Some(from), Some(to)) = (from.checked_add_months(months), next) else { return false };
    brush(explorer, from, to, Step::Replace);
    true
}

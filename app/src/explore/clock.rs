//! Play: the brushed stretch wanders through the years.

use std::time::Duration;

use chrono::{Datelike, Days, Months};
use domain::dates::Date;
use leptos::prelude::*;
use leptos_i18n::td_string;
use maud::{Markup, html};

use super::{
    brush::{brush, stretch},
    picture::Picture,
    state::{Explorer, Step},
};

/// Time between two steps.
const BEAT: Duration = Duration::from_millis(700);

/// The button that starts and stops.
#[must_use]
pub fn button(picture: &Picture<'_>, playing: bool) -> Markup {
    let locale = picture.locale();
    html! {
        button.play.with-script #play type="button" aria-pressed=(playing) {
            svg viewBox="0 0 16 16" aria-hidden="true" {
                path d=(if playing { "M4 3h3v10H4zM9 3h3v10H9z" } else { "M4 2l10 6-10 6z" }) {}
            }
            span { (if playing { td_string!(locale, explore.timeline.pause) } else { td_string!(locale, explore.timeline.play) }) }
        }
    }
}

/// Starts or stops; without a brushed stretch it begins with the first year.
pub fn toggle(explorer: Explorer) {
    let starts = !explorer.playing.get_untracked();
    explorer.playing.set(starts);
    if starts {
        begin(explorer);
        beat(explorer);
    }
}

/// A step, and after a while the next.
fn beat(explorer: Explorer) {
    let next = move || {
        if !explorer.playing.get_untracked() {
            return;
        }
        if forward(explorer) {
            beat(explorer);
        } else {
            explorer.playing.set(false);
        }
    };
    set_timeout(next, BEAT);
}

/// The timeline's ends.
fn whole(explorer: Explorer) -> (Date, Date) {
    explorer.peek(|shown| (shown.answer.timeline.from, shown.answer.timeline.to))
}

/// Brushes the first year, unless a stretch is brushed that can still move on.
fn begin(explorer: Explorer) {
    let (first, last) = whole(explorer);
    if stretch(explorer).1 >= last {
        let year = first.checked_add_months(Months::new(12)).and_then(|next| next.checked_sub_days(Days::new(1)));
        brush(explorer, first, year.unwrap_or(last), Step::Push);
    }
}

/// Moves the stretch on by its step; false when it has come to the end.
fn forward(explorer: Explorer) -> bool {
    let (_, last) = whole(explorer);
    let (from, to) = stretch(explorer);
    if to >= last {
        return false;
    }
    let months = Months::new(if to.year() - from.year() > 2 { 12 } else { 3 });
    let next = to
        .checked_add_days(Days::new(1))
        .and_then(|day| day.checked_add_months(months))
        .and_then(|day| day.checked_sub_days(Days::new(1)));
    let (Some(from), Some(to)) = (from.checked_add_months(months), next) else { return false };
    brush(explorer, from, to, Step::Replace);
    true
}

//! The timeline: bars by kind, spans as lanes, years, elections, and the date fields.

use chrono::Datelike;
use domain::{
    dates::{Date, PartialDate, day_number},
    explore::{Bar, Lane, Resolution, TimelineAnswer},
    safety::public::RecordKind,
};
use leptos_i18n::td_string;
use maud::{Markup, html};

use super::{
    filters::carried,
    labels::row_title,
    picture::{Picture, tenths},
    view_state::ViewState,
};
use crate::{format, language::prefix};

/// Height of the bars in units of their own drawing.
const HEIGHT: f64 = 100.0;
/// Pixels from lane to lane.
const LANE: u32 = 12;

/// Where a day lies between the timeline's ends, in percent of its width.
#[must_use]
pub fn percent(timeline: &TimelineAnswer, date: Date) -> f64 {
    let (from, to) = (day_number(timeline.from), day_number(timeline.to) + 1);
    f64::from(day_number(date) - from) * 100.0 / f64::from((to - from).max(1))
}

/// The same as an attribute's value.
fn place(timeline: &TimelineAnswer, date: Date) -> String {
    tenths(percent(timeline, date)) + "%"
}

/// The first and last brushed day.
fn brushed(picture: &Picture<'_>) -> (Date, Date) {
    let from = picture.query.from.map_or(Date::MIN, |from| from.first_day());
    let to = picture.query.to.map_or(Date::MAX, |to| to.last_day());
    (from, to)
}

/// Everything that lies under the brush.
#[must_use]
pub fn plot(picture: &Picture<'_>) -> Markup {
    html! { (elections(picture)) (bars(picture)) (lanes(picture)) (years(picture)) }
}

/// The bars: unfiltered behind, filtered faint, and in colour what lies within the brushed dates.
fn bars(picture: &Picture<'_>) -> Markup {
    let bars = &picture.answer.timeline.bars;
    let highest = f64::from(bars.iter().map(|bar| bar.all).max().unwrap_or(1).max(1));
    let (from, to) = brushed(picture);
    let within = |bar: &Bar| from <= bar.to && bar.from <= to;
    let stack = |kind: usize, all: bool| {
        let boxes = bars.iter().enumerate().filter(|(_, bar)| all || within(bar));
        path(boxes.map(|(position, bar)| {
            let below: u32 = bar.kinds.iter().take(kind).sum();
            (position, f64::from(below) / highest, f64::from(bar.kinds[kind]) / highest)
        }))
    };
    html! {
        svg.bars viewBox={ "0 0 " (bars.len().max(1)) " 100" } preserveAspectRatio="none" aria-hidden="true" {
            path.all d=(path(bars.iter().enumerate().map(|(position, bar)| (position, 0.0, f64::from(bar.all) / highest)))) {}
            @for (class, all) in [("faint", true), ("full", false)] {
                g class=(class) {
                    @for (position, kind) in RecordKind::EXPLORED.into_iter().enumerate() { path class=(kind.slug()) d=(stack(position, all)) {} }
                }
            }
        }
    }
}

/// Boxes one unit wide, with a gap, from `below` upward; `below` and `height` as parts of one.
fn path(boxes: impl Iterator<Item = (usize, f64, f64)>) -> String {
    let mut d = String::new();
    for (position, below, height) in boxes {
        if height > 0.0 {
            let bottom = tenths(HEIGHT * (1.0 - below));
            d += &["M", &position.to_string(), ".1 ", &bottom, "v-", &tenths(HEIGHT * height), "h.8V", &bottom, "z"]
                .concat();
        }
    }
    d
}

fn lanes(picture: &Picture<'_>) -> Markup {
    let lanes = &picture.answer.timeline.lanes;
    let rows = lanes.iter().map(|lane| u32::from(lane.row) + 1).max().unwrap_or(0);
    html! {
        svg.lanes width="100%" height=(rows * LANE) role="list" aria-label=(td_string!(picture.locale(), explore.timeline.lanes)) {
            @for lane in lanes { (lane_bar(picture, lane)) }
        }
    }
}

fn lane_bar(picture: &Picture<'_>, lane: &Lane) -> Markup {
    let language = picture.frame.language;
    let timeline = &picture.answer.timeline;
    let title = row_title(language, &lane.text);
    let told = [&title, ", ", &format::span(language, lane.span)].concat();
    let y = u32::from(lane.row) * LANE + 2;
    let x = percent(timeline, lane.span.from);
    let width = (percent(timeline, lane.span.to) - x).max(0.5);
    let (from, to) = brushed(picture);
    // A name stands where the next lane of the row leaves room for it: about a letter and a half a percent.
    let next = timeline
        .lanes
        .iter()
        .filter(|other| other.row == lane.row && other.span.from > lane.span.to)
        .map(|other| other.span.from)
        .min();
    let room = next.map_or(100.0, |next| percent(timeline, next)) - x - width;
    let letters = (room.max(0.0) * 1.5) as usize;
    html! {
        g role="listitem" {
            a.lane.outside[!lane.span.overlaps(from, to)] href={ (prefix(language)) "/" (lane.kind.path()) "/" (lane.id) } data-of=(lane.kind.slug()) aria-label=(told) {
                title { (told) }
                rect x={ (tenths(x)) "%" } width={ (tenths(width)) "%" } y=(y) height="8" rx="2" {}
            }
            // Beside the link and not in it: its name says the title whole.
            @if letters >= 14 {
                text.lane-name x={ (tenths(x + width + 0.4)) "%" } y=(y + 8) aria-hidden="true" { (shortened(&title, letters.min(34))) }
            }
        }
    }
}

fn shortened(title: &str, letters: usize) -> String {
    if title.chars().count() <= letters {
        return title.to_owned();
    }
    let cut: String = title.chars().take(letters.saturating_sub(1)).collect();
    [cut.trim_end(), "…"].concat()
}

fn years(picture: &Picture<'_>) -> Markup {
    let timeline = &picture.answer.timeline;
    html! {
        svg.years width="100%" height="20" aria-hidden="true" {
            @for year in timeline.from.year()..=timeline.to.year() {
                @if let Some(start) = Date::from_ymd_opt(year, 1, 1) {
                    @let x = place(timeline, start);
                    g {
                        line x1=(x) x2=(x) y2="5" {}
                        text x=(x) dx="4" y="15" { (format::year(picture.frame.language, year)) }
                    }
                }
            }
        }
    }
}

fn elections(picture: &Picture<'_>) -> Markup {
    let timeline = &picture.answer.timeline;
    let inside = |date: Date| timeline.from <= date && date <= timeline.to;
    html! {
        svg.elections width="100%" height="100%" aria-hidden="true" {
            @for election in picture.frame.elections.iter().filter(|election| inside(election.date)) {
                @let x = place(timeline, election.date);
                g {
                    line x1=(x) x2=(x) y1="0" y2="100%" {}
                    text x=(x) dx="4" y="11" { (format::figures(picture.frame.language, &election.name)) }
                }
            }
        }
    }
}

/// Two date fields. Without script the form is sent; with it, the timeline follows them.
#[must_use]
pub fn dates(picture: &Picture<'_>) -> Markup {
    let locale = picture.locale();
    let from = picture.query.from.map(|from| PartialDate::day(from.first_day()).to_string());
    let to = picture.query.to.map(|to| PartialDate::day(to.last_day()).to_string());
    html! {
        form.dates method="get" {
            (carried(picture.query, &["from", "to"]))
            input #date-from type="date" name="from" aria-label=(td_string!(locale, explore.timeline.from)) value=[from];
            span aria-hidden="true" { "–" }
            input #date-to type="date" name="to" aria-label=(td_string!(locale, explore.timeline.to)) value=[to];
            button.apply.without-script type="submit" { (td_string!(locale, explore.timeline.apply)) }
        }
    }
}

/// The width of the bars.
#[must_use]
pub fn resolutions(picture: &Picture<'_>) -> Markup {
    let locale = picture.locale();
    let choices = [
        (Resolution::Year, td_string!(locale, explore.timeline.year)),
        (Resolution::Quarter, td_string!(locale, explore.timeline.quarter)),
        (Resolution::Month, td_string!(locale, explore.timeline.month)),
    ];
    html! {
        ul.resolutions aria-label=(td_string!(locale, explore.timeline.bars)) {
            @for (resolution, label) in choices {
                @let view = ViewState { resolution: Some(resolution), ..picture.view.clone() };
                li {
                    a id={ "by-" (resolution.slug()) } href=(picture.href_of(&view)) rel="nofollow" data-view="replace"
                        aria-current=[(picture.answer.timeline.resolution == resolution).then_some("true")] { (label) }
                }
            }
        }
    }
}

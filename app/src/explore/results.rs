//! The results: how many, which, a page at a time; and what to do when there are none.

use domain::{
    dates::{Precision, Span},
    explore::{ExploreQuery, Row},
    safety::public::RecordKind,
};
use leptos_i18n::td_string;
use maud::{Markup, html};

use super::{
    labels::{row_place, row_title},
    picture::Picture,
    state::Status,
    symbols::symbol,
    view_state::ViewState,
};
use crate::{format, language::prefix};

/// Rows of a page of the list.
const PAGE: u32 = 50;

/// How many, of how many, when.
#[must_use]
pub fn head(picture: &Picture<'_>) -> Markup {
    let locale = picture.locale();
    let language = picture.frame.language;
    let answer = picture.answer;
    let total = format::number(language, answer.total);
    html! {
        p role="status" {
            strong { (format::number(language, answer.matched)) } " "
            (td_string!(locale, explore.results.of_total, total = total))
            @if picture.query.from.is_some() || picture.query.to.is_some() {
                (td_string!(locale, explore.between))
                (format::span(language, Span {
                    from: picture.query.from.map_or(answer.timeline.from, |from| from.first_day()),
                    to: picture.query.to.map_or(answer.timeline.to, |to| to.last_day()),
                    precision: Precision::Month,
                }))
            }
            @if answer.began_before > 0 {
                (td_string!(locale, explore.between)) (td_string!(locale, explore.results.began_before, count = format::number(language, answer.began_before)))
            }
        }
        @if !picture.query.is_empty() {
            a.clear #clear href=(picture.href(&ExploreQuery::default())) data-view { (td_string!(locale, explore.results.clear)) }
        }
    }
}

/// The rows of the page, and links to the pages beside it.
#[must_use]
pub fn rows(picture: &Picture<'_>) -> Markup {
    html! {
        @if picture.answer.rows.is_empty() { (nothing(picture)) }
        ol { @for row in &picture.answer.rows { (result(picture, row)) } }
        (pages(picture))
    }
}

fn result(picture: &Picture<'_>, row: &Row) -> Markup {
    let locale = picture.locale();
    let language = picture.frame.language;
    let (path, id) = match &row.story {
        Some(story) => (RecordKind::Story.path(), story),
        None => (row.kind.path(), &row.id),
    };
    let summary = row.summary.in_language(language);
    html! {
        li.row {
            (symbol(row.kind))
            div {
                h3 { a href={ (prefix(language)) "/" (path) "/" (id) } { (row_title(language, &row.text)) } }
                p.meta { (row_place(picture.frame, row)) (td_string!(picture.locale(), explore.between)) (format::span(language, row.span)) }
                @if !summary.is_empty() { p.summary { (summary) } }
                @if row.inferred || row.demonstration {
                    p.marks {
                        @if row.inferred { span.mark { (td_string!(locale, explore.results.inferred)) } " " }
                        @if row.demonstration { span.mark { (td_string!(locale, shell.demonstration_mark)) } }
                    }
                }
            }
        }
    }
}

/// No record matches: says so and leads on.
fn nothing(picture: &Picture<'_>) -> Markup {
    let locale = picture.locale();
    let query = picture.query;
    let dated = query.from.is_some() || query.to.is_some();
    let offer = |query: &ExploreQuery, label: &str| html! { li { a href=(picture.href(query)) data-view { (label) } } };
    html! {
        div.nothing {
            p { (td_string!(locale, explore.results.none)) }
            ul {
                @if dated { (offer(&query.without_dates(), td_string!(locale, explore.results.all_dates))) }
                @if !query.text.is_empty() { (offer(&query.without_text(), td_string!(locale, explore.results.without_words))) }
                (offer(&ExploreQuery::default(), td_string!(locale, explore.results.everything)))
            }
        }
    }
}

fn pages(picture: &Picture<'_>) -> Markup {
    let locale = picture.locale();
    let (offset, matched) = (picture.answer.offset, picture.answer.matched);
    let link = |offset: u32, rel: &str, label: &str| {
        let view = ViewState { offset, ..picture.view.clone() };
        html! { a href=(picture.href_of(&view)) rel=(rel) data-view { (label) } }
    };
    html! {
        @if offset > 0 || offset + PAGE < matched {
            div.pages {
                @if offset > 0 { (link(offset.saturating_sub(PAGE), "prev", td_string!(locale, explore.results.previous))) }
                @if offset + PAGE < matched { (link(offset + PAGE, "next", td_string!(locale, explore.results.next))) }
            }
        }
    }
}

/// Shown while the server is waited for, and when it can't be reached.
#[must_use]
pub fn trouble(picture: &Picture<'_>, status: Status) -> Markup {
    let locale = picture.locale();
    html! {
        @match status {
            Status::Ready => {}
            Status::Working => p { (td_string!(locale, explore.results.working)) },
            Status::Unreachable => p {
                (td_string!(locale, explore.results.unreachable)) " "
                button #again type="button" { (td_string!(locale, explore.results.again)) }
            },
        }
    }
}

/// What can be done with a view: copy its link, take its data, print it.
#[must_use]
pub fn actions(picture: &Picture<'_>, address: &str, said: &str) -> Markup {
    let locale = picture.locale();
    let search = picture.query.to_query_string();
    let mark = if search.is_empty() { "" } else { "?" };
    html! {
        a #copy-link href=(address) { (td_string!(locale, explore.actions.copy_link)) }
        span.said role="status" { (said) }
        span.download {
            (td_string!(locale, explore.actions.download)) " "
            a href={ "/data/events.csv" (mark) (search) } download rel="nofollow" { "CSV" } " "
            a href={ "/data/events.geojson" (mark) (search) } download rel="nofollow" { "GeoJSON" }
        }
        button.with-script #print type="button" { (td_string!(locale, explore.actions.print)) }
    }
}

//! A small timeline: all records by year, and where one of them stands among them.

use std::sync::{Arc, LazyLock, RwLock};

use atlas::View;
use chrono::Datelike;
use domain::{
    dates::{Span, day_number},
    explore::{ExploreQuery, Resolution},
    safety::public::RecordKind,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::Setting;
use crate::{format, pages::context::AtlasEdition};

/// Records that begin in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Year {
    year: i32,
    records: u32,
}

/// The years of an edition, by the hash of its snapshot.
type Known = Option<(String, Arc<[Year]>)>;

/// Counting all records takes time that grows with them; it is done once an edition, not once a page.
static KNOWN: LazyLock<RwLock<Known>> = LazyLock::new(|| RwLock::new(None));

fn years(edition: &AtlasEdition) -> Arc<[Year]> {
    if let Ok(known) = KNOWN.read()
        && let Some((hash, years)) = &*known
        && *hash == edition.hash
    {
        return years.clone();
    }
    let view = View { resolution: Some(Resolution::Year), offset: 0, limit: 0, lanes: 0 };
    let bars = edition.atlas.answer(&ExploreQuery::default(), &view).timeline.bars;
    let years: Arc<[Year]> = bars.iter().map(|bar| Year { year: bar.from.year(), records: bar.all }).collect();
    if let Ok(mut known) = KNOWN.write() {
        *known = Some((edition.hash.clone(), years.clone()));
    }
    years
}

/// Measures of the drawing, in units that are pixels at its usual size.
const WIDTH: f64 = 320.0;
const BARS: f64 = 30.0;
const LANE: f64 = 36.0;
const LABELS: f64 = 58.0;
const HEIGHT: f64 = 62.0;

/// The strip: bars by year, the record's own time as a lane below them.
#[component]
pub fn Strip(
    /// The page's surroundings.
    setting: Setting,
    /// The kind whose colour the lane has.
    kind: RecordKind,
    /// The record's time.
    span: Span,
) -> impl IntoView {
    let years = years(&setting.edition);
    let (Some(first), Some(last)) = (years.first().copied(), years.last().copied()) else { return ().into_any() };
    let step = WIDTH / f64::from(last.year - first.year + 1);
    let most = f64::from(years.iter().map(|year| year.records).max().unwrap_or(1).max(1));
    let own = span.from.year()..=span.to.year();
    let bars = years.iter().map(|year| {
        let height = if year.records == 0 { 0.0 } else { (BARS * f64::from(year.records) / most).max(1.5) };
        let x = f64::from(year.year - first.year) * step;
        let class = if own.contains(&year.year) { "strip-bar own" } else { "strip-bar" };
        view! { <rect class=class x=tenth(x + 0.5) y=tenth(BARS - height) width=tenth((step - 1.0).max(0.5)) height=tenth(height) /> }
    });
    let (from, to) = lane(span, first.year, step);
    let told = format::span(setting.language, span);
    let label = td_string!(setting.locale, pages.strip.label, date = told);
    view! {
        <svg class="strip" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label>
            {bars.collect_view()} <path class="strip-axis" d=format!("M0 {BARS}H{WIDTH}") />
            <rect class=format!("strip-lane {}", kind.slug()) x=tenth(from) y=tenth(LANE) width=tenth(to - from) height="5" rx="1" />
            {year_labels(&setting, first.year, last.year, step)}
        </svg>
    }
    .into_any()
}

/// Where the record's own time begins and ends; wide enough to be seen.
fn lane(span: Span, first: i32, step: f64) -> (f64, f64) {
    let at = |date: chrono::NaiveDate| {
        let length = if date.leap_year() { 366.0 } else { 365.0 };
        (f64::from(date.year() - first) + f64::from(date.ordinal0()) / length) * step
    };
    let days = f64::from(day_number(span.to) - day_number(span.from) + 1);
    let from = at(span.from).clamp(0.0, WIDTH - 3.0);
    let to = (at(span.from) + days / 365.25 * step).clamp(from + 3.0, WIDTH.max(from + 3.0));
    (from, to)
}

/// First and last year and, where there is room, round years between them.
fn year_labels(setting: &Setting, first: i32, last: i32, step: f64) -> impl IntoView + use<> {
    /// Units that a label and the gap beside it take.
    const ROOM: f64 = 44.0;
    let every = [1, 2, 5, 10, 20, 50].into_iter().find(|years| f64::from(*years) * step >= ROOM).unwrap_or(100);
    let middle = (first..=last).filter(|year| {
        let clear = |edge: i32| f64::from((year - edge).abs()) * step >= ROOM;
        year % every == 0 && clear(first) && clear(last)
    });
    let place = |year: i32| (f64::from(year - first) + 0.5) * step;
    let mut labels = vec![(first, 0.0, "start")];
    labels.extend(middle.map(|year| (year, place(year), "middle")));
    if last > first {
        labels.push((last, WIDTH, "end"));
    }
    let labels: Vec<_> =
        labels.into_iter().map(|(year, x, anchor)| (format::year(setting.language, year), x, anchor)).collect();
    labels
        .into_iter()
        .map(|(year, x, anchor)| view! { <text x=tenth(x) y=tenth(LABELS) text-anchor=anchor>{year}</text> })
        .collect_view()
}

fn tenth(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::dates::{PartialDate, Precision};

    fn span(from: &str, to: &str) -> Span {
        let day = |text: &str| text.parse::<PartialDate>().expect("a date").first_day();
        Span { from: day(from), to: day(to), precision: Precision::Day }
    }

    #[test]
    fn a_lane_lies_in_its_years() {
        let (from, to) = lane(span("2010-01-01", "2010-12-31"), 2009, 20.0);
        assert!((from - 20.0).abs() < 0.1 && (to - 40.0).abs() < 0.1, "{from} {to}");
    }

    #[test]
    fn a_single_day_can_be_seen_at_either_end() {
        for day in ["2009-01-01", "2024-12-31"] {
            let (from, to) = lane(span(day, day), 2009, 20.0);
            assert!(from >= 0.0 && to <= WIDTH + 0.1 && to - from >= 2.9, "{from} {to}");
        }
    }
}

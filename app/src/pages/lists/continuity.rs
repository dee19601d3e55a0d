//! How many grants ran in each month, with the months without any marked and told in words.

use domain::safety::public::PublicRecord;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::months::{self, Month};
use crate::{format, pages::components::Setting};

/// Measures of the drawing, in units that are pixels at its usual size.
const WIDTH: f64 = 640.0;
const BARS: f64 = 56.0;
const LABELS: f64 = 76.0;
const HEIGHT: f64 = 82.0;
/// Stretches told in words; where there are more, the picture tells them.
const TOLD: usize = 4;

/// The months of all grants.
#[component]
pub fn Continuity(
    /// The page's surroundings.
    setting: Setting,
    /// The grants.
    grants: Vec<PublicRecord>,
) -> impl IntoView {
    let spans: Vec<_> = grants.iter().map(|grant| (months::of(grant.span.from), months::of(grant.span.to))).collect();
    let (Some(first), Some(last)) = (spans.iter().map(|s| s.0).min(), spans.iter().map(|s| s.1).max()) else {
        return ().into_any();
    };
    let gaps = months::gaps(&spans);
    let step = WIDTH / f64::from(last - first + 1);
    let running: Vec<u32> = (first..=last).map(|month| running(&spans, month)).collect();
    let most = f64::from(running.iter().copied().max().unwrap_or(1).max(1));
    let bars = running.into_iter().enumerate().filter(|(_, count)| *count > 0).map(|(position, count)| {
        let height = BARS * f64::from(count) / most;
        let x = f64::from(u32::try_from(position).unwrap_or(0)) * step;
        view! {
            <rect class="grant" x=tenth(x) y=tenth(BARS - height) width=tenth((step - 0.4).max(0.4)) height=tenth(height) />
        }
    });
    let bars = bars.collect_view();
    let marked = gaps.iter().map(|(from, to)| {
        let x = f64::from(from - first) * step;
        view! { <rect class="gap" x=tenth(x) y="0" width=tenth(f64::from(to - from + 1) * step) height=BARS.to_string() /> }
    });
    let marked = marked.collect_view();
    let words = words(&setting, &gaps);
    view! {
        <figure class="continuity">
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=td_string!(setting.locale, pages.grants.picture)>
                {marked} {bars} <path class="strip-axis" d=format!("M0 {BARS}H{WIDTH}") />
                <text x="0" y=tenth(LABELS)>{month_name(&setting, first)}</text>
                <text x=tenth(WIDTH) y=tenth(LABELS) text-anchor="end">{month_name(&setting, last)}</text>
            </svg>
            <figcaption>{words}</figcaption>
        </figure>
    }
    .into_any()
}

fn running(spans: &[(Month, Month)], month: Month) -> u32 {
    let count = spans.iter().filter(|(from, to)| (*from..=*to).contains(&month)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The longest stretches without a grant, or that there was none.
fn words(setting: &Setting, gaps: &[(Month, Month)]) -> String {
    if gaps.is_empty() {
        return td_string!(setting.locale, pages.grants.no_gap).to_owned();
    }
    let mut longest = gaps.to_vec();
    longest.sort_by_key(|(from, to)| (from - to, *from));
    longest.truncate(TOLD);
    longest.sort_unstable();
    let stretches = longest.iter().map(|(from, to)| {
        if from == to {
            return month_name(setting, *from);
        }
        td_string!(
            setting.locale,
            explore.date.range,
            first = month_name(setting, *from),
            last = month_name(setting, *to)
        )
    });
    td_string!(setting.locale, pages.grants.gaps, stretches = setting.list(stretches))
}

fn month_name(setting: &Setting, month: Month) -> String {
    months::first_day(month)
        .map_or_else(String::new, |day| format::date(setting.language, day, domain::dates::Precision::Month))
}

fn tenth(value: f64) -> String {
    format!("{value:.1}")
}

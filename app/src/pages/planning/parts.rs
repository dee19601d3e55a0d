//! What a score is made of.

use domain::planning::{participants::PointPart, places::PlacePart};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words::{self, Words};

/// One part: what for, how good from 0 to 1,000, its weight.
pub(super) type ScorePart = (&'static str, u32, u16);

/// The parts of somebody's points.
pub(super) fn of_points(words: &Words, parts: &[PointPart]) -> Vec<ScorePart> {
    parts.iter().map(|part| (words::point_source(words.locale(), part.source), part.share, part.weight)).collect()
}

/// The parts of a town's score.
pub(super) fn of_place(words: &Words, parts: &[PlacePart]) -> Vec<ScorePart> {
    parts.iter().map(|part| (words::place_source(words.locale(), part.source), part.share, part.weight)).collect()
}

/// The parts as a table: what each is, its share of the whole that it could give, and what that makes.
pub(super) fn table(words: &Words, parts: &[ScorePart]) -> AnyView {
    let locale = words.locale();
    let all: u32 = parts.iter().map(|(_, _, weight)| u32::from(*weight)).sum();
    let rows = parts.iter().filter(|(_, _, weight)| *weight > 0).map(|(name, share, weight)| {
        let made = u64::from(*share) * u64::from(*weight) / u64::from(all.max(1));
        let most = 1_000 * u32::from(*weight) / all.max(1);
        view! {
            <li>
                <span>{*name}</span>
                <span class="number">{td_string!(locale, planning.of_most, made = words.number(made), most = words.number(most))}</span>
            </li>
        }
    });
    view! { <ul class="figures">{rows.collect_view()}</ul> }.into_any()
}

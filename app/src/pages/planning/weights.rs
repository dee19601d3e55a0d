//! Prices, and what counts how much: every assumption of the planner can be changed.

use domain::planning::{budget::UnitCosts, weights::Weights};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{form::Form, words::Words};
use crate::i18n::Locale;

/// A number that can be changed: its field, what it is, what it usually is.
pub(super) type Figure = (&'static str, &'static str, u32);

/// A group of them under its title.
pub(super) type Group = (&'static str, Vec<Figure>);

/// Names fields by their labels in the translation files.
macro_rules! figures {
    ($locale:ident, $group:ident, $prefix:literal, $usual:expr => $($name:ident),+ $(,)?) => {
        vec![$((concat!($prefix, ".", stringify!($name)), td_string!($locale, planning.$group.$name), u32::from($usual.$name))),+]
    };
}

/// All prices.
pub(super) fn prices_of(locale: Locale) -> Vec<Figure> {
    let usual = UnitCosts::default();
    figures!(locale, prices, "cost", usual =>
        hall, bed, board, kilometre, trainer, materials, child_care, companions_percent, contingency_percent)
}

/// All weights.
pub(super) fn weights_of(locale: Locale) -> Vec<Group> {
    let Weights { gaps, points, places, dates, travel } = Weights::default();
    let gaps = figures!(locale, weight_gaps, "weight.gaps", gaps =>
        base, case, gender_based_percent, finding, wish, election, election_months, need_half_life, skilled, trained,
        ten_others, training_half_life, inactivity_half_life);
    let mut points_of = figures!(locale, points, "weight.points", points => gap, new, wish, rest, nearness, activity);
    points_of.extend(figures!(locale, weight_points, "weight.points", points => activity_half_life));
    let places = figures!(locale, place, "weight.places", places => gap, travel, safety, venue, cost);
    let dates = figures!(locale, weight_dates, "weight.dates", dates =>
        ramadan, eid, ashura, election, election_days, holiday, examination, harvest, weather, absence,
        uncertain_percent);
    let travel = figures!(locale, weight_travel, "weight.travel", travel => road_percent, women_percent, far_km);
    vec![
        (td_string!(locale, planning.gap.title), gaps),
        (td_string!(locale, planning.points.title), points_of),
        (td_string!(locale, planning.place.title), places),
        (td_string!(locale, planning.dates.title), dates),
        (td_string!(locale, planning.points.travel), travel),
    ]
}

/// What a weight is called.
pub(super) fn label(locale: Locale, field: &str) -> &'static str {
    let groups = weights_of(locale).into_iter().flat_map(|(_, figures)| figures);
    let mut labels = groups.filter(|(name, ..)| *name == field).map(|(_, label, _)| label);
    labels.next().unwrap_or(td_string!(locale, planning.goal.weights))
}

/// The prices' fields.
pub(super) fn prices(form: &Form) -> AnyView {
    let locale = form.words.locale();
    view! {
        <details id="prices">
            <summary>{td_string!(locale, planning.goal.prices)}</summary>
            <p class="hint">{td_string!(locale, planning.prices.hint)}</p>
            {inputs(form, &prices_of(locale))}
        </details>
    }
    .into_any()
}

/// The weights' fields, group by group.
pub(super) fn weights(form: &Form) -> AnyView {
    let locale = form.words.locale();
    let how = form.words.setting.href("/how-the-plan-is-made");
    let is_wrong = |name: &str| form.faults.iter().any(|fault| fault.field == name);
    let any_wrong = form.faults.iter().any(|fault| fault.field.starts_with("weight."));
    let groups = weights_of(locale).into_iter().enumerate().map(|(at, (title, figures))| {
        let is_open = figures.iter().any(|(name, ..)| is_wrong(name));
        view! {
            <details id=format!("weights-{at}") open=is_open>
                <summary>{title}</summary>
                {inputs(form, &figures)}
            </details>
        }
    });
    let groups = groups.collect_view();
    view! {
        <details id="weights" open=any_wrong>
            <summary>{td_string!(locale, planning.goal.weights)}</summary>
            <p class="hint">{td_string!(locale, planning.goal.weights_hint)}</p>
            <p><a class="plain" href=how>{td_string!(locale, planning.how.title)}</a></p>
            {groups}
        </details>
    }
    .into_any()
}

fn inputs(form: &Form, figures: &[Figure]) -> AnyView {
    let (words, locale) = (&form.words, form.words.locale());
    let inputs = figures.iter().map(|(name, label, usual)| {
        let is_usual = form.value(name) == usual.to_string();
        let hint = td_string!(locale, planning.goal.usually, number = words.number(*usual));
        form.input(name, label, "number", if is_usual { "" } else { &hint })
    });
    view! { <div class="plan-numbers">{inputs.collect_view()}</div> }.into_any()
}

/// A group as a list of what each is and usually counts.
pub(super) fn listed(words: &Words, figures: &[Figure]) -> AnyView {
    let lines = figures.iter().map(|(_, label, usual)| {
        view! { <li><span>{*label}</span> <span class="number">{words.number(*usual)}</span></li> }
    });
    view! { <ul class="figures">{lines.collect_view()}</ul> }.into_any()
}

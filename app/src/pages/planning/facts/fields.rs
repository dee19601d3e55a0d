//! The fields of each kind's form.

use std::collections::BTreeMap;

use domain::{
    members::Gender,
    places::Region,
    planning::{Certainty, ConstraintKind, facts::FactKind},
    text::Language,
    trainings::Topic,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    super::form::{Form, id_of},
    words::{certainty, field},
};
use crate::{pages::members::gender_words, terms};

/// Empty rows for days away, besides those that are filled in.
const EMPTY_ROWS: usize = 2;

/// All fields of a kind.
pub(super) fn fields(form: &Form, kind: FactKind) -> AnyView {
    match kind {
        FactKind::Window => window(form),
        FactKind::Absence => absence(form),
        FactKind::CoTrainer => co_trainer(form),
        FactKind::Price => price(form),
    }
}

fn label(form: &Form, name: &str) -> &'static str {
    field(form.words.locale(), name).unwrap_or_default()
}

fn input(form: &Form, name: &str, kind: &'static str) -> AnyView {
    form.input(name, label(form, name), kind, "")
}

/// A choice that begins with none.
fn select(form: &Form, name: &str, options: impl IntoIterator<Item = (String, String)>) -> AnyView {
    let none = (String::new(), td_string!(form.words.locale(), facts.choose).to_owned());
    form.select(name, label(form, name), std::iter::once(none).chain(options).collect())
}

fn window(form: &Form) -> AnyView {
    let (locale, language) = (form.words.locale(), form.words.language());
    let kinds = ConstraintKind::ALL.iter();
    let kinds = kinds.map(|kind| (kind.to_string(), terms::constraint_kind(language, *kind).to_owned()));
    let sure = Certainty::ALL.iter().map(|one| (one.to_string(), certainty(locale, *one).to_owned()));
    view! {
        {select(form, "window.kind", kinds)}
        <div class="plan-pair">
            {input(form, "window.from", "date")} {input(form, "window.to", "date")}
            {input(form, "window.en", "text")} {input(form, "window.ur", "text")}
            {input(form, "window.sd", "text")} {input(form, "window.ps", "text")}
        </div>
        {select(form, "window.certainty", sure)}
        {zone(form)}
    }
    .into_any()
}

/// Whole regions, each with its districts below it.
fn zone(form: &Form) -> AnyView {
    let (locale, language) = (form.words.locale(), form.words.language());
    let mut districts = BTreeMap::<Region, Vec<(String, String)>>::new();
    for known in form.words.setting.edition.atlas.areas() {
        if let Some(slug) = known.area.district() {
            let name = form.words.setting.text(&known.names).to_owned();
            districts.entry(known.area.region()).or_default().push((slug.to_owned(), name));
        }
    }
    let regions = Region::ALL.iter().map(|region| {
        let inside = districts.remove(region).unwrap_or_default();
        let is_open = inside.iter().any(|(slug, _)| form.has("window.districts", slug));
        let name = terms::region(language, *region);
        let whole = td_string!(locale, facts.window.whole, region = name);
        let number = td_string!(locale, facts.window.districts, number = form.words.number(inside.len()));
        let boxes = inside.into_iter().map(|(slug, name)| tick(form, "window.districts", slug, name)).collect_view();
        view! {
            {tick(form, "window.regions", region.to_string(), whole)}
            <details open=is_open>
                <summary>{form.words.setting.pair(name, &number)}</summary>
                <div class="fact-districts">{boxes}</div>
            </details>
        }
    });
    let regions = regions.collect_view();
    view! {
        <fieldset class="plan-field" id="field-window-regions">
            <legend>{label(form, "window.regions")}</legend>
            <p class="hint">{td_string!(locale, facts.window.zone_hint)}</p>
            {regions}
            <div id="field-window-districts">{form.faults_of(&["window.regions", "window.districts"])}</div>
        </fieldset>
    }
    .into_any()
}

fn tick(form: &Form, name: &'static str, value: String, label: String) -> AnyView {
    let is_ticked = form.has(name, &value);
    view! {
        <label class="tick">
            <input type="checkbox" name=name value=value checked=is_ticked aria-describedby=fault_id(form, name) />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// The id of the sentence that says what is wrong with a field.
fn fault_id(form: &Form, name: &str) -> Option<String> {
    form.faults.iter().any(|fault| fault.field == name).then(|| format!("{}-fault", id_of(name)))
}

fn organisations(form: &Form) -> Vec<(String, String)> {
    let words = &form.words;
    let all = words.names.organisations.keys().map(|id| (id.clone(), words.organisation(id)));
    let mut all: Vec<(String, String)> = all.collect();
    all.sort_by(|one, other| one.1.cmp(&other.1));
    all
}

fn absence(form: &Form) -> AnyView {
    view! {
        {select(form, "absence.organisation", organisations(form))}
        <div class="plan-pair">{input(form, "absence.from", "date")} {input(form, "absence.to", "date")}</div>
    }
    .into_any()
}

fn co_trainer(form: &Form) -> AnyView {
    let (locale, language) = (form.words.locale(), form.words.language());
    let hint = td_string!(locale, facts.co_trainer.name_hint);
    let names = ["co-trainer.en", "co-trainer.ur"].map(|name| form.input(name, label(form, name), "text", hint));
    let genders = Gender::ALL.iter().map(|gender| (gender.to_string(), gender_words(locale, *gender).to_owned()));
    let topics = Topic::ALL.iter().map(|topic| (topic.to_string(), terms::topic(language, *topic).to_owned()));
    let spoken = Language::ALL.iter().map(|one| (one.to_string(), terms::language(language, *one).to_owned()));
    view! {
        {select(form, "co-trainer.organisation", organisations(form))}
        <div class="plan-pair">{names.into_iter().collect_view()}</div>
        {sure(form)}
        {select(form, "co-trainer.gender", genders)}
        {form.ticks("co-trainer.topics", label(form, "co-trainer.topics"), topics.collect())}
        {form.ticks("co-trainer.languages", label(form, "co-trainer.languages"), spoken.collect())}
        {away(form)}
    }
    .into_any()
}

/// Asked only where a pseudonym looks like a real name.
fn sure(form: &Form) -> AnyView {
    use domain::planning::form::PlanFaultReason::Identifying;
    let is_asked = form.faults.iter().any(|fault| fault.reason == Identifying) || form.has("co-trainer.sure", "yes");
    let label = td_string!(form.words.locale(), facts.co_trainer.sure);
    is_asked.then(|| tick(form, "co-trainer.sure", "yes".to_owned(), label.to_owned())).into_any()
}

/// The rows of days away that are filled in, or half filled in, and a few empty ones.
fn away(form: &Form) -> AnyView {
    let locale = form.words.locale();
    let all = |name: &str| -> Vec<String> {
        form.values.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect()
    };
    let (from, mut to) = (all("co-trainer.away_from"), all("co-trainer.away_to"));
    to.resize(from.len(), String::new());
    let mut rows: Vec<(String, String)> = from.into_iter().zip(to).collect();
    rows.retain(|(from, to)| !(from.trim().is_empty() && to.trim().is_empty()));
    rows.extend(vec![(String::new(), String::new()); EMPTY_ROWS]);
    let fault = fault_id(form, "co-trainer.away");
    let day = |name: &'static str, label: &'static str, value: String| {
        view! { <input type="date" name=name aria-label=label dir="ltr" value=value aria-describedby=fault.clone() /> }
    };
    let rows = rows.into_iter().map(|(from, to)| {
        let [first, last] =
            [td_string!(locale, facts.co_trainer.away_from), td_string!(locale, facts.co_trainer.away_to)];
        view! {
            <div class="plan-pair fact-away">
                {day("co-trainer.away_from", first, from)} {day("co-trainer.away_to", last, to)}
            </div>
        }
    });
    let rows = rows.collect_view();
    view! {
        <fieldset class="plan-field" id="field-co-trainer-away">
            <legend>{label(form, "co-trainer.away")}</legend>
            <p class="hint">{td_string!(locale, facts.co_trainer.away_hint)}</p>
            {rows}
            {form.faults_of(&["co-trainer.away"])}
        </fieldset>
    }
    .into_any()
}

fn price(form: &Form) -> AnyView {
    let words = &form.words;
    let mut towns: Vec<(String, String)> =
        words.names.towns.keys().map(|slug| (slug.clone(), words.town(slug))).collect();
    towns.sort_by(|one, other| one.1.cmp(&other.1));
    view! {
        {select(form, "price.town", towns)}
        <div class="plan-pair">{input(form, "price.rupees", "number")} {input(form, "price.on", "date")}</div>
    }
    .into_any()
}

//! The left column: what is asked for.

use domain::{
    planning::agenda::ModulePlan,
    text::Language,
    trainings::{Topic, TrainingKind},
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    PlanView,
    form::{Form, deed},
    quotas, weights,
};
use crate::{pages::components::in_textarea, terms};

/// Kinds of training that are planned here: what members lead for others is logged, not planned.
pub(super) const KINDS: [TrainingKind; 5] = [
    TrainingKind::Workshop,
    TrainingKind::TrainingOfTrainers,
    TrainingKind::Orientation,
    TrainingKind::NationalWorkshop,
    TrainingKind::VirtualSession,
];

/// The whole column.
pub(super) fn goals(form: &Form, view: &PlanView) -> AnyView {
    let locale = form.words.locale();
    view! {
        <section class="plan-goals" aria-labelledby="goals">
            <h2 id="goals">{td_string!(locale, planning.goal.title)}</h2>
            {what(form)}
            {modules(form, &view.plan.modules)}
            {when(form)}
            {who(form, view)}
            {more(form, view)}
            <button class="primary" type="submit" name="do" value="save">{td_string!(locale, planning.save)}</button>
        </section>
    }
    .into_any()
}

fn what(form: &Form) -> AnyView {
    let (locale, language) = (form.words.locale(), form.words.language());
    let kinds = KINDS.iter().map(|kind| (kind.to_string(), terms::training_kind(language, *kind).to_owned()));
    view! {
        {form.input("name", td_string!(locale, planning.goal.name), "text", "")}
        {form.select("kind", td_string!(locale, planning.goal.kind), kinds.collect())}
        {form.select("language", td_string!(locale, planning.goal.language), languages(form))}
    }
    .into_any()
}

fn languages(form: &Form) -> Vec<(String, String)> {
    let (locale, language) = (form.words.locale(), form.words.language());
    let any = (String::new(), td_string!(locale, planning.goal.any_language).to_owned());
    let terms = Language::ALL.iter().map(|one| (one.to_string(), terms::language(language, *one).to_owned()));
    std::iter::once(any).chain(terms).collect()
}

/// The modules: those that are taught in their order, with their length; then the others.
fn modules(form: &Form, plans: &[ModulePlan]) -> AnyView {
    let locale = form.words.locale();
    let taught: Vec<Topic> = form.all("topics").filter_map(|slug| slug.parse().ok()).collect();
    let rows = taught.iter().map(|topic| module(form, plans, *topic)).collect_view();
    let others = Topic::ALL.iter().filter(|topic| !taught.contains(topic)).map(|topic| tick(form, *topic, false));
    let others = others.collect_view();
    let is_open = taught.is_empty();
    view! {
        <fieldset class="plan-field" id="field-topics">
            <legend>{td_string!(locale, planning.goal.topics)}</legend>
            <ol class="modules">{rows}</ol>
            {form.faults_of(&["topics"])}
            <details id="other-topics" open=is_open>
                <summary>{td_string!(locale, planning.goal.other_topics)}</summary>
                {others}
            </details>
        </fieldset>
    }
    .into_any()
}

fn tick(form: &Form, topic: Topic, is_ticked: bool) -> AnyView {
    view! {
        <label class="tick">
            <input type="checkbox" name="topics" value=topic.slug() checked=is_ticked />
            <span>{terms::topic(form.words.language(), topic)}</span>
        </label>
    }
    .into_any()
}

/// A module that is taught: its place in the order, and how long it takes.
fn module(form: &Form, lengths: &[ModulePlan], topic: Topic) -> AnyView {
    let words = &form.words;
    let (locale, name) = (words.locale(), terms::topic(words.language(), topic));
    let plan = lengths.iter().find(|module| module.topic == topic);
    let [talks, exercises] = plan.map_or([0, 0], |plan| [plan.talk, plan.exercise]);
    let length =
        td_string!(locale, planning.goal.length, minutes = words.number(u32::from(talks) + u32::from(exercises)));
    let open = |minutes| td_string!(locale, planning.goal.open_minutes, minutes = words.number(minutes));
    let minutes = |part: &str, label: &str, minutes: u16| {
        let name = format!("{part}.{topic}");
        let hint = if form.value(&name).is_empty() { open(minutes) } else { String::new() };
        form.input(&name, label, "number", &hint)
    };
    let [earlier, later] = [td_string!(locale, planning.goal.earlier), td_string!(locale, planning.goal.later)];
    view! {
        <li>
            {tick(form, topic, true)}
            <details id=format!("length-{topic}")>
                <summary>{length}</summary>
                {minutes("talk", td_string!(locale, planning.goal.talk), talks)}
                {minutes("exercise", td_string!(locale, planning.goal.exercise), exercises)}
                <p class="buttons">
                    {deed(format!("earlier:{topic}"), earlier, words.setting.pair(earlier, name))}
                    {deed(format!("later:{topic}"), later, words.setting.pair(later, name))}
                </p>
            </details>
        </li>
    }
    .into_any()
}

fn when(form: &Form) -> AnyView {
    let locale = form.words.locale();
    view! {
        <div class="plan-pair">
            {form.input("days", td_string!(locale, planning.goal.days), "number", "")}
            {form.input("trainers", td_string!(locale, planning.goal.trainers), "number", "")}
        </div>
        <div class="plan-pair">
            {form.input("from", td_string!(locale, planning.goal.from), "date", "")}
            {form.input("to", td_string!(locale, planning.goal.to), "date", "")}
        </div>
        {form.input("rupees", td_string!(locale, planning.goal.rupees), "number", td_string!(locale, planning.goal.rupees_hint))}
    }
    .into_any()
}

fn who(form: &Form, view: &PlanView) -> AnyView {
    let locale = form.words.locale();
    view! {
        <div class="plan-pair">
            {form.input("seats", td_string!(locale, planning.goal.seats), "number", "")}
            {form.input("waiting", td_string!(locale, planning.goal.waiting), "number", "")}
        </div>
        {quotas::quotas(form, view)}
    }
    .into_any()
}

/// What is seldom changed.
fn more(form: &Form, view: &PlanView) -> AnyView {
    let (locale, language) = (form.words.locale(), form.words.language());
    let topics = Topic::ALL.iter().map(|topic| (topic.to_string(), terms::topic(language, *topic).to_owned()));
    let notes = form.value("notes").to_owned();
    view! {
        <details id="rules">
            <summary>{td_string!(locale, planning.goal.more)}</summary>
            {form.input(
                "most_of_organisation",
                td_string!(locale, planning.quota.most_of_organisation),
                "number",
                td_string!(locale, planning.quota.most_of_organisation_hint),
            )}
            {form.ticks("prerequisites", td_string!(locale, planning.goal.prerequisites), topics.collect())}
            {form.select("spoken", td_string!(locale, planning.goal.spoken), languages(form))}
            {quotas::apart(form, view)}
            {form.input("seed", td_string!(locale, planning.goal.seed), "number", td_string!(locale, planning.goal.seed_hint))}
            <div class="plan-field" id="field-notes">
                <label for="notes">{td_string!(locale, planning.goal.notes)}</label>
                <textarea id="notes" name="notes" rows="4" dir="auto" inner_html=in_textarea(&notes)></textarea>
                {form.faults_of(&["notes"])}
            </div>
        </details>
        {weights::prices(form)}
        {weights::weights(form)}
    }
    .into_any()
}

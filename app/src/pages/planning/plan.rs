//! `/planning/{id}`: one scenario. Goals on the left, the map of gaps and the list in the middle, days on the right; below
//! them places, trainers, agenda and budget. All of it is one form, so that whatever is changed is planned anew.

use std::collections::BTreeSet;

use domain::{
    ids::PublicId,
    planning::scenario::{Comparison, Measured},
    text::Language,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    PlanNotice, PlanView, agenda, budget, candidates, dates, faults,
    form::{Form, deed, id_of},
    gaps, goals, places, trainers,
    words::{self, Words},
};
use crate::pages::{
    PageContext,
    account::page_of,
    components::{Head, Page, PageHead, Part},
};

/// What the form carries along unseen: what is changed by buttons only.
const CARRIED: [&str; 7] = ["include", "exclude", "keep", "trainers.include", "trainers.exclude", "town", "move"];

/// Answers `/planning/{id}`.
#[component]
pub fn PlanPage() -> impl IntoView {
    page_of(|view: PlanView| {
        let words = Words::new(&view.names);
        let form = Form { words: words.clone(), values: view.values.clone(), faults: view.faults.clone() };
        let name = view.scenario.name.clone();
        let script = PageContext::of_request().assets.plan.clone();
        view! {
            <Head head=PageHead { title: name.clone(), unlisted: true, ..PageHead::default() } />
            <Page class="me plan">
                <p class="kicker"><a href=words.setting.href("/planning")>{td_string!(words.locale(), planning.all)}</a></p>
                <header class="page-title"><h1><bdi>{name}</bdi></h1></header>
                {notice(&words, &view)}
                {faults::summary(&words, &view.faults)}
                {faults::clashes(&words, &view.clashes)}
                {whole(&form, &view)}
                {ways_on(&words, &view)}
                {versions(&words, &view)}
                {deletion(&words, &view.id)}
            </Page>
            {script.map(|script| view! { <script type="module" src=script></script> })}
        }
    })
}

fn notice(words: &Words, view: &PlanView) -> AnyView {
    let Some(notice) = view.notice else { return ().into_any() };
    let told = notice_words(words, notice);
    // Faults and clashes have a place of their own, with what is wrong.
    if matches!(notice, PlanNotice::Faulty | PlanNotice::Clashing) {
        return ().into_any();
    }
    let class = if notice == PlanNotice::NoTraining { "fault" } else { "done" };
    view! { <p class=class role="status">{told}</p> }.into_any()
}

/// What was just done, in a sentence.
pub(super) fn notice_words(words: &Words, notice: PlanNotice) -> &'static str {
    let locale = words.locale();
    match notice {
        PlanNotice::Made => td_string!(locale, planning.notice.made),
        PlanNotice::Copied => td_string!(locale, planning.notice.copied),
        PlanNotice::Saved => td_string!(locale, planning.notice.saved),
        PlanNotice::Merged => td_string!(locale, planning.notice.merged),
        PlanNotice::Faulty => td_string!(locale, planning.notice.faulty),
        PlanNotice::Clashing => td_string!(locale, planning.clash.text),
        PlanNotice::Deleted => td_string!(locale, planning.notice.deleted),
        PlanNotice::Training => td_string!(locale, planning.notice.training),
        PlanNotice::TrainingBefore => td_string!(locale, planning.notice.training_before),
        PlanNotice::NoTraining => td_string!(locale, planning.notice.no_training),
    }
}

/// The form around everything.
fn whole(form: &Form, view: &PlanView) -> AnyView {
    let words = &form.words;
    let locale = words.locale();
    let version = view.versions.first().map_or(0, |version| version.number).to_string();
    let once = view.once.to_string();
    let version = form.all("version").next().map_or(version, ToOwned::to_owned);
    view! {
        <form
            id="plan"
            class="plan-form"
            method="post"
            action=words.setting.href(&format!("/planning/{}", view.id))
            novalidate
            data-busy=td_string!(locale, planning.script.busy)
            data-offline=td_string!(locale, planning.script.offline)
            data-signed-out=td_string!(locale, planning.script.signed_out)
            data-later=td_string!(locale, planning.script.later)
            data-gone=td_string!(locale, planning.script.gone)
            data-too-large=td_string!(locale, planning.script.too_large)
            data-faulty=td_string!(locale, planning.script.faulty)
            data-clashing=td_string!(locale, planning.script.clashing)
        >
            <input type="hidden" name="version" value=version />
            <input type="hidden" name="once" value=once />
            {form.hidden(&CARRIED)}
            {summary(words, view)}
            <div class="plan-columns">
                {goals::goals(form, view)}
                <div class="plan-middle">{gaps::of_plan(words, view)} {candidates::candidates(words, view)}</div>
                {dates::dates(form, view)}
            </div>
            <div class="plan-below">
                {places::places(words, view)} {trainers::trainers(words, view)} {agenda::agenda(form, view)}
                {budget::budget(words, &view.plan.budget)} {ending(form, view)}
            </div>
        </form>
    }
    .into_any()
}

/// The plan in one line, always in sight, with the button that saves and what the last change did.
fn summary(words: &Words, view: &PlanView) -> AnyView {
    let (locale, plan) = (words.locale(), &view.plan);
    let place =
        plan.town.as_ref().map_or_else(|| td_string!(locale, planning.place.none).to_owned(), |town| words.town(town));
    let days = plan.dates.as_ref().map_or_else(
        || td_string!(locale, planning.dates.none_short).to_owned(),
        |window| words.days(window.from, window.to),
    );
    let [number, women] = [plan.participants.invited.len(), plan.women as usize].map(|count| words.number(count));
    let people = td_string!(locale, planning.summary.people, number = number, women = women);
    let points = td_string!(locale, planning.points.total, points = words.number(plan.participants.gap.points));
    view! {
        <div class="plan-summary">
            <button class="primary" type="submit" name="do" value="save">{td_string!(locale, planning.save)}</button>
            <p>
                <a href="#places">{place}</a> <a href="#dates">{days}</a> <a href="#list">{people}</a>
                <span>{points}</span> <a href="#budget">{words.rupees(plan.budget.total)}</a>
            </p>
            <div class="plan-change" role="status">{unsaved(words, view)} {change(words, view.change.as_ref())}</div>
        </div>
    }
    .into_any()
}

/// That the last change was not saved, with the way to what is wrong: whoever changed it may be far below that.
fn unsaved(words: &Words, view: &PlanView) -> AnyView {
    let Some(notice) = view.notice else { return ().into_any() };
    if !matches!(notice, PlanNotice::Faulty | PlanNotice::Clashing) {
        return ().into_any();
    }
    let fields = view.faults.iter().map(|fault| &fault.field).chain(view.clashes.iter().map(|clash| &clash.field));
    let fields: BTreeSet<&String> = fields.collect();
    let links = fields.into_iter().map(|name| {
        view! { " " <a href=format!("#field-{}", id_of(name))>{faults::field(words, name)}</a> }
    });
    let links = links.collect_view();
    view! { <p class="unsaved">{notice_words(words, notice)} {links}</p> }.into_any()
}

/// What the last change did to the plan.
fn change(words: &Words, change: Option<&Comparison>) -> AnyView {
    let Some(change) = change else { return ().into_any() };
    let locale = words.locale();
    let measures: Vec<String> = change
        .measures
        .iter()
        .filter(|one| one.first != one.second)
        .map(|one| difference(words, one, words::measure(words.locale(), one.measure)))
        .collect();
    let mut told = vec![if measures.is_empty() {
        td_string!(locale, planning.change.nothing).to_owned()
    } else {
        td_string!(locale, planning.change.measures, what = words.setting.list(measures))
    }];
    if !change.by_second.is_empty() {
        told.push(td_string!(locale, planning.change.joined, people = words.people(&change.by_second)));
    }
    if !change.by_first.is_empty() {
        told.push(td_string!(locale, planning.change.left, people = words.people(&change.by_first)));
    }
    view! { <p>{told.join(" ")}</p> }.into_any()
}

/// By how much a measure changed, and whether that is better; with its name where it does not stand beside it.
pub(super) fn difference(words: &Words, measured: &Measured, name: &str) -> String {
    let locale = words.locale();
    let [first, second] = [measured.first, measured.second].map(|value| i64::try_from(value).unwrap_or(i64::MAX));
    let by = words.signed(second - first);
    let told = match measured.measure.more_is_better().map(|more| more == (second > first)) {
        Some(true) => td_string!(locale, planning.change.better, name = name, by = by),
        Some(false) => td_string!(locale, planning.change.worse, name = name, by = by),
        None => td_string!(locale, planning.change.neither, name = name, by = by),
    };
    told.trim_start().to_owned()
}

/// Copying the scenario, and turning it into a training.
fn ending(form: &Form, view: &PlanView) -> AnyView {
    let words = &form.words;
    let locale = words.locale();
    let copy = td_string!(locale, planning.copy);
    let training = match &view.training {
        Some(id) => {
            let href = words.setting.href(&format!("/trainings/{id}"));
            view! {
                <p><a class="plain" href=href>{td_string!(locale, planning.training.made)}</a></p>
                {form.hidden(&["title.en", "title.ur"])}
            }
            .into_any()
        }
        None => {
            let label = td_string!(locale, planning.training.make);
            view! {
                <p class="soft">{td_string!(locale, planning.training.text)}</p>
                <div class="plan-pair">
                    {form.input_in(Language::English, "title.en", td_string!(locale, planning.training.title_en))}
                    {form.input_in(Language::Urdu, "title.ur", td_string!(locale, planning.training.title_ur))}
                </div>
                <p class="buttons">{deed("training".to_owned(), label, label.to_owned())}</p>
            }
            .into_any()
        }
    };
    view! {
        <section class="plan-section" id="training">
            <h2>{td_string!(locale, planning.training.title)}</h2>
            {training}
            <p class="buttons">{deed("copy".to_owned(), copy, copy.to_owned())}</p>
        </section>
    }
    .into_any()
}

/// Print, compare, and how it is all worked out.
fn ways_on(words: &Words, view: &PlanView) -> AnyView {
    let (locale, setting) = (words.locale(), &words.setting);
    let print = setting.href(&format!("/planning/{}/print", view.id));
    let compare = setting.href(&format!("/planning/compare?one={}", view.id));
    view! {
        <nav class="own-ways" aria-label=td_string!(locale, planning.ways)>
            <a class="plain" href=print>{td_string!(locale, planning.print.link)}</a>
            <a class="plain" href=compare>{td_string!(locale, planning.compare.with)}</a>
            <a class="plain" href=setting.href("/how-the-plan-is-made")>{td_string!(locale, planning.how.title)}</a>
        </nav>
        <p class="soft">{td_string!(locale, planning.share)}</p>
    }
    .into_any()
}

fn versions(words: &Words, view: &PlanView) -> AnyView {
    let locale = words.locale();
    let last = view.versions.iter().map(|version| version.number).max().unwrap_or(0);
    let rows = view.versions.iter().map(|version| {
        let by = words.setting.text(&version.by);
        let by = if by.is_empty() { td_string!(locale, planning.coordinator) } else { by };
        let (number, by) = (words.number(version.number), words.setting.isolated(by));
        let told = td_string!(locale, planning.versions.one, number = number, date = words.day(version.on), by = by);
        // The last one is how it stands.
        let restore = (version.number != last).then(|| {
            let label = td_string!(locale, planning.versions.restore);
            let name = words.setting.pair(label, &words.number(version.number));
            view! { <button type="submit" form="plan" name="do" value=format!("restore:{}", version.number) aria-label=name>{label}</button> }
        });
        view! { <li>{told} " " {restore}</li> }
    });
    let rows = rows.collect_view();
    view! {
        <details class="plan-versions" id="versions">
            <summary>{td_string!(locale, planning.versions.title, number = words.number(view.versions.len()))}</summary>
            <ol reversed>{rows}</ol>
        </details>
    }
    .into_any()
}

fn deletion(words: &Words, id: &PublicId) -> AnyView {
    let locale = words.locale();
    let action = words.setting.href(&format!("/planning/{id}/delete"));
    view! {
        <Part title=td_string!(locale, planning.delete.title)>
            <p>{td_string!(locale, planning.delete.text)}</p>
            <form method="post" action=action>
                <button type="submit">{td_string!(locale, planning.delete.button)}</button>
            </form>
        </Part>
    }
    .into_any()
}

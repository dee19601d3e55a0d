//! `/planning/facts`: the four lists, each with the form of a new entry.

use domain::planning::facts::{Fact, FactKind};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    super::{faults, form::Form, words::Words},
    FactNotice, FactShown, FactsView,
    fields::fields,
    words::{add, kind as kind_words, lines, none, notice as notice_words, saved, text, title},
};
use crate::pages::{
    account::page_of,
    components::{Head, Marks, Page, PageHead, PageTitle},
};

/// Answers `/planning/facts`.
#[component]
pub fn FactsPage() -> impl IntoView {
    page_of(|view: FactsView| {
        let words = Words::new(&view.names);
        let locale = words.locale();
        let page_title = td_string!(locale, facts.title);
        let back = words.setting.href("/planning");
        let parts = FactKind::ALL.iter().map(|kind| part(&words, &view, *kind)).collect_view();
        view! {
            <Head head=PageHead { title: page_title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me plan reckoning">
                <PageTitle title=page_title.to_owned() lead=td_string!(locale, facts.lead) />
                <p><a class="plain" href=back>{td_string!(locale, planning.title)}</a></p>
                {told(&words, view.notice)}
                {faults::summary(&words, &view.faults)}
                {parts}
            </Page>
        }
    })
}

/// What was just done. Faults have a summary of their own.
pub(super) fn told(words: &Words, notice: Option<FactNotice>) -> AnyView {
    let locale = words.locale();
    let told = notice.filter(|notice| *notice != FactNotice::Faulty).map(|notice| match notice {
        FactNotice::Meanwhile | FactNotice::Gone => {
            view! { <p class="fault" role="alert">{notice_words(locale, notice)}</p> }.into_any()
        }
        _ => view! { <p class="done" role="status">{notice_words(locale, notice)}</p> }.into_any(),
    });
    told.into_any()
}

fn part(words: &Words, view: &FactsView, kind: FactKind) -> AnyView {
    let locale = words.locale();
    let mut shown: Vec<&FactShown> = view.facts.iter().filter(|one| one.fact.kind() == kind).collect();
    shown.sort_by_key(|one| order(words, &one.fact));
    let (past, now): (Vec<_>, Vec<_>) = shown.into_iter().partition(|one| is_past(&one.fact, view));
    let empty = now.is_empty().then(|| view! { <p class="soft">{none(locale, kind)}</p> });
    let past = (!past.is_empty()).then(|| {
        let number = words.number(past.len());
        view! {
            <details>
                <summary>{td_string!(locale, facts.past, number = number)}</summary>
                {entries(words, past.into_iter().rev().collect())}
            </details>
        }
    });
    view! {
        <section class="part" id=kind.slug()>
            <h2>{kind_words(locale, kind)}</h2>
            <p class="note">{text(locale, kind)}</p>
            {empty} {entries(words, now)} {past} {form(words, view, kind)}
        </section>
    }
    .into_any()
}

/// By their days, or by their names where they have none.
fn order(words: &Words, fact: &Fact) -> (Option<domain::dates::Date>, String) {
    let day = match fact {
        Fact::Window(window) => Some(window.from),
        Fact::Absence(absence) => Some(absence.from),
        Fact::CoTrainer(_) | Fact::Price(_) => None,
    };
    (day, title(words, fact))
}

fn is_past(fact: &Fact, view: &FactsView) -> bool {
    match fact {
        Fact::Window(window) => window.to < view.today,
        Fact::Absence(absence) => absence.to < view.today,
        Fact::CoTrainer(_) | Fact::Price(_) => false,
    }
}

fn entries(words: &Words, shown: Vec<&FactShown>) -> AnyView {
    let rows = shown.into_iter().map(|one| entry(words, one)).collect_view();
    view! { <ul class="own-list">{rows}</ul> }.into_any()
}

fn entry(words: &Words, shown: &FactShown) -> AnyView {
    let locale = words.locale();
    let href = words.setting.href(&format!("/planning/facts/{}", shown.id));
    let name = td_string!(locale, facts.correct_of, what = title(words, &shown.fact));
    view! {
        <li id=format!("fact-{}", shown.id)>
            {about(words, shown)}
            <p><a class="plain" href=href aria-label=name>{td_string!(locale, facts.correct)}</a></p>
        </li>
    }
    .into_any()
}

fn about(words: &Words, shown: &FactShown) -> AnyView {
    view! {
        <h3>{title(words, &shown.fact)} " " <Marks inferred=false demonstration=shown.demonstration /></h3>
        {says(words, shown)}
    }
    .into_any()
}

/// What one says, and who saved it.
pub(super) fn says(words: &Words, shown: &FactShown) -> AnyView {
    let lines = lines(words, &shown.fact).into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    view! {
        {lines}
        {trainings(words, shown)}
        <p class="soft">{saved(words, shown)}</p>
    }
    .into_any()
}

fn trainings(words: &Words, shown: &FactShown) -> AnyView {
    if shown.trainings.is_empty() {
        return ().into_any();
    }
    let rows = shown.trainings.iter().map(|(id, title)| {
        let href = words.setting.href(&format!("/trainings/{id}"));
        view! { <li><a class="plain" href=href>{words.setting.text(title).to_owned()}</a></li> }
    });
    let rows = rows.collect_view();
    view! {
        <p>{td_string!(words.locale(), facts.co_trainer.trains)}</p>
        <ul>{rows}</ul>
    }
    .into_any()
}

fn form(words: &Words, view: &FactsView, kind: FactKind) -> AnyView {
    let is_sent = view.sent == Some(kind);
    let faults = if is_sent { view.faults.clone() } else { Vec::new() };
    let form = Form { words: words.clone(), values: view.values.clone(), faults };
    let [open, button] = add(words.locale(), kind);
    let action = words.setting.href("/planning/facts");
    view! {
        <details id=format!("add-{kind}") open=is_sent>
            <summary>{open}</summary>
            <form class="plan-form" method="post" action=action novalidate>
                <input type="hidden" name="kind" value=kind.slug() />
                {fields(&form, kind)}
                <button class="primary" type="submit">{button}</button>
            </form>
        </details>
    }
    .into_any()
}

//! `/planning/facts/{id}`: where one is corrected or taken away.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    super::{faults, form::Form, words::Words},
    FactNotice, FactView, FactsPage, FactsView,
    fields::fields,
    list::{says, told},
    words::title,
};
use crate::pages::{
    account::page_of,
    components::{Head, Marks, Page, PageHead, PageTitle, Part},
};

/// Answers `/planning/facts/{id}`; with the lists where there is no such entry any more, and something was typed for it.
#[component]
pub fn FactPage() -> impl IntoView {
    if use_context::<FactsView>().is_some() {
        return view! { <FactsPage /> }.into_any();
    }
    one().into_any()
}

fn one() -> impl IntoView {
    page_of(|view: FactView| {
        let words = Words::new(&view.names);
        let locale = words.locale();
        let name = title(&words, &view.fact.fact);
        let back = words.setting.href("/planning/facts");
        let is_late = view.notice == Some(FactNotice::Meanwhile);
        let now = is_late.then(|| view! { <p class="note">{td_string!(locale, facts.now)}</p> });
        view! {
            <Head head=PageHead { title: name.clone(), unlisted: true, ..PageHead::default() } />
            <Page class="me plan reckoning">
                <PageTitle title=name lead="" />
                <p><Marks inferred=false demonstration=view.fact.demonstration /></p>
                <p><a class="plain" href=back>{td_string!(locale, facts.back)}</a></p>
                {told(&words, view.notice)}
                {faults::summary(&words, &view.faults)}
                <section class="part fact-now">{now} {says(&words, &view.fact)}</section>
                {form(&words, &view)}
            </Page>
        }
    })
}

fn form(words: &Words, view: &FactView) -> AnyView {
    let locale = words.locale();
    let form = Form { words: words.clone(), values: view.values.clone(), faults: view.faults.clone() };
    let kind = view.fact.fact.kind();
    let action = words.setting.href(&format!("/planning/facts/{}", view.fact.id));
    let version = view.fact.version.to_string();
    view! {
        <Part title=td_string!(locale, facts.correct) id="fact">
            <form class="plan-form" method="post" action=action.clone() novalidate>
                <input type="hidden" name="kind" value=kind.slug() />
                <input type="hidden" name="version" value=version.clone() />
                {fields(&form, kind)}
                <button class="primary" type="submit">{td_string!(locale, facts.save)}</button>
            </form>
            <form class="buttons" method="post" action=action>
                <input type="hidden" name="version" value=version />
                <button type="submit" name="do" value="take-away">{td_string!(locale, facts.take_away)}</button>
            </form>
        </Part>
    }
    .into_any()
}

//! A story: its text, the terms of the intervention that it tells, and on what terms it is told.

use domain::safety::public::{PublicDetails, PublicRecord, PublicStory};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::intervention;
use crate::{
    pages::components::{Facts, Paragraphs, Part, Setting, record_title},
    terms,
};

/// What is particular to a story. The intervention is given where it is published beside its story.
pub fn body(setting: &Setting, record: &PublicRecord, own: &PublicStory, told: Option<&PublicRecord>) -> AnyView {
    let locale = setting.locale;
    let text = if own.text.is_empty() {
        view! { <p class="note">{td_string!(locale, pages.story.no_text)}</p> }.into_any()
    } else {
        view! { <div class="prose"><Paragraphs language=setting.language text=own.text.clone() /></div> }.into_any()
    };
    let told = told_by(setting, own, told);
    let sensitive = record.sensitive.then(|| view! { <p class="note">{td_string!(locale, pages.story.sensitive)}</p> });
    view! {
        {text}
        <Part title=td_string!(locale, pages.story.intervention)>{told}</Part>
        <Part title=td_string!(locale, pages.story.consent) class="consent">
            <p class="note">{td_string!(locale, pages.story.consent_text)}</p>
            {sensitive}
        </Part>
    }
    .into_any()
}

/// The intervention's terms; only those that the story itself carries where the case is told as a count.
fn told_by(setting: &Setting, own: &PublicStory, told: Option<&PublicRecord>) -> AnyView {
    let (locale, language) = (setting.locale, setting.language);
    if let Some(record) = told
        && let PublicDetails::Intervention(details) = &record.details
    {
        let title = record_title(language, record);
        let href = setting.record_href(record.kind, &record.id);
        return view! {
            {intervention::terms_of(setting, record, details)}
            <p><a class="way" href=href>{title}</a></p>
        }
        .into_any();
    }
    Facts::default()
        .with(td_string!(locale, pages.fact.dispute), terms::dispute(language, own.dispute))
        .with(td_string!(locale, pages.fact.outcome), terms::outcome(language, own.outcome))
        .view()
}

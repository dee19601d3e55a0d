//! An intervention: what it was about, how it was carried out, what came of it and whether that held.

use domain::{
    interventions::DurabilityCheck,
    safety::public::{PublicIntervention, PublicRecord},
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::{
    pages::components::{Facts, LinkTo, Part, Setting},
    terms,
};

/// What is particular to an intervention.
pub fn body(setting: &Setting, record: &PublicRecord, own: &PublicIntervention) -> AnyView {
    let locale = setting.locale;
    let story = own.story.clone().map(|story| {
        let setting = setting.clone();
        view! {
            <Part title=td_string!(locale, pages.intervention.story)>
                <p><LinkTo setting=setting link=story /></p>
            </Part>
        }
    });
    let checks = (!own.checks.is_empty()).then(|| {
        let checks = checks(setting, &own.checks);
        view! { <Part title=td_string!(locale, pages.intervention.held)>{checks}</Part> }
    });
    view! {
        {terms_of(setting, record, own)}
        {checks}
        {story}
        <p class="note">{td_string!(locale, pages.intervention.note)}</p>
    }
    .into_any()
}

/// The intervention's terms, as facts.
pub fn terms_of(setting: &Setting, record: &PublicRecord, own: &PublicIntervention) -> AnyView {
    let (locale, language) = (setting.locale, setting.language);
    let methods = setting.list(own.methods.iter().map(|method| terms::method(language, *method)));
    let skills = setting.list(record.topics.iter().map(|topic| terms::topic(language, *topic)));
    let professions =
        setting.list(record.professions.iter().map(|profession| terms::profession(language, *profession)));
    let themes = setting.list(record.themes.iter().map(|theme| terms::theme(language, *theme)));
    Facts::default()
        .with(td_string!(locale, pages.fact.dispute), terms::dispute(language, own.dispute))
        .with(td_string!(locale, pages.fact.mode), terms::mode(language, own.mode))
        .with_text(td_string!(locale, pages.fact.methods), methods)
        .with_some(td_string!(locale, pages.fact.forum), own.forum.map(|forum| terms::forum(language, forum)))
        .with(td_string!(locale, pages.fact.outcome), terms::outcome(language, own.outcome))
        .with_text(td_string!(locale, pages.fact.skills), skills)
        .with_text(td_string!(locale, pages.fact.professions), professions)
        .with_text(td_string!(locale, pages.fact.themes), themes)
        .view()
}

/// What was found some months later.
fn checks(setting: &Setting, checks: &[DurabilityCheck]) -> impl IntoView + use<> {
    let items = checks.iter().map(|check| {
        let when = td_string!(setting.locale, pages.intervention.after_months, months = setting.number(check.months));
        view! {
            <li class=check.result.slug()>
                <span class="meta">{when}</span>
                " "
                <span>{terms::durability(setting.language, check.result)}</span>
            </li>
        }
    });
    view! { <ol class="checks">{items.collect_view()}</ol> }
}

//! An assessment as the first link of a chain: review, findings, the trainings that answered them, the frameworks that followed.

use domain::safety::public::{PublicAssessment, PublicFramework, PublicRecord, RecordKind};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::{
    explore::KindSymbol,
    pages::components::{Facts, Links, Setting, Told, record_date, record_title},
    terms,
};

/// What is particular to an assessment.
pub fn body(setting: &Setting, record: &PublicRecord, own: &PublicAssessment) -> AnyView {
    let (locale, language) = (setting.locale, setting.language);
    let themes = setting.list(record.themes.iter().map(|theme| terms::theme(language, *theme)));
    let by = (!record.organisations.is_empty()).then(|| view! { <Links links=record.organisations.clone() /> });
    let facts = Facts::default()
        .with_some(td_string!(locale, pages.fact.commissioned_by), by)
        .with_text(td_string!(locale, pages.fact.themes), themes)
        .view();
    view! {
        {chain(setting, record, own)}
        {facts}
    }
    .into_any()
}

fn chain(setting: &Setting, record: &PublicRecord, own: &PublicAssessment) -> impl IntoView + use<> {
    let (locale, language) = (setting.locale, setting.language);
    let nothing = td_string!(locale, pages.assessment.nothing);
    let empty = move || view! { <p class="note">{nothing}</p> }.into_any();
    let findings = own.findings.iter().cloned().map(|text| view! { <li><Told language=language text=text /></li> });
    let findings = if own.findings.is_empty() {
        empty()
    } else {
        view! { <ol class="findings">{findings.collect_view()}</ol> }.into_any()
    };
    let trainings =
        if own.trainings.is_empty() { empty() } else { view! { <Links links=own.trainings.clone() /> }.into_any() };
    let frameworks = own.frameworks.iter().map(|framework| framework_item(setting, framework)).collect_view();
    let frameworks =
        if frameworks.is_empty() { empty() } else { view! { <ul class="frameworks">{frameworks}</ul> }.into_any() };
    view! {
        <section class="chain" aria-label=td_string!(locale, pages.assessment.chain)>
            <ol>
                <li class="link assessment">
                    <h2>
                        <KindSymbol kind=RecordKind::Assessment />
                        <span>{td_string!(locale, pages.assessment.review)}</span>
                    </h2>
                    <p>{record_title(language, record)}</p>
                    <p class="meta">{record_date(setting, record)}</p>
                </li>
                <li class="link">
                    <h2><span>{td_string!(locale, pages.assessment.findings)}</span></h2>
                    {findings}
                </li>
                <li class="link training">
                    <h2>
                        <KindSymbol kind=RecordKind::Training />
                        <span>{td_string!(locale, pages.assessment.trainings)}</span>
                    </h2>
                    {trainings}
                </li>
                <li class="link">
                    <h2><span>{td_string!(locale, pages.assessment.frameworks)}</span></h2>
                    {frameworks}
                </li>
            </ol>
        </section>
    }
}

fn framework_item(setting: &Setting, framework: &PublicFramework) -> impl IntoView + use<> {
    let language = setting.language;
    let districts = setting.list(framework.districts.iter().map(|slug| setting.district_name(slug)));
    view! {
        <li>
            <h3><Told language=language text=framework.title.clone() /></h3>
            {(!districts.is_empty()).then(|| view! { <p class="meta">{districts}</p> })}
            {(!framework.summary.is_empty()).then(|| view! { <p><Told language=language text=framework.summary.clone() /></p> })}
        </li>
    }
}

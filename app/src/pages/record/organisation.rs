//! An organisation's showcase: background, reach, themes, activities, innovations, challenges.

use domain::{
    organisations::NetworkKind,
    safety::public::{PublicDetails, PublicOrganisation, PublicRecord, RecordKind},
    text::LocalText,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::{
    explore::KindSymbol,
    pages::components::{Facts, Links, Paragraphs, Part, Setting},
    terms,
};

/// What is particular to an organisation.
pub fn body(setting: &Setting, record: &PublicRecord, own: &PublicOrganisation, networks: &[PublicRecord]) -> AnyView {
    let locale = setting.locale;
    let language = setting.language;
    let text = |title: &'static str, text: &LocalText| {
        let text = text.clone();
        (!text.is_empty()).then(|| view! { <Part title=title><Paragraphs language=language text=text /></Part> })
    };
    view! {
        {facts(setting, record, own, networks)}
        {text(td_string!(locale, pages.organisation.background), &record.summary)}
        {text(td_string!(locale, pages.organisation.activities), &own.activities)}
        {text(td_string!(locale, pages.organisation.innovations), &own.innovations)}
        {text(td_string!(locale, pages.organisation.challenges), &own.challenges)}
    }
    .into_any()
}

fn facts(setting: &Setting, record: &PublicRecord, own: &PublicOrganisation, networks: &[PublicRecord]) -> AnyView {
    let (locale, language) = (setting.locale, setting.language);
    let reach = setting.list(record.areas.iter().map(|area| setting.area_name(area)));
    let themes = setting.list(record.themes.iter().map(|theme| terms::theme(language, *theme)));
    let member_of = (!own.networks.is_empty()).then(|| {
        let items = own.networks.iter().map(|kind| view! { <li>{network(setting, *kind, networks)}</li> });
        view! { <ul class="links">{items.collect_view()}</ul> }
    });
    let funders = (!own.funders.is_empty()).then(|| view! { <Links links=own.funders.clone() /> });
    let belongs = (!record.organisations.is_empty()).then(|| view! { <Links links=record.organisations.clone() /> });
    Facts::default()
        .with_text(td_string!(locale, pages.fact.short_name), own.short_name.clone())
        .with(td_string!(locale, pages.fact.kind), terms::organisation_kind(language, own.kind))
        .with_text(td_string!(locale, pages.fact.reach), reach)
        .with_text(td_string!(locale, pages.fact.themes), themes)
        .with_some(td_string!(locale, pages.fact.networks), member_of)
        .with_some(td_string!(locale, pages.fact.funders), funders)
        .with_some(td_string!(locale, pages.fact.organisations), belongs)
        .view()
}

/// A thematic network by its name, with a link where its page is published.
fn network(setting: &Setting, kind: NetworkKind, networks: &[PublicRecord]) -> AnyView {
    let name = terms::network_kind(setting.language, kind);
    let page =
        networks.iter().find(|record| matches!(&record.details, PublicDetails::Network(own) if own.kind == kind));
    match page {
        Some(page) => view! {
            <a class="link-to" href=setting.record_href(RecordKind::Network, &page.id)>
                <KindSymbol kind=RecordKind::Network />
                <span>{name}</span>
            </a>
        }
        .into_any(),
        None => name.into_any(),
    }
}

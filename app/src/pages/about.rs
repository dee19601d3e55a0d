//! `/about`: what the data is and is not, how people are protected, and how to take the data along.

use leptos::prelude::*;
use leptos_i18n::td_string;
use serde_json::json;

use super::components::{Head, Page, PageHead, PageTitle, Part, Setting, StructuredData};
use crate::{format, terms};

/// Answers `/about`.
#[component]
pub fn AboutPage() -> impl IntoView {
    let setting = Setting::of_request();
    let locale = setting.locale;
    let title = td_string!(locale, pages.about.title);
    let lead = td_string!(locale, pages.about.lead);
    let (href, how) = (setting.href("/about"), setting.href("/how-the-plan-is-made"));
    let head = PageHead { title: title.to_owned(), description: lead.to_owned(), href, ..PageHead::default() };
    view! {
        <Head head=head />
        <StructuredData data=Some(dataset(&setting)) />
        <Page class="about">
            <PageTitle title=title.to_owned() lead=lead />
            <div class="prose">
                <WhatItIs setting=setting.clone() />
                <Protection setting=setting.clone() />
                <Part title=td_string!(locale, pages.about.planning) id="planning">
                    <p>{td_string!(locale, pages.about.planning_text)}</p>
                    <p>
                        <a href=how>{td_string!(locale, planning.how.title)}</a>
                    </p>
                </Part>
                <Part title=td_string!(locale, pages.about.boundaries)>
                    <p>{td_string!(locale, pages.about.boundaries_text)}</p>
                </Part>
                <GetData setting=setting.clone() />
                <Part title=td_string!(locale, pages.about.regions)>{regions(&setting)}</Part>
                <Part title=td_string!(locale, pages.about.manners)>
                    <p>{td_string!(locale, pages.about.manners_text)}</p>
                </Part>
            </div>
        </Page>
    }
}

#[component]
fn WhatItIs(setting: Setting) -> impl IntoView {
    let locale = setting.locale;
    let published = format::date(setting.language, setting.edition.published_on, domain::dates::Precision::Day);
    let records = setting.number(setting.edition.atlas.len());
    view! {
        <Part title=td_string!(locale, pages.about.is)>
            <p>{td_string!(locale, pages.about.is_text)}</p>
            <p>{td_string!(locale, pages.about.edition, records = records, date = published)}</p>
            <p>
                <a href=setting.href("/sources")>{td_string!(locale, pages.about.sources_link)}</a>
            </p>
        </Part>
        <Part title=td_string!(locale, pages.about.is_not)>
            <p>{td_string!(locale, pages.about.is_not_text)}</p>
        </Part>
        <Part title=td_string!(locale, pages.about.inferred)>
            <p>{td_string!(locale, pages.about.inferred_text)}</p>
            <p>{td_string!(locale, pages.about.demonstration_text)}</p>
        </Part>
    }
}

#[component]
fn Protection(setting: Setting) -> impl IntoView {
    let locale = setting.locale;
    let rule = |name: &'static str, text: &'static str| view! { <div><dt>{name}</dt><dd>{text}</dd></div> };
    view! {
        <Part title=td_string!(locale, pages.about.protection) id="protection">
            <p>{td_string!(locale, pages.about.protection_text)}</p>
            <dl class="facts rules">
                {rule(td_string!(locale, pages.about.areas), td_string!(locale, pages.about.areas_text))}
                {rule(td_string!(locale, pages.about.time), td_string!(locale, pages.about.time_text))}
                {rule(td_string!(locale, pages.about.small), td_string!(locale, pages.about.small_text))}
                {rule(td_string!(locale, pages.about.counted), td_string!(locale, pages.about.counted_text))}
                {rule(td_string!(locale, pages.about.consent), td_string!(locale, pages.about.consent_text))}
                {rule(td_string!(locale, pages.about.separate), td_string!(locale, pages.about.separate_text))}
            </dl>
        </Part>
    }
}

/// The files that hold what the site shows.
const FILES: [(&str, &str, &str); 3] = [
    ("/data/events.csv", "CSV", "text/csv"),
    ("/data/events.geojson", "GeoJSON", "application/geo+json"),
    ("/api/explore", "JSON", "application/json"),
];

#[component]
fn GetData(setting: Setting) -> impl IntoView {
    let locale = setting.locale;
    let about = [
        td_string!(locale, pages.about.csv),
        td_string!(locale, pages.about.geojson),
        td_string!(locale, pages.about.api),
    ];
    let files = FILES.into_iter().zip(about).map(|((path, name, _), about)| {
        view! {
            <div>
                <dt><a href=path rel="nofollow">{name}</a></dt>
                <dd>{about} " " <code dir="ltr">{path}</code></dd>
            </div>
        }
    });
    view! {
        <Part title=td_string!(locale, pages.about.data) id="data">
            <p>{td_string!(locale, pages.about.data_text)}</p>
            <dl class="facts">{files.collect_view()}</dl>
        </Part>
    }
}

fn regions(setting: &Setting) -> impl IntoView + use<> {
    let links = domain::places::Region::ALL.iter().map(|region| {
        let href = setting.href(&format!("/regions/{region}"));
        view! { <li><a href=href>{terms::region(setting.language, *region)}</a></li> }
    });
    view! { <ul class="links">{links.collect_view()}</ul> }
}

/// The whole of the public records in schema.org's terms.
fn dataset(setting: &Setting) -> serde_json::Value {
    let files: Vec<_> = FILES
        .into_iter()
        .map(|(path, _, media)| json!({ "@type": "DataDownload", "contentUrl": setting.absolute(path), "encodingFormat": media }))
        .collect();
    json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": td_string!(setting.locale, shell.name),
        "description": td_string!(setting.locale, pages.about.is_text),
        "url": setting.absolute(&setting.href("/about")),
        "inLanguage": setting.language.slug(),
        "dateModified": setting.edition.published_on.to_string(),
        "spatialCoverage": { "@type": "Country", "name": "Pakistan" },
        "isAccessibleForFree": true,
        "distribution": files,
    })
}

//! A source: who published it, when, and where it is. The records that cite it follow below.

use domain::safety::public::PublicSource;
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::{
    format,
    pages::components::{Facts, Setting},
};

/// What is particular to a source.
pub fn body(setting: &Setting, own: &PublicSource) -> AnyView {
    let locale = setting.locale;
    let published = own.published.map(|span| format::span(setting.language, span));
    Facts::default()
        .with_text(td_string!(locale, pages.fact.publisher), own.publisher.clone())
        .with_some(td_string!(locale, pages.fact.published), published)
        .with(td_string!(locale, pages.fact.locator), locator(setting, &own.locator))
        .view()
}

/// A link where the locator is an address, otherwise the locator as it is.
fn locator(setting: &Setting, locator: &str) -> AnyView {
    if locator.is_empty() {
        return td_string!(setting.locale, pages.source.no_locator).into_any();
    }
    let address = locator.to_owned();
    if locator.starts_with("https://") || locator.starts_with("http://") {
        let href = address.clone();
        return view! { <a href=href dir="ltr" rel="noreferrer external">{address}</a> }.into_any();
    }
    view! { <bdi>{address}</bdi> }.into_any()
}

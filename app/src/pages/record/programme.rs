//! A programme: who funds it and who carries it out. What it paid for follows below, as related records.

use domain::safety::public::PublicProgramme;
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::pages::components::{Facts, Links, Setting};

/// What is particular to a programme.
pub fn body(setting: &Setting, own: &PublicProgramme) -> AnyView {
    let locale = setting.locale;
    let links = |links: &[_]| (!links.is_empty()).then(|| view! { <Links links=links.to_vec() /> });
    Facts::default()
        .with_some(td_string!(locale, pages.fact.funders), links(&own.funders))
        .with_some(td_string!(locale, pages.fact.partners), links(&own.partners))
        .view()
}

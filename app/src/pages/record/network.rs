//! A thematic network: who belongs to it.

use domain::safety::public::{PublicNetwork, PublicRecord};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::{
    pages::components::{Facts, LinkTo, Links, Part, Setting},
    terms,
};

/// What is particular to a network.
pub fn body(setting: &Setting, record: &PublicRecord, own: &PublicNetwork) -> AnyView {
    let (locale, language) = (setting.locale, setting.language);
    let themes = setting.list(record.themes.iter().map(|theme| terms::theme(language, *theme)));
    let programme = own.programme.clone().map(|link| view! { <LinkTo setting=setting.clone() link=link /> });
    let facts = Facts::default()
        .with(td_string!(locale, pages.fact.kind), terms::network_kind(language, own.kind))
        .with_some(td_string!(locale, pages.fact.programme), programme)
        .with_text(td_string!(locale, pages.fact.themes), themes)
        .view();
    let members = if own.members.is_empty() {
        view! { <p class="note">{td_string!(locale, pages.network.no_members)}</p> }.into_any()
    } else {
        view! { <Links links=own.members.clone() /> }.into_any()
    };
    view! {
        {facts}
        <Part title=td_string!(locale, pages.network.members)>{members}</Part>
    }
    .into_any()
}

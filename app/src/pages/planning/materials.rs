//! What the library has to teach the plan's modules with, in the language of instruction; and what is missing.

use domain::{
    library::{Resource, ResourceKind, Supply},
    text::Language,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words::Words;
use crate::{pages::library::words as library, terms};

/// The section beside the agenda, module by module.
pub(super) fn materials(words: &Words, supplies: &[Supply], language: Option<Language>) -> AnyView {
    let locale = words.locale();
    let rows = supplies.iter().map(|supply| module(words, supply, language)).collect_view();
    let text = match language {
        Some(one) => td_string!(locale, planning.materials.text, language = terms::language(words.language(), one)),
        None => td_string!(locale, planning.materials.open).to_owned(),
    };
    view! {
        <section class="plan-materials" aria-labelledby="materials">
            <h3 id="materials">{td_string!(locale, planning.materials.title)}</h3>
            <p class="soft">{text}</p>
            <ul class="supplies">{rows}</ul>
        </section>
    }
    .into_any()
}

fn module(words: &Words, supply: &Supply, language: Option<Language>) -> AnyView {
    let setting = &words.setting;
    let path = library::module_path(supply.topic);
    let ready = supply.ready.iter().map(|resource| {
        let kind = library::kind(setting.locale, resource.kind);
        // Where the language is open, each says its own.
        let about = match language {
            Some(_) => kind.to_owned(),
            None => setting.pair(kind, terms::language(setting.language, resource.language)),
        };
        view! { <li>{link(words, resource)} " " <span class="soft">{about}</span></li> }
    });
    let ready = (!supply.ready.is_empty()).then(|| view! { <ul>{ready.collect_view()}</ul> });
    let missing = missing(words, supply, language).map(|told| {
        let add = setting.href(&format!("{path}/new"));
        view! {
            <p class="missing">
                {told} " " <a href=add>{td_string!(setting.locale, library.add)}</a>
            </p>
        }
    });
    let elsewhere = supply.by_language().into_iter().map(|(language, resources)| {
        let language = terms::language(setting.language, language);
        let comma = td_string!(setting.locale, explore.list_comma);
        let links = resources.into_iter().enumerate().map(|(at, resource)| {
            let before = if at == 0 { "" } else { comma };
            view! { {before} {link(words, resource)} }
        });
        let links = links.collect_view();
        view! { <p class="soft">{td_string!(setting.locale, planning.materials.elsewhere, language = language)} " " {links}</p> }
    });
    let elsewhere = elsewhere.collect_view();
    view! {
        <li>
            <h4><a href=setting.href(&path)>{terms::topic(setting.language, supply.topic)}</a></h4>
            {ready} {missing} {elsewhere}
        </li>
    }
    .into_any()
}

fn link(words: &Words, resource: &Resource) -> AnyView {
    let href = words.setting.href(&format!("/library/files/{}", resource.id));
    view! { <a href=href>{library::title(&words.setting, resource)}</a> }.into_any()
}

/// What there is not, in a sentence; none where nothing is missing.
fn missing(words: &Words, supply: &Supply, language: Option<Language>) -> Option<String> {
    let locale = words.locale();
    let named = language.map(|language| terms::language(words.language(), language));
    match named {
        None => supply.ready.is_empty().then(|| td_string!(locale, planning.materials.none).to_owned()),
        Some(language) if supply.ready.is_empty() => {
            Some(td_string!(locale, planning.materials.none_in, language = language))
        }
        Some(language) => {
            let kinds = supply.untranslated();
            (!kinds.is_empty()).then(|| {
                td_string!(locale, planning.materials.untranslated, language = language, kinds = kinds_of(words, kinds))
            })
        }
    }
}

fn kinds_of(words: &Words, kinds: impl IntoIterator<Item = ResourceKind>) -> String {
    words.setting.list(kinds.into_iter().map(|kind| library::kind(words.locale(), kind)))
}

/// The same on paper: a line for each module.
pub(super) fn in_short(words: &Words, supplies: &[Supply], language: Option<Language>) -> AnyView {
    let (setting, locale) = (&words.setting, words.locale());
    let rows = supplies.iter().map(|supply| {
        // Where the language is open, each says its own.
        let title = |resource: &Resource| match language {
            Some(_) => resource.title_for(setting.language).0.to_owned(),
            None => {
                let own = terms::language(setting.language, resource.language);
                setting.pair(resource.title_for(setting.language).0, own)
            }
        };
        let titles = supply.ready.iter().map(title);
        let missing = missing(words, supply, language);
        let elsewhere = supply.by_language().into_iter().map(|(language, resources)| {
            let language = terms::language(setting.language, language);
            let kinds: std::collections::BTreeSet<ResourceKind> = resources.iter().map(|one| one.kind).collect();
            let told = td_string!(locale, planning.materials.elsewhere, language = language);
            format!("{told} {}", kinds_of(words, kinds))
        });
        // What is there in the language need not be told of others.
        let elsewhere = elsewhere.filter(|_| missing.is_some());
        let told = std::iter::once(setting.list(titles)).chain(missing.clone()).chain(elsewhere);
        let told: Vec<String> = told.filter(|part| !part.is_empty()).collect();
        view! {
            <li>
                <strong>{terms::topic(setting.language, supply.topic)}</strong> " " {told.join(" · ")}
            </li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <h2>{td_string!(locale, planning.materials.title)}</h2>
        <ul class="sheet-supplies">{rows}</ul>
    }
    .into_any()
}

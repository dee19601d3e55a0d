//! Materials as lists show them: the title leads to the file, and what has to be known of it stands below.

use domain::{
    dates::{Precision, in_pakistan},
    library::{Material, Resource},
    safety::Level,
    text::Language,
};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::ModuleDetails;

use super::words;
use crate::{
    format,
    pages::components::{Part, Setting},
    terms,
};

/// The materials, by language.
pub(super) fn materials(setting: &Setting, details: &ModuleDetails, may_add: bool) -> AnyView {
    let locale = setting.locale;
    let groups = Language::ALL.iter().filter_map(|language| {
        let of_language: Vec<_> =
            details.materials.iter().filter(|material| material.current.language == *language).collect();
        if of_language.is_empty() {
            return None;
        }
        let items = of_language.into_iter().map(|own| material(setting, own, may_add)).collect_view();
        Some(view! {
            <h3>{terms::language(setting.language, *language)}</h3>
            <ul class="materials">{items}</ul>
        })
    });
    let groups = groups.collect_view();
    let none =
        details.materials.is_empty().then(|| view! { <p class="soft">{td_string!(locale, library.no_material)}</p> });
    view! { <Part title=td_string!(locale, library.materials) id="materials">{none} {groups}</Part> }.into_any()
}

fn material(setting: &Setting, material: &Material, may_add: bool) -> AnyView {
    let locale = setting.locale;
    let current = &material.current;
    let news = (!current.news.is_empty()).then(|| {
        let version = words::version(setting.language, current.version);
        let words = td_string!(locale, library.news_in, version = version);
        view! { <p class="written">{words} " " <bdi>{current.news.clone()}</bdi></p> }
    });
    let note =
        (!current.note.is_empty()).then(|| view! { <p class="soft written" dir="auto">{current.note.clone()}</p> });
    let older = (!material.older.is_empty()).then(|| {
        let items = material.older.iter().map(|older| item(setting, older, ())).collect_view();
        let summary = td_string!(locale, library.older, count = setting.number(material.older.len()));
        view! {
            <details>
                <summary>{summary}</summary>
                <ul class="materials">{items}</ul>
            </details>
        }
    });
    let manage = may_add.then(|| {
        let href = setting.href(&format!("/library/materials/{}", current.id));
        view! {
            <p class="soft">
                {level(setting, current.level)} " · "
                <a href=href>{td_string!(locale, library.manage)}</a>
            </p>
        }
    });
    item(setting, current, view! { {news} {note} {manage} {older} })
}

/// Who may see a version.
pub(super) fn level(setting: &Setting, level: Level) -> &'static str {
    let locale = setting.locale;
    match level {
        Level::Coordinator => td_string!(locale, library.level.coordinator),
        Level::Partner => td_string!(locale, library.level.partner),
        _ => td_string!(locale, library.level.network),
    }
}

/// A version in a list: its title leads to its file.
pub(super) fn item(setting: &Setting, resource: &Resource, more: impl IntoView + 'static) -> AnyView {
    let (locale, language) = (setting.locale, setting.language);
    let mark = resource
        .is_demonstration
        .then(|| view! { <span class="mark">{td_string!(locale, shell.demonstration_mark)}</span> });
    view! {
        <li id=resource.id.to_string()>
            <p class="material-title">
                <a class="plain" href=setting.href(&format!("/library/files/{}", resource.id))>
                    {words::title(setting, resource)}
                </a>
                {mark}
            </p>
            <p class="soft">{line(setting, resource)} " · " {format::date(language, in_pakistan(resource.added).date(), Precision::Day)}</p>
            {more.into_any()}
        </li>
    }
    .into_any()
}

/// Kind, language, version, format and size in one line.
fn line(setting: &Setting, resource: &Resource) -> String {
    let (locale, language) = (setting.locale, setting.language);
    let version = td_string!(locale, library.version_number, version = words::version(language, resource.version));
    let size = words::size(language, resource.length.into());
    let parts = [
        words::kind(locale, resource.kind),
        terms::language(language, resource.language),
        &version,
        words::file(locale, resource.file),
        &size,
    ];
    parts.join(" · ")
}

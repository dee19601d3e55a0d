//! `/library`: the modules of the curriculum with their materials.

use domain::{
    library::{Material, ResourceFilter, ResourceKind},
    text::Language,
};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::LibraryModule;

use super::{item::item, words};
use crate::{
    pages::{
        account::page_of,
        components::{Head, Page, PageHead, PageTitle, Setting, Told},
    },
    terms,
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct LibraryView {
    /// The modules in their order, with the materials that the one who asks may see.
    pub modules: Vec<LibraryModule>,
    /// What was looked for.
    pub filter: ResourceFilter,
}

/// Answers `/library`.
#[component]
pub fn LibraryPage() -> impl IntoView {
    page_of(|LibraryView { modules, filter }: LibraryView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let title = td_string!(locale, library.title);
        let found: Vec<_> = modules.iter().map(|module| (module, taken(module, filter))).collect();
        let count = found.iter().map(|(_, materials)| materials.len()).sum::<usize>();
        let count = td_string!(locale, library.found, count = setting.number(count));
        let shown = found.iter().filter(|(_, materials)| filter.is_open() || !materials.is_empty());
        let shown = shown.map(|(own, materials)| module(&setting, own, materials)).collect_view();
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me library">
                <PageTitle title=title.to_owned() lead=td_string!(locale, library.lead) />
                <p class="own-ways">
                    <a class="plain" href=setting.href("/library/cascade")>{td_string!(locale, cascade.tree.title)}</a>
                </p>
                {search(&setting, filter)}
                <p role="status">{count}</p>
                <ol class="own-list modules">{shown}</ol>
            </Page>
        }
    })
}

fn taken(module: &LibraryModule, filter: ResourceFilter) -> Vec<&Material> {
    module.materials.iter().filter(|material| filter.takes(&material.current)).collect()
}

fn search(setting: &Setting, filter: ResourceFilter) -> AnyView {
    let (locale, language) = (setting.locale, setting.language);
    let any = td_string!(locale, library.filter.any);
    let option = |term: &'static str, label: &'static str, is_chosen: bool| {
        view! { <option value=term selected=is_chosen>{label}</option> }
    };
    let languages = Language::ALL
        .iter()
        .map(|term| option(term.slug(), terms::language(language, *term), filter.language == Some(*term)));
    let kinds = ResourceKind::ALL
        .iter()
        .map(|term| option(term.slug(), words::kind(locale, *term), filter.kind == Some(*term)));
    let clear = (!filter.is_open()).then(|| {
        view! { <a class="plain" href=setting.href("/library")>{td_string!(locale, library.filter.clear)}</a> }
    });
    view! {
        <form class="form directory-search" role="search" method="get" action=setting.href("/library")>
            <label>
                <span>{td_string!(locale, library.filter.language)}</span>
                <select name="language">{option("", any, filter.language.is_none())} {languages.collect_view()}</select>
            </label>
            <label>
                <span>{td_string!(locale, library.filter.kind)}</span>
                <select name="kind">{option("", any, filter.kind.is_none())} {kinds.collect_view()}</select>
            </label>
            <button class="primary" type="submit">{td_string!(locale, library.filter.show)}</button>
            {clear}
        </form>
    }
    .into_any()
}

fn module(setting: &Setting, own: &LibraryModule, materials: &[&Material]) -> AnyView {
    let (locale, language) = (setting.locale, setting.language);
    let module = &own.module;
    let learned =
        own.is_learned.then(|| view! { <span class="mark">{td_string!(locale, library.learned_mark)}</span> });
    let before = (!module.prerequisites.is_empty()).then(|| {
        let modules = words::modules(setting, &module.prerequisites);
        view! { " · " {td_string!(locale, library.builds_on)} ": " {modules} }
    });
    let version = td_string!(locale, library.version_number, version = words::version(language, module.version));
    let time = setting.pair(&words::time(language, module.minutes), &version);
    let list = if materials.is_empty() {
        view! { <p class="soft">{td_string!(locale, library.no_material)}</p> }.into_any()
    } else {
        let items = materials.iter().map(|material| item(setting, &material.current, ())).collect_view();
        view! { <ul class="materials">{items}</ul> }.into_any()
    };
    view! {
        <li id=module.topic.slug()>
            <h2>
                <a href=setting.href(&words::module_path(module.topic))>{terms::topic(language, module.topic)}</a>
                {learned}
            </h2>
            <p><Told language=language text=module.aim.clone() /></p>
            <p class="soft">{time} {before}</p>
            {list}
        </li>
    }
    .into_any()
}

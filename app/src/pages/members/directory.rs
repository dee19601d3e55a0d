//! `/directory`: the members, as far as each lets the one who asks see them.

use domain::{
    members::{DirectoryFilter, ListedMember, MemberField, Profession},
    places::Region,
    trainings::Topic,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    seen::{lines, photo},
    words,
};
use crate::{
    pages::{
        account::page_of,
        components::{Head, Page, PageHead, PageTitle, Setting},
    },
    terms,
};

/// What the directory shows.
#[derive(Debug, Clone)]
pub struct DirectoryView {
    /// What was looked for.
    pub filter: DirectoryFilter,
    /// Who was found.
    pub found: Vec<ListedMember>,
    /// Whether the one who asks may invite others.
    pub may_invite: bool,
}

/// Answers `/directory`.
#[component]
pub fn DirectoryPage() -> impl IntoView {
    page_of(|view: DirectoryView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let title = td_string!(locale, account.directory.title);
        let count = td_string!(locale, account.directory.count, count = setting.number(view.found.len()));
        let invite = view.may_invite.then(|| {
            view! { <p><a href=setting.href("/directory/invite")>{td_string!(locale, account.directory.invite)}</a></p> }
        });
        let found = if view.found.is_empty() {
            view! { <p>{td_string!(locale, account.directory.nobody)}</p> }.into_any()
        } else {
            let found = view.found.iter().map(|member| entry(&setting, member)).collect_view();
            view! { <ul class="directory">{found}</ul> }.into_any()
        };
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me">
                <PageTitle title=title.to_owned() lead=td_string!(locale, account.directory.lead) />
                {invite}
                {search(&setting, &view.filter).into_any()}
                <p role="status">{count}</p>
                {found}
            </Page>
        }
    })
}

fn search(setting: &Setting, filter: &DirectoryFilter) -> AnyView {
    let (locale, language) = (setting.locale, setting.language);
    let professions = Profession::ALL.iter().map(move |term| (term.slug(), terms::profession(language, *term)));
    let regions = Region::ALL.iter().map(move |term| (term.slug(), terms::region(language, *term)));
    let skills = Topic::ALL.iter().map(move |term| (term.slug(), terms::topic(language, *term)));
    view! {
        <form class="form directory-search" role="search" method="get" action=setting.href("/directory")>
            <label>
                <span>{td_string!(locale, account.directory.search)}</span>
                <input type="search" name="q" value=filter.text.clone() />
            </label>
            {choice(setting, "region", td_string!(locale, explore.facet.region), filter.region.map(Region::slug), regions)}
            {choice(setting, "profession", words::field(locale, MemberField::Profession), filter.profession.map(Profession::slug), professions)}
            {choice(setting, "skill", td_string!(locale, account.directory.skill), filter.skill.map(Topic::slug), skills)}
            <button class="primary" type="submit">{td_string!(locale, account.directory.find)}</button>
        </form>
    }.into_any()
}

fn choice(
    setting: &Setting,
    name: &'static str,
    label: &'static str,
    chosen: Option<&'static str>,
    terms: impl Iterator<Item = (&'static str, &'static str)>,
) -> AnyView {
    let any = td_string!(setting.locale, account.directory.any);
    let options = [("", any)].into_iter().chain(terms).map(|(term, words)| {
        view! { <option value=term selected=chosen.unwrap_or_default() == term>{words}</option> }
    });
    let options = options.collect_view();
    view! {
        <label>
            <span>{label}</span>
            <select name=name>{options}</select>
        </label>
    }
    .into_any()
}

fn entry(setting: &Setting, member: &ListedMember) -> AnyView {
    let locale = setting.locale;
    let seen = &member.seen;
    let name = seen.pseudonym.as_ref().map(|text| setting.text(text).to_owned()).or_else(|| seen.name.clone());
    let told = lines(setting, seen).into_iter().filter(|(field, _)| *field != MemberField::Pseudonym);
    let told = told.filter_map(|(field, value)| {
        let value = value?;
        Some(view! {
            <dt>{words::told(locale, field)}</dt>
            <dd><bdi>{value}</bdi></dd>
        })
    });
    let told = told.collect_view();
    let mark = |words: &'static str| view! { <span class="mark">{words}</span> };
    view! {
        <li class="member" class:stale=seen.is_stale id=member.id.to_string()>
            <h2>
                <bdi>{name.unwrap_or_else(|| td_string!(locale, account.directory.unnamed).to_owned())}</bdi>
                {seen.is_stale.then(|| mark(td_string!(locale, account.directory.stale)))}
                {seen.is_hidden.then(|| mark(td_string!(locale, account.directory.hidden)))}
            </h2>
            {photo(setting, seen)}
            <dl>{told}</dl>
        </li>
    }
    .into_any()
}

//! `/directory`: the members, as far as each lets the one who asks see them.

use domain::members::{DirectoryAnswer, DirectoryCount, DirectoryFacet, DirectoryFilter, ListedMember, MemberField};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    seen::{lines, photo},
    words,
};
use crate::{
    pages::{
        account::page_of,
        components::{CountedArea, Head, MemberMap, Page, PageHead, PageTitle, Pager, Setting, ThinBar},
    },
    terms,
};

/// Members on one page.
const LENGTH: usize = 48;

/// What the directory shows.
#[derive(Debug, Clone)]
pub struct DirectoryView {
    /// What was looked for.
    pub filter: DirectoryFilter,
    /// Who was found, and what it can be narrowed down by.
    pub answer: DirectoryAnswer,
    /// The number of the page, from 1; the last one where there are not so many.
    pub number: usize,
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
        let found = &view.answer.found;
        let count = td_string!(locale, account.directory.count, count = setting.number(found.len()));
        let reset = (!view.filter.parameters().is_empty()).then(|| {
            view! { <a class="plain" href=setting.href("/directory")>{td_string!(locale, account.directory.reset)}</a> }
        });
        let invite = view.may_invite.then(|| {
            view! { <p><a href=setting.href("/directory/invite")>{td_string!(locale, account.directory.invite)}</a></p> }
        });
        let found = if found.is_empty() {
            view! { <p>{td_string!(locale, account.directory.nobody)}</p> }.into_any()
        } else {
            leaf(&setting, &view)
        };
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me">
                <PageTitle title=title.to_owned() lead=td_string!(locale, account.directory.lead) />
                {invite}
                {search(&setting, &view.filter).into_any()}
                <div class="directory-page">
                    <div class="directory-narrow">{narrow(&setting, &view)}</div>
                    <div>
                        <p class="directory-count"><span role="status">{count}</span> {reset}</p>
                        {found}
                    </div>
                </div>
            </Page>
        }
    })
}

/// One page of the members who were found.
fn leaf(setting: &Setting, view: &DirectoryView) -> AnyView {
    let leaves: Vec<_> = view.answer.found.chunks(LENGTH).collect();
    let number = view.number.clamp(1, leaves.len().max(1));
    let members = leaves.get(number - 1).copied().unwrap_or_default();
    let members = members.iter().map(|member| entry(setting, member)).collect_view();
    let earlier = (number > 1).then(|| address(setting, &view.filter, number - 1));
    let later = (number < leaves.len()).then(|| address(setting, &view.filter, number + 1));
    view! {
        <ul class="directory">{members}</ul>
        <Pager earlier=earlier later=later />
    }
    .into_any()
}

/// The address of a page of the directory under a filter.
fn address(setting: &Setting, filter: &DirectoryFilter, number: usize) -> String {
    let page = (number > 1).then(|| format!("page={number}"));
    let query = filter.to_query_string();
    let parts: Vec<_> = Some(query).filter(|query| !query.is_empty()).into_iter().chain(page).collect();
    let home = setting.href("/directory");
    if parts.is_empty() { home } else { format!("{home}?{}", parts.join("&")) }
}

/// The words, in a form that keeps the other filters.
fn search(setting: &Setting, filter: &DirectoryFilter) -> AnyView {
    let locale = setting.locale;
    let words = |(name, _): &(&str, &str)| *name != "q";
    let carried = filter.parameters().into_iter().filter(words).map(|(name, value)| {
        view! { <input type="hidden" name=name value=value.to_owned() /> }
    });
    let carried = carried.collect_view();
    view! {
        <form class="form directory-search" role="search" method="get" action=setting.href("/directory")>
            <label>
                <span>{td_string!(locale, account.directory.search)}</span>
                <input type="search" name="q" dir="auto" value=filter.text.clone() />
            </label>
            {carried}
            <button class="primary" type="submit">{td_string!(locale, account.directory.find)}</button>
        </form>
    }
    .into_any()
}

/// The map and the facets. On a phone they are behind one button, which works without script.
fn narrow(setting: &Setting, view: &DirectoryView) -> AnyView {
    let locale = setting.locale;
    let counts = |facet| view.answer.facets.get(&facet).map(Vec::as_slice).unwrap_or_default();
    let areas: Vec<_> = counts(DirectoryFacet::District)
        .iter()
        .map(|one| CountedArea {
            slug: one.term.clone(),
            count: one.count,
            href: toggled(setting, &view.filter, DirectoryFacet::District, &one.term),
            is_chosen: view.filter.chosen(DirectoryFacet::District) == Some(one.term.as_str()),
        })
        .collect();
    let no_area =
        areas.is_empty().then(|| view! { <p class="note">{td_string!(locale, account.directory.no_area)}</p> });
    let order = [
        DirectoryFacet::Region,
        DirectoryFacet::Profession,
        DirectoryFacet::Skill,
        DirectoryFacet::Language,
        DirectoryFacet::District,
    ];
    let chosen = order.iter().filter(|facet| view.filter.chosen(**facet).is_some()).count();
    let chosen = (chosen > 0).then(|| view! { <span class="count">{setting.number(chosen)}</span> });
    let facets: Vec<_> = order.into_iter().map(|one| facet(setting, &view.filter, one, counts(one))).collect();
    view! {
        <input type="checkbox" id="narrow" class="filters-toggle" />
        <label for="narrow" class="filters-label">{td_string!(locale, account.directory.narrow)} {chosen}</label>
        <div class="facets">
            <MemberMap setting=setting.clone() areas=areas />
            {no_area} {facets}
        </div>
    }
    .into_any()
}

/// A facet: a line for each term, with how many it would leave.
fn facet(setting: &Setting, filter: &DirectoryFilter, facet: DirectoryFacet, counts: &[DirectoryCount]) -> AnyView {
    if counts.is_empty() {
        return ().into_any();
    }
    let largest = counts.iter().map(|one| one.count).max().unwrap_or(1).max(1);
    let lines: Vec<_> = counts
        .iter()
        .map(|one| {
            let is_chosen = filter.chosen(facet) == Some(one.term.as_str());
            let share = f64::from(one.count) / f64::from(largest);
            view! {
                <li>
                    <a class="facet-line" href=toggled(setting, filter, facet, &one.term) rel="nofollow"
                        aria-current=is_chosen.then_some("true")>
                        <span class="name">{term_name(setting, facet, &one.term)}</span>
                        <span class="count">{setting.number(one.count)}</span>
                        <ThinBar share=share />
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <details class="facet" open>
            <summary><h2>{facet_name(setting, facet)}</h2></summary>
            <ul class="facet-lines">{lines}</ul>
        </details>
    }
    .into_any()
}

/// The address of the directory with a term chosen, or given up. Another region gives up the district.
fn toggled(setting: &Setting, filter: &DirectoryFilter, facet: DirectoryFacet, term: &str) -> String {
    let is_chosen = filter.chosen(facet) == Some(term);
    let mut next = filter.with(facet, Some(term).filter(|_| !is_chosen));
    if facet == DirectoryFacet::Region {
        next = next.with(DirectoryFacet::District, None);
    }
    address(setting, &next, 1)
}

fn facet_name(setting: &Setting, facet: DirectoryFacet) -> &'static str {
    let locale = setting.locale;
    match facet {
        DirectoryFacet::Region => td_string!(locale, explore.facet.region),
        DirectoryFacet::District => td_string!(locale, account.directory.area),
        DirectoryFacet::Profession => words::field(locale, MemberField::Profession),
        DirectoryFacet::Skill => td_string!(locale, account.directory.skill),
        DirectoryFacet::Language => td_string!(locale, account.directory.language),
    }
}

fn term_name(setting: &Setting, facet: DirectoryFacet, term: &str) -> String {
    let language = setting.language;
    let named = match facet {
        DirectoryFacet::Region => term.parse().ok().map(|term| terms::region(language, term)),
        DirectoryFacet::District => return setting.district_name(term),
        DirectoryFacet::Profession => term.parse().ok().map(|term| terms::profession(language, term)),
        DirectoryFacet::Skill => term.parse().ok().map(|term| terms::topic(language, term)),
        DirectoryFacet::Language => term.parse().ok().map(|term| terms::language(language, term)),
    };
    named.unwrap_or(term).to_owned()
}

/// A member: who they are and where in a line, and whatever else they let the one see who asks.
fn entry(setting: &Setting, member: &ListedMember) -> AnyView {
    let locale = setting.locale;
    let seen = &member.seen;
    let name = seen.pseudonym.as_ref().map(|text| setting.text(text).to_owned()).or_else(|| seen.name.clone());
    let (mut brief, mut more) = (Vec::new(), Vec::new());
    for (field, value) in lines(setting, seen) {
        match (field, value) {
            (MemberField::Gender | MemberField::Profession | MemberField::District, Some(value)) => {
                brief.push(view! { <span><bdi>{value}</bdi></span> " " }.into_any());
            }
            (MemberField::Joined, Some(when)) => {
                brief.push(view! { <span>{words::told(locale, field)} " " <bdi>{when}</bdi></span> " " }.into_any());
            }
            (MemberField::Pseudonym, _) => {}
            told => more.push(told),
        }
    }
    let told = more.into_iter().filter_map(|(field, value)| {
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
            {(!brief.is_empty()).then(|| view! { <p class="brief">{brief}</p> })}
            <dl>{told}</dl>
        </li>
    }
    .into_any()
}

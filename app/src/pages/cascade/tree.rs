//! `/library/cascade`: trainings and the sessions that pass them on, as nested lists.

use domain::{
    accounts::Role,
    cascade::{Branch, Reach},
    safety::public::RecordKind,
};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::CascadeTree;

use super::words;
use crate::pages::{
    account::{page_of, signed_in},
    components::{Head, Page, PageHead, PageTitle, Setting},
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct CascadeView(
    /// The trees, as far as the one who asks may see them.
    pub CascadeTree,
);

/// Sessions of one training that are listed; the others are counted.
const LISTED: usize = 40;
/// How deep lists lie in each other.
const DEEPEST: usize = 8;

/// Answers `/library/cascade`.
#[component]
pub fn CascadePage() -> impl IntoView {
    page_of(|CascadeView(cascade): CascadeView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let title = td_string!(locale, cascade.tree.title);
        let is_member = signed_in().is_some_and(|who| who.account().role == Role::Member);
        let log = is_member.then(|| {
            let href = setting.href("/me/sessions-led/new");
            view! { <p><a class="plain" href=href>{td_string!(locale, cascade.tree.log)}</a></p> }
        });
        let trees = if cascade.trees.is_empty() {
            view! { <p>{td_string!(locale, cascade.tree.none)}</p> }.into_any()
        } else {
            let trees = cascade.trees.iter().map(|tree| item(&setting, &cascade, tree, 0)).collect_view();
            view! { <ul class="cascade">{trees}</ul> }.into_any()
        };
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me">
                <PageTitle title=title.to_owned() lead=td_string!(locale, cascade.tree.lead) />
                <p class="soft">{td_string!(locale, cascade.tree.counting)}</p>
                {log}
                {trees}
            </Page>
        }
    })
}

/// A training, and below it what passes it on.
fn item(setting: &Setting, cascade: &CascadeTree, branch: &Branch, depth: usize) -> AnyView {
    let Some(training) = cascade.outlines.get(&branch.key) else { return ().into_any() };
    let locale = setting.locale;
    let title = words::title(setting, training);
    let title = if training.is_published {
        view! { <a href=setting.record_href(RecordKind::Training, &training.id)>{title}</a> }.into_any()
    } else {
        title.into_any()
    };
    let own = match branch.attendances {
        Some(count) => td_string!(locale, cascade.tree.own, count = setting.number(count)),
        None => td_string!(locale, cascade.tree.not_counted).to_owned(),
    };
    let mark = training
        .is_demonstration
        .then(|| view! { <span class="mark">{td_string!(locale, shell.demonstration_mark)}</span> });
    view! {
        <li>
            <p class="cascade-title">{title} {mark}</p>
            <p class="soft">{words::time_and_place(setting, training)} " · " {own}</p>
            {(!branch.below.is_empty()).then(|| below(setting, cascade, branch, depth))}
        </li>
    }
    .into_any()
}

fn below(setting: &Setting, cascade: &CascadeTree, branch: &Branch, depth: usize) -> AnyView {
    let locale = setting.locale;
    let Reach { sessions, attendances, individuals, leaders } = branch.reach;
    let number = |value: u32| setting.number(value);
    let reach = td_string!(locale, cascade.tree.reach, sessions = number(sessions), leaders = number(leaders));
    let sum = td_string!(locale, cascade.tree.sum, attendances = number(attendances));
    let known = (individuals > 0).then(|| {
        view! { <br /> {td_string!(locale, cascade.tree.individuals, individuals = number(individuals))} }
    });
    let listed = if depth < DEEPEST { LISTED } else { 0 };
    let items = branch.below.iter().take(listed).map(|branch| item(setting, cascade, branch, depth + 1)).collect_view();
    let more = branch.below.len().saturating_sub(listed);
    let more = (more > 0)
        .then(|| view! { <li class="soft">{td_string!(locale, cascade.tree.more, count = setting.number(more))}</li> });
    let summary = td_string!(locale, cascade.tree.below, count = setting.number(branch.below.len()));
    view! {
        <p class="cascade-reach">{reach} <br /> {sum} {known}</p>
        <details>
            <summary>{summary}</summary>
            <ul>{items} {more}</ul>
        </details>
    }
    .into_any()
}

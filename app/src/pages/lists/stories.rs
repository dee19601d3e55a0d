//! `/stories`: what facilitators did, told with consent.

use domain::safety::public::{PublicDetails, PublicRecord, RecordKind};
use leptos::prelude::*;
use leptos_i18n::td_string;
use leptos_router::hooks::use_query_map;

use super::paging::{self, Leaf};
use crate::{
    pages::{
        PageContext,
        components::{Entries, Entry, Head, Page, PageHead, PageTitle, Pager, Setting, record_date},
        errors::answered,
    },
    terms,
};

/// Answers `/stories`.
#[component]
pub fn StoriesPage() -> impl IntoView {
    let setting = Setting::of_request();
    let reader = PageContext::of_request().reader;
    let query = use_query_map().get_untracked();
    answered(async move {
        let leaf = Leaf::load(&reader, RecordKind::Story, paging::number(&query)?).await?;
        Ok(view! { <List setting=setting leaf=leaf /> })
    })
}

#[component]
fn List(setting: Setting, leaf: Leaf) -> impl IntoView {
    let locale = setting.locale;
    let title = td_string!(locale, shell.stories);
    let lead = td_string!(locale, pages.stories.lead);
    let (earlier, later) = leaf.neighbours(&setting, "/stories");
    let href = leaf.href(&setting, "/stories");
    let head = PageHead { title: title.to_owned(), description: lead.to_owned(), href, ..PageHead::default() };
    let entries: Vec<_> = leaf.records.iter().map(|record| entry(&setting, record)).collect();
    let list = if entries.is_empty() {
        view! { <p class="note">{td_string!(locale, pages.stories.nothing)}</p> }.into_any()
    } else {
        view! { <Entries entries=entries level=2 /> }.into_any()
    };
    view! {
        <Head head=head />
        <Page class="list stories">
            <PageTitle title=title.to_owned() lead=lead />
            {list}
            <Pager earlier=earlier later=later />
            <p class="note">
                <a href=setting.href("/?kind=intervention")>{td_string!(locale, pages.stories.interventions)}</a>
            </p>
        </Page>
    }
}

/// A story with what it is about, where and when.
fn entry(setting: &Setting, record: &PublicRecord) -> Entry {
    let entry = Entry::of_record(setting, record);
    let PublicDetails::Story(own) = &record.details else { return entry };
    entry.with_meta(td_string!(
        setting.locale,
        pages.stories.meta,
        dispute = terms::dispute(setting.language, own.dispute),
        outcome = terms::outcome(setting.language, own.outcome),
        place = setting.place(&record.areas, record.place),
        date = record_date(setting, record)
    ))
}

//! `/sources`: the documents that the records rest on.

use domain::safety::public::{PublicDetails, PublicRecord, RecordKind};
use leptos::prelude::*;
use leptos_i18n::td_string;
use leptos_router::hooks::use_query_map;

use super::paging::{self, Leaf};
use crate::{
    format,
    pages::{
        PageContext,
        components::{Entries, Entry, Head, Page, PageHead, PageTitle, Pager, Setting},
        errors::answered,
    },
};

/// Answers `/sources`.
#[component]
pub fn SourcesPage() -> impl IntoView {
    let setting = Setting::of_request();
    let reader = PageContext::of_request().reader;
    let query = use_query_map().get_untracked();
    answered(async move {
        let leaf = Leaf::load(&reader, RecordKind::Source, paging::number(&query)?).await?;
        Ok(view! { <List setting=setting leaf=leaf /> })
    })
}

#[component]
fn List(setting: Setting, leaf: Leaf) -> impl IntoView {
    let locale = setting.locale;
    let title = td_string!(locale, pages.sources.title);
    let lead = td_string!(locale, pages.sources.lead);
    let href = leaf.href(&setting, "/sources");
    let (earlier, later) = leaf.neighbours(&setting, "/sources");
    let head = PageHead { title: title.to_owned(), description: lead.to_owned(), href, ..PageHead::default() };
    let entries =
        leaf.records.iter().map(|record| Entry::of_record(&setting, record).with_meta(published(&setting, record)));
    let entries: Vec<_> = entries.collect();
    view! {
        <Head head=head />
        <Page class="list">
            <PageTitle title=title.to_owned() lead=lead />
            <Entries entries=entries level=2 />
            <Pager earlier=earlier later=later />
        </Page>
    }
}

/// Who published a source, and when.
fn published(setting: &Setting, record: &PublicRecord) -> String {
    let PublicDetails::Source(own) = &record.details else { return String::new() };
    let date = own.published.map(|span| format::span(setting.language, span)).unwrap_or_default();
    setting.pair(&own.publisher, &date)
}

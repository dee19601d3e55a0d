//! `/organisations`: who works together, in which networks, on which grants.

use domain::{
    organisations::OrganisationKind,
    safety::public::{PublicDetails, PublicRecord, RecordKind},
};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::{Page as Slice, PublicReader};

use super::grants::GrantsSummary;
use crate::{
    explore::KindSymbol,
    pages::{
        PageContext,
        components::{Entries, Entry, Head, Marks, Page, PageHead, PageTitle, Part, Setting, Told},
        errors::{PageError, answered},
    },
    terms,
};

/// Most organisations and grants that the page holds; Explore has the others.
const MOST: u32 = 300;

/// Answers `/organisations`.
#[component]
pub fn OrganisationsPage() -> impl IntoView {
    let setting = Setting::of_request();
    let reader = PageContext::of_request().reader;
    answered(async move {
        let held = Held::load(&setting, &reader).await?;
        Ok(view! { <Lists setting=setting held=held /> })
    })
}

#[derive(Debug)]
struct Held {
    organisations: Vec<PublicRecord>,
    networks: Vec<PublicRecord>,
    grants: Vec<PublicRecord>,
    more: bool,
}

impl Held {
    async fn load(setting: &Setting, reader: &PublicReader) -> Result<Self, PageError> {
        let slice = |limit| Slice { offset: 0, limit };
        let mut organisations = reader.records(RecordKind::Organisation, slice(MOST + 1)).await?;
        let more = organisations.len() > MOST as usize;
        organisations.truncate(MOST as usize);
        organisations.sort_by_cached_key(|record| setting.text(&record.title).to_lowercase());
        let networks = reader.records(RecordKind::Network, slice(8)).await?;
        let grants = reader.records(RecordKind::Grant, slice(MOST)).await?;
        Ok(Self { organisations, networks, grants, more })
    }
}

#[component]
fn Lists(setting: Setting, held: Held) -> impl IntoView {
    let locale = setting.locale;
    let title = td_string!(locale, shell.organisations);
    let lead = td_string!(locale, pages.organisations.lead);
    let href = setting.href("/organisations");
    let head = PageHead { title: title.to_owned(), description: lead.to_owned(), href, ..PageHead::default() };
    let more = held.more.then(|| {
        let href = setting.href("/?kind=organisation");
        view! { <p class="note"><a href=href>{td_string!(locale, pages.organisations.more)}</a></p> }
    });
    let networks = (!held.networks.is_empty()).then(|| {
        let entries = held.networks.iter().map(|record| Entry::of_record(&setting, record).with_meta(members(&setting, record)));
        let entries = entries.collect();
        view! { <Part title=td_string!(locale, pages.organisations.networks) id="networks"><Entries entries=entries /></Part> }
    });
    let grants =
        (!held.grants.is_empty()).then(|| view! { <GrantsSummary setting=setting.clone() grants=held.grants /> });
    view! {
        <Head head=head />
        <Page class="list">
            <PageTitle title=title.to_owned() lead=lead />
            {networks}
            {kinds(&setting, &held.organisations)}
            {more}
            {grants}
        </Page>
    }
}

/// How many organisations belong to a network.
fn members(setting: &Setting, record: &PublicRecord) -> String {
    let PublicDetails::Network(own) = &record.details else { return String::new() };
    match own.members.len() {
        0 => td_string!(setting.locale, pages.network.no_members).to_owned(),
        1 => td_string!(setting.locale, pages.organisations.network_single).to_owned(),
        count => td_string!(setting.locale, pages.organisations.network_of, count = setting.number(count)),
    }
}

/// The organisations, by kind.
fn kinds(setting: &Setting, organisations: &[PublicRecord]) -> impl IntoView + use<> {
    let of_kind = |kind: OrganisationKind| {
        let of_kind = move |record: &&PublicRecord| matches!(&record.details, PublicDetails::Organisation(own) if own.kind == kind);
        let items: Vec<_> = organisations.iter().filter(of_kind).map(|record| organisation(setting, record)).collect();
        (!items.is_empty()).then(|| {
            let title = terms::organisation_kind(setting.language, kind);
            view! { <Part title=title class="organisations"><ul class="roll">{items}</ul></Part> }
        })
    };
    let all: Vec<_> = OrganisationKind::ALL.iter().copied().map(of_kind).collect();
    all
}

/// One line of the roll: name, where it works, on what.
fn organisation(setting: &Setting, record: &PublicRecord) -> impl IntoView + use<> {
    let language = setting.language;
    let short = match &record.details {
        PublicDetails::Organisation(own) => own.short_name.clone(),
        _ => String::new(),
    };
    let themes = setting.list(record.themes.iter().take(3).map(|theme| terms::theme(language, *theme)));
    let meta = setting.pair(&setting.place(&record.areas, record.place), &themes);
    view! {
        <li>
            <KindSymbol kind=RecordKind::Organisation />
            <div>
                <h3>
                    <a href=setting.record_href(record.kind, &record.id)><Told language=language text=record.title.clone() /></a>
                    {(!short.is_empty()).then(|| view! { " " <bdi class="short-name">{short}</bdi> })}
                </h3>
                <p class="meta">
                    {meta} <Marks inferred=false demonstration=record.demonstration />
                </p>
            </div>
        </li>
    }
}

//! `/trainings`: all trainings by year, or a year's calendar.

use domain::safety::public::{PublicRecord, RecordKind};
use leptos::prelude::*;
use leptos_i18n::td_string;
use leptos_router::hooks::use_query_map;

use super::{
    calendar::{Calendar, CalendarYear},
    paging::{self, Leaf},
};
use crate::{
    format,
    pages::{
        PageContext,
        components::{Entries, Entry, Head, Page, PageHead, PageTitle, Pager, Part, Setting},
        errors::answered,
    },
};

/// Answers `/trainings`, `?view=calendar&year=2024` and `?page=2`.
#[component]
pub fn TrainingsPage() -> impl IntoView {
    let setting = Setting::of_request();
    let reader = PageContext::of_request().reader;
    let query = use_query_map().get_untracked();
    answered(async move {
        match query.get("view").as_deref() {
            None | Some("list") => {
                let leaf = Leaf::load(&reader, RecordKind::Training, paging::number(&query)?).await?;
                Ok(view! { <List setting=setting leaf=leaf /> }.into_any())
            }
            Some("calendar") => {
                let calendar = Calendar::load(&setting, &reader, query.get("year").as_deref()).await?;
                Ok(view! { <CalendarView setting=setting calendar=calendar /> }.into_any())
            }
            Some(given) => Err(paging::unusable("view", given.to_owned(), "is neither list nor calendar")),
        }
    })
}

#[component]
fn List(setting: Setting, leaf: Leaf) -> impl IntoView {
    let locale = setting.locale;
    let title = td_string!(locale, shell.trainings);
    let lead = td_string!(locale, pages.trainings.lead);
    let href = leaf.href(&setting, "/trainings");
    let (earlier, later) = leaf.neighbours(&setting, "/trainings");
    let head = PageHead { title: title.to_owned(), description: lead.to_owned(), href, ..PageHead::default() };
    let years = by_year(leaf.records).into_iter().map(|(year, records)| {
        let entries = records.iter().map(|record| Entry::of_record(&setting, record)).collect();
        view! { <Part title=format::year(setting.language, year) class="year"><Entries entries=entries /></Part> }
    });
    let years = years.collect_view();
    let nothing = years.is_empty().then(|| view! { <p class="note">{td_string!(locale, pages.trainings.nothing)}</p> });
    view! {
        <Head head=head />
        <Page class="list">
            <PageTitle title=title.to_owned() lead=lead />
            <ViewSwitch setting=setting calendar=false />
            {nothing}
            {years}
            <Pager earlier=earlier later=later />
        </Page>
    }
}

/// Records by the year in which they began, in the order in which they came.
fn by_year(records: Vec<PublicRecord>) -> Vec<(i32, Vec<PublicRecord>)> {
    let mut years: Vec<(i32, Vec<PublicRecord>)> = Vec::new();
    for record in records {
        let year = chrono::Datelike::year(&record.span.from);
        match years.last_mut() {
            Some((last, of_year)) if *last == year => of_year.push(record),
            _ => years.push((year, vec![record])),
        }
    }
    years
}

#[component]
fn CalendarView(setting: Setting, calendar: Calendar) -> impl IntoView {
    let locale = setting.locale;
    let year = format::year(setting.language, calendar.year);
    let title = td_string!(locale, pages.trainings.calendar_title, year = year);
    let lead = td_string!(locale, pages.trainings.calendar_lead);
    let href = setting.href(&format!("/trainings?view=calendar&year={}", calendar.year));
    let head = PageHead { title: title.clone(), description: lead.to_owned(), href, ..PageHead::default() };
    view! {
        <Head head=head />
        <Page class="list calendar-page">
            <PageTitle title=title lead=lead />
            <ViewSwitch setting=setting.clone() calendar=true />
            <CalendarYear setting=setting calendar=calendar />
        </Page>
    }
}

/// The two ways to look at the trainings.
#[component]
fn ViewSwitch(setting: Setting, calendar: bool) -> impl IntoView {
    let locale = setting.locale;
    view! {
        <nav class="view-switch" aria-label=td_string!(locale, pages.trainings.views)>
            <a href=setting.href("/trainings") aria-current=(!calendar).then_some("page")>
                {td_string!(locale, pages.trainings.as_list)}
            </a>
            <a href=setting.href("/trainings?view=calendar") aria-current=calendar.then_some("page")>
                {td_string!(locale, pages.trainings.as_calendar)}
            </a>
        </nav>
    }
}

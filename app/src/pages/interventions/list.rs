//! `/report`, one's own reports, and `/review`, those that wait for a coordinator.

use domain::{
    dates::{Precision, in_pakistan},
    interventions::{OwnReport, QueuedReport, Report},
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{ReportNotice, words};
use crate::{
    format,
    pages::{
        account::page_of,
        components::{Head, Page, PageHead, PageTitle, Setting},
    },
    terms,
};

/// What `/report` shows.
#[derive(Debug, Clone)]
pub struct ReportsView {
    /// One's own reports, the last changed first.
    pub reports: Vec<OwnReport>,
    /// What was just done.
    pub notice: Option<ReportNotice>,
}

/// What `/review` shows.
#[derive(Debug, Clone)]
pub struct QueueView {
    /// The reports that wait.
    pub queue: Vec<QueuedReport>,
    /// Whether a decision was just taken.
    pub is_decided: bool,
}

/// Answers `/report`.
#[component]
pub fn ReportsPage() -> impl IntoView {
    page_of(|view: ReportsView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let title = td_string!(locale, report.list.title);
        let told =
            view.notice.map(|notice| view! { <p class="done" role="status">{words::notice(locale, notice)}</p> });
        let rows = view.reports.iter().map(|own| own_row(&setting, own)).collect_view();
        let list = if view.reports.is_empty() {
            view! { <p class="soft">{td_string!(locale, report.list.none)}</p> }.into_any()
        } else {
            view! { <ul class="reports">{rows}</ul> }.into_any()
        };
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me">
                <PageTitle title=title.to_owned() lead=td_string!(locale, report.list.lead) />
                {told}
                <p><a class="primary" href=setting.href("/report/new")>{td_string!(locale, report.list.new)}</a></p>
                {list}
            </Page>
        }
    })
}

fn own_row(setting: &Setting, own: &OwnReport) -> AnyView {
    let locale = setting.locale;
    let changed = format::date(setting.language, in_pakistan(own.changed).date(), Precision::Day);
    view! {
        <li>
            <a href=setting.href(&format!("/report/{}", own.id))>{title(setting, &own.report)}</a>
            <span class="mark" data-state=own.state.slug()>{words::state(locale, own.state)}</span>
            <p class="soft">{td_string!(locale, report.list.changed, date = changed)}</p>
        </li>
    }
    .into_any()
}

/// A report in a line: what it was about, where, when.
pub(super) fn title(setting: &Setting, report: &Report) -> String {
    let dispute = report.dispute.map(|dispute| terms::dispute(setting.language, dispute).to_owned());
    let district = Some(&report.district).filter(|slug| !slug.is_empty()).map(|slug| setting.district_name(slug));
    let span = report.span().map(|span| format::span(setting.language, span));
    let parts: Vec<_> = [dispute, district, span].into_iter().flatten().collect();
    if parts.is_empty() {
        return td_string!(setting.locale, report.one.title).to_owned();
    }
    setting.list(parts)
}

/// Answers `/review`.
#[component]
pub fn QueuePage() -> impl IntoView {
    page_of(|view: QueueView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let title = td_string!(locale, report.review.title);
        let told = view
            .is_decided
            .then(|| view! { <p class="done" role="status">{td_string!(locale, report.review.decided)}</p> });
        let rows = view.queue.iter().map(|queued| queued_row(&setting, queued)).collect_view();
        let list = if view.queue.is_empty() {
            view! { <p class="soft">{td_string!(locale, report.review.none)}</p> }.into_any()
        } else {
            view! { <ul class="reports">{rows}</ul> }.into_any()
        };
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me">
                <PageTitle title=title.to_owned() lead=td_string!(locale, report.review.lead) />
                {told} {list}
            </Page>
        }
    })
}

/// Who wrote a report, as far as coordinators may know.
pub(super) fn author(setting: &Setting, queued: &QueuedReport) -> String {
    match setting.text(&queued.author) {
        "" => td_string!(setting.locale, report.review.by_nobody).to_owned(),
        name => td_string!(setting.locale, report.review.by, author = name),
    }
}

fn queued_row(setting: &Setting, queued: &QueuedReport) -> AnyView {
    let locale = setting.locale;
    let report = Report {
        dispute: queued.dispute,
        district: queued.district.clone(),
        from: queued.span.map(|span| span.from),
        to: queued.span.map(|span| span.to),
        ..Report::default()
    };
    let marks = [
        (queued.awaits_approval, td_string!(locale, report.review.waits_story)),
        (queued.has_story && !queued.awaits_approval, td_string!(locale, report.review.has_story)),
        (queued.is_mine, td_string!(locale, report.review.mine)),
        (queued.is_taken, td_string!(locale, report.review.taken)),
    ];
    let marks = marks.into_iter().filter(|(is, _)| *is).map(|(_, words)| view! { <span class="mark">{words}</span> });
    let sent = queued.sent.map(|sent| {
        let date = format::date(setting.language, in_pakistan(sent).date(), Precision::Day);
        td_string!(locale, report.review.sent, date = date)
    });
    let author = author(setting, queued);
    view! {
        <li>
            <a href=setting.href(&format!("/review/{}", queued.id))>{title(setting, &report)}</a>
            {marks.collect_view()}
            <p class="soft">{setting.pair(&author, &sent.unwrap_or_default())}</p>
        </li>
    }
    .into_any()
}

//! `/report/{id}`: what became of one's own report, once it was sent.

use domain::{
    dates::{Precision, in_pakistan},
    interventions::{OwnReport, Remark, Report, ReportField, ReviewStep},
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    ReportNotice,
    form::{ReportFormView, report_form},
    list, words,
};
use crate::{
    format,
    language::own_name,
    pages::{
        components::{Facts, Head, Page, PageHead, PageTitle, Part, Setting},
        errors::NotFound,
    },
    terms,
};

/// What a page of a report that was sent shows.
#[derive(Debug, Clone)]
pub struct OwnReportView {
    /// The report.
    pub own: OwnReport,
    /// What was just done.
    pub notice: Option<ReportNotice>,
    /// Whether its author wants it back and is asked once more.
    pub is_unsure: bool,
}

/// Answers `/report/{id}`: the form while it can be changed, and afterwards what became of it.
#[component]
pub fn ReportPage() -> impl IntoView {
    if let Some(view) = use_context::<ReportFormView>() {
        return report_form(view);
    }
    match use_context::<OwnReportView>() {
        Some(view) => settled(view),
        None => view! { <NotFound /> }.into_any(),
    }
}

fn settled(view: OwnReportView) -> AnyView {
    let setting = Setting::of_request();
    let locale = setting.locale;
    let OwnReportView { own, notice, is_unsure } = view;
    let title = td_string!(locale, report.one.title);
    let told = notice.map(|notice| view! { <p class="done" role="status">{words::notice(locale, notice)}</p> });
    let said = written(&setting, &own.report, None);
    let story = own.story.map(|state| view! { <p>{words::story_state(locale, state)}</p> });
    view! {
        <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
        <Page class="narrow me">
            <PageTitle title=list::title(&setting, &own.report) lead="" />
            {told}
            <p><span class="mark" data-state=own.state.slug()>{words::state(locale, own.state)}</span></p>
            {story} {remarks(&setting, &own.remarks, true)} {take_back(&setting, &own, is_unsure)}
            <Part title=td_string!(locale, report.one.written) class="reported">{said}</Part>
            <p class="soft">{td_string!(locale, report.one.what_follows)}</p>
        </Page>
    }
    .into_any()
}

/// The button that takes a report back; pressed once, it asks.
fn take_back(setting: &Setting, own: &OwnReport, is_unsure: bool) -> Option<AnyView> {
    ReviewStep::Withdraw.from(own.state)?;
    let locale = setting.locale;
    let action = setting.href(&format!("/report/{}/withdraw", own.id));
    let (label, class) = match is_unsure {
        true => (td_string!(locale, report.button.withdraw_sure), "fault"),
        false => (td_string!(locale, report.button.withdraw), ""),
    };
    let sure = is_unsure.then(|| view! { <input type="hidden" name="sure" value="yes" /> });
    let role = is_unsure.then_some("alert");
    Some(
        view! {
            <form method="post" action=action>
                <p class=class role=role>{td_string!(locale, report.one.withdraw_text)}</p>
                {sure}
                <p class="buttons"><button type="submit">{label}</button></p>
            </form>
        }
        .into_any(),
    )
}

/// What was said about a report.
pub(super) fn remarks(setting: &Setting, remarks: &[Remark], to_author: bool) -> Option<AnyView> {
    let locale = setting.locale;
    if remarks.is_empty() {
        return None;
    }
    let said = remarks.iter().map(|remark| {
        let date = format::date(setting.language, in_pakistan(remark.at).date(), Precision::Day);
        let who = words::remark(locale, remark.kind, to_author);
        view! {
            <li>
                <p class="soft">{setting.pair(who, &date)}</p>
                <p class="written" dir="auto">{remark.text.clone()}</p>
            </li>
        }
    });
    let said = said.collect_view();
    Some(
        view! {
            <Part title=td_string!(locale, report.one.remarks)>
                <ol class="remarks">{said}</ol>
            </Part>
        }
        .into_any(),
    )
}

/// A report as its reader's words tell it; what differs from `before` is marked, with what stood there.
pub(super) fn written(setting: &Setting, report: &Report, before: Option<&Report>) -> AnyView {
    let changed = before.map(|before| report.differences(before)).unwrap_or_default();
    let facts = ReportField::ALL.iter().fold(Facts::default(), |facts, field| {
        let value = told(setting, report, *field);
        // Others' words run as their script does; ours as the page.
        let is_free = report.texts().iter().any(|(free, _)| free == field);
        let was_changed = changed.contains(field);
        if value.is_empty() && !was_changed {
            return facts;
        }
        let was = before.filter(|_| was_changed).map(|before| {
            let value = told(setting, before, *field);
            let was = td_string!(setting.locale, report.review.before, value = value);
            view! {
                <p class="changed">
                    <span class="mark">{td_string!(setting.locale, report.review.changed)}</span>
                    {was}
                </p>
            }
        });
        facts.with(
            words::field(setting.locale, *field),
            view! { <p class="written" dir=is_free.then_some("auto")>{value}</p> {was} },
        )
    });
    facts.view()
}

/// What a report says in one field, in words.
fn told(setting: &Setting, report: &Report, field: ReportField) -> String {
    let language = setting.language;
    let story = report.story.as_ref();
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let day = |date| format::date(language, date, Precision::Day);
    let yes = |is: bool| if is { td_string!(setting.locale, report.yes).to_owned() } else { String::new() };
    match field {
        ReportField::Dispute => text(report.dispute.map(|term| terms::dispute(language, term))),
        ReportField::GenderBased => yes(report.gender_based),
        ReportField::Mode => text(report.mode.map(|term| terms::mode(language, term))),
        ReportField::Methods => setting.list(report.methods.iter().map(|term| terms::method(language, *term))),
        ReportField::From => report.from.map(day).unwrap_or_default(),
        ReportField::To => report.to.map(day).unwrap_or_default(),
        ReportField::Roughly if report.month_only => td_string!(setting.locale, report.month).to_owned(),
        ReportField::Roughly => String::new(),
        ReportField::District if report.district.is_empty() => String::new(),
        ReportField::District => setting.district_name(&report.district),
        ReportField::Forum => text(report.forum.map(|term| terms::forum(language, term))),
        ReportField::Parties => report.parties.map(|parties| setting.number(parties)).unwrap_or_default(),
        ReportField::Outcome => text(report.outcome.map(|term| terms::outcome(language, term))),
        ReportField::Skills => setting.list(report.skills.iter().map(|term| terms::topic(language, *term))),
        ReportField::Notes => report.notes.clone(),
        ReportField::StoryLanguage => text(story.map(|story| own_name(story.language))),
        ReportField::StoryTitle => text(story.map(|story| story.title.as_str())),
        ReportField::StorySummary => text(story.map(|story| story.summary.as_str())),
        ReportField::StoryText => text(story.map(|story| story.text.as_str())),
        ReportField::StoryConsent => yes(story.is_some_and(|story| story.consent)),
    }
}

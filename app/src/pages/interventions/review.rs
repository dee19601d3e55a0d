//! `/review/{id}`: a report as a coordinator reads it, and what they may decide.

use domain::{
    dates::Precision,
    interventions::{ReportField, ReportState, ReviewFault, ReviewStep, ReviewedReport, StoryState},
    safety::Level,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    fields::{Fields, Found},
    list::{author, title},
    own::{remarks, written},
    words,
};
use crate::{
    format,
    pages::{
        account::page_of,
        components::{Head, Page, PageHead, PageTitle, Part, Setting, in_textarea},
    },
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct ReviewView {
    /// The report.
    pub reviewed: ReviewedReport,
    /// The story's title, summary and text, as they would be approved.
    pub texts: Option<[String; 3]>,
    /// What in them looks as if somebody could be found by it.
    pub findings: Vec<Found>,
    /// Why a decision was not taken.
    pub fault: Option<ReviewFault>,
    /// The question or reason that was typed.
    pub words: String,
}

/// Answers `/review/{id}`.
#[component]
pub fn ReviewPage() -> impl IntoView {
    page_of(|view: ReviewView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let reviewed = &view.reviewed;
        let by = author(&setting, &reviewed.queued);
        let fault = view.fault.map(|fault| {
            view! { <p class="fault" id="review-fault" role="alert">{words::review_fault(locale, fault)}</p> }
        });
        let state = reviewed.queued.state;
        let name = title(&setting, &reviewed.report);
        let said_of_it = remarks(&setting, &reviewed.remarks, false);
        let decisions = decisions(&setting, &view);
        let said = [written(&setting, &reviewed.report, reviewed.before.as_ref()), publication(&setting, reviewed)]
            .collect_view();
        view! {
            <Head head=PageHead { title: by.clone(), unlisted: true, ..PageHead::default() } />
            <Page class="me review">
                <PageTitle title=name lead="" />
                <p>{by}<span class="mark" data-state=state.slug()>{words::state(locale, state)}</span></p>
                {fault} {said_of_it}
                <Part title=td_string!(locale, report.review.reported) class="reported">{said}</Part>
                {decisions}
            </Page>
        }
    })
}

/// When publication may tell it, and how.
fn publication(setting: &Setting, reviewed: &ReviewedReport) -> AnyView {
    let locale = setting.locale;
    let is_counted = reviewed.report.gender_based || reviewed.report.dispute.is_some_and(|d| d.counted_only());
    let when = match reviewed.public_from {
        Some(day) => {
            td_string!(locale, report.review.public_from, date = format::date(setting.language, day, Precision::Day))
        }
        None => td_string!(locale, report.review.never_public).to_owned(),
    };
    let how = is_counted.then(|| view! { <p class="soft">{td_string!(locale, report.review.counted_only)}</p> });
    view! { <p class="soft">{when}</p> {how} }.into_any()
}

fn decisions(setting: &Setting, view: &ReviewView) -> AnyView {
    let reviewed = &view.reviewed;
    let locale = setting.locale;
    if reviewed.is_own {
        return view! { <p class="soft">{td_string!(locale, report.review.own)}</p> }.into_any();
    }
    if reviewed.queued.is_taken {
        return view! { <p class="soft">{td_string!(locale, report.review.taken)}</p> }.into_any();
    }
    let can = |step: ReviewStep| step.from(reviewed.queued.state).is_some();
    let accept = can(ReviewStep::Accept).then(|| accept(setting, view));
    let approve = (can(ReviewStep::Approve) && story_waits(reviewed)).then(|| approve(setting, view));
    let question = (td_string!(locale, report.review.give_back_title), td_string!(locale, report.review.question));
    let refusal = (td_string!(locale, report.review.refuse_title), td_string!(locale, report.review.reason));
    let reopening = (td_string!(locale, report.review.reopen_title), td_string!(locale, report.review.reopen_reason));
    let ask =
        |step, named, (title, label), button| can(step).then(|| worded(setting, view, named, title, label, button));
    view! {
        {claim(setting, reviewed)} {accept} {approve}
        {ask(ReviewStep::Return, "return", question, td_string!(locale, report.review.give_back))}
        {ask(ReviewStep::Refuse, "refuse", refusal, td_string!(locale, report.review.refuse))}
        {ask(ReviewStep::Reopen, "reopen", reopening, td_string!(locale, report.review.reopen))}
    }
    .into_any()
}

fn story_waits(reviewed: &ReviewedReport) -> bool {
    reviewed.story.as_ref().is_some_and(|(state, ..)| *state == StoryState::InReview)
}

fn action(setting: &Setting, view: &ReviewView) -> String {
    setting.href(&format!("/review/{}", view.reviewed.queued.id))
}

fn claim(setting: &Setting, reviewed: &ReviewedReport) -> Option<AnyView> {
    let locale = setting.locale;
    if reviewed.queued.state != ReportState::Sent {
        return None;
    }
    let (value, label) = match reviewed.queued.is_mine {
        true => ("release", td_string!(locale, report.review.release)),
        false => ("claim", td_string!(locale, report.review.claim)),
    };
    let mine =
        reviewed.queued.is_mine.then(|| view! { <span class="mark">{td_string!(locale, report.review.mine)}</span> });
    let action = setting.href(&format!("/review/{}", reviewed.queued.id));
    Some(
        view! {
            <form method="post" action=action>
                <p class="buttons"><button type="submit" name="do" value=value>{label}</button> {mine}</p>
            </form>
        }
        .into_any(),
    )
}

/// The story's texts, to be changed before they are approved.
fn story_fields(setting: &Setting, view: &ReviewView) -> Option<AnyView> {
    let [title, summary, text] = view.texts.clone()?;
    let fields = [ReportField::StoryTitle, ReportField::StorySummary, ReportField::StoryText];
    let values = fields.into_iter().zip([title, summary, text]).map(|(field, text)| (field.to_string(), text));
    let fields = Fields {
        setting: setting.clone(),
        values: values.collect(),
        faults: Vec::new(),
        findings: view.findings.clone(),
    };
    Some(
        [
            fields.line(ReportField::StoryTitle, "text", ""),
            fields.line(ReportField::StorySummary, "text", ""),
            fields.text(ReportField::StoryText, "10", ""),
        ]
        .collect_view()
        .into_any(),
    )
}

fn accept(setting: &Setting, view: &ReviewView) -> AnyView {
    let locale = setting.locale;
    let levels = [
        (Level::Public, td_string!(locale, report.review.level_public)),
        (Level::Network, td_string!(locale, report.review.level_network)),
        (Level::Coordinator, td_string!(locale, report.review.level_coordinator)),
    ];
    let levels = levels.map(|(level, label)| view! { <option value=level.slug()>{label}</option> }).collect_view();
    let action = action(setting, view);
    let story = story_fields(setting, view).map(|fields| {
        view! {
            <label class="tick">
                <input type="checkbox" name="with_story" value="yes" checked />
                <span>{td_string!(locale, report.review.with_story)}</span>
            </label>
            <p class="hint">{td_string!(locale, report.review.accept_story)}</p>
            {fields}
        }
    });
    view! {
        <Part title=td_string!(locale, report.review.accept_title)>
            <form class="form" method="post" action=action>
                {story}
                <label for="level">{td_string!(locale, report.review.level)}</label>
                <select id="level" name="level">{levels}</select>
                <button class="primary" type="submit" name="do" value="accept">{td_string!(locale, report.review.accept)}</button>
            </form>
        </Part>
    }
    .into_any()
}

fn approve(setting: &Setting, view: &ReviewView) -> AnyView {
    let locale = setting.locale;
    if view.reviewed.has_approved {
        return view! { <p class="soft">{td_string!(locale, report.review.approved)}</p> }.into_any();
    }
    let (action, fields) = (action(setting, view), story_fields(setting, view));
    view! {
        <Part title=td_string!(locale, report.review.approve_title)>
            <p class="soft">{td_string!(locale, report.review.approve_text)}</p>
            <form class="form" method="post" action=action>
                {fields}
                <button class="primary" type="submit" name="do" value="approve">{td_string!(locale, report.review.approve)}</button>
            </form>
        </Part>
    }
    .into_any()
}

/// A decision that must say something to the author.
fn worded(
    setting: &Setting,
    view: &ReviewView,
    step: &'static str,
    title: &'static str,
    label: &'static str,
    button: &'static str,
) -> AnyView {
    let (id, action, words) = (format!("words-{step}"), action(setting, view), view.words.clone());
    let is_wrong = view.fault == Some(ReviewFault::NoReason);
    view! {
        <Part title=title>
            <form class="form" method="post" action=action>
                <label for=id.clone()>{label}</label>
                <textarea id=id name="words" rows="3" dir="auto" aria-describedby=is_wrong.then_some("review-fault")
                    inner_html=in_textarea(&words)></textarea>
                <p class="buttons"><button type="submit" name="do" value=step>{button}</button></p>
            </form>
        </Part>
    }
    .into_any()
}

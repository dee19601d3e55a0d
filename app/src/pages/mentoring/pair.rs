//! `/me/mentoring/{id}`: a pair, for the two alone.

use domain::{
    dates::Precision,
    mentoring::{Goal, LONGEST_GOAL, LONGEST_NOTE, Meeting, MentoringFault, MentorshipRole, MentorshipState},
};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::OwnMentorship;

use super::{
    all::standing,
    words::{self, MentoringNotice},
};
use crate::{
    format,
    pages::{
        account::page_of,
        components::{Head, Page, PageHead, PageTitle, Part, Setting, in_textarea},
        members::Values,
    },
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct MentorshipView {
    /// The pair.
    pub own: OwnMentorship,
    /// What was typed and could not be kept.
    pub values: Values,
    /// Why not.
    pub fault: Option<MentoringFault>,
    /// What was just done.
    pub notice: Option<MentoringNotice>,
}

impl MentorshipView {
    fn value(&self, name: &str) -> String {
        self.values.iter().find(|(key, _)| key == name).map_or_else(String::new, |(_, value)| value.clone())
    }

    /// The fault, where the form that was sent is the one that does `deed`.
    fn fault_of(&self, deed: &str) -> Option<MentoringFault> {
        self.fault.filter(|_| self.value("do") == deed)
    }
}

/// Answers `/me/mentoring/{id}`.
#[component]
pub fn MentorshipPage() -> impl IntoView {
    page_of(|view: MentorshipView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let own = &view.own;
        let name = words::name(&setting, own.other.as_ref());
        let title = td_string!(locale, mentoring.pair.title, name = name);
        let told = view.notice.map(|notice| notice.view(locale));
        let state = words::since(&setting, own.pair.state, own.pair.since);
        let lead = standing(&setting, own);
        let parts = [message(&setting, own), answer(&setting, own), written(&setting, &view)];
        view! {
            <Head head=PageHead { title: title.clone(), unlisted: true, ..PageHead::default() } />
            <Page class="me">
                <PageTitle title=title lead=lead />
                {told}
                <p class="soft">{state}</p>
                {parts.into_iter().collect_view()}
                <p><a class="plain" href=setting.href("/me/mentoring")>{td_string!(locale, mentoring.pair.back)}</a></p>
            </Page>
        }
    })
}

fn message(setting: &Setting, own: &OwnMentorship) -> AnyView {
    if own.pair.message.is_empty() {
        return ().into_any();
    }
    let title = match own.role {
        MentorshipRole::Mentor => td_string!(setting.locale, mentoring.pair.message),
        MentorshipRole::Mentee => td_string!(setting.locale, mentoring.pair.own_message),
    };
    let message = own.pair.message.clone();
    view! { <Part title=title><p class="written" dir="auto">{message}</p></Part> }.into_any()
}

/// A button that does one thing to the pair; `about` names what it does it to.
fn deed(setting: &Setting, own: &OwnMentorship, deed: &'static str, about: String, label: &'static str) -> AnyView {
    view! {
        <form method="post" action=setting.href(&format!("/me/mentoring/{}", own.pair.id))>
            {(!about.is_empty()).then(|| view! { <input type="hidden" name="about" value=about /> })}
            <button type="submit" name="do" value=deed>{label}</button>
        </form>
    }
    .into_any()
}

/// Yes or no, taking back.
fn answer(setting: &Setting, own: &OwnMentorship) -> AnyView {
    let locale = setting.locale;
    let button = |what: &'static str, label: &'static str| deed(setting, own, what, String::new(), label);
    match (own.pair.state, own.role) {
        (MentorshipState::Asked, MentorshipRole::Mentor) => view! {
            <div class="buttons">
                {button("accept", td_string!(locale, mentoring.pair.accept))}
                {button("decline", td_string!(locale, mentoring.pair.decline))}
            </div>
        }
        .into_any(),
        (MentorshipState::Asked, MentorshipRole::Mentee) => {
            view! { <div class="buttons">{button("withdraw", td_string!(locale, mentoring.pair.withdraw))}</div> }
                .into_any()
        }
        _ => ().into_any(),
    }
}

/// What the two have written, and the forms to write more.
fn written(setting: &Setting, view: &MentorshipView) -> AnyView {
    let (locale, own) = (setting.locale, &view.own);
    match own.pair.state {
        MentorshipState::Active => {
            let end = deed(setting, own, "end", String::new(), td_string!(locale, mentoring.pair.end));
            view! {
                {goals(setting, view)}
                {meetings(setting, view)}
                <Part title=td_string!(locale, mentoring.pair.end)>
                    <p>{td_string!(locale, mentoring.pair.end_text)}</p>
                    {end}
                </Part>
            }
            .into_any()
        }
        MentorshipState::Ended => view! {
            <p>{td_string!(locale, mentoring.pair.closed)}</p>
            {goals(setting, view)}
            {meetings(setting, view)}
        }
        .into_any(),
        _ => ().into_any(),
    }
}

fn goals(setting: &Setting, view: &MentorshipView) -> AnyView {
    let (locale, own) = (setting.locale, &view.own);
    let items = own.pair.goals.iter().map(|one| goal(setting, own, one)).collect_view();
    let none = own.pair.goals.is_empty().then(|| view! { <p>{td_string!(locale, mentoring.pair.no_goals)}</p> });
    let fault = view.fault_of("add-goal");
    let told =
        fault.map(|fault| view! { <p class="fault" id="goal-fault" role="alert">{words::fault(locale, fault)}</p> });
    let form = own.pair.state.is_written_in().then(|| {
        view! {
            <form class="form" method="post" action=setting.href(&format!("/me/mentoring/{}", own.pair.id)) novalidate>
                <label for="goal">{td_string!(locale, mentoring.pair.add_goal)}</label>
                <textarea id="goal" name="goal" rows="2" dir="auto" maxlength=LONGEST_GOAL.to_string()
                    aria-invalid=fault.is_some().then_some("true")
                    aria-describedby=fault.is_some().then_some("goal-fault")
                    inner_html=in_textarea(&view.value("goal"))></textarea>
                {told}
                <button class="primary" type="submit" name="do" value="add-goal">{td_string!(locale, mentoring.pair.add)}</button>
            </form>
        }
    });
    view! {
        <Part title=td_string!(locale, mentoring.pair.goals)>
            {none}
            <ul class="own-list">{items}</ul>
            {form}
        </Part>
    }
    .into_any()
}

fn goal(setting: &Setting, own: &OwnMentorship, goal: &Goal) -> AnyView {
    let locale = setting.locale;
    let mark =
        goal.is_reached.then(|| view! { <span class="mark">{td_string!(locale, mentoring.pair.reached)}</span> });
    let (other, label) = if goal.is_reached {
        ("reopen-goal", td_string!(locale, mentoring.pair.reopen))
    } else {
        ("reach-goal", td_string!(locale, mentoring.pair.reach))
    };
    let buttons = own.pair.state.is_written_in().then(|| {
        view! {
            <div class="buttons">
                {deed(setting, own, other, goal.id.to_string(), label)}
                {deed(setting, own, "remove-goal", goal.id.to_string(), td_string!(locale, mentoring.pair.remove))}
            </div>
        }
    });
    view! { <li><p><span class="written" dir="auto">{goal.text.clone()}</span> " " {mark}</p> {buttons}</li> }
        .into_any()
}

fn meetings(setting: &Setting, view: &MentorshipView) -> AnyView {
    let (locale, own) = (setting.locale, &view.own);
    let items = own.pair.meetings.iter().map(|one| meeting(setting, own, one)).collect_view();
    let none = own.pair.meetings.is_empty().then(|| view! { <p>{td_string!(locale, mentoring.pair.no_meetings)}</p> });
    let form = own.pair.state.is_written_in().then(|| meeting_form(setting, view));
    view! {
        <Part title=td_string!(locale, mentoring.pair.meetings)>
            {none}
            <ul class="own-list">{items}</ul>
            {form}
        </Part>
    }
    .into_any()
}

fn meeting_form(setting: &Setting, view: &MentorshipView) -> AnyView {
    let locale = setting.locale;
    let fault = view.fault_of("log-meeting");
    let told =
        fault.map(|fault| view! { <p class="fault" id="meeting-fault" role="alert">{words::fault(locale, fault)}</p> });
    let is_note_wrong = fault == Some(MentoringFault::BadText);
    let is_day_wrong = fault.is_some() && !is_note_wrong;
    view! {
        <form class="form" method="post" action=setting.href(&format!("/me/mentoring/{}", view.own.pair.id)) novalidate>
            <label for="day">{td_string!(locale, mentoring.pair.day)}</label>
            <input class="short" id="day" type="date" name="day" dir="ltr" value=view.value("day")
                aria-invalid=is_day_wrong.then_some("true") aria-describedby=is_day_wrong.then_some("meeting-fault") />
            <label for="note">{td_string!(locale, mentoring.pair.note)}</label>
            <textarea id="note" name="note" rows="5" dir="auto" maxlength=LONGEST_NOTE.to_string()
                aria-invalid=is_note_wrong.then_some("true")
                aria-describedby=if is_note_wrong { "meeting-fault" } else { "note-hint" }
                inner_html=in_textarea(&view.value("note"))></textarea>
            <p class="hint" id="note-hint">{td_string!(locale, mentoring.pair.note_hint)}</p>
            {told}
            <button class="primary" type="submit" name="do" value="log-meeting">{td_string!(locale, mentoring.pair.log)}</button>
        </form>
    }
    .into_any()
}

fn meeting(setting: &Setting, own: &OwnMentorship, meeting: &Meeting) -> AnyView {
    let locale = setting.locale;
    let by = match meeting.by {
        MentorshipRole::Mentor => td_string!(locale, mentoring.pair.by_mentor),
        MentorshipRole::Mentee => td_string!(locale, mentoring.pair.by_mentee),
    };
    let note = (!meeting.note.is_empty()).then(|| view! { <p class="written" dir="auto">{meeting.note.clone()}</p> });
    let is_removable = own.pair.state.is_written_in() && meeting.by == own.role;
    let remove = is_removable.then(|| {
        deed(setting, own, "remove-meeting", meeting.id.to_string(), td_string!(locale, mentoring.pair.remove))
    });
    view! {
        <li>
            <h3>{format::date(setting.language, meeting.held, Precision::Day)}</h3>
            <p class="soft">{by}</p>
            {note}
            {remove}
        </li>
    }
    .into_any()
}

//! `/me/mentoring`: one's pairs, whom to ask; for coordinators how many pairs there are.

use domain::mentoring::{LONGEST_MESSAGE, MentoringFault, MentorshipRole, MentorshipState};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::{Mentoring, MentoringNumbers, OwnMentorship};

use super::words::{self, MentoringNotice};
use crate::pages::{
    account::page_of,
    components::{Head, Page, PageHead, PageTitle, Part, Scroll, Setting, in_textarea},
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct MentoringView {
    /// What is one's own, for members.
    pub own: Option<Mentoring>,
    /// All pairs as numbers, for coordinators.
    pub numbers: Option<Vec<MentoringNumbers>>,
    /// Whom one was about to ask, and with which words.
    pub typed: (String, String),
    /// Why that could not be.
    pub fault: Option<MentoringFault>,
    /// What was just done.
    pub notice: Option<MentoringNotice>,
}

/// Answers `/me/mentoring`.
#[component]
pub fn MentoringPage() -> impl IntoView {
    page_of(|view: MentoringView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let title = td_string!(locale, mentoring.title);
        let told = view.notice.map(|notice| notice.view(locale));
        let own = view.own.as_ref().map(|own| {
            view! {
                <p class="soft">{td_string!(locale, mentoring.coordinators)}</p>
                {pairs(&setting, &own.pairs)}
                {ask(&setting, own, &view)}
            }
        });
        let numbers = view.numbers.as_ref().map(|numbers| overview(&setting, numbers));
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me">
                <PageTitle title=title.to_owned() lead=td_string!(locale, mentoring.lead) />
                {told} {own} {numbers}
            </Page>
        }
    })
}

fn pairs(setting: &Setting, pairs: &[OwnMentorship]) -> AnyView {
    let locale = setting.locale;
    if pairs.is_empty() {
        return view! { <p>{td_string!(locale, mentoring.none)}</p> }.into_any();
    }
    let items = pairs.iter().map(|own| {
        let pair = &own.pair;
        view! {
            <li id=pair.id.to_string()>
                <h3>
                    <a class="plain" href=setting.href(&format!("/me/mentoring/{}", pair.id))>{standing(setting, own)}</a>
                </h3>
                <p class="soft">{words::since(setting, pair.state, pair.since)}</p>
            </li>
        }
    });
    let items = items.collect_view();
    view! {
        <Part title=td_string!(locale, mentoring.pairs)>
            <ul class="own-list">{items}</ul>
        </Part>
    }
    .into_any()
}

/// Who is what to whom, in a sentence.
pub(super) fn standing(setting: &Setting, own: &OwnMentorship) -> String {
    let locale = setting.locale;
    let name = words::name(setting, own.other.as_ref());
    let is_question = !matches!(own.pair.state, MentorshipState::Active | MentorshipState::Ended);
    match (own.role, is_question) {
        (MentorshipRole::Mentor, true) => td_string!(locale, mentoring.asked_you, name = name),
        (MentorshipRole::Mentee, true) => td_string!(locale, mentoring.you_asked, name = name),
        (MentorshipRole::Mentor, false) => td_string!(locale, mentoring.mentor_of, name = name),
        (MentorshipRole::Mentee, false) => td_string!(locale, mentoring.mentee_of, name = name),
    }
}

fn ask(setting: &Setting, own: &Mentoring, view: &MentoringView) -> AnyView {
    let locale = setting.locale;
    if own.to_ask.is_empty() && view.fault.is_none() {
        return view! {
            <Part title=td_string!(locale, mentoring.ask.title)>
                <p>{td_string!(locale, mentoring.ask.nobody)}</p>
            </Part>
        }
        .into_any();
    }
    let (chosen, message) = &view.typed;
    let (message, action) = (message.clone(), setting.href("/me/mentoring"));
    let members = own.to_ask.iter().map(|member| {
        let area = member.seen.area.as_ref().map(|area| setting.area_name(area)).unwrap_or_default();
        let label = setting.pair(&words::name(setting, member.seen.pseudonym.as_ref()), &area);
        view! { <option value=member.id.to_string() selected=member.id.as_str() == chosen>{label}</option> }
    });
    let members = members.collect_view();
    let is_text_wrong = view.fault == Some(MentoringFault::BadText);
    let is_member_wrong = view.fault.is_some() && !is_text_wrong;
    let fault = view.fault.map(|fault| {
        view! { <p class="fault" id="ask-fault" role="alert">{words::fault(locale, fault)}</p> }
    });
    view! {
        <Part title=td_string!(locale, mentoring.ask.title)>
            <p>{td_string!(locale, mentoring.ask.text)}</p>
            <form class="form" method="post" action=action novalidate>
                {fault}
                <label for="mentor">{td_string!(locale, mentoring.ask.who)}</label>
                <select id="mentor" name="mentor" aria-invalid=is_member_wrong.then_some("true")
                    aria-describedby=is_member_wrong.then_some("ask-fault")>
                    <option value="">{td_string!(locale, mentoring.ask.choose)}</option>
                    {members}
                </select>
                <label for="message">{td_string!(locale, mentoring.ask.message)}</label>
                <textarea id="message" name="message" rows="4" dir="auto" maxlength=LONGEST_MESSAGE.to_string()
                    aria-invalid=is_text_wrong.then_some("true")
                    aria-describedby=if is_text_wrong { "ask-fault" } else { "message-hint" }
                    inner_html=in_textarea(&message)></textarea>
                <p class="hint" id="message-hint">{td_string!(locale, mentoring.ask.message_hint)}</p>
                <button class="primary" type="submit">{td_string!(locale, mentoring.ask.send)}</button>
            </form>
        </Part>
    }
    .into_any()
}

fn overview(setting: &Setting, numbers: &[MentoringNumbers]) -> AnyView {
    let locale = setting.locale;
    let count = |value: u64| setting.number(value);
    let rows = numbers.iter().map(|pair| {
        let (all, reached) = pair.goals;
        let goals = td_string!(locale, mentoring.overview.goals_of, reached = count(reached), all = count(all));
        view! {
            <tr>
                <th scope="row"><bdi>{words::name(setting, pair.mentor.as_ref())}</bdi></th>
                <td><bdi>{words::name(setting, pair.mentee.as_ref())}</bdi></td>
                <td>{words::since(setting, pair.state, pair.since)}</td>
                <td>{goals}</td>
                <td class="number">{count(pair.meetings)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let table = if numbers.is_empty() {
        view! { <p>{td_string!(locale, mentoring.overview.none)}</p> }.into_any()
    } else {
        view! {
            <Scroll label=td_string!(locale, mentoring.overview.title)>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(locale, mentoring.overview.mentor)}</th>
                            <th scope="col">{td_string!(locale, mentoring.overview.mentee)}</th>
                            <th scope="col">{td_string!(locale, mentoring.overview.state)}</th>
                            <th scope="col">{td_string!(locale, mentoring.overview.goals)}</th>
                            <th scope="col" class="number">{td_string!(locale, mentoring.overview.meetings)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </Scroll>
        }
        .into_any()
    };
    view! {
        <Part title=td_string!(locale, mentoring.overview.title)>
            <p>{td_string!(locale, mentoring.overview.text)}</p>
            {table}
        </Part>
    }
    .into_any()
}

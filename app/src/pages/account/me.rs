//! `/me`: one's own page.

use std::collections::BTreeSet;

use domain::{
    accounts::{Account, Passkey, ReminderTopic, Role, SessionTimes},
    dates::{Precision, in_pakistan},
    ids::PublicId,
    text::Language,
};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::{OpenSession, Waiting};

use super::{
    page_of,
    passkeys::{PasskeyTold, Passkeys},
    role_name,
};
use crate::{
    format,
    pages::{
        components::{Head, Page, PageHead, PageTitle, Part, Scroll, Setting},
        trainings::{TrainingsInShort, short},
    },
};

/// What one's own page shows.
#[derive(Debug, Clone)]
pub struct MeView {
    /// Who it is.
    pub account: Account,
    /// Their live sessions.
    pub sessions: Vec<OpenSession>,
    /// The session that asks.
    pub current: PublicId,
    /// How many things wait for them.
    pub waiting: Waiting,
    /// What they want no mail about.
    pub mails_off: BTreeSet<ReminderTopic>,
    /// Whether they have just chosen their mails.
    pub is_saved: bool,
    /// Their passkeys.
    pub passkeys: Vec<Passkey>,
    /// The name that passkeys are bound to, where there can be any.
    pub passkey_host: Option<String>,
    /// What has just become of one.
    pub told: Option<PasskeyTold>,
    /// Whether signing in takes a second step.
    pub has_second_step: bool,
    /// Their trainings, in short.
    pub trainings: TrainingsInShort,
}

/// Answers `/me`.
#[component]
pub fn MePage() -> impl IntoView {
    page_of(|view: MeView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let title = td_string!(locale, account.me.title);
        let role = td_string!(locale, account.me.role, role = role_name(locale, view.account.role));
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me">
                <PageTitle title=title.to_owned() lead=td_string!(locale, account.me.lead) />
                <p>{role}</p>
                {waiting(&setting, &view)} {short(&setting, &view.trainings)} {ways(&setting, &view.account)} {mails(&setting, &view)}
                {sections(setting, view)}
            </Page>
        }
    })
}

/// What waits for them, and where.
fn waiting(setting: &Setting, view: &MeView) -> AnyView {
    let Waiting { reports, mentoring } = view.waiting;
    let locale = setting.locale;
    let path = if view.account.role.coordinates() { "/review" } else { "/report" };
    let lines = [
        (reports, path, td_string!(locale, reminder.me.waiting_one, count = setting.number(reports))),
        (
            mentoring,
            "/me/mentoring",
            td_string!(locale, reminder.me.waiting_mentoring, count = setting.number(mentoring)),
        ),
    ];
    let lines = lines.into_iter().filter(|(count, ..)| *count > 0);
    let lines = lines.map(|(_, path, words)| view! { <p class="done"><a href=setting.href(path)>{words}</a></p> });
    lines.collect_view().into_any()
}

/// The mails that come by themselves, each with its switch.
fn mails(setting: &Setting, view: &MeView) -> AnyView {
    let locale = setting.locale;
    let boxes = ReminderTopic::ALL.iter().map(|topic| {
        let label = match topic {
            ReminderTopic::StillCorrect => td_string!(locale, reminder.me.still_correct),
            ReminderTopic::Durability => td_string!(locale, reminder.me.durability),
            ReminderTopic::Waiting => td_string!(locale, reminder.me.waiting),
            ReminderTopic::Training => td_string!(locale, reminder.me.training),
        };
        let is_on = !view.mails_off.contains(topic);
        view! {
            <label class="tick">
                <input type="checkbox" name="topic" value=topic.slug() checked=is_on />
                <span>{label}</span>
            </label>
        }
    });
    let boxes = boxes.collect_view();
    let action = setting.href("/me/mails");
    let saved =
        view.is_saved.then(|| view! { <p class="done" role="status">{td_string!(locale, reminder.me.saved)}</p> });
    view! {
        <Part title=td_string!(locale, reminder.me.title) id="mails">
            <p class="soft">{td_string!(locale, reminder.me.text)}</p>
            {saved}
            <form class="form" method="post" action=action>
                {boxes}
                <p class="buttons"><button type="submit">{td_string!(locale, reminder.me.save)}</button></p>
            </form>
        </Part>
    }
    .into_any()
}

/// How one signs in, and where one is signed in.
fn sections(setting: Setting, view: MeView) -> AnyView {
    let step = view.account.role.coordinates().then(|| second_step(&setting, view.has_second_step));
    let (passkeys, host) = (view.passkeys.clone(), view.passkey_host.clone());
    view! {
        <Passkeys setting=setting.clone() passkeys=passkeys host=host told=view.told />
        {step}
        <Sessions setting=setting view=view />
    }
    .into_any()
}

fn second_step(setting: &Setting, is_on: bool) -> AnyView {
    let locale = setting.locale;
    let (state, way) = if is_on {
        (td_string!(locale, account.step.is_on), td_string!(locale, account.step.change))
    } else {
        (td_string!(locale, account.step.is_off), td_string!(locale, account.step.begin))
    };
    let page = setting.href("/me/second-step");
    view! {
        <Part title=td_string!(locale, account.step.section)>
            <p>{state}</p>
            <p><a class="way" href=page>{way}</a></p>
        </Part>
    }
    .into_any()
}

/// Where to go from here: what is one's own, and the directory.
fn ways(setting: &Setting, account: &Account) -> AnyView {
    let locale = setting.locale;
    let way = |path: &str, title: &'static str, lead: &'static str| {
        view! {
            <li>
                <a href=setting.href(path)>{title}</a>
                <p>{lead}</p>
            </li>
        }
        .into_any()
    };
    let is_new = account.role == Role::Member && account.member.is_none();
    let profile = if is_new {
        (td_string!(locale, account.begin.title), td_string!(locale, account.begin.lead))
    } else {
        (td_string!(locale, account.profile.title), td_string!(locale, account.profile.lead))
    };
    let seen = (td_string!(locale, account.seen.title), td_string!(locale, account.seen.lead));
    let data = (td_string!(locale, account.data.title), td_string!(locale, account.data.download_text));
    let directory = (td_string!(locale, account.directory.title), td_string!(locale, account.directory.lead));
    let invite = (td_string!(locale, account.invite.title), td_string!(locale, account.invite.lead));
    let reports = (td_string!(locale, report.list.title), td_string!(locale, report.list.lead));
    let review = (td_string!(locale, report.review.title), td_string!(locale, report.review.lead));
    let is_member = account.member.is_some();
    let trainings = (td_string!(locale, trainings.mine.title), td_string!(locale, trainings.mine.lead));
    let trainings = if is_member {
        trainings
    } else {
        (td_string!(locale, trainings.desk.title), td_string!(locale, trainings.desk.text))
    };
    let led = (td_string!(locale, cascade.led.title), td_string!(locale, cascade.led.lead));
    let tree = (td_string!(locale, cascade.tree.title), td_string!(locale, cascade.tree.lead));
    let library = (td_string!(locale, library.title), td_string!(locale, library.lead));
    let mentoring = (td_string!(locale, mentoring.title), td_string!(locale, mentoring.lead));
    let planning = (td_string!(locale, planning.title), td_string!(locale, planning.lead));
    let places = [
        ("/me/profile", profile, is_member || is_new),
        ("/me/seen", seen, is_member),
        ("/me/data", data, is_member),
        ("/me/trainings", trainings, is_member || account.role.coordinates()),
        ("/report", reports, is_member),
        ("/me/sessions-led", led, is_member),
        ("/me/mentoring", mentoring, is_member || account.role.coordinates()),
        ("/library", library, true),
        ("/library/cascade", tree, !is_new),
        ("/directory", directory, !is_new),
        ("/directory/invite", invite, account.role.coordinates()),
        ("/review", review, account.role.coordinates()),
        ("/planning", planning, account.role.coordinates()),
    ];
    let places = places.into_iter().filter(|(_, _, is_theirs)| *is_theirs);
    let places = places.map(|(path, (title, lead), _)| way(path, title, lead)).collect_view();
    let none =
        (!is_member && !is_new).then(|| view! { <p class="soft">{td_string!(locale, account.me.no_member)}</p> });
    view! {
        {none}
        <ul class="ways">{places}</ul>
    }
    .into_any()
}

/// The list of sessions, each with a button that ends it.
#[component]
fn Sessions(setting: Setting, view: MeView) -> impl IntoView {
    let locale = setting.locale;
    let action = setting.href("/me/sessions");
    let others = view.sessions.len() > 1;
    let rows = view.sessions.into_iter().map(|session| {
        let is_current = session.id == view.current;
        let SessionTimes { began, used } = session.times;
        let device =
            if session.device.is_empty() { td_string!(locale, account.me.unknown_device).to_owned() } else { session.device };
        let button = |session: &PublicId| {
            view! { <button type="submit" name="end" value=session.to_string()>{td_string!(locale, account.me.end)}</button> }
        };
        view! {
            <tr>
                <th scope="row">
                    <bdi>{device}</bdi>
                    {is_current.then(|| view! { <span class="mark">{td_string!(locale, account.me.this_one)}</span> })}
                </th>
                <td>{instant(setting.language, began)}</td>
                <td>{instant(setting.language, used)}</td>
                <td>{button(&session.id)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Part title=td_string!(locale, account.me.sessions)>
            <p class="soft">{td_string!(locale, account.me.sessions_text)}</p>
            <form method="post" action=action>
                <Scroll label=td_string!(locale, account.me.sessions)>
                    <table class="sessions">
                        <thead>
                            <tr>
                                <th scope="col">{td_string!(locale, account.me.device)}</th>
                                <th scope="col">{td_string!(locale, account.me.began)}</th>
                                <th scope="col">{td_string!(locale, account.me.used)}</th>
                                <td></td>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </Scroll>
                <p class="buttons">
                    {others.then(|| view! { <button type="submit" name="end" value="others">{td_string!(locale, account.me.end_others)}</button> })}
                    <button type="submit" name="end" value="all">{td_string!(locale, account.me.end_all)}</button>
                </p>
            </form>
        </Part>
    }
}

/// An instant as a clock in Pakistan shows it, to the minute.
pub(super) fn instant(language: Language, instant: chrono::DateTime<chrono::Utc>) -> String {
    let local = in_pakistan(instant);
    let time = format::figures(language, &local.format("%H:%M").to_string());
    format!("{}, {time}", format::date(language, local.date(), Precision::Day))
}

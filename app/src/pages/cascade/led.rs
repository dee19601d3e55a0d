//! `/me/sessions-led`: the sessions that one led.

use domain::trainings::TrainingStatus;
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::{LedRole, OwnLed};

use crate::{
    format,
    pages::{
        account::page_of,
        components::{Head, Page, PageHead, PageTitle, Setting},
    },
    terms,
};

domain::vocabulary! {
    /// What was just done.
    LedNotice as "notice about sessions led" {
        /// A session was logged.
        Logged = "logged",
        /// One was corrected.
        Corrected = "corrected",
        /// One was withdrawn.
        Withdrawn = "withdrawn",
        /// One was left.
        Left = "left",
    }
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct LedView {
    /// The sessions, the latest first.
    pub led: Vec<OwnLed>,
    /// What was just done.
    pub notice: Option<LedNotice>,
}

/// Answers `/me/sessions-led`.
#[component]
pub fn LedPage() -> impl IntoView {
    page_of(|view: LedView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let title = td_string!(locale, cascade.led.title);
        let told = view.notice.map(|notice| {
            let words = match notice {
                LedNotice::Logged => td_string!(locale, cascade.led.logged),
                LedNotice::Corrected => td_string!(locale, cascade.led.corrected),
                LedNotice::Withdrawn => td_string!(locale, cascade.led.gone),
                LedNotice::Left => td_string!(locale, cascade.led.left),
            };
            view! { <p class="done" role="status">{words}</p> }
        });
        let sessions = if view.led.is_empty() {
            view! { <p>{td_string!(locale, cascade.led.none)}</p> }.into_any()
        } else {
            let sessions = view.led.iter().map(|led| session(&setting, led)).collect_view();
            view! { <ul class="own-list">{sessions}</ul> }.into_any()
        };
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me">
                <PageTitle title=title.to_owned() lead=td_string!(locale, cascade.led.lead) />
                {told}
                <p class="own-ways">
                    <a class="primary" href=setting.href("/me/sessions-led/new")>{td_string!(locale, cascade.led.log)}</a>
                    <a class="plain" href=setting.href("/library/cascade")>{td_string!(locale, cascade.led.tree)}</a>
                </p>
                {sessions}
            </Page>
        }
    })
}

fn session(setting: &Setting, led: &OwnLed) -> AnyView {
    let (locale, language) = (setting.locale, setting.language);
    let session = &led.session;
    let is_withdrawn = session.status == TrainingStatus::Cancelled;
    let place = setting.list(session.districts.iter().map(|slug| setting.district_name(slug)));
    let modules = setting.list(session.topics.iter().map(|topic| terms::topic(language, *topic)));
    let attendances = session.groups.iter().filter_map(|group| group.count).fold(0, u32::saturating_add);
    let path = format!("/me/sessions-led/{}", led.id);
    let deed = match led.role {
        _ if is_withdrawn => ().into_any(),
        LedRole::Leader if led.is_open => {
            view! { <p><a class="plain" href=setting.href(&path)>{td_string!(locale, cascade.led.change)}</a></p> }
                .into_any()
        }
        LedRole::Leader => view! { <p class="soft">{td_string!(locale, cascade.led.closed)}</p> }.into_any(),
        LedRole::CoTrainer => view! {
            <p class="soft">{td_string!(locale, cascade.led.co_trainer)}</p>
            <form method="post" action=setting.href(&format!("{path}/leave"))>
                <button type="submit">{td_string!(locale, cascade.led.leave)}</button>
            </form>
        }
        .into_any(),
    };
    let mark = is_withdrawn.then(|| view! { <span class="mark">{td_string!(locale, cascade.led.withdrawn)}</span> });
    view! {
        <li class:withdrawn=is_withdrawn id=led.id.to_string()>
            <h2>{setting.pair(&format::span(language, session.span), &place)} {mark}</h2>
            <dl>
                <dt>{td_string!(locale, cascade.led.modules)}</dt>
                <dd>{modules}</dd>
                <dt>{td_string!(locale, cascade.led.attendances)}</dt>
                <dd>{setting.number(attendances)}</dd>
            </dl>
            {deed}
        </li>
    }
    .into_any()
}

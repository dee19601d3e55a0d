//! `/me/second-step`: a code from one's phone after the link or code by mail.

use chrono::{DateTime, Utc};
use domain::accounts::RecoveryCode;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{code_field, me::instant, page_of};
use crate::{
    format,
    pages::components::{Head, Page, PageHead, PageTitle, Part, Setting},
};

/// A square picture of dark modules on white.
#[derive(Debug, Clone)]
pub struct QrDrawing {
    /// Its width and height in modules, the white around it among them.
    pub size: usize,
    /// The dark modules as the path of an SVG.
    pub path: String,
}

/// How far one's own second step is.
#[derive(Clone)]
pub enum SecondStepView {
    /// It is not asked for.
    Off {
        /// Whether it has just been turned off.
        was_on: bool,
    },
    /// The phone is to take the secret over.
    Begun {
        /// The secret, in base 32.
        secret: String,
        /// The address that apps open.
        link: String,
        /// The same as a picture.
        qr: Option<QrDrawing>,
        /// Whether they typed a code that did not work.
        is_wrong: bool,
    },
    /// It was turned on just now.
    TurnedOn {
        /// Codes for the day on which the phone is lost.
        codes: Vec<RecoveryCode>,
    },
    /// It is asked for.
    On {
        /// Since when.
        since: DateTime<Utc>,
        /// Recovery codes that are left.
        recovery_codes: u64,
        /// Whether they typed a code that did not work.
        is_wrong: bool,
    },
}

/// The secret doesn't get into logs by way of a debugging format.
impl std::fmt::Debug for SecondStepView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecondStepView(…)")
    }
}

/// Answers `/me/second-step`.
#[component]
pub fn SecondStepPage() -> impl IntoView {
    page_of(|view: SecondStepView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let title = td_string!(locale, account.step.title);
        let back = setting.href("/me");
        let body = match view {
            SecondStepView::Off { was_on } => off(&setting, was_on),
            SecondStepView::Begun { secret, link, qr, is_wrong } => begun(&setting, secret, link, qr, is_wrong),
            SecondStepView::TurnedOn { codes } => turned_on(&setting, codes),
            SecondStepView::On { since, recovery_codes, is_wrong } => on(&setting, since, recovery_codes, is_wrong),
        };
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="narrow">
                <PageTitle title=title.to_owned() lead=td_string!(locale, account.step.lead) />
                <div class="steps">{body}</div>
                <p><a class="way" href=back>{td_string!(locale, account.me.title)}</a></p>
            </Page>
        }
    })
}

fn off(setting: &Setting, was_on: bool) -> AnyView {
    let locale = setting.locale;
    view! {
        {was_on.then(|| view! { <p class="done" role="status">{td_string!(locale, account.step.turned_off)}</p> })}
        <p>{td_string!(locale, account.step.off)}</p>
        <form class="form" method="post" action=setting.href("/me/second-step")>
            <button class="primary" type="submit" name="do" value="begin">{td_string!(locale, account.step.begin)}</button>
        </form>
    }
    .into_any()
}

fn begun(setting: &Setting, secret: String, link: String, qr: Option<QrDrawing>, is_wrong: bool) -> AnyView {
    let locale = setting.locale;
    let picture = qr.map(|QrDrawing { size, path }| {
        view! {
            <svg class="qr" role="img" aria-label=td_string!(locale, account.step.qr) viewBox=format!("0 0 {size} {size}")>
                <rect width=size height=size fill="#fff" />
                <path d=path fill="#000" />
            </svg>
        }
    });
    let groups: Vec<&str> = secret.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
    let wrong = is_wrong.then(|| td_string!(locale, account.step.wrong));
    view! {
        <p>{td_string!(locale, account.step.scan)}</p>
        {picture}
        <p><a class="way" href=link>{td_string!(locale, account.step.open)}</a></p>
        <p>{td_string!(locale, account.step.secret)}</p>
        <p class="secret" dir="ltr">{groups.join(" ")}</p>
        <form class="form" method="post" action=setting.href("/me/second-step") novalidate>
            {code_field(td_string!(locale, account.step.code), true, wrong)}
            <button class="primary" type="submit" name="do" value="confirm">{td_string!(locale, account.step.confirm)}</button>
        </form>
    }
    .into_any()
}

fn turned_on(setting: &Setting, codes: Vec<RecoveryCode>) -> AnyView {
    let locale = setting.locale;
    let codes = codes.into_iter().map(|code| view! { <li>{code.grouped()}</li> }).collect_view();
    view! {
        <p class="done" role="status">{td_string!(locale, account.step.turned_on)}</p>
        <Part title=td_string!(locale, account.step.recovery)>
            <p>{td_string!(locale, account.step.recovery_text)}</p>
            <ul class="secret" dir="ltr">{codes}</ul>
        </Part>
    }
    .into_any()
}

fn on(setting: &Setting, since: DateTime<Utc>, recovery_codes: u64, is_wrong: bool) -> AnyView {
    let locale = setting.locale;
    let left = format::number(setting.language, u32::try_from(recovery_codes).unwrap_or(u32::MAX));
    let since = td_string!(locale, account.step.since, date = instant(setting.language, since));
    let wrong = is_wrong.then(|| td_string!(locale, account.step.wrong_or_late));
    view! {
        <p>{since}</p>
        <p>{td_string!(locale, account.step.left, count = left)}</p>
        <form class="form" method="post" action=setting.href("/me/second-step") novalidate>
            {code_field(td_string!(locale, account.step.code_or_recovery), false, wrong)}
            <button class="primary" type="submit" name="do" value="end">{td_string!(locale, account.step.end)}</button>
        </form>
    }
    .into_any()
}

//! `/sign-in`: by a link or a code that was sent by mail, or by a passkey.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{code_field, page_of, passkeys::sign_in_button};
use crate::pages::components::{Head, Page, PageHead, PageTitle, Setting};

/// Where somebody stands on their way in.
#[derive(Debug, Clone)]
pub enum SignInView {
    /// They are asked for their address.
    Address {
        /// What they typed, where it was no address.
        typed: String,
        /// Whether it was none.
        is_wrong: bool,
        /// Where they wanted to go.
        next: String,
        /// The name that passkeys are bound to, where there can be any.
        passkey_host: Option<String>,
    },
    /// A mail may be on its way.
    Code {
        /// The address that they typed.
        email: String,
        /// Whether they typed a code that did not work.
        is_wrong: bool,
        /// Where they wanted to go.
        next: String,
    },
    /// Their link or code was right, and a code from their phone is asked for.
    SecondStep {
        /// Shows that they are the one.
        token: String,
        /// Whether they typed a code that did not work.
        is_wrong: bool,
        /// Where they wanted to go.
        next: String,
    },
    /// They followed a link.
    Link {
        /// Its token, where it works.
        token: Option<String>,
    },
    /// This server has no accounts.
    Off,
}

/// Answers `/sign-in` and what is below it.
#[component]
pub fn SignInPage() -> impl IntoView {
    page_of(|view: SignInView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let (title, lead) = match &view {
            SignInView::Address { .. } => {
                (td_string!(locale, account.sign_in.title), td_string!(locale, account.sign_in.lead))
            }
            SignInView::Code { .. } => (td_string!(locale, account.sign_in.sent_title), ""),
            SignInView::SecondStep { .. } => {
                (td_string!(locale, account.step.sign_in_title), td_string!(locale, account.step.sign_in_text))
            }
            SignInView::Link { token: Some(_) } => {
                (td_string!(locale, account.sign_in.link_title), td_string!(locale, account.sign_in.link_text))
            }
            SignInView::Link { token: None } => {
                (td_string!(locale, account.sign_in.link_dead_title), td_string!(locale, account.sign_in.link_dead))
            }
            SignInView::Off => (td_string!(locale, account.sign_in.title), td_string!(locale, account.sign_in.off)),
        };
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="narrow">
                <PageTitle title=title.to_owned() lead=lead />
                {form(&setting, view)}
            </Page>
        }
    })
}

fn form(setting: &Setting, view: SignInView) -> AnyView {
    match view {
        SignInView::Address { typed, is_wrong, next, passkey_host } => {
            let button = passkey_host.map(|host| sign_in_button(setting, host, next.clone()));
            view! { {address_form(setting, typed, is_wrong, next)} {button} }.into_any()
        }
        SignInView::Code { email, is_wrong, next } => code_form(setting, email, is_wrong, next).into_any(),
        SignInView::SecondStep { token, is_wrong, next } => step_form(setting, token, is_wrong, next),
        SignInView::Link { token: Some(token) } => {
            let label = td_string!(setting.locale, account.sign_in.enter);
            view! {
                <form class="form" method="post" action=setting.href(&format!("/sign-in/{token}"))>
                    <button class="primary" type="submit">{label}</button>
                </form>
            }
            .into_any()
        }
        SignInView::Link { token: None } => {
            let label = td_string!(setting.locale, account.sign_in.again);
            view! { <p><a href=setting.href("/sign-in")>{label}</a></p> }.into_any()
        }
        SignInView::Off => ().into_any(),
    }
}

fn address_form(setting: &Setting, typed: String, is_wrong: bool, next: String) -> AnyView {
    let locale = setting.locale;
    view! {
        <form class="form" method="post" action=setting.href("/sign-in") novalidate>
            <input type="hidden" name="next" value=next />
            <label for="email">{td_string!(locale, account.sign_in.email)}</label>
            <input
                id="email"
                type="email"
                name="email"
                autocomplete="email"
                dir="ltr"
                required
                value=typed
                aria-invalid=is_wrong.then_some("true")
                aria-describedby=is_wrong.then_some("email-fault")
            />
            {is_wrong.then(|| view! { <p class="fault" id="email-fault" role="alert">{td_string!(locale, account.sign_in.email_wrong)}</p> })}
            <button class="primary" type="submit">{td_string!(locale, account.sign_in.send)}</button>
        </form>
    }.into_any()
}

fn code_form(setting: &Setting, email: String, is_wrong: bool, next: String) -> AnyView {
    let locale = setting.locale;
    let wrong = is_wrong.then(|| td_string!(locale, account.sign_in.code_wrong));
    view! {
        <p>{td_string!(locale, account.sign_in.sent, email = email.clone())}</p>
        <form class="form" method="post" action=setting.href("/sign-in") novalidate>
            <input type="hidden" name="next" value=next />
            <input type="hidden" name="email" value=email />
            {code_field(td_string!(locale, account.sign_in.code), true, wrong)}
            <button class="primary" type="submit">{td_string!(locale, account.sign_in.enter)}</button>
        </form>
        <p class="soft">{td_string!(locale, account.sign_in.not_arrived)}</p>
        <p><a href=setting.href("/sign-in")>{td_string!(locale, account.sign_in.again)}</a></p>
    }
    .into_any()
}

fn step_form(setting: &Setting, token: String, is_wrong: bool, next: String) -> AnyView {
    let locale = setting.locale;
    let wrong = is_wrong.then(|| td_string!(locale, account.step.wrong_or_late));
    view! {
        <form class="form" method="post" action=setting.href("/sign-in/second-step") novalidate>
            <input type="hidden" name="token" value=token />
            <input type="hidden" name="next" value=next />
            {code_field(td_string!(locale, account.step.code_or_recovery), false, wrong)}
            <button class="primary" type="submit">{td_string!(locale, account.sign_in.enter)}</button>
        </form>
        <p class="soft">{td_string!(locale, account.step.lost)}</p>
    }
    .into_any()
}

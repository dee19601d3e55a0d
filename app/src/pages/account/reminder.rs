//! `/answer/{link}`: what the link of a mail that came by itself leads to. It can be answered without signing in.

use domain::{accounts::ReminderTopic, interventions::Durability};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::OpenReminder;

use super::page_of;
use crate::{
    pages::components::{Head, Page, PageHead, PageTitle, Part, Setting},
    terms,
};

/// Where somebody stands who followed such a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReminderView {
    /// They are asked.
    Asked {
        /// The link's token.
        link: String,
        /// What it asks.
        reminder: OpenReminder,
    },
    /// They have answered.
    Answered,
    /// They have switched such mails off.
    Off,
    /// The link is none, was answered, or is too old.
    Dead,
}

/// Answers `/answer/{link}`.
#[component]
pub fn ReminderPage() -> impl IntoView {
    page_of(|view: ReminderView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let (title, lead) = match &view {
            ReminderView::Asked { reminder, .. } => asked(&setting, reminder),
            ReminderView::Answered => (
                td_string!(locale, reminder.page.answered_title),
                td_string!(locale, reminder.page.answered).to_owned(),
            ),
            ReminderView::Off => {
                (td_string!(locale, reminder.page.leave_title), td_string!(locale, reminder.page.is_off).to_owned())
            }
            ReminderView::Dead => {
                (td_string!(locale, reminder.page.dead_title), td_string!(locale, reminder.page.dead).to_owned())
            }
        };
        let form = match view {
            ReminderView::Asked { link, reminder } => Some(form(&setting, &link, &reminder)),
            _ => None,
        };
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="narrow">
                <PageTitle title=title.to_owned() lead=lead />
                {form}
            </Page>
        }
    })
}

fn asked(setting: &Setting, reminder: &OpenReminder) -> (&'static str, String) {
    let locale = setting.locale;
    match reminder.topic {
        ReminderTopic::StillCorrect => (
            td_string!(locale, reminder.page.still_correct_title),
            td_string!(locale, reminder.page.still_correct_text).to_owned(),
        ),
        ReminderTopic::Durability => {
            let months = setting.number(reminder.months.unwrap_or_default());
            let text = td_string!(locale, reminder.page.durability_text, months = months);
            (td_string!(locale, reminder.page.durability_title), text)
        }
        ReminderTopic::Training => (
            td_string!(locale, reminder.page.training_title),
            td_string!(locale, reminder.page.training_text).to_owned(),
        ),
        ReminderTopic::Waiting => {
            (td_string!(locale, reminder.page.waiting_title), td_string!(locale, reminder.page.waiting_text).to_owned())
        }
    }
}

fn form(setting: &Setting, link: &str, reminder: &OpenReminder) -> AnyView {
    let locale = setting.locale;
    let action = setting.href(&format!("/answer/{link}"));
    let button = |value: &'static str, label: &'static str| {
        view! { <button type="submit" name="answer" value=value>{label}</button> }.into_any()
    };
    let answers = match reminder.topic {
        ReminderTopic::StillCorrect => vec![button("yes", td_string!(locale, reminder.page.still_correct))],
        ReminderTopic::Durability => {
            Durability::ALL.iter().map(|term| button(term.slug(), terms::durability(setting.language, *term))).collect()
        }
        ReminderTopic::Waiting | ReminderTopic::Training => Vec::new(),
    };
    let sign_in = view! { <p><a href=setting.href("/sign-in")>{td_string!(locale, reminder.page.sign_in)}</a></p> };
    let off = (!reminder.is_off).then(|| {
        view! {
            <Part title=td_string!(locale, reminder.page.leave_title)>
                <p class="buttons">{button("off", td_string!(locale, reminder.page.off))}</p>
            </Part>
        }
    });
    view! {
        <form method="post" action=action>
            <p class="buttons">{answers}</p>
            {sign_in} {off}
        </form>
    }
    .into_any()
}

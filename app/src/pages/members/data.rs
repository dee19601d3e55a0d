//! `/me/data`: what a member may take along, and how they leave.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::pages::{
    account::page_of,
    components::{Head, Page, PageHead, PageTitle, Part, Setting},
};

/// Where somebody stands who may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataView {
    /// They are told what they may do.
    Offer {
        /// Whether they pressed the button without ticking the box.
        is_unsure: bool,
    },
    /// They are gone.
    Gone,
}

/// Answers `/me/data`, and `/me/delete` when it is done.
#[component]
pub fn DataPage() -> impl IntoView {
    page_of(|view: DataView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let title = match view {
            DataView::Offer { .. } => td_string!(locale, account.data.title),
            DataView::Gone => td_string!(locale, account.data.deleted_title),
        };
        let body = match view {
            DataView::Offer { is_unsure } => offer(&setting, is_unsure).into_any(),
            DataView::Gone => view! { <p>{td_string!(locale, account.data.deleted)}</p> }.into_any(),
        };
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me">
                <PageTitle title=title.to_owned() lead="" />
                {body}
            </Page>
        }
    })
}

fn offer(setting: &Setting, is_unsure: bool) -> AnyView {
    let locale = setting.locale;
    let (file, delete) = (setting.href("/me/data/rabta.zip"), setting.href("/me/delete"));
    let unsure = is_unsure.then(|| {
        view! { <p class="fault" id="unsure" role="alert">{td_string!(locale, account.data.delete_unsure)}</p> }
    });
    view! {
        <Part title=td_string!(locale, account.data.download)>
            <p>{td_string!(locale, account.data.download_text)}</p>
            <p>
                <a class="primary" href=file download="rabta.zip">
                    {td_string!(locale, account.data.download)}
                </a>
            </p>
        </Part>
        <Part title=td_string!(locale, account.data.delete)>
            <p>{td_string!(locale, account.data.delete_text)}</p>
            <form class="form" method="post" action=delete>
                <label class="tick">
                    <input type="checkbox" name="sure" value="yes" aria-describedby=is_unsure.then_some("unsure") />
                    <span>{td_string!(locale, account.data.delete_confirm)}</span>
                </label>
                {unsure}
                <button class="primary" type="submit">{td_string!(locale, account.data.delete_now)}</button>
            </form>
        </Part>
    }
    .into_any()
}

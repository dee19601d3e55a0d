//! `/me/profile` before there is a profile: the few fields that a record can't be without.

use domain::members::FieldFault;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::fields::{Form, Values};
use crate::pages::components::{Head, Page, PageHead, PageTitle, Setting};

/// What a new member is asked.
#[derive(Debug, Clone, Default)]
pub struct BeginView {
    /// What was typed already.
    pub values: Values,
    /// What is missing or wrong.
    pub faults: Vec<FieldFault>,
}

/// The page of a new member who has no record yet.
pub(super) fn page(view: BeginView) -> AnyView {
    let setting = Setting::of_request();
    let locale = setting.locale;
    let title = td_string!(locale, account.begin.title);
    let is_faulty = !view.faults.is_empty();
    let told =
        is_faulty.then(|| view! { <p class="fault" role="alert">{td_string!(locale, account.profile.faulty)}</p> });
    let form = Form {
        setting: setting.clone(),
        values: view.values,
        faults: view.faults,
        has_levels: false,
        learned: Vec::new(),
        organisations: Vec::new(),
    };
    view! {
        <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
        <Page class="me">
            <PageTitle title=title.to_owned() lead=td_string!(locale, account.begin.lead) />
            {told}
            <form class="form member-form" method="post" action=setting.href("/me/profile") novalidate>
                {form.pseudonym()}
                {form.gender()}
                {form.profession()}
                {form.district()}
                <p class="hint">{td_string!(locale, account.begin.seen_by)}</p>
                <button class="primary" type="submit">{td_string!(locale, account.begin.save)}</button>
            </form>
        </Page>
    }
    .into_any()
}

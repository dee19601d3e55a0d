//! `/library/materials/{id}`: all versions of a material, and what coordinators do with it.

use domain::{
    dates::{Precision, in_pakistan},
    ids::PublicId,
    library::Resource,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    form::MaterialForm,
    item::{item, level},
    words,
};
use crate::{
    format,
    pages::{
        account::{page_of, signed_in},
        components::{Head, Page, PageHead, PageTitle, Part, Setting},
    },
    terms,
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct MaterialView {
    /// The version of the address, which may be withdrawn here.
    pub id: PublicId,
    /// All versions, the newest first.
    pub versions: Vec<Resource>,
    /// The form for a newer one, and the reason for which one is withdrawn.
    pub form: MaterialForm,
}

/// Answers `/library/materials/{id}`.
#[component]
pub fn MaterialPage() -> impl IntoView {
    page_of(|MaterialView { id, versions, form }: MaterialView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let Some(newest) = versions.first() else { return ().into_any() };
        let title = newest.title_for(setting.language).0.to_owned();
        let module = terms::topic(setting.language, newest.topic);
        let back = setting.href(&words::module_path(newest.topic));
        let action = format!("/library/materials/{id}");
        let withdrawal = withdrawal(&setting, &id, &versions, &form);
        let form = form.view(&setting, &action, td_string!(locale, library.form.save_newer));
        let items = versions.iter().map(|version| item(&setting, version, history(&setting, version))).collect_view();
        view! {
            <Head head=PageHead { title: title.clone(), unlisted: true, ..PageHead::default() } />
            <Page class="me library">
                <PageTitle title=title lead=td_string!(locale, library.form.versions_lead) />
                <p><a class="plain" href=back>{module}</a></p>
                <Part title=td_string!(locale, library.form.versions)>
                    <ul class="materials">{items}</ul>
                </Part>
                <Part title=td_string!(locale, library.form.newer)>
                    {form}
                </Part>
                {withdrawal}
            </Page>
        }
        .into_any()
    })
}

/// The form that withdraws the version of the address, where it is there for others.
fn withdrawal(setting: &Setting, id: &PublicId, versions: &[Resource], form: &MaterialForm) -> Option<AnyView> {
    let version = versions.iter().find(|version| version.id == *id && version.withdrawn.is_none())?;
    let number = words::version(setting.language, version.version);
    let text = td_string!(setting.locale, library.form.withdraw_text, version = number);
    let form = form.withdrawal(setting, id);
    Some(
        view! {
            <Part title=td_string!(setting.locale, library.form.withdraw) id="withdraw">
                <p>{text}</p>
                {form}
            </Part>
        }
        .into_any(),
    )
}

/// Who added a version and when, for whom it is, and that it was withdrawn.
fn history(setting: &Setting, version: &Resource) -> AnyView {
    let locale = setting.locale;
    let day = |at| format::date(setting.language, in_pakistan(at).date(), Precision::Day);
    let added =
        td_string!(locale, library.form.added, date = day(version.added), who = who(setting, &version.added_by));
    let withdrawn = version.withdrawn.as_ref().map(|deed| {
        let words = td_string!(locale, library.form.withdrawn, date = day(deed.at), who = who(setting, &deed.by));
        view! {
            <p class="fault">{words}</p>
            <p class="written"><bdi>{deed.reason.clone()}</bdi></p>
        }
    });
    let way = version.withdrawn.is_none().then(|| {
        let number = words::version(setting.language, version.version);
        let href = setting.href(&format!("/library/materials/{}#withdraw", version.id));
        let words = td_string!(locale, library.form.withdraw_this, version = number);
        view! { <p class="soft"><a href=href>{words}</a></p> }
    });
    let news = (!version.news.is_empty()).then(|| view! { <p class="written"><bdi>{version.news.clone()}</bdi></p> });
    view! {
        <p class="soft">{level(setting, version.level)} " · " {added}</p>
        {news}
        {withdrawn}
        {way}
    }
    .into_any()
}

/// Who did something: oneself, the operator, or the account by its id, as the audit log has it.
fn who(setting: &Setting, actor: &str) -> String {
    let locale = setting.locale;
    let is_own = signed_in().is_some_and(|who| who.name() == actor);
    match actor.strip_prefix("account ") {
        _ if is_own => td_string!(locale, library.who.you).to_owned(),
        Some(id) => td_string!(locale, library.who.account, id = format!("\u{2066}{id}\u{2069}")),
        None => td_string!(locale, library.who.operator).to_owned(),
    }
}

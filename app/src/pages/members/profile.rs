//! `/me/profile`: what the network holds of a member, and who may see it.

use domain::{
    dates::{Date, Precision},
    members::{FieldFault, MemberField, Profile},
    safety::{Level, Purpose},
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    begin::{self, BeginView},
    fields::{Form, Values},
    seen::portrait,
    words,
};
use crate::{
    format,
    pages::{
        PageContext,
        account::page_of,
        components::{Head, Page, PageHead, PageTitle, Part, Setting},
    },
};

domain::vocabulary! {
    /// What was just done.
    Notice as "notice of a profile" {
        /// The record was begun.
        Begun = "begun",
        /// The form was saved.
        Saved = "saved",
        /// It was not: something is wrong with it.
        Faulty = "faulty",
        /// The last change was taken back.
        Undone = "undone",
        /// The record was confirmed.
        Confirmed = "confirmed",
        /// The member is hidden.
        Hidden = "hidden",
        /// The member is shown again.
        Shown = "shown",
        /// A consent was given or withdrawn.
        Consent = "consent",
    }
}

/// What the profile's page shows.
#[derive(Debug, Clone)]
pub struct ProfileView {
    /// The record and what belongs to it.
    pub profile: Profile,
    /// The form's fields: the record's, or what was typed and could not be saved.
    pub values: Values,
    /// What is wrong with them.
    pub faults: Vec<FieldFault>,
    /// What was just done.
    pub notice: Option<Notice>,
    /// Today.
    pub today: Date,
}

/// Answers `/me/profile`.
#[component]
pub fn ProfilePage() -> impl IntoView {
    match use_context::<BeginView>() {
        Some(view) => begin::page(view),
        None => profile().into_any(),
    }
}

fn profile() -> impl IntoView {
    page_of(|view: ProfileView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let title = td_string!(locale, account.profile.title);
        let told = view.notice.map(|notice| told(&setting, notice));
        let form = Form {
            setting: setting.clone(),
            values: view.values.clone(),
            faults: view.faults.clone(),
            has_levels: true,
            learned: view.profile.learned.clone(),
            organisations: view.profile.organisations.clone(),
        };
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me">
                <PageTitle title=title.to_owned() lead=td_string!(locale, account.profile.lead) />
                {told}
                {still_empty(&setting, &view)}
                {sections(form.clone()).into_any()}
                {photo(form, &view).into_any()}
                {standing(&setting, &view).into_any()}
                {consents(&setting, &view).into_any()}
            </Page>
        }
    })
}

fn told(setting: &Setting, notice: Notice) -> AnyView {
    let locale = setting.locale;
    let words = match notice {
        Notice::Begun => td_string!(locale, account.begin.done),
        Notice::Saved => td_string!(locale, account.profile.saved),
        Notice::Faulty => td_string!(locale, account.profile.faulty),
        Notice::Undone => td_string!(locale, account.profile.undone),
        Notice::Confirmed => td_string!(locale, account.profile.confirmed),
        Notice::Hidden => td_string!(locale, account.profile.hidden),
        Notice::Shown => td_string!(locale, account.profile.shown),
        Notice::Consent => td_string!(locale, account.profile.consent_done),
    };
    let class = if notice == Notice::Faulty { "fault" } else { "done" };
    view! { <p class=class role="status">{words}</p> }.into_any()
}

/// The fields that could still be filled in, as links to them.
fn still_empty(setting: &Setting, view: &ProfileView) -> AnyView {
    let empty = view.profile.member.empty_fields();
    if empty.is_empty() {
        return ().into_any();
    }
    let links = empty.into_iter().map(|field| {
        view! { <li><a href=format!("#field-{field}")>{words::field(setting.locale, field)}</a></li> }
    });
    view! {
        <div class="still-empty">
            <p>{td_string!(setting.locale, account.profile.still_empty)}</p>
            <ul>{links.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// The form, in sections.
fn sections(form: Form) -> AnyView {
    let setting = form.setting.clone();
    let locale = setting.locale;
    let name_hint = td_string!(locale, account.profile.name_hint);
    let phone_hint = td_string!(locale, account.profile.phone_hint);
    view! {
        <form
            class="form member-form"
            method="post"
            action=setting.href("/me/profile")
            novalidate
            data-saving=td_string!(locale, account.profile.saving)
            data-saved=td_string!(locale, account.profile.saved)
            data-faulty=td_string!(locale, account.profile.field_faulty)
            data-offline=td_string!(locale, account.profile.offline)
            data-signed-out=td_string!(locale, account.profile.signed_out)
        >
            <h2>{td_string!(locale, account.profile.who)}</h2>
            {form.pseudonym().into_any()}
            {form.line(MemberField::Name, "text", name_hint).into_any()}
            {form.gender().into_any()}
            {form.profession().into_any()}
            {form.languages().into_any()}
            {form.affiliations().into_any()}
            <h2>{td_string!(locale, account.profile.living)}</h2>
            {form.district().into_any()}
            <h2>{td_string!(locale, account.profile.teach)}</h2>
            {form.skills().into_any()}
            {form.wishes().into_any()}
            <h2>{td_string!(locale, account.profile.come)}</h2>
            {form.availability().into_any()}
            {form.needs().into_any()}
            <h2>{td_string!(locale, account.profile.reach)}</h2>
            {form.line(MemberField::Phone, "tel", phone_hint).into_any()}
            {form.line(MemberField::Email, "email", phone_hint).into_any()}
            <button class="primary" type="submit">{td_string!(locale, account.profile.save)}</button>
            <p class="saving" role="status"></p>
        </form>
        {PageContext::of_request().assets.profile.clone().map(|script| view! { <script type="module" src=script></script> })}
    }
    .into_any()
}

/// The photo, in a form of its own: it is sent as a file.
fn photo(form: Form, view: &ProfileView) -> AnyView {
    let setting = form.setting.clone();
    let locale = setting.locale;
    let member = &view.profile.member;
    let shown = member.photo.as_ref().map(|id| portrait(&setting, id, setting.text(&member.pseudonym).to_owned()));
    let remove = member
        .photo
        .is_some()
        .then(|| deed(&setting, "/me/photo/remove", td_string!(locale, account.profile.photo_remove)));
    view! {
        <section id="photo">
            <form class="form member-form" method="post" enctype="multipart/form-data" action=setting.href("/me/photo")>
                <h2>{words::field(locale, MemberField::Photo)}</h2>
                {shown}
                {form.photo().into_any()}
                <button class="primary" type="submit">{td_string!(locale, account.profile.photo_save)}</button>
            </form>
            {remove}
        </section>
    }
    .into_any()
}

/// A button that does one thing to the record.
fn deed(setting: &Setting, path: &str, label: &'static str) -> AnyView {
    view! {
        <form method="post" action=setting.href(path)>
            <button type="submit">{label}</button>
        </form>
    }
    .into_any()
}

/// Undo, confirmation, and hiding.
fn standing(setting: &Setting, view: &ProfileView) -> AnyView {
    let locale = setting.locale;
    let member = &view.profile.member;
    let confirmed = match member.last_confirmed {
        Some(date) => {
            let date = format::date(setting.language, date, Precision::Day);
            td_string!(locale, account.profile.last_confirmed, date = date)
        }
        None => td_string!(locale, account.profile.never_confirmed).to_owned(),
    };
    let stale = member.is_stale(view.today).then(|| view! { <p>{td_string!(locale, account.profile.stale)}</p> });
    let hiding = if view.profile.is_hidden {
        view! {
            <p>{td_string!(locale, account.profile.hidden)}</p>
            {deed(setting, "/me/show", td_string!(locale, account.profile.show))}
        }
        .into_any()
    } else {
        deed(setting, "/me/hide", td_string!(locale, account.profile.hide)).into_any()
    };
    let undo = deed(setting, "/me/undo", td_string!(locale, account.profile.undo));
    view! {
        <div class="buttons">
            <div id="undo" hidden=!view.profile.can_undo>{undo}</div>
            {deed(setting, "/me/confirm", td_string!(locale, account.profile.confirm))}
        </div>
        <p class="soft">{confirmed}</p>
        {stale}
        <Part title=td_string!(locale, account.profile.hide)>
            <p>{td_string!(locale, account.profile.hide_text)}</p>
            {hiding}
        </Part>
    }
    .into_any()
}

fn consents(setting: &Setting, view: &ProfileView) -> AnyView {
    let locale = setting.locale;
    let rows = [Purpose::Counted, Purpose::Contact].map(|purpose| {
        let label = match purpose {
            Purpose::Counted => td_string!(locale, account.profile.counted),
            _ => td_string!(locale, account.profile.contact),
        };
        view! {
            <li>
                <p>{label}</p>
                {consent(setting, view, purpose)}
            </li>
        }
    });
    view! {
        <Part title=td_string!(locale, account.profile.consents)>
            <p class="soft">{td_string!(locale, account.profile.consents_text)}</p>
            <ul class="consents">{rows.into_iter().collect_view()}</ul>
        </Part>
    }
    .into_any()
}

fn consent(setting: &Setting, view: &ProfileView, purpose: Purpose) -> AnyView {
    let (locale, levels) = (setting.locale, purpose.offered());
    let holds = view
        .profile
        .consents
        .iter()
        .rev()
        .find(|consent| levels.iter().any(|level| consent.allows(purpose, *level, view.today)));
    let state = match holds {
        Some(consent) => {
            let date =
                consent.expires().map_or_else(String::new, |day| format::date(setting.language, day, Precision::Day));
            let level = words::level(locale, consent.level);
            td_string!(locale, account.profile.until, date = date, level = level)
        }
        None => td_string!(locale, account.profile.not_given).to_owned(),
    };
    let is_given = holds.is_some();
    let is_district_told = view.profile.member.level(MemberField::District) == Level::Public;
    let is_not_counted = purpose == Purpose::Counted && is_given && !is_district_told;
    let not_counted = is_not_counted.then(|| {
        view! { <p class="soft"><a href="#field-district">{td_string!(locale, account.profile.not_counted)}</a></p> }
    });
    let options =
        levels.iter().map(|level| view! { <option value=level.slug()>{words::level(locale, *level)}</option> });
    let who = (levels.len() > 1).then(|| {
        view! { <select name="level" aria-label=td_string!(locale, account.level.label)>{options.collect_view()}</select> }
    });
    view! {
        <p class="soft">{state}</p>
        {not_counted}
        <form class="buttons" method="post" action=setting.href("/me/consents")>
            <input type="hidden" name="purpose" value=purpose.slug() />
            {who}
            <button type="submit" name="do" value="give">{td_string!(locale, account.profile.give)}</button>
            {is_given.then(|| view! { <button type="submit" name="do" value="withdraw">{td_string!(locale, account.profile.withdraw)}</button> })}
        </form>
    }.into_any()
}

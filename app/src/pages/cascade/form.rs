//! `/me/sessions-led/new` and a session's own address: the form that logs or corrects one.

use domain::{
    cascade::{SessionFault, SessionField},
    ids::PublicId,
    members::Gender,
    safety::Level,
    text::Language,
    trainings::{Topic, Training},
};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::SessionChoices;

use super::words;
use crate::{
    pages::{
        account::page_of,
        components::{Head, Page, PageHead, PageTitle, Part, Setting},
        members::Values,
    },
    terms,
};

/// What the form shows.
#[derive(Debug, Clone)]
pub struct SessionView {
    /// The session that is corrected; none for a new one.
    pub id: Option<PublicId>,
    /// The form's own key, so that sending it twice makes one session.
    pub once: PublicId,
    /// What may be chosen.
    pub choices: SessionChoices,
    /// What the form holds.
    pub values: Values,
    /// What is wrong with it.
    pub faults: Vec<SessionFault>,
}

/// The form that a session fills in.
#[must_use]
pub fn form_of_session(session: &Training) -> Values {
    let mut values = Values::new();
    let mut add = |name: &str, value: &str| values.push((name.to_owned(), value.to_owned()));
    session.topics.iter().for_each(|topic| add("modules", topic.slug()));
    add("date", &session.span.from.to_string());
    session.districts.first().into_iter().for_each(|slug| add("district", slug));
    add("language", session.language.map_or("", Language::slug));
    for (row, group) in session.groups.iter().enumerate() {
        add(&format!("sector.{row}"), group.sector.slug());
        add(&format!("gender.{row}"), group.gender.map_or("", Gender::slug));
        add(&format!("count.{row}"), &group.count.map(|count| count.to_string()).unwrap_or_default());
    }
    session.trainers.iter().skip(1).for_each(|key| add("co-trainers", key));
    add("parent", session.parent.as_deref().unwrap_or_default());
    add("level", session.level.slug());
    values
}

/// Answers `/me/sessions-led/new` and `/me/sessions-led/{id}`.
#[component]
pub fn SessionPage() -> impl IntoView {
    page_of(|view: SessionView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let (title, lead) = match view.id {
            None => (td_string!(locale, cascade.form.new_title), td_string!(locale, cascade.form.new_lead)),
            Some(_) => (td_string!(locale, cascade.form.title), td_string!(locale, cascade.form.lead)),
        };
        let told = (!view.faults.is_empty())
            .then(|| view! { <p class="fault" role="alert">{td_string!(locale, cascade.form.faulty)}</p> });
        let withdraw = view.id.as_ref().map(|id| withdrawal(&setting, id));
        let form = Form { setting, view };
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me">
                <PageTitle title=title.to_owned() lead=lead />
                {told}
                {form.whole()}
                {withdraw}
            </Page>
        }
    })
}

fn withdrawal(setting: &Setting, id: &PublicId) -> AnyView {
    let locale = setting.locale;
    let action = setting.href(&format!("/me/sessions-led/{id}/withdraw"));
    view! {
        <Part title=td_string!(locale, cascade.form.withdraw)>
            <p>{td_string!(locale, cascade.form.withdraw_text)}</p>
            <form method="post" action=action>
                <button type="submit">{td_string!(locale, cascade.form.withdraw)}</button>
            </form>
        </Part>
    }
    .into_any()
}

/// What the form is drawn from.
pub(super) struct Form {
    pub(super) setting: Setting,
    pub(super) view: SessionView,
}

impl Form {
    pub(super) fn value(&self, name: &str) -> &str {
        self.view.values.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    pub(super) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.view
            .values
            .iter()
            .filter(move |(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// The id of the sentence that says what is wrong with a field, where something is.
    pub(super) fn fault_id(&self, field: SessionField) -> Option<String> {
        self.view.faults.iter().any(|fault| fault.field() == field).then(|| format!("{field}-fault"))
    }

    /// A field: its name, its inputs, a hint, and what is wrong with it.
    pub(super) fn field(
        &self,
        field: SessionField,
        name: &'static str,
        hint: &'static str,
        inputs: AnyView,
    ) -> AnyView {
        let locale = self.setting.locale;
        let faults: Vec<_> = self.view.faults.iter().filter(|fault| fault.field() == field).collect();
        let told = (!faults.is_empty()).then(|| {
            let sentences = faults.iter().map(|fault| words::fault(locale, **fault)).collect::<Vec<_>>().join(" ");
            view! { <p class="fault" id=format!("{field}-fault")>{sentences}</p> }
        });
        view! {
            <fieldset class="member-field wide-field">
                <legend>{name}</legend>
                <div class="member-value">
                    {(!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{field}-hint")>{hint}</p> })} {inputs} {told}
                </div>
            </fieldset>
        }
        .into_any()
    }

    /// A field with one of several terms.
    fn choice(
        &self,
        field: SessionField,
        name: &'static str,
        hint: &'static str,
        terms: impl Iterator<Item = (String, String)>,
    ) -> AnyView {
        let chosen = self.value(field.slug()).to_owned();
        let none = (String::new(), td_string!(self.setting.locale, cascade.form.choose).to_owned());
        let options = chosen.is_empty().then_some(none).into_iter().chain(terms).map(|(term, label)| {
            let is_chosen = term == chosen;
            view! { <option value=term selected=is_chosen>{label}</option> }
        });
        let options = options.collect_view();
        let fault = self.fault_id(field);
        let select = view! {
            <select name=field.slug() aria-label=name aria-invalid=fault.is_some().then_some("true") aria-describedby=fault>
                {options}
            </select>
        };
        self.field(field, name, hint, select.into_any())
    }

    fn whole(&self) -> AnyView {
        let (setting, locale) = (&self.setting, self.setting.locale);
        let path = self.view.id.as_ref().map_or_else(|| "new".to_owned(), PublicId::to_string);
        let save = match self.view.id {
            None => td_string!(locale, cascade.form.save),
            Some(_) => td_string!(locale, cascade.form.correct),
        };
        let district = self.choice(
            SessionField::District,
            td_string!(locale, cascade.form.district),
            td_string!(locale, cascade.form.district_hint),
            setting.districts().into_iter(),
        );
        let language = setting.language;
        let languages =
            Language::ALL.iter().map(move |one| (one.to_string(), terms::language(language, *one).to_owned()));
        let levels = [
            (Level::Public.to_string(), td_string!(locale, cascade.form.everyone).to_owned()),
            (Level::Network.to_string(), td_string!(locale, cascade.form.members).to_owned()),
        ];
        view! {
            <form class="form member-form" method="post" action=setting.href(&format!("/me/sessions-led/{path}")) novalidate>
                <input type="hidden" name="once" value=self.view.once.to_string() />
                {self.modules()}
                {self.date()}
                {district}
                {self.choice(SessionField::Language, td_string!(locale, cascade.form.language), "", languages)}
                {self.groups()}
                {self.co_trainers()}
                {self.parent()}
                {self.choice(SessionField::Level, td_string!(locale, cascade.form.level), "", levels.into_iter())}
                <button class="primary" type="submit">{save}</button>
            </form>
        }
        .into_any()
    }

    fn modules(&self) -> AnyView {
        let fault = self.fault_id(SessionField::Modules);
        let boxes = Topic::ALL.iter().map(|topic| {
            let is_chosen = self.values("modules").any(|slug| slug == topic.slug());
            view! {
                <label class="tick">
                    <input type="checkbox" name="modules" value=topic.slug() checked=is_chosen aria-describedby=fault.clone() />
                    <span>{terms::topic(self.setting.language, *topic)}</span>
                </label>
            }
        });
        let boxes = view! { <div class="ticks">{boxes.collect_view()}</div> }.into_any();
        self.field(SessionField::Modules, td_string!(self.setting.locale, cascade.form.modules), "", boxes)
    }

    fn date(&self) -> AnyView {
        let locale = self.setting.locale;
        let name = td_string!(locale, cascade.form.date);
        let fault = self.fault_id(SessionField::Date);
        let described = fault.clone().unwrap_or_else(|| format!("{}-hint", SessionField::Date));
        let input = view! {
            <input class="short" type="date" name="date" dir="ltr" aria-label=name value=self.value("date").to_owned()
                aria-invalid=fault.is_some().then_some("true") aria-describedby=described />
        };
        self.field(SessionField::Date, name, td_string!(locale, cascade.form.date_hint), input.into_any())
    }
}

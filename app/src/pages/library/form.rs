//! `/library/modules/{topic}/new`, and the form for a newer version: what is said of a file, and the file.

use domain::{
    ids::PublicId,
    library::{OFFERED_LEVELS, Resource, ResourceFault, ResourceField, ResourceKind},
    text::Language,
    trainings::Topic,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{item::level, words};
use crate::{
    language::own_name,
    pages::{
        account::page_of,
        components::{Head, Page, PageHead, PageTitle, Setting, in_textarea},
        members::Values,
    },
    terms,
};

/// What the form shows.
#[derive(Debug, Clone)]
pub struct MaterialForm {
    /// The module that it belongs to.
    pub topic: Topic,
    /// The form's own key, so that sending it twice adds one version.
    pub once: PublicId,
    /// What the form holds.
    pub values: Values,
    /// What is wrong with it.
    pub faults: Vec<ResourceFault>,
}

/// The form for a newer version, filled in as far as that will be the same.
#[must_use]
pub fn form_of_resource(resource: &Resource) -> Values {
    let mut values = Values::new();
    let mut add = |name: String, value: &str| values.push((name, value.to_owned()));
    for language in Language::ALL {
        add(format!("title.{language}"), resource.title.own(*language));
    }
    add("kind".to_owned(), resource.kind.slug());
    add("language".to_owned(), resource.language.slug());
    add("version".to_owned(), &resource.version.next().to_string());
    add("note".to_owned(), &resource.note);
    add("level".to_owned(), resource.level.slug());
    values
}

/// Answers `/library/modules/{topic}/new`.
#[component]
pub fn MaterialFormPage() -> impl IntoView {
    page_of(|form: MaterialForm| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let title = td_string!(locale, library.add);
        let module = terms::topic(setting.language, form.topic);
        let action = format!("{}/new", words::module_path(form.topic));
        let back = setting.href(&words::module_path(form.topic));
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me library">
                <PageTitle title=title.to_owned() lead=td_string!(locale, library.form.lead, module = module) />
                <p><a class="plain" href=back>{module}</a></p>
                {form.view(&setting, &action, td_string!(locale, library.form.save))}
            </Page>
        }
    })
}

impl MaterialForm {
    fn value(&self, name: &str) -> String {
        self.values.iter().find(|(key, _)| key == name).map_or_else(String::new, |(_, value)| value.clone())
    }

    /// What is wrong with a field, as a sentence that its input refers to.
    pub(super) fn told(&self, setting: &Setting, field: ResourceField) -> Option<AnyView> {
        let faults: Vec<_> = self.faults.iter().filter(|fault| fault.field() == field).collect();
        let sentences = faults.iter().map(|fault| words::fault(setting.locale, **fault)).collect::<Vec<_>>().join(" ");
        let told = || view! { <p class="fault" id=format!("{field}-fault")>{sentences}</p> }.into_any();
        (!faults.is_empty()).then(told)
    }

    fn is_wrong(&self, field: ResourceField) -> Option<&'static str> {
        self.faults.iter().any(|fault| fault.field() == field).then_some("true")
    }

    /// What the input of a field is described by: the hint, and what is wrong.
    fn described(&self, field: ResourceField, has_hint: bool) -> Option<String> {
        let hint = has_hint.then(|| format!("{field}-hint"));
        let fault = self.is_wrong(field).map(|_| format!("{field}-fault"));
        let all: Vec<_> = hint.into_iter().chain(fault).collect();
        (!all.is_empty()).then(|| all.join(" "))
    }

    fn field(
        &self,
        setting: &Setting,
        field: ResourceField,
        name: &'static str,
        hint: &'static str,
        inputs: AnyView,
    ) -> AnyView {
        let hint = (!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{field}-hint")>{hint}</p> });
        view! {
            <fieldset class="member-field wide-field">
                <legend>{name}</legend>
                <div class="member-value">{hint} {inputs} {self.told(setting, field)}</div>
            </fieldset>
        }
        .into_any()
    }

    fn choice(
        &self,
        setting: &Setting,
        field: ResourceField,
        name: &'static str,
        terms: impl Iterator<Item = (&'static str, &'static str)>,
    ) -> AnyView {
        let chosen = self.value(field.slug());
        let none = ("", td_string!(setting.locale, library.form.choose));
        let options = chosen.is_empty().then_some(none).into_iter().chain(terms).map(|(term, label)| {
            let is_chosen = term == chosen;
            view! { <option value=term selected=is_chosen>{label}</option> }
        });
        let options = options.collect_view();
        let select = view! {
            <select name=field.slug() aria-label=name aria-invalid=self.is_wrong(field) aria-describedby=self.described(field, false)>
                {options}
            </select>
        };
        self.field(setting, field, name, "", select.into_any())
    }

    fn titles(&self, setting: &Setting) -> AnyView {
        let locale = setting.locale;
        let (invalid, described) = (self.is_wrong(ResourceField::Title), self.described(ResourceField::Title, true));
        let inputs = Language::ALL.iter().map(|language| {
            let name = format!("title.{language}");
            view! {
                <label>
                    <span lang=language.slug()>{own_name(*language)}</span>
                    <input type="text" lang=language.slug() dir="auto" value=self.value(&name) name=name
                        aria-invalid=invalid aria-describedby=described.clone() />
                </label>
            }
        });
        let (name, hint) = (td_string!(locale, library.form.title), td_string!(locale, library.form.title_hint));
        self.field(setting, ResourceField::Title, name, hint, inputs.collect_view().into_any())
    }

    fn version(&self, setting: &Setting) -> AnyView {
        let locale = setting.locale;
        let (name, hint) = (td_string!(locale, library.version), td_string!(locale, library.form.version_hint));
        let field = ResourceField::Version;
        let input = view! {
            <input class="short" type="text" inputmode="decimal" autocomplete="off" dir="ltr" name="version" aria-label=name
                value=self.value("version") aria-invalid=self.is_wrong(field) aria-describedby=self.described(field, true) />
        };
        self.field(setting, field, name, hint, input.into_any())
    }

    fn words(&self, setting: &Setting, field: ResourceField, name: &'static str, hint: &'static str) -> AnyView {
        let text = in_textarea(&self.value(field.slug()));
        let input = view! {
            <textarea name=field.slug() rows="3" dir="auto" aria-label=name aria-invalid=self.is_wrong(field)
                aria-describedby=self.described(field, true) inner_html=text></textarea>
        };
        self.field(setting, field, name, hint, input.into_any())
    }

    fn file(&self, setting: &Setting) -> AnyView {
        let locale = setting.locale;
        let (name, field) = (td_string!(locale, library.form.file), ResourceField::File);
        let input = view! {
            <input type="file" name="file" aria-label=name aria-invalid=self.is_wrong(field) aria-describedby=self.described(field, true)
                accept=".pdf,.docx,.pptx,.odt,.odp,.txt,.md,image/jpeg,image/png" />
        };
        let again = (!self.faults.is_empty() && self.is_wrong(field).is_none())
            .then(|| view! { <p class="fault">{td_string!(locale, library.form.file_again)}</p> });
        let inputs = view! { {input} {again} }.into_any();
        self.field(setting, field, name, td_string!(locale, library.form.file_hint), inputs)
    }

    /// The whole form. The file comes last, so that all that was typed has arrived where the file is too large.
    pub(super) fn view(&self, setting: &Setting, action: &str, save: &'static str) -> AnyView {
        let (locale, language) = (setting.locale, setting.language);
        let told = self.faults.iter().any(|fault| fault.field() != ResourceField::Reason).then(|| {
            view! { <p class="fault" role="alert">{td_string!(locale, library.form.faulty)}</p> }
        });
        let kinds = ResourceKind::ALL.iter().map(move |one| (one.slug(), words::kind(locale, *one)));
        let languages = Language::ALL.iter().map(move |one| (one.slug(), terms::language(language, *one)));
        let levels = OFFERED_LEVELS.iter().map(|one| (one.slug(), level(setting, *one)));
        let (news, news_hint) = (td_string!(locale, library.news), td_string!(locale, library.form.news_hint));
        let (note, note_hint) = (td_string!(locale, library.form.note), td_string!(locale, library.form.note_hint));
        view! {
            {told}
            <form class="form member-form" method="post" enctype="multipart/form-data" action=setting.href(action)>
                <input type="hidden" name="once" value=self.once.to_string() />
                {self.titles(setting)}
                {self.choice(setting, ResourceField::Kind, td_string!(locale, library.form.kind), kinds)}
                {self.choice(setting, ResourceField::Language, td_string!(locale, library.form.language), languages)}
                {self.version(setting)}
                {self.words(setting, ResourceField::News, news, news_hint)}
                {self.words(setting, ResourceField::Note, note, note_hint)}
                {self.choice(setting, ResourceField::Level, td_string!(locale, library.form.level), levels)}
                {self.file(setting)}
                <button class="primary" type="submit">{save}</button>
            </form>
        }
        .into_any()
    }

    /// The form that withdraws a version.
    pub(super) fn withdrawal(&self, setting: &Setting, id: &PublicId) -> AnyView {
        let locale = setting.locale;
        let field = ResourceField::Reason;
        let name = td_string!(locale, library.form.reason);
        let action = setting.href(&format!("/library/materials/{id}/withdraw"));
        view! {
            <form class="form" method="post" action=action>
                <label for="reason">{name}</label>
                <p class="hint" id="reason-hint">{td_string!(locale, library.form.reason_hint)}</p>
                <input type="text" id="reason" name="reason" dir="auto" value=self.value("reason")
                    aria-invalid=self.is_wrong(field) aria-describedby=self.described(field, true) />
                {self.told(setting, field)}
                <p class="buttons"><button type="submit">{td_string!(locale, library.form.withdraw)}</button></p>
            </form>
        }
        .into_any()
    }
}

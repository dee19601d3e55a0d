//! The fields of a profile's form: each with who may see it beside it, and what is wrong with it below.

use domain::{
    members::{Affiliation, FieldFault, Gender, Member, MemberField, Profession},
    safety::Level,
    text::Language,
    trainings::{Learned, Topic},
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{coming::availability_form, words};
use crate::{
    language::own_name,
    pages::{components::Setting, trainings::learned_in},
    terms,
};

/// The fields of a form, as browsers send them.
pub type Values = Vec<(String, String)>;

/// The form that a member's record fills in.
#[must_use]
pub fn form_of(member: &Member) -> Values {
    let mut values = Values::new();
    let mut add = |name: String, value: &str| values.push((name, value.to_owned()));
    for language in Language::ALL {
        add(format!("pseudonym.{language}"), member.pseudonym.own(*language));
    }
    add("name".to_owned(), &member.name);
    add("gender".to_owned(), member.gender.slug());
    add("profession".to_owned(), member.profession.slug());
    add("district".to_owned(), &member.district);
    add("phone".to_owned(), &member.phone);
    add("email".to_owned(), &member.email);
    member.languages.iter().for_each(|language| add("languages".to_owned(), language.slug()));
    member.skills.iter().for_each(|skill| add("skills".to_owned(), skill.slug()));
    availability_form(member, &mut add);
    member.needs.iter().for_each(|need| add("needs".to_owned(), need.slug()));
    member.wishes.iter().for_each(|wish| add("wishes".to_owned(), wish.slug()));
    member.affiliations.iter().for_each(|organisation| add("affiliations".to_owned(), organisation));
    for field in MemberField::ALL {
        add(format!("level.{field}"), member.level(*field).slug());
    }
    values
}

/// What a form is drawn from.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) setting: Setting,
    pub(super) values: Values,
    pub(super) faults: Vec<FieldFault>,
    /// Whether each field asks who may see it. Where it doesn't, the usual levels hold.
    pub(super) has_levels: bool,
    /// What the member was taught in trainings that they attended.
    pub(super) learned: Vec<Learned>,
    /// The organisations that can be chosen.
    pub(super) organisations: Vec<Affiliation>,
}

impl Form {
    pub(super) fn value(&self, name: &str) -> String {
        self.values.iter().find(|(key, _)| key == name).map_or_else(String::new, |(_, value)| value.clone())
    }

    fn has(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(key, own)| key == name && own == value)
    }

    /// What is wrong with a field, in words that its input refers to.
    fn fault(&self, field: MemberField) -> Option<&'static str> {
        let fault = self.faults.iter().find(|fault| fault.field == field)?;
        Some(words::fault(self.setting.locale, fault.reason))
    }

    pub(super) fn fault_id(&self, field: MemberField) -> Option<String> {
        self.fault(field).map(|_| format!("{field}-fault"))
    }

    /// What an input of a field is described by: the hint, where it has one, and what is wrong.
    fn described(&self, field: MemberField, hint: &'static str) -> Option<String> {
        let hint = hint_id(field, hint);
        let all: Vec<_> = hint.into_iter().chain(self.fault_id(field)).collect();
        (!all.is_empty()).then(|| all.join(" "))
    }

    /// A field of several inputs: its name, its inputs, who may see it, and what is wrong with it. Its hint is about all of
    /// them.
    pub(super) fn field(&self, field: MemberField, hint: &'static str, inputs: impl IntoView + 'static) -> AnyView {
        self.framed(field, hint, hint_id(field, hint), inputs)
    }

    fn framed(
        &self,
        field: MemberField,
        hint: &'static str,
        described: Option<String>,
        inputs: impl IntoView + 'static,
    ) -> AnyView {
        let locale = self.setting.locale;
        let name = format!("level.{field}");
        let chosen = self.value(&name);
        let levels = self.has_levels.then(|| {
            let levels = Level::ALL.iter().filter(|level| field.may_have(**level)).map(|level| {
                view! { <option value=level.slug() selected=chosen == level.slug()>{words::level(locale, *level)}</option> }
            });
            view! {
                <label class="member-level">
                    <span>{td_string!(locale, account.level.label)}</span>
                    <select name=name autocomplete="off">{levels.collect_view()}</select>
                </label>
            }
        });
        let fault = self.fault(field).map(|words| view! { <p class="fault" id=format!("{field}-fault")>{words}</p> });
        let hint = hint_id(field, hint).map(|id| view! { <p class="hint" id=id>{hint}</p> });
        view! {
            <fieldset class="member-field" id=format!("field-{field}") aria-describedby=described>
                <legend>{words::field(locale, field)}</legend>
                <div class="member-value">
                    {inputs.into_any()} {hint} {fault}
                </div>
                {levels}
            </fieldset>
        }
        .into_any()
    }

    /// A field with one line of text.
    pub(super) fn line(&self, field: MemberField, kind: &'static str, hint: &'static str) -> AnyView {
        let label = words::field(self.setting.locale, field);
        let direction = if kind == "text" { "auto" } else { "ltr" };
        let fault = self.fault_id(field);
        let input = view! {
            <input type=kind name=field.slug() aria-label=label dir=direction value=self.value(field.slug())
                aria-invalid=fault.is_some().then_some("true") aria-describedby=self.described(field, hint) />
        };
        self.framed(field, hint, None, input)
    }

    /// The pseudonym, in the languages of the interface.
    pub(super) fn pseudonym(&self) -> AnyView {
        let locale = self.setting.locale;
        let fault = self.fault_id(MemberField::Pseudonym);
        let inputs = Language::ALL.iter().map(|language| {
            let label = td_string!(locale, account.field.pseudonym_in, language = own_name(*language));
            let name = format!("pseudonym.{language}");
            view! {
                <label>
                    <span>{label}</span>
                    <input type="text" lang=language.slug() dir="auto" value=self.value(&name) name=name
                        aria-invalid=fault.is_some().then_some("true") aria-describedby=fault.clone() />
                </label>
            }
        });
        self.field(MemberField::Pseudonym, "", inputs.collect_view()).into_any()
    }

    /// A field with one of several terms.
    fn choice(&self, field: MemberField, hint: &'static str, terms: impl Iterator<Item = (String, String)>) -> AnyView {
        let chosen = self.value(field.slug());
        let none = (String::new(), td_string!(self.setting.locale, account.begin.choose).to_owned());
        let options = chosen
            .is_empty()
            .then_some(none)
            .into_iter()
            .chain(terms)
            .map(|(term, label)| {
                let selected = chosen == term;
                view! { <option value=term selected=selected>{label}</option> }
            })
            .collect_view();
        let label = words::field(self.setting.locale, field);
        let fault = self.fault_id(field);
        let select = view! {
            <select name=field.slug() aria-label=label aria-invalid=fault.is_some().then_some("true")
                aria-describedby=self.described(field, hint)>
                {options}
            </select>
        };
        self.framed(field, hint, None, select)
    }

    /// A field with any of several terms.
    pub(super) fn choices(
        &self,
        field: MemberField,
        hint: &'static str,
        terms: impl Iterator<Item = (&'static str, &'static str)>,
    ) -> AnyView {
        let boxes = self.boxes(field.slug(), terms.map(|(term, label)| (term, label, None)));
        self.field(field, hint, boxes).into_any()
    }

    /// A box for each of several terms, with what there is to say of it. The empty term is sent in any case, so that none
    /// can be chosen.
    pub(super) fn boxes(
        &self,
        name: &'static str,
        terms: impl Iterator<Item = (&'static str, &'static str, Option<String>)>,
    ) -> AnyView {
        let field = name.split('.').next().and_then(|field| field.parse().ok());
        let fault = field.and_then(|field| self.fault_id(field));
        let boxes = terms
            .map(|(term, label, more)| {
                let checked = self.has(name, term);
                view! {
                    <label class="tick">
                        <input type="checkbox" name=name value=term checked=checked
                            aria-invalid=fault.is_some().then_some("true") aria-describedby=fault.clone() />
                        <span>{label} {more.map(|more| view! { <small class="soft">{more}</small> })}</span>
                    </label>
                }
            })
            .collect_view();
        view! { <input type="hidden" name=name value="" /> <div class="ticks">{boxes}</div> }.into_any()
    }

    pub(super) fn gender(&self) -> AnyView {
        let locale = self.setting.locale;
        self.choice(MemberField::Gender, "", named(Gender::ALL, move |term| (term.slug(), words::gender(locale, term))))
            .into_any()
    }

    pub(super) fn profession(&self) -> AnyView {
        let language = self.setting.language;
        let terms = named(Profession::ALL, move |term| (term.slug(), terms::profession(language, term)));
        self.choice(MemberField::Profession, "", terms).into_any()
    }

    pub(super) fn languages(&self) -> AnyView {
        let interface = self.setting.language;
        self.choices(
            MemberField::Languages,
            "",
            Language::ALL.iter().map(move |language| (language.slug(), terms::language(interface, *language))),
        )
        .into_any()
    }

    pub(super) fn skills(&self) -> AnyView {
        let language = self.setting.language;
        let learned = |topic: Topic| self.learned.iter().find(|learned| learned.topic == topic);
        let of_topic = |topic: &Topic| {
            let more = learned(*topic).map(|learned| learned_in(&self.setting, learned));
            (topic.slug(), terms::topic(language, *topic), more)
        };
        // What was learned and is no skill yet comes first, and is said to be an offer.
        let is_offered = |topic: &&Topic| learned(**topic).is_some() && !self.has("skills", topic.slug());
        let offered: Vec<_> = Topic::ALL.iter().filter(is_offered).collect();
        let offer = (!offered.is_empty()).then(|| {
            let boxes = self.boxes("skills", offered.iter().map(|topic| of_topic(topic)));
            view! {
                <div class="offered">
                    <p>{td_string!(self.setting.locale, trainings.learned.offer)}</p>
                    {boxes}
                </div>
            }
        });
        let others = self.boxes("skills", Topic::ALL.iter().filter(|topic| !is_offered(topic)).map(of_topic));
        self.field(MemberField::Skills, "", view! { {offer} {others} }).into_any()
    }

    /// The file of a photo.
    pub(super) fn photo(&self) -> AnyView {
        let locale = self.setting.locale;
        let label = words::field(locale, MemberField::Photo);
        let fault = self.fault_id(MemberField::Photo);
        let hint = td_string!(locale, account.profile.photo_hint);
        let input = view! {
            <input type="file" name="photo" accept="image/*" aria-label=label
                aria-invalid=fault.is_some().then_some("true") aria-describedby=self.described(MemberField::Photo, hint) />
        };
        self.framed(MemberField::Photo, hint, None, input)
    }

    pub(super) fn district(&self) -> AnyView {
        let hint = td_string!(self.setting.locale, account.profile.district_hint);
        self.choice(MemberField::District, hint, self.setting.districts().into_iter()).into_any()
    }
}

/// The id of a field's hint, where it has one.
fn hint_id(field: MemberField, hint: &str) -> Option<String> {
    (!hint.is_empty()).then(|| format!("{field}-hint"))
}

fn named<T: Copy + 'static>(
    terms: &'static [T],
    name: impl Fn(T) -> (&'static str, &'static str),
) -> impl Iterator<Item = (String, String)> {
    terms.iter().map(move |term| {
        let (slug, label) = name(*term);
        (slug.to_owned(), label.to_owned())
    })
}

//! The fields of a report's form: each with its question, its hint, and what is wrong with it beside it.

use domain::{
    interventions::{ReportFault, ReportField},
    safety::identifying::FindingKind,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words;
use crate::pages::components::{Setting, in_textarea};

/// Something in a text that looks as if somebody could be found by it: the field, the words, and what they look like.
pub type Found = (ReportField, String, FindingKind);

/// What a form is drawn from.
#[derive(Debug, Clone)]
pub(super) struct Fields {
    pub(super) setting: Setting,
    pub(super) values: Vec<(String, String)>,
    pub(super) faults: Vec<ReportFault>,
    pub(super) findings: Vec<Found>,
}

impl Fields {
    fn value(&self, field: ReportField) -> String {
        let found = self.values.iter().find(|(name, _)| name == field.slug());
        found.map_or_else(String::new, |(_, value)| value.clone())
    }

    fn has(&self, field: ReportField, value: &str) -> bool {
        self.values.iter().any(|(name, own)| name == field.slug() && own == value)
    }

    fn is_wrong(&self, field: ReportField) -> bool {
        self.faults.iter().any(|fault| fault.field == field)
    }

    /// The ids of what stands beside a field and tells of it; none where nothing does.
    fn described_by(&self, field: ReportField, hint: &str) -> Option<String> {
        let ids = [(self.is_wrong(field), "fault"), (!hint.is_empty(), "hint")];
        let ids: Vec<_> = ids.iter().filter(|(is, _)| *is).map(|(_, kind)| format!("{kind}-{field}")).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn invalid(&self, field: ReportField) -> Option<&'static str> {
        self.is_wrong(field).then_some("true")
    }

    /// The hint, what is wrong, and what was found, below an input.
    fn beside(&self, field: ReportField, hint: &'static str) -> AnyView {
        let locale = self.setting.locale;
        let fault = self.faults.iter().find(|fault| fault.field == field).map(|fault| {
            let text = words::fault_words(self.setting.language, fault.reason);
            view! { <p class="fault" id=format!("fault-{field}")>{text}</p> }
        });
        let found = self.findings.iter().filter(|(place, ..)| *place == field).map(|(_, excerpt, kind)| {
            let field = words::field(locale, field);
            let kind = words::finding(locale, *kind);
            let text =
                td_string!(locale, report.finding.in_field, field = field, words = excerpt.as_str(), kind = kind);
            view! { <li>{text}</li> }
        });
        let found: Vec<_> = found.collect();
        let found = (!found.is_empty()).then(|| view! { <ul class="warning">{found}</ul> });
        let hint = (!hint.is_empty()).then(|| view! { <p class="hint" id=format!("hint-{field}")>{hint}</p> });
        view! { {hint} {fault} {found} }.into_any()
    }

    /// One of several terms, from a list.
    pub(super) fn choice(
        &self,
        field: ReportField,
        hint: &'static str,
        blank: &'static str,
        terms: impl IntoIterator<Item = (String, String)>,
    ) -> AnyView {
        let chosen = self.value(field);
        let options = terms.into_iter().map(|(term, label)| {
            let selected = chosen == term;
            view! { <option value=term selected=selected>{label}</option> }
        });
        let options = options.collect_view();
        let blank = (!blank.is_empty()).then(|| view! { <option value="">{blank}</option> });
        view! {
            <label for=field.slug()>{words::field(self.setting.locale, field)}</label>
            <select id=field.slug() name=field.slug() aria-invalid=self.invalid(field)
                aria-describedby=self.described_by(field, hint)>
                {blank} {options}
            </select>
            {self.beside(field, hint)}
        }
        .into_any()
    }

    /// One or any of several terms, each with its box.
    pub(super) fn boxes(
        &self,
        field: ReportField,
        kind: &'static str,
        terms: impl IntoIterator<Item = (&'static str, &'static str)>,
    ) -> AnyView {
        let boxes = terms.into_iter().map(|(term, label)| {
            view! {
                <label class="tick">
                    <input type=kind name=field.slug() value=term checked=self.has(field, term) />
                    <span>{label}</span>
                </label>
            }
        });
        let boxes = boxes.collect_view();
        view! {
            <fieldset class="group" id=field.slug() tabindex="-1" aria-describedby=self.described_by(field, "")>
                <legend>{words::field(self.setting.locale, field)}</legend>
                <div class="ticks">{boxes}</div>
                {self.beside(field, "")}
            </fieldset>
        }
        .into_any()
    }

    /// A box that says yes.
    pub(super) fn yes(&self, field: ReportField) -> AnyView {
        view! {
            <label class="tick">
                <input type="checkbox" id=field.slug() name=field.slug() value="yes" checked=self.has(field, "yes")
                    aria-invalid=self.invalid(field) aria-describedby=self.described_by(field, "") />
                <span>{words::field(self.setting.locale, field)}</span>
            </label>
            {self.beside(field, "")}
        }
        .into_any()
    }

    /// One line: a day, a number, a title.
    pub(super) fn line(&self, field: ReportField, kind: &'static str, hint: &'static str) -> AnyView {
        let looked_over = matches!(field, ReportField::StoryTitle | ReportField::StorySummary);
        let (mode, least) = if kind == "number" { (Some("numeric"), Some("1")) } else { (None, None) };
        view! {
            <label for=field.slug()>{words::field(self.setting.locale, field)}</label>
            <input id=field.slug() type=kind name=field.slug() dir="auto" inputmode=mode min=least autocomplete="off"
                value=self.value(field) data-looked-over=looked_over.then_some("") aria-invalid=self.invalid(field)
                aria-describedby=self.described_by(field, hint) />
            {self.beside(field, hint)}
        }
        .into_any()
    }

    /// Several lines.
    pub(super) fn text(&self, field: ReportField, rows: &'static str, hint: &'static str) -> AnyView {
        view! {
            <label for=field.slug()>{words::field(self.setting.locale, field)}</label>
            <textarea id=field.slug() name=field.slug() rows=rows dir="auto" autocomplete="off" data-looked-over=""
                aria-invalid=self.invalid(field) aria-describedby=self.described_by(field, hint)
                inner_html=in_textarea(&self.value(field))></textarea>
            {self.beside(field, hint)}
        }
        .into_any()
    }
}

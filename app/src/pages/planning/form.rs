//! What the planner's forms are drawn with.

use domain::{planning::form::PlanFault, text::Language};
use leptos::prelude::*;

use super::{faults, words::Words};
use crate::pages::members::Values;

/// A form: its fields as they stand, and what is wrong with them.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) words: Words,
    pub(super) values: Values,
    pub(super) faults: Vec<PlanFault>,
}

impl Form {
    /// What a field holds; empty where it is not there.
    pub(super) fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// All that a field holds, in its order.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let own = self.values.iter().filter(move |(key, value)| key == name && !value.is_empty());
        own.map(|(_, value)| value.as_str())
    }

    /// Whether a field holds a value.
    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(key, own)| key == name && own == value)
    }

    /// What is wrong with a field, in words; and the id of the sentence.
    fn fault(&self, name: &str) -> Option<(String, AnyView)> {
        let told: Vec<String> = self
            .faults
            .iter()
            .filter(|fault| fault.field == name)
            .map(|fault| faults::told(&self.words, fault))
            .collect();
        let id = format!("{}-fault", id_of(name));
        (!told.is_empty()).then(|| (id.clone(), view! { <p class="fault" id=id>{told.join(" ")}</p> }.into_any()))
    }

    /// One line: its label, an input, a hint, and what is wrong with it.
    pub(super) fn input(&self, name: &str, label: &str, kind: &'static str, hint: &str) -> AnyView {
        self.line(name, label, kind, hint, None)
    }

    /// A line for words in one language.
    pub(super) fn input_in(&self, language: Language, name: &str, label: &str) -> AnyView {
        self.line(name, label, "text", "", Some(language))
    }

    fn line(&self, name: &str, label: &str, kind: &'static str, hint: &str, language: Option<Language>) -> AnyView {
        let (id, fault) = (id_of(name), self.fault(name));
        let hint_id = (!hint.is_empty()).then(|| format!("{id}-hint"));
        let described = [fault.as_ref().map(|(id, _)| id.clone()), hint_id.clone()];
        let described: Vec<String> = described.into_iter().flatten().collect();
        let is_figures = matches!(kind, "number" | "date" | "time");
        let words = if language.is_some_and(Language::is_right_to_left) { "rtl" } else { "auto" };
        let place = format!("field-{id}");
        let hint = hint_id.map(|id| view! { <p class="hint" id=id>{hint.to_owned()}</p> });
        view! {
            <div class="plan-field" id=place>
                <label for=id.clone()>{label.to_owned()}</label>
                <input
                    id=id
                    name=name.to_owned()
                    type=kind
                    min=(kind == "number").then_some("0")
                    dir=if is_figures { "ltr" } else { words }
                    lang=language.map(Language::slug)
                    value=self.value(name).to_owned()
                    aria-invalid=fault.is_some().then_some("true")
                    aria-describedby=(!described.is_empty()).then(|| described.join(" "))
                />
                {hint}
                {fault.map(|(_, told)| told)}
            </div>
        }
        .into_any()
    }

    /// One of several terms.
    pub(super) fn select(&self, name: &str, label: &str, options: Vec<(String, String)>) -> AnyView {
        let (id, fault) = (id_of(name), self.fault(name));
        let select = self.bare_select(name, label, &options, fault.as_ref().map(|(id, _)| id.clone()));
        let place = format!("field-{id}");
        view! {
            <div class="plan-field" id=place>
                <label for=id>{label.to_owned()}</label>
                {select}
                {fault.map(|(_, told)| told)}
            </div>
        }
        .into_any()
    }

    /// A choice without a label of its own above it.
    pub(super) fn bare_select(
        &self,
        name: &str,
        label: &str,
        options: &[(String, String)],
        fault: Option<String>,
    ) -> AnyView {
        let chosen = self.value(name);
        let options = options.iter().map(|(value, told)| {
            view! { <option value=value.clone() selected=value == chosen>{told.clone()}</option> }
        });
        let options = options.collect_view();
        view! {
            <select
                id=id_of(name)
                name=name.to_owned()
                aria-label=label.to_owned()
                aria-invalid=fault.is_some().then_some("true")
                aria-describedby=fault
            >
                {options}
            </select>
        }
        .into_any()
    }

    /// A number without a label of its own above it.
    pub(super) fn bare_number(&self, name: &str, label: &str) -> AnyView {
        let fault = self.fault(name).map(|(id, _)| id);
        view! {
            <input
                id=id_of(name)
                name=name.to_owned()
                type="number"
                min="0"
                dir="ltr"
                aria-label=label.to_owned()
                value=self.value(name).to_owned()
                aria-invalid=fault.is_some().then_some("true")
                aria-describedby=fault
            />
        }
        .into_any()
    }

    /// What is wrong with fields that share one place for it.
    pub(super) fn faults_of(&self, names: &[&str]) -> AnyView {
        names.iter().filter_map(|name| self.fault(name)).map(|(_, told)| told).collect_view().into_any()
    }

    /// Boxes to be ticked.
    pub(super) fn ticks(&self, name: &'static str, legend: &str, terms: Vec<(String, String)>) -> AnyView {
        let fault = self.fault(name);
        let described = fault.as_ref().map(|(id, _)| id.clone());
        let boxes = terms.into_iter().map(|(value, label)| {
            let is_ticked = self.has(name, &value);
            view! {
                <label class="tick">
                    <input type="checkbox" name=name value=value checked=is_ticked aria-describedby=described.clone() />
                    <span>{label}</span>
                </label>
            }
        });
        let boxes = boxes.collect_view();
        view! {
            <fieldset class="plan-field" id=format!("field-{}", id_of(name))>
                <legend>{legend.to_owned()}</legend>
                {boxes}
                {fault.map(|(_, told)| told)}
            </fieldset>
        }
        .into_any()
    }

    /// What the form carries along unseen.
    pub(super) fn hidden(&self, names: &[&str]) -> AnyView {
        let carried = self.values.iter().filter(|(name, _)| names.contains(&name.as_str()));
        let inputs =
            carried.map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone() /> });
        inputs.collect_view().into_any()
    }
}

/// The id of a field's input.
pub(super) fn id_of(name: &str) -> String {
    name.replace(['.', '_'], "-")
}

/// A button that saves the form and does one thing more.
pub(super) fn deed(what: String, label: &str, name: String) -> AnyView {
    view! { <button type="submit" name="do" value=what aria-label=name>{label.to_owned()}</button> }.into_any()
}

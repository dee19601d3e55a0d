//! The parts of a session's form in which several things are chosen: groups, co-trainers, the training it passes on.

use domain::{
    cascade::{MOST_CO_TRAINERS, MOST_GROUPS, Outline, SessionField},
    members::{Gender, ListedMember},
    trainings::Sector,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{form::Form, words};
use crate::{pages::components::Setting, terms};

impl Form {
    /// As many rows as there may be: without script none can be added.
    pub(super) fn groups(&self) -> AnyView {
        let locale = self.setting.locale;
        let fault = self.fault_id(SessionField::Groups);
        let rows = (0..MOST_GROUPS).map(|row| self.group(row, fault.clone())).collect_view();
        let inputs = view! { <div class="group-rows">{rows}</div> }.into_any();
        let hint = td_string!(locale, cascade.form.groups_hint);
        self.field(SessionField::Groups, td_string!(locale, cascade.form.groups), hint, inputs)
    }

    fn group(&self, row: usize, fault: Option<String>) -> AnyView {
        let (locale, language) = (self.setting.locale, self.setting.language);
        let [sector, gender, count] = ["sector", "gender", "count"].map(|name| format!("{name}.{row}"));
        let invalid = fault.is_some().then_some("true");
        let option = |name: &str, term: &'static str, label: &'static str| {
            let is_chosen = self.value(name) == term;
            view! { <option value=term selected=is_chosen>{label}</option> }
        };
        let sectors = Sector::ALL.iter().map(|term| option(&sector, term.slug(), terms::sector(language, *term)));
        let genders = Gender::ALL.iter().map(|term| option(&gender, term.slug(), terms::gender(language, *term)));
        view! {
            <div class="group-row" role="group" aria-label=td_string!(locale, cascade.form.row, number = self.setting.number(row + 1))>
                <label>
                    <span>{td_string!(locale, cascade.form.sector)}</span>
                    <select name=sector.clone() aria-invalid=invalid aria-describedby=fault.clone()>
                        {option(&sector, "", "–")} {sectors.collect_view()}
                    </select>
                </label>
                <label>
                    <span>{td_string!(locale, cascade.form.gender)}</span>
                    <select name=gender.clone()>
                        {option(&gender, "", td_string!(locale, cascade.form.mixed))} {genders.collect_view()}
                    </select>
                </label>
                <label>
                    <span>{td_string!(locale, cascade.form.count)}</span>
                    <input type="text" inputmode="numeric" autocomplete="off" dir="ltr" name=count.clone() value=self.value(&count).to_owned()
                        aria-invalid=invalid aria-describedby=fault />
                </label>
            </div>
        }
        .into_any()
    }

    /// As many selects as there may be co-trainers.
    pub(super) fn co_trainers(&self) -> AnyView {
        let locale = self.setting.locale;
        let chosen: Vec<&str> = self.values("co-trainers").collect();
        let fault = self.fault_id(SessionField::CoTrainers);
        let selects = (0..MOST_CO_TRAINERS).map(|number| {
            let own = chosen.get(number).copied().unwrap_or_default();
            let is_listed = own.is_empty() || self.view.choices.members.iter().any(|member| member.id.as_str() == own);
            // Who has hidden since stays chosen, without a name.
            let unnamed = (!is_listed).then(|| {
                view! { <option value=own.to_owned() selected=true>{td_string!(locale, account.directory.unnamed)}</option> }
            });
            let members = self.view.choices.members.iter().map(|member| {
                let is_chosen = member.id.as_str() == own;
                view! { <option value=member.id.to_string() selected=is_chosen>{name(&self.setting, member)}</option> }
            });
            view! {
                <label>
                    <span>{td_string!(locale, cascade.form.co_trainer, number = self.setting.number(number + 1))}</span>
                    <select name="co-trainers" aria-invalid=fault.is_some().then_some("true") aria-describedby=fault.clone()>
                        <option value="">{td_string!(locale, cascade.form.nobody)}</option>
                        {unnamed}
                        {members.collect_view()}
                    </select>
                </label>
            }
        });
        let selects = selects.collect_view().into_any();
        let hint = td_string!(locale, cascade.form.co_trainers_hint);
        self.field(SessionField::CoTrainers, td_string!(locale, cascade.form.co_trainers), hint, selects)
    }

    /// The trainings that one may pass on, those first that one is known to have attended.
    pub(super) fn parent(&self) -> AnyView {
        let locale = self.setting.locale;
        let chosen = self.value("parent").to_owned();
        let choices = &self.view.choices;
        let is_listed = chosen.is_empty()
            || choices.attended.iter().chain(&choices.others).any(|training| training.id.as_str() == chosen);
        let option = |training: &Outline| {
            let is_chosen = training.id.as_str() == chosen;
            let label = self
                .setting
                .pair(&words::title(&self.setting, training), &words::time_and_place(&self.setting, training));
            view! { <option value=training.id.to_string() selected=is_chosen>{label}</option> }
        };
        let group = |label: &'static str, trainings: &[Outline]| {
            let options = trainings.iter().map(option).collect_view();
            (!trainings.is_empty()).then(|| view! { <optgroup label=label>{options}</optgroup> })
        };
        let kept = (!is_listed).then(|| {
            view! { <option value=chosen.clone() selected=true>{td_string!(locale, cascade.form.as_before)}</option> }
        });
        let name = td_string!(locale, cascade.form.parent);
        let fault = self.fault_id(SessionField::Parent);
        let select = view! {
            <select name="parent" aria-label=name aria-invalid=fault.is_some().then_some("true") aria-describedby=fault>
                <option value="">{td_string!(locale, cascade.form.no_parent)}</option>
                {kept}
                {group(td_string!(locale, cascade.form.attended), &choices.attended)}
                {group(td_string!(locale, cascade.form.others), &choices.others)}
            </select>
        };
        self.field(SessionField::Parent, name, td_string!(locale, cascade.form.parent_hint), select.into_any())
    }
}

/// A member as lists to choose from name them.
fn name(setting: &Setting, member: &ListedMember) -> String {
    let unnamed = || td_string!(setting.locale, account.directory.unnamed).to_owned();
    let name = member.seen.pseudonym.as_ref().map_or_else(unnamed, |text| setting.text(text).to_owned());
    setting.pair(&name, &member.seen.area.as_ref().map(|area| setting.area_name(area)).unwrap_or_default())
}

//! The fields of a profile's form that say what a member would like to learn, and to which organisations they belong.

use domain::{
    members::{Affiliation, MOST_AFFILIATIONS, MemberField},
    trainings::Topic,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::fields::Form;
use crate::terms;

/// Empty rows that are offered for organisations.
const EMPTY_ROWS: usize = 2;

impl Form {
    /// The modules that somebody would like to learn.
    pub(super) fn wishes(&self) -> AnyView {
        let language = self.setting.language;
        let hint = td_string!(self.setting.locale, account.wishes.hint);
        let topics = Topic::ALL.iter().map(|topic| (topic.slug(), terms::topic(language, *topic)));
        self.choices(MemberField::Wishes, hint, topics).into_any()
    }

    /// The organisations that somebody belongs to: a choice for each that there is, and some for more.
    pub(super) fn affiliations(&self) -> AnyView {
        let locale = self.setting.locale;
        let field = MemberField::Affiliations;
        if self.organisations.is_empty() {
            let none = view! { <p class="soft">{td_string!(locale, account.affiliations.none)}</p> };
            return self.field(field, "", none).into_any();
        }
        let name = |one: &Affiliation| self.setting.text(&one.name).to_owned();
        let mut named: Vec<_> = self.organisations.iter().map(|one| (one.organisation.clone(), name(one))).collect();
        named.sort_by(|one, other| one.1.cmp(&other.1));
        named.insert(0, (String::new(), td_string!(locale, account.affiliations.no_one).to_owned()));
        let is_chosen = |(key, value): &&(String, String)| key == field.slug() && !value.is_empty();
        let chosen: Vec<_> = self.values.iter().filter(is_chosen).map(|(_, value)| value.clone()).collect();
        let rows = (chosen.len() + EMPTY_ROWS).min(MOST_AFFILIATIONS).max(chosen.len());
        let fault = self.fault_id(field);
        let selects = (0..rows).map(|row| {
            let own = chosen.get(row).map_or("", String::as_str);
            let options = named.iter().map(|(key, name)| {
                view! { <option value=key.clone() selected=key == own>{name.clone()}</option> }
            });
            let label = td_string!(locale, account.affiliations.row, number = self.setting.number(row + 1));
            view! {
                <select name=field.slug() aria-label=label aria-invalid=fault.is_some().then_some("true")
                    aria-describedby=fault.clone()>
                    {options.collect_view()}
                </select>
            }
        });
        let hint = td_string!(locale, account.affiliations.hint);
        self.field(field, hint, selects.collect_view()).into_any()
    }
}

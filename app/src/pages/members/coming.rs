//! The fields of a profile's form that say when a member can come, and what they need for it.

use domain::members::{Availability, FreeDays, MOST_ABSENCES, Member, MemberField, Need, Travel};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{fields::Form, words};

/// What of the form says when somebody can come.
pub(super) fn availability_form(member: &Member, add: &mut impl FnMut(String, &str)) {
    let Availability { days, travel, away } = &member.availability;
    days.iter().for_each(|days| add(DAYS.to_owned(), days.slug()));
    add(TRAVEL.to_owned(), travel.map_or("", Travel::slug));
    for absence in away {
        let last = if absence.to == absence.from { String::new() } else { absence.to.to_string() };
        add("availability.from".to_owned(), &absence.from.to_string());
        add("availability.to".to_owned(), &last);
        add("availability.reason".to_owned(), &absence.reason);
    }
}

/// The fields of what somebody's availability is made of.
const DAYS: &str = "availability.days";
const TRAVEL: &str = "availability.travel";
/// Empty rows that are offered for days on which somebody is away.
const EMPTY_ROWS: usize = 2;

impl Form {
    /// When somebody can come, how far they travel, and when they are away.
    pub(super) fn availability(&self) -> AnyView {
        let locale = self.setting.locale;
        let days = self.boxes(DAYS, FreeDays::ALL.iter().map(|term| (term.slug(), words::days(locale, *term), None)));
        let far = self.value(TRAVEL);
        let unsaid = [("", td_string!(locale, account.availability.unsaid))];
        let options =
            unsaid.into_iter().chain(Travel::ALL.iter().map(|term| (term.slug(), words::travel(locale, *term))));
        let options = options
            .map(|(term, label)| view! { <option value=term selected=far == term>{label}</option> })
            .collect_view();
        let inputs = view! {
            <p class="soft">{td_string!(locale, account.availability.days)}</p>
            {days}
            <label>
                <span>{td_string!(locale, account.availability.travel)}</span>
                <select name=TRAVEL>{options}</select>
            </label>
            {self.absences()}
        };
        self.field(MemberField::Availability, td_string!(locale, account.availability.hint), inputs).into_any()
    }

    /// A row for each span of days that there is, and some empty ones.
    fn absences(&self) -> AnyView {
        let locale = self.setting.locale;
        let all = |name: &str| -> Vec<&str> {
            self.values.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
        };
        let (from, to, reason) = (all("availability.from"), all("availability.to"), all("availability.reason"));
        let is_filled = |row: &usize| {
            [&from, &to, &reason].iter().any(|column| column.get(*row).is_some_and(|text| !text.trim().is_empty()))
        };
        let filled: Vec<usize> = (0..from.len()).filter(is_filled).collect();
        let wanted = (filled.len() + EMPTY_ROWS).min(MOST_ABSENCES).max(filled.len());
        let fault = self.fault_id(MemberField::Availability);
        let rows = (0..wanted).map(|row| {
            let at = |column: &[&str]| filled.get(row).and_then(|row| column.get(*row)).map(|text| (*text).to_owned());
            let input = |name: &'static str, kind: &'static str, label: &'static str, value: Option<String>| {
                view! {
                    <label>
                        <span>{label}</span>
                        <input type=kind name=name dir=if kind == "date" { "ltr" } else { "auto" } value=value.unwrap_or_default()
                            aria-invalid=fault.is_some().then_some("true") aria-describedby=fault.clone() />
                    </label>
                }
            };
            let number = td_string!(locale, account.availability.row, number = self.setting.number(row + 1));
            view! {
                <div class="absence" role="group" aria-label=number>
                    {input("availability.from", "date", td_string!(locale, account.availability.from), at(&from))}
                    {input("availability.to", "date", td_string!(locale, account.availability.to), at(&to))}
                    {input("availability.reason", "text", td_string!(locale, account.availability.reason), at(&reason))}
                </div>
            }
        });
        view! {
            <p class="soft">{td_string!(locale, account.availability.away)}</p>
            <p class="hint">{td_string!(locale, account.availability.away_hint)}</p>
            {rows.collect_view()}
        }
        .into_any()
    }

    /// What somebody needs so that they can come.
    pub(super) fn needs(&self) -> AnyView {
        let locale = self.setting.locale;
        let hint = td_string!(locale, account.availability.needs_hint);
        self.choices(MemberField::Needs, hint, Need::ALL.iter().map(|term| (term.slug(), words::need(locale, *term))))
            .into_any()
    }
}

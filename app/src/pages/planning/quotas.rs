//! Who shall take part: quotas, and who is not invited together.

use domain::{
    members::{Gender, Profession},
    places::Region,
    planning::{
        form::criterion_slug,
        participants::{Criterion, Quota},
    },
    text::Language,
    trainings::Sector,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{PlanView, form::Form};

/// The quotas with how many of the list each counts, and a row for one more.
pub(super) fn quotas(form: &Form, view: &PlanView) -> AnyView {
    let locale = form.words.locale();
    let wish = &view.scenario.goal.participants;
    let rows = wish.quotas.iter().enumerate().map(|(at, quota)| row(form, quota, view.counted.get(at).copied()));
    let rows = rows.collect_view();
    let relaxations = view.plan.participants.relaxations.iter().map(|relaxation| {
        view! { <p class="warning">{form.words.relaxation(relaxation)}</p> }
    });
    let relaxations = relaxations.collect_view();
    let add = td_string!(locale, planning.quota.add);
    let head = (!wish.quotas.is_empty()).then(|| {
        view! {
            <p class="hint">{td_string!(locale, planning.quota.hint)}</p>
            <div class="quota quota-head" aria-hidden="true">
                <span></span>
                <span>{td_string!(locale, planning.quota.least)}</span>
                <span>{td_string!(locale, planning.quota.most)}</span>
            </div>
        }
    });
    view! {
        <fieldset class="plan-field plan-quotas" id="field-add-quota">
            <legend>{td_string!(locale, planning.quota.title)}</legend>
            {head}
            {rows}
            {relaxations}
            {form.bare_select("add.quota", add, &choices(form), None)}
            {form.faults_of(&["add.quota"])}
            <div class="plan-pair">
                {form.input("add.least", td_string!(locale, planning.quota.least), "number", "")}
                {form.input("add.most", td_string!(locale, planning.quota.most), "number", "")}
            </div>
        </fieldset>
    }
    .into_any()
}

fn row(form: &Form, quota: &Quota, counted: Option<u32>) -> AnyView {
    let words = &form.words;
    let locale = words.locale();
    let (whom, slug) = (words.criterion(&quota.criterion), criterion_slug(&quota.criterion));
    let [least, most] = ["least", "most"].map(|end| format!("{end}.{slug}"));
    let on_list = counted.map(|counted| {
        let is_kept = quota.at_least.is_none_or(|least| counted >= u32::from(least))
            && quota.at_most.is_none_or(|most| counted <= u32::from(most));
        let class = if is_kept { "soft" } else { "soft broken" };
        view! { <span class=class>{td_string!(locale, planning.quota.on_list, number = words.number(counted))}</span> }
    });
    let labels = [
        td_string!(locale, planning.quota.least_of, whom = whom.clone()),
        td_string!(locale, planning.quota.most_of, whom = whom.clone()),
    ];
    view! {
        <div class="quota" id=format!("field-{}", super::form::id_of(&most))>
            <span class="whom">{whom} {on_list}</span>
            {form.bare_number(&least, &labels[0])}
            {form.bare_number(&most, &labels[1])}
            {form.faults_of(&[&least, &most])}
        </div>
    }
    .into_any()
}

/// Whom a quota may count: of districts and organisations those that are in question.
fn choices(form: &Form) -> Vec<(String, String)> {
    let words = &form.words;
    let mut all = vec![Criterion::Newcomer];
    all.extend(Gender::ALL.iter().copied().map(Criterion::Gender));
    all.extend(Region::ALL.iter().copied().map(Criterion::Region));
    all.extend(Profession::ALL.iter().copied().map(Criterion::Profession));
    all.extend(Sector::ALL.iter().copied().map(Criterion::Sector));
    all.extend(Language::ALL.iter().copied().map(Criterion::Language));
    let districts: std::collections::BTreeSet<&String> =
        words.names.people.values().map(|person| &person.district).filter(|slug| !slug.is_empty()).collect();
    all.extend(districts.into_iter().cloned().map(Criterion::District));
    let mut organisations: Vec<_> = words.names.organisations.keys().collect();
    organisations.sort_by_key(|id| words.organisation(id));
    all.extend(organisations.into_iter().cloned().map(Criterion::Organisation));
    let told = all.iter().map(|criterion| (criterion_slug(criterion), words.criterion(criterion)));
    let add = (String::new(), td_string!(words.locale(), planning.quota.add).to_owned());
    std::iter::once(add).chain(told).collect()
}

/// Who is not invited together: a box for each pair, and two fields for one more.
pub(super) fn apart(form: &Form, view: &PlanView) -> AnyView {
    let words = &form.words;
    let locale = words.locale();
    let pairs = view.scenario.goal.participants.apart.iter().map(|pair| {
        let value = format!("{} {}", pair.0, pair.1);
        let is_ticked = form.has("apart", &value);
        view! {
            <label class="tick">
                <input type="checkbox" name="apart" value=value checked=is_ticked />
                <span>{words.people([&pair.0, &pair.1])}</span>
            </label>
        }
    });
    let pairs = pairs.collect_view();
    let mut people: Vec<(String, String)> = words
        .names
        .people
        .iter()
        .filter(|(_, person)| person.profession.is_some())
        .map(|(id, _)| (id.clone(), words.person(id)))
        .collect();
    people.sort_by(|one, other| one.1.cmp(&other.1));
    people.insert(0, (String::new(), td_string!(locale, planning.goal.nobody).to_owned()));
    let chosen: Vec<&str> = form.all("add.apart").collect();
    let select = |label: &'static str, nth: usize| {
        let options = people.iter().map(|(id, name)| {
            view! { <option value=id.clone() selected=chosen.get(nth) == Some(&id.as_str())>{name.clone()}</option> }
        });
        view! { <select name="add.apart" aria-label=label>{options.collect_view()}</select> }.into_any()
    };
    view! {
        <fieldset class="plan-field" id="field-add-apart">
            <legend>{td_string!(locale, planning.goal.apart)}</legend>
            {pairs}
            {select(td_string!(locale, planning.goal.apart_first), 0)}
            {select(td_string!(locale, planning.goal.apart_second), 1)}
            {form.faults_of(&["add.apart", "apart"])}
        </fieldset>
    }
    .into_any()
}

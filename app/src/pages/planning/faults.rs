//! What is wrong with a scenario's fields, what they are called, and what two people made of them.

use domain::planning::form::{FieldClash, PlanFaultReason, criterion_of};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{form::id_of, words::Words};
use crate::{i18n::Locale, terms};

/// What is wrong, in a sentence.
pub(super) fn told(locale: Locale, reason: PlanFaultReason) -> &'static str {
    use PlanFaultReason as Reason;
    match reason {
        Reason::Missing => td_string!(locale, planning.fault.missing),
        Reason::TooLong => td_string!(locale, planning.fault.too_long),
        Reason::Unknown => td_string!(locale, planning.fault.unknown),
        Reason::NotANumber => td_string!(locale, planning.fault.not_a_number),
        Reason::NotADate => td_string!(locale, planning.fault.not_a_date),
        Reason::NoTopic => td_string!(locale, planning.fault.no_topic),
        Reason::Days => td_string!(locale, planning.fault.days),
        Reason::Period => td_string!(locale, planning.fault.period),
        Reason::FirstDay => td_string!(locale, planning.fault.first_day),
        Reason::Trainers => td_string!(locale, planning.fault.trainers),
        Reason::InAndOut => td_string!(locale, planning.fault.in_and_out),
        Reason::Seats => td_string!(locale, planning.fault.seats),
        Reason::TooManyQuotas => td_string!(locale, planning.fault.too_many_quotas),
        Reason::Crossed => td_string!(locale, planning.fault.crossed),
        Reason::ApartFromSelf => td_string!(locale, planning.fault.apart_from_self),
        Reason::NoPoints | Reason::NoPlace => td_string!(locale, planning.fault.no_weight),
        Reason::TooLarge => td_string!(locale, planning.fault.too_large),
        Reason::Road => td_string!(locale, planning.fault.road),
        Reason::Women => td_string!(locale, planning.fault.women),
        Reason::Far => td_string!(locale, planning.fault.far),
    }
}

/// What a field is called.
pub(super) fn field(words: &Words, name: &str) -> String {
    let locale = words.locale();
    if let Some((end @ ("least" | "most"), criterion)) = name.split_once('.') {
        let whom = criterion_of(criterion).map(|criterion| words.criterion(&criterion)).unwrap_or_default();
        return if end == "least" {
            td_string!(locale, planning.quota.least_of, whom = whom)
        } else {
            td_string!(locale, planning.quota.most_of, whom = whom)
        };
    }
    if let Some((part @ ("talk" | "exercise"), topic)) = name.split_once('.') {
        let topic = topic.parse().map_or("", |topic| terms::topic(words.language(), topic));
        return if part == "talk" {
            td_string!(locale, planning.goal.talk_of, topic = topic)
        } else {
            td_string!(locale, planning.goal.exercise_of, topic = topic)
        };
    }
    plain_field(locale, name).to_owned()
}

fn plain_field(locale: Locale, name: &str) -> &'static str {
    match name {
        "name" => td_string!(locale, planning.goal.name),
        "notes" => td_string!(locale, planning.goal.notes),
        "kind" => td_string!(locale, planning.goal.kind),
        "language" => td_string!(locale, planning.goal.language),
        "spoken" => td_string!(locale, planning.goal.spoken),
        "topics" => td_string!(locale, planning.goal.topics),
        "days" => td_string!(locale, planning.goal.days),
        "from" => td_string!(locale, planning.goal.from),
        "to" => td_string!(locale, planning.goal.to),
        "rupees" => td_string!(locale, planning.goal.rupees),
        "seats" => td_string!(locale, planning.goal.seats),
        "waiting" => td_string!(locale, planning.goal.waiting),
        "seed" => td_string!(locale, planning.goal.seed),
        "trainers" => td_string!(locale, planning.goal.trainers),
        "most_of_organisation" => td_string!(locale, planning.quota.most_of_organisation),
        "town" => td_string!(locale, planning.place.title),
        "first_day" => td_string!(locale, planning.dates.first_day),
        name if name.starts_with("move") => td_string!(locale, planning.agenda.title),
        "shift" => td_string!(locale, planning.dates.moon),
        name if name.starts_with("cost.") => td_string!(locale, planning.goal.prices),
        name if name.starts_with("weight") => td_string!(locale, planning.goal.weights),
        _ => td_string!(locale, planning.goal.participants),
    }
}

/// What somebody else saved meanwhile in the fields that were just sent, beside what was sent.
pub(super) fn clashes(words: &Words, clashes: &[FieldClash]) -> AnyView {
    if clashes.is_empty() {
        return ().into_any();
    }
    let locale = words.locale();
    let told = |values: &[String]| {
        let values: Vec<String> = values.iter().map(|value| value_words(words, value)).collect();
        if values.is_empty() {
            td_string!(locale, planning.clash.nothing).to_owned()
        } else {
            words.setting.list(values)
        }
    };
    let rows = clashes.iter().map(|clash| {
        view! {
            <tr>
                <th scope="row"><a href=format!("#field-{}", id_of(&clash.field))>{field(words, &clash.field)}</a></th>
                <td>{told(&clash.mine)}</td>
                <td>{told(&clash.theirs)}</td>
            </tr>
        }
    });
    view! {
        <section class="plan-clashes" role="alert">
            <p class="fault">{td_string!(locale, planning.clash.text)}</p>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, planning.clash.field)}</th>
                        <th scope="col">{td_string!(locale, planning.clash.mine)}</th>
                        <th scope="col">{td_string!(locale, planning.clash.theirs)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// A field's value as people say it, where it is a term.
fn value_words(words: &Words, value: &str) -> String {
    let language = words.language();
    if let Ok(topic) = value.parse() {
        return terms::topic(language, topic).to_owned();
    }
    if let Ok(day) = value.parse() {
        return words.day(day);
    }
    if words.names.towns.contains_key(value) {
        return words.town(value);
    }
    crate::format::figures(language, value)
}

/// All that is wrong, as links to the fields.
pub(super) fn summary(words: &Words, faults: &[domain::planning::form::PlanFault]) -> AnyView {
    if faults.is_empty() {
        return ().into_any();
    }
    let locale = words.locale();
    let links = faults.iter().map(|fault| {
        let told = words.setting.pair(&field(words, &fault.field), told(locale, fault.reason));
        view! { <li><a href=format!("#field-{}", id_of(&fault.field))>{told}</a></li> }
    });
    view! {
        <div class="fault" role="alert">
            <p>{td_string!(locale, planning.notice.faulty)}</p>
            <ul>{links.collect_view()}</ul>
        </div>
    }
    .into_any()
}

//! What is wrong with a scenario's fields, what they are called, and what two people made of them.

use domain::planning::{
    form::{FieldClash, PlanFault, PlanFaultReason, criterion_of, shift_of},
    participants::{MOST_QUOTAS, MOST_SEATS},
    scenario::{LONGEST_PERIOD, MOST_DAYS},
    trainers::LARGEST_TEAM,
    weights::{MOST_WEIGHT, bounds},
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{dates, form::id_of, weights, words::Words};
use crate::{i18n::Locale, terms};

/// What is wrong, in a sentence.
pub(super) fn told(words: &Words, fault: &PlanFault) -> String {
    use PlanFaultReason as Reason;
    let locale = words.locale();
    let told = match fault.reason {
        Reason::Missing => td_string!(locale, planning.fault.missing),
        Reason::TooLong => td_string!(locale, planning.fault.too_long),
        Reason::Unknown => td_string!(locale, planning.fault.unknown),
        Reason::NotANumber => td_string!(locale, planning.fault.not_a_number),
        Reason::NotADate => td_string!(locale, planning.fault.not_a_date),
        Reason::NoTopic => td_string!(locale, planning.fault.no_topic),
        Reason::Days => return td_string!(locale, planning.fault.days, most = words.number(MOST_DAYS)),
        Reason::Period => return td_string!(locale, planning.fault.period, most = words.number(LONGEST_PERIOD)),
        Reason::FirstDay => td_string!(locale, planning.fault.first_day),
        Reason::Trainers => return td_string!(locale, planning.fault.trainers, most = words.number(LARGEST_TEAM)),
        Reason::InAndOut => td_string!(locale, planning.fault.in_and_out),
        Reason::Seats => return td_string!(locale, planning.fault.seats, most = words.number(MOST_SEATS)),
        Reason::TooManyQuotas => {
            return td_string!(locale, planning.fault.too_many_quotas, most = words.number(MOST_QUOTAS));
        }
        Reason::Crossed => td_string!(locale, planning.fault.crossed),
        Reason::ApartFromSelf => td_string!(locale, planning.fault.apart_from_self),
        Reason::NoPoints | Reason::NoPlace => td_string!(locale, planning.fault.no_weight),
        Reason::Price => td_string!(locale, planning.fault.price),
        Reason::Percent => td_string!(locale, planning.fault.percent),
        Reason::BackToFront => td_string!(locale, planning.fault.back_to_front),
        Reason::NoLanguage => td_string!(locale, planning.fault.no_language),
        Reason::Twice => td_string!(locale, planning.fault.twice),
        Reason::ToCome => td_string!(locale, planning.fault.to_come),
        Reason::Identifying => td_string!(locale, planning.fault.identifying),
        Reason::Bounds => return outside(words, &fault.field),
    };
    told.to_owned()
}

/// Between what a weight must be.
fn outside(words: &Words, field: &str) -> String {
    let name = field.strip_prefix("weight.").unwrap_or(field);
    let (_, bounds) = bounds().into_iter().find(|(other, _)| *other == name).unwrap_or(("", 0..=MOST_WEIGHT));
    let [least, most] = [*bounds.start(), *bounds.end()].map(|end| words.number(end));
    td_string!(words.locale(), planning.fault.bounds, least = least, most = most)
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
    super::facts::field(locale, name).unwrap_or_else(|| plain_field(locale, name)).to_owned()
}

fn plain_field(locale: Locale, name: &str) -> &'static str {
    match name {
        "name" => td_string!(locale, planning.goal.name),
        "notes" => td_string!(locale, planning.goal.notes),
        "title.en" => td_string!(locale, planning.training.title_en),
        "title.ur" => td_string!(locale, planning.training.title_ur),
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
        name if name.starts_with("weight") => weights::label(locale, name),
        _ => td_string!(locale, planning.goal.participants),
    }
}

/// What somebody else saved meanwhile in the fields that were just sent, beside what was sent.
pub(super) fn clashes(words: &Words, clashes: &[FieldClash]) -> AnyView {
    if clashes.is_empty() {
        return ().into_any();
    }
    let locale = words.locale();
    let told = |field: &str, values: &[String]| {
        let values: Vec<String> = values.iter().map(|value| value_words(words, field, value)).collect();
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
                <td>{told(&clash.field, &clash.mine)}</td>
                <td>{told(&clash.field, &clash.theirs)}</td>
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

/// A field's value as people say it. What the field can't hold is said as it was sent.
fn value_words(words: &Words, field: &str, value: &str) -> String {
    let language = words.language();
    let term = match field {
        "kind" => value.parse().ok().map(|kind| terms::training_kind(language, kind)),
        "language" | "spoken" => value.parse().ok().map(|spoken| terms::language(language, spoken)),
        "topics" | "prerequisites" => value.parse().ok().map(|topic| terms::topic(language, topic)),
        _ => None,
    };
    let told = term.map(ToOwned::to_owned).or_else(|| match field {
        "from" | "to" | "first_day" => value.parse().ok().map(|day| words.day(day)),
        "town" => words.names.towns.contains_key(value).then(|| words.town(value)),
        "include" | "exclude" | "keep" | "trainers.include" | "trainers.exclude" => {
            Some(words.person(&value.to_owned()))
        }
        "apart" => Some(words.people(&value.split(' ').map(ToOwned::to_owned).collect::<Vec<_>>())),
        "move" => moved(words, value),
        "shift" => shift_of(value).map(|shift| dates::shift_words(words, &shift)),
        "name" | "notes" | "title.en" | "title.ur" => Some(words.setting.isolated(value)),
        _ => None,
    });
    told.unwrap_or_else(|| crate::format::figures(language, value))
}

/// The day and time that an item of the agenda was moved to.
fn moved(words: &Words, value: &str) -> Option<String> {
    let mut parts = value.rsplit(' ');
    let (from, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(words.setting.pair(&words.weekday(day), &words.time(from)))
}

/// All that is wrong, as links to the fields.
pub(super) fn summary(words: &Words, faults: &[PlanFault]) -> AnyView {
    if faults.is_empty() {
        return ().into_any();
    }
    let locale = words.locale();
    let links = faults.iter().map(|fault| {
        let told = words.setting.pair(&field(words, &fault.field), &told(words, fault));
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

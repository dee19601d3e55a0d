//! Who trains, why, and who teaches what.

use domain::{
    ids::Ref,
    planning::trainers::{Teaching, Trainer, TrainerBar},
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{PlanView, form::deed, words::Words};
use crate::terms;

/// The team.
pub(super) fn trainers(words: &Words, view: &PlanView) -> AnyView {
    let locale = words.locale();
    let team = &view.plan.team;
    let rows = team.trainers.iter().map(|one| trainer(words, view, one)).collect_view();
    let none =
        team.trainers.is_empty().then(|| view! { <p class="warning">{td_string!(locale, planning.trainers.none)}</p> });
    let considered = (team.considered < team.able).then(|| {
        let [able, looked] = [team.able, team.considered].map(|number| words.number(number));
        view! { <p class="soft">{td_string!(locale, planning.trainers.considered, able = able, looked = looked)}</p> }
    });
    view! {
        <section class="plan-section" aria-labelledby="trainers-of">
            <h2 id="trainers-of">{td_string!(locale, planning.trainers.title)}</h2>
            {none} {considered}
            <ul class="people">{rows}</ul>
            {missing(words, view)}
            {teaching(words, &team.teaching)}
            {others(words, view)}
        </section>
    }
    .into_any()
}

fn trainer(words: &Words, view: &PlanView, trainer: &Trainer) -> AnyView {
    let (locale, id) = (words.locale(), &trainer.id);
    let wish = &view.scenario.goal.trainers;
    let from = trainer.partner.as_ref().map_or_else(
        || words.names.people.get(id).map_or_else(String::new, |person| words.about(person)),
        |partner| words.organisation(partner),
    );
    let reasons = trainer.reasons.iter().map(|reason| view! { <li>{words.why_trains(reason)}</li> }).collect_view();
    let mastery = trainer.mastery.iter().filter(|(_, mastery)| *mastery > 0).map(|(topic, mastery)| {
        view! {
            <li>
                <span>{terms::topic(words.language(), *topic)}</span>
                <span class="number">{words.number(*mastery)}</span>
            </li>
        }
    });
    let mastery = mastery.collect_view();
    let [free, out] = [td_string!(locale, planning.list.free), td_string!(locale, planning.trainers.rest)];
    let free = wish.include.contains(id).then(|| deed(format!("free-trainer:{id}"), free, words.deed(free, id)));
    view! {
        <li class="person">
            <div class="who">
                <p class="name">{words.person(id)}</p>
                <p class="soft">{from}</p>
                <ul class="why">{reasons}</ul>
                <details id=format!("mastery-{id}")>
                    <summary>{td_string!(locale, planning.trainers.mastery)}</summary>
                    <ul class="figures">{mastery}</ul>
                </details>
            </div>
            <div class="deeds">{free} {deed(format!("rest:{id}"), out, words.deed(out, id))}</div>
        </li>
    }
    .into_any()
}

fn missing(words: &Words, view: &PlanView) -> AnyView {
    let missing = &view.plan.team.missing;
    if missing.is_empty() {
        return ().into_any();
    }
    let topics = words.setting.list(missing.iter().map(|topic| terms::topic(words.language(), *topic)));
    view! { <p class="warning">{td_string!(words.locale(), planning.trainers.missing, topics = topics)}</p> }.into_any()
}

fn teaching(words: &Words, teaching: &[Teaching]) -> AnyView {
    let locale = words.locale();
    let name = |id: Option<&Ref>| id.map_or_else(|| "–".to_owned(), |id| words.person(id));
    let rows = teaching.iter().map(|one| {
        view! {
            <tr>
                <th scope="row">{terms::topic(words.language(), one.topic)}</th>
                <td>{name(one.lead.as_ref())}</td>
                <td>{name(one.co_trainer.as_ref())}</td>
            </tr>
        }
    });
    view! {
        <table class="table">
            <caption>{td_string!(locale, planning.trainers.who_teaches)}</caption>
            <thead>
                <tr>
                    <th scope="col">{td_string!(locale, planning.trainers.module)}</th>
                    <th scope="col">{td_string!(locale, planning.trainers.lead)}</th>
                    <th scope="col">{td_string!(locale, planning.trainers.co_trainer)}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// Who else could train, and who can't, with the reason.
fn others(words: &Words, view: &PlanView) -> AnyView {
    let locale = words.locale();
    let team = &view.plan.team;
    let is_in = |id: &Ref| team.trainers.iter().any(|trainer| trainer.id == *id);
    let is_barred = |id: &Ref| team.barred.iter().any(|(barred, _)| barred == id);
    let able = view.able.iter().filter(|id| !is_in(id) && !is_barred(id));
    let able = able.map(|id| other(words, view, id, String::new())).collect_view();
    let barred = team.barred.iter().map(|(id, bar)| barred(words, view, id, bar)).collect_view();
    view! {
        <details id="other-trainers">
            <summary>{td_string!(locale, planning.trainers.others)}</summary>
            <ul class="people">{able} {barred}</ul>
        </details>
    }
    .into_any()
}

fn barred(words: &Words, view: &PlanView, id: &Ref, bar: &TrainerBar) -> AnyView {
    other(words, view, id, words.why_not_trains(bar))
}

fn other(words: &Words, view: &PlanView, id: &Ref, why: String) -> AnyView {
    let locale = words.locale();
    let is_out = view.scenario.goal.trainers.exclude.contains(id);
    let [free, into] = [td_string!(locale, planning.list.free), td_string!(locale, planning.trainers.train)];
    let about = words.names.people.get(id).map(|person| words.about(person));
    view! {
        <li class="person">
            <div class="who">
                <p class="name">{words.person(id)}</p>
                <p class="soft">{about}</p>
                <p class="why">{why}</p>
            </div>
            <div class="deeds">
                {is_out.then(|| deed(format!("free-trainer:{id}"), free, words.deed(free, id)))}
                {deed(format!("train:{id}"), into, words.deed(into, id))}
            </div>
        </li>
    }
    .into_any()
}

//! `/planning/{id}/print`: the whole plan on two pages.

use domain::planning::participants::Invited;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{PlanPrintView, budget, map, materials, words::Words};
use crate::{
    pages::{
        account::page_of,
        components::{Head, Page, PageHead},
    },
    terms,
};

/// Answers `/planning/{id}/print`.
#[component]
pub fn PlanPrintPage() -> impl IntoView {
    page_of(|view: PlanPrintView| {
        let words = Words::new(&view.names);
        let locale = words.locale();
        let name = view.scenario.name.clone();
        view! {
            <Head head=PageHead { title: name, unlisted: true, ..PageHead::default() } />
            <Page class="me plan plan-print">
                <p class="note on-screen">{td_string!(locale, planning.print.hint)}</p>
                {first(&words, &view)}
                {second(&words, &view)}
            </Page>
        }
    })
}

/// What, where, when, who.
fn first(words: &Words, view: &PlanPrintView) -> AnyView {
    let (locale, plan) = (words.locale(), &view.plan);
    let town = plan.town.as_ref().and_then(|town| words.names.towns.get(town)).map(|town| town.district.as_str());
    let number = words.number(plan.participants.invited.len());
    let list = plan.participants.invited.iter().map(|one| invited(words, one)).collect_view();
    view! {
        <section class="sheet">
            <header>
                <h1><bdi>{view.scenario.name.clone()}</bdi></h1>
                <p class="soft">{stamp(words, view)}</p>
            </header>
            <div class="sheet-top">
                <div>{facts(words, view)} {days(words, view)}</div>
                <div>{map::map(words, &plan.gaps, town)} {places(words, view)}</div>
            </div>
            <h2>{td_string!(locale, planning.list.invited, number = number)}</h2>
            <ol class="sheet-people">{list}</ol>
        </section>
    }
    .into_any()
}

/// Which version this is, and on which day it was printed.
fn stamp(words: &Words, view: &PlanPrintView) -> String {
    let version = words.number(view.version.number);
    td_string!(words.locale(), planning.print.stamp, version = version, date = words.day(view.today))
}

fn facts(words: &Words, view: &PlanPrintView) -> AnyView {
    let (locale, language, plan, goal) = (words.locale(), words.language(), &view.plan, &view.scenario.goal);
    let none = || "–".to_owned();
    let [number, women, newcomers] =
        [plan.participants.invited.len() as u32, plan.women, plan.newcomers].map(|count| words.number(count));
    let people = td_string!(locale, planning.summary.people, number = number, women = women);
    let people = words.setting.pair(&people, &td_string!(locale, planning.summary.newcomers, number = newcomers));
    let rows = [
        (td_string!(locale, planning.goal.kind), terms::training_kind(language, goal.kind).to_owned()),
        (
            td_string!(locale, planning.goal.topics),
            words.setting.list(goal.topics.iter().map(|topic| terms::topic(language, *topic))),
        ),
        (
            td_string!(locale, planning.goal.language),
            goal.language.map_or_else(
                || td_string!(locale, planning.goal.any_language).to_owned(),
                |one| terms::language(language, one).to_owned(),
            ),
        ),
        (td_string!(locale, planning.place.title), plan.town.as_ref().map_or_else(none, |town| words.town(town))),
        (
            td_string!(locale, planning.dates.title),
            plan.dates.as_ref().map_or_else(none, |dates| words.days(dates.from, dates.to)),
        ),
        (td_string!(locale, planning.goal.participants), people),
        (td_string!(locale, planning.measure.points), words.number(plan.participants.gap.points)),
        (td_string!(locale, planning.budget.title), words.rupees(plan.budget.total)),
    ];
    let rows = rows.map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    view! { <dl class="sheet-facts">{rows.into_iter().collect_view()}</dl> }.into_any()
}

/// What the days run into, and what lies around them.
fn days(words: &Words, view: &PlanPrintView) -> AnyView {
    let locale = words.locale();
    let Some(dates) = &view.plan.dates else { return ().into_any() };
    let clashes = words.setting.list(dates.clashes.iter().map(|clash| words.happening(&clash.happening)));
    let clashes = if clashes.is_empty() { td_string!(locale, planning.dates.no_clash).to_owned() } else { clashes };
    let told =
        |what: &domain::planning::dates::Neighbour| (words.happening(&what.happening), words.number(what.days_between));
    let before = dates.before.as_ref().map(told);
    let before = before.map(|(what, days)| td_string!(locale, planning.dates.before, what = what, days = days));
    let after = dates.after.as_ref().map(told);
    let after = after.map(|(what, days)| td_string!(locale, planning.dates.after, what = what, days = days));
    view! {
        <p class="sheet-days">{clashes}</p>
        <p class="soft">{before} " " {after}</p>
    }
    .into_any()
}

/// The first three towns, with their scores.
fn places(words: &Words, view: &PlanPrintView) -> AnyView {
    let rows = view.plan.places.iter().take(3).map(|place| {
        let score = td_string!(words.locale(), planning.score, score = words.number(place.score));
        view! { <li>{words.setting.pair(&words.town(&place.town), &score)}</li> }
    });
    view! { <ol class="sheet-places soft">{rows.collect_view()}</ol> }.into_any()
}

fn invited(words: &Words, one: &Invited) -> AnyView {
    let about = words.names.people.get(&one.id).map(|person| words.about(person));
    let points = words.number(one.points);
    view! {
        <li>
            <strong>{words.person(&one.id)}</strong> " "
            <span class="soft">{about} " " {td_string!(words.locale(), planning.points.total, points = points)}</span>
            <br />
            {words.why_in(&one.reason)}
        </li>
    }
    .into_any()
}

/// Days whose agenda a page has room for; where there are more, all of it is written smaller.
const ROOMY_DAYS: usize = 6;

/// Who waits, the rules, trainers, agenda, budget, what to teach with.
fn second(words: &Words, view: &PlanPrintView) -> AnyView {
    let (locale, plan) = (words.locale(), &view.plan);
    let how = words.setting.absolute(&words.setting.href("/how-the-plan-is-made"));
    let [waits, out] =
        [plan.participants.waiting.len(), plan.participants.left_out.len()].map(|count| words.number(count));
    let waiting = plan.participants.waiting.iter().map(|one| {
        view! { <li><strong>{words.person(&one.id)}</strong> " " {words.why_out(&one.reason)}</li> }
    });
    let waiting = waiting.collect_view();
    let class = if plan.agenda.days.len() > ROOMY_DAYS { "sheet dense" } else { "sheet" };
    view! {
        <section class=class>
            <div class="sheet-halves">
                <div>
                    <h2>{td_string!(locale, planning.list.waiting, number = waits)}</h2>
                    <ol class="sheet-waiting">{waiting}</ol>
                    <p class="soft">{td_string!(locale, planning.list.left_out, number = out)}</p>
                    {rules(words, view)}
                    <h2>{td_string!(locale, planning.trainers.title)}</h2>
                    {trainers(words, view)}
                </div>
                <div>
                    <h2>{td_string!(locale, planning.budget.title)}</h2>
                    {budget::over(words, &plan.budget)}
                    {budget::sheet(words, &plan.budget)}
                </div>
            </div>
            <h2>{td_string!(locale, planning.agenda.title)}</h2>
            {agenda(words, view)}
            {materials::in_short(words, &view.materials, view.scenario.goal.language)}
            <footer class="soft">
                <p>{td_string!(locale, planning.print.seed, seed = words.number(view.scenario.goal.participants.seed))}</p>
                <p>{td_string!(locale, planning.how.title)} " " <bdi dir="ltr">{how}</bdi></p>
                <p>{td_string!(locale, planning.print.private)}</p>
            </footer>
        </section>
    }
    .into_any()
}

/// The quotas, and those that were loosened.
fn rules(words: &Words, view: &PlanPrintView) -> AnyView {
    use domain::planning::participants::Bound;
    let locale = words.locale();
    let wish = &view.scenario.goal.participants;
    let ends = wish.quotas.iter().flat_map(|quota| {
        let least = quota.at_least.map(|number| words.bound(&quota.criterion, Bound::AtLeast, number));
        let most = quota.at_most.map(|number| words.bound(&quota.criterion, Bound::AtMost, number));
        least.into_iter().chain(most)
    });
    let ends: Vec<String> = ends.collect();
    if ends.is_empty() {
        return ().into_any();
    }
    let loosened =
        view.plan.participants.relaxations.iter().map(|one| view! { <p class="warning">{words.relaxation(one)}</p> });
    let loosened = loosened.collect_view();
    view! {
        <h2>{td_string!(locale, planning.quota.title)}</h2>
        <p>{words.setting.list(ends)}</p>
        {loosened}
    }
    .into_any()
}

fn trainers(words: &Words, view: &PlanPrintView) -> AnyView {
    let team = &view.plan.team;
    let rows = team.trainers.iter().map(|trainer| {
        let reasons = words.setting.list(trainer.reasons.iter().map(|reason| words.why_trains(reason)));
        view! { <li><strong>{words.person(&trainer.id)}</strong> " " {reasons}</li> }
    });
    let rows = rows.collect_view();
    let teaching = team.teaching.iter().map(|one| {
        let who = words.people(one.lead.iter().chain(&one.co_trainer));
        view! { <li>{words.setting.pair(terms::topic(words.language(), one.topic), &who)}</li> }
    });
    view! {
        <ul>{rows}</ul>
        <ul class="soft">{teaching.collect_view()}</ul>
    }
    .into_any()
}

/// The agenda; who teaches what stands above it.
fn agenda(words: &Words, view: &PlanPrintView) -> AnyView {
    let agenda = &view.plan.agenda;
    let days = agenda.days.iter().map(|frame| {
        let items = agenda.items.iter().filter(|item| item.day == frame.day).map(|item| {
            view! {
                <li>
                    <span class="time">{words.time(item.from)}</span>
                    <span>{words.activity(&item.activity)}</span>
                </li>
            }
        });
        let items = items.collect_view();
        view! {
            <div>
                <h3>{words.weekday(frame.day)}</h3>
                <ol>{items}</ol>
            </div>
        }
    });
    view! { <div class="sheet-agenda">{days.collect_view()}</div> }.into_any()
}

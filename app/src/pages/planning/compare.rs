//! `/planning/compare`: two plans side by side.

use domain::{
    ids::{PublicId, Ref},
    planning::scenario::Measured,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    ComparePlansView,
    plan::difference,
    words::{self, Words},
};
use crate::pages::{
    account::page_of,
    components::{Head, Page, PageHead, PageTitle, Part},
};

/// Answers `/planning/compare`.
#[component]
pub fn ComparePlansPage() -> impl IntoView {
    page_of(|view: ComparePlansView| {
        let words = Words::new(&view.names);
        let locale = words.locale();
        let title = td_string!(locale, planning.compare.title);
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me plan compare">
                <p class="kicker"><a href=words.setting.href("/planning")>{td_string!(locale, planning.all)}</a></p>
                <PageTitle title=title.to_owned() lead=td_string!(locale, planning.compare.lead) />
                {choice(&words, &view)}
                {measures(&words, &view)}
                {people(&words, &view)}
            </Page>
        }
    })
}

fn choice(words: &Words, view: &ComparePlansView) -> AnyView {
    let locale = words.locale();
    let options = |chosen: &PublicId| {
        let each = view.all.iter().map(|(id, name)| {
            view! { <option value=id.to_string() dir="auto" selected=id == chosen>{name.clone()}</option> }
        });
        each.collect_view()
    };
    let (one, other) = (options(&view.one.0), options(&view.other.0));
    view! {
        <form class="buttons" method="get" action=words.setting.href("/planning/compare")>
            <select name="one" aria-label=td_string!(locale, planning.compare.one)>{one}</select>
            <select name="other" aria-label=td_string!(locale, planning.compare.other)>{other}</select>
            <button type="submit">{td_string!(locale, planning.compare.button)}</button>
        </form>
    }
    .into_any()
}

/// The table: place and days, then every measure with what the second plan has more or less of.
fn measures(words: &Words, view: &ComparePlansView) -> AnyView {
    let (locale, comparison) = (words.locale(), &view.comparison);
    let head = [&view.one, &view.other].map(|(id, scenario)| {
        let href = words.setting.href(&format!("/planning/{id}"));
        view! { <th scope="col"><a class="plain" href=href><bdi>{scenario.name.clone()}</bdi></a></th> }
    });
    let none = || "–".to_owned();
    let town = |slug: &Option<String>| slug.as_ref().map_or_else(none, |slug| words.town(slug));
    let day = |day: &Option<domain::dates::Date>| day.map_or_else(none, |day| words.day(day));
    let (towns, days) = (&comparison.towns, &comparison.first_days);
    let rows = comparison.measures.iter().map(|measured| row(words, measured)).collect_view();
    view! {
        <table class="table compare-table">
            <thead>
                <tr>
                    <th scope="col">{td_string!(locale, planning.compare.measure)}</th>
                    {head.into_iter().collect_view()}
                    <th scope="col">{td_string!(locale, planning.compare.difference)}</th>
                </tr>
            </thead>
            <tbody>
                <tr>
                    <th scope="row">{td_string!(locale, planning.place.title)}</th>
                    <td>{town(&towns.0)}</td>
                    <td>{town(&towns.1)}</td>
                    <td></td>
                </tr>
                <tr>
                    <th scope="row">{td_string!(locale, planning.dates.first_day)}</th>
                    <td>{day(&days.0)}</td>
                    <td>{day(&days.1)}</td>
                    <td></td>
                </tr>
                {rows}
            </tbody>
        </table>
    }
    .into_any()
}

fn row(words: &Words, measured: &Measured) -> AnyView {
    let is_equal = measured.first == measured.second;
    let told = if is_equal {
        td_string!(words.locale(), planning.compare.equal).to_owned()
    } else {
        difference(words, measured, "")
    };
    view! {
        <tr>
            <th scope="row">{words::measure(words.locale(), measured.measure)}</th>
            <td>{words.number(measured.first)}</td>
            <td>{words.number(measured.second)}</td>
            <td class=is_equal.then_some("soft")>{told}</td>
        </tr>
    }
    .into_any()
}

/// Who is invited by one of them alone, and by both.
fn people(words: &Words, view: &ComparePlansView) -> AnyView {
    let (locale, comparison) = (words.locale(), &view.comparison);
    let of = |name: &str| td_string!(locale, planning.compare.only, name = words.setting.isolated(name));
    let (one, other) = (of(&view.one.1.name), of(&view.other.1.name));
    let both = td_string!(locale, planning.compare.both).to_owned();
    let invited = [
        names(words, one.clone(), &comparison.by_first),
        names(words, other.clone(), &comparison.by_second),
        names(words, both, &comparison.by_both),
    ];
    let trainers =
        [names(words, one, &comparison.trainers_of_first), names(words, other, &comparison.trainers_of_second)];
    view! {
        <Part title=td_string!(locale, planning.compare.people)>
            <div class="tables">{invited.into_iter().collect_view()}</div>
        </Part>
        <Part title=td_string!(locale, planning.trainers.title)>
            <div class="tables">{trainers.into_iter().collect_view()}</div>
        </Part>
    }
    .into_any()
}

fn names(words: &Words, title: String, people: &[Ref]) -> AnyView {
    let rows = people.iter().map(|id| {
        let about = words.names.people.get(id).map(|person| words.about(person));
        view! { <li>{words.person(id)} " " <span class="soft">{about}</span></li> }
    });
    let rows = rows.collect_view();
    let none =
        people.is_empty().then(|| view! { <p class="soft">{td_string!(words.locale(), planning.compare.nobody)}</p> });
    let summary = td_string!(words.locale(), planning.list.group, title = title, number = words.number(people.len()));
    view! {
        <div>
            <h3>{summary}</h3>
            {none}
            <ul class="plain-list">{rows}</ul>
        </div>
    }
    .into_any()
}

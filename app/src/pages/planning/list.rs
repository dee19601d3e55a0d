//! `/planning`: what is missing where, and the scenarios that there are.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    places::Area,
    planning::gaps::{DistrictGap, by_district, by_topic},
    trainings::Topic,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{PlanListed, PlanNames, PlanNotice, PlansView, faults, form::Form, gaps, plan::notice_words, words::Words};
use crate::{
    pages::{
        account::page_of,
        components::{Head, Page, PageHead, PageTitle, Part, ThinBar},
    },
    terms,
};

/// Answers `/planning`.
#[component]
pub fn PlansPage() -> impl IntoView {
    page_of(|view: PlansView| {
        let words = Words::new(&Arc::new(PlanNames::default()));
        let locale = words.locale();
        let title = td_string!(locale, planning.title);
        let how = words.setting.href("/how-the-plan-is-made");
        let facts = words.setting.href("/planning/facts");
        let told = view.notice.filter(|notice| *notice != PlanNotice::Faulty).map(|notice| {
            view! { <p class="done" role="status">{notice_words(&words, notice)}</p> }
        });
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me plan plans">
                <PageTitle title=title.to_owned() lead=td_string!(locale, planning.lead) />
                <p><a class="plain" href=how>{td_string!(locale, planning.how.title)}</a></p>
                <p><a class="plain" href=facts>{td_string!(locale, facts.link)}</a></p>
                {told}
                {faults::summary(&words, &view.faults)}
                <div class="plans-columns">
                    <div>{scenarios(&words, &view)} {new(&words, &view)}</div>
                    {missing(&words, &view)}
                </div>
            </Page>
        }
    })
}

fn scenarios(words: &Words, view: &PlansView) -> AnyView {
    let locale = words.locale();
    let list = if view.plans.is_empty() {
        view! { <p class="soft">{td_string!(locale, planning.none)}</p> }.into_any()
    } else {
        let rows = view.plans.iter().map(|plan| listed(words, plan)).collect_view();
        view! { <ul class="own-list">{rows}</ul> }.into_any()
    };
    let comparing = comparing(words, &view.plans);
    view! {
        <Part title=td_string!(locale, planning.scenarios)>{list} {comparing}</Part>
    }
    .into_any()
}

fn listed(words: &Words, plan: &PlanListed) -> AnyView {
    let (locale, setting) = (words.locale(), &words.setting);
    let topics = setting.list(plan.topics.iter().map(|topic| terms::topic(words.language(), *topic)));
    let seats = td_string!(locale, planning.summary.seats, number = words.number(plan.seats));
    let by = setting.text(&plan.version.by);
    let by = if by.is_empty() { td_string!(locale, planning.coordinator) } else { by };
    let version = td_string!(
        locale,
        planning.versions.one,
        number = words.number(plan.version.number),
        date = words.day(plan.version.on),
        by = setting.isolated(by)
    );
    let training = plan.training.as_ref().map(|id| {
        let href = setting.href(&format!("/trainings/{id}"));
        view! { <p><a class="plain" href=href>{td_string!(locale, planning.training.made)}</a></p> }
    });
    view! {
        <li>
            <h3><a class="plain" href=setting.href(&format!("/planning/{}", plan.id))><bdi>{plan.name.clone()}</bdi></a></h3>
            <p>{topics}</p>
            <p class="soft">{setting.pair(&seats, &words.days(plan.from, plan.to))}</p>
            <p class="soft">{version}</p>
            {training}
        </li>
    }
    .into_any()
}

/// Two scenarios to be put side by side.
fn comparing(words: &Words, plans: &[PlanListed]) -> AnyView {
    if plans.len() < 2 {
        return ().into_any();
    }
    let locale = words.locale();
    let options = |chosen: usize| {
        let each = plans.iter().enumerate().map(move |(at, plan)| {
            view! { <option value=plan.id.to_string() dir="auto" selected=at == chosen>{plan.name.clone()}</option> }
        });
        each.collect_view()
    };
    view! {
        <form class="buttons" method="get" action=words.setting.href("/planning/compare")>
            <select name="one" aria-label=td_string!(locale, planning.compare.one)>{options(0)}</select>
            <select name="other" aria-label=td_string!(locale, planning.compare.other)>{options(1)}</select>
            <button type="submit">{td_string!(locale, planning.compare.button)}</button>
        </form>
    }
    .into_any()
}

/// The form of a new scenario: the least that a plan can be made from.
fn new(words: &Words, view: &PlansView) -> AnyView {
    let locale = words.locale();
    let form = Form { words: words.clone(), values: view.values.clone(), faults: view.faults.clone() };
    let language = words.language();
    let topics = Topic::ALL.iter().map(|topic| (topic.to_string(), terms::topic(language, *topic).to_owned()));
    let name =
        form.input("name", td_string!(locale, planning.goal.name), "text", td_string!(locale, planning.new.name_hint));
    let topics = form.ticks("topics", td_string!(locale, planning.goal.topics), topics.collect());
    let numbers = [
        form.input("seats", td_string!(locale, planning.goal.seats), "number", ""),
        form.input("days", td_string!(locale, planning.goal.days), "number", ""),
        form.input("from", td_string!(locale, planning.goal.from), "date", ""),
        form.input("to", td_string!(locale, planning.goal.to), "date", ""),
    ];
    let rupees = form.input(
        "rupees",
        td_string!(locale, planning.goal.rupees),
        "number",
        td_string!(locale, planning.goal.rupees_hint),
    );
    let (action, once) = (words.setting.href("/planning"), view.once.to_string());
    view! {
        <Part title=td_string!(locale, planning.new.title) id="new">
            <form class="plan-form plan-new" method="post" action=action novalidate>
                <input type="hidden" name="once" value=once />
                {name} {topics}
                <div class="plan-pair">{numbers.into_iter().collect_view()}</div>
                {rupees}
                <button class="primary" type="submit">{td_string!(locale, planning.new.make)}</button>
            </form>
        </Part>
    }
    .into_any()
}

/// What is missing where, in one module or region, or all.
fn missing(words: &Words, view: &PlansView) -> AnyView {
    let locale = words.locale();
    let topics: Vec<Topic> = view.topic.into_iter().collect();
    let mut sums = by_district(&view.gaps, &topics);
    if let Some(region) = view.region {
        let areas: BTreeMap<&str, &Area> = words
            .setting
            .edition
            .atlas
            .areas()
            .iter()
            .filter_map(|known| Some((known.area.district()?, &known.area)))
            .collect();
        sums.retain(|sum| areas.get(sum.district.as_str()).is_some_and(|area| area.region() == region));
    }
    view! {
        <section class="part" id="gaps">
            <h2>{td_string!(locale, planning.gap.title)}</h2>
            <p class="note">{td_string!(locale, planning.gap.text)}</p>
            {filters(words, view)}
            <div class="gaps-beside">
                <div>{gaps::figure(words, &sums, None)} {modules(words, view)}</div>
                <div>{gaps::table(words, &view.gaps, &topics, &sums)} {total(words, &sums)}</div>
            </div>
        </section>
    }
    .into_any()
}

fn total(words: &Words, sums: &[DistrictGap]) -> AnyView {
    let gap = sums.iter().fold(0_u32, |all, sum| all.saturating_add(sum.gap));
    view! { <p class="note">{td_string!(words.locale(), planning.gap.total, gap = words.tenths(gap))}</p> }.into_any()
}

fn filters(words: &Words, view: &PlansView) -> AnyView {
    use domain::places::Region;
    let (locale, language) = (words.locale(), words.language());
    let topics = Topic::ALL.iter().map(|topic| {
        view! { <option value=topic.slug() selected=view.topic == Some(*topic)>{terms::topic(language, *topic)}</option> }
    });
    let regions = Region::ALL.iter().map(|region| {
        view! { <option value=region.slug() selected=view.region == Some(*region)>{terms::region(language, *region)}</option> }
    });
    let (topics, regions) = (topics.collect_view(), regions.collect_view());
    view! {
        <form class="buttons" method="get" action=words.setting.href("/planning") data-page="gaps">
            <select name="topic" aria-label=td_string!(locale, planning.trainers.module)>
                <option value="">{td_string!(locale, planning.gap.all_topics)}</option>
                {topics}
            </select>
            <select name="region" aria-label=td_string!(locale, planning.dates.moon_region)>
                <option value="">{td_string!(locale, planning.gap.all_regions)}</option>
                {regions}
            </select>
            <button type="submit">{td_string!(locale, planning.gap.show)}</button>
        </form>
    }
    .into_any()
}

/// The gap of each module, as links to it.
fn modules(words: &Words, view: &PlansView) -> AnyView {
    let sums = by_topic(&view.gaps);
    let largest = sums.iter().map(|(_, gap)| *gap).max().unwrap_or(0).max(1);
    let rows = sums.into_iter().filter(|(_, gap)| *gap > 0).map(|(topic, gap)| {
        let region = view.region.map_or_else(String::new, |region| format!("&region={region}"));
        let href = words.setting.href(&format!("/planning?topic={topic}{region}#gaps"));
        let is_current = view.topic == Some(topic);
        view! {
            <li>
                <a href=href aria-current=is_current.then_some("true")>{terms::topic(words.language(), topic)}</a>
                <span class="number">{words.tenths(gap)}</span>
                <ThinBar share=f64::from(gap) / f64::from(largest) />
            </li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <details id="modules">
            <summary>{td_string!(words.locale(), planning.gap.by_module)}</summary>
            <ul class="counts">{rows}</ul>
        </details>
    }
    .into_any()
}

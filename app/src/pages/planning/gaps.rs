//! What is missing where: the map, the table that mirrors it, and what each figure is made of.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    ids::Ref,
    planning::gaps::{DistrictGap, GapCell, Gaps, Part},
    trainings::Topic,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    map,
    words::{self, Words},
};
use crate::{pages::components::ThinBar, terms};

/// The smallest gap that is told: less is nothing to one place after the point.
const TOLD: u32 = 50;

/// The map with its key.
pub(super) fn figure(words: &Words, sums: &[DistrictGap], town: Option<&str>) -> AnyView {
    let caption = td_string!(words.locale(), planning.gap.unit);
    view! {
        <figure class="gap-figure">
            {map::map(words, sums, town)}
            <figcaption>{map::legend(words, sums, town)} <p>{caption}</p></figcaption>
        </figure>
    }
    .into_any()
}

/// The first districts with a gap; the others open.
const FIRST: usize = 8;

/// The table: the districts with the largest gaps, below them the others, each of whose figures opens.
pub(super) fn table(words: &Words, gaps: &Gaps, topics: &[Topic], sums: &[DistrictGap]) -> AnyView {
    let locale = words.locale();
    let missing: Vec<&DistrictGap> = sums.iter().filter(|sum| sum.gap >= TOLD).collect();
    if missing.is_empty() {
        return view! { <p class="soft">{td_string!(locale, planning.gap.none)}</p> }.into_any();
    }
    let largest = missing.iter().map(|sum| sum.gap).max().unwrap_or(1);
    let cells = cells_of(gaps, topics);
    let (first, others) = missing.split_at(missing.len().min(FIRST));
    let rows =
        |sums: &[&DistrictGap]| sums.iter().map(|sum| row(words, &cells, sum, largest)).collect_view().into_any();
    let more = (!others.is_empty()).then(|| {
        let number = words.number(others.len());
        view! {
            <details id="more-gaps">
                <summary>{td_string!(locale, planning.gap.more, number = number)}</summary>
                {of_rows(words, td_string!(locale, planning.gap.table_more), rows(others))}
            </details>
        }
    });
    view! {
        {of_rows(words, td_string!(locale, planning.gap.table), rows(first))}
        {more}
    }
    .into_any()
}

fn of_rows(words: &Words, caption: &'static str, rows: AnyView) -> AnyView {
    let locale = words.locale();
    view! {
        <table class="table gap-table">
            <caption>{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{td_string!(locale, planning.gap.district)}</th>
                    <th scope="col" class="number">{td_string!(locale, planning.gap.need)}</th>
                    <th scope="col" class="number">{td_string!(locale, planning.gap.coverage)}</th>
                    <th scope="col" class="number">{td_string!(locale, planning.gap.gap)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The cells of some modules by district.
fn cells_of<'a>(gaps: &'a Gaps, topics: &[Topic]) -> BTreeMap<&'a str, Vec<&'a GapCell>> {
    let mut by_district: BTreeMap<&str, Vec<&GapCell>> = BTreeMap::new();
    for cell in gaps.cells().iter().filter(|cell| topics.is_empty() || topics.contains(&cell.key.topic)) {
        by_district.entry(&cell.key.district).or_default().push(cell);
    }
    by_district
}

fn row(words: &Words, cells: &BTreeMap<&str, Vec<&GapCell>>, sum: &DistrictGap, largest: u32) -> AnyView {
    let inside = cells.get(sum.district.as_str()).map(|cells| made_of(words, &sum.district, cells));
    let share = f64::from(sum.gap) / f64::from(largest);
    view! {
        <tr>
            <th scope="row">
                <details id=format!("gap-{}", sum.district)>
                    <summary>{words.setting.district_name(&sum.district)}</summary>
                    {inside}
                </details>
                <ThinBar share=share />
            </th>
            <td class="number">{words.tenths(sum.need)}</td>
            <td class="number">{words.tenths(sum.coverage)}</td>
            <td class="number">{words.tenths(sum.gap)}</td>
        </tr>
    }
    .into_any()
}

/// What a district's figures are made of: where need and coverage come from, then how they stand in each cell.
fn made_of(words: &Words, district: &str, cells: &[&GapCell]) -> AnyView {
    let locale = words.locale();
    let need = sources(words, cells.iter().flat_map(|cell| &cell.need_parts), |source| words::need(locale, source));
    let cover =
        sources(words, cells.iter().flat_map(|cell| &cell.coverage_parts), |source| words::cover(locale, source));
    let short: Vec<&&GapCell> = cells.iter().filter(|cell| cell.gap() > 0).collect();
    let lines = short.iter().map(|cell| {
        let (language, key) = (words.language(), &cell.key);
        let group = words.setting.pair(terms::gender(language, key.gender), terms::language(language, key.language));
        let name = words.setting.pair(terms::topic(language, key.topic), &group);
        let [need, coverage, gap] = [cell.need, cell.coverage, cell.gap()].map(|figure| words.tenths(figure));
        view! { <li>{td_string!(locale, planning.gap.cell, name = name, need = need, coverage = coverage, gap = gap)}</li> }
    });
    let lines = lines.collect_view();
    let count = words.number(short.len());
    view! {
        <div class="made-of">
            <h4>{td_string!(locale, planning.gap.need_from)}</h4>
            {need}
            <h4>{td_string!(locale, planning.gap.coverage_from)}</h4>
            {cover}
            <details id=format!("cells-{district}")>
                <summary>{td_string!(locale, planning.gap.cells, count = count)}</summary>
                <ul>{lines}</ul>
            </details>
        </div>
    }
    .into_any()
}

/// Parts summed by what they come from, with how many records that were.
fn sources<'a, S: Copy + Ord + 'a>(
    words: &Words,
    parts: impl Iterator<Item = &'a Part<S>>,
    name: impl Fn(S) -> &'static str,
) -> AnyView {
    let mut sums: BTreeMap<S, (u32, BTreeSet<&Ref>)> = BTreeMap::new();
    for part in parts {
        let sum = sums.entry(part.source).or_default();
        sum.0 = sum.0.saturating_add(part.points);
        sum.1.extend(&part.record);
    }
    let locale = words.locale();
    if sums.is_empty() {
        return view! { <p class="soft">{td_string!(locale, planning.gap.nothing)}</p> }.into_any();
    }
    let lines = sums.into_iter().map(|(source, (points, records))| {
        let told = if records.is_empty() {
            name(source).to_owned()
        } else {
            td_string!(locale, planning.gap.records, source = name(source), count = words.number(records.len()))
        };
        view! { <li><span>{told}</span> <span class="number">{words.tenths(points)}</span></li> }
    });
    view! { <ul class="figures">{lines.collect_view()}</ul> }.into_any()
}

/// The gaps of a plan's modules.
pub(super) fn of_plan(words: &Words, view: &super::PlanView) -> AnyView {
    let (plan, topics) = (&view.plan, &view.scenario.goal.topics);
    let town = plan.town.as_ref().and_then(|town| words.names.towns.get(town)).map(|town| town.district.as_str());
    view! {
        <section class="plan-section" aria-labelledby="gaps">
            <h2 id="gaps">{td_string!(words.locale(), planning.gap.title)}</h2>
            {figure(words, &plan.gaps, town)}
            <details id="gap-table">
                <summary>{td_string!(words.locale(), planning.gap.as_table)}</summary>
                {table(words, &view.gaps, topics, &plan.gaps)}
            </details>
        </section>
    }
    .into_any()
}

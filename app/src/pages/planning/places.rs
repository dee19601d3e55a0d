//! Where: the towns in their order, and what each score is made of.

use domain::planning::places::RankedPlace;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{PlanView, facts, form::deed, parts, words::Words};
use crate::pages::components::ThinBar;

/// Towns that are shown before the rest is opened.
const FIRST: usize = 5;

/// The ranking.
pub(super) fn places(words: &Words, view: &PlanView) -> AnyView {
    let locale = words.locale();
    let plan = &view.plan;
    let (first, rest) = plan.places.split_at(plan.places.len().min(FIRST));
    let row = |place: &RankedPlace| row(words, view, place);
    let (first, others) = (first.iter().map(row).collect_view(), rest.iter().map(row).collect_view());
    let cost = plan.hand_cost.place;
    let cost = (cost > 0).then(|| {
        view! { <p class="warning">{td_string!(locale, planning.hand.place, points = words.number(cost))}</p> }
    });
    let label = td_string!(locale, planning.place.best);
    let is_by_hand = view.scenario.goal.town.is_some();
    let best = is_by_hand.then(|| deed("place:".to_owned(), label, label.to_owned()));
    let more = (!rest.is_empty()).then(|| {
        view! {
            <details id="more-places">
                <summary>{td_string!(locale, planning.place.more, number = words.number(rest.len()))}</summary>
                <ol class="places" start=(FIRST + 1).to_string()>{others}</ol>
            </details>
        }
    });
    view! {
        <section class="plan-section" aria-labelledby="places">
            <h2 id="places">{td_string!(locale, planning.place.title)}</h2>
            {cost}
            <ol class="places">{first}</ol>
            {more}
            <p class="deeds">{best}</p>
        </section>
    }
    .into_any()
}

fn row(words: &Words, view: &PlanView, place: &RankedPlace) -> AnyView {
    let locale = words.locale();
    let is_chosen = view.plan.town.as_ref() == Some(&place.town);
    let name = words.town(&place.town);
    let label = td_string!(locale, planning.place.choose);
    let told = if is_chosen {
        view! { <span class="mark">{td_string!(locale, planning.place.chosen)}</span> }.into_any()
    } else {
        deed(format!("place:{}", place.town), label, words.setting.pair(label, &name))
    };
    let district = words.setting.district_name(&place.district);
    let about = if district == name { ways(words, place) } else { words.setting.pair(&district, &ways(words, place)) };
    let out =
        place.is_ruled_out.then(|| view! { <p class="warning">{td_string!(locale, planning.place.ruled_out)}</p> });
    let score = td_string!(locale, planning.score, score = words.number(place.score));
    let reached = td_string!(locale, planning.place.reached, gap = words.tenths(place.gap_reached));
    let price = words.names.towns.get(&place.town).and_then(|town| town.price.as_ref());
    let price = price.map(|price| view! { <p class="soft">{facts::told(words, price)}</p> });
    view! {
        <li class="place" aria-current=is_chosen.then_some("true")>
            <div class="who">
                <p class="name">{name}</p>
                <p class="soft">{about}</p>
                {price}
                {out}
                <details id=format!("place-{}", place.town)>
                    <summary>{score}</summary>
                    {parts::table(words, &parts::of_place(words, &place.parts))}
                    <p class="soft">{reached}</p>
                </details>
                <ThinBar share=f64::from(place.score) / 1000.0 />
            </div>
            <div class="deeds">{told}</div>
        </li>
    }
    .into_any()
}

/// How far those likely to come would travel.
fn ways(words: &Words, place: &RankedPlace) -> String {
    let locale = words.locale();
    let all = td_string!(locale, planning.place.mean_km, km = words.number(place.mean_km));
    let women = place
        .mean_km_women
        .map_or_else(String::new, |km| td_string!(locale, planning.place.mean_km_women, km = words.number(km)));
    words.setting.pair(&all, &women)
}

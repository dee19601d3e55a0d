//! `/how-the-plan-is-made`: for everyone, above all for those who were invited, or were not.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{PlanNames, weights, words::Words};
use crate::pages::components::{Head, Page, PageHead, PageTitle, Part};

/// Answers `/how-the-plan-is-made`.
#[component]
pub fn HowPlannedPage() -> impl IntoView {
    let words = Words::new(&Arc::new(PlanNames::default()));
    let locale = words.locale();
    let title = td_string!(locale, planning.how.title);
    let lead = td_string!(locale, planning.how.lead);
    let href = words.setting.href("/how-the-plan-is-made");
    let head = PageHead { title: title.to_owned(), description: lead.to_owned(), href, ..PageHead::default() };
    view! {
        <Head head=head />
        <Page class="about how">
            <PageTitle title=title.to_owned() lead=lead />
            <div class="prose">
                {steps(&words)} {gaps(&words)} {places(&words)} {dates(&words)} {participants(&words)} {trainers(&words)}
                {agenda(&words)} {budget(&words)} {by_hand(&words)} {figures(&words)}
            </div>
        </Page>
    }
}

/// A list of sentences.
fn lines<const N: usize>(lines: [&'static str; N]) -> AnyView {
    let lines = lines.map(|line| view! { <li>{line}</li> });
    view! { <ul class="how-lines">{lines.into_iter().collect_view()}</ul> }.into_any()
}

fn steps(words: &Words) -> AnyView {
    let locale = words.locale();
    view! {
        <Part title=td_string!(locale, planning.how.steps)>
            <p>{td_string!(locale, planning.how.steps_text)}</p>
            {lines([
                td_string!(locale, planning.how.steps_people),
                td_string!(locale, planning.how.steps_computer),
                td_string!(locale, planning.how.steps_names),
                td_string!(locale, planning.how.steps_ask),
            ])}
        </Part>
    }
    .into_any()
}

fn gaps(words: &Words) -> AnyView {
    let locale = words.locale();
    view! {
        <Part title=td_string!(locale, planning.how.gaps) id="gaps">
            <p>{td_string!(locale, planning.how.gaps_text)}</p>
            <p class="formula">{td_string!(locale, planning.how.gaps_formula)}</p>
            <p>{td_string!(locale, planning.how.need)}</p>
            {lines([
                td_string!(locale, planning.how.need_base),
                td_string!(locale, planning.how.need_cases),
                td_string!(locale, planning.how.need_reviews),
                td_string!(locale, planning.how.need_elections),
                td_string!(locale, planning.how.need_wishes),
            ])}
            <p>{td_string!(locale, planning.how.coverage)}</p>
            {lines([
                td_string!(locale, planning.how.coverage_members),
                td_string!(locale, planning.how.coverage_trainings),
                td_string!(locale, planning.how.coverage_fades),
            ])}
            <p>{td_string!(locale, planning.how.gaps_groups)}</p>
        </Part>
    }
    .into_any()
}

fn places(words: &Words) -> AnyView {
    let locale = words.locale();
    view! {
        <Part title=td_string!(locale, planning.how.places) id="places">
            <p>{td_string!(locale, planning.how.places_text)}</p>
            {lines([
                td_string!(locale, planning.how.place_gap),
                td_string!(locale, planning.how.place_travel),
                td_string!(locale, planning.how.place_safety),
                td_string!(locale, planning.how.place_venue),
                td_string!(locale, planning.how.place_cost),
            ])}
            <p>{td_string!(locale, planning.how.travel)}</p>
        </Part>
    }
    .into_any()
}

fn dates(words: &Words) -> AnyView {
    let locale = words.locale();
    view! {
        <Part title=td_string!(locale, planning.how.dates) id="dates">
            <p>{td_string!(locale, planning.how.dates_text)}</p>
            <p class="formula">{td_string!(locale, planning.how.dates_formula)}</p>
            {lines([
                td_string!(locale, planning.how.dates_moon),
                td_string!(locale, planning.how.dates_elections),
                td_string!(locale, planning.how.dates_holidays),
                td_string!(locale, planning.how.dates_seasons),
                td_string!(locale, planning.how.dates_absences),
            ])}
        </Part>
    }
    .into_any()
}

fn participants(words: &Words) -> AnyView {
    let locale = words.locale();
    view! {
        <Part title=td_string!(locale, planning.how.participants) id="participants">
            <p>{td_string!(locale, planning.how.participants_text)}</p>
            {lines([
                td_string!(locale, planning.how.points_gap),
                td_string!(locale, planning.how.points_new),
                td_string!(locale, planning.how.points_wish),
                td_string!(locale, planning.how.points_rest),
                td_string!(locale, planning.how.points_nearness),
                td_string!(locale, planning.how.points_activity),
            ])}
            <p>{td_string!(locale, planning.how.bars)}</p>
            <p>{td_string!(locale, planning.how.rules)}</p>
            <p>{td_string!(locale, planning.how.best)}</p>
            <p>{td_string!(locale, planning.how.equals)}</p>
            <p>{td_string!(locale, planning.how.reasons)}</p>
            <p>{td_string!(locale, planning.how.waiting)}</p>
        </Part>
    }
    .into_any()
}

fn trainers(words: &Words) -> AnyView {
    let locale = words.locale();
    view! {
        <Part title=td_string!(locale, planning.how.trainers) id="trainers">
            <p>{td_string!(locale, planning.how.trainers_text)}</p>
            {lines([
                td_string!(locale, planning.how.trainers_mastery),
                td_string!(locale, planning.how.trainers_mixed),
                td_string!(locale, planning.how.trainers_partner),
                td_string!(locale, planning.how.trainers_load),
            ])}
        </Part>
    }
    .into_any()
}

fn agenda(words: &Words) -> AnyView {
    let locale = words.locale();
    view! {
        <Part title=td_string!(locale, planning.how.agenda) id="agenda">
            <p>{td_string!(locale, planning.how.agenda_text)}</p>
            <p>{td_string!(locale, planning.how.agenda_prayers)}</p>
        </Part>
    }
    .into_any()
}

fn budget(words: &Words) -> AnyView {
    let locale = words.locale();
    let prices = weights::listed(words, &weights::prices_of(locale));
    view! {
        <Part title=td_string!(locale, planning.how.budget) id="budget">
            <p>{td_string!(locale, planning.how.budget_text)}</p>
            <details>
                <summary>{td_string!(locale, planning.goal.prices)}</summary>
                {prices}
            </details>
        </Part>
    }
    .into_any()
}

fn by_hand(words: &Words) -> AnyView {
    let locale = words.locale();
    view! {
        <Part title=td_string!(locale, planning.how.by_hand) id="by-hand">
            <p>{td_string!(locale, planning.how.by_hand_text)}</p>
            <p>{td_string!(locale, planning.how.by_hand_kept)}</p>
        </Part>
    }
    .into_any()
}

/// All weights as they usually are.
fn figures(words: &Words) -> AnyView {
    let locale = words.locale();
    let groups = weights::weights_of(locale).into_iter().map(|(title, figures)| {
        view! {
            <details>
                <summary>{title}</summary>
                {weights::listed(words, &figures)}
            </details>
        }
    });
    let groups = groups.collect_view();
    view! {
        <Part title=td_string!(locale, planning.how.figures) id="figures">
            <p>{td_string!(locale, planning.how.figures_text)}</p>
            {groups}
        </Part>
    }
    .into_any()
}

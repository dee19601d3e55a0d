//! `/how-the-plan-is-made`: for everyone, above all for those who were invited, or were not. Its figures are the planner's
//! own: the texts hold none.

use std::sync::Arc;

use domain::{
    planning::{
        agenda::{DAY_BEGINS, DAY_ENDS, FAST_DAY_ENDS, SHORTEST_PART},
        budget::UnitCosts,
        participants::RESTED_MONTHS,
        scenario::LIKELY,
        score::WHOLE,
        trainers::MOST_CONSIDERED,
        travel::TravelWeights,
        weights::{DateWeights, GapWeights, PlaceWeights, PointWeights},
    },
    text::Language,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{PlanNames, weights, words::Words};
use crate::{
    format,
    pages::components::{Head, Page, PageHead, PageTitle, Part},
};

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
fn lines<const N: usize>(lines: [String; N]) -> AnyView {
    let lines = lines.map(|line| view! { <li>{line}</li> });
    view! { <ul class="how-lines">{lines.into_iter().collect_view()}</ul> }.into_any()
}

/// Thousandths as people write them, such as 0.25.
fn decimal(words: &Words, thousandths: u32) -> String {
    let point = if words.language() == Language::Urdu { '٫' } else { '.' };
    let places = format!("{:03}", thousandths % WHOLE);
    let places = match places.trim_end_matches('0') {
        "" => String::new(),
        places => format!("{point}{places}"),
    };
    format::figures(words.language(), &format!("{}{places}", thousandths / WHOLE))
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
            ].map(ToOwned::to_owned))}
        </Part>
    }
    .into_any()
}

fn gaps(words: &Words) -> AnyView {
    let locale = words.locale();
    let usual = GapWeights::default();
    let part = |weight: u16| decimal(words, weight.into());
    let need = [
        td_string!(locale, planning.how.need_base, base = part(usual.base)),
        td_string!(
            locale,
            planning.how.need_cases,
            case = part(usual.case),
            percent = words.number(usual.gender_based_percent),
            months = words.number(usual.need_half_life)
        ),
        td_string!(locale, planning.how.need_reviews, finding = part(usual.finding)),
        td_string!(
            locale,
            planning.how.need_elections,
            months = words.number(usual.election_months),
            election = part(usual.election)
        ),
        td_string!(locale, planning.how.need_wishes, wish = part(usual.wish)),
    ];
    let coverage = [
        td_string!(locale, planning.how.coverage_members, skilled = part(usual.skilled), trained = part(usual.trained)),
        td_string!(locale, planning.how.coverage_trainings, ten = part(usual.ten_others)),
        td_string!(
            locale,
            planning.how.coverage_fades,
            training = words.number(usual.training_half_life),
            inactivity = words.number(usual.inactivity_half_life)
        ),
    ];
    view! {
        <Part title=td_string!(locale, planning.how.gaps) id="gaps">
            <p>{td_string!(locale, planning.how.gaps_text)}</p>
            <p class="formula">{td_string!(locale, planning.how.gaps_formula)}</p>
            <p>{td_string!(locale, planning.how.need)}</p>
            {lines(need)}
            <p>{td_string!(locale, planning.how.coverage)}</p>
            {lines(coverage)}
            <p>{td_string!(locale, planning.how.gaps_groups)}</p>
        </Part>
    }
    .into_any()
}

fn places(words: &Words) -> AnyView {
    let locale = words.locale();
    let PlaceWeights { gap, travel, safety, venue, cost } = PlaceWeights::default();
    let all = words.number(gap + travel + safety + venue + cost);
    let TravelWeights { road_percent, women_percent, far_km } = TravelWeights::default();
    let each = [
        td_string!(locale, planning.how.place_gap, weight = words.number(gap), all = all),
        td_string!(
            locale,
            planning.how.place_travel,
            weight = words.number(travel),
            likely = words.number(LIKELY),
            women = words.number(women_percent),
            far = words.number(far_km)
        ),
        td_string!(locale, planning.how.place_safety, weight = words.number(safety)),
        td_string!(locale, planning.how.place_venue, weight = words.number(venue)),
        td_string!(locale, planning.how.place_cost, weight = words.number(cost)),
    ];
    let text = td_string!(locale, planning.how.places_text, whole = words.number(WHOLE));
    let road = decimal(words, u32::from(road_percent) * WHOLE / 100);
    view! {
        <Part title=td_string!(locale, planning.how.places) id="places">
            <p>{text}</p>
            {lines(each)}
            <p>{td_string!(locale, planning.how.travel, road = road)}</p>
        </Part>
    }
    .into_any()
}

fn dates(words: &Words) -> AnyView {
    let locale = words.locale();
    let usual = DateWeights::default();
    let number = |weight: u16| words.number(weight);
    let whole = words.number(WHOLE);
    let each = [
        td_string!(
            locale,
            planning.how.dates_moon,
            ramadan = number(usual.ramadan),
            eid = number(usual.eid),
            ashura = number(usual.ashura),
            percent = number(usual.uncertain_percent)
        ),
        td_string!(
            locale,
            planning.how.dates_elections,
            election = number(usual.election),
            days = number(usual.election_days)
        ),
        td_string!(locale, planning.how.dates_holidays, holiday = number(usual.holiday)),
        td_string!(
            locale,
            planning.how.dates_seasons,
            examination = number(usual.examination),
            harvest = number(usual.harvest),
            weather = number(usual.weather)
        ),
        td_string!(locale, planning.how.dates_absences, absence = number(usual.absence)),
    ];
    view! {
        <Part title=td_string!(locale, planning.how.dates) id="dates">
            <p>{td_string!(locale, planning.how.dates_text, whole = whole.clone())}</p>
            <p class="formula">{td_string!(locale, planning.how.dates_formula, whole = whole)}</p>
            {lines(each)}
        </Part>
    }
    .into_any()
}

fn participants(words: &Words) -> AnyView {
    let locale = words.locale();
    let PointWeights { gap, new, wish, rest, nearness, activity, activity_half_life } = PointWeights::default();
    let all = words.number(gap + new + wish + rest + nearness + activity);
    let text = td_string!(locale, planning.how.participants_text, most = words.number(WHOLE + 1));
    let points = [
        td_string!(locale, planning.how.points_gap, weight = words.number(gap), all = all),
        td_string!(locale, planning.how.points_rest, weight = words.number(rest), months = words.number(RESTED_MONTHS)),
        td_string!(locale, planning.how.points_new, weight = words.number(new)),
        td_string!(locale, planning.how.points_wish, weight = words.number(wish)),
        td_string!(locale, planning.how.points_nearness, weight = words.number(nearness)),
        td_string!(
            locale,
            planning.how.points_activity,
            weight = words.number(activity),
            months = words.number(activity_half_life)
        ),
    ];
    view! {
        <Part title=td_string!(locale, planning.how.participants) id="participants">
            <p>{text}</p>
            {lines(points)}
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
    let text = td_string!(locale, planning.how.trainers_text, most = words.number(MOST_CONSIDERED));
    view! {
        <Part title=td_string!(locale, planning.how.trainers) id="trainers">
            <p>{text}</p>
            {lines([
                td_string!(locale, planning.how.trainers_mastery),
                td_string!(locale, planning.how.trainers_mixed),
                td_string!(locale, planning.how.trainers_partner),
                td_string!(locale, planning.how.trainers_load),
            ].map(ToOwned::to_owned))}
        </Part>
    }
    .into_any()
}

fn agenda(words: &Words) -> AnyView {
    let locale = words.locale();
    let [from, to, fast] = [DAY_BEGINS, DAY_ENDS, FAST_DAY_ENDS].map(|minutes| words.time(minutes));
    let shortest = words.number(SHORTEST_PART);
    view! {
        <Part title=td_string!(locale, planning.how.agenda) id="agenda">
            <p>{td_string!(locale, planning.how.agenda_text, from = from, to = to, minutes = shortest)}</p>
            <p>{td_string!(locale, planning.how.agenda_prayers, to = fast)}</p>
        </Part>
    }
    .into_any()
}

fn budget(words: &Words) -> AnyView {
    let locale = words.locale();
    let prices = weights::listed(words, &weights::prices_of(locale));
    let UnitCosts { companions_percent, contingency_percent, .. } = UnitCosts::default();
    let [companions, more] = [companions_percent, contingency_percent].map(|percent| words.number(percent));
    view! {
        <Part title=td_string!(locale, planning.how.budget) id="budget">
            <p>{td_string!(locale, planning.how.budget_text, companions = companions, more = more)}</p>
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
    let text = td_string!(locale, planning.how.figures_text, whole = words.number(WHOLE));
    let groups = groups.collect_view();
    view! {
        <Part title=td_string!(locale, planning.how.figures) id="figures">
            <p>{text}</p>
            {groups}
        </Part>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    #[test]
    fn the_texts_hold_no_figures_of_their_own() {
        for text in
            [include_str!("../../../locales/en/planning.json"), include_str!("../../../locales/ur/planning.json")]
        {
            let all: Value = serde_json::from_str(text).expect("texts");
            for (key, words) in all["how"].as_object().expect("texts of this page") {
                let words = words.as_str().expect("words");
                assert!(!words.chars().any(char::is_numeric), "{key}: {words}");
            }
        }
    }
}

//! From a goal to a plan.

use std::collections::BTreeSet;

use super::{HandCost, Plan, PlanGoal};
use crate::{
    dates::Span,
    ids::Ref,
    members::Gender,
    planning::{
        ConstraintKind,
        agenda::{Agenda, AgendaConflict, DayFrame, ModulePlan, agenda, conflicts, frame, moved},
        budget::{Budget, BudgetQuestion, UnitCosts, budget},
        dates::{Calendar, DateWindow, Happening, Occasion, best_windows, calendar, window, windows},
        gaps::{DistrictGap, Gaps, by_district, gaps},
        inputs::{Candidate, PlanningInputs, Town},
        participants::{Choice, Rated, Rating, choose_with_costs, rate},
        places::{PlaceQuestion, RankedPlace, distances, rank_places},
        trainers::{Team, TrainerQuestion, team},
    },
};

/// Windows that a plan shows besides the chosen one.
const SHOWN_WINDOWS: u16 = 8;
/// Likely participants for each seat.
pub const LIKELY: u16 = 3;

/// The plan for a goal. A goal with faults gives a plan of what can be made of it.
#[must_use]
pub fn plan(goal: &PlanGoal, inputs: &PlanningInputs) -> Plan {
    let all_gaps = gaps(inputs, &goal.weights.gaps);
    let of_districts = by_district(&all_gaps, &goal.topics);
    let places = places(goal, inputs, &all_gaps, &of_districts);
    let (town, place_cost) = town(goal, inputs, &places);
    let (windows, dates, date_cost) = dates(goal, inputs, town);
    let span = dates.as_ref().map(|dates| Span::days(dates.from, dates.to));
    let ways = town.map(|town| distances(town, &inputs.districts, &goal.weights.travel));
    let team = trainers(goal, inputs, span);
    let busy: Vec<Ref> = team.trainers.iter().map(|trainer| trainer.id.clone()).collect();
    let known = Rating { span, distances: ways.as_ref(), trainers: &busy, ..rating(goal, inputs, &all_gaps) };
    let known = Rating { on: span.map_or(inputs.today, |span| span.from), ..known };
    let rated = rate(&inputs.candidates, &known);
    let (participants, override_costs) = choose_with_costs(&rated, &goal.participants);
    let invited = invited(&rated, &participants);
    let modules = goal.module_plans(&inputs.modules);
    let (agenda, conflicts) = agenda_of(goal, inputs, &modules, (town, dates.as_ref()), &team);
    Plan {
        gaps: of_districts,
        places,
        town: town.map(|town| town.slug.clone()),
        windows,
        hand_cost: HandCost { place: place_cost, dates: date_cost },
        override_costs,
        participants,
        ways: invited.iter().map(|rated| (rated.candidate.id.clone(), rated.km.unwrap_or(0))).collect(),
        modules,
        agenda,
        conflicts,
        budget: sheet(goal, town, &invited, &team),
        team,
        women: count(&invited, |candidate| candidate.gender == Gender::Woman),
        newcomers: count(&invited, Candidate::is_newcomer),
        dates,
    }
}

/// What points are worked out from while neither place nor days are known.
fn rating<'a>(goal: &'a PlanGoal, inputs: &'a PlanningInputs, gaps: &'a Gaps) -> Rating<'a> {
    Rating {
        on: inputs.today,
        topics: &goal.topics,
        prerequisites: &goal.participants.prerequisites,
        language: goal.participants.language.or(goal.language),
        trainers: &[],
        declined: &inputs.declined,
        span: None,
        distances: None,
        far_km: goal.weights.travel.far_km,
        gaps,
        weights: &goal.weights.points,
        seed: goal.participants.seed,
    }
}

fn places(goal: &PlanGoal, inputs: &PlanningInputs, gaps: &Gaps, of_districts: &[DistrictGap]) -> Vec<RankedPlace> {
    let mut rated = rate(&inputs.candidates, &rating(goal, inputs, gaps));
    let wish = &goal.participants;
    rated.retain(|one| {
        let id = &one.candidate.id;
        wish.include.contains(id) || (one.bar.is_none() && !wish.exclude.contains(id))
    });
    rated.sort_by_key(|one| (!wish.include.contains(&one.candidate.id), std::cmp::Reverse((one.points, one.draw))));
    let likely: Vec<&Candidate> =
        rated.iter().take(usize::from(wish.seats) * usize::from(LIKELY)).map(|rated| rated.candidate).collect();
    let question =
        PlaceQuestion { gaps: of_districts, likely: &likely, districts: &inputs.districts, weights: &goal.weights };
    rank_places(&inputs.towns, &question)
}

/// The town, and what choosing it by hand costs.
fn town<'a>(goal: &PlanGoal, inputs: &'a PlanningInputs, places: &[RankedPlace]) -> (Option<&'a Town>, u32) {
    let best = places.iter().find(|place| !place.is_ruled_out);
    let by_hand = goal.town.as_ref().and_then(|town| places.iter().find(|place| place.town == *town));
    let chosen = by_hand.or(best);
    let cost = best.zip(chosen).map_or(0, |(best, chosen)| best.score.saturating_sub(chosen.score));
    (chosen.and_then(|place| inputs.towns.iter().find(|town| town.slug == place.town)), cost)
}

fn setting<'a>(goal: &'a PlanGoal, inputs: &'a PlanningInputs, town: Option<&'a Town>) -> Calendar<'a> {
    Calendar {
        known: &inputs.calendar,
        shifts: &goal.shifts,
        absences: &inputs.absences,
        region: town.map(|town| town.region),
        district: town.map(|town| town.district.as_str()),
    }
}

fn dates(goal: &PlanGoal, inputs: &PlanningInputs, town: Option<&Town>) -> (Vec<DateWindow>, Option<DateWindow>, u32) {
    let (setting, weights) = (setting(goal, inputs, town), &goal.weights.dates);
    // Nothing is proposed that is over, for as long as any of the period is to come.
    let tomorrow = inputs.today.succ_opt().unwrap_or(inputs.today);
    let from = if goal.to > inputs.today { goal.from.max(tomorrow) } else { goal.from };
    let best = best_windows(windows(from, goal.to, goal.days, &setting, weights), SHOWN_WINDOWS);
    let by_hand = goal.first_day.map(|day| window(day, goal.days, &setting, weights));
    let first = best.iter().find(|window| !window.is_ruled_out).cloned();
    let cost = by_hand.as_ref().zip(first.as_ref()).map_or(0, |(hand, first)| first.score.saturating_sub(hand.score));
    (best, by_hand.or(first), cost)
}

fn invited<'a>(rated: &'a [Rated<'a>], choice: &Choice) -> Vec<&'a Rated<'a>> {
    let ids = choice.ids();
    rated.iter().filter(|rated| ids.contains(rated.candidate.id.as_str())).collect()
}

fn count(invited: &[&Rated<'_>], counts: impl Fn(&Candidate) -> bool) -> u32 {
    u32::try_from(invited.iter().filter(|rated| counts(rated.candidate)).count()).unwrap_or(u32::MAX)
}

fn trainers(goal: &PlanGoal, inputs: &PlanningInputs, span: Option<Span>) -> Team {
    // Nobody both learns and teaches: whoever was put on the list by hand is no trainer, unless that was by hand, too.
    let mut wish = goal.trainers.clone();
    let learners: BTreeSet<Ref> = goal.participants.include.difference(&wish.include).cloned().collect();
    wish.exclude.extend(learners);
    let span = span.unwrap_or(Span::days(inputs.today, inputs.today));
    team(inputs, &TrainerQuestion { topics: &goal.topics, language: goal.language, span, wish: &wish })
}

fn agenda_of(
    goal: &PlanGoal,
    inputs: &PlanningInputs,
    modules: &[ModulePlan],
    (town, dates): (Option<&Town>, Option<&DateWindow>),
    team: &Team,
) -> (Agenda, Vec<AgendaConflict>) {
    let Some(dates) = dates else { return Default::default() };
    let known = calendar(dates.from, dates.to, &setting(goal, inputs, town));
    let frames: Vec<DayFrame> = dates
        .from
        .iter_days()
        .take_while(|day| *day <= dates.to)
        .map(|day| frame(day, known.iter().any(|one| is_fast(one) && one.from <= day && day <= one.to)))
        .collect();
    let laid = agenda(&frames, modules, &team.teaching);
    let agenda = goal.moves.iter().fold(laid, |agenda, change| moved(&agenda, change));
    let away: Vec<(Ref, Span)> = inputs
        .candidates
        .iter()
        .flat_map(|one| one.away.iter().map(|away| (one.id.clone(), *away)))
        .chain(inputs.partners.iter().flat_map(|one| one.away.iter().map(|away| (one.id.clone(), *away))))
        .filter(|(id, _)| team.trainers.iter().any(|trainer| trainer.id == *id))
        .collect();
    let conflicts = conflicts(&agenda, modules, &away);
    (agenda, conflicts)
}

fn is_fast(happening: &Happening) -> bool {
    happening.occasion == Occasion::Constraint(ConstraintKind::Ramadan)
}

fn sheet(goal: &PlanGoal, town: Option<&Town>, invited: &[&Rated<'_>], team: &Team) -> Budget {
    let km = |rated: &&Rated<'_>| u64::from(rated.km.unwrap_or(0));
    let women = || invited.iter().filter(|rated| rated.candidate.gender == Gender::Woman);
    let question = BudgetQuestion {
        days: goal.days,
        people: u32::try_from(invited.len()).unwrap_or(u32::MAX),
        women: count(invited, |candidate| candidate.gender == Gender::Woman),
        km: invited.iter().map(km).sum(),
        km_women: women().map(km).sum(),
        trainers: u32::try_from(team.trainers.len()).unwrap_or(u32::MAX),
        limit: goal.rupees,
    };
    // A town's own price of a day takes the place of bed, board and hall.
    let costs = town.and_then(|town| town.rupees_a_day).map_or(goal.costs, |rupees| UnitCosts {
        bed: 0,
        board: rupees,
        hall: 0,
        ..goal.costs
    });
    budget(&question, &costs)
}

//! Lists against brute force, and their reasons.

use std::collections::BTreeSet;

use domain::{
    members::Gender,
    planning::participants::{
        Apart, Bound, Choice, Criterion, InReason, MOST_COSTED, OutReason, ParticipantWish, Quota, Rated, Rule,
        WishFault, choose, choose_with_costs,
    },
};
use proptest::prelude::*;

use crate::people::{best, loosened, people, quality, rated, wish};

fn listed<'a>(all: &'a [Rated<'a>], choice: &Choice) -> Vec<&'a Rated<'a>> {
    let ids = choice.ids();
    all.iter().filter(|rated| ids.contains(rated.candidate.id.as_str())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_list_is_the_best_there_is(people in people(0..11), wish in wish()) {
        let all = rated(&people, wish.seed);
        let choice = choose(&all, &wish);
        let (expected, ids) = best(&all, &wish);
        prop_assert!(choice.gap.is_best);
        prop_assert_eq!(choice.gap.points, expected.1);
        prop_assert_eq!(choice.gap.at_most, expected.1);
        prop_assert_eq!(quality(&listed(&all, &choice), &all, &wish), Some(expected));
        prop_assert_eq!(choice.ids().into_iter().collect::<Vec<_>>(), ids);
    }

    #[test]
    fn quotas_hold_or_are_named(people in people(0..60), wish in wish()) {
        let all = rated(&people, wish.seed);
        let choice = choose(&all, &wish);
        let list = listed(&all, &choice);
        let beyond_seats = list.len().saturating_sub(usize::from(wish.seats)) as u32;
        prop_assert_eq!(loosened(&list, &all, &wish).map(|people| people + beyond_seats), Some(choice.people_relaxed()));
        for quota in &wish.quotas {
            let sum = list.iter().filter(|rated| quota.criterion.counts(rated.candidate)).count() as u16;
            let is_named = |bound| choice.relaxations.iter().any(|r| r.criterion == quota.criterion && r.bound == bound && r.possible == sum);
            prop_assert!(quota.at_least.is_none_or(|least| sum >= least) || is_named(Bound::AtLeast));
            prop_assert!(quota.at_most.is_none_or(|most| sum <= most) || is_named(Bound::AtMost));
        }
    }

    #[test]
    fn neither_order_nor_chance_changes_the_list(
        (people, shuffled) in people(0..60).prop_flat_map(|people| (Just(people.clone()), Just(people).prop_shuffle())),
        wish in wish(),
    ) {
        let choice = choose(&rated(&people, wish.seed), &wish);
        prop_assert_eq!(&choose(&rated(&shuffled, wish.seed), &wish), &choice);
        let mut turned = wish.clone();
        turned.quotas.reverse();
        turned.apart = wish.apart.iter().rev().map(|Apart(a, b)| Apart(b.clone(), a.clone())).collect();
        let turned = choose(&rated(&people, wish.seed), &turned);
        prop_assert_eq!(turned.ids(), choice.ids());
    }

    #[test]
    fn everyone_has_a_reason(people in people(0..60), mut wish in wish()) {
        wish.waiting = 5;
        let all = rated(&people, wish.seed);
        let choice = choose(&all, &wish);
        let told = choice.ids().into_iter().chain(choice.waiting.iter().map(|w| w.id.as_str()));
        let mut told: Vec<&str> = told.chain(choice.left_out.iter().map(|left| left.id.as_str())).collect();
        told.sort_unstable();
        let mut ids: Vec<&str> = people.iter().map(|person| person.candidate.id.as_str()).collect();
        ids.sort_unstable();
        prop_assert_eq!(told, ids);
        let names_rules = |rules: &[Rule]| !rules.is_empty();
        for invited in &choice.invited {
            if let InReason::Rules { rules, .. } = &invited.reason {
                prop_assert!(names_rules(rules), "{invited:?}");
            }
        }
        let out = choice.waiting.iter().map(|waiting| &waiting.reason);
        for reason in out.chain(choice.left_out.iter().map(|left| &left.reason)) {
            if let OutReason::Rules { rules, .. } = reason {
                prop_assert!(names_rules(rules), "{reason:?}");
            }
        }
    }

    #[test]
    fn the_waiting_list_steps_in_without_breaking_a_rule(people in people(1..40), wish in wish()) {
        let all = rated(&people, wish.seed);
        let choice = choose(&all, &wish);
        let list = listed(&all, &choice);
        let before = loosened(&list, &all, &wish).unwrap();
        for waiting in &choice.waiting {
            let joining = all.iter().find(|rated| rated.candidate.id == waiting.id).unwrap();
            for out in &waiting.stands_in_for {
                if wish.include.contains(out) {
                    continue;
                }
                let mut changed: Vec<_> = list.iter().copied().filter(|rated| rated.candidate.id != *out).collect();
                changed.push(joining);
                prop_assert!(loosened(&changed, &all, &wish).is_some_and(|after| after <= before));
            }
        }
    }

    #[test]
    fn what_is_done_by_hand_costs_what_the_best_list_loses(people in people(1..11), wish in wish()) {
        let all = rated(&people, wish.seed);
        let free = ParticipantWish { include: BTreeSet::new(), exclude: BTreeSet::new(), ..wish.clone() };
        let (choice, costs) = choose_with_costs(&all, &wish);
        prop_assert_eq!(&choice, &choose(&all, &wish));
        if let Some(total) = costs.first() {
            let (with, without) = (choose(&all, &wish), choose(&all, &free));
            prop_assert_eq!(total.points, i64::from(without.gap.points) - i64::from(with.gap.points));
            prop_assert_eq!(total.people_relaxed, i64::from(with.people_relaxed()) - i64::from(without.people_relaxed()));
            // By hand more is possible than by rule: two who are kept apart, somebody whom something bars, more than there
            // are seats. Where none of that was done, the free list is the best there is.
            let is_barred = |id: &String| all.iter().any(|rated| rated.candidate.id == *id && rated.bar.is_some());
            let may_gain = total.pairs_together > 0
                || wish.include.iter().any(is_barred)
                || with.invited.len() > usize::from(wish.seats);
            prop_assert!(may_gain || total.people_relaxed >= 0);
            prop_assert!(may_gain || total.people_relaxed > 0 || total.points >= 0);
            prop_assert_eq!(total.pairs_together as usize, with.together_by_hand.len());
        }
        let by_hand = wish.include.iter().chain(&wish.exclude).filter(|id| people.iter().any(|p| p.candidate.id == **id));
        let by_hand: Vec<_> = by_hand.map(|id| Some(id.clone())).collect();
        prop_assert_eq!(costs.iter().skip(1).map(|cost| cost.of.clone()).collect::<Vec<_>>(), by_hand);
    }

    #[test]
    fn little_effort_states_a_gap_that_is_true(people in people(0..11), mut wish in wish(), effort in 0_u32..4) {
        let all = rated(&people, wish.seed);
        let (expected, _) = best(&all, &wish);
        wish.effort = effort;
        let choice = choose(&all, &wish);
        let list = listed(&all, &choice);
        let found = quality(&list, &all, &wish).unwrap();
        prop_assert!(found <= expected);
        prop_assert!(!choice.gap.is_best || found == expected);
        prop_assert!(found.0 != expected.0 || choice.gap.at_most >= expected.1);
        prop_assert_eq!(choice.gap.points, found.1);
        prop_assert!(choice.gap.people_at_least <= expected.0.0);
    }
}

#[test]
fn of_very_many_changes_by_hand_some_are_costed_and_strangers_are_not() {
    let people: Vec<_> = (0..300)
        .map(|index| crate::people::Person {
            candidate: crate::people::candidate(&format!("person{index:04}")),
            points: index % 50,
            rest: domain::planning::participants::Rest::Longer,
        })
        .collect();
    let all = rated(&people, 7);
    let named = |prefix: &str, range: std::ops::Range<u32>| range.map(|index| format!("{prefix}{index:04}")).collect();
    let strangers = ParticipantWish { include: named("stranger", 0..900), ..ParticipantWish::seats(20) };
    assert_eq!(choose_with_costs(&all, &strangers).1, []);
    let many = ParticipantWish { include: named("person", 0..40), exclude: named("person", 60..260), ..strangers };
    let (choice, costs) = choose_with_costs(&all, &many);
    assert_eq!(choice.invited.len(), 40);
    assert_eq!((costs[0].of.as_ref(), costs.len()), (None, 1 + MOST_COSTED));
    assert!(costs.iter().skip(1).all(|cost| cost.of.as_ref().is_some_and(|id| many.include.contains(id))));
    // A search that has to end early is no search that never ends.
    let hasty = ParticipantWish { effort: 0, ..many };
    assert_eq!(choose_with_costs(&all, &hasty).1.len(), 1 + MOST_COSTED);
}

#[test]
fn a_rule_that_costs_somebody_a_seat_is_named() {
    let mut people: Vec<_> = (0..4)
        .map(|index| crate::people::Person {
            candidate: crate::people::candidate(&format!("person{index:04}")),
            points: 10 - index,
            rest: domain::planning::participants::Rest::Longer,
        })
        .collect();
    people[0].candidate.gender = Gender::Man;
    people[1].candidate.gender = Gender::Man;
    let women = Criterion::Gender(Gender::Woman);
    let quota = Quota { criterion: women.clone(), at_least: Some(1), at_most: None };
    let wish = ParticipantWish { quotas: vec![quota], ..ParticipantWish::seats(2) };
    let all = rated(&people, 7);
    let choice = choose(&all, &wish);
    let rules = vec![Rule::Quota { criterion: women, bound: Bound::AtLeast, number: 1 }];
    let in_reasons: Vec<_> = choice.invited.iter().map(|invited| (invited.id.as_str(), &invited.reason)).collect();
    let needed = InReason::Rules { instead_of: "person0001".to_owned(), rules: rules.clone() };
    assert_eq!(in_reasons, [("person0000", &InReason::Points), ("person0002", &needed)]);
    let waiting: Vec<_> = choice.waiting.iter().map(|waiting| (waiting.id.as_str(), &waiting.reason)).collect();
    let barred = OutReason::Rules { instead: Some("person0002".to_owned()), rules };
    let few = OutReason::FewerPoints { short: 1 };
    assert_eq!(waiting, [("person0001", &barred), ("person0003", &few)]);
    assert_eq!(choice.waiting[0].stands_in_for, ["person0000"]);
}

#[test]
fn wishes_that_contradict_themselves_are_refused_beforehand() {
    let mut wish = ParticipantWish::seats(0);
    wish.quotas = vec![Quota { criterion: Criterion::Newcomer, at_least: Some(3), at_most: Some(2) }];
    wish.include.insert("somebody".to_owned());
    wish.exclude.insert("somebody".to_owned());
    wish.apart = vec![Apart("somebody".to_owned(), "somebody".to_owned())];
    let somebody = || "somebody".to_owned();
    let expected = [
        WishFault::Seats,
        WishFault::Crossed(Criterion::Newcomer),
        WishFault::InAndOut(somebody()),
        WishFault::ApartFromSelf(somebody()),
    ];
    assert_eq!(wish.faults(), expected);
}

//! Wishes that can't all be met.

use domain::planning::participants::{Bound, Criterion, ParticipantWish, Relaxation, choose};
use proptest::prelude::*;

use crate::people::{best, people, rated, wish};

/// The wish with its quotas loosened as named.
fn relaxed(wish: &ParticipantWish, relaxations: &[Relaxation]) -> ParticipantWish {
    let mut relaxed = wish.clone();
    for relaxation in relaxations {
        for quota in relaxed.quotas.iter_mut().filter(|quota| quota.criterion == relaxation.criterion) {
            match relaxation.bound {
                Bound::AtLeast if quota.at_least == Some(relaxation.wished) => {
                    quota.at_least = Some(relaxation.possible)
                }
                Bound::AtMost if quota.at_most == Some(relaxation.wished) => quota.at_most = Some(relaxation.possible),
                _ => {}
            }
        }
        if relaxation.criterion == Criterion::Everyone && relaxation.wished == wish.seats {
            relaxed.seats = relaxed.seats.max(relaxation.possible);
        }
    }
    relaxed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_named_relaxation_is_enough_and_none_smaller_is(people in people(0..11), mut wish in wish()) {
        // An organisation's most is one rule for all of them: no one quota to loosen.
        wish.most_of_organisation = None;
        let all = rated(&people, wish.seed);
        let choice = choose(&all, &wish);
        let (smallest, _) = best(&all, &wish);
        let by_hand = all.iter().filter(|rated| wish.include.contains(&rated.candidate.id)).count();
        let beyond_seats = by_hand.saturating_sub(usize::from(wish.seats)) as u32;
        prop_assert_eq!(choice.people_relaxed(), smallest.0.0 + beyond_seats);
        let again = choose(&all, &relaxed(&wish, &choice.relaxations));
        prop_assert_eq!(again.relaxations, vec![]);
        prop_assert_eq!(again.invited.len(), choice.invited.len());
        prop_assert_eq!(again.gap.points, choice.gap.points);
    }
}

#[test]
fn a_single_quota_too_high_is_lowered_to_what_there_is() {
    let people: Vec<_> = (0..3)
        .map(|index| crate::people::Person {
            candidate: crate::people::candidate(&format!("person{index:04}")),
            points: 5,
            rest: domain::planning::participants::Rest::Longer,
        })
        .collect();
    let newcomers = Criterion::Newcomer;
    let quota =
        domain::planning::participants::Quota { criterion: newcomers.clone(), at_least: Some(5), at_most: None };
    let wish = ParticipantWish { quotas: vec![quota], ..ParticipantWish::seats(6) };
    let choice = choose(&rated(&people, 1), &wish);
    let expected = Relaxation { criterion: newcomers, bound: Bound::AtLeast, wished: 5, possible: 3 };
    assert_eq!(choice.relaxations, [expected]);
    assert_eq!(choice.invited.len(), 3);
}

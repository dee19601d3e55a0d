//! What somebody's leaving changes, and what it must not change.

use std::collections::BTreeSet;

use domain::planning::participants::{ParticipantWish, choose};
use proptest::prelude::*;

use crate::people::{best, people, rated, wish};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn who_was_out_leaves_the_list_as_it_was(people in people(2..40), wish in wish(), which in any::<prop::sample::Index>()) {
        let choice = choose(&rated(&people, wish.seed), &wish);
        let out: Vec<_> = people.iter().filter(|p| !choice.ids().contains(p.candidate.id.as_str())).collect();
        prop_assume!(!out.is_empty());
        let gone = out[which.index(out.len())].candidate.id.clone();
        let rest: Vec<_> = people.iter().filter(|person| person.candidate.id != gone).cloned().collect();
        let after = choose(&rated(&rest, wish.seed), &wish);
        prop_assert_eq!(after.ids(), choice.ids());
        prop_assert_eq!(after.relaxations, choice.relaxations);
    }

    #[test]
    fn who_was_in_is_replaced_and_the_others_stay_where_they_can(
        people in people(2..11), mut wish in wish(), which in any::<prop::sample::Index>(),
    ) {
        wish.include.clear();
        let choice = choose(&rated(&people, wish.seed), &wish);
        prop_assume!(!choice.invited.is_empty());
        let gone = choice.invited[which.index(choice.invited.len())].id.clone();
        let rest: Vec<_> = people.iter().filter(|person| person.candidate.id != gone).cloned().collect();
        let told: BTreeSet<String> = choice.ids().into_iter().map(str::to_owned).collect();
        let wish = ParticipantWish { keep: told, ..wish };
        let all = rated(&rest, wish.seed);
        let after = choose(&all, &wish);
        // The best list of those who are left; among the best ones, that which keeps most of the others.
        let (expected, ids) = best(&all, &wish);
        prop_assert_eq!(after.gap.points, expected.1);
        prop_assert_eq!(after.ids().into_iter().collect::<Vec<_>>(), ids);
        prop_assert_eq!(after.ids().iter().filter(|id| choice.ids().contains(*id)).count(), expected.2);
    }
}

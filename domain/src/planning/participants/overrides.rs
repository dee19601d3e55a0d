//! What changes by hand cost against the best list.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    choice::{Solved, solve},
    rating::Rated,
    wish::ParticipantWish,
};
use crate::ids::Ref;

/// What one change by hand, or all of them together, costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverrideCost {
    /// The person put on the list or taken off it; all of them where none.
    pub of: Option<Ref>,
    /// Points lost by it; below nought only where it loosens rules or puts a pair together.
    pub points: i64,
    /// People by whom the rules have to be loosened because of it.
    pub people_relaxed: i64,
    /// Pairs who are not to be invited together and are because of it.
    pub pairs_together: i64,
    /// Who would be on the list without it.
    pub would_join: Vec<Ref>,
    /// Who would not be on the list without it.
    pub would_leave: Vec<Ref>,
}

/// What all changes by hand cost together, then each one while the others stay.
#[must_use]
pub fn cost_of_overrides(rated: &[Rated<'_>], wish: &ParticipantWish) -> Vec<OverrideCost> {
    if wish.include.is_empty() && wish.exclude.is_empty() {
        return Vec::new();
    }
    let with = solve(rated, wish);
    let free = ParticipantWish { include: BTreeSet::new(), exclude: BTreeSet::new(), ..wish.clone() };
    let all = cost(None, (&with, wish), (&solve(rated, &free), &free));
    let each = wish.include.iter().chain(&wish.exclude).map(|id| {
        let mut without = wish.clone();
        without.include.remove(id);
        without.exclude.remove(id);
        cost(Some(id.clone()), (&with, wish), (&solve(rated, &without), &without))
    });
    std::iter::once(all).chain(each).collect()
}

/// A list with the wish that it answers.
type Answered<'a> = (&'a Solved<'a>, &'a ParticipantWish);

fn cost(of: Option<Ref>, (with, wish): Answered<'_>, (without, other): Answered<'_>) -> OverrideCost {
    let pairs = |wish: &ParticipantWish| i64::try_from(wish.together_by_hand().len()).unwrap_or(i64::MAX);
    let ids = |solved: &Solved<'_>| -> BTreeSet<Ref> {
        solved.list.iter().map(|person| solved.people[*person as usize].candidate.id.clone()).collect()
    };
    let relaxed = |solved: &Solved<'_>| -> i64 {
        let sums = solved.rules.sums(solved.list.iter().copied());
        solved.rules.relaxations(wish, &sums).iter().map(|relaxation| i64::from(relaxation.people())).sum()
    };
    let (now, then) = (ids(with), ids(without));
    OverrideCost {
        of,
        points: i64::from(without.gap.points) - i64::from(with.gap.points),
        people_relaxed: relaxed(with) - relaxed(without),
        pairs_together: pairs(wish) - pairs(other),
        would_join: then.difference(&now).cloned().collect(),
        would_leave: now.difference(&then).cloned().collect(),
    }
}

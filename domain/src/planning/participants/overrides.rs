//! What changes by hand cost against the best list.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    choice::{Choice, Solved, solve, told},
    rating::Rated,
    wish::ParticipantWish,
};
use crate::ids::Ref;

/// What one change by hand, or all of them together, costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverrideCost {
    /// The person put on the list or taken off it; all of them where none.
    pub of: Option<Ref>,
    /// Points lost by it; below nought only where it loosens rules, puts a pair together, or a search ended early.
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

/// The most changes by hand that are costed each for itself.
pub const MOST_COSTED: usize = 24;

/// The best list for a wish, what all changes by hand cost together, then what each one costs while the others stay: of
/// the first [`MOST_COSTED`], those put on the list before those taken off it. Changes that concern no candidate cost
/// nothing, and are left out.
///
/// Everything that is costed is sought with as much effort together as the list itself; where that ends a search early,
/// it is costed by the list found so far.
#[must_use]
pub fn choose_with_costs(rated: &[Rated<'_>], wish: &ParticipantWish) -> (Choice, Vec<OverrideCost>) {
    let solved = solve(rated, wish);
    (told(&solved, rated, wish), costs(&solved, rated, wish))
}

fn costs(with: &Solved<'_>, rated: &[Rated<'_>], wish: &ParticipantWish) -> Vec<OverrideCost> {
    let known: BTreeSet<&Ref> = rated.iter().map(|rated| &rated.candidate.id).collect();
    let by_hand = wish.include.iter().chain(&wish.exclude).filter(|id| known.contains(id));
    let by_hand: Vec<&Ref> = by_hand.take(MOST_COSTED).collect();
    if by_hand.is_empty() {
        return Vec::new();
    }
    let free = ParticipantWish { include: BTreeSet::new(), exclude: BTreeSet::new(), ..wish.clone() };
    let each = by_hand.into_iter().map(|id| {
        let mut without = wish.clone();
        without.include.remove(id);
        without.exclude.remove(id);
        (Some(id.clone()), without)
    });
    let asked: Vec<(Option<Ref>, ParticipantWish)> = std::iter::once((None, free)).chain(each).collect();
    let (mut effort, mut left) = (u64::from(wish.effort) * 1_000, asked.len() as u64);
    let costed = asked.into_iter().map(|(of, mut without)| {
        // What one search leaves over is the others'.
        without.effort = u32::try_from(effort / left.max(1) / 1_000).unwrap_or(wish.effort);
        let other = solve(rated, &without);
        (effort, left) = (effort.saturating_sub(other.looks), left.saturating_sub(1));
        cost(of, (with, wish), (&other, &without))
    });
    costed.collect()
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

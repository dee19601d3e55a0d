//! The list itself.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    model::{Model, Worths, first_list, improve},
    rating::Rated,
    reasons::{Invited, LeftOut, Reasons, Waiting},
    rules::Rules,
    solver,
    wish::{Apart, ParticipantWish, Relaxation},
};

/// How good the list is, against the best that could still be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// Points of the list.
    pub points: u32,
    /// Points that no list under the same relaxation exceeds; equal to `points` for the best list.
    pub at_most: u32,
    /// People by whom the quotas have to be loosened at least; as many as they were, for the best list.
    pub people_at_least: u32,
    /// Whether the search was finished: no better list is left, by points or by what decides among equals.
    pub is_best: bool,
}

/// Who is invited, who waits, who is left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Those invited; most points first.
    pub invited: Vec<Invited>,
    /// The waiting list in its order: points, then rest, then the draw.
    pub waiting: Vec<Waiting>,
    /// Everyone else, by id.
    pub left_out: Vec<LeftOut>,
    /// Rules that can't all be kept, and the smallest loosening that lets them be; empty where they can.
    pub relaxations: Vec<Relaxation>,
    /// Pairs who are not to be invited together and were, by hand.
    pub together_by_hand: Vec<Apart>,
    /// How good the list is.
    pub gap: Gap,
}

impl Choice {
    /// Ids of those invited.
    #[must_use]
    pub fn ids(&self) -> BTreeSet<&str> {
        self.invited.iter().map(|invited| invited.id.as_str()).collect()
    }

    /// By how many people the rules were loosened in all.
    #[must_use]
    pub fn people_relaxed(&self) -> u32 {
        self.relaxations.iter().map(|relaxation| u32::from(relaxation.people())).sum()
    }
}

/// The best list for a wish. The order of `rated` makes no difference.
#[must_use]
pub fn choose(rated: &[Rated<'_>], wish: &ParticipantWish) -> Choice {
    told(&solve(rated, wish), rated, wish)
}

/// A list that was found, with everyone's reason.
pub(super) fn told(solved: &Solved<'_>, rated: &[Rated<'_>], wish: &ParticipantWish) -> Choice {
    let reasons = Reasons::new(solved, wish);
    let (waiting, mut left_out) = reasons.outside();
    left_out.extend(barred(rated, wish));
    left_out.sort_by(|a, b| a.id.cmp(&b.id));
    let sums = solved.rules.sums(solved.list.iter().copied());
    Choice {
        invited: reasons.invited(),
        waiting,
        left_out,
        relaxations: solved.rules.relaxations(wish, &sums),
        together_by_hand: wish.together_by_hand(),
        gap: solved.gap,
    }
}

/// A list with what it was found with.
pub(super) struct Solved<'a> {
    /// Who could be on the list, by id; positions count these.
    pub people: Vec<&'a Rated<'a>>,
    /// The rules.
    pub rules: Rules,
    /// What each is worth.
    pub worths: Worths,
    /// Positions of those put on the list by hand.
    pub by_hand: BTreeSet<u32>,
    /// Positions of those on the list.
    pub list: BTreeSet<u32>,
    /// How good it is.
    pub gap: Gap,
    /// Looks at a candidate that it took.
    pub looks: u64,
}

/// Whether somebody is looked at for the list at all.
fn is_looked_at(rated: &Rated<'_>, wish: &ParticipantWish) -> bool {
    let id = &rated.candidate.id;
    wish.include.contains(id) || (rated.bar.is_none() && !wish.exclude.contains(id))
}

pub(super) fn solve<'a>(rated: &'a [Rated<'a>], wish: &ParticipantWish) -> Solved<'a> {
    let mut people: Vec<&Rated<'_>> = rated.iter().filter(|rated| is_looked_at(rated, wish)).collect();
    people.sort_unstable_by(|a, b| a.candidate.id.cmp(&b.candidate.id));
    people.dedup_by(|a, b| a.candidate.id == b.candidate.id);
    let rules = Rules::new(&people, wish);
    let worths = Worths::new(&people, wish, rules.seats);
    let is_by_hand = |(_, rated): &(u32, &&Rated<'_>)| wish.include.contains(&rated.candidate.id);
    let by_hand = (0_u32..).zip(&people).filter(is_by_hand).map(|(position, _)| position).collect();
    let model = Model::new(&rules, &worths, &by_hand);
    let first = first_list(&rules, &worths, &model.people, &by_hand);
    let known = model.values(&rules, &first);
    let answer = solver::solve(model.program, known, u64::from(wish.effort) * 1_000);
    let chosen = model.people.iter().zip(&answer.chosen).filter(|(_, times)| **times > 0);
    let mut list: BTreeSet<u32> = chosen.map(|(person, _)| *person).collect();
    if !answer.is_finished {
        improve(&rules, &worths, &model.people, &by_hand, &mut list);
    }
    let gap = gap(&people, &list, &rules, &worths, &answer);
    Solved { people, rules, worths, by_hand, list, gap, looks: answer.looks }
}

fn gap(people: &[&Rated<'_>], list: &BTreeSet<u32>, rules: &Rules, worths: &Worths, answer: &solver::Answer) -> Gap {
    let points: u32 = list.iter().map(|person| people[*person as usize].points).sum();
    let sums = rules.sums(list.iter().copied());
    let loosened: i64 = sums.iter().enumerate().map(|(row, sum)| rules.outside(row, *sum).abs()).sum();
    let at_most = if answer.is_finished {
        points
    } else {
        // The bound is in worth under the best relaxation there may be; points of any list are no more than its seats'.
        let most = people.iter().map(|rated| rated.points).max().unwrap_or(0);
        let ceiling = i128::from(most) * i128::from(rules.seats);
        let bound = answer.bound.saturating_sub(worths.loosened(loosened)[0]).div_euclid(worths.point);
        u32::try_from(bound.min(ceiling)).unwrap_or(points).max(points)
    };
    let least = if answer.is_finished { i128::from(loosened) } else { worths.people_at_least(answer.bound) };
    let people_at_least = u32::try_from(least).unwrap_or(0);
    Gap { points, at_most, people_at_least, is_best: answer.is_finished }
}

/// Those who were not looked at, and why.
fn barred(rated: &[Rated<'_>], wish: &ParticipantWish) -> Vec<LeftOut> {
    let out = rated.iter().filter(|rated| !is_looked_at(rated, wish));
    out.map(|rated| LeftOut::unseen(rated, wish)).collect()
}

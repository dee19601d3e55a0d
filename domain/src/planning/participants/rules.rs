//! The rules of a list, counted.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Quota,
    rating::Rated,
    wish::{Bound, Criterion, ParticipantWish, Relaxation, Rule},
};
use crate::ids::Ref;

/// One quota with both its ends.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Whom it counts.
    pub criterion: Criterion,
    /// At least so many.
    pub least: i64,
    /// At most so many; more than there are seats where nothing was asked.
    pub most: i64,
}

/// Quotas with who counts in each, and who is not invited together. People are positions in the list of rated ones.
#[derive(Debug)]
pub(super) struct Rules {
    /// Who the people are.
    ids: Vec<Ref>,
    /// Quotas.
    pub rows: Vec<Row>,
    /// The rows in which each person counts.
    pub of_person: Vec<Vec<u32>>,
    /// With whom each person is not invited; only those who are, are here.
    pub apart: BTreeMap<u32, BTreeSet<u32>>,
    /// Seats, or as many as were put on the list by hand where that is more.
    pub seats: i64,
}

/// More than any list holds.
pub(super) const NO_END: i64 = 100_000;

impl Rules {
    /// The rules of a wish for these people.
    pub(super) fn new(people: &[&Rated<'_>], wish: &ParticipantWish) -> Self {
        let ends = |quota: &Quota| Row {
            criterion: quota.criterion.clone(),
            least: quota.at_least.map_or(0, i64::from),
            most: quota.at_most.map_or(NO_END, i64::from),
        };
        let mut rows: Vec<Row> = wish.quotas.iter().map(ends).collect();
        if let Some(most) = wish.most_of_organisation {
            let organisations: BTreeSet<_> = people.iter().flat_map(|rated| &rated.candidate.organisations).collect();
            rows.extend(organisations.into_iter().map(|organisation| Row {
                criterion: Criterion::Organisation(organisation.clone()),
                least: 0,
                most: i64::from(most),
            }));
        }
        let of_person = people.iter().map(|rated| counted(&rows, rated)).collect();
        let by_hand = people.iter().filter(|rated| wish.include.contains(&rated.candidate.id)).count();
        let seats = i64::from(wish.seats).max(i64::try_from(by_hand).unwrap_or(NO_END));
        let ids = people.iter().map(|rated| rated.candidate.id.clone()).collect();
        Self { ids, rows, of_person, apart: apart(people, wish), seats }
    }

    /// How many of a list count in each row.
    pub(super) fn sums(&self, list: impl IntoIterator<Item = u32>) -> Vec<i64> {
        let mut sums = vec![0; self.rows.len()];
        for person in list {
            self.of_person[person as usize].iter().for_each(|row| sums[*row as usize] += 1);
        }
        sums
    }

    /// By how many people a row's sum is outside its ends: too few below zero, too many above.
    pub(super) fn outside(&self, row: usize, sum: i64) -> i64 {
        let Row { least, most, .. } = self.rows[row];
        (sum - most).max(0) + (sum - least).min(0)
    }

    /// What stands against `out` leaving a list with these sums for `joining`; nothing where the rules allow it.
    ///
    /// Rules that were loosened may stay as loose as they are, and no looser.
    pub(super) fn against(&self, list: &BTreeSet<u32>, sums: &[i64], out: Option<u32>, joining: u32) -> Vec<Rule> {
        self.weighed(list, sums, out, joining).1
    }

    /// By how much a change of the list loosens the rules more or, below zero, less; and which of them it breaks.
    pub(super) fn weighed(
        &self,
        list: &BTreeSet<u32>,
        sums: &[i64],
        out: Option<u32>,
        joining: u32,
    ) -> (i64, Vec<Rule>) {
        let mut broken = Vec::new();
        let mut more = 0;
        let nothing = Vec::new();
        let (joins, leaves) =
            (&self.of_person[joining as usize], out.map_or(&nothing, |out| &self.of_person[out as usize]));
        let changes = joins.iter().filter(|row| !leaves.contains(row)).map(|row| (*row as usize, 1));
        let changes = changes.chain(leaves.iter().filter(|row| !joins.contains(row)).map(|row| (*row as usize, -1)));
        for (row, change) in changes {
            let (before, after) = (self.outside(row, sums[row]).abs(), self.outside(row, sums[row] + change).abs());
            more += after - before;
            if after > before {
                broken.push(self.rule(row, change > 0));
            }
        }
        let foes = self.apart.get(&joining).into_iter().flatten();
        let present: Vec<u32> = foes.copied().filter(|foe| list.contains(foe) && Some(*foe) != out).collect();
        if more <= 0 && present.is_empty() {
            return (more, Vec::new());
        }
        (
            more,
            broken
                .into_iter()
                .chain(present.into_iter().map(|foe| Rule::Apart(self.ids[foe as usize].clone())))
                .collect(),
        )
    }

    fn rule(&self, row: usize, is_most: bool) -> Rule {
        let Row { criterion, least, most } = &self.rows[row];
        let (bound, number) = if is_most { (Bound::AtMost, *most) } else { (Bound::AtLeast, *least) };
        Rule::Quota { criterion: criterion.clone(), bound, number: small(number) }
    }

    /// What a list with these sums does not keep.
    pub(super) fn relaxations(&self, wish: &ParticipantWish, sums: &[i64]) -> Vec<Relaxation> {
        let mut all = Vec::new();
        if self.seats > i64::from(wish.seats) {
            all.push(Relaxation {
                criterion: Criterion::Everyone,
                bound: Bound::AtMost,
                wished: wish.seats,
                possible: small(self.seats),
            });
        }
        for (row, (rule, sum)) in self.rows.iter().zip(sums).enumerate() {
            let (bound, wished) = match self.outside(row, *sum) {
                0 => continue,
                1.. => (Bound::AtMost, rule.most),
                _ => (Bound::AtLeast, rule.least),
            };
            let criterion = rule.criterion.clone();
            all.push(Relaxation { criterion, bound, wished: small(wished), possible: small(*sum) });
        }
        all
    }
}

fn small(number: i64) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

fn counted(rows: &[Row], rated: &Rated<'_>) -> Vec<u32> {
    (0_u32..).zip(rows).filter(|(_, row)| row.criterion.counts(rated.candidate)).map(|(index, _)| index).collect()
}

/// Pairs among these people; not those of which both were put on the list by hand.
fn apart(people: &[&Rated<'_>], wish: &ParticipantWish) -> BTreeMap<u32, BTreeSet<u32>> {
    let wanted: BTreeSet<&str> = wish.apart.iter().flat_map(|apart| [apart.0.as_str(), apart.1.as_str()]).collect();
    let positions: BTreeMap<&str, u32> = (0_u32..)
        .zip(people)
        .map(|(position, rated)| (rated.candidate.id.as_str(), position))
        .filter(|(id, _)| wanted.contains(id))
        .collect();
    let mut foes: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for pair in &wish.apart {
        let by_hand = wish.include.contains(&pair.0) && wish.include.contains(&pair.1);
        let found = positions.get(pair.0.as_str()).zip(positions.get(pair.1.as_str()));
        if let Some((a, b)) = found.filter(|(a, b)| a != b && !by_hand) {
            foes.entry(*a).or_default().insert(*b);
            foes.entry(*b).or_default().insert(*a);
        }
    }
    foes
}

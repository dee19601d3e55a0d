//! The wish as an integer program: one column for each person who can make a difference, one for each end of a quota
//! that makes up for what is missing or too much.

use std::collections::{BTreeSet, HashMap};

use super::{
    rating::{Rated, Rest},
    rules::{NO_END, Rules},
    solver::{Column, LEVELS, Program, Worth, plus, times},
    wish::ParticipantWish,
};

/// The program with what its columns stand for.
pub(super) struct Model {
    /// The program.
    pub program: Program,
    /// The person that each of the first columns stands for.
    pub people: Vec<u32>,
    /// The columns after those: the row, and whether it is its upper end.
    slack: Vec<(u32, bool)>,
}

/// What each person is worth, on all levels (see the parent module).
pub(super) struct Worths {
    /// By position.
    pub of_person: Vec<Worth>,
    /// What one point is worth on the first level: the people kept count below it.
    pub point: i128,
    /// What it costs to loosen a rule by one person: more than all points there are.
    pub person: i128,
}

impl Worths {
    /// The worth of these people under a wish for so many seats.
    pub(super) fn new(people: &[&Rated<'_>], wish: &ParticipantWish, seats: i64) -> Self {
        let base = i128::from(seats) + 1;
        let of = |rated: &&Rated<'_>| {
            let kept = i128::from(wish.keep.contains(&rated.candidate.id));
            [i128::from(rated.points) * base + kept, -unrest(rated.rest, base), i128::from(rated.draw)]
        };
        let of_person: Vec<Worth> = people.iter().map(of).collect();
        let most = of_person.iter().map(|worth| worth[0]).max().unwrap_or(0);
        Self { of_person, point: base, person: most * base + 1 }
    }

    /// By how many people the rules are loosened at least by any list worth no more than this on the first level.
    pub(super) fn people_at_least(&self, bound: i128) -> i128 {
        (-bound.min(0)).checked_add(self.person - 1).map_or(0, |cost| cost / self.person)
    }

    /// What loosening the rules by so many people costs.
    pub(super) fn loosened(&self, people: i64) -> Worth {
        let mut worth = [0; LEVELS];
        worth[0] = -self.person * i128::from(people);
        worth
    }
}

/// One person of a band counts for more than a whole list of the next: sums of these compare as leximin does.
fn unrest(rest: Rest, base: i128) -> i128 {
    let bands = Rest::ALL.len() - 1 - rest.index();
    if bands == 0 { 0 } else { base.pow(u32::try_from(bands - 1).unwrap_or(0)) }
}

impl Model {
    /// The program for these people. `by_hand` are on the list whatever it costs.
    pub(super) fn new(rules: &Rules, worths: &Worths, by_hand: &BTreeSet<u32>) -> Self {
        let people = able(rules, worths, by_hand);
        let mut columns: Vec<Column> = people
            .iter()
            .map(|person| Column {
                rows: rules.of_person[*person as usize].iter().map(|row| (row + 1, 1)).chain([(0, 1)]).collect(),
                worth: worths.of_person[*person as usize],
                lower: i64::from(by_hand.contains(person)),
                upper: 1,
                above: None,
                below: None,
            })
            .collect();
        link_classes(&mut columns, &people, rules, by_hand);
        let mut rows = vec![(0, rules.seats)];
        let mut slack = Vec::new();
        for (index, row) in (0_u32..).zip(&rules.rows) {
            rows.push((row.least, row.most));
            for (is_most, factor) in [(false, 1), (true, -1)] {
                let is_asked = if is_most { row.most < NO_END } else { row.least > 0 };
                if is_asked {
                    columns.push(makeshift(index + 1, factor, worths, rules.seats.max(row.least)));
                    slack.push((index, is_most));
                }
            }
        }
        let at: HashMap<u32, u32> = people.iter().copied().zip(0..).collect();
        let pairs = rules.apart.iter().flat_map(|(a, foes)| foes.iter().map(move |b| (*a, *b))).filter(|(a, b)| a < b);
        let pairs = pairs.filter_map(|(a, b)| at.get(&a).copied().zip(at.get(&b).copied())).collect();
        Self { program: Program { columns, rows, pairs }, people, slack }
    }

    /// A list as values of the columns, with what makes up for the rules that it does not keep.
    pub(super) fn values(&self, rules: &Rules, list: &BTreeSet<u32>) -> Vec<i64> {
        let sums = rules.sums(list.iter().copied());
        let people = self.people.iter().map(|person| i64::from(list.contains(person)));
        let slack = self.slack.iter().map(|(row, is_most)| {
            let outside = rules.outside(*row as usize, sums[*row as usize]);
            if *is_most { outside.max(0) } else { (-outside).max(0) }
        });
        people.chain(slack).collect()
    }
}

/// A column that makes up for an end of a row, at the price of a person each time.
fn makeshift(row: u32, factor: i64, worths: &Worths, most: i64) -> Column {
    Column { rows: vec![(row, factor)], worth: worths.loosened(1), lower: 0, upper: most, above: None, below: None }
}

/// People who can make a difference, those worth most first: of a class no more than there are seats.
fn able(rules: &Rules, worths: &Worths, by_hand: &BTreeSet<u32>) -> Vec<u32> {
    let mut people: Vec<u32> = (0_u32..).zip(&rules.of_person).map(|(person, _)| person).collect();
    people.sort_unstable_by(|a, b| worths.of_person[*b as usize].cmp(&worths.of_person[*a as usize]).then(a.cmp(b)));
    let mut taken: HashMap<&[u32], i64> = HashMap::new();
    people.retain(|person| {
        if by_hand.contains(person) || rules.apart.contains_key(person) {
            return true;
        }
        let of_class = taken.entry(&rules.of_person[*person as usize]).or_default();
        *of_class += 1;
        *of_class <= rules.seats
    });
    people
}

/// Links the members of each class in the order of their worth.
fn link_classes(columns: &mut [Column], people: &[u32], rules: &Rules, by_hand: &BTreeSet<u32>) {
    let mut last: HashMap<&[u32], u32> = HashMap::new();
    for (column, person) in (0_u32..).zip(people) {
        if by_hand.contains(person) || rules.apart.contains_key(person) {
            continue;
        }
        if let Some(above) = last.insert(&rules.of_person[*person as usize], column) {
            columns[column as usize].above = Some(above);
            columns[above as usize].below = Some(column);
        }
    }
}

/// A list to begin with: those by hand; for each quota's least, those worth most; then whoever is worth most and
/// loosens no rule; and last, exchanges of one for one while they are worth it.
pub(super) fn first_list(rules: &Rules, worths: &Worths, people: &[u32], by_hand: &BTreeSet<u32>) -> BTreeSet<u32> {
    let mut list = by_hand.clone();
    let mut sums = rules.sums(list.iter().copied());
    for row in 0..rules.rows.len() {
        for person in people {
            if sums[row] >= rules.rows[row].least || list.len() as i64 >= rules.seats {
                break;
            }
            if rules.of_person[*person as usize].contains(&(row as u32)) {
                take(rules, &mut list, &mut sums, *person);
            }
        }
    }
    for person in people {
        if list.len() as i64 >= rules.seats {
            break;
        }
        take(rules, &mut list, &mut sums, *person);
    }
    improve(rules, worths, people, by_hand, &mut list);
    list
}

fn take(rules: &Rules, list: &mut BTreeSet<u32>, sums: &mut [i64], person: u32) {
    if !list.contains(&person) && rules.against(list, sums, None, person).is_empty() {
        list.insert(person);
        rules.of_person[person as usize].iter().for_each(|row| sums[*row as usize] += 1);
    }
}

/// Exchanges tried at most while a list is improved: some hundredths of a second.
const MOST_TRIED: u32 = 200_000;

/// Exchanges one for one while that is worth it, at most as often as there are seats.
pub(super) fn improve(
    rules: &Rules,
    worths: &Worths,
    people: &[u32],
    by_hand: &BTreeSet<u32>,
    list: &mut BTreeSet<u32>,
) {
    let mut tried = 0;
    for _ in 0..rules.seats {
        let sums = rules.sums(list.iter().copied());
        let leaving: Vec<u32> = list.iter().copied().filter(|person| !by_hand.contains(person)).collect();
        let Some(least) = leaving.iter().map(|person| worths.of_person[*person as usize]).min() else { return };
        let mut best: Option<(Worth, u32, u32)> = None;
        let loosened = sums.iter().enumerate().any(|(row, sum)| rules.outside(row, *sum) != 0);
        let joining = people.iter().filter(|person| !list.contains(person));
        for joining in joining.take_while(|person| loosened || worths.of_person[**person as usize] > least) {
            if tried >= MOST_TRIED {
                break;
            }
            for out in &leaving {
                tried += 1;
                let (more, against) = rules.weighed(list, &sums, Some(*out), *joining);
                let change = plus(worths.of_person[*joining as usize], times(worths.of_person[*out as usize], -1));
                let change = plus(change, worths.loosened(more));
                let is_apart = against.iter().any(|rule| matches!(rule, super::Rule::Apart(_)));
                if !is_apart && change > best.map_or([0; LEVELS], |(known, _, _)| known) {
                    best = Some((change, *out, *joining));
                }
            }
        }
        let Some((_, out, joining)) = best else { return };
        list.remove(&out);
        list.insert(joining);
    }
}

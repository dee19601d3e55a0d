//! Branch and bound.

use super::{
    Program, Worth,
    basis::{Basis, Relaxed},
    plus, times,
};

/// The best choice found, and how good a better one could be at most.
#[derive(Debug, Clone)]
pub(in crate::planning::participants) struct Answer {
    /// How often each column is chosen.
    pub chosen: Vec<i64>,
    /// What that is worth.
    pub worth: Worth,
    /// What no choice is worth more than, on the first level; equal to `worth` where the search was finished.
    pub bound: i128,
    /// Whether no better choice is left on any level.
    pub is_finished: bool,
    /// Columns looked at, each time they were.
    pub looks: u64,
}

/// Finds the choice that is worth most, beginning with one that is known, looking at columns about `effort` times.
///
/// Where two choices are worth the same on every level, either may be found; draws make that as good as impossible.
pub(in crate::planning::participants) fn solve(mut program: Program, known: Vec<i64>, effort: u64) -> Answer {
    let mut answer =
        Answer { worth: program.worth(&known), chosen: known, bound: i128::MIN, is_finished: true, looks: 0 };
    let root = Basis::new(&program);
    let mut open = vec![(root, i128::MAX)];
    while let Some((basis, bound)) = open.pop() {
        if answer.looks >= effort {
            leave(&mut answer, bound);
            continue;
        }
        visit(&mut program, (basis, bound), effort, &mut answer, &mut open);
    }
    answer.bound = answer.bound.max(answer.worth[0]);
    answer
}

/// Notes that a part of the search was left out.
fn leave(answer: &mut Answer, bound: i128) {
    if bound >= answer.worth[0] {
        answer.is_finished = false;
        answer.bound = answer.bound.max(bound);
    }
}

fn visit(
    program: &mut Program,
    (mut basis, mut bound): (Basis, i128),
    effort: u64,
    answer: &mut Answer,
    open: &mut Vec<(Basis, i128)>,
) {
    loop {
        basis.take_rows(program);
        basis.looks = 0;
        let relaxed = basis.solve(program, effort.saturating_sub(answer.looks));
        answer.looks += basis.looks;
        match relaxed {
            Relaxed::Impossible => return,
            Relaxed::GivenUp => return leave(answer, bound),
            Relaxed::Solved => {}
        }
        let (worth, scale) = (basis.worth(program), basis.scale);
        if cannot_beat(worth, scale, answer.worth) {
            return;
        }
        bound = worth[0].div_euclid(scale).min(bound);
        basis.fix(program, |loss| cannot_beat(plus(worth, times(loss, -1)), scale, answer.worth));
        let values = basis.scaled();
        if add_violated_pairs(program, &values, scale) {
            continue;
        }
        let Some(column) = most_fractional(&values, scale) else {
            // A relaxation's whole solution that is worth more is the best of this part.
            answer.chosen = values.iter().map(|value| i64::try_from(value / scale).unwrap_or(0)).collect();
            answer.worth = worth.map(|part| part / scale);
            return;
        };
        return branch(program, basis, (column, values[column as usize]), bound, open);
    }
}

/// Whether nothing whole within a relaxation's worth (times `scale`) is worth more than what is known.
///
/// What is whole is, on the first level, worth at most the whole part of it; only where that uses it up does the next
/// level count.
fn cannot_beat(worth: Worth, scale: i128, known: Worth) -> bool {
    for (part, known) in worth.into_iter().zip(known) {
        let whole = part.div_euclid(scale);
        if whole != known {
            return whole < known;
        }
        if part.rem_euclid(scale) != 0 {
            return false;
        }
    }
    true
}

/// Turns the pairs that a solution violates into rows.
fn add_violated_pairs(program: &mut Program, values: &[i128], scale: i128) -> bool {
    let is_violated = |pair: &(u32, u32)| values[pair.0 as usize] + values[pair.1 as usize] > scale;
    let (violated, kept): (Vec<_>, Vec<_>) = program.pairs.drain(..).partition(is_violated);
    program.pairs = kept;
    for (a, b) in &violated {
        let row = program.rows.len() as u32;
        program.rows.push((0, 1));
        for column in [a, b] {
            program.columns[*column as usize].rows.push((row, 1));
        }
    }
    !violated.is_empty()
}

/// The column whose value is furthest from whole; the first among equals.
fn most_fractional(values: &[i128], scale: i128) -> Option<u32> {
    let mut most: Option<(i128, u32)> = None;
    for (column, value) in values.iter().enumerate() {
        let part = value.rem_euclid(scale);
        let distance = part.min(scale - part);
        if distance != 0 && most.is_none_or(|(known, _)| distance > known) {
            most = Some((distance, column as u32));
        }
    }
    most.map(|(_, column)| column)
}

/// Opens the two parts at a column's value; the nearer one is looked at first.
fn branch(program: &Program, basis: Basis, (column, value): (u32, i128), bound: i128, open: &mut Vec<(Basis, i128)>) {
    let whole = i32::try_from(value.div_euclid(basis.scale)).unwrap_or(0);
    let is_nearer_up = value.rem_euclid(basis.scale) * 2 >= basis.scale;
    let (mut down, mut up) = (basis.clone(), basis);
    let limits = down.bounds(column);
    let parts_are_possible = [
        narrow(program, &mut down, column, (limits.lower, whole)),
        narrow(program, &mut up, column, (whole + 1, limits.upper)),
    ];
    let mut parts = vec![(down, parts_are_possible[0]), (up, parts_are_possible[1])];
    if !is_nearer_up {
        parts.reverse();
    }
    open.extend(parts.into_iter().filter(|(_, is_possible)| *is_possible).map(|(basis, _)| (basis, bound)));
}

/// Narrows a column's bounds and those of its class that follow from it; false where that leaves nothing.
fn narrow(program: &Program, basis: &mut Basis, column: u32, (lower, upper): (i32, i32)) -> bool {
    basis.bound(program, column, lower, upper);
    let of = |column: u32| &program.columns[column as usize];
    let (mut next, in_class) = match (lower, upper) {
        (_, 0) => (of(column).below, true),
        (1, _) => (of(column).above, true),
        _ => (None, false),
    };
    while let Some(other) = next.filter(|_| in_class) {
        let known = basis.bounds(other);
        if upper == 0 {
            if known.lower > 0 {
                return false;
            }
            basis.bound(program, other, 0, 0);
            next = of(other).below;
        } else {
            if known.upper < 1 {
                return false;
            }
            basis.bound(program, other, 1, 1);
            next = of(other).above;
        }
    }
    true
}

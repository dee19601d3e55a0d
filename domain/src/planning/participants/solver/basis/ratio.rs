//! Which variable enters the basis: the ratio test, with flips of bounds on the way.

use std::cmp::Ordering;

use super::{
    super::{Program, Worth, magnitude, times},
    Basis, Variable,
};

/// A variable that could enter the basis: the ratio that orders it, and what a flip of it brings.
struct Entering {
    variable: u32,
    cost: Worth,
    pivot: i128,
    range: i64,
}

impl Entering {
    /// Smaller ratio of cost to pivot first; the earlier variable among equals.
    fn before(&self, other: &Self) -> Ordering {
        let (mine, others) = (times(self.cost, other.pivot.abs()), times(other.cost, self.pivot.abs()));
        mine.cmp(&others).then(self.variable.cmp(&other.variable))
    }
}

impl Basis {
    /// Which variable enters for the one of `row`, and which go to their other bound on the way.
    pub(super) fn entering(&self, program: &Program, row: usize, violation: i128) -> Option<(u32, Vec<u32>)> {
        let mut able = self.able(program, row, violation > 0);
        let mut left = violation.abs();
        let mut flips = Vec::new();
        // Mostly the first few are enough; a full sort would cost more than all the rest.
        while !able.is_empty() {
            let some = able.len().min((able.len() / 8).max(64));
            if some < able.len() {
                able.select_nth_unstable_by(some - 1, Entering::before);
            }
            let rest = able.split_off(some);
            able.sort_unstable_by(Entering::before);
            for entering in able {
                let brought = entering.pivot.abs() * i128::from(entering.range);
                if brought >= left {
                    return Some((entering.variable, flips));
                }
                left -= brought;
                flips.push(entering.variable);
            }
            able = rest;
        }
        None
    }

    /// Variables outside the basis that can bring the variable of `row` back to its bound.
    fn able(&self, program: &Program, row: usize, is_over: bool) -> Vec<Entering> {
        let (size, columns) = (self.size(), self.columns.len());
        let inverse = &self.inverse[row * size..(row + 1) * size];
        let prices = self.prices(program);
        let mut able = Vec::new();
        let mut consider = |index: u32, variable: &Variable, pivot: i128| {
            let rises = variable.value == variable.lower;
            if pivot != 0 && (rises == (pivot > 0)) == is_over {
                let cost = magnitude(self.reduced(program, &prices, index));
                let range = i64::from(variable.upper) - i64::from(variable.lower);
                able.push(Entering { variable: index, cost, pivot, range });
            }
        };
        for (index, variable) in self.columns.iter().enumerate().filter(|(_, v)| !v.is_basic && !v.is_fixed()) {
            let rows = &program.columns[index].rows;
            let pivot = rows.iter().map(|(row, factor)| inverse[*row as usize] * i128::from(*factor)).sum();
            consider(index as u32, variable, pivot);
        }
        for (at, variable) in self.sums.iter().enumerate().filter(|(_, v)| !v.is_basic && !v.is_fixed()) {
            consider((columns + at) as u32, variable, -inverse[at]);
        }
        able
    }
}

//! The linear relaxation: dual simplex in whole numbers.

mod ratio;

use super::{LEVELS, Program, Worth, magnitude, plus, times};

/// Steps after which a relaxation counts as not solved; far more than any takes.
const MOST_STEPS: u32 = 5_000;
/// Entries of a basis beyond this are not reckoned with any further: two of them times a worth of 2^40, summed over some
/// hundred rows, still are whole numbers of 127 bits. Bases of counting rows hardly ever have entries beyond a hundred.
const LARGEST: i128 = 1 << 36;

/// How solving a relaxation ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Relaxed {
    /// It is solved.
    Solved,
    /// There is no solution.
    Impossible,
    /// It took too many steps or looks, or its numbers grew too large.
    GivenUp,
}

/// A basis with bounds: a node of the search. Variables are the columns, then one for each row's sum.
#[derive(Debug, Clone)]
pub(super) struct Basis {
    /// `scale` times the inverse of the basis, row after row.
    inverse: Vec<i128>,
    /// What `inverse` and all that is worked out with it are to be divided by; above zero.
    pub scale: i128,
    /// Which variable each row of the basis stands for.
    basic: Vec<u32>,
    /// The right-hand side that the variables outside the basis leave.
    rest: Vec<i64>,
    /// Columns' bounds and, outside the basis, values.
    columns: Vec<Variable>,
    /// The same of the rows' sums.
    sums: Vec<Variable>,
    /// Columns looked at so far, each time they were.
    pub looks: u64,
}

/// A variable's bounds and, outside the basis, its value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Variable {
    /// Lower bound.
    pub lower: i32,
    /// Upper bound.
    pub upper: i32,
    value: i32,
    is_basic: bool,
}

impl Variable {
    fn new(lower: i64, upper: i64) -> Self {
        let whole = |number: i64| i32::try_from(number).unwrap_or(i32::MAX);
        Self { lower: whole(lower), upper: whole(upper), value: whole(lower), is_basic: false }
    }

    /// Whether it can take one value only.
    pub(super) fn is_fixed(&self) -> bool {
        self.lower == self.upper
    }
}

impl Basis {
    /// The basis of the rows' sums, with every column where it is worth most.
    pub(super) fn new(program: &Program) -> Self {
        let mut basis = Self {
            inverse: Vec::new(),
            scale: 1,
            basic: Vec::new(),
            rest: Vec::new(),
            columns: program.columns.iter().map(|column| Variable::new(column.lower, column.upper)).collect(),
            sums: Vec::new(),
            looks: 0,
        };
        for (column, variable) in program.columns.iter().zip(&mut basis.columns) {
            if column.worth > [0; LEVELS] {
                variable.value = variable.upper;
            }
        }
        basis.take_rows(program);
        basis
    }

    fn size(&self) -> usize {
        self.basic.len()
    }

    fn variable(&self, index: u32, columns: usize) -> &Variable {
        let index = index as usize;
        if index < columns { &self.columns[index] } else { &self.sums[index - columns] }
    }

    /// Takes in the rows that were added since; the sum of each enters the basis.
    pub(super) fn take_rows(&mut self, program: &Program) {
        let (old, new) = (self.size(), program.rows.len());
        if old == new {
            return;
        }
        let mut inverse = vec![0; new * new];
        for row in 0..old {
            inverse[row * new..row * new + old].copy_from_slice(&self.inverse[row * old..(row + 1) * old]);
        }
        let mut rest = vec![0_i64; new];
        rest[..old].copy_from_slice(&self.rest);
        let position: std::collections::HashMap<u32, usize> =
            self.basic.iter().enumerate().map(|(position, variable)| (*variable, position)).collect();
        for (index, column) in program.columns.iter().enumerate() {
            for (row, factor) in column.rows.iter().filter(|(row, _)| *row as usize >= old) {
                let row = *row as usize;
                if self.columns[index].is_basic {
                    let Some(place) = position.get(&(index as u32)) else { continue };
                    for at in 0..old {
                        inverse[row * new + at] += i128::from(*factor) * self.inverse[place * old + at];
                    }
                } else {
                    rest[row] -= factor * i64::from(self.columns[index].value);
                }
            }
        }
        for (row, (lower, upper)) in program.rows.iter().enumerate().skip(old) {
            inverse[row * new + row] = -self.scale;
            self.basic.push((program.columns.len() + row) as u32);
            self.sums.push(Variable { is_basic: true, ..Variable::new(*lower, *upper) });
        }
        (self.inverse, self.rest) = (inverse, rest);
    }

    /// Bounds of a column.
    pub(super) fn bounds(&self, column: u32) -> Variable {
        self.columns[column as usize]
    }

    /// Narrows the bounds of a column.
    pub(super) fn bound(&mut self, program: &Program, column: u32, lower: i32, upper: i32) {
        let variable = &mut self.columns[column as usize];
        (variable.lower, variable.upper) = (lower, upper);
        if !variable.is_basic {
            let value = variable.value.clamp(lower, upper);
            self.move_to(program, column, value);
        }
    }

    fn move_to(&mut self, program: &Program, index: u32, value: i32) {
        let columns = self.columns.len();
        if (index as usize) < columns {
            let variable = &mut self.columns[index as usize];
            let by = i64::from(value) - i64::from(variable.value);
            variable.value = value;
            for (row, factor) in &program.columns[index as usize].rows {
                self.rest[*row as usize] -= factor * by;
            }
        } else {
            let row = index as usize - columns;
            self.rest[row] += i64::from(value) - i64::from(self.sums[row].value);
            self.sums[row].value = value;
        }
    }

    /// `scale` times the value of each variable in the basis.
    fn values(&self) -> Vec<i128> {
        let size = self.size();
        let row = |row: usize| &self.inverse[row * size..(row + 1) * size];
        (0..size).map(|at| row(at).iter().zip(&self.rest).map(|(a, b)| a * i128::from(*b)).sum()).collect()
    }

    /// `scale` times the price of each row.
    fn prices(&self, program: &Program) -> Vec<Worth> {
        let size = self.size();
        let mut prices = vec![[0; LEVELS]; size];
        for (at, variable) in self.basic.iter().enumerate() {
            let Some(column) = program.columns.get(*variable as usize) else { continue };
            for (price, entry) in prices.iter_mut().zip(&self.inverse[at * size..(at + 1) * size]) {
                if *entry != 0 {
                    *price = plus(*price, times(column.worth, *entry));
                }
            }
        }
        prices
    }

    /// `scale` times what one more of a variable outside the basis would bring.
    fn reduced(&self, program: &Program, prices: &[Worth], index: u32) -> Worth {
        let columns = self.columns.len();
        if index as usize >= columns {
            return prices[index as usize - columns];
        }
        let column = &program.columns[index as usize];
        column.rows.iter().fold(times(column.worth, self.scale), |sum, (row, factor)| {
            plus(sum, times(prices[*row as usize], -i128::from(*factor)))
        })
    }

    /// Solves the relaxation within the present bounds, unless that takes more looks than there are left.
    pub(super) fn solve(&mut self, program: &Program, left: u64) -> Relaxed {
        for _ in 0..MOST_STEPS {
            if self.looks > left {
                return Relaxed::GivenUp;
            }
            if self.scale > LARGEST || self.inverse.iter().any(|entry| entry.abs() > LARGEST) {
                return Relaxed::GivenUp;
            }
            let Some((row, violation)) = self.most_violated() else { return Relaxed::Solved };
            // A look at a column takes about as long as that at eight entries of the basis, which are gone through thrice.
            self.looks += (self.columns.len() + self.inverse.len() / 3) as u64;
            let Some((entering, flips)) = self.entering(program, row, violation) else { return Relaxed::Impossible };
            for index in flips {
                let variable = *self.variable(index, self.columns.len());
                let other = if variable.value == variable.lower { variable.upper } else { variable.lower };
                self.move_to(program, index, other);
            }
            self.pivot(program, row, entering, violation > 0);
        }
        Relaxed::GivenUp
    }

    /// The row of the basis whose variable is furthest outside its bounds, and by how much (times `scale`); above zero
    /// where it is too large.
    fn most_violated(&self) -> Option<(usize, i128)> {
        let columns = self.columns.len();
        let mut worst: Option<(usize, i128)> = None;
        for (row, value) in self.values().into_iter().enumerate() {
            let variable = self.variable(self.basic[row], columns);
            let over = value - self.scale * i128::from(variable.upper);
            let under = value - self.scale * i128::from(variable.lower);
            let violation = if over > 0 { over } else { under.min(0) };
            let larger = worst.is_none_or(|(_, known)| violation.abs() > known.abs());
            if violation != 0 && larger {
                worst = Some((row, violation));
            }
        }
        worst
    }

    /// The variable of `row` leaves for the bound that it violates, and `entering` takes its place.
    fn pivot(&mut self, program: &Program, row: usize, entering: u32, is_over: bool) {
        let (size, columns) = (self.size(), self.columns.len());
        let mut factors = vec![0_i128; size];
        let add = |factors: &mut Vec<i128>, at: usize, factor: i128| {
            for (place, sum) in factors.iter_mut().enumerate() {
                *sum += self.inverse[place * size + at] * factor;
            }
        };
        match program.columns.get(entering as usize) {
            Some(column) => {
                column.rows.iter().for_each(|(at, factor)| add(&mut factors, *at as usize, i128::from(*factor)));
            }
            None => add(&mut factors, entering as usize - columns, -1),
        }
        let pivot = factors[row];
        let pivots: Vec<i128> = self.inverse[row * size..(row + 1) * size].to_vec();
        for (place, factor) in factors.iter().enumerate().filter(|(place, _)| *place != row) {
            for (entry, of_pivot) in self.inverse[place * size..(place + 1) * size].iter_mut().zip(&pivots) {
                *entry = (*entry * pivot - factor * of_pivot) / self.scale;
            }
        }
        self.scale = pivot;
        if pivot < 0 {
            self.scale = -pivot;
            self.inverse.iter_mut().for_each(|entry| *entry = -*entry);
        }
        self.exchange(program, row, entering, is_over);
    }

    fn exchange(&mut self, program: &Program, row: usize, entering: u32, is_over: bool) {
        let columns = self.columns.len();
        // A variable in the basis leaves nothing on the right-hand side: it is moved to nought there.
        self.move_to(program, entering, 0);
        let leaving = self.basic[row];
        for (index, is_basic) in [(leaving, false), (entering, true)] {
            let variable = match self.columns.get_mut(index as usize) {
                Some(variable) => variable,
                None => &mut self.sums[index as usize - columns],
            };
            (variable.is_basic, variable.value) = (is_basic, 0);
        }
        self.basic[row] = entering;
        let left = *self.variable(leaving, columns);
        self.move_to(program, leaving, if is_over { left.upper } else { left.lower });
    }

    /// `scale` times what the relaxation's solution is worth.
    pub(super) fn worth(&self, program: &Program) -> Worth {
        let values = self.values();
        let inside = self.basic.iter().zip(values).filter_map(|(variable, value)| {
            program.columns.get(*variable as usize).map(|column| times(column.worth, value))
        });
        let outside = self.columns.iter().zip(&program.columns).filter(|(v, _)| !v.is_basic && v.value != 0);
        let outside = outside.map(|(v, column)| times(column.worth, i128::from(v.value) * self.scale));
        inside.chain(outside).fold([0; LEVELS], plus)
    }

    /// The columns' values, each `scale` times as large.
    pub(super) fn scaled(&self) -> Vec<i128> {
        let mut all: Vec<i128> = self.columns.iter().map(|v| i128::from(v.value) * self.scale).collect();
        for (variable, value) in self.basic.iter().zip(self.values()) {
            if let Some(place) = all.get_mut(*variable as usize) {
                *place = value;
            }
        }
        all
    }

    /// Fixes each column of which `decided` says that its other values, at that loss (times `scale`), need no look.
    pub(super) fn fix(&mut self, program: &Program, decided: impl Fn(Worth) -> bool) {
        let prices = self.prices(program);
        for index in 0..self.columns.len() {
            let variable = self.columns[index];
            let loss = || magnitude(self.reduced(program, &prices, index as u32));
            if !variable.is_basic && !variable.is_fixed() && decided(loss()) {
                let variable = &mut self.columns[index];
                (variable.lower, variable.upper) = (variable.value, variable.value);
            }
        }
    }
}

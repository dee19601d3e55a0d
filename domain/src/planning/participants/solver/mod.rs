//! An exact solver for choosing few of many: whole numbers throughout, so that no answer hangs on rounding.
//!
//! The problem is an integer program: choose `x_j` between 0 and `upper_j`, each row's sum between its bounds, of each
//! pair at most one, so that the sum of what is chosen is worth the most. Worth has several levels, compared one after
//! the other ([`Worth`]); a level decides only among equals of all before it.
//!
//! Method: branch and bound over the linear relaxation. The relaxation is solved by the dual simplex method with bounded
//! variables and bound flipping (I. Maros, "A generalized dual phase-2 simplex algorithm", European Journal of
//! Operational Research 149, 2003), whose basis is kept in whole numbers by integer pivoting (J. Edmonds and
//! J.-F. Maurras, "Note sur les Q-matrices d'Edmonds", RAIRO 31, 1997). Pairs become rows only once they are violated.
//! What the reduced cost of a variable shows to be decided is fixed (reduced-cost fixing, G. Dantzig, R. Fulkerson and
//! S. Johnson, Operations Research 2, 1954). Among members of one class (same rows, no pair), whoever is worth less is
//! never chosen before whoever is worth more.
//!
//! There is no clock in it: effort is counted in columns looked at, so that the same question has the same answer on any
//! machine.

mod basis;
mod search;

pub(super) use search::{Answer, solve};

/// Levels of worth.
pub(super) const LEVELS: usize = 3;

/// Worth by levels; compared from the first level on.
pub(super) type Worth = [i128; LEVELS];

/// The sum of two worths.
pub(super) fn plus(a: Worth, b: Worth) -> Worth {
    std::array::from_fn(|level| a[level] + b[level])
}

/// A worth so many times.
pub(super) fn times(a: Worth, factor: i128) -> Worth {
    a.map(|part| part * factor)
}

/// The same worth, not less than nothing.
fn magnitude(a: Worth) -> Worth {
    if a < [0; LEVELS] { times(a, -1) } else { a }
}

/// What may be chosen, up to `upper` times.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// The rows that it counts in, and how.
    pub rows: Vec<(u32, i64)>,
    /// What choosing it once is worth.
    pub worth: Worth,
    /// The least of it that is chosen.
    pub lower: i64,
    /// The most of it that is chosen.
    pub upper: i64,
    /// The next better column of its class.
    pub above: Option<u32>,
    /// The next worse column of its class.
    pub below: Option<u32>,
}

/// The whole problem. It always has a solution: rows that can't be kept have a column that makes up for them.
#[derive(Debug, Clone, Default)]
pub(super) struct Program {
    /// Columns.
    pub columns: Vec<Column>,
    /// Bounds of each row's sum.
    pub rows: Vec<(i64, i64)>,
    /// Columns of which at most one is chosen.
    pub pairs: Vec<(u32, u32)>,
}

impl Program {
    /// What a choice is worth.
    pub(super) fn worth(&self, chosen: &[i64]) -> Worth {
        let parts = self.columns.iter().zip(chosen).filter(|(_, times)| **times != 0);
        parts.fold([0; LEVELS], |sum, (column, count)| plus(sum, times(column.worth, i128::from(*count))))
    }
}

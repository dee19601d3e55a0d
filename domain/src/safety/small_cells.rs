//! Small cells of published counts (safety model, "Small cells").
//!
//! A small count is held back; then so many others are that nobody can work out a held-back count exactly.
//! A reader is taken to know every sum between the counts, and what each mark means: [`PublicCount::UnderFive`]
//! is 0 to 4, [`PublicCount::OneToTen`] 1 to 10, [`PublicCount::Withheld`] is not small. A held-back count is
//! safe if there is another set of counts that fits all of this in which it has another value.

use super::public::PublicCount;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// People: below five is small, none too.
    People,
    /// Honour, gender-based and electoral cases: one to ten is small.
    Cases,
}

impl Kind {
    /// The count as it may be told if nothing else is.
    #[must_use]
    pub fn told(self, count: u32) -> PublicCount {
        match (self, count) {
            (Self::People, 0..=4) => PublicCount::UnderFive,
            (Self::Cases, 1..=10) => PublicCount::OneToTen,
            _ => PublicCount::Exact(count),
        }
    }

    fn is_small(self, count: u32) -> bool {
        !matches!(self.told(count), PublicCount::Exact(_))
    }

    /// The values that a small count may have.
    fn small(self) -> (u32, u32) {
        match self {
            Self::People => (0, 4),
            Self::Cases => (1, 10),
        }
    }

    /// The values that a count may have which is held back for another's sake: those that are not small. None is
    /// never held back for another's sake, so that [`PublicCount::Withheld`] has one range only.
    fn withheld(self) -> (u32, u32) {
        (self.small().1 + 1, u32::MAX)
    }
}

/// What is said of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Telling {
    Exact,
    Small,
    Withheld,
    /// Held back without even saying whether it is small.
    Blank,
    /// Nothing, and nobody knows it: it is no part of what is published, only of the sums.
    Kept,
    /// Nothing, but readers may well guess it.
    Guessed,
}

#[derive(Debug, Clone)]
struct Cell {
    value: u32,
    kind: Kind,
    telling: Telling,
    /// The sums that it is the total (`1`) or a part (`-1`) of.
    sums: Vec<(usize, i32)>,
}

impl Cell {
    /// Whether a reader must reckon with its being one more (`by` is 1) or one less (-1).
    fn may_move(&self, by: i32) -> bool {
        let (least, most) = match self.telling {
            Telling::Exact | Telling::Guessed => return false,
            Telling::Small => self.kind.small(),
            Telling::Withheld => self.kind.withheld(),
            Telling::Blank | Telling::Kept => (0, u32::MAX),
        };
        if by > 0 { self.value < most } else { self.value > least }
    }

    fn is_held_back(&self) -> bool {
        matches!(self.telling, Telling::Small | Telling::Withheld | Telling::Blank)
    }

    /// Whether it may be held back for the sake of another.
    fn can_be_withheld(&self) -> bool {
        self.telling == Telling::Exact && self.value > 0
    }
}

/// Counts and the sums between them, in any number of tables: suppressed together, they don't betray each other.
///
/// ```
/// use domain::safety::{public::PublicCount, small_cells::{Counts, Kind}};
///
/// let mut counts = Counts::default();
/// let parts = [3, 8, 20].map(|count| counts.publish(count, Kind::People));
/// let total = counts.publish(31, Kind::People);
/// counts.sum(total, &parts);
/// let told = counts.suppressed();
/// assert_eq!(told[parts[0]], PublicCount::UnderFive);
/// assert_eq!(told[parts[1]], PublicCount::Withheld, "else 31 - 8 - 20 would tell");
/// assert_eq!(told[parts[2]], PublicCount::Exact(20));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Counts {
    cells: Vec<Cell>,
    /// The cells of each sum with `1` for its total and `-1` for a part.
    sums: Vec<Vec<(usize, i32)>>,
}

impl Counts {
    /// Adds a count that is to be published. Returns its position in the result.
    pub fn publish(&mut self, value: u32, kind: Kind) -> usize {
        let telling = if kind.is_small(value) { Telling::Small } else { Telling::Exact };
        self.add(Cell { value, kind, telling, sums: Vec::new() })
    }

    /// Adds a count that is not published but belongs into a sum; a reader knows nothing of it.
    pub fn keep(&mut self, value: u32) -> usize {
        self.add(Cell { value, kind: Kind::People, telling: Telling::Kept, sums: Vec::new() })
    }

    /// Adds a count that is not published but belongs into a sum, and that nothing may rely on readers' not knowing.
    pub fn keep_guessed(&mut self, value: u32) -> usize {
        self.add(Cell { value, kind: Kind::People, telling: Telling::Guessed, sums: Vec::new() })
    }

    /// Adds what is left of a total beside its parts, as a count that is not published.
    pub fn rest(&mut self, total: usize, parts: &[usize]) -> usize {
        let sum: u32 = parts.iter().map(|part| self.cells[*part].value).sum();
        self.keep(self.cells[total].value.saturating_sub(sum))
    }

    /// Says that a count is the sum of others.
    pub fn sum(&mut self, total: usize, parts: &[usize]) {
        let sum = self.sums.len();
        let cells: Vec<(usize, i32)> = [(total, 1)].into_iter().chain(parts.iter().map(|part| (*part, -1))).collect();
        for (cell, sign) in &cells {
            self.cells[*cell].sums.push((sum, *sign));
        }
        self.sums.push(cells);
    }

    /// The true value of a count.
    #[must_use]
    pub fn value(&self, cell: usize) -> u32 {
        self.cells[cell].value
    }

    /// What may be told of each count, by its position; those that are not published are withheld.
    #[must_use]
    pub fn suppressed(mut self) -> Vec<PublicCount> {
        while let Some(exposed) = self.exposed() {
            match self.companion(exposed) {
                Some(companion) => self.cells[companion].telling = Telling::Withheld,
                None => {
                    self.blank();
                    break;
                }
            }
        }
        self.restore();
        self.cells.iter().map(Self::told).collect()
    }

    fn add(&mut self, cell: Cell) -> usize {
        self.cells.push(cell);
        self.cells.len() - 1
    }

    fn told(cell: &Cell) -> PublicCount {
        match cell.telling {
            Telling::Exact | Telling::Small => cell.kind.told(cell.value),
            Telling::Withheld | Telling::Blank | Telling::Kept | Telling::Guessed => PublicCount::Withheld,
        }
    }

    /// A held-back count that could be worked out, as far as the search goes.
    fn exposed(&self) -> Option<usize> {
        (0..self.cells.len()).find(|cell| self.cells[*cell].is_held_back() && !self.is_safe(*cell))
    }

    /// Whether all other counts may be such that `cell` has another value.
    fn is_safe(&self, cell: usize) -> bool {
        Search::new(self).finds_other(cell)
    }

    /// The count to hold back so that `exposed` is, or becomes sooner, safe: the smallest that is enough by itself,
    /// otherwise the smallest of those nearest by their sums.
    fn companion(&mut self, exposed: usize) -> Option<usize> {
        let mut rings = self.rings(exposed);
        for ring in &mut rings {
            ring.sort_by_key(|cell| (self.cells[*cell].value, *cell));
        }
        let mut enough = None;
        for candidate in rings.iter().flatten().copied() {
            self.cells[candidate].telling = Telling::Withheld;
            let is_enough = self.is_safe(exposed);
            self.cells[candidate].telling = Telling::Exact;
            if is_enough {
                let key = |cell: usize| (self.cells[cell].value, cell);
                enough = enough.into_iter().chain([candidate]).min_by_key(|cell| key(*cell));
            }
        }
        enough.or_else(|| rings.iter().flatten().copied().next())
    }

    /// The counts that could be held back for `start`, by how many held-back counts lie between them.
    fn rings(&self, start: usize) -> Vec<Vec<usize>> {
        let mut seen_cells = vec![false; self.cells.len()];
        let mut seen_sums = vec![false; self.sums.len()];
        let mut rings = Vec::new();
        let mut front = vec![start];
        seen_cells[start] = true;
        while !front.is_empty() {
            let (mut ring, mut next) = (Vec::new(), Vec::new());
            for (sum, _) in front.iter().flat_map(|cell| &self.cells[*cell].sums) {
                if std::mem::replace(&mut seen_sums[*sum], true) {
                    continue;
                }
                for (cell, _) in &self.sums[*sum] {
                    if std::mem::replace(&mut seen_cells[*cell], true) {
                        continue;
                    }
                    if self.cells[*cell].can_be_withheld() {
                        ring.push(*cell);
                    }
                    // Sums beyond an exact count may still have to give way with it.
                    next.push(*cell);
                }
            }
            rings.push(ring);
            front = next;
        }
        rings
    }

    /// Tells again what was held back in vain, the greatest first.
    fn restore(&mut self) {
        let mut withheld: Vec<usize> =
            (0..self.cells.len()).filter(|cell| self.cells[*cell].telling == Telling::Withheld).collect();
        withheld.sort_by_key(|cell| (std::cmp::Reverse(self.cells[*cell].value), *cell));
        for cell in withheld {
            self.cells[cell].telling = Telling::Exact;
            if self.exposed().is_some() {
                self.cells[cell].telling = Telling::Withheld;
            }
        }
    }

    /// Tells nothing any more: the last resort, for counts that cannot be made safe one by one.
    fn blank(&mut self) {
        for cell in
            self.cells.iter_mut().filter(|cell| cell.telling != Telling::Kept && cell.telling != Telling::Guessed)
        {
            cell.telling = Telling::Blank;
        }
    }
}

/// Looks for other counts that fit all sums and marks, by moving counts up or down by one.
///
/// What it finds is a proof that a count is safe. What it misses costs one more held-back count, no safety.
struct Search<'a> {
    counts: &'a Counts,
    moved: Vec<bool>,
    /// By how much the total of each sum exceeds its parts.
    excess: Vec<i32>,
    steps: u32,
}

impl<'a> Search<'a> {
    /// The most counts to move at once. A proof within one table needs four, one through a region's total and the
    /// tables that share it seven or eight.
    const MOST_MOVES: u32 = 10;
    /// The most steps to search for one count.
    const MOST_STEPS: u32 = 5_000;

    fn new(counts: &'a Counts) -> Self {
        Self { counts, moved: vec![false; counts.cells.len()], excess: vec![0; counts.sums.len()], steps: 0 }
    }

    fn finds_other(&mut self, cell: usize) -> bool {
        // Few moves first: nearly every proof is short.
        [4, 6, Self::MOST_MOVES].into_iter().any(|moves| {
            self.steps = 0;
            [1, -1].into_iter().any(|by| self.counts.cells[cell].may_move(by) && self.moves(cell, by, moves))
        })
    }

    /// Whether all sums can be made to hold again after moving `cell`, in at most `left` moves.
    fn moves(&mut self, cell: usize, by: i32, left: u32) -> bool {
        self.steps += 1;
        if left == 0 || self.steps > Self::MOST_STEPS {
            return false;
        }
        self.shift(cell, by);
        let found = match self.excess.iter().position(|excess| *excess != 0) {
            None => true,
            Some(sum) => self.candidates(sum).into_iter().any(|(next, by)| self.moves(next, by, left - 1)),
        };
        self.shift(cell, -by);
        found
    }

    fn shift(&mut self, cell: usize, by: i32) {
        self.moved[cell] = !self.moved[cell];
        for (sum, sign) in &self.counts.cells[cell].sums {
            self.excess[*sum] += sign * by;
        }
    }

    /// The moves that bring a sum nearer to holding, those that disturb the fewest other sums first.
    fn candidates(&self, sum: usize) -> Vec<(usize, i32)> {
        let wanted = -self.excess[sum].signum();
        let mut candidates: Vec<(usize, i32)> = self.counts.sums[sum]
            .iter()
            .map(|(cell, sign)| (*cell, wanted * sign))
            .filter(|(cell, by)| !self.moved[*cell] && self.counts.cells[*cell].may_move(*by))
            .collect();
        candidates.sort_by_key(|(cell, _)| self.counts.cells[*cell].sums.len());
        // Counts of this sum alone are as good as each other: one such try tells all.
        let alone = candidates.iter().take_while(|(cell, _)| self.counts.cells[*cell].sums.len() == 1).count();
        candidates.drain(..alone.saturating_sub(self.excess[sum].unsigned_abs().try_into().unwrap_or(1)));
        candidates
    }
}

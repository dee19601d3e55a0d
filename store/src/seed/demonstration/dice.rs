//! Chance that falls the same way on every run.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const SEED: u64 = 2009;

/// A feature of the demonstration: each throws its own dice, so that a change in one leaves the others as they were.
#[derive(Clone, Copy)]
pub(super) enum Feature {
    Members = 1,
    Sessions = 2,
    Interventions = 3,
    Grants = 4,
    Workshops = 5,
    Invitations = 6,
    Wishes = 7,
}

/// Seeded dice.
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// The dice of one feature.
    pub(super) fn of(feature: Feature) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(SEED);
        rng.set_stream(feature as u64);
        Self(rng)
    }

    /// A number from 0, below `end`; 0 where there is none.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        if end == 0 { 0 } else { self.0.random_range(0..end) }
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True in so many cases of a hundred.
    pub(super) fn percent(&mut self, cases: u32) -> bool {
        self.below(100) < cases
    }

    /// One of a list that is not empty.
    pub(super) fn pick<T: Copy, const N: usize>(&mut self, from: &[T; N]) -> T {
        const { assert!(N > 0) };
        from[self.position(N)]
    }

    /// One of a list, by the terms' weights.
    pub(super) fn weighted<T: Copy, const N: usize>(&mut self, terms: &[(T, u32); N]) -> T {
        const { assert!(N > 0) };
        let mut thrown = self.below(terms.iter().map(|(_, weight)| weight).sum());
        for (term, weight) in terms {
            if thrown < *weight {
                return *term;
            }
            thrown -= weight;
        }
        terms[N - 1].0
    }

    /// One of a list that may be empty.
    pub(super) fn pick_any<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.position(from.len()))
    }

    /// Puts a list into a random order.
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.position(last + 1));
        }
    }

    fn position(&mut self, length: usize) -> usize {
        self.below(u32::try_from(length).unwrap_or(u32::MAX)) as usize
    }
}

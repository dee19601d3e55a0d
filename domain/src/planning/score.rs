//! Whole-number arithmetic of the scores: the same figure in browser and server.

use chrono::Datelike;

use crate::dates::Date;

/// All of a thing, in thousandths: what every part of a score is measured in.
pub const WHOLE: u32 = 1_000;

/// Whole months from one day to a later one; none where it is not later.
#[must_use]
pub fn months_between(from: Date, to: Date) -> u32 {
    let months = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month0());
    let begun = months(to) - months(from);
    u32::try_from(begun - i64::from(to.day() < from.day())).unwrap_or(0)
}

/// What is left of `points` after so many months, of which each `half_life` halves them.
///
/// Between two halvings it falls in a straight line, so that no figure needs a fraction:
/// `points / 2^n × (1 − r / (2 × half_life))` with `n` halvings and `r` months over. Nothing fades where there is no
/// half-life.
#[must_use]
pub fn decayed(points: u32, months: u32, half_life: u32) -> u32 {
    if half_life == 0 {
        return points;
    }
    let (halvings, over) = (months / half_life, u64::from(months % half_life));
    if halvings > 31 {
        return 0;
    }
    let (left, twice) = (u64::from(points), 2 * u64::from(half_life));
    u32::try_from((left * (twice - over) / twice) >> halvings).unwrap_or(points)
}

/// The weighted mean of parts from 0 to 1,000, rounded down; nothing where no part has a weight.
#[must_use]
pub fn weighted(parts: impl IntoIterator<Item = (u16, u32)>) -> u32 {
    let (sum, weights) = parts.into_iter().fold((0_u64, 0_u64), |(sum, weights), (weight, part)| {
        (sum + u64::from(weight) * u64::from(part), weights + u64::from(weight))
    });
    u32::try_from(sum.checked_div(weights).unwrap_or(0)).unwrap_or(u32::MAX)
}

/// `part` of `all`, in thousandths; the whole where there is more of it, nothing of nothing.
#[must_use]
pub fn share(part: u64, all: u64) -> u32 {
    let share = (part * u64::from(WHOLE)).checked_div(all).unwrap_or(0);
    u32::try_from(share).unwrap_or(WHOLE).min(WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn it_halves_and_falls_in_a_line_between() {
        assert_eq!([0, 6, 12, 18, 24].map(|months| decayed(1_000, months, 12)), [1_000, 750, 500, 375, 250]);
        assert_eq!(decayed(7, 900, 0), 7);
    }

    proptest! {
        #[test]
        fn more_time_leaves_no_more(points in 0_u32..1_000_000, months in 0_u32..600, half_life in 0_u32..60) {
            prop_assert!(decayed(points, months + 1, half_life) <= decayed(points, months, half_life));
            prop_assert!(decayed(points, months, half_life) <= points);
        }
    }
}

//! Months as whole numbers, so that they can be counted through.

use chrono::{Datelike, NaiveDate};
use domain::dates::Date;

/// Months since year 0.
pub type Month = i32;

/// The month of a date.
#[must_use]
pub fn of(date: Date) -> Month {
    date.year() * 12 + date.month0().cast_signed()
}

/// The first day of a month.
#[must_use]
pub fn first_day(month: Month) -> Option<Date> {
    NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12).cast_unsigned() + 1, 1)
}

/// The stretches of months, within those given, that none of the spans touches: first and last month of each.
#[must_use]
pub fn gaps(spans: &[(Month, Month)]) -> Vec<(Month, Month)> {
    let mut sorted = spans.to_vec();
    sorted.sort_unstable();
    let mut gaps = Vec::new();
    let mut reached: Option<Month> = None;
    for (from, to) in sorted {
        if let Some(reached) = reached
            && from > reached + 1
        {
            gaps.push((reached + 1, from - 1));
        }
        reached = Some(reached.map_or(to, |reached| reached.max(to)));
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_gap_lies_between_what_nothing_covers() {
        assert_eq!(gaps(&[(10, 12), (15, 16)]), [(13, 14)]);
        assert_eq!(gaps(&[(10, 20), (12, 13), (21, 22)]), []);
        assert_eq!(gaps(&[]), []);
    }

    proptest! {
        #[test]
        fn a_month_is_in_a_gap_exactly_when_no_span_touches_it(spans in prop::collection::vec((0_i32..60, 0_i32..8), 1..8)) {
            let spans: Vec<_> = spans.into_iter().map(|(from, length)| (from, from + length)).collect();
            let (first, last) = (spans.iter().map(|s| s.0).min().unwrap_or(0), spans.iter().map(|s| s.1).max().unwrap_or(0));
            let gaps = gaps(&spans);
            for month in first..=last {
                let covered = spans.iter().any(|(from, to)| (*from..=*to).contains(&month));
                let in_gap = gaps.iter().any(|(from, to)| (*from..=*to).contains(&month));
                prop_assert_eq!(covered, !in_gap, "{}", month);
            }
        }

        #[test]
        fn months_read_back(number in 0_i32..30_000) {
            prop_assert_eq!(first_day(number).map(of), Some(number));
        }
    }
}

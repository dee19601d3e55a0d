//! When the network was active: much in its first years, little while nobody paid for it, more again since 2024.

use chrono::{Datelike, Days, Months, NaiveDate};
use domain::dates::{Date, Precision, end_of};

use super::dice::Dice;

const FIRST_YEAR: i32 = 2010;

/// Relative activity by year, from the first; the last one holds for the years after it.
const BY_YEAR: [u32; 17] = [16, 24, 30, 34, 23, 13, 9, 8, 10, 7, 5, 6, 7, 9, 15, 24, 28];

/// Relative activity by month: less in the heat.
const BY_MONTH: [u32; 12] = [10, 11, 12, 10, 9, 7, 6, 8, 10, 12, 12, 10];

/// The months up to a day, each as likely as the network was active in it.
pub(super) struct Activity {
    today: Date,
    /// First days of the months, with the sum of the weights up to and including the month.
    months: Vec<(Date, u32)>,
}

impl Activity {
    /// From the first year to `today`; the month of `today` counts by the days that have passed.
    pub(super) fn until(today: Date) -> Self {
        let mut months = Vec::new();
        let mut sum = 0;
        let mut month = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1);
        while let Some(first) = month.filter(|first| *first <= today) {
            let year = usize::try_from(first.year() - FIRST_YEAR).unwrap_or(0).min(BY_YEAR.len() - 1);
            let days = end_of(first, Precision::Month).min(today).day();
            sum += BY_YEAR[year] * BY_MONTH[first.month0() as usize] * days;
            months.push((first, sum));
            month = first.checked_add_months(Months::new(1));
        }
        Self { today, months }
    }

    /// A day of activity, never after today.
    pub(super) fn day(&self, dice: &mut Dice) -> Date {
        let Some((_, sum)) = self.months.last() else { return self.today };
        let thrown = dice.below(*sum);
        let position = self.months.partition_point(|(_, sum)| *sum <= thrown);
        let first = self.months.get(position).map_or(self.today, |(first, _)| *first);
        let days = end_of(first, Precision::Month).min(self.today).day();
        first.checked_add_days(Days::new(u64::from(dice.below(days)))).unwrap_or(first)
    }
}

//! Dates with a precision, and spans between them.

use std::ops::Range;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::text::plain;

/// The calendar date type used throughout, without a time or zone.
pub type Date = NaiveDate;

/// Hours by which Pakistan's clocks are ahead of UTC, the whole year.
const PAKISTAN: TimeDelta = TimeDelta::hours(5);

/// What clocks in Pakistan show at an instant.
#[must_use]
pub fn in_pakistan(instant: DateTime<Utc>) -> NaiveDateTime {
    (instant + PAKISTAN).naive_utc()
}

crate::vocabulary! {
    /// How exactly a date is known, or may be told.
    Precision as "date precision" {
        /// To the day.
        Day = "day",
        /// To the month.
        Month = "month",
        /// To the quarter of a year.
        Quarter = "quarter",
        /// To the year.
        Year = "year",
    }
}

/// Dates for serde: written out for people, as day numbers in compact forms.
pub mod compact {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    use super::{Date, PartialDate, day_number, from_day_number};

    /// Writes a date.
    ///
    /// # Errors
    /// Those of the format.
    pub fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            PartialDate::day(*date).to_string().serialize(serializer)
        } else {
            day_number(*date).serialize(serializer)
        }
    }

    /// Reads a date.
    ///
    /// # Errors
    /// What is there is no date.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            text.parse::<PartialDate>().map(PartialDate::first_day).map_err(D::Error::custom)
        } else {
            i32::deserialize(deserializer).map(from_day_number)
        }
    }
}

/// A period of whole days, both ends included, with the precision that its ends are known to.
///
/// With a precision coarser than a day the ends are the first and last day of what is known:
/// "the third quarter of 2012" is 1 July to 30 September 2012.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First day.
    #[serde(with = "compact")]
    pub from: Date,
    /// Last day, not before `from`.
    #[serde(with = "compact")]
    pub to: Date,
    /// How exactly both ends are known.
    pub precision: Precision,
}

impl Span {
    /// The span between two days; the ends are swapped where they came in the wrong order.
    #[must_use]
    pub fn days(from: Date, to: Date) -> Self {
        Self { from: from.min(to), to: from.max(to), precision: Precision::Day }
    }

    /// The whole month, quarter or year (or the single day) that `date` lies in.
    #[must_use]
    pub fn around(date: Date, precision: Precision) -> Self {
        Self { from: start_of(date, precision), to: end_of(date, precision), precision }
    }

    /// The same span told no more exactly than `precision`: its ends move outward to whole periods.
    #[must_use]
    pub fn coarsened(self, precision: Precision) -> Self {
        let precision = self.precision.max(precision);
        Self { from: start_of(self.from, precision), to: end_of(self.to, precision), precision }
    }

    /// Whether the two spans share a day.
    #[must_use]
    pub fn overlaps(self, from: Date, to: Date) -> bool {
        self.from <= to && from <= self.to
    }
}

/// The first day of the period of `precision` that `date` lies in.
#[must_use]
pub fn start_of(date: Date, precision: Precision) -> Date {
    let month = match precision {
        Precision::Day => return date,
        Precision::Month => date.month(),
        Precision::Quarter => (date.month0() / 3) * 3 + 1,
        Precision::Year => 1,
    };
    date.with_day(1).and_then(|first| first.with_month(month)).unwrap_or(date)
}

/// The last day of the period of `precision` that `date` lies in.
#[must_use]
pub fn end_of(date: Date, precision: Precision) -> Date {
    let months = match precision {
        Precision::Day => return date,
        Precision::Month => 1,
        Precision::Quarter => 3,
        Precision::Year => 12,
    };
    start_of(date, precision)
        .checked_add_months(Months::new(months))
        .and_then(|next| next.checked_sub_days(Days::new(1)))
        .unwrap_or(date)
}

/// Days since 1 January 1970, as columns and plots count them.
#[must_use]
pub fn day_number(date: Date) -> i32 {
    date.num_days_from_ce() - UNIX_EPOCH_FROM_CE
}

/// The date `number` days after 1 January 1970; the nearest representable date where that overflows.
#[must_use]
pub fn from_day_number(number: i32) -> Date {
    NaiveDate::from_num_days_from_ce_opt(number.saturating_add(UNIX_EPOCH_FROM_CE)).unwrap_or(if number < 0 {
        NaiveDate::MIN
    } else {
        NaiveDate::MAX
    })
}

const UNIX_EPOCH_FROM_CE: i32 = 719_163;

/// The years of which people type a date.
const TYPED_YEARS: Range<i32> = 1900..2200;

/// A day as a person typed it, with figures of any of the platform's scripts; none where it is no day of
/// [the years that a date may have](PartialDate).
#[must_use]
pub fn typed_day(typed: &str) -> Option<Date> {
    plain(typed.trim()).parse().ok().filter(|day: &Date| TYPED_YEARS.contains(&day.year()))
}

/// A date given as a year, a year and month, or in full: what a person may type, and what URLs carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    date: Date,
    precision: Precision,
}

impl PartialDate {
    /// A full date.
    #[must_use]
    pub fn day(date: Date) -> Self {
        Self { date, precision: Precision::Day }
    }

    /// The month of a date.
    #[must_use]
    pub fn month(date: Date) -> Self {
        Self { date: start_of(date, Precision::Month), precision: Precision::Month }
    }

    /// The year of a date.
    #[must_use]
    pub fn year(date: Date) -> Self {
        Self { date: start_of(date, Precision::Year), precision: Precision::Year }
    }

    /// The first day it covers: what `from` means.
    #[must_use]
    pub fn first_day(self) -> Date {
        self.date
    }

    /// The last day it covers: what `to` means.
    #[must_use]
    pub fn last_day(self) -> Date {
        end_of(self.date, self.precision)
    }

    /// How much of the date was given.
    #[must_use]
    pub fn precision(self) -> Precision {
        self.precision
    }
}

/// Not a date in one of the forms `2013`, `2013-04`, `2013-04-20`, with a year from 1900 to 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date such as 2013, 2013-04 or 2013-04-20")]
pub struct NotADate;

impl std::str::FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(given: &str) -> Result<Self, NotADate> {
        let mut parts = given.split('-');
        let mut next = |digits: usize| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()) => {
                part.parse::<u32>().map(Some).map_err(|_| NotADate)
            }
            Some(_) => Err(NotADate),
        };
        let (year, month, day) = (next(4)?.ok_or(NotADate)?, next(2)?, next(2)?);
        let year = i32::try_from(year).map_err(|_| NotADate)?;
        if parts.next().is_some() || !TYPED_YEARS.contains(&year) {
            return Err(NotADate);
        }
        let precision = match (month, day) {
            (None, _) => Precision::Year,
            (_, None) => Precision::Month,
            _ => Precision::Day,
        };
        let date = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1)).ok_or(NotADate)?;
        Ok(Self { date, precision })
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.precision {
            Precision::Year => write!(f, "{:04}", self.date.year()),
            Precision::Month | Precision::Quarter => write!(f, "{:04}-{:02}", self.date.year(), self.date.month()),
            Precision::Day => write!(f, "{:04}-{:02}-{:02}", self.date.year(), self.date.month(), self.date.day()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        text.parse::<PartialDate>().map(PartialDate::first_day).expect("a date")
    }

    #[test]
    fn a_year_or_month_covers_its_last_day() {
        assert_eq!("2012".parse::<PartialDate>().expect("year").last_day(), date("2012-12-31"));
        assert_eq!("2012-02".parse::<PartialDate>().expect("month").last_day(), date("2012-02-29"));
    }

    #[test]
    fn malformed_dates_are_refused() {
        for given in ["", "12", "2013-4", "2013-13", "2013-02-30", "2013-04-20-1", "+2013", "1899", "२०१३", "2013-"]
        {
            assert_eq!(given.parse::<PartialDate>(), Err(NotADate), "{given}");
        }
    }

    #[test]
    fn a_typed_day_is_of_our_time_and_of_any_script() {
        let day = Some(date("2027-04-02"));
        for typed in ["2027-04-02", " 2027-04-02 ", "2027-4-2", "۲۰۲۷-۰۴-۰۲", "٢٠٢٧-٠٤-٠٢"] {
            assert_eq!(typed_day(typed), day, "{typed}");
        }
        for typed in ["", "0026-04-02", "+99999-01-01", "-2027-04-02", "1899-12-31", "2200-01-01", "2027-02-30", "soon"]
        {
            assert_eq!(typed_day(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_epoch_is_day_zero() {
        assert_eq!(day_number(date("1970-01-01")), 0);
        assert_eq!(day_number(date("2013-05-11")), 15_836);
    }

    proptest! {
        #[test]
        fn a_partial_date_reads_back_as_written(number in -20_000_i32..80_000) {
            let day = from_day_number(number);
            for partial in [PartialDate::day(day), PartialDate::month(day), PartialDate::year(day)] {
                prop_assert_eq!(partial.to_string().parse::<PartialDate>(), Ok(partial));
            }
            prop_assert_eq!(day_number(day), number);
        }

        #[test]
        fn coarsening_only_widens(number in 0_i32..30_000, length in 0_i32..900, which in 0_usize..4) {
            let span = Span::days(from_day_number(number), from_day_number(number + length));
            let coarse = span.coarsened(Precision::ALL[which]);
            prop_assert!(coarse.from <= span.from && span.to <= coarse.to);
            prop_assert_eq!(coarse.coarsened(Precision::ALL[which]), coarse);
        }
    }
}

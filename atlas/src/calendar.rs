//! Days as numbers, and the months they lie in: whole-number arithmetic, as a million dates are read at once.

use domain::dates::Precision;

/// 1 January 1900, the first day that a query can name.
pub(crate) const FIRST_DAY: i32 = first_day(1900, 0);
/// 31 December 2199, the last day that a query can name.
pub(crate) const LAST_DAY: i32 = first_day(2200, 0) - 1;

/// Whether queries can ask for the day, and tables by day stay small.
pub(crate) fn is_usable(day: i32) -> bool {
    (FIRST_DAY..=LAST_DAY).contains(&day)
}

/// The first day of a month, counted from 0; months beyond December run on into later years.
pub(crate) const fn first_day(year: i32, month: i32) -> i32 {
    // Years are counted from March here, so that the leap day comes last.
    let months = year * 12 + month - 2;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
    let in_century = year.rem_euclid(400);
    let days = in_century * 365 + in_century / 4 - in_century / 100 + (153 * month + 2) / 5;
    year.div_euclid(400) * 146_097 + days - 719_468
}

/// The year and the month, counted from 0, of a day.
pub(crate) const fn month_of(day: i32) -> (i32, i32) {
    let day = day + 719_468;
    let in_cycle = day.rem_euclid(146_097);
    let year = (in_cycle - in_cycle / 1_460 + in_cycle / 36_524 - in_cycle / 146_096) / 365;
    let in_year = in_cycle - (year * 365 + year / 4 - year / 100);
    let months = (year + day.div_euclid(146_097) * 400) * 12 + (5 * in_year + 2) / 153 + 2;
    (months.div_euclid(12), months.rem_euclid(12))
}

/// 1 January of the day's year.
pub(crate) fn start_of_year(day: i32) -> i32 {
    first_day(month_of(day).0, 0)
}

/// The last day of the period that the day lies in.
pub(crate) fn end_of(day: i32, precision: Precision) -> i32 {
    let (year, month) = month_of(day);
    let next = match precision {
        Precision::Day => return day,
        Precision::Month => month + 1,
        Precision::Quarter => month / 3 * 3 + 3,
        Precision::Year => 12,
    };
    first_day(year, next) - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::dates;

    #[test]
    fn agrees_with_the_domain_on_every_usable_day() {
        assert_eq!(FIRST_DAY, dates::day_number("1900-01-01".parse().expect("a date")));
        assert_eq!(LAST_DAY, dates::day_number("2199-12-31".parse().expect("a date")));
        for day in FIRST_DAY..=LAST_DAY {
            let date = dates::from_day_number(day);
            for precision in Precision::ALL {
                assert_eq!(end_of(day, *precision), dates::day_number(dates::end_of(date, *precision)), "{date}");
            }
            assert_eq!(start_of_year(day), dates::day_number(dates::start_of(date, Precision::Year)), "{date}");
            let (year, month) = month_of(day);
            assert_eq!(first_day(year, month), dates::day_number(dates::start_of(date, Precision::Month)), "{date}");
        }
    }
}

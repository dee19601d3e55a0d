//! The general elections around which electoral cases gather.

use chrono::{Days, NaiveDate};
use domain::dates::Date;

use super::dice::Dice;

/// Days before an election in which tension rises, and after it in which results are disputed.
const BEFORE: u64 = 90;
const AFTER: u64 = 45;

/// Polling days of the years in which the network worked.
pub(super) const POLLING_DAYS: [Option<Date>; 3] =
    [NaiveDate::from_ymd_opt(2013, 5, 11), NaiveDate::from_ymd_opt(2018, 7, 25), NaiveDate::from_ymd_opt(2024, 2, 8)];

/// A day near an election that is not after `today`; none where all elections are to come.
pub(super) fn day_near_one(dice: &mut Dice, today: Date) -> Option<Date> {
    let polling = dice.weighted(&[(POLLING_DAYS[0], 5), (POLLING_DAYS[1], 3), (POLLING_DAYS[2], 4)])?;
    let first = polling.checked_sub_days(Days::new(BEFORE))?;
    let day = first.checked_add_days(Days::new(u64::from(dice.below((BEFORE + AFTER) as u32))))?;
    (day <= today).then_some(day)
}

/// Whether an election is less than four months away.
pub(super) fn is_ahead(day: Date) -> bool {
    POLLING_DAYS.iter().flatten().any(|polling| (0..120).contains(&(*polling - day).num_days()))
}

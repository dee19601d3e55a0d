//! Months of the moon.
//!
//! Reckoned by the calendar of Umm al-Qura (icu_calendar, after the tables of King Abdulaziz City for Science and
//! Technology). In Pakistan the month begins when the Ruet-e-Hilal Committee has seen the moon: on the day reckoned, a day
//! later, seldom a day earlier. So every date reckoned is expected, give or take a day, until somebody says by how much it
//! moved ([`MoonShift`]); and some of the border region keeps its own day.

use chrono::{Days, NaiveDate};
use icu_calendar::{Date as AnyDate, Iso, cal::Hijri, types::RataDie};
use serde::{Deserialize, Serialize};

use crate::{dates::Date, places::Region};

/// A month of the Hijri calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MoonMonth {
    /// Year after the Hijra.
    pub year: i32,
    /// Month, from 1 (Muharram) to 12 (Dhu al-Hijja).
    pub month: u8,
}

/// How a month began otherwise than reckoned, as it was seen or is expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoonShift {
    /// The month.
    pub month: MoonMonth,
    /// Days by which it began later (above nought) or earlier than reckoned.
    pub days: i8,
    /// The region in which it did so; the whole country where none.
    #[serde(default)]
    pub region: Option<Region>,
}

/// The Hijri year, month and day of a date, as reckoned.
#[must_use]
pub fn hijri_date(date: Date) -> (MoonMonth, u8) {
    let days = chrono::Datelike::num_days_from_ce(&date);
    let moon = AnyDate::<Iso>::from_rata_die(RataDie::new(days.into()), Iso).to_calendar(Hijri::new_umm_al_qura());
    let month = MoonMonth { year: moon.year().extended_year(), month: moon.month().ordinal };
    (month, moon.day_of_month().0)
}

/// The date of a day of a month of the moon, as reckoned; nothing for a day that the month has not.
#[must_use]
pub fn in_gregorian(month: MoonMonth, day: u8) -> Option<Date> {
    let moon = AnyDate::try_new_hijri_with_calendar(month.year, month.month, day, Hijri::new_umm_al_qura()).ok()?;
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(moon.to_rata_die().to_i64_date()).ok()?)
}

/// The first day of a month and whether that is settled, in a region or the whole country.
pub(super) fn beginning(month: MoonMonth, shifts: &[MoonShift], region: Option<Region>) -> Option<(Date, bool)> {
    let reckoned = in_gregorian(month, 1)?;
    let of_month = || shifts.iter().filter(|shift| shift.month == month);
    let regional = of_month().find(|shift| shift.region.is_some() && shift.region == region);
    let Some(shift) = regional.or_else(|| of_month().find(|shift| shift.region.is_none())) else {
        return Some((reckoned, false));
    };
    let by = Days::new(shift.days.unsigned_abs().into());
    let moved = if shift.days < 0 { reckoned.checked_sub_days(by) } else { reckoned.checked_add_days(by) };
    moved.map(|date| (date, true))
}

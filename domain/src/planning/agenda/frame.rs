//! The frame of a day: when it begins and ends, and its breaks for prayer and meals.

use chrono::{Datelike, Weekday};
use serde::{Deserialize, Serialize};

use crate::dates::Date;

crate::vocabulary! {
    /// What a break is for.
    BreakKind as "break" {
        /// The noon prayer.
        Zuhr = "zuhr",
        /// The Friday prayer.
        Jumuah = "jumuah",
        /// The afternoon prayer.
        Asr = "asr",
        /// Lunch.
        Lunch = "lunch",
        /// Tea.
        Tea = "tea",
    }
}

/// A break, in minutes after midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Begins.
    pub from: u16,
    /// Ends.
    pub to: u16,
    /// What for.
    pub kind: BreakKind,
}

/// A day's frame. Times are minutes after midnight in Pakistan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayFrame {
    /// The day.
    pub day: Date,
    /// Begins.
    pub from: u16,
    /// Ends.
    pub to: u16,
    /// Breaks in their order; no two of them share a minute.
    pub pauses: Vec<Pause>,
}

/// When days begin, in minutes after midnight.
pub const DAY_BEGINS: u16 = at(9, 0);
/// When days end.
pub const DAY_ENDS: u16 = at(17, 0);
/// When days of fasting end.
pub const FAST_DAY_ENDS: u16 = at(15, 0);

const fn at(hour: u16, minute: u16) -> u16 {
    hour * 60 + minute
}

/// The usual frame of a day, from nine to five.
///
/// Prayers are at the usual times of congregation, not at the earliest: noon at 13:00, on Fridays with the sermon until
/// 14:00; the afternoon (by the Hanafi reckoning) at 16:00 from November to February, 16:30 in March, April, September
/// and October, 17:00 from May to August, when the day ends with it. Lunch follows the noon prayer. A fasting day has
/// neither lunch nor tea, and ends at three. Times are an assumption for the Indus plain between Karachi and Peshawar,
/// where the sun's noon moves within 40 minutes over the year; the local mosque's are better.
#[must_use]
pub fn frame(day: Date, is_fasting: bool) -> DayFrame {
    let is_friday = day.weekday() == Weekday::Fri;
    let pause = |kind, from, minutes| Pause { kind, from, to: from + minutes };
    let noon = if is_friday { pause(BreakKind::Jumuah, at(13, 0), 60) } else { pause(BreakKind::Zuhr, at(13, 0), 30) };
    if is_fasting {
        return DayFrame { day, from: DAY_BEGINS, to: FAST_DAY_ENDS, pauses: vec![noon] };
    }
    let asr = match day.month() {
        11 | 12 | 1 | 2 => at(16, 0),
        3 | 4 | 9 | 10 => at(16, 30),
        _ => at(17, 0),
    };
    let mut pauses = vec![pause(BreakKind::Tea, at(10, 45), 15), noon, pause(BreakKind::Lunch, noon.to, 45)];
    if asr < DAY_ENDS {
        pauses.push(pause(BreakKind::Asr, asr, 15));
    }
    DayFrame { day, from: DAY_BEGINS, to: DAY_ENDS, pauses }
}

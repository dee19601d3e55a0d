//! What of a day is left over.

use super::{Agenda, DayFrame};

/// Free minutes of a day from which on they are said: a module could have a part there.
pub const WORTH_SAYING: u16 = 60;

/// Minutes of a day's hours in which nothing is laid. Items that share time take it once, and what lies before or after
/// the hours takes none of them.
#[must_use]
pub fn spare(agenda: &Agenda, frame: &DayFrame) -> u16 {
    let mut taken: Vec<(u16, u16)> = agenda
        .items
        .iter()
        .filter(|item| item.day == frame.day)
        .map(|item| (item.from.max(frame.from), item.to.min(frame.to)))
        .filter(|(from, to)| from < to)
        .collect();
    taken.sort_unstable();
    let (spare, until) = taken
        .into_iter()
        .fold((0, frame.from), |(spare, until), (from, to)| (spare + from.saturating_sub(until), until.max(to)));
    spare + frame.to.saturating_sub(until)
}

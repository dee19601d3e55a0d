//! Windows of days, their clashes and their worth.

use chrono::Days;
use serde::{Deserialize, Serialize};

use super::{Calendar, Happening, Occasion, calendar};
use crate::{
    dates::Date,
    planning::{
        Certainty, ConstraintKind,
        score::{WHOLE, share},
        weights::DateWeights,
    },
};

/// Days around a period within which neighbours are looked for: more than a year of the moon.
const AROUND: Days = Days::new(400);

/// What comes before or after a clash or a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbour {
    /// What.
    pub happening: Happening,
    /// Days that lie between the two; none where one follows the other at once.
    pub days_between: u32,
}

/// Something that a window runs into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// What.
    pub happening: Happening,
    /// Days of the window that lie on it.
    pub days: u32,
    /// Days that lie on it only if the moon is seen a day earlier or later.
    pub uncertain_days: u32,
    /// Days that lie near it, where nearness counts.
    pub near_days: u32,
    /// What its days cost together, in thousandths of a day.
    pub cost: u32,
    /// The last thing that ends before it begins.
    pub before: Option<Neighbour>,
    /// The first thing that begins after it ends.
    pub after: Option<Neighbour>,
}

/// Days on which it could be held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateWindow {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// From 0 to 1,000.
    pub score: u32,
    /// What it runs into, the costliest first.
    pub clashes: Vec<Clash>,
    /// The last thing that ends before it.
    pub before: Option<Neighbour>,
    /// The first thing that begins after it.
    pub after: Option<Neighbour>,
    /// Whether a day of it is ruled out; such windows stand at the end.
    pub is_ruled_out: bool,
}

/// What one day costs because of one thing, and how it lies to it.
enum Cost {
    On(u32),
    Uncertain(u32),
    Near(u32),
}

impl Cost {
    const fn points(&self) -> u32 {
        match self {
            Self::On(points) | Self::Uncertain(points) | Self::Near(points) => *points,
        }
    }
}

fn weight(occasion: &Occasion, weights: &DateWeights) -> u32 {
    let weight = match occasion {
        Occasion::Holiday(_) => weights.holiday,
        Occasion::Absence(_) => weights.absence,
        Occasion::Constraint(kind) => match kind {
            ConstraintKind::Ramadan => weights.ramadan,
            ConstraintKind::EidAlFitr | ConstraintKind::EidAlAdha => weights.eid,
            ConstraintKind::Ashura => weights.ashura,
            ConstraintKind::Election => weights.election,
            ConstraintKind::Examination => weights.examination,
            ConstraintKind::Harvest => weights.harvest,
            ConstraintKind::Weather => weights.weather,
        },
    };
    u32::from(weight).min(WHOLE)
}

fn cost(day: Date, happening: &Happening, weights: &DateWeights) -> Option<Cost> {
    let all = weight(&happening.occasion, weights);
    let distance = (happening.from - day).num_days().max((day - happening.to).num_days());
    if distance <= 0 {
        return (all > 0).then_some(Cost::On(all));
    }
    let distance = u32::try_from(distance).ok()?;
    if happening.certainty == Certainty::Expected && distance == 1 {
        let part = all * u32::from(weights.uncertain_percent.min(100)) / 100;
        return (part > 0).then_some(Cost::Uncertain(part));
    }
    let reach = u32::from(weights.election_days) + 1;
    let is_near = happening.occasion == Occasion::Constraint(ConstraintKind::Election) && distance < reach;
    let part = if is_near { all * (reach - distance) / reach } else { 0 };
    (part > 0).then_some(Cost::Near(part))
}

/// The window from a day on for so many days, with all that it runs into.
#[must_use]
pub fn window(from: Date, days: u16, setting: &Calendar<'_>, weights: &DateWeights) -> DateWindow {
    let last = from.checked_add_days(Days::new(u64::from(days.max(1)) - 1)).unwrap_or(from);
    scored(from, last, &around(from, last, setting), weights)
}

fn around(from: Date, to: Date, setting: &Calendar<'_>) -> Vec<Happening> {
    let (from, to) = (from.checked_sub_days(AROUND).unwrap_or(from), to.checked_add_days(AROUND).unwrap_or(to));
    calendar(from, to, setting)
}

/// All windows of so many days that lie within a period, in the order of their first days.
#[must_use]
pub fn windows(from: Date, to: Date, days: u16, setting: &Calendar<'_>, weights: &DateWeights) -> Vec<DateWindow> {
    let known = around(from, to, setting);
    let length = Days::new(u64::from(days.max(1)) - 1);
    let begins = from.iter_days().take_while(|day| day.checked_add_days(length).is_some_and(|last| last <= to));
    begins.map(|day| scored(day, day + length, &known, weights)).collect()
}

/// The best windows of a period, of which no two share a day; the earlier among equals.
#[must_use]
pub fn best_windows(mut all: Vec<DateWindow>, most: u16) -> Vec<DateWindow> {
    all.sort_by_key(|window| (window.is_ruled_out, std::cmp::Reverse(window.score), window.from));
    let mut best: Vec<DateWindow> = Vec::new();
    for window in all {
        if best.len() >= usize::from(most) {
            break;
        }
        if best.iter().all(|taken| window.to < taken.from || taken.to < window.from) {
            best.push(window);
        }
    }
    best
}

fn scored(from: Date, to: Date, known: &[Happening], weights: &DateWeights) -> DateWindow {
    let mut clashes: Vec<Clash> = known.iter().filter_map(|one| clash(from, to, one, known, weights)).collect();
    clashes.sort_by_key(|clash| (std::cmp::Reverse(clash.cost), clash.happening.from));
    let (mut sum, mut days, mut is_ruled_out) = (0_u64, 0_u64, false);
    for day in from.iter_days().take_while(|day| *day <= to) {
        let costs = || clashes.iter().filter_map(|clash| cost(day, &clash.happening, weights));
        is_ruled_out |= costs().any(|cost| matches!(cost, Cost::On(WHOLE..)));
        sum += u64::from(costs().map(|cost| cost.points()).max().unwrap_or(0));
        days += 1;
    }
    DateWindow {
        score: WHOLE - share(sum, days * u64::from(WHOLE)),
        before: before(from, known),
        after: after(to, known),
        clashes,
        is_ruled_out,
        from,
        to,
    }
}

fn clash(from: Date, to: Date, happening: &Happening, known: &[Happening], weights: &DateWeights) -> Option<Clash> {
    let (mut days, mut uncertain_days, mut near_days, mut sum) = (0, 0, 0, 0);
    for cost in from.iter_days().take_while(|day| *day <= to).filter_map(|day| cost(day, happening, weights)) {
        sum += cost.points();
        match cost {
            Cost::On(_) => days += 1,
            Cost::Uncertain(_) => uncertain_days += 1,
            Cost::Near(_) => near_days += 1,
        }
    }
    (sum > 0).then(|| Clash {
        happening: happening.clone(),
        days,
        uncertain_days,
        near_days,
        cost: sum,
        before: before(happening.from, known),
        after: after(happening.to, known),
    })
}

fn days_between(end: Date, beginning: Date) -> u32 {
    u32::try_from((beginning - end).num_days() - 1).unwrap_or(0)
}

fn before(day: Date, known: &[Happening]) -> Option<Neighbour> {
    let last = known.iter().filter(|one| one.to < day).max_by_key(|one| (one.to, one.from))?;
    Some(Neighbour { happening: last.clone(), days_between: days_between(last.to, day) })
}

fn after(day: Date, known: &[Happening]) -> Option<Neighbour> {
    let first = known.iter().filter(|one| one.from > day).min_by_key(|one| (one.from, one.to))?;
    Some(Neighbour { happening: first.clone(), days_between: days_between(day, first.from) })
}

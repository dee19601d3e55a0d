//! All that happens in a period.

use chrono::{Datelike, Days};

use super::{
    Absence, Happening, Holiday, MoonMonth, MoonShift, Occasion,
    moon::{beginning, hijri_date},
    seasons::{Yearly, holidays, seasons},
};
use crate::{
    dates::Date,
    places::Region,
    planning::{CalendarConstraint, Certainty, ConstraintKind},
    text::LocalText,
};

/// Days by which a known window may lie from a reckoned one and still be the same.
const SAME_DAYS: i64 = 15;

/// What the calendar is made from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Calendar<'a> {
    /// Windows that are known or were put in by hand. Those whose zone the place lies in take the place of reckoned ones of
    /// their kind; the others don't count.
    pub known: &'a [CalendarConstraint],
    /// How months of the moon began otherwise than reckoned.
    pub shifts: &'a [MoonShift],
    /// Absences.
    pub absences: &'a [Absence],
    /// The region whose seasons and moon count; only what holds in the whole country where none.
    pub region: Option<Region>,
    /// The slug of the district, for what holds in single districts.
    pub district: Option<&'a str>,
}

impl<'a> Calendar<'a> {
    /// The known windows that hold in the place.
    fn known_here(&self) -> impl Iterator<Item = &'a CalendarConstraint> + use<'a> {
        let (known, region, district) = (self.known, self.region, self.district);
        known.iter().filter(move |window| window.zone.holds_in(region, district))
    }
}

/// Everything between two days, both included, in the order of its first days.
#[must_use]
pub fn calendar(from: Date, to: Date, calendar: &Calendar<'_>) -> Vec<Happening> {
    let mut all: Vec<Happening> = calendar.known_here().map(known).collect();
    let reckoned = feasts(from, to, calendar).into_iter().chain(yearly(from, to, calendar));
    let known = |one: &Happening| calendar.known_here().any(|known| is_same(one, known));
    all.extend(reckoned.filter(|happening| !known(happening)));
    all.extend(calendar.absences.iter().map(absence));
    all.retain(|happening| happening.from <= to && from <= happening.to);
    all.sort_by(|a, b| (a.from, a.to, &a.occasion).cmp(&(b.from, b.to, &b.occasion)));
    all.dedup();
    all
}

fn known(constraint: &CalendarConstraint) -> Happening {
    Happening {
        occasion: Occasion::Constraint(constraint.kind),
        from: constraint.from,
        to: constraint.to,
        names: constraint.names.clone(),
        certainty: constraint.certainty,
        region: None,
    }
}

fn absence(absence: &Absence) -> Happening {
    let Absence { who, from, to } = absence;
    Happening {
        occasion: Occasion::Absence(who.clone()),
        from: *from,
        to: *to,
        names: LocalText::default(),
        certainty: Certainty::Observed,
        region: None,
    }
}

/// Whether a reckoned window is one that is known. One that was moved by hand in a region stays.
fn is_same(reckoned: &Happening, known: &CalendarConstraint) -> bool {
    let is_by_hand = reckoned.region.is_some() && reckoned.certainty == Certainty::Observed;
    let is_moon =
        !matches!(known.kind, ConstraintKind::Harvest | ConstraintKind::Examination | ConstraintKind::Weather);
    reckoned.occasion == Occasion::Constraint(known.kind)
        && !(is_moon && is_by_hand)
        && (reckoned.from - known.from).num_days().abs() <= if is_moon { SAME_DAYS } else { 3 * SAME_DAYS }
}

fn yearly(from: Date, to: Date, calendar: &Calendar<'_>) -> Vec<Happening> {
    let of_country = holidays().into_iter().map(|yearly| (yearly, None));
    let of_region = seasons(calendar.region).into_iter().map(|yearly| (yearly, calendar.region));
    let all: Vec<(Yearly, Option<Region>)> = of_country.chain(of_region).collect();
    let years = from.year() - 1..=to.year() + 1;
    let in_years =
        years.flat_map(|year| all.iter().map(move |(yearly, region)| (yearly, yearly.in_year(year), *region)));
    let happening = |(yearly, days, region): (&Yearly, Option<(Date, Date)>, Option<Region>)| {
        let (from, to) = days?;
        let (occasion, names) = (yearly.occasion.clone(), LocalText::default());
        Some(Happening { occasion, from, to, names, certainty: Certainty::Observed, region })
    };
    in_years.filter_map(happening).collect()
}

/// A feast or fast: the month, its first day there, and how many days; a whole month where none.
const FEASTS: [(Occasion, u8, u64, Option<u64>); 5] = [
    (Occasion::Constraint(ConstraintKind::Ashura), 1, 9, Some(2)),
    (Occasion::Holiday(Holiday::Milad), 3, 12, Some(1)),
    (Occasion::Constraint(ConstraintKind::Ramadan), 9, 1, None),
    (Occasion::Constraint(ConstraintKind::EidAlFitr), 10, 1, Some(3)),
    (Occasion::Constraint(ConstraintKind::EidAlAdha), 12, 10, Some(3)),
];

fn feasts(from: Date, to: Date, calendar: &Calendar<'_>) -> Vec<Happening> {
    let (first, last) = (hijri_date(from).0.year - 1, hijri_date(to).0.year + 1);
    let each = (first..=last).flat_map(|year| FEASTS.iter().map(move |feast| (year, feast)));
    each.filter_map(|(year, feast)| reckoned(year, feast, calendar)).collect()
}

fn reckoned(
    year: i32,
    (occasion, month, first, days): &(Occasion, u8, u64, Option<u64>),
    calendar: &Calendar<'_>,
) -> Option<Happening> {
    let begins = |year, month| beginning(MoonMonth { year, month }, calendar.shifts, calendar.region);
    let (begin, is_settled) = begins(year, *month)?;
    let from = begin.checked_add_days(Days::new(first - 1))?;
    let to = match days {
        Some(days) => from.checked_add_days(Days::new(days - 1))?,
        None => begins(year, month + 1)?.0.checked_sub_days(Days::new(1))?,
    };
    let certainty = if is_settled { Certainty::Observed } else { Certainty::Expected };
    let is_regional = calendar
        .shifts
        .iter()
        .any(|s| s.region.is_some() && s.region == calendar.region && s.month == MoonMonth { year, month: *month });
    let region = calendar.region.filter(|_| is_regional);
    Some(Happening { occasion: occasion.clone(), from, to, names: LocalText::default(), certainty, region })
}

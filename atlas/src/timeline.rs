//! The timeline: bars and lanes.

use domain::{
    dates::from_day_number,
    explore::{Bar, Lane, Resolution, TimelineAnswer},
};

use crate::{
    calendar,
    columns::{Stored, Traits},
    derived::Derived,
    filter::{DATES, Filter},
    order,
    rows::row_text,
    tally::Tally,
    view::View,
};

/// Most bars where the reader doesn't choose their width.
const BARS: i32 = 90;
/// Most lanes, in all rows together.
pub const LANES: usize = 120;
/// Records that find no room before the rows are taken to be full.
const VAIN_ATTEMPTS: u32 = 1_000;

/// The bars' edges.
pub(crate) struct Scale {
    resolution: Resolution,
    /// Months of a bar.
    months: i32,
    first_year: i32,
    first_day: i32,
    /// The bar of each day.
    days: Vec<u16>,
    bars: usize,
}

impl Scale {
    pub(crate) fn new(derived: &Derived, wanted: Option<Resolution>) -> Self {
        let years = derived.last_year - derived.first_year + 1;
        let resolution = wanted.unwrap_or_else(|| chosen(years));
        let months = match resolution {
            Resolution::Month => 1,
            Resolution::Quarter => 3,
            Resolution::Year => 12,
        };
        let bars = (years * 12 / months) as usize;
        let mut scale = Self {
            resolution,
            months,
            first_year: derived.first_year,
            first_day: calendar::first_day(derived.first_year, 0),
            days: Vec::new(),
            bars,
        };
        for bar in 0..bars {
            let days = scale.first_day_of(bar + 1) - scale.first_day;
            scale.days.resize(days as usize, bar as u16);
        }
        scale
    }

    pub(crate) fn bars(&self) -> usize {
        self.bars
    }

    #[inline]
    pub(crate) fn bar_of(&self, day: i32) -> usize {
        usize::from(self.days[(day - self.first_day) as usize])
    }

    fn first_day_of(&self, bar: usize) -> i32 {
        calendar::first_day(self.first_year, bar as i32 * self.months)
    }
}

/// The narrowest bars that are not too many.
fn chosen(years: i32) -> Resolution {
    if years * 12 <= BARS {
        Resolution::Month
    } else if years * 4 <= BARS {
        Resolution::Quarter
    } else {
        Resolution::Year
    }
}

/// The timeline of a view.
pub(crate) fn timeline(
    stored: &Stored,
    derived: &Derived,
    filter: &Filter<'_>,
    scale: &Scale,
    tally: &Tally,
    view: &View,
) -> TimelineAnswer {
    let all = derived.months.chunks(scale.months as usize).map(|months| months.iter().sum());
    let bars = tally.bars.iter().zip(all).enumerate();
    let bars = bars.map(|(bar, (kinds, all))| Bar {
        from: from_day_number(scale.first_day_of(bar)),
        to: from_day_number(scale.first_day_of(bar + 1) - 1),
        kinds: *kinds,
        all,
    });
    let lanes = lanes(stored, derived, filter, view.lanes);
    TimelineAnswer {
        from: from_day_number(scale.first_day),
        to: from_day_number(scale.first_day_of(scale.bars) - 1),
        resolution: scale.resolution,
        bars: bars.collect(),
        lanes_left_out: tally.lasting - lanes.len() as u32,
        lanes,
    }
}

/// The longest records that find room in the rows, by row and date.
fn lanes(stored: &Stored, derived: &Derived, filter: &Filter<'_>, rows: u8) -> Vec<Lane> {
    let columns = &stored.columns;
    let days = |at: u32| (columns.from[at as usize], columns.to[at as usize]);
    let chosen = choose(derived, filter, rows, days);
    // Chosen by length, they are laid out by date: rows then fill from the first one on.
    let chosen = order::by_key(chosen.into_iter().map(|at| (days(at).0.abs_diff(i32::MIN), at)));
    let mut ends: Vec<i32> = Vec::new();
    let mut places = Vec::with_capacity(chosen.len());
    for (position, at) in (0..).zip(&chosen) {
        let (from, to) = days(*at);
        let row = ends.iter().position(|end| *end < from).unwrap_or(ends.len());
        match ends.get_mut(row) {
            Some(end) => *end = to,
            None => ends.push(to),
        }
        places.push((row as u32, position));
    }
    let lane = |position: u32| {
        let at = chosen[position as usize] as usize;
        Lane {
            id: stored.id(at),
            kind: Traits(columns.traits[at]).kind(),
            row: places[position as usize].0 as u8,
            span: stored.span(at),
            text: row_text(stored, at),
        }
    };
    order::by_key(places.iter().copied()).into_iter().map(lane).collect()
}

/// Takes the longest record that still finds room, again and again.
fn choose(derived: &Derived, filter: &Filter<'_>, rows: u8, days: impl Fn(u32) -> (i32, i32)) -> Vec<u32> {
    let mut taken: Vec<Vec<(i32, i32)>> = vec![Vec::new(); usize::from(rows)];
    let mut chosen = Vec::new();
    let mut vain = 0;
    for at in &derived.lasting {
        if chosen.len() == LANES || vain == VAIN_ATTEMPTS {
            break;
        }
        if filter.fails(*at as usize) & !DATES != 0 {
            continue;
        }
        let (from, to) = days(*at);
        let has_room = |row: &&mut Vec<(i32, i32)>| row.iter().all(|taken| taken.1 < from || to < taken.0);
        match taken.iter_mut().find(has_room) {
            Some(row) => {
                row.push((from, to));
                chosen.push(*at);
            }
            None => vain += 1,
        }
    }
    chosen
}

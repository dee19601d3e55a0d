//! Days and seasons that come every year.

use chrono::NaiveDate;

use super::{Holiday, Occasion};
use crate::{dates::Date, places::Region, planning::ConstraintKind};

/// Something that comes every year, from one day of the year to another.
pub(super) struct Yearly {
    /// What.
    pub occasion: Occasion,
    from: (u32, u32),
    to: (u32, u32),
}

impl Yearly {
    /// Its days in a year.
    pub(super) fn in_year(&self, year: i32) -> Option<(Date, Date)> {
        let day = |(month, day)| NaiveDate::from_ymd_opt(year, month, day);
        day(self.from).zip(day(self.to))
    }
}

fn holiday(holiday: Holiday, month: u32, day: u32) -> Yearly {
    Yearly { occasion: Occasion::Holiday(holiday), from: (month, day), to: (month, day) }
}

fn season(kind: ConstraintKind, from: (u32, u32), to: (u32, u32)) -> Yearly {
    Yearly { occasion: Occasion::Constraint(kind), from, to }
}

/// Holidays on fixed days (see [`Holiday`]).
pub(super) fn holidays() -> Vec<Yearly> {
    vec![
        holiday(Holiday::Kashmir, 2, 5),
        holiday(Holiday::Pakistan, 3, 23),
        holiday(Holiday::Labour, 5, 1),
        holiday(Holiday::Independence, 8, 14),
        holiday(Holiday::Iqbal, 11, 9),
        holiday(Holiday::Quaid, 12, 25),
    ]
}

/// Seasons of a region; those of the whole country where none is named.
///
/// * **Monsoon**, 1 July to 15 September: the Pakistan Meteorological Department counts June to September as the monsoon's
///   summer, and expects its end by the middle of September (The News, 26 August 2022).
/// * **Wheat**: lower Sindh is nearly done by 8 April and the middle has begun; the plains of Punjab and eastern
///   Balochistan begin after 15 April; Khyber Pakhtunkhwa in the first week of May (Business Recorder, 8 April 2022). Hence
///   15 March to 30 April in Sindh, 15 April to 31 May elsewhere, 1 May to 10 June in the border region.
/// * **Rice and cotton**: September to December (FAO, "Crop seasons in Pakistan: rabi and kharif"); the busiest weeks, 1
///   October to 15 November, are our assumption.
/// * **Examinations**: in Sindh matriculation began on 17 May 2022 and 8 May 2023, intermediate on 15 June 2022
///   (ProPakistani, 9 April 2022 and 6 May 2023). Hence 5 May to 10 July there; 15 March to 31 May elsewhere is our
///   assumption, until the boards' date sheets are put on the calendar.
///
/// Karachi harvests nothing.
pub(super) fn seasons(region: Option<Region>) -> Vec<Yearly> {
    let (harvest, examination) = (ConstraintKind::Harvest, ConstraintKind::Examination);
    let mut all = vec![season(ConstraintKind::Weather, (7, 1), (9, 15))];
    match region {
        None => {}
        Some(Region::Karachi) => all.push(season(examination, (5, 5), (7, 10))),
        Some(Region::InteriorSindh) => {
            all.push(season(examination, (5, 5), (7, 10)));
            all.push(season(harvest, (3, 15), (4, 30)));
        }
        Some(Region::BorderRegion) => {
            all.push(season(examination, (3, 15), (5, 31)));
            all.push(season(harvest, (5, 1), (6, 10)));
        }
        Some(Region::OtherPakistan) => {
            all.push(season(examination, (3, 15), (5, 31)));
            all.push(season(harvest, (4, 15), (5, 31)));
        }
    }
    if region.is_some_and(|region| region != Region::Karachi) {
        all.push(season(harvest, (10, 1), (11, 15)));
    }
    all
}

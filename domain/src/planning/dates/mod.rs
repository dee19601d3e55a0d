//! When: what makes days hard or dangerous, and the windows that avoid it.
//!
//! **What is known.** Feasts and fasts are worked out from the months of the moon ([`moon`]); public holidays, harvests,
//! examinations and the monsoon come from the tables of [`seasons`], each with its source; elections and absences are
//! given. What the calendar already holds takes the place of what would be worked out for the same days.
//!
//! **What a day costs.** As much as the worst thing on it: its weight, from 0 to 1,000 ([`DateWeights`]). Near an
//! election the days before and after cost, too, falling in a straight line:
//! `weight × (days looked at + 1 − distance) / (days looked at + 1)`. A day that lies on a feast only if the moon is seen
//! a day earlier or later than expected costs a part of it.
//!
//! **What a window is worth.** `1,000 − mean cost of its days`. A window with a day that costs a thousand for certain is
//! ruled out, whatever the mean. Every clash is named with what comes before and after it.
//!
//! [`DateWeights`]: super::weights::DateWeights

mod happenings;
mod moon;
mod seasons;
mod windows;

pub use happenings::{Calendar, calendar};
pub use moon::{MoonMonth, MoonShift, hijri_date, in_gregorian};
pub use windows::{Clash, DateWindow, Neighbour, best_windows, window, windows};

use serde::{Deserialize, Serialize};

use super::{Certainty, ConstraintKind};
use crate::{dates::Date, ids::Ref, places::Region, text::LocalText};

crate::vocabulary! {
    /// A public holiday of the whole country, as the Cabinet Division notified them for 2024 (The News, 20 December
    /// 2023), but for the feasts that are constraints of their own.
    Holiday as "public holiday" {
        /// Kashmir Day, 5 February.
        Kashmir = "kashmir-day",
        /// Pakistan Day, 23 March.
        Pakistan = "pakistan-day",
        /// Labour Day, 1 May.
        Labour = "labour-day",
        /// Independence Day, 14 August.
        Independence = "independence-day",
        /// Eid Milad-un-Nabi, 12 Rabi al-awwal.
        Milad = "eid-milad-un-nabi",
        /// Iqbal Day, 9 November.
        Iqbal = "iqbal-day",
        /// Quaid-e-Azam Day and Christmas, 25 December.
        Quaid = "quaid-e-azam-day",
    }
}

/// What happens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occasion {
    /// A feast, fast, election or season.
    Constraint(ConstraintKind),
    /// A public holiday.
    Holiday(Holiday),
    /// A trainer or an organisation is away.
    Absence(Ref),
}

/// Somebody's absence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// The trainer or organisation.
    pub who: Ref,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// Something on the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happening {
    /// What.
    pub occasion: Occasion,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Its name, where the calendar has one.
    #[serde(default)]
    pub names: LocalText,
    /// Whether the moon may still move it by a day.
    pub certainty: Certainty,
    /// The region in which it is so; the whole country where none.
    pub region: Option<Region>,
}

//! When a member can come to trainings or facilitate, how far they travel, and what they need for it.

use serde::{Deserialize, Serialize};

use super::{FaultReason, LONGEST_NAME};
use crate::dates::{Date, Span, typed_day};

/// The most spans of days for which a member says that they are away.
pub const MOST_ABSENCES: usize = 12;
/// The longest span of days that somebody is away at once.
const LONGEST_ABSENCE: i64 = 366;

crate::vocabulary! {
    /// The days of a week on which somebody can come.
    FreeDays as "days of the week" {
        /// Monday to Friday.
        Weekdays = "weekdays",
        /// Saturday and Sunday.
        Weekends = "weekends",
    }
}

crate::vocabulary! {
    /// How far somebody travels for a training or an intervention.
    Travel as "willingness to travel" {
        /// Within their own district.
        OwnDistrict = "own-district",
        /// Within their own region.
        OwnRegion = "own-region",
        /// Anywhere.
        Anywhere = "anywhere",
    }
}

crate::vocabulary! {
    /// What somebody needs so that they can come.
    Need as "need" {
        /// That somebody looks after their children.
        Childcare = "childcare",
        /// That a relative travels with them.
        Company = "company",
        /// A place without steps, or another easement for the body.
        Access = "access",
    }
}

/// Days on which a member is away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Why; for the member alone, and sealed where it is kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// When a member can come, and how far. What is empty was not said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Availability {
    /// On which days of the week.
    pub days: Vec<FreeDays>,
    /// How far they travel.
    pub travel: Option<Travel>,
    /// When they are away, in the order of the days.
    pub away: Vec<Absence>,
}

impl Availability {
    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether they are away on any day from `from` to `to`.
    #[must_use]
    pub fn is_away(&self, from: Date, to: Date) -> bool {
        self.away.iter().any(|absence| Span::days(absence.from, absence.to).overlaps(from, to))
    }

    /// The same without why they are away: that is nobody else's.
    #[must_use]
    pub fn without_reasons(&self) -> Self {
        let away = self.away.iter().map(|absence| Absence { reason: String::new(), ..absence.clone() });
        Self { away: away.collect(), ..self.clone() }
    }
}

/// A row of the form in which somebody says when they are away, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedAbsence {
    /// First day.
    pub from: String,
    /// Last day; where it is empty, the first.
    pub to: String,
    /// Why.
    pub reason: String,
}

/// The absences of a form, in the order of their days; rows without a day and a reason are left out.
///
/// # Errors
/// What is wrong with the first row that is wrong.
pub fn absences(rows: &[TypedAbsence]) -> Result<Vec<Absence>, FaultReason> {
    let is_filled = |row: &&TypedAbsence| [&row.from, &row.to, &row.reason].iter().any(|text| !text.trim().is_empty());
    let mut away = rows.iter().filter(is_filled).map(absence).collect::<Result<Vec<_>, _>>()?;
    if away.len() > MOST_ABSENCES {
        return Err(FaultReason::TooMany);
    }
    away.sort_by(|one, other| (one.from, one.to, &one.reason).cmp(&(other.from, other.to, &other.reason)));
    away.dedup();
    Ok(away)
}

fn absence(row: &TypedAbsence) -> Result<Absence, FaultReason> {
    let day = |text: &str| typed_day(text).ok_or(FaultReason::Days);
    let from = day(&row.from)?;
    let to = if row.to.trim().is_empty() { from } else { day(&row.to)? };
    if to < from || (to - from).num_days() >= LONGEST_ABSENCE {
        return Err(FaultReason::Days);
    }
    let reason = row.reason.trim().to_owned();
    if reason.chars().count() > LONGEST_NAME {
        Err(FaultReason::TooLong)
    } else if reason.chars().any(char::is_control) {
        Err(FaultReason::Characters)
    } else {
        Ok(Absence { from, to, reason })
    }
}

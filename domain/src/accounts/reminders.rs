//! Mails that come by themselves: few, each with its own switch, and each answered by one click.

use chrono::{DateTime, Months, TimeDelta, Utc};

use crate::{dates::Date, interventions::Outcome};

crate::vocabulary! {
    /// What mails come by themselves for. Each can be switched off.
    ReminderTopic as "topic of reminders" {
        /// Whether one's record is still correct.
        StillCorrect = "still-correct",
        /// Whether what one's intervention brought about has held.
        Durability = "durability",
        /// What waits for somebody: one mail for all of it, at most one a day.
        Waiting = "waiting",
        /// That one is invited to a training.
        Training = "training",
    }
}

/// Months after which a record is asked about, and after which it is asked about again.
const STILL_CORRECT: Months = Months::new(6);
/// Months after an intervention at which its durability is asked for (`DurabilityCheck`).
const DURABILITY_MONTHS: [u8; 3] = [3, 6, 12];
/// The shortest time between two mails about what waits.
const BETWEEN_DIGESTS: TimeDelta = TimeDelta::hours(24);
/// How long the link of a reminder can be answered.
pub const REMINDER_LIFE: TimeDelta = TimeDelta::days(60);

/// Whether a member should be asked if their record is still correct. `known` is the day on which it was last known to
/// be: confirmed, or made.
#[must_use]
pub fn still_correct_due(known: Date, asked: Option<Date>, today: Date) -> bool {
    let last = asked.map_or(known, |asked| asked.max(known));
    last.checked_add_months(STILL_CORRECT).is_some_and(|due| due <= today)
}

/// The check of an intervention's durability that is due, in months after its end: the latest whose time has come, unless
/// it was asked for or answered. Outcomes that nothing can hold of are never asked about.
#[must_use]
pub fn durability_due(ended: Date, outcome: Outcome, done: &[u8], today: Date) -> Option<u8> {
    if !matches!(outcome, Outcome::Agreed | Outcome::Deescalated | Outcome::Prevented) {
        return None;
    }
    let has_come =
        |months: u8| ended.checked_add_months(Months::new(u32::from(months))).is_some_and(|due| due <= today);
    let latest = DURABILITY_MONTHS.into_iter().rev().find(|months| has_come(*months))?;
    (!done.contains(&latest)).then_some(latest)
}

/// Whether to tell somebody of what waits for them since `since`, the last of it.
#[must_use]
pub fn waiting_due(since: Option<DateTime<Utc>>, told: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    match (since, told) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(since), Some(told)) => since > told && told + BETWEEN_DIGESTS <= now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn a_record_is_asked_about_every_six_months_and_no_sooner() {
        let known = day("2026-01-31");
        assert!(!still_correct_due(known, None, day("2026-07-30")));
        assert!(still_correct_due(known, None, day("2026-07-31")));
        assert!(!still_correct_due(known, Some(day("2026-07-31")), day("2026-08-15")));
        assert!(still_correct_due(known, Some(day("2026-07-31")), day("2027-01-31")));
    }

    #[test]
    fn durability_is_asked_for_once_at_each_time() {
        let due = |done: &[u8], today| durability_due(day("2026-01-10"), Outcome::Agreed, done, day(today));
        assert_eq!(due(&[], "2026-04-09"), None);
        assert_eq!(due(&[], "2026-04-10"), Some(3));
        assert_eq!(due(&[3], "2026-06-01"), None);
        assert_eq!(due(&[3], "2026-07-10"), Some(6));
        assert_eq!(due(&[], "2030-01-01"), Some(12), "what was missed is not asked for three times");
        assert_eq!(durability_due(day("2026-01-10"), Outcome::Ongoing, &[], day("2027-01-10")), None);
    }

    #[test]
    fn what_waits_is_told_once_a_day_at_most() {
        let at = |hours| DateTime::from_timestamp(1_800_000_000, 0).expect("a time") + TimeDelta::hours(hours);
        assert!(!waiting_due(None, None, at(0)));
        assert!(waiting_due(Some(at(0)), None, at(1)));
        assert!(!waiting_due(Some(at(0)), Some(at(1)), at(99)), "it was told of already");
        assert!(!waiting_due(Some(at(2)), Some(at(1)), at(24)));
        assert!(waiting_due(Some(at(2)), Some(at(1)), at(25)));
    }
}

//! How long sessions, codes and invitations live.

use chrono::{DateTime, TimeDelta, Utc};

/// A session that nobody uses ends after this.
pub const IDLE: TimeDelta = TimeDelta::minutes(30);
/// Every session ends after this, used or not.
pub const ABSOLUTE: TimeDelta = TimeDelta::hours(12);
/// A link or code signs in for this long.
pub const CODE_LIFE: TimeDelta = TimeDelta::minutes(15);
/// Wrong codes after which a right one is refused too.
pub const CODE_ATTEMPTS: i64 = 5;
/// An invitation's link works for this long.
pub const INVITATION_LIFE: TimeDelta = TimeDelta::days(14);

/// When a session began, and when it was last used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionTimes {
    /// The sign-in.
    pub began: DateTime<Utc>,
    /// The last request.
    pub used: DateTime<Utc>,
}

impl SessionTimes {
    /// When it ends unless it is used again.
    #[must_use]
    pub fn ends(self) -> DateTime<Utc> {
        (self.used + IDLE).min(self.began + ABSOLUTE)
    }

    /// Whether it is alive.
    #[must_use]
    pub fn is_alive(self, now: DateTime<Utc>) -> bool {
        now < self.ends()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_when_idle_and_in_any_case_after_half_a_day() {
        let began = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let times = |used: TimeDelta| SessionTimes { began, used: began + used };
        let idle = times(TimeDelta::hours(1));
        assert!(idle.is_alive(began + TimeDelta::minutes(89)));
        assert!(!idle.is_alive(began + TimeDelta::minutes(90)));
        let busy = times(TimeDelta::minutes(11 * 60 + 50));
        assert!(busy.is_alive(began + TimeDelta::minutes(11 * 60 + 59)));
        assert!(!busy.is_alive(began + TimeDelta::hours(12)));
    }
}

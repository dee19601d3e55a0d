//! How fast one account, or one link of a mail, may ask. Nobody's address is kept: an account is known by its id, a link
//! by a digest of its token, and both only in this server's memory.

use std::{
    hash::{BuildHasher, RandomState},
    num::NonZeroU32,
    sync::Arc,
};

use domain::ids::PublicId;
use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    state::keyed::DefaultKeyedStateStore,
};

use crate::errors::Failure;

/// So many keys are remembered before those that have been quiet are forgotten.
const REMEMBERED: usize = 10_000;

type Limiter<K> = RateLimiter<K, DefaultKeyedStateStore<K>, DefaultClock>;

/// How much may be asked at once, and how much more each minute after that.
#[derive(Debug, Clone, Copy)]
pub struct Rate {
    /// At once.
    pub at_once: NonZeroU32,
    /// Each minute.
    pub a_minute: NonZeroU32,
}

impl Rate {
    /// Of at least one each.
    #[must_use]
    pub const fn of(at_once: u32, a_minute: u32) -> Self {
        const fn at_least_one(number: u32) -> NonZeroU32 {
            NonZeroU32::MIN.saturating_add(number.saturating_sub(1))
        }
        Self { at_once: at_least_one(at_once), a_minute: at_least_one(a_minute) }
    }

    fn quota(self) -> Quota {
        Quota::per_minute(self.a_minute).allow_burst(self.at_once)
    }
}

/// The rates of a server.
#[derive(Debug, Clone, Copy)]
pub struct Rates {
    /// Pages that an account looks at.
    pub looks: Rate,
    /// Forms that an account sends; a profile is saved with every field.
    pub changes: Rate,
    /// Requests with the token of one link.
    pub links: Rate,
}

impl Default for Rates {
    /// Far above what anybody does by hand, and far below what would hurt others.
    fn default() -> Self {
        Self { looks: Rate::of(300, 240), changes: Rate::of(120, 60), links: Rate::of(12, 6) }
    }
}

/// What keeps the rates.
#[derive(Debug, Clone)]
pub struct Pace {
    looks: Arc<Limiter<PublicId>>,
    changes: Arc<Limiter<PublicId>>,
    links: Arc<Limiter<u64>>,
    digests: RandomState,
}

impl Pace {
    /// At these rates.
    #[must_use]
    pub fn at(rates: Rates) -> Self {
        Self {
            looks: Arc::new(RateLimiter::keyed(rates.looks.quota())),
            changes: Arc::new(RateLimiter::keyed(rates.changes.quota())),
            links: Arc::new(RateLimiter::keyed(rates.links.quota())),
            digests: RandomState::new(),
        }
    }

    /// Counts a request of an account.
    ///
    /// # Errors
    /// How long to wait, when there have been too many.
    pub fn account(&self, account: &PublicId, changes: bool) -> Result<(), Failure> {
        check(if changes { &self.changes } else { &self.looks }, account)
    }

    /// Counts a request with the token of a link. There need be no such link.
    ///
    /// # Errors
    /// How long to wait, when there have been too many.
    pub fn link(&self, token: &str) -> Result<(), Failure> {
        check(&self.links, &self.digests.hash_one(token))
    }
}

fn check<K: Clone + Eq + std::hash::Hash>(limiter: &Limiter<K>, key: &K) -> Result<(), Failure> {
    if limiter.len() > REMEMBERED {
        limiter.retain_recent();
    }
    limiter.check_key(key).map_err(|until| Failure::TooFast(until.wait_time_from(DefaultClock::default().now())))
}

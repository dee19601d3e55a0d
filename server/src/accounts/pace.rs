//! How fast one account, or one link of a mail, may ask. Nobody's address is kept: an account is known by its id, a link
//! by a digest of its token, and both only in this server's memory.

use std::{
    hash::{BuildHasher, Hash, RandomState},
    num::NonZeroU32,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
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

/// So long nothing is forgotten after something was.
const BETWEEN_SWEEPS: Duration = Duration::from_secs(10);

#[derive(Debug)]
struct Limiter<K: Clone + Eq + Hash> {
    keyed: RateLimiter<K, DefaultKeyedStateStore<K>, DefaultClock>,
    swept: Mutex<Instant>,
}

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
            looks: Limiter::at(rates.looks),
            changes: Limiter::at(rates.changes),
            links: Limiter::at(rates.links),
            digests: RandomState::new(),
        }
    }

    /// Counts a request of an account.
    ///
    /// # Errors
    /// How long to wait, when there have been too many.
    pub fn account(&self, account: &PublicId, changes: bool) -> Result<(), Failure> {
        if changes { self.changes.check(account) } else { self.looks.check(account) }
    }

    /// Counts a request with the token of a link. There need be no such link.
    ///
    /// # Errors
    /// How long to wait, when there have been too many.
    pub fn link(&self, token: &str) -> Result<(), Failure> {
        self.links.check(&self.digests.hash_one(token))
    }
}

impl<K: Clone + Eq + Hash> Limiter<K> {
    fn at(rate: Rate) -> Arc<Self> {
        Arc::new(Self { keyed: RateLimiter::keyed(rate.quota()), swept: Mutex::new(Instant::now()) })
    }

    fn check(&self, key: &K) -> Result<(), Failure> {
        if self.keyed.len() > REMEMBERED && self.is_time_to_sweep() {
            self.keyed.retain_recent();
        }
        self.keyed.check_key(key).map_err(|until| Failure::TooFast(until.wait_time_from(DefaultClock::default().now())))
    }

    /// Sweeping looks at every key: now and then is enough, whoever sends keys that there need not be.
    fn is_time_to_sweep(&self) -> bool {
        let Ok(mut swept) = self.swept.try_lock() else { return false };
        let is_time = swept.elapsed() > BETWEEN_SWEEPS;
        if is_time {
            *swept = Instant::now();
        }
        is_time
    }
}

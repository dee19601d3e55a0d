//! Signing in, sessions, and the pages of people with an account: the only routes that reach the private side of the
//! store.

pub mod cookie;
mod device;
pub mod form;
pub mod guard;
mod invite;
mod letters;
mod me;
pub mod pace;
mod passkeys;
mod reminders;
mod second_step;
mod sign_in;
pub mod upload;

pub use letters::Letters;
use pace::{Pace, Rates};
use passkeys::Passkeys;

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use app::language::{OFFERED, href};
use axum::{
    Router, middleware,
    routing::{MethodRouter, get, post},
};
use chrono::{DateTime, TimeDelta, Utc};
use store::Store;
use tokio::sync::Semaphore;

use crate::{
    cascade, interventions, library, members, mentoring,
    planning::{self, Planner},
    state::AppState,
    trainings,
};

/// Mails that may wait to be written; they take milliseconds each.
const MAILS_AT_ONCE: usize = 256;

/// What the routes of accounts have and no others: the private side of the store, a clock, the words of mails, and
/// what devices sign.
#[derive(Debug, Clone)]
pub struct Accounts {
    store: Store,
    letters: Letters,
    passkeys: Passkeys,
    mails: Arc<Semaphore>,
    pace: Pace,
    planner: Planner,
    ahead: Arc<AtomicI64>,
}

impl Accounts {
    /// For the site at `base_url`.
    #[must_use]
    pub fn new(store: &Store, base_url: &str) -> Self {
        Self {
            store: store.clone(),
            letters: Letters::new(base_url),
            passkeys: Passkeys::of(base_url),
            mails: Arc::new(Semaphore::new(MAILS_AT_ONCE)),
            pace: Pace::at(Rates::default()),
            planner: Planner::default(),
            ahead: Arc::default(),
        }
    }

    /// At other rates, for tests of what happens above them.
    #[must_use]
    pub fn at(self, rates: Rates) -> Self {
        Self { pace: Pace::at(rates), ..self }
    }

    /// The private side of the store, for handlers that know who asks.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Plans that were worked out, for handlers that know that a coordinator asks.
    #[must_use]
    pub(crate) fn planner(&self) -> &Planner {
        &self.planner
    }

    /// The words of mails.
    #[must_use]
    pub fn letters(&self) -> &Letters {
        &self.letters
    }

    /// The time, by which sessions and codes end.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        Utc::now() + TimeDelta::seconds(self.ahead.load(Ordering::Relaxed))
    }

    /// Puts the clock ahead, for tests of what time does.
    pub fn put_clock_ahead(&self, by: TimeDelta) {
        self.ahead.fetch_add(by.num_seconds(), Ordering::Relaxed);
    }
}

/// Every route, without a language's prefix.
fn table() -> Vec<(&'static str, MethodRouter<AppState>)> {
    let own = [
        ("/sign-in", get(sign_in::ask).post(sign_in::answer)),
        ("/sign-in/passkey/begin", post(passkeys::ask)),
        ("/sign-in/passkey/finish", post(passkeys::answer)),
        ("/sign-in/second-step", get(sign_in::ask).post(sign_in::second_step)),
        ("/sign-in/{link}", get(sign_in::link).post(sign_in::follow)),
        ("/sign-out", post(sign_in::out)),
        ("/me", get(me::page)),
        ("/me/sessions", post(me::end_sessions)),
        ("/me/mails", post(reminders::switch)),
        ("/answer/{link}", get(reminders::ask).post(reminders::answer)),
        ("/me/passkeys", post(passkeys::remove)),
        ("/me/passkeys/begin", post(passkeys::begin)),
        ("/me/passkeys/finish", post(passkeys::finish)),
        ("/me/second-step", get(second_step::page).post(second_step::change)),
        ("/directory/invite", get(invite::page).post(invite::send)),
    ];
    let all = [
        own.into(),
        members::table(),
        interventions::table(),
        cascade::table(),
        library::table(),
        mentoring::table(),
        planning::table(),
        trainings::table(),
    ];
    all.into_iter().flatten().collect()
}

/// The paths of all routes, without a language's prefix.
#[must_use]
pub fn paths() -> Vec<&'static str> {
    table().into_iter().map(|(path, _)| path).collect()
}

/// The routes, in every language.
pub fn routes(state: &AppState) -> Router<AppState> {
    let mut router = Router::new();
    for language in OFFERED {
        for (path, methods) in table() {
            router = router.route(&href(language, path), methods);
        }
    }
    router.layer(middleware::from_fn_with_state(state.clone(), guard::recognise))
}

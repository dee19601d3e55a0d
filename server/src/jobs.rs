//! What happens by itself: the daily publication at midnight in Pakistan, and the change to whatever edition the database
//! holds, whoever published it. Sessions that are over are forgotten.

use std::time::{Duration, Instant};

use domain::accounts::Operator;
use store::Store;

use crate::{edition, errors::CommandError, state::AppState};

/// How often to look. Also the longest that a withdrawn record stays in the atlas of a server that did not withdraw it.
const EVERY: Duration = Duration::from_secs(10);

/// How often to forget sessions, links and codes that are over.
const TIDYING: Duration = Duration::from_secs(600);

/// Looks after the edition for as long as the server runs.
pub async fn keep_current(store: Store, operator: Operator, state: AppState) {
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut forgotten: Option<Instant> = None;
    loop {
        ticks.tick().await;
        // Sessions that are over let nobody in; forgetting them late is no harm.
        if forgotten.is_none_or(|at| at.elapsed() >= TIDYING) {
            forgotten = Some(Instant::now());
            if let Err(error) = store.forget_old_sessions(operator, state.accounts.now()).await {
                tracing::error!(%error, "old sessions could not be forgotten");
            }
        }
        // What is served goes on being served; the next look may go better.
        if let Err(error) = bring_up_to_date(&store, operator, &state).await {
            tracing::error!(%error, "the published data could not be brought up to date");
        }
    }
}

/// Publishes if that is due, and serves the edition that the database holds.
///
/// # Errors
/// When the store fails; then nothing has changed.
pub async fn bring_up_to_date(store: &Store, operator: Operator, state: &AppState) -> Result<(), CommandError> {
    let today = edition::today();
    let served = state.pages.atlas.get();
    if served.published_on < today {
        let edition = edition::of_today(store, operator, today).await?;
        tracing::info!(records = edition.atlas.len(), day = %edition.published_on, "serving the day's edition");
        state.serve_edition(edition);
        return Ok(());
    }
    let published = store.reader().snapshot_hash().await?;
    if published.is_some_and(|hash| hash != served.hash)
        && let Some(edition) = edition::published(&store.reader()).await?
    {
        tracing::info!(records = edition.atlas.len(), "serving a new edition");
        state.serve_edition(edition);
    }
    Ok(())
}

//! What happens by itself: the daily publication at midnight in Pakistan, and the change to whatever edition the database
//! holds, whoever published it.

use std::time::Duration;

use domain::accounts::Operator;
use store::Store;

use crate::{edition, errors::CommandError, state::AppState};

/// How often to look. Also the longest that a withdrawn record stays in the atlas of a server that did not withdraw it.
const EVERY: Duration = Duration::from_secs(10);

/// Looks after the edition for as long as the server runs.
pub async fn keep_current(store: Store, operator: Operator, state: AppState) {
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
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

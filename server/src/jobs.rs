//! What happens by itself: the daily publication at midnight in Pakistan, and the change to whatever edition the database
//! holds, whoever published it. Sessions that are over are forgotten, and reminders that are due are written.

use std::time::{Duration, Instant};

use domain::accounts::Operator;
use store::Store;

use crate::{edition, errors::CommandError, state::AppState};

/// How often to look. Also the longest that a withdrawn record stays in the atlas of a server that did not withdraw it:
/// well below the second within which a takedown reaches everything.
const EVERY: Duration = Duration::from_millis(500);

/// How often to forget sessions, links and codes that are over.
const TIDYING: Duration = Duration::from_secs(600);

/// How often to look for reminders that are due.
const REMINDING: Duration = Duration::from_secs(3600);

/// Looks after the edition for as long as the server runs.
pub async fn keep_current(store: Store, operator: Operator, state: AppState) {
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut forgotten: Option<Instant> = None;
    let mut reminded: Option<Instant> = None;
    loop {
        ticks.tick().await;
        // Sessions that are over let nobody in; forgetting them late is no harm.
        if forgotten.is_none_or(|at| at.elapsed() >= TIDYING) {
            forgotten = Some(Instant::now());
            if let Err(error) = store.forget_old_sessions(operator, state.accounts.now()).await {
                tracing::error!(%error, "old sessions could not be forgotten");
            }
        }
        if reminded.is_none_or(|at| at.elapsed() >= REMINDING) {
            reminded = Some(Instant::now());
            write_reminders(&store, operator, &state).await;
        }
        // What is served goes on being served; the next look may go better.
        if let Err(error) = bring_up_to_date(&store, operator, &state).await {
            tracing::error!(%error, "the published data could not be brought up to date");
        }
    }
}

/// Writes the reminders that are due; those that can't be written come due again.
pub async fn write_reminders(store: &Store, operator: Operator, state: &AppState) {
    let letters = state.accounts.letters();
    match store.write_reminders(operator, state.accounts.now(), |letter| letters.reminder(letter)).await {
        Ok(0) => {}
        Ok(written) => tracing::info!(written, "reminders"),
        Err(error) => tracing::error!(%error, "reminders could not be written"),
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
    serve_published(state).await
}

/// Serves the edition that the database holds, if it is another than the one that is served.
///
/// # Errors
/// When the store fails; what is served stays then.
pub async fn serve_published(state: &AppState) -> Result<(), CommandError> {
    let reader = &state.pages.reader;
    let published = reader.snapshot_hash().await?;
    if published.is_some_and(|hash| hash != state.pages.atlas.get().hash)
        && let Some(edition) = edition::published(reader).await?
    {
        tracing::info!(records = edition.atlas.len(), "serving a new edition");
        state.serve_edition(edition);
    }
    Ok(())
}

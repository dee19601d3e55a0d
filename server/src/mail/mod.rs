//! Mail on its way from the store's outbox to the mail server; where there is none, to the mailbox on the operator's own
//! machine.

pub mod address;
pub mod loopback;
pub mod mailbox;
pub mod smtp;

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::{MailFault, Operator};
use store::{OutboxMail, Store, StoreError};
use tokio::{sync::oneshot, task::JoinSet, time::MissedTickBehavior};

pub use smtp::Mailer;

/// How often to look for mail.
const EVERY: Duration = Duration::from_secs(3);
/// Most mails under way at once: a server that falls silent over one of them doesn't hold up the others.
const AT_ONCE: usize = 16;
/// How often to forget old mail.
const TIDYING: Duration = Duration::from_secs(3600);
/// How often to try to mark a mail as sent: one that isn't marked would be sent again.
const MARKING: u32 = 5;

/// Sends mail until `stop` says so or is dropped, and then ends what is under way; without a mailer only forgets what is
/// too old.
pub async fn deliver(store: Store, operator: Operator, mailer: Option<Mailer>, mut stop: oneshot::Receiver<()>) {
    let mut delivery = mailer.map(|mailer| Delivery::new(store.clone(), operator, mailer));
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut tidied: Option<Instant> = None;
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            _ = &mut stop => break,
        }
        if let Some(delivery) = &mut delivery
            && let Err(error) = delivery.begin(Utc::now()).await
        {
            tracing::error!(%error, "mail could not be taken from the outbox");
        }
        if tidied.is_none_or(|at| at.elapsed() >= TIDYING) {
            tidied = Some(Instant::now());
            if let Err(error) = store.forget_old_mail(operator, Utc::now()).await {
                tracing::error!(%error, "old mail could not be forgotten");
            }
        }
    }
    if let Some(mut delivery) = delivery {
        delivery.finish().await;
    }
}

/// Mails under way. Those that are when it is dropped stay in the outbox and come due again.
#[derive(Debug)]
pub struct Delivery {
    store: Store,
    operator: Operator,
    mailer: Mailer,
    under_way: JoinSet<()>,
}

impl Delivery {
    /// From this store's outbox, with that mailer.
    #[must_use]
    pub fn new(store: Store, operator: Operator, mailer: Mailer) -> Self {
        Self { store, operator, mailer, under_way: JoinSet::new() }
    }

    /// Takes what is due, as much as is allowed to be under way at once, and begins to send it.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn begin(&mut self, now: DateTime<Utc>) -> Result<(), StoreError> {
        while self.under_way.try_join_next().is_some() {}
        let free = AT_ONCE.saturating_sub(self.under_way.len());
        for mail in self.store.due_mail(self.operator, now, free as u64).await? {
            let (store, operator, mailer) = (self.store.clone(), self.operator, self.mailer.clone());
            self.under_way.spawn(async move {
                let began = Instant::now();
                let outcome = mailer.send(&mail).await;
                let passed = TimeDelta::from_std(began.elapsed()).unwrap_or_default();
                mark(&store, operator, &mail, outcome, now + passed).await;
            });
        }
        Ok(())
    }

    /// Waits until nothing is under way.
    pub async fn finish(&mut self) {
        while self.under_way.join_next().await.is_some() {}
    }
}

/// Writes down what became of a mail. The log names it by its id and topic: never by its address.
async fn mark(
    store: &Store,
    operator: Operator,
    mail: &OutboxMail,
    outcome: Result<(), MailFault>,
    now: DateTime<Utc>,
) {
    let (id, topic) = (mail.message_id.as_str(), mail.topic.as_str());
    match outcome {
        Ok(()) => tracing::info!(id, topic, "mail sent"),
        Err(fault) => tracing::warn!(id, topic, permanent = fault.is_permanent(), "mail not sent: {fault}"),
    }
    for attempt in 1..=MARKING {
        let marked = match outcome {
            Ok(()) => store.mail_sent(operator, id).await,
            Err(fault) => store.mail_failed(operator, id, fault, now).await,
        };
        let Err(error) = marked else { return };
        tracing::error!(id, topic, %error, "what became of a mail could not be written down");
        tokio::time::sleep(Duration::from_secs(1) * attempt).await;
    }
}

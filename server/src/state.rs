//! What requests may reach. The private side of the store is within [`Accounts`] alone, whose routes ask who it is.

use std::{path::PathBuf, sync::Arc};

use app::pages::{PageContext, SharedAtlas, WebAssets, context::AtlasEdition};
use axum::extract::FromRef;
use domain::accounts::Operator;
use leptos::config::LeptosOptions;
use store::Store;

use crate::{
    accounts::Accounts, answers::Answers, assets, health::Readiness, limits::Turns, mail::mailbox::LocalMailbox,
    pages::Paths, security::Security,
};

/// The state of the server.
#[derive(Debug, Clone)]
pub struct AppState {
    /// The framework's options.
    pub leptos: LeptosOptions,
    /// What pages are rendered from.
    pub pages: PageContext,
    /// The addresses of pages.
    pub paths: Arc<Paths>,
    /// Answers that are kept.
    pub answers: Answers,
    /// Turns for heavy work.
    pub turns: Turns,
    /// Security headers.
    pub security: Security,
    /// Whether the store can work.
    pub readiness: Readiness,
    /// The folder of the site's files.
    pub site: Arc<PathBuf>,
    /// The mail that waits, where only this machine can ask for it.
    pub mailbox: LocalMailbox,
    /// What the routes of accounts have, the private side of the store among it.
    pub accounts: Accounts,
}

impl AppState {
    /// The state of a server at `base_url` that serves `edition` and the files in `site`.
    #[must_use]
    pub fn new(store: &Store, edition: AtlasEdition, base_url: &str, site: PathBuf) -> Self {
        let pages = PageContext {
            reader: store.reader(),
            atlas: SharedAtlas::new(edition),
            assets: Arc::new(assets::manifest(&site).unwrap_or_else(|reason| {
                tracing::warn!("the slippy map and Urdu's typefaces are off: {reason}");
                WebAssets::default()
            })),
            base_url: base_url.into(),
        };
        Self {
            leptos: assets::options(&site),
            paths: Arc::new(Paths::of_app(&pages)),
            pages,
            answers: Answers::default(),
            turns: Turns::default(),
            security: Security::of(base_url),
            readiness: Readiness::of(store.clone()),
            site: Arc::new(site),
            mailbox: LocalMailbox::default(),
            accounts: Accounts::new(store, base_url),
        }
    }

    /// Shows the mail that waits to whoever sits at this machine: for a server without a mail server.
    #[must_use]
    pub fn with_mailbox(self, store: &Store, operator: Operator) -> Self {
        Self { mailbox: LocalMailbox::of(store, operator, &self.pages.base_url), ..self }
    }

    /// Serves another edition from now on.
    pub fn serve_edition(&self, edition: AtlasEdition) {
        self.pages.atlas.set(edition);
        self.answers.clear();
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}

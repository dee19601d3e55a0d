//! What every request may reach. The private side of the store is not among it.

use std::{path::PathBuf, sync::Arc};

use app::pages::{PageContext, SharedAtlas, WebAssets, context::AtlasEdition};
use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use store::Store;

use crate::{answers::Answers, assets, health::Readiness, limits::Turns, pages::Paths, security::Security};

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
        }
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

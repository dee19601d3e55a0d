//! `/healthz`: the process answers. `/readyz`: it can also do its work.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;
use store::Store;

use crate::state::AppState;

/// Asks the store whether it can work, and nothing else.
#[derive(Debug, Clone)]
pub struct Readiness(Store);

impl Readiness {
    /// Of this store.
    #[must_use]
    pub fn of(store: Store) -> Self {
        Self(store)
    }
}

/// The process is there.
pub async fn live() -> &'static str {
    "ok"
}

/// The database is reachable and up to date. The atlas is there, or there would be no server.
pub async fn ready(State(state): State<AppState>) -> Response {
    let (reachable, current) = match state.readiness.0.is_current().await {
        Ok(current) => (true, current),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (false, false)
        }
    };
    let status = if current { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = json!({ "ready": current, "database": reachable, "migrations": current, "published": state.pages.atlas.get().published_on });
    (status, Json(body)).into_response()
}

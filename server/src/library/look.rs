//! `/library` and a module's page.

use app::pages::library::{LibraryNotice, LibraryView, ModuleView};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{library::ResourceFilter, trainings::Topic};

use crate::{
    accounts::{
        form::query,
        guard::{self, Known},
    },
    edition::today,
    errors::{Failure, absent},
    state::AppState,
};

/// `GET /library`.
pub async fn all(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let filter = ResourceFilter {
        language: query(&request, "language").parse().ok(),
        kind: query(&request, "kind").parse().ok(),
    };
    let modules = state.accounts.store().library(known.signed_in()).await?;
    Ok(guard::page(&state, request, LibraryView { modules, filter }).await)
}

/// `GET /library/modules/{topic}`.
pub async fn module(
    State(state): State<AppState>,
    Path(topic): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let topic = topic.parse::<Topic>().map_err(absent)?;
    let details = state.accounts.store().library_module(known.signed_in(), topic, today()).await?;
    let notice: Option<LibraryNotice> = query(&request, "done").parse().ok();
    let may_add = known.signed_in().coordinator().is_some();
    Ok(guard::page(&state, request, ModuleView { details, may_add, notice }).await)
}

//! `/directory`.

use app::pages::members::DirectoryView;
use axum::{
    extract::{Request, State},
    response::Response,
};
use domain::members::DirectoryFilter;

use crate::{
    accounts::{
        form::query,
        guard::{self, Known},
    },
    edition::today,
    errors::Failure,
    state::AppState,
};

/// `GET /directory`. A filter with a term that there isn't is as none.
pub async fn page(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let filter = filter(&request);
    let who = known.signed_in();
    let found = state.accounts.store().directory(who, &filter, today()).await?;
    let view = DirectoryView { filter, found, may_invite: who.coordinator().is_some() };
    Ok(guard::page(&state, request, view).await)
}

fn filter(request: &Request) -> DirectoryFilter {
    let asked = |name: &str| query(request, name);
    DirectoryFilter {
        text: asked("q"),
        profession: asked("profession").parse().ok(),
        region: asked("region").parse().ok(),
        district: Some(asked("district")).filter(|slug| !slug.is_empty()),
        skill: asked("skill").parse().ok(),
    }
}

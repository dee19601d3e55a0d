//! `/directory`.

use app::pages::members::DirectoryView;
use axum::{
    extract::{Request, State},
    response::Response,
};
use domain::members::{DirectoryFacet, DirectoryFilter};

use crate::{
    accounts::{
        form::query,
        guard::{self, Known},
    },
    edition::today,
    errors::Failure,
    state::AppState,
};

/// `GET /directory`. A filter with a term that there isn't is as none, and so is the number of a page.
pub async fn page(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let filter = filter(&request);
    let who = known.signed_in();
    let answer = state.accounts.store().directory_answer(who, &filter, today()).await?;
    let number = query(&request, "page").parse().unwrap_or(1);
    let view = DirectoryView { filter, answer, number, may_invite: who.coordinator().is_some() };
    Ok(guard::page(&state, request, view).await)
}

fn filter(request: &Request) -> DirectoryFilter {
    let words = DirectoryFilter { text: query(request, "q"), ..DirectoryFilter::default() };
    let narrowed = |filter: DirectoryFilter, facet: &DirectoryFacet| {
        let term = query(request, facet.slug());
        filter.with(*facet, Some(term.as_str()))
    };
    DirectoryFacet::ALL.iter().fold(words, narrowed)
}

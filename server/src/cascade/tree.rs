//! `/library/cascade`.

use app::pages::cascade::CascadeView;
use axum::{
    extract::{Request, State},
    response::Response,
};

use crate::{
    accounts::guard::{self, Known},
    edition::today,
    errors::Failure,
    state::AppState,
};

/// `GET /library/cascade`.
pub async fn page(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let tree = state.accounts.store().cascade(known.signed_in(), today()).await?;
    Ok(guard::page(&state, request, CascadeView(tree)).await)
}

//! `/report/key`: what a phone keeps drafts with while there is no network.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::json;

use crate::{accounts::guard::Known, errors::Failure, state::AppState};

/// `GET /report/key`, for the script beside the form.
pub async fn key(State(state): State<AppState>, known: Known) -> Result<Response, Failure> {
    let account = known.signed_in().account();
    if account.member.is_none() {
        return Err(Failure::NotFound);
    }
    let key = URL_SAFE_NO_PAD.encode(state.accounts.store().drafts_key(known.signed_in())?);
    Ok(Json(json!({ "account": account.id, "key": key })).into_response())
}

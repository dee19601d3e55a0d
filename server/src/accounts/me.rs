//! `/me`: one's own page.

use app::pages::account::{MeView, PasskeyTold};
use axum::{
    extract::{Request, State},
    response::Response,
};
use store::SecondStep;

use super::{form, guard, guard::Known, sign_in};
use crate::{errors::Failure, pages::lead, state::AppState, trainings};

/// `GET /me`.
pub async fn page(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (accounts, who) = (&state.accounts, known.signed_in());
    let passkeys = accounts.store.passkeys(who).await?;
    let told = match form::query(&request, "passkey") {
        none if none.is_empty() => None,
        removed if removed == "removed" => Some(PasskeyTold::Removed),
        added => passkeys.iter().any(|passkey| passkey.id.as_str() == added).then_some(PasskeyTold::Added),
    };
    let view = MeView {
        account: who.account().clone(),
        sessions: accounts.store.sessions(who, accounts.now()).await?,
        waiting: accounts.store.waiting(who).await?,
        mails_off: accounts.store.mails_off(who).await?,
        is_saved: form::query(&request, "done") == "mails",
        current: known.0.id.clone(),
        passkeys,
        passkey_host: accounts.passkeys.host(),
        told,
        trainings: trainings::short(&state, &known).await?,
        has_second_step: matches!(accounts.store.second_step(who).await?, SecondStep::On { .. }),
    };
    Ok(guard::page(&state, request, view).await)
}

/// `POST /me/sessions`: ends one session, all others, or all.
pub async fn end_sessions(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let (store, who, own) = (&state.accounts.store, known.signed_in(), &known.0.id);
    let ends_own = match fields.get("end") {
        "all" => {
            store.end_all_sessions(who, None).await?;
            true
        }
        "others" => {
            store.end_all_sessions(who, Some(own)).await?;
            false
        }
        one => {
            if let Ok(id) = one.parse() {
                store.end_session(who, &id).await?;
            }
            one == own.as_str()
        }
    };
    if ends_own {
        return Ok(sign_in::let_out(&state, request.uri().path()));
    }
    Ok(lead(&request, "/me"))
}

//! `/directory/invite`: coordinators invite.

use app::{
    language::of_path,
    pages::account::{InviteView, Outcome},
};
use axum::{
    extract::{Request, State},
    response::Response,
};
use domain::accounts::{Email, Role, SignedIn};
use store::Invitation;

use super::{form, guard, guard::Known};
use crate::{errors::Failure, pages::not_found, state::AppState};

/// `GET /directory/invite`.
pub async fn page(State(state): State<AppState>, known: Known, request: Request) -> Response {
    if known.signed_in().coordinator().is_none() {
        return not_found(&state, request).await;
    }
    let view = empty(known.signed_in(), &request);
    guard::page(&state, request, view).await
}

/// `POST /directory/invite`.
pub async fn send(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let Some(coordinator) = known.signed_in().coordinator() else {
        return Ok(not_found(&state, request).await);
    };
    let mut view = empty(known.signed_in(), &request);
    view.email = fields.get("email").to_owned();
    view.role = fields.get("role").parse().ok();
    view.language = fields.get("language").parse().unwrap_or(view.language);
    let outcome = match (view.email.parse::<Email>(), view.role) {
        (Err(_), _) => Outcome::NotAnEmail,
        (Ok(_), None) => Outcome::Fault(store::InvitationFault::Role),
        (Ok(email), Some(role)) => {
            let (now, letters) = (state.accounts.now(), &state.accounts.letters);
            let invitation = Invitation { email: email.clone(), role, member: None, language: view.language };
            let letter = |credentials: &_| letters.invitation(email, credentials, invitation.language, now);
            match state.accounts.store.invite(&coordinator, &invitation, now, letter).await? {
                Ok(()) => Outcome::Sent,
                Err(fault) => Outcome::Fault(fault),
            }
        }
    };
    if outcome == Outcome::Sent {
        view.email.clear();
    }
    view.outcome = Some(outcome);
    Ok(guard::page(&state, request, view).await)
}

fn empty(who: &SignedIn, request: &Request) -> InviteView {
    let own = who.account().role;
    InviteView {
        roles: Role::ALL.iter().copied().filter(|role| own.may_invite(*role)).collect(),
        email: String::new(),
        role: None,
        language: of_path(request.uri().path()).0,
        outcome: None,
    }
}

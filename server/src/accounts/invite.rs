//! `/directory/invite`: coordinators invite.

use app::{
    language::of_path,
    pages::account::{InviteView, Outcome},
};
use axum::{
    extract::{Request, State},
    response::Response,
};
use domain::{
    accounts::{Coordinator, Email, Role},
    text::Language,
};
use store::Invitation;

use super::{form, guard, guard::Known};
use crate::{edition::today, errors::Failure, state::AppState};

/// `GET /directory/invite`.
pub async fn page(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let coordinator = known.coordinator()?;
    let view = empty(&state, &coordinator, of_path(request.uri().path()).0).await?;
    Ok(guard::page(&state, request, view).await)
}

/// `POST /directory/invite`.
pub async fn send(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let coordinator = known.coordinator()?;
    let mut view = empty(&state, &coordinator, of_path(request.uri().path()).0).await?;
    view.email = fields.get("email").to_owned();
    view.role = fields.get("role").parse().ok();
    view.member = fields.get("member").parse().ok();
    view.language = fields.get("language").parse().unwrap_or(view.language);
    let outcome = match (view.email.parse::<Email>(), view.role) {
        (Err(_), _) => Outcome::NotAnEmail,
        (Ok(_), None) => Outcome::Fault(store::InvitationFault::Role),
        (Ok(email), Some(role)) => {
            let (now, letters) = (state.accounts.now(), &state.accounts.letters);
            let member = view.member.clone();
            let invitation = Invitation { email: email.clone(), role, member, language: view.language };
            let letter = |credentials: &_| letters.invitation(email, credentials, invitation.language, now);
            match state.accounts.store.invite(&coordinator, &invitation, now, letter).await? {
                Ok(()) => Outcome::Sent,
                Err(fault) => Outcome::Fault(fault),
            }
        }
    };
    if outcome == Outcome::Sent {
        view.email.clear();
        // Who was just given an account is no longer among those without one.
        let invited = view.member.take();
        view.members.retain(|member| Some(&member.id) != invited.as_ref());
    }
    view.outcome = Some(outcome);
    Ok(guard::page(&state, request, view).await)
}

async fn empty(state: &AppState, by: &Coordinator, language: Language) -> Result<InviteView, Failure> {
    let own = by.signed_in().account().role;
    Ok(InviteView {
        roles: Role::ALL.iter().copied().filter(|role| own.may_invite(*role)).collect(),
        email: String::new(),
        role: None,
        members: state.accounts.store.members_without_account(by, today()).await?,
        member: None,
        language,
        outcome: None,
    })
}

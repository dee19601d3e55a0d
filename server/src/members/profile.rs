//! `/me/profile`, what its buttons do, and `/me/seen`.

use app::{
    language::{locale, of_path},
    pages::members::{BeginView, Notice, ProfileView, SeenView, fault_words, form_of},
};
use axum::{
    Json,
    extract::{Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    accounts::Role,
    members::{FieldFault, Profile, ProfileChange, Viewer},
    safety::{Level, Purpose},
};
use serde_json::json;

use crate::{
    accounts::{
        form::{self, Fields, query},
        guard::{self, Known},
    },
    edition::today,
    errors::{Failure, absent},
    pages::lead_back,
    state::AppState,
};

/// Whether somebody was invited as a new member, and has not begun their record.
fn is_new(known: &Known) -> bool {
    let account = known.signed_in().account();
    account.role == Role::Member && account.member.is_none()
}

/// `GET /me/profile`. A new member begins theirs here; any other account without a member's record has no profile.
pub async fn page(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let Some(profile) = state.accounts.store().profile(known.signed_in()).await? else {
        return if is_new(&known) {
            Ok(guard::page(&state, request, BeginView::default()).await)
        } else {
            Err(Failure::NotFound)
        };
    };
    let notice = query(&request, "done").parse().ok();
    let values = form_of(&profile.member);
    Ok(show_page(&state, request, profile, values, Vec::new(), notice).await)
}

pub(super) async fn show_page(
    state: &AppState,
    request: Request,
    profile: Profile,
    values: Vec<(String, String)>,
    faults: Vec<FieldFault>,
    notice: Option<Notice>,
) -> Response {
    guard::page(state, request, ProfileView { profile, values, faults, notice, today: today() }).await
}

/// `POST /me/profile`: saves the form, or shows it again with what is wrong beside its fields, as it was typed.
pub async fn save(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let store = state.accounts.store();
    let is_script = guard::wants_json(request.headers());
    let Some(profile) = store.profile(known.signed_in()).await? else {
        return if is_new(&known) { begin(&state, &known, &fields, request).await } else { Err(Failure::NotFound) };
    };
    let faults = match ProfileChange::from_form(fields.pairs()) {
        Ok(change) => store.change_profile(known.signed_in(), &change, today()).await?.err(),
        Err(faults) => Some(faults),
    };
    match faults {
        None if is_script => {
            let profile = store.profile(known.signed_in()).await?;
            Ok(Json(json!({ "undo": profile.is_some_and(|profile| profile.can_undo) })).into_response())
        }
        Some(faults) if is_script => Ok(told_faults(&request, &faults)),
        None => Ok(back(&request, Notice::Saved)),
        Some(faults) => {
            let values = fields.values();
            Ok(show_page(&state, request, profile, values, faults, Some(Notice::Faulty)).await)
        }
    }
}

/// Tells the script that saves by itself what is wrong, in the words of the page.
fn told_faults(request: &Request, faults: &[FieldFault]) -> Response {
    let locale = locale(of_path(request.uri().path()).0);
    let told: Vec<_> = faults
        .iter()
        .map(|fault| json!({ "field": fault.field, "message": fault_words(locale, fault.reason) }))
        .collect();
    (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "faults": told }))).into_response()
}

/// Begins the record of a new member, or shows what is still missing.
async fn begin(state: &AppState, known: &Known, fields: &Fields, request: Request) -> Result<Response, Failure> {
    // What was left empty is missing, and no choice that there isn't.
    let given = fields.pairs().filter(|(_, value)| !value.trim().is_empty());
    let outcome = match ProfileChange::from_form(given) {
        Ok(change) => state.accounts.store().begin_profile(known.signed_in(), &change, today()).await?,
        Err(faults) => Err(faults),
    };
    match outcome {
        Ok(()) => Ok(back(&request, Notice::Begun)),
        Err(faults) => {
            let values = fields.values();
            Ok(guard::page(state, request, BeginView { values, faults }).await)
        }
    }
}

/// Leads back to the profile, which says what was done.
pub(super) fn back(request: &Request, notice: Notice) -> Response {
    lead_back(request, "/me/profile", notice.slug())
}

/// `POST /me/undo`.
pub async fn undo(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    state.accounts.store().undo_profile_change(known.signed_in(), today()).await?;
    Ok(back(&request, Notice::Undone))
}

/// `POST /me/confirm`.
pub async fn confirm(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    state.accounts.store().confirm_profile(known.signed_in(), today()).await?;
    Ok(back(&request, Notice::Confirmed))
}

/// `POST /me/hide`.
pub async fn hide(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    state.accounts.store().hide_me(known.signed_in(), today()).await?;
    Ok(back(&request, Notice::Hidden))
}

/// `POST /me/show`.
pub async fn show(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    state.accounts.store().show_me(known.signed_in(), today()).await?;
    Ok(back(&request, Notice::Shown))
}

/// `POST /me/consents`: gives or withdraws one.
pub async fn consent(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let (store, who) = (state.accounts.store(), known.signed_in());
    let purpose = fields.get("purpose").parse::<Purpose>().map_err(absent)?;
    let level = level(purpose, fields.get("level")).ok_or(Failure::NotFound)?;
    if fields.get("do") == "withdraw" {
        store.withdraw_own_consent(who, purpose, today()).await?;
    } else {
        let language = of_path(request.uri().path()).0;
        store.give_consent(who, purpose, level, language, today()).await?;
    }
    Ok(back(&request, Notice::Consent))
}

/// The level that was chosen, if it is offered; where it wasn't asked for, the one that reaches the fewest.
fn level(purpose: Purpose, chosen: &str) -> Option<Level> {
    let offered = purpose.offered();
    if chosen.is_empty() {
        offered.first().copied()
    } else {
        offered.iter().copied().find(|level| level.slug() == chosen)
    }
}

/// `GET /me/seen`: through the eyes of the public, or of whom `as` names.
pub async fn seen(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let viewer = query(&request, "as").parse().unwrap_or(Viewer::Anonymous);
    let seen = state.accounts.store().as_seen(known.signed_in(), viewer, today()).await?;
    Ok(guard::page(&state, request, SeenView { viewer, seen }).await)
}

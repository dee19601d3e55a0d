//! `/me/photo` and `/photos/{id}`: a member's photo, sent, removed, and shown to those who may see it.

use app::pages::members::{Notice, form_of};
use axum::{
    extract::{Path, Request, State},
    http::header,
    response::{IntoResponse, Response},
};
use domain::{
    ids::PublicId,
    members::{FaultReason, FieldFault, MemberField, ProfileChange},
};

use super::{
    picture::redrawn,
    profile::{back, show_page},
};
use crate::{
    accounts::{
        form,
        guard::Known,
        upload::{self, Sent},
    },
    answers::set,
    edition::today,
    errors::{Failure, absent},
    limits,
    state::AppState,
};

/// The field for who may see the photo, as in the profile's own form.
const LEVEL: &str = "level.photo";

/// `POST /me/photo`: takes a photo, and who may see it. Without a file it is about the photo that is there.
pub async fn save(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (store, who) = (state.accounts.store(), known.signed_in());
    let profile = store.profile(who).await?.ok_or(Failure::NotFound)?;
    let (sent, mut request) = upload::read(request, limits::PHOTO).await?;
    form::stand_on(&mut request, "/me/profile")?;
    let level = sent.fields.get(LEVEL).to_owned();
    let faults = match take(&state, &known, sent, profile.member.photo.is_some()).await? {
        Ok(()) => return Ok(back(&request, Notice::Saved)),
        Err(faults) => faults,
    };
    let mut values = form_of(&profile.member);
    if let Some((_, value)) = values.iter_mut().find(|(name, _)| name == LEVEL && !level.is_empty()) {
        *value = level;
    }
    Ok(show_page(&state, request, profile, values, faults, Some(Notice::Faulty)).await)
}

/// Saves what was sent, or says what is wrong with it. A picture is drawn before anything is saved.
async fn take(
    state: &AppState,
    known: &Known,
    sent: Sent,
    has_photo: bool,
) -> Result<Result<(), Vec<FieldFault>>, Failure> {
    let wrong = |reason| Ok(Err(vec![FieldFault { field: MemberField::Photo, reason }]));
    if sent.is_too_large {
        return wrong(FaultReason::TooLarge);
    }
    if sent.file.is_empty() && !has_photo {
        return wrong(FaultReason::Empty);
    }
    let level = Some((LEVEL, sent.fields.get(LEVEL))).filter(|(_, level)| !level.is_empty());
    let change = match ProfileChange::from_form(level) {
        Ok(change) => change,
        Err(faults) => return Ok(Err(faults)),
    };
    let jpeg = match sent.file {
        none if none.is_empty() => None,
        file => match drawn(state, file).await? {
            Ok(jpeg) => Some(jpeg),
            Err(reason) => return wrong(reason),
        },
    };
    let (store, who) = (state.accounts.store(), known.signed_in());
    if let Err(faults) = store.change_profile(who, &change, today()).await? {
        return Ok(Err(faults));
    }
    if let Some(jpeg) = jpeg {
        store.set_photo(who, &jpeg, today()).await?;
    }
    Ok(Ok(()))
}

/// Draws a picture anew, in its turn, where it keeps no other request waiting.
async fn drawn(state: &AppState, file: Vec<u8>) -> Result<Result<Vec<u8>, FaultReason>, Failure> {
    let turn = state.turns.picture().await?;
    let work = tokio::task::spawn_blocking(move || {
        let drawn = redrawn(&file);
        drop(turn);
        drawn
    });
    // A file that a decoder stumbles over is no picture.
    Ok(work.await.unwrap_or(Err(FaultReason::NoPicture)))
}

/// `POST /me/photo/remove`.
pub async fn remove(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    state.accounts.store().remove_photo(known.signed_in(), today()).await?;
    Ok(back(&request, Notice::Saved))
}

/// `GET /photos/{id}`: a photo, for those who may see it; for others there is none.
pub async fn show(State(state): State<AppState>, known: Known, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = id.parse::<PublicId>().map_err(absent)?;
    let found = state.accounts.store().photo(known.signed_in(), &id, today()).await?;
    let jpeg = found.ok_or(Failure::NotFound)?;
    let mut response = jpeg.into_response();
    set(&mut response, header::CONTENT_TYPE, "image/jpeg");
    set(&mut response, header::CONTENT_DISPOSITION, "inline");
    set(&mut response, header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'; sandbox");
    Ok(response)
}

//! `/me/photo` and `/photos/{id}`: a member's photo, sent, removed, and shown to those who may see it.

use app::{
    language::{href, of_path},
    pages::members::{Notice, form_of},
};
use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, Multipart, Path, Request, State},
    http::{Method, header},
    response::{IntoResponse, Response},
};
use domain::{
    ids::PublicId,
    members::{FaultReason, FieldFault, MemberField, ProfileChange},
};
use futures_util::StreamExt;

use super::{
    picture::redrawn,
    profile::{back, done, show_page},
};
use crate::{
    accounts::guard::Known, answers::set, edition::today, errors::Failure, limits, pages::not_found, state::AppState,
};

/// The field for who may see the photo, as in the profile's own form.
const LEVEL: &str = "level.photo";

/// What was sent.
#[derive(Default)]
struct Sent {
    /// Who may see it; empty where that was not said.
    level: String,
    /// The file; empty where none was chosen.
    file: Bytes,
}

/// `POST /me/photo`: takes a photo, and who may see it. Without a file it is about the photo that is there.
pub async fn save(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (store, who) = (state.accounts.store(), known.signed_in());
    let Some(profile) = store.profile(who).await? else {
        return Ok(not_found(&state, request).await);
    };
    let (sent, request) = read(request).await?;
    let level = sent.as_ref().map_or_else(|_| String::new(), |sent| sent.level.clone());
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
    sent: Result<Sent, FaultReason>,
    has_photo: bool,
) -> Result<Result<(), Vec<FieldFault>>, Failure> {
    let wrong = |reason| Ok(Err(vec![FieldFault { field: MemberField::Photo, reason }]));
    let sent = match sent {
        Ok(sent) if sent.file.is_empty() && !has_photo => return wrong(FaultReason::Empty),
        Ok(sent) => sent,
        Err(reason) => return wrong(reason),
    };
    let level = Some((LEVEL, sent.level.as_str())).filter(|(_, level)| !level.is_empty());
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
async fn drawn(state: &AppState, file: Bytes) -> Result<Result<Vec<u8>, FaultReason>, Failure> {
    let turn = state.turns.picture().await?;
    let work = tokio::task::spawn_blocking(move || {
        let drawn = redrawn(&file);
        drop(turn);
        drawn
    });
    // A file that a decoder stumbles over is no picture.
    Ok(work.await.unwrap_or(Err(FaultReason::NoPicture)))
}

/// Reads the form; the request that is left asks for the page that the form stands on.
async fn read(request: Request) -> Result<(Result<Sent, FaultReason>, Request), Failure> {
    let (mut parts, body) = request.into_parts();
    let body = match whole(body).await? {
        Some(body) => fields(Request::from_parts(parts.clone(), Body::from(body))).await.map(Ok)?,
        None => Err(FaultReason::TooLarge),
    };
    parts.method = Method::GET;
    parts.uri = href(of_path(parts.uri.path()).0, "/me/profile").parse().map_err(|_| Failure::Refused)?;
    Ok((body, Request::from_parts(parts, Body::empty())))
}

/// The body, unless it is too large. Somewhat too large ones are heard to their end and dropped on the way: browsers show
/// no answer that comes before they have sent everything.
async fn whole(body: Body) -> Result<Option<Bytes>, Failure> {
    let (mut stream, mut taken, mut heard) = (body.into_data_stream(), Vec::new(), 0_usize);
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| Failure::Refused)?;
        heard = heard.saturating_add(chunk.len());
        if heard <= limits::PHOTO {
            taken.extend_from_slice(&chunk);
        } else if heard > limits::PHOTO_HEARD {
            return Err(Failure::TooLarge);
        } else {
            taken = Vec::new();
        }
    }
    Ok((heard <= limits::PHOTO).then(|| taken.into()))
}

/// The fields of a form with a file. Another form has none of them.
async fn fields(request: Request) -> Result<Sent, Failure> {
    let mut sent = Sent::default();
    let Ok(mut form) = Multipart::from_request(request, &()).await else { return Ok(sent) };
    while let Some(field) = form.next_field().await.map_err(|_| Failure::Refused)? {
        match field.name() {
            Some(LEVEL) => sent.level = field.text().await.map_err(|_| Failure::Refused)?,
            Some("photo") => sent.file = field.bytes().await.map_err(|_| Failure::Refused)?,
            _ => {}
        }
    }
    Ok(sent)
}

/// `POST /me/photo/remove`.
pub async fn remove(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let outcome = state.accounts.store().remove_photo(known.signed_in(), today()).await;
    done(&state, request, outcome, Notice::Saved).await
}

/// `GET /photos/{id}`: a photo, for those who may see it; for others there is none.
pub async fn show(
    State(state): State<AppState>,
    known: Known,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let found = match id.parse::<PublicId>() {
        Ok(id) => state.accounts.store().photo(known.signed_in(), &id, today()).await?,
        Err(_) => None,
    };
    let Some(jpeg) = found else { return Ok(not_found(&state, request).await) };
    let mut response = jpeg.into_response();
    set(&mut response, header::CONTENT_TYPE, "image/jpeg");
    set(&mut response, header::CONTENT_DISPOSITION, "inline");
    set(&mut response, header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'; sandbox");
    Ok(response)
}

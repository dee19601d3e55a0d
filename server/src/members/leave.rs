//! `/me/data`: what a member takes along, and how they leave.

use app::{
    language::of_path,
    pages::members::{DataView, contents_page},
};
use axum::{
    extract::{Request, State},
    http::header,
    response::{IntoResponse, Response},
};

use crate::{
    accounts::{
        cookie, form,
        guard::{self, Known},
    },
    answers::set,
    edition::today,
    errors::Failure,
    state::AppState,
    zip,
};

/// `GET /me/data`. Who has no member's record has nothing to take along.
pub async fn page(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    if known.signed_in().account().member.is_none() {
        return Err(Failure::NotFound);
    }
    Ok(guard::page(&state, request, DataView::Offer { is_unsure: false }).await)
}

/// `GET /me/data/rabta.zip`: everything that is held about them, and a page that says what is what.
pub async fn download(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let language = of_path(request.uri().path()).0;
    let mut data = state.accounts.store().download_own(known.signed_in()).await?;
    let text = serde_json::to_string_pretty(&data).map_err(|error| Failure::Internal(error.to_string()))?;
    let photo = data.photo.take();
    let page = contents_page(language, today(), photo.is_some());
    let mut files = vec![("index.html".to_owned(), page.into_bytes()), ("rabta.json".to_owned(), text.into_bytes())];
    files.extend(photo.map(|jpeg| ("photo.jpg".to_owned(), jpeg)));
    let archive = zip::archive(files).map_err(|error| Failure::Internal(error.to_string()))?;
    let mut response = archive.into_response();
    set(&mut response, header::CONTENT_TYPE, "application/zip");
    set(&mut response, header::CONTENT_DISPOSITION, "attachment; filename=\"rabta.zip\"");
    Ok(response)
}

/// `POST /me/delete`: when the box is ticked, they are gone.
pub async fn delete(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (fields, mut request) = form::read(request).await?;
    if known.signed_in().account().member.is_none() {
        return Err(Failure::NotFound);
    }
    form::stand_on(&mut request, "/me/data")?;
    if fields.get("sure") != "yes" {
        return Ok(guard::page(&state, request, DataView::Offer { is_unsure: true }).await);
    }
    state.accounts.store().delete_own(known.signed_in(), today()).await?;
    request.extensions_mut().clear();
    let mut response = guard::page(&state, request, DataView::Gone).await;
    if let Some(cookie) = cookie::taken(state.security.is_https()) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

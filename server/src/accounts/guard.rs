//! Who asks: every request to a page of accounts is recognised by its session, or is nobody's.

use app::language::{href, of_path};
use axum::{
    Json,
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::accounts::{Coordinator, SignedIn};
use serde_json::json;
use store::Session;

use super::cookie;
use crate::{
    answers::set,
    errors::{Absent, Failure},
    jobs, pages,
    state::AppState,
};

/// Finds the session of a request. The answer is for this one person and is kept nowhere.
pub async fn recognise(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let may_change = !matches!(*request.method(), Method::GET | Method::HEAD);
    let token = cookie::token(request.headers(), state.security.is_https()).map(str::to_owned);
    if let Some(token) = token {
        match state.accounts.store.find_session(&token, state.accounts.now()).await {
            Ok(Some(session)) => {
                let account = &session.signed_in.account().id;
                // A page shows many photos, and each is asked for by itself.
                let is_photo = of_path(request.uri().path()).1.starts_with("/photos/");
                if !is_photo && let Err(failure) = state.accounts.pace.account(account, may_change) {
                    return failure.into_response();
                }
                request.extensions_mut().insert(session);
            }
            Ok(None) => {}
            Err(error) => return Failure::from(error).into_response(),
        }
    }
    let again = asked_again(&request);
    let mut response = next.run(request).await;
    if response.extensions().get::<Absent>().is_some() && !wants_json(again.headers()) {
        response = pages::not_found(&state, again).await;
    }
    // What somebody hides is hidden everywhere before they are told so.
    if may_change && let Err(error) = jobs::serve_published(&state).await {
        tracing::error!(%error, "the new edition could not be served");
    }
    set(&mut response, header::CACHE_CONTROL, "no-store");
    response.headers_mut().insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    response
}

/// A request for the same address, of which only the page is wanted.
fn asked_again(request: &Request) -> Request {
    let mut again = Request::default();
    *again.uri_mut() = request.uri().clone();
    *again.headers_mut() = request.headers().clone();
    *again.extensions_mut() = request.extensions().clone();
    again
}

/// The session of somebody who is signed in. Everybody else is led to the sign-in page, and back afterwards.
#[derive(Debug, Clone)]
pub struct Known(pub Session);

impl Known {
    /// The proof of who it is.
    #[must_use]
    pub fn signed_in(&self) -> &SignedIn {
        &self.0.signed_in
    }

    /// The proof that it is a coordinator.
    ///
    /// # Errors
    /// To everybody else there is nothing at such an address.
    pub fn coordinator(&self) -> Result<Coordinator, Failure> {
        self.signed_in().coordinator().ok_or(Failure::NotFound)
    }
}

impl FromRequestParts<AppState> for Known {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Response> {
        match parts.extensions.get::<Session>() {
            Some(session) => Ok(Self(session.clone())),
            None if wants_json(&parts.headers) => Err(signed_out()),
            None => Err(to_sign_in(parts).into_response()),
        }
    }
}

/// Whether a script asks, which is answered with JSON and led nowhere.
#[must_use]
pub fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.starts_with("application/json"))
}

/// What a script is told that asks in the name of nobody.
fn signed_out() -> Response {
    (StatusCode::UNAUTHORIZED, Json(json!({ "error": "signed-out" }))).into_response()
}

fn to_sign_in(parts: &Parts) -> Redirect {
    let path = parts.uri.path();
    // A form that was sent can't be sent again by a link; it stands on the page above.
    let next = if parts.method == Method::GET { path } else { path.rsplit_once('/').map_or("/", |(up, _)| up) };
    let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
    Redirect::to(&href(of_path(path).0, &format!("/sign-in?{query}")))
}

/// The page of a request, for whoever asks, with what it shows.
pub async fn page<T: Clone + Send + Sync + 'static>(state: &AppState, request: Request, view: T) -> Response {
    let signed_in = request.extensions().get::<Session>().map(|session| session.signed_in.clone());
    pages::render(state, request, move || {
        leptos::prelude::provide_context(view.clone());
        if let Some(signed_in) = signed_in.clone() {
            leptos::prelude::provide_context(signed_in);
        }
    })
    .await
}

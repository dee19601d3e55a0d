//! The pages of the app: how requests reach them, and what addresses they have.

use std::sync::Arc;

use app::{
    language::{href, of_path},
    pages::{App, PageContext, account::is_own_path, shell},
};
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{places::Region, safety::public::RecordKind};
use leptos::{
    nonce::use_nonce,
    prelude::{provide_context, use_context},
};
use leptos_axum::{AxumRouteListing, LeptosRoutes, ResponseOptions};

use crate::{assets, errors::Failure, state::AppState};

/// The addresses of pages, in English; every other language has them again below its prefix.
#[derive(Debug)]
pub struct Paths {
    listing: Vec<AxumRouteListing>,
    /// Pages with an address of their own.
    pub fixed: Vec<String>,
    /// Kinds whose records have a page each.
    pub kinds: Vec<RecordKind>,
}

impl Paths {
    /// Asks the app.
    #[must_use]
    pub fn of_app(pages: &PageContext) -> Self {
        let pages = pages.clone();
        let context = move || provide_context(pages.clone());
        let (listing, _) = leptos_axum::generate_route_list_with_exclusions_and_ssg_and_context(App, None, context);
        // What handlers of their own answer is no page of the public side.
        let listing: Vec<_> = listing.into_iter().filter(|route| !is_own_path(of_path(route.path()).1)).collect();
        let english = || listing.iter().map(AxumRouteListing::path).filter(|path| of_path(path).1 == *path);
        let mut fixed: Vec<_> = english().filter(|path| !path.contains('{')).map(str::to_owned).collect();
        if english().any(|path| path.starts_with("/regions/{")) {
            fixed.extend(Region::ALL.iter().map(|region| format!("/regions/{region}")));
        }
        let has_page = |kind: &RecordKind| english().any(|path| path.starts_with(&format!("/{}/{{", kind.path())));
        let kinds = RecordKind::ALL.iter().copied().filter(has_page).collect();
        Self { fixed, kinds, listing }
    }

    /// Whether each record of the kind has a page.
    #[must_use]
    pub fn has_page(&self, kind: RecordKind) -> bool {
        self.kinds.contains(&kind)
    }
}

/// Adds the app's pages.
pub fn add(router: Router<AppState>, state: &AppState) -> Router<AppState> {
    let options = state.leptos.clone();
    router
        .leptos_routes_with_context(state, state.paths.listing.clone(), context(state), move || shell(options.clone()))
}

/// What every page is given: published data, and a policy that knows the page's nonce.
fn context(state: &AppState) -> impl Fn() + Clone + Send + Sync + 'static {
    let state = Arc::new((state.pages.clone(), state.security.clone()));
    move || {
        let (pages, security) = &*state;
        provide_context(pages.clone());
        let policy = security.content_policy(use_nonce().as_deref());
        if let (Some(response), Ok(policy)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&policy)) {
            response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
        }
    }
}

/// Answers every address that no route has: a file of the site, or the page that says there is none.
pub async fn file_or_not_found(State(state): State<AppState>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let path = request.uri().path();
    if is_for_programs(path) {
        return Failure::NotFound.into_response();
    }
    if let Some(target) = without_slash(request.uri()) {
        return Redirect::permanent(&target).into_response();
    }
    let (parts, body) = request.into_parts();
    let mut asked = Request::new(axum::body::Body::empty());
    asked.method_mut().clone_from(&parts.method);
    asked.uri_mut().clone_from(&parts.uri);
    asked.headers_mut().clone_from(&parts.headers);
    if let Some(file) = assets::file(&state.site, asked).await {
        return file;
    }
    not_found(&state, Request::from_parts(parts, body)).await
}

/// Whether answers there are for programs, so that errors are JSON and not a page.
#[must_use]
pub fn is_for_programs(path: &str) -> bool {
    path.starts_with("/api/") || path.starts_with("/data/")
}

/// The page at the request's address, with `more` for it to show.
pub async fn render(state: &AppState, request: Request, more: impl Fn() + Clone + Send + Sync + 'static) -> Response {
    let options = state.leptos.clone();
    let given = context(state);
    let all = move || {
        given();
        more();
    };
    leptos_axum::render_app_async_with_context(all, move || shell(options.clone()))(request).await
}

/// The page for what is not there, or is not for the one who asks: it is the same.
pub async fn not_found(state: &AppState, request: Request) -> Response {
    let mut response = render(state, request, || {}).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}

/// Leads to another page, in the language of the request.
pub fn lead(request: &Request, path: &str) -> Response {
    Redirect::to(&href(of_path(request.uri().path()).0, path)).into_response()
}

/// Leads to another page, which says what was done.
pub fn lead_back(request: &Request, path: &str, done: &str) -> Response {
    let sign = if path.contains('?') { '&' } else { '?' };
    lead(request, &format!("{path}{sign}done={done}"))
}

/// The same address without the slash at its end. Never one that a browser would read as another site's.
fn without_slash(uri: &axum::http::Uri) -> Option<String> {
    let path = uri.path().strip_suffix('/')?;
    let plain =
        path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte)) && !path.contains("//");
    if path.is_empty() || !plain {
        return None;
    }
    Some(uri.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slash_too_many_leads_to_the_page_and_nowhere_else() {
        let target = |uri: &str| without_slash(&uri.parse().expect("a URI"));
        assert_eq!(target("/stories/"), Some("/stories".to_owned()));
        assert_eq!(target("/ur/?kind=training"), Some("/ur?kind=training".to_owned()));
        for uri in ["/", "/stories", "//elsewhere.example/", "///", "/%5Celsewhere.example/"] {
            assert_eq!(target(uri), None, "{uri}");
        }
    }
}

//! What happens to every request: it gets an id, its outcome is logged, and an error that nobody foresaw becomes an
//! answer that says no more than that id.

use std::{any::Any, time::Instant};

use app::{
    i18n::Locale,
    language::{direction, href, locale, of_path},
};
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use domain::ids::PublicId;
use leptos_i18n::td_string;
use serde_json::json;
use tracing::Instrument;

use crate::{
    accounts::guard::wants_json,
    answers::set,
    errors::{Unexplained, unexplained},
    feed::escaped,
    pages::is_for_programs,
};

const ID: HeaderName = HeaderName::from_static("x-request-id");
/// Requests that take longer than this are logged as slow.
const SLOW_MS: u128 = 1_000;

/// Gives the request an id and logs how it ended: without the visitor's address, without the query string, which may hold
/// words that somebody searched for, and without the tokens of links that sign somebody in.
pub async fn follow(request: Request, next: Next) -> Response {
    let id = PublicId::from_random(rand::random()).to_string();
    let method = request.method().clone();
    let path = without_secrets(request.uri().path());
    let is_program = is_for_programs(&path) || wants_json(request.headers()) || sends_json(request.headers());
    let span = tracing::info_span!("request", id, %method, path);
    let began = Instant::now();
    let mut response = async {
        let response = next.run(request).await;
        let ms = began.elapsed().as_millis();
        let status = response.status().as_u16();
        match response.extensions().get::<Unexplained>() {
            Some(Unexplained(cause)) => tracing::error!(status, ms, cause, "failed"),
            None if response.status().is_server_error() => tracing::error!(status, ms, "failed"),
            None if ms > SLOW_MS => tracing::warn!(status, ms, "slow"),
            None => tracing::debug!(status, ms, "answered"),
        }
        response
    }
    .instrument(span)
    .await;
    // Whatever gave up without a word, such as the time limit, gets words too.
    let may_be_silent = matches!(
        response.status(),
        StatusCode::SERVICE_UNAVAILABLE
            | StatusCode::TOO_MANY_REQUESTS
            | StatusCode::PAYLOAD_TOO_LARGE
            | StatusCode::BAD_REQUEST
    );
    let is_silent = may_be_silent && !response.headers().contains_key(header::CONTENT_TYPE);
    if is_silent || response.extensions().get::<Unexplained>().is_some() {
        explain(&mut response, &path, &id, is_program);
    }
    set(&mut response, ID, &id);
    response
}

/// The path as it may be logged.
fn without_secrets(path: &str) -> String {
    const BEFORE_A_TOKEN: [&str; 2] = ["/sign-in/", "/answer/"];
    let end = BEFORE_A_TOKEN.iter().find_map(|before| Some(path.find(before)? + before.len()));
    end.map_or_else(|| path.to_owned(), |end| [&path[..end], "…"].concat())
}

/// Writes a page to its end before its answer begins. Pages come whole from the app anyway; here a mistake on the way to
/// their end still becomes an answer, and not a broken connection. A page without an island ends where its document does:
/// the scripts that the framework writes after it would have nothing to do.
pub async fn whole_pages(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let is_page = |value: &HeaderValue| value.as_bytes().starts_with(b"text/html");
    if !response.headers().get(header::CONTENT_TYPE).is_some_and(is_page) {
        return response;
    }
    let (parts, body) = response.into_parts();
    match axum::body::to_bytes(body, usize::MAX).await {
        Ok(page) => Response::from_parts(parts, Body::from(page.slice(..end_of_page(&page)))),
        Err(error) => unexplained(error.to_string()),
    }
}

fn end_of_page(page: &[u8]) -> usize {
    const END: &[u8] = b"</html>";
    let has = |part: &[u8]| page.windows(part.len()).any(|window| window == part);
    let end = page.windows(END.len()).rposition(|window| window == END).map(|start| start + END.len());
    if has(b"<leptos-island") { page.len() } else { end.unwrap_or(page.len()) }
}

/// Makes an answer of a panic, which is a mistake of the program.
#[must_use]
pub fn of_panic(panic: Box<dyn Any + Send>) -> Response<Body> {
    let words = panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|words| (*words).to_owned()));
    unexplained(format!("panic: {}", words.unwrap_or_default()))
}

/// Whether the body of a request is JSON: what a script sends, and no form.
fn sends_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    content_type.is_some_and(|value| value.starts_with(b"application/json"))
}

/// Why an answer has no words of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    TooFast,
    TooLarge,
    Refused,
    Busy,
    /// Nobody foresaw it, or it took too long.
    Trouble,
}

impl Why {
    fn of(response: &Response) -> Self {
        match response.status() {
            StatusCode::TOO_MANY_REQUESTS => Self::TooFast,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::BAD_REQUEST => Self::Refused,
            // Only who has to wait for a turn is told for how long.
            StatusCode::SERVICE_UNAVAILABLE if response.headers().contains_key(header::RETRY_AFTER) => Self::Busy,
            _ => Self::Trouble,
        }
    }

    /// What a program is told.
    fn message(self) -> &'static str {
        match self {
            Self::TooFast => "This was asked for too often; try again later.",
            Self::TooLarge => "This is more than can be sent at once.",
            Self::Refused => "This did not work.",
            Self::Busy => "Too many ask for this at once; try again in a few seconds.",
            Self::Trouble => "Something went wrong here. Tell us this id if it stays.",
        }
    }

    /// What people are told: a title, and what they can do.
    fn words(self, locale: Locale) -> (&'static str, &'static str) {
        match self {
            Self::TooFast => (td_string!(locale, errors.too_fast.title), td_string!(locale, errors.too_fast.text)),
            Self::TooLarge => (td_string!(locale, errors.too_large.title), td_string!(locale, errors.too_large.text)),
            Self::Refused => (td_string!(locale, errors.refused.title), td_string!(locale, errors.refused.text)),
            Self::Busy => (td_string!(locale, errors.busy.title), td_string!(locale, errors.busy.text)),
            Self::Trouble => (td_string!(locale, errors.trouble.title), td_string!(locale, errors.trouble.text)),
        }
    }
}

/// Writes the body of an answer that has none yet.
fn explain(response: &mut Response, path: &str, id: &str, is_program: bool) {
    let why = Why::of(response);
    let (content_type, body) = if is_program {
        let mut error = json!({ "message": why.message() });
        if why == Why::Trouble {
            error["id"] = json!(id);
        }
        ("application/json", json!({ "error": error }).to_string())
    } else {
        ("text/html; charset=utf-8", page(path, id, why))
    };
    *response.body_mut() = Body::from(body);
    response.headers_mut().remove(header::CONTENT_LENGTH);
    set(response, header::CONTENT_TYPE, content_type);
}

/// Written by hand, because whatever writes the other pages may be what failed.
fn page(path: &str, id: &str, why: Why) -> String {
    let language = of_path(path).0;
    let locale = locale(language);
    let (direction, home) = (direction(language), href(language, "/"));
    let (title, text) = why.words(locale);
    let (title, text) = (escaped(title), escaped(text));
    let ask = escaped(td_string!(locale, errors.trouble.id));
    let explore = escaped(td_string!(locale, shell.explore));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\" dir=\"{direction}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <meta name=\"robots\" content=\"noindex\"><title>{title}</title></head><body><main><h1>{title}</h1><p>{text}</p>\
         <p>{ask} <code dir=\"ltr\">{id}</code></p><p><a href=\"{home}\">{explore}</a></p></main></body></html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_not_logged() {
        assert_eq!(without_secrets("/ur/sign-in/abcdef"), "/ur/sign-in/…");
        assert_eq!(without_secrets("/answer/abcdef"), "/answer/…");
        assert_eq!(without_secrets("/sign-in"), "/sign-in");
    }

    #[test]
    fn pages_end_where_their_document_does() {
        let page = b"<html><main></main></html><script>left over</script>";
        assert_eq!(&page[..end_of_page(page)], b"<html><main></main></html>");
        let island = b"<html><leptos-island></leptos-island></html><script>needed</script>";
        assert_eq!(end_of_page(island), island.len());
    }
}

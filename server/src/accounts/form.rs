//! Forms that were sent: their fields, and the request without them, for the page that answers.

use app::language::{href, of_path};
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{Method, Uri},
};
use domain::ids::PublicId;

use crate::{errors::Failure, limits};

/// A new form's own key: what is made of the form has it as its id, so that sending it twice makes one.
#[must_use]
pub fn new_key() -> PublicId {
    PublicId::from_random(rand::random())
}

/// The fields of a form.
#[derive(Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Fields that were read elsewhere.
    #[must_use]
    pub fn of(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// A field's value, without the space around it; empty where it was not sent.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// All fields, as they were sent.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// All fields, as they were sent, for the page that shows them again.
    #[must_use]
    pub fn values(&self) -> Vec<(String, String)> {
        self.0.clone()
    }

    /// The form's own key, by which it is known again when it is sent twice; a new one where it has none.
    #[must_use]
    pub fn once(&self) -> PublicId {
        self.get("once").parse().unwrap_or_else(|_| new_key())
    }

    /// Whether a field was sent.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }
}

/// Makes the request one for the page at `path`, in the language of the request: the page that a form stands on whose own
/// address has none. Links of the answer then lead to a page, and so does loading it again.
///
/// # Errors
/// When there can be no such address.
pub fn stand_on(request: &mut Request, path: &str) -> Result<(), Failure> {
    let page = href(of_path(request.uri().path()).0, path);
    *request.uri_mut() = page.parse::<Uri>().map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(())
}

/// A parameter of the request's query string; empty where there is none.
#[must_use]
pub fn query(request: &Request, name: &str) -> String {
    let query = request.uri().query().unwrap_or_default();
    let found = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
    found.map_or_else(String::new, |(_, value)| value.trim().to_owned())
}

/// Reads the form; the request that is left asks for the page that the form stands on.
///
/// # Errors
/// When the body is too large or breaks off.
pub async fn read(request: Request) -> Result<(Fields, Request), Failure> {
    let (mut parts, body) = request.into_parts();
    let body = to_bytes(body, limits::BODY).await.map_err(|_| Failure::TooLarge)?;
    let fields = form_urlencoded::parse(&body).into_owned().collect();
    parts.method = Method::GET;
    Ok((Fields(fields), Request::from_parts(parts, Body::empty())))
}

//! Forms that were sent: their fields, and the request without them, for the page that answers.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::Method,
};

use crate::{errors::Failure, limits};

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

    /// Whether a field was sent.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }
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

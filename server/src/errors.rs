//! What may go wrong: on the command line a sentence, over HTTP an answer that tells no more than it must.

use std::{net::SocketAddr, time::Duration};

use axum::{
    Extension, Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::explore::QueryError;
use serde_json::json;
use store::StoreError;

use crate::config::ConfigError;

/// Why a command ended early, as one sentence for the one who typed it.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A setting can't be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The store can't do what it should.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The programme data that comes with Rabta can't be read.
    #[error("The programme data that comes with Rabta cannot be used: {0}.")]
    Seed(String),
    /// Something else listens there.
    #[error("The address {0} is in use: end the program that uses it, or choose another with RABTA_ADDR.")]
    AddressInUse(SocketAddr),
    /// Listening there isn't possible.
    #[error("Rabta cannot listen on {addr}: {reason}.")]
    Address {
        /// The address.
        addr: SocketAddr,
        /// What the system says.
        reason: String,
    },
    /// Seeding would mix data.
    #[error("The database has records already, so nothing was added; `--if-empty` makes that no error.")]
    NotEmpty,
    /// The tables are older than the program.
    #[error("The database is not up to date: run `rabta migrate` first.")]
    NotMigrated,
    /// Somebody can't be invited.
    #[error("Nobody was invited: {0}.")]
    Invitation(String),
    /// There is no second step to turn off.
    #[error("Nothing was changed: {0} has no account whose sign-in takes a second step.")]
    NoSecondStep(String),
    /// There is no demonstration to have accounts of.
    #[error("The database has no demonstration members, and real data has no accounts that anybody could print.")]
    NoDemonstration,
    /// The published atlas can't be read.
    #[error("The published map data cannot be read: {0}. Publish it anew with `rabta publish`.")]
    Snapshot(String),
    /// The system refused something else.
    #[error("The system refused: {0}.")]
    System(#[from] std::io::Error),
    /// `rabta check` found something, which it has printed.
    #[error("{0} found.")]
    Found(String),
}

/// Why a request got no answer.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A parameter of the query string can't be used.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// There is no such thing, or not for the one who asks: nobody can tell which.
    #[error("not found")]
    NotFound,
    /// What was sent proves nothing: why is for the log alone.
    #[error("refused")]
    Refused,
    /// What was sent is larger than any form is.
    #[error("too large")]
    TooLarge,
    /// Too many others ask for the same kind of work.
    #[error("busy")]
    Busy,
    /// The same account or link asked too often; how long to wait.
    #[error("too fast")]
    TooFast(Duration),
    /// Anything else. Its text is for the log alone.
    #[error("{0}")]
    Internal(String),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { .. } => Self::NotFound,
            error => Self::Internal(error.to_string()),
        }
    }
}

/// What an address names that cannot be: the same as what is not there.
pub fn absent<E>(_: E) -> Failure {
    Failure::NotFound
}

/// Marks the answer to who asks for what is not there, or not for them: where pages are drawn, people get the page that says
/// so in its place.
#[derive(Debug, Clone, Copy)]
pub struct Absent;

/// Marks an answer whose cause must be logged, and whose body is written where the request's id is known.
#[derive(Debug, Clone)]
pub struct Unexplained(pub String);

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Self::Query(error) => {
                let message = error.to_string();
                let QueryError { parameter, value, reason } = error;
                let body = json!({ "error": { "message": message, "parameter": parameter, "value": value, "reason": reason } });
                (StatusCode::BAD_REQUEST, Json(body)).into_response()
            }
            Self::NotFound => {
                let body = Json(json!({ "error": { "message": "There is nothing here." } }));
                (StatusCode::NOT_FOUND, Extension(Absent), body).into_response()
            }
            // The words of the others are written where their language is known.
            Self::Refused => StatusCode::BAD_REQUEST.into_response(),
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
            Self::Busy => later(StatusCode::SERVICE_UNAVAILABLE, BUSY),
            Self::TooFast(wait) => later(StatusCode::TOO_MANY_REQUESTS, wait),
            Self::Internal(cause) => unexplained(cause),
        }
    }
}

/// How soon it makes sense to try again where others were before.
const BUSY: Duration = Duration::from_secs(4);

fn later(status: StatusCode, wait: Duration) -> Response {
    let seconds = HeaderValue::from(wait.as_secs().saturating_add(1));
    (status, [(header::RETRY_AFTER, seconds)]).into_response()
}

/// An answer of status 500 whose body is still to be written.
#[must_use]
pub fn unexplained(cause: String) -> Response {
    let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
    response.extensions_mut().insert(Unexplained(cause));
    response
}

//! How much one visitor may ask of the server.

use std::{sync::Arc, time::Duration};

use app::language::of_path;
use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::errors::Failure;

/// Longest wait for the beginning of an answer.
pub const TIMEOUT: Duration = Duration::from_secs(30);
/// Largest body of a request.
pub const BODY: usize = 64 * 1024;
/// Largest form with a photo.
pub const PHOTO: usize = 8 * 1024 * 1024;
/// Of a photo that is too large, so much is heard before the sender is cut off.
pub const PHOTO_HEARD: usize = 4 * PHOTO;
/// Largest file of a material.
pub const MATERIAL: usize = 25 * 1024 * 1024;
/// Of a form with a material, so much is heard before the sender is cut off.
pub const MATERIAL_HEARD: usize = 2 * MATERIAL;
/// Longest wait for a form with a file, on the slowest of lines.
pub const UPLOAD_TIMEOUT: Duration = Duration::from_secs(15 * 60);
/// Longest query string.
pub const QUERY: usize = 4 * 1024;
/// Most rows of one page of `/api/explore`.
pub const ROWS: u32 = 200;
/// Records that an export reads at a time.
pub const CHUNK: usize = 500;
/// Exports and site maps that may be written at the same time.
const EXPORTS: usize = 8;
/// Pictures that may be drawn anew at the same time: each may take some 250 MB for a moment.
const PICTURES: usize = 2;
/// Materials that may be looked through at the same time: each takes some 100 MB.
const MATERIALS: usize = 4;
/// How long an export waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// Turns for work that would slow down everybody if all did it at once.
#[derive(Debug, Clone)]
pub struct Turns {
    exports: Arc<Semaphore>,
    answers: Arc<Semaphore>,
    pictures: Arc<Semaphore>,
    materials: Arc<Semaphore>,
    plans: Arc<Semaphore>,
}

impl Default for Turns {
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        let turns = |most| Arc::new(Semaphore::new(most));
        Self {
            exports: turns(EXPORTS),
            answers: turns(processors),
            pictures: turns(PICTURES),
            materials: turns(MATERIALS),
            plans: turns(processors),
        }
    }
}

impl Turns {
    /// A turn to write an export; it ends when the permit is dropped.
    ///
    /// # Errors
    /// When too many wait.
    pub async fn export(&self) -> Result<OwnedSemaphorePermit, Failure> {
        take(&self.exports).await
    }

    /// A turn to work out an answer: as many at once as there are processors.
    ///
    /// # Errors
    /// When too many wait.
    pub async fn answer(&self) -> Result<OwnedSemaphorePermit, Failure> {
        take(&self.answers).await
    }

    /// A turn to draw a picture anew.
    ///
    /// # Errors
    /// When too many wait.
    pub async fn picture(&self) -> Result<OwnedSemaphorePermit, Failure> {
        take(&self.pictures).await
    }

    /// A turn to have a material looked through.
    ///
    /// # Errors
    /// When too many wait.
    pub async fn material(&self) -> Result<OwnedSemaphorePermit, Failure> {
        take(&self.materials).await
    }

    /// A turn to work out a plan: as many at once as there are processors.
    ///
    /// # Errors
    /// When too many wait.
    pub async fn plan(&self) -> Result<OwnedSemaphorePermit, Failure> {
        take(&self.plans).await
    }
}

async fn take(turns: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, Failure> {
    match tokio::time::timeout(PATIENCE, turns.clone().acquire_owned()).await {
        Ok(Ok(permit)) => Ok(permit),
        _ => Err(Failure::Busy),
    }
}

/// Whether a form is sent with a file to an address, which stands without its language.
fn takes_file(path: &str) -> bool {
    path == "/me/photo" || path.starts_with("/library/")
}

/// Ends what takes too long. Forms with a file have more time, as the sender's line may be slow.
pub async fn in_time(request: Request, next: Next) -> Response {
    let content_type = request.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    let is_form = content_type.is_some_and(|value| value.starts_with(b"multipart/form-data"));
    let is_upload = is_form && takes_file(of_path(request.uri().path()).1);
    let most = if is_upload { UPLOAD_TIMEOUT } else { TIMEOUT };
    let answered = tokio::time::timeout(most, next.run(request)).await;
    answered.unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())
}

/// Refuses query strings that no view has.
pub async fn short_query(request: Request, next: Next) -> Response {
    if request.uri().query().is_some_and(|query| query.len() > QUERY) {
        return (StatusCode::URI_TOO_LONG, format!("A query string may have {QUERY} characters.")).into_response();
    }
    next.run(request).await
}

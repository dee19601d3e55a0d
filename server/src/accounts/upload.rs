//! Forms with a file: read as they arrive, and never more of them held than may be kept.

use axum::{
    body::Body,
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::Method,
};

use super::form::Fields;
use crate::{errors::Failure, limits};

/// What was sent.
#[derive(Debug, Default)]
pub struct Sent {
    /// The fields that hold text.
    pub fields: Fields,
    /// The file; empty where none was chosen.
    pub file: Vec<u8>,
    /// Whether the file was larger than may be kept: then nothing of it was.
    pub is_too_large: bool,
}

/// Reads a form with a file of at most `most` bytes; the request that is left asks for the page that answers. A form of
/// another sort has no fields.
///
/// A file that is too large is heard to its end and dropped on the way: browsers show no answer that comes before they have
/// sent everything. How much is heard at all is the limit of the route's body.
///
/// # Errors
/// When the body breaks off, is more than is heard, or has more text than a form may have.
pub async fn read(request: Request, most: usize) -> Result<(Sent, Request), Failure> {
    let (mut parts, body) = request.into_parts();
    let sent = fields(Request::from_parts(parts.clone(), body), most).await?;
    parts.method = Method::GET;
    Ok((sent, Request::from_parts(parts, Body::empty())))
}

async fn fields(request: Request, most: usize) -> Result<Sent, Failure> {
    let mut sent = Sent::default();
    let Ok(mut form) = Multipart::from_request(request, &()).await else { return Ok(sent) };
    let (mut pairs, mut written) = (Vec::new(), 0);
    while let Some(mut field) = form.next_field().await.map_err(|error| failure(&error))? {
        if field.file_name().is_some() {
            sent.is_too_large |= !take(&mut field, most, &mut sent.file).await?;
            continue;
        }
        let name = field.name().unwrap_or_default().to_owned();
        let mut text = Vec::new();
        if !take(&mut field, limits::BODY.saturating_sub(written), &mut text).await? {
            return Err(Failure::TooLarge);
        }
        written += text.len();
        pairs.push((name, String::from_utf8_lossy(&text).into_owned()));
    }
    sent.fields = Fields::of(pairs);
    Ok(sent)
}

/// Takes a field's bytes; whether they were no more than `most`. If they were, none is kept.
async fn take(field: &mut Field<'_>, most: usize, into: &mut Vec<u8>) -> Result<bool, Failure> {
    let (mut heard, from) = (0_usize, into.len());
    while let Some(chunk) = field.chunk().await.map_err(|error| failure(&error))? {
        heard = heard.saturating_add(chunk.len());
        if from + heard <= most {
            into.extend_from_slice(&chunk);
        } else {
            *into = Vec::new();
        }
    }
    Ok(from + heard <= most)
}

fn failure(error: &axum::extract::multipart::MultipartError) -> Failure {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE { Failure::TooLarge } else { Failure::Refused }
}

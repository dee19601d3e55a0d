//! Files that are saved: sent piece by piece, with their length told, and continued where a connection broke off.

use std::sync::Arc;

use axum::{
    body::{Body, Bytes},
    http::{Extensions, HeaderMap, HeaderName, StatusCode, Version, header},
    response::{IntoResponse, Response},
};
use futures_util::{StreamExt, stream};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use store::{OpenFile, Store, StoreError};

use crate::answers::set;

/// A piece of what is sent.
#[derive(Debug, Clone)]
pub enum Piece {
    /// That is here already.
    Ready(Bytes),
    /// That the store opens when its turn has come.
    Stored {
        /// The file that it is of.
        file: Arc<OpenFile>,
        /// Its number in the file.
        number: usize,
        /// Its bytes.
        length: u64,
    },
}

impl Piece {
    /// The pieces of a file of the store.
    #[must_use]
    pub fn of_file(file: OpenFile) -> Vec<Self> {
        let file = Arc::new(file);
        let pieces = file.pieces().enumerate();
        pieces.map(|(number, length)| Self::Stored { file: file.clone(), number, length }).collect()
    }

    fn length(&self) -> u64 {
        match self {
            Self::Ready(bytes) => bytes.len() as u64,
            Self::Stored { length, .. } => *length,
        }
    }

    async fn bytes(self, store: &Store) -> Result<Bytes, StoreError> {
        match self {
            Self::Ready(bytes) => Ok(bytes),
            Self::Stored { file, number, .. } => store.resource_piece(&file, number).await.map(Into::into),
        }
    }
}

/// A file that is to be saved.
#[derive(Debug, Clone)]
pub struct Download {
    /// What it is made of.
    pub pieces: Vec<Piece>,
    /// What changes with its content, without quotation marks.
    pub tag: String,
    /// Its media type.
    pub media_type: &'static str,
    /// The name that it is saved under.
    pub name: String,
    /// The same in plain letters, for programs that know no others.
    pub plain_name: String,
}

/// What is left as it is in a name that is sent as UTF-8.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// Marks an answer whose bytes are those of a file, so that it can be continued: they may not be compressed on the way.
#[derive(Debug, Clone, Copy)]
struct AsItIs;

/// Whether an answer may be compressed, for all that is asked of it here.
#[must_use]
pub fn may_be_compressed(_: StatusCode, _: Version, _: &HeaderMap, extensions: &Extensions) -> bool {
    extensions.get::<AsItIs>().is_none()
}

/// What is asked of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Whole,
    /// From a byte to the one before another.
    Part(u64, u64),
    /// What lies beyond its end.
    Nothing,
}

impl Download {
    /// The answer to a request with these headers. It is saved and never shown, whatever the file holds.
    #[must_use]
    pub fn respond(self, store: &Store, asked: &HeaderMap) -> Response {
        let length: u64 = self.pieces.iter().map(Piece::length).sum();
        let tag = format!("\"{}\"", self.tag);
        let mut response = if is_known(asked, &tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            match part(asked, &tag, length) {
                Asked::Whole => self.body(store, 0, length),
                Asked::Part(from, to) => {
                    let mut response = self.body(store, from, to);
                    *response.status_mut() = StatusCode::PARTIAL_CONTENT;
                    set(&mut response, header::CONTENT_RANGE, &format!("bytes {from}-{}/{length}", to - 1));
                    response
                }
                Asked::Nothing => {
                    let mut response = StatusCode::RANGE_NOT_SATISFIABLE.into_response();
                    set(&mut response, header::CONTENT_RANGE, &format!("bytes */{length}"));
                    response
                }
            }
        };
        set(&mut response, header::ETAG, &tag);
        set(&mut response, header::ACCEPT_RANGES, "bytes");
        set(&mut response, header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'; sandbox");
        response.extensions_mut().insert(AsItIs);
        response
    }

    /// The bytes from one to the one before another, as they come from the store.
    fn body(self, store: &Store, from: u64, to: u64) -> Response {
        let disposition = format!(
            "attachment; filename=\"{}\"; filename*=UTF-8''{}",
            self.plain_name.replace(['"', '\\'], "_"),
            utf8_percent_encode(&self.name, PLAIN)
        );
        let (mut start, mut wanted) = (0, Vec::new());
        for piece in self.pieces {
            let end = start + piece.length();
            if start < to && end > from {
                wanted.push((piece, from.max(start) - start, to.min(end) - start));
            }
            start = end;
        }
        let store = store.clone();
        let bytes = stream::iter(wanted).then(move |(piece, from, to)| {
            let store = store.clone();
            async move {
                let bytes = piece.bytes(&store).await?;
                let range = usize::try_from(from).unwrap_or(usize::MAX)..usize::try_from(to).unwrap_or(usize::MAX);
                let is_there = range.start <= range.end && range.end <= bytes.len();
                let damaged = || StoreError::Damaged { what: "file", reason: "a piece is too short".to_owned() };
                if is_there { Ok(bytes.slice(range)) } else { Err(damaged()) }
            }
        });
        let mut response = Body::from_stream(bytes).into_response();
        set(&mut response, header::CONTENT_TYPE, self.media_type);
        set(&mut response, header::CONTENT_LENGTH, &(to - from).to_string());
        set(&mut response, header::CONTENT_DISPOSITION, &disposition);
        response
    }
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    let known = text(asked, header::IF_NONE_MATCH).unwrap_or_default();
    known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
}

/// Which part is asked for. Of several parts, of another unit, or of a file that has changed since, it is the whole.
fn part(asked: &HeaderMap, tag: &str, length: u64) -> Asked {
    let is_changed = text(asked, header::IF_RANGE).is_some_and(|known| known.trim() != tag);
    let range = text(asked, header::RANGE).and_then(|range| range.trim().strip_prefix("bytes="));
    let Some((from, to)) = range.filter(|_| !is_changed).and_then(|range| range.split_once('-')) else {
        return Asked::Whole;
    };
    let number = |text: &str| text.trim().parse::<u64>().ok();
    match (from.trim(), number(from), to.trim(), number(to)) {
        // The last so many bytes.
        ("", _, _, Some(last)) if last > 0 && length > 0 => Asked::Part(length.saturating_sub(last), length),
        ("", _, _, Some(_)) => Asked::Nothing,
        (_, Some(from), _, _) if from >= length => Asked::Nothing,
        (_, Some(from), "", _) => Asked::Part(from, length),
        (_, Some(from), _, Some(to)) if from <= to => Asked::Part(from, to.saturating_add(1).min(length)),
        _ => Asked::Whole,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn asked(pairs: &[(HeaderName, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn a_part_is_asked_for_in_few_ways() {
        let of = |range: &'static str| part(&asked(&[(header::RANGE, range)]), "\"a\"", 100);
        assert_eq!(of("bytes=0-9"), Asked::Part(0, 10));
        assert_eq!(of("bytes=90-"), Asked::Part(90, 100));
        assert_eq!(of("bytes=-30"), Asked::Part(70, 100));
        assert_eq!(of("bytes=-300"), Asked::Part(0, 100));
        assert_eq!(of("bytes=99-99999999999999999999"), Asked::Whole, "no number");
        assert_eq!(of("bytes=50-18446744073709551615"), Asked::Part(50, 100));
        for beyond in ["bytes=100-", "bytes=-0", "bytes=200-300"] {
            assert_eq!(of(beyond), Asked::Nothing, "{beyond}");
        }
        for odd in ["bytes=9-3", "bytes=0-1,5-6", "lines=0-9", "bytes", "bytes=a-b", ""] {
            assert_eq!(of(odd), Asked::Whole, "{odd}");
        }
    }

    #[test]
    fn a_file_that_has_changed_is_sent_anew() {
        let of = |tag| part(&asked(&[(header::RANGE, "bytes=1-2"), (header::IF_RANGE, tag)]), "\"a\"", 100);
        assert_eq!((of("\"a\""), of("\"b\"")), (Asked::Part(1, 3), Asked::Whole));
        assert!(is_known(&asked(&[(header::IF_NONE_MATCH, "\"b\", \"a\"")]), "\"a\""));
        assert!(!is_known(&asked(&[]), "\"a\""));
    }
}

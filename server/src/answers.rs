//! Answers that many ask for, kept as they are sent: written once, compressed once, dropped with the edition.

use std::{io::Write, sync::Arc};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use quick_cache::{Weighter, sync::Cache};

use crate::errors::Failure;

/// How many answers to expect, and how many bytes they may take together.
const EXPECTED: usize = 1_000;
const CAPACITY: u64 = 32 * 1024 * 1024;

/// An answer as it is sent.
#[derive(Debug)]
pub struct Answer {
    content_type: &'static str,
    cache: &'static str,
    tag: String,
    plain: Bytes,
    brotli: Bytes,
}

impl Answer {
    /// Compresses a body. `tag` changes with its content; `quality` is brotli's, 0 to 11.
    #[must_use]
    pub fn new(content_type: &'static str, cache: &'static str, tag: &str, body: Vec<u8>, quality: u8) -> Self {
        let brotli = Bytes::from(brotli(&body, quality));
        Self { content_type, cache, tag: tag.to_owned(), plain: Bytes::from(body), brotli }
    }

    /// The response to a request with these headers.
    #[must_use]
    pub fn respond(&self, asked: &HeaderMap) -> Response {
        if let Some(response) = unchanged(asked, &self.tag, self.cache) {
            return response;
        }
        let mut response = Body::empty().into_response();
        if accepts_brotli(asked) {
            *response.body_mut() = Body::from(self.brotli.clone());
            set(&mut response, header::CONTENT_ENCODING, "br");
        } else {
            *response.body_mut() = Body::from(self.plain.clone());
        }
        set(&mut response, header::CONTENT_TYPE, self.content_type);
        validate(&mut response, &self.tag, self.cache);
        response
    }
}

/// "You have it already", where that is so.
#[must_use]
pub fn unchanged(asked: &HeaderMap, tag: &str, cache: &str) -> Option<Response> {
    let known = asked.get(header::IF_NONE_MATCH)?.to_str().ok()?;
    known.split(',').any(|one| one.trim() == tag).then(|| {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        validate(&mut response, tag, cache);
        response
    })
}

fn validate(response: &mut Response, tag: &str, cache: &str) {
    set(response, header::ETAG, tag);
    set(response, header::CACHE_CONTROL, cache);
    set(response, header::VARY, "accept, accept-encoding");
}

/// Sets a header; a value that no header can have is left out.
pub fn set(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = value.parse() {
        response.headers_mut().insert(name, value);
    }
}

fn accepts_brotli(asked: &HeaderMap) -> bool {
    let offers = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    offers.flat_map(|value| value.split(',')).any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        let refused = |part: &str| part.strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()) == Some(0.0);
        parts.next().is_some_and(|name| name.eq_ignore_ascii_case("br")) && !parts.any(refused)
    })
}

fn brotli(body: &[u8], quality: u8) -> Vec<u8> {
    let mut compressed = Vec::with_capacity(body.len() / 4 + 64);
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 64 * 1024, u32::from(quality), 22);
    // A vector takes every write.
    let _ = writer.write_all(body).and_then(|()| writer.flush());
    drop(writer);
    compressed
}

#[derive(Debug, Clone)]
struct Bytewise;

impl Weighter<String, Arc<Answer>> for Bytewise {
    fn weight(&self, key: &String, answer: &Arc<Answer>) -> u64 {
        u64::try_from(key.len() + answer.plain.len() + answer.brotli.len()).unwrap_or(u64::MAX)
    }
}

/// The answers kept, by what was asked of which edition.
#[derive(Debug, Clone)]
pub struct Answers(Arc<Cache<String, Arc<Answer>, Bytewise>>);

impl Default for Answers {
    fn default() -> Self {
        Self(Arc::new(Cache::with_weighter(EXPECTED, CAPACITY, Bytewise)))
    }
}

impl Answers {
    /// The answer kept under `key`, or a new one. Several who ask at the same time wait for one work.
    ///
    /// # Errors
    /// Those of the work.
    pub async fn get(
        &self,
        key: &str,
        work: impl Future<Output = Result<Answer, Failure>>,
    ) -> Result<Arc<Answer>, Failure> {
        self.0.get_or_insert_async(key, async { work.await.map(Arc::new) }).await
    }

    /// Drops everything: another edition is served now.
    pub fn clear(&self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(encoding: &'static str) -> HeaderMap {
        [(header::ACCEPT_ENCODING, header::HeaderValue::from_static(encoding))].into_iter().collect()
    }

    #[test]
    fn brotli_is_sent_to_those_who_take_it() {
        for (encoding, takes) in [
            ("br", true),
            ("gzip, deflate, br, zstd", true),
            ("gzip", false),
            ("br;q=0", false),
            ("br;q=0.5", true),
            ("", false),
        ] {
            assert_eq!(accepts_brotli(&asked(encoding)), takes, "{encoding}");
        }
        assert!(!accepts_brotli(&HeaderMap::new()));
    }

    #[test]
    fn a_known_tag_saves_the_body() {
        let answer = Answer::new("text/plain", "no-cache", "W/\"a\"", b"text".to_vec(), 4);
        let knows =
            |tag: &'static str| [(header::IF_NONE_MATCH, header::HeaderValue::from_static(tag))].into_iter().collect();
        assert_eq!(answer.respond(&knows("W/\"b\", W/\"a\"")).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(answer.respond(&knows("W/\"b\"")).status(), StatusCode::OK);
    }
}

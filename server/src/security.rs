//! Headers that tell browsers what this site never does, and the refusal of what other sites make them do.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Headers that are the same on every answer.
const ALWAYS: [(HeaderName, &str); 7] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
         magnetometer=(), microphone=(), payment=(), usb=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("x-permitted-cross-domain-policies"), "none"),
];

/// What the headers depend on.
#[derive(Debug, Clone)]
pub struct Security {
    own_origin: Arc<str>,
    https: bool,
}

impl Security {
    /// For the site at `base_url`.
    #[must_use]
    pub fn of(base_url: &str) -> Self {
        Self { own_origin: base_url.into(), https: base_url.starts_with("https://") }
    }

    /// Whether browsers reach the site with encryption.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.https
    }

    /// The content security policy of a page whose own inline script and style carry `nonce`; without one, neither runs.
    #[must_use]
    pub fn content_policy(&self, nonce: Option<&str>) -> String {
        let nonce = nonce.map_or_else(String::new, |nonce| format!(" 'nonce-{nonce}'"));
        let upgrade = if self.https { "; upgrade-insecure-requests" } else { "" };
        format!(
            "default-src 'self'; script-src 'self'{nonce} 'wasm-unsafe-eval'; style-src 'self'{nonce}; \
             img-src 'self' data: blob:; worker-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; \
             frame-ancestors 'none'; form-action 'self'{upgrade}"
        )
    }

    fn add(&self, headers: &mut HeaderMap) {
        for (name, value) in ALWAYS {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if self.https {
            headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
        }
        if !headers.contains_key(header::CONTENT_SECURITY_POLICY)
            && let Ok(policy) = HeaderValue::from_str(&self.content_policy(None))
        {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        // Pages may be kept, but must be asked for again before they are shown.
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    }

    /// Whether a request that may change something comes from this site's own pages, or from no page at all.
    fn is_own(&self, headers: &HeaderMap) -> bool {
        let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
        match (text(HeaderName::from_static("sec-fetch-site")), text(header::ORIGIN)) {
            (Some(site), _) => site == "same-origin" || site == "none",
            (None, Some(origin)) => origin == &*self.own_origin,
            (None, None) => true,
        }
    }
}

/// Refuses what another site makes a browser send, and adds the headers to every answer.
pub async fn guard(State(security): State<Security>, request: Request, next: Next) -> Response {
    let reads_only = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let mut response = if reads_only || security.is_own(request.headers()) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "This request came from another site.").into_response()
    };
    security.add(response.headers_mut());
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_nothing_inline_but_by_nonce() {
        let security = Security::of("https://rabta.example");
        let policy = security.content_policy(Some("abc"));
        assert!(policy.contains("script-src 'self' 'nonce-abc' 'wasm-unsafe-eval';"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert!(!security.content_policy(None).contains("nonce"));
    }

    #[test]
    fn only_own_pages_may_ask_for_changes() {
        let security = Security::of("https://rabta.example");
        let asked = |pairs: &[(&'static str, &'static str)]| {
            let headers =
                pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
            security.is_own(&headers.collect())
        };
        assert!(asked(&[]));
        assert!(asked(&[("sec-fetch-site", "same-origin"), ("origin", "https://rabta.example")]));
        assert!(asked(&[("origin", "https://rabta.example")]));
        assert!(!asked(&[("origin", "https://elsewhere.example")]));
        assert!(!asked(&[("origin", "null")]));
        assert!(!asked(&[("sec-fetch-site", "cross-site")]));
        assert!(!asked(&[("sec-fetch-site", "same-site")]));
    }
}

//! What every answer says to browsers, and what is refused.

use axum::http::{Method, StatusCode};

use crate::app::{Answer, TestApp};

/// An address of each sort.
const SORTS: &[&str] = &[
    "/",
    "/ur",
    "/nothing",
    "/stories/",
    "/api/explore",
    "/api/explore?kind=x",
    "/data/events.csv",
    "/feed.atom",
    "/sitemap.xml",
    "/favicon.svg",
    "/healthz",
];

#[tokio::test]
async fn every_answer_has_the_headers() {
    let app = TestApp::seeded().await;
    for path in SORTS {
        expect_headers(path, &app.get(path).await);
    }
    app.break_database().await;
    for path in ["/feed.atom", "/sitemap.xml", "/ur/feed.atom", "/readyz"] {
        let answer = app.get(path).await;
        assert!(answer.status.is_server_error(), "{path}");
        expect_headers(path, &answer);
    }
}

fn expect_headers(path: &str, answer: &Answer) {
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
    assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{path}");
    assert!(answer.header("permissions-policy").contains("geolocation=()"), "{path}");
    assert!(answer.header("strict-transport-security").starts_with("max-age="), "{path}");
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
    assert!(!policy.contains("unsafe-inline"), "{path}: {policy}");
    assert!(!answer.headers.contains_key("set-cookie"), "{path}");
    assert!(!answer.headers.contains_key("server"), "{path}");
    assert_eq!(answer.header("x-request-id").len(), 10, "{path}");
    assert!(!answer.header("cache-control").is_empty(), "{path}");
}

#[tokio::test]
async fn each_page_has_a_nonce_of_its_own() {
    let app = TestApp::seeded().await;
    let nonce = |policy: &str| {
        let after = policy.split("script-src 'self' 'nonce-").nth(1).expect("a nonce");
        after.split('\'').next().expect("its end").to_owned()
    };
    let (first, second) = (app.get("/").await, app.get("/").await);
    assert_ne!(nonce(first.header("content-security-policy")), nonce(second.header("content-security-policy")));
    let own = format!("nonce=\"{}\"", nonce(first.header("content-security-policy")));
    for script in first.text().split("<script").skip(1).filter_map(|rest| rest.split('>').next()) {
        let may_run = script.contains(&own) || script.contains(" src=\"/");
        assert!(may_run || script.contains("type=\"text/plain\""), "<script{script}> would not run");
    }
}

#[tokio::test]
async fn nothing_can_be_changed_by_request() {
    let app = TestApp::seeded().await;
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
        for path in ["/", "/stories", "/api/explore", "/data/events.csv", "/nothing"] {
            let answer = app.ask(method.clone(), path, &[]).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
            let answer = app.ask(method.clone(), path, &[("sec-fetch-site", "cross-site")]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn a_query_string_has_an_end() {
    let app = TestApp::seeded().await;
    let long = "a".repeat(5_000);
    for path in ["/", "/api/explore", "/data/events.csv"] {
        assert_eq!(app.get(&format!("{path}?q={long}")).await.status, StatusCode::URI_TOO_LONG, "{path}");
    }
}

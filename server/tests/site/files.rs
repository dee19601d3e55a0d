//! The site's own files.

use axum::http::{Method, StatusCode};

use crate::app::TestApp;

const SCRIPT: &str = "/pkg/rabta.rZ1mLqTQxkR9pWm2sVb_4w.js";

#[tokio::test]
async fn files_come_compressed_as_asked_and_stay_as_long_as_their_names() {
    let app = TestApp::seeded().await;
    for (encoding, body) in [("br", "brotli"), ("gzip", "gzip"), ("identity", "export const plain = true;")] {
        let answer = app.ask(Method::GET, SCRIPT, &[("accept-encoding", encoding)]).await;
        assert_eq!(answer.text(), body, "{encoding}");
        assert_eq!(answer.header("content-type"), "text/javascript", "{encoding}");
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(answer.header("vary"), "accept-encoding");
    }
    let towns = app.get("/assets/0123456789abcdef/towns.geojson").await;
    assert_eq!(towns.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(app.get("/pkg/rabta.css").await.header("cache-control"), "no-cache");
    assert_eq!(app.get("/favicon.svg").await.header("content-type"), "image/svg+xml");
}

#[tokio::test]
async fn nothing_outside_the_site_can_be_asked_for() {
    let app = TestApp::seeded().await;
    for path in [
        "/../rabta.sqlite",
        "/%2e%2e/rabta.sqlite",
        "/pkg/..%2f..%2frabta.sqlite",
        "/assets",
        "/pkg",
        "/.env",
        "/pkg/none.js",
    ] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{path}");
    }
}

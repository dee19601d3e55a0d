//! Pages: what has one and what hasn't, in both languages.

use std::sync::Arc;

use axum::http::{Method, StatusCode};

use crate::{app::TestApp, explore::MALFORMED};

#[tokio::test]
async fn the_home_page_is_there_in_both_languages() {
    let app = TestApp::seeded().await;
    for (path, start) in [("/", "<html lang=\"en\" dir=\"ltr\""), ("/ur", "<html lang=\"ur\" dir=\"rtl\"")] {
        let page = app.get(path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(page.header("cache-control"), "no-cache");
        assert!(page.text().contains(start), "{}", &page.text()[..200]);
    }
}

#[tokio::test]
async fn pages_come_compressed() {
    let app = TestApp::seeded().await;
    let page = app.ask(Method::GET, "/", &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(page.header("content-encoding"), "br");
    assert!(page.body.len() * 2 < app.get("/").await.body.len());
}

#[tokio::test]
async fn a_malformed_filter_is_named_on_the_page() {
    let app = TestApp::seeded().await;
    for (search, parameter) in MALFORMED {
        for home in ["/", "/ur"] {
            let page = app.get(&format!("{home}?{search}")).await;
            assert_eq!(page.status, StatusCode::BAD_REQUEST, "{home}?{search}");
            assert!(page.text().contains(parameter), "{home}?{search} does not name {parameter}");
        }
    }
}

#[tokio::test]
async fn what_is_not_there_has_a_page_that_says_so() {
    let app = TestApp::seeded().await;
    for path in
        ["/nothing", "/ur/nothing", "/stories/0000000000", "/stories/x", "/ur/trainings/0000000000", "/urban", "/pkg"]
    {
        let page = app.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.text().starts_with("<!DOCTYPE html>"), "{path}");
    }
    let answer = app.get("/api/nothing").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.header("content-type"), "application/json");
}

#[tokio::test]
async fn a_slash_at_the_end_leads_to_the_page() {
    let app = TestApp::seeded().await;
    let answer = app.get("/ur/?kind=training").await;
    assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(answer.header("location"), "/ur?kind=training");
    assert_eq!(app.get("//elsewhere.example/").await.header("location"), "");
}

#[tokio::test]
async fn trouble_in_the_store_tells_an_id_and_nothing_else() {
    let app = TestApp::seeded().await;
    let feed = app.get("/sitemap/1.xml").await;
    let story =
        feed.text().split("<loc>https://rabta.example").find(|rest| rest.starts_with("/stories/")).expect("a story");
    let story = story.split("</loc>").next().expect("its address").to_owned();
    app.break_database().await;
    for path in [story.as_str(), "/feed.atom", "/sitemap.xml"] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        let text = answer.text().to_lowercase();
        for detail in ["database", "sqlite", "sqlx", "pool", "connection", "panicked", ".rs:"] {
            assert!(!text.contains(detail), "{path} tells of {detail}: {text}");
        }
    }
    let error = app.get("/feed.atom").await;
    assert!(error.text().contains(error.header("x-request-id")), "the page does not give the id");
}

#[tokio::test]
async fn no_page_needs_inline_styles() {
    // The content security policy would drop them silently.
    let app = TestApp::seeded().await;
    for path in ["/", "/ur", "/nothing"] {
        let page = app.get(path).await;
        assert!(!page.text().contains(" style=\""), "{path} has a style attribute");
        assert!(!page.text().contains(" onclick="), "{path} has an inline handler");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_visitors_at_once_all_get_their_page() {
    let app = Arc::new(TestApp::seeded().await);
    let mut visits = tokio::task::JoinSet::new();
    for number in 0..200 {
        let app = app.clone();
        let path = ["/", "/ur?kind=training", "/?q=peace", "/nothing"][number % 4];
        visits.spawn(async move { (path, app.get(path).await) });
    }
    while let Some(visit) = visits.join_next().await {
        let (path, page) = visit.expect("a visit that ends");
        let status = if path == "/nothing" { StatusCode::NOT_FOUND } else { StatusCode::OK };
        assert_eq!(page.status, status, "{path}");
        assert!(page.text().contains("</html>"), "{path} is not whole");
    }
}

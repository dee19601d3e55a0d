//! `/healthz` and `/readyz`.

use axum::http::StatusCode;

use crate::app::TestApp;

#[tokio::test]
async fn a_server_that_can_work_says_so() {
    let app = TestApp::seeded().await;
    assert_eq!(app.get("/healthz").await.text(), "ok");
    let ready = app.get("/readyz").await;
    assert_eq!(ready.status, StatusCode::OK);
    assert_eq!(ready.json()["ready"], true);
}

#[tokio::test]
async fn a_server_whose_database_is_broken_is_alive_but_not_ready() {
    let app = TestApp::seeded().await;
    app.break_database().await;
    assert_eq!(app.get("/healthz").await.status, StatusCode::OK);
    let ready = app.get("/readyz").await;
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(ready.json()["ready"], false);
}

//! How much one account, or one link, may ask at a time.

use axum::http::StatusCode;
use domain::accounts::Role;
use server::{
    accounts::pace::{Rate, Rates},
    router::router,
};

use crate::{
    accounts::{as_one, cookie, invited},
    app::TestApp,
};

const RATES: Rates = Rates { looks: Rate::of(6, 1), changes: Rate::of(3, 1), links: Rate::of(3, 1) };

async fn slow() -> TestApp {
    let app = TestApp::seeded().await;
    let mut state = app.state.clone();
    state.accounts = state.accounts.at(RATES);
    TestApp { router: router(state.clone()), state, ..app }
}

#[tokio::test]
async fn an_account_that_asks_too_fast_waits_and_no_other_does() {
    let app = slow().await;
    let (one, other) = (cookie(&app, Role::Member).await, cookie(&app, Role::Coordinator).await);
    for _ in 0..6 {
        assert_eq!(as_one(&app, &one, "/me").await.status, StatusCode::OK);
    }
    let refused = as_one(&app, &one, "/ur/me").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!((1..=60).contains(&refused.header("retry-after").parse::<u32>().expect("seconds")));
    assert!(refused.text().contains("dir=\"rtl\"") && refused.text().contains("<h1>"));
    assert_eq!(as_one(&app, &other, "/me").await.status, StatusCode::OK);
    assert_eq!(app.get("/").await.status, StatusCode::OK, "the public pages are not counted");
}

#[tokio::test]
async fn photos_use_up_nobodys_pace() {
    let app = slow().await;
    let own = cookie(&app, Role::Member).await;
    for path in ["/photos/zzzzzzzzzz", "/ur/photos/zzzzzzzzzz"].repeat(5) {
        assert_eq!(as_one(&app, &own, path).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(as_one(&app, &own, "/directory").await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_comes_too_fast_changes_nothing() {
    let app = slow().await;
    let own = cookie(&app, Role::Member).await;
    let mut last = StatusCode::OK;
    for count in 0..4 {
        last = app.post("/me/profile", &format!("pseudonym.en=Falcon+{count}"), &own).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    assert!(as_one(&app, &own, "/me/profile").await.text().contains("Falcon 2"));
}

#[tokio::test]
async fn a_link_is_not_tried_again_and_again() {
    let app = slow().await;
    let link = invited(&app, Role::Partner).await;
    for path in ["/sign-in/no-such-link", "/answer/another"] {
        for _ in 0..3 {
            assert_eq!(app.get(path).await.status, StatusCode::OK);
        }
        assert_eq!(app.get(path).await.status, StatusCode::TOO_MANY_REQUESTS, "{path}");
    }
    assert_eq!(app.get(&link).await.status, StatusCode::OK, "another link");
}

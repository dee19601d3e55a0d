//! What becomes of a form whose answer is no page of its own: nothing that was typed is lost, and links lead somewhere.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use domain::accounts::Role;
use server::{errors::Failure, limits};

use crate::{
    accounts::{as_one, cookie},
    app::{Answer, TestApp},
};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// Takes all turns that there are, until they are dropped.
pub async fn all_turns<T>(take: impl AsyncFn() -> Result<T, Failure>) -> Vec<T> {
    let mut taken = Vec::new();
    while let Ok(Ok(turn)) = tokio::time::timeout(Duration::from_millis(200), take()).await {
        taken.push(turn);
    }
    assert!(!taken.is_empty());
    taken
}

/// Expects a page for people, in a language, that says what they can do.
pub fn expect_words(answer: &Answer, direction: &str) {
    assert!(answer.header("content-type").starts_with("text/html"), "{}", answer.text());
    let page = answer.text();
    assert!(page.contains(&format!("dir=\"{direction}\"")) && page.contains("<h1>") && !page.contains("{{"), "{page}");
}

/// Where the switch of languages leads on a page.
fn in_urdu(page: &str) -> String {
    let switch = page.split("<a ").skip(1).find(|link| link.contains("hreflang=\"ur\"")).expect("a switch");
    let link = switch.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
    link.expect("an address").to_owned()
}

#[tokio::test]
async fn what_is_too_much_at_once_is_said_in_a_page() {
    let app = TestApp::seeded().await;
    let own = cookie(&app, Role::Member).await;
    let much = "x".repeat(limits::BODY + 1);
    for (path, direction) in [("/me/profile", "ltr"), ("/ur/me/profile", "rtl")] {
        let refused = app.post(path, &much, &own).await;
        assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
        expect_words(&refused, direction);
    }
    let headers = [FORM, ("cookie", own.as_str()), ("accept", "application/json")];
    let told = app.send(Method::POST, "/me/profile", &headers, &much).await;
    assert_eq!(told.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(told.json()["error"]["message"].is_string(), "a script is told so that it can read it");
}

#[tokio::test]
async fn a_material_that_finds_no_turn_loses_nothing_that_was_typed() {
    const PARTS: &str = "--b\r\ncontent-disposition: form-data; name=\"title.en\"\r\n\r\nQuiet steps\r\n\
        --b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\ntext\r\n--b--\r\n";
    let app = TestApp::seeded().await;
    let by = cookie(&app, Role::Coordinator).await;
    let turns = all_turns(async || app.state.turns.material().await).await;
    let headers = [("content-type", "multipart/form-data; boundary=b"), ("cookie", by.as_str())];
    let page = app.send(Method::POST, "/library/modules/mediation/new", &headers, PARTS).await;
    drop(turns);
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("value=\"Quiet steps\"") && page.text().contains("id=\"file-fault\""));
    assert_eq!(app.count("SELECT count(*) FROM resources").await, 0);
}

#[tokio::test]
async fn a_refused_form_stands_on_a_page_that_can_be_loaded_again() {
    let app = TestApp::seeded().await;
    let own = cookie(&app, Role::Member).await;
    let unsure = app.post("/me/delete", "", &own).await;
    assert_eq!(in_urdu(unsure.text()), "/ur/me/data");
    let kept = app.post("/report/new", "key=k-1&notes=a+draft&do=keep", &own).await;
    let report = kept.header("location").split('?').next().expect("an address").to_owned();
    let asked = app.post(&format!("{report}/withdraw"), "", &own).await;
    assert_eq!(in_urdu(asked.text()), format!("/ur{report}"));
    for path in ["/ur/me/data".to_owned(), format!("/ur{report}")] {
        assert_eq!(as_one(&app, &own, &path).await.status, StatusCode::OK, "{path}");
    }
}

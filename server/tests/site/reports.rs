//! Reports: written on a plain form or by the script of a phone, reviewed, told to the public, taken back.

use axum::http::{Method, StatusCode};
use chrono::{Months, TimeDelta};
use domain::accounts::Role;

use crate::{
    accounts::{as_one, cookie},
    app::{Answer, TestApp},
};

const NOTES: &str = "canary-report-notes";

/// A form of an intervention of half a year ago, as browsers send it.
fn form(more: &[(&str, &str)]) -> String {
    let day = server::edition::today().checked_sub_months(Months::new(7)).expect("a day").to_string();
    let fields = [
        ("key", "k-1"),
        ("dispute", "land"),
        ("mode", "direct"),
        ("methods", "mediation"),
        ("from", &day),
        ("district", "jacobabad"),
        ("outcome", "agreed"),
        ("notes", NOTES),
        ("do", "send"),
    ];
    let is_replaced = |name: &str| more.iter().any(|(other, _)| *other == name);
    let kept = fields.iter().filter(|(name, _)| !is_replaced(name)).chain(more);
    form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish()
}

async fn by_script(app: &TestApp, cookie: &str, form: &str) -> Answer {
    let headers = [
        ("cookie", cookie),
        ("content-type", "application/x-www-form-urlencoded"),
        ("accept", "application/json"),
        ("sec-fetch-site", "same-origin"),
    ];
    app.send(Method::POST, "/report/new", &headers, form).await
}

/// How many interventions everybody sees.
async fn public(app: &TestApp) -> u64 {
    let answer = app.get("/api/explore?kind=intervention").await;
    answer.json()["total"].as_u64().expect("a number")
}

#[tokio::test]
async fn a_plain_form_becomes_a_report_that_only_its_author_and_coordinators_read() {
    let app = TestApp::seeded().await;
    let (own, reviewer) = (cookie(&app, Role::Member).await, cookie(&app, Role::Coordinator).await);
    let blank = as_one(&app, &own, "/report/new").await;
    assert!(blank.text().contains("id=\"step-5\"") && blank.text().contains("name=\"key\""));
    let sent = app.post("/report/new", &form(&[]), &own).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let address = sent.header("location").split('?').next().expect("an address").to_owned();
    assert!(as_one(&app, &own, &address).await.text().contains(NOTES));
    let review = address.replace("/report/", "/review/");
    assert!(as_one(&app, &reviewer, &review).await.text().contains(NOTES));
    for role in [Role::Partner, Role::SafetyOfficer] {
        let other = cookie(&app, role).await;
        assert_eq!(as_one(&app, &other, &address).await.status, StatusCode::NOT_FOUND, "{role}");
    }
    let again = app.post("/report/new", &form(&[]), &own).await;
    assert!(again.header("location").starts_with(&address), "the same form sent twice is one report");
}

#[tokio::test]
async fn what_is_wrong_with_a_report_is_said_and_nothing_typed_is_lost() {
    let app = TestApp::seeded().await;
    let own = cookie(&app, Role::Member).await;
    let wrong = form(&[("from", "yesterday"), ("notes", "<b>typed"), ("story_title", "A title alone")]);
    let page = app.post("/ur/report/new", &wrong, &own).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("id=\"fault-from\"") && page.text().contains("&lt;b&gt;typed"));
    let told = by_script(&app, &own, &form(&[("from", ""), ("story_title", "A title alone")])).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<_> = told.json()["faults"].as_array().expect("faults").iter().map(|f| f["field"].clone()).collect();
    assert_eq!(fields, ["from", "story_summary", "story_text", "story_consent"]);
}

#[tokio::test]
async fn words_that_identify_somebody_are_shown_before_they_are_sent() {
    let app = TestApp::seeded().await;
    let own = cookie(&app, Role::Member).await;
    let planted = form(&[("notes", "Ask Haji Karim Bux, 0300-1234567.")]);
    let page = app.post("/report/new", &planted, &own).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("class=\"warning\"") && page.text().contains("value=\"send-anyway\""));
    let anyway = planted.replace("do=send", "do=send-anyway");
    assert_eq!(app.post("/report/new", &anyway, &own).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_script_of_a_phone_sends_once_and_keeps_drafts_with_a_key_of_the_account() {
    let app = TestApp::seeded().await;
    let own = cookie(&app, Role::Member).await;
    let first = by_script(&app, &own, &form(&[])).await;
    let second = by_script(&app, &own, &form(&[])).await;
    assert_eq!((first.status, &first.json()["id"]), (StatusCode::CREATED, &second.json()["id"]));
    let signed_out = by_script(&app, "", &form(&[])).await;
    assert_eq!(signed_out.status, StatusCode::UNAUTHORIZED);
    let key = as_one(&app, &own, "/report/key").await;
    assert_eq!(key.header("cache-control"), "no-store");
    assert_eq!(key.json()["key"].as_str().expect("a key").len(), 43);
}

#[tokio::test]
async fn a_report_gets_to_the_public_map_and_off_it_at_once() {
    let app = TestApp::seeded().await;
    let (own, reviewer) = (cookie(&app, Role::Member).await, cookie(&app, Role::Coordinator).await);
    let before = public(&app).await;
    let sent = app.post("/report/new", &form(&[]), &own).await;
    let address = sent.header("location").split('?').next().expect("an address").to_owned();
    let review = address.replace("/report/", "/review/");
    let queue = as_one(&app, &reviewer, "/review").await;
    assert!(queue.text().contains(&review));
    let accepted = app.post(&review, "do=accept&level=public", &reviewer).await;
    assert_eq!(accepted.header("location"), "/review?done=yes");
    assert_eq!(public(&app).await, before + 1);
    let csv = app.get("/data/events.csv?kind=intervention").await;
    assert!(!csv.text().contains("canary"));
    let asked = app.post(&format!("{address}/withdraw"), "", &own).await;
    assert!(asked.text().contains("name=\"sure\""));
    assert_eq!(public(&app).await, before + 1, "asked once more before it goes");
    app.post(&format!("{address}/withdraw"), "sure=yes", &own).await;
    assert_eq!(public(&app).await, before);
}

#[tokio::test]
async fn a_decision_that_cannot_be_taken_is_explained_and_loses_no_words() {
    let app = TestApp::seeded().await;
    let (own, reviewer) = (cookie(&app, Role::Member).await, cookie(&app, Role::Coordinator).await);
    let other = cookie(&app, Role::Administrator).await;
    let story = form(&[
        ("story_language", "en"),
        ("story_title", "Water"),
        ("story_summary", "They took turns."),
        ("story_text", "It began with a canal."),
        ("story_consent", "yes"),
    ]);
    let sent = app.post("/report/new", &story, &own).await;
    let review = sent.header("location").split('?').next().expect("an address").replace("/report/", "/review/");
    app.post(&review, "do=claim", &reviewer).await;
    let taken = app.post(&review, "do=refuse&words=Not+ours", &other).await;
    assert!(taken.text().contains("id=\"review-fault\""));
    app.state.accounts.put_clock_ahead(TimeDelta::hours(25));
    let reviewer = cookie(&app, Role::Coordinator).await;
    let planted =
        "do=accept&level=public&with_story=yes&story_title=Water&story_summary=Turns.&story_text=Call+0300+1234567";
    let refused = app.post(&review, planted, &reviewer).await;
    assert!(refused.text().contains("id=\"review-fault\"") && refused.text().contains("Call 0300 1234567"));
    assert!(refused.text().contains("class=\"warning\""));
}

//! Sessions that members led, as their pages log, correct and show them.

use axum::http::StatusCode;
use domain::accounts::Role;
use server::edition::today;

use crate::{
    accounts::{as_one, cookie},
    app::TestApp,
    beginning::new_member,
};

fn form(once: &str, count: &str) -> String {
    format!(
        "once={once}&modules=mediation&date={}&district=jacobabad&language=ur&sector.0=education&gender.0=woman&\
         count.0={count}&co-trainers=&parent=&level=public",
        today()
    )
}

/// The address of the one session in a list.
fn address(list: &str) -> String {
    let id = list.split("/me/sessions-led/").find_map(|rest| rest.split('"').next().filter(|id| id.len() == 10));
    format!("/me/sessions-led/{}", id.expect("a session"))
}

#[tokio::test]
async fn a_session_is_logged_once_corrected_and_withdrawn() {
    let app = TestApp::seeded().await;
    let coordinator = cookie(&app, Role::Coordinator).await;
    let own = new_member(&app, &coordinator, "falcon").await;
    let blank = as_one(&app, &own, "/me/sessions-led/new").await;
    let once =
        blank.text().split("name=\"once\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a key");
    let trainings = "SELECT COUNT(*) FROM trainings";
    let before = app.count(trainings).await;

    let faulty = app.post("/me/sessions-led/new", &form(once, "many"), &own).await;
    let text = faulty.text();
    assert!(text.contains("id=\"groups-fault\"") && text.contains("aria-describedby=\"groups-fault\""));
    assert!(text.contains("value=\"many\"") && text.contains(&format!("value=\"{once}\"")), "nothing typed is lost");
    for _ in 0..2 {
        let logged = app.post("/me/sessions-led/new", &form(once, "12"), &own).await;
        assert_eq!(logged.header("location"), "/me/sessions-led?done=logged");
    }
    assert_eq!(app.count(trainings).await, before + 1, "sent twice, it is one session");

    let list = as_one(&app, &own, "/me/sessions-led?done=logged").await;
    let path = address(list.text());
    assert!(as_one(&app, &own, &path).await.text().contains("value=\"12\""));
    let corrected = app.post(&format!("/ur{path}"), &form("", "14"), &own).await;
    assert_eq!(corrected.header("location"), "/ur/me/sessions-led?done=corrected");
    let public = path.replace("/me/sessions-led", "/trainings");
    assert_eq!(app.get(&public).await.status, StatusCode::OK);

    let other = new_member(&app, &coordinator, "heron").await;
    for (path, form) in [
        (path.clone(), form("", "14")),
        (format!("{path}/withdraw"), String::new()),
        (format!("{path}/leave"), String::new()),
    ] {
        assert_eq!(app.post(&path, &form, &other).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(as_one(&app, &other, &path).await.status, StatusCode::NOT_FOUND);
    let withdrawn = app.post(&format!("{path}/withdraw"), "", &own).await;
    assert_eq!(withdrawn.header("location"), "/me/sessions-led?done=withdrawn");
    assert_eq!(app.get(&public).await.status, StatusCode::NOT_FOUND);
    assert_eq!(as_one(&app, &own, &path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_cascade_is_a_tree_of_lists_for_who_is_signed_in() {
    let app = TestApp::seeded().await;
    let member = cookie(&app, Role::Member).await;
    let page = as_one(&app, &member, "/library/cascade").await;
    let text = page.text();
    assert!(text.contains("<ul class=\"cascade\">") && text.contains("<details"), "nested lists");
    assert_eq!(app.get("/library/cascade").await.status, StatusCode::SEE_OTHER);
}

//! A member's profile, how others see them, and how they leave.

use axum::http::{Method, StatusCode};
use domain::accounts::Role;

use crate::{
    accounts::{as_one, cookie},
    app::TestApp,
};

const PHONE: &str = "0300 1234567";

/// Words of the page's own part.
fn main_of(page: &str) -> &str {
    &page[page.find("<main").expect("a page")..page.find("</main>").expect("a page")]
}

#[tokio::test]
async fn a_profile_is_saved_and_taken_back() {
    let app = TestApp::seeded().await;
    let own = cookie(&app, Role::Member).await;
    let form = "pseudonym.en=Falcon&pseudonym.ur=&profession=lawyer&skills=&skills=mediation&level.profession=sealed";
    let saved = app.post("/me/profile", form, &own).await;
    assert_eq!((saved.status, saved.header("location")), (StatusCode::SEE_OTHER, "/me/profile?done=saved"));
    let page = as_one(&app, &own, "/me/profile?done=saved").await;
    assert!(page.text().contains("value=\"Falcon\"") && page.text().contains("class=\"done\""));
    let undone = app.post("/ur/me/undo", "", &own).await;
    assert_eq!(undone.header("location"), "/ur/me/profile?done=undone");
    assert!(!as_one(&app, &own, "/me/profile").await.text().contains("Falcon"));
}

#[tokio::test]
async fn a_script_saves_a_field_and_is_told_what_is_wrong() {
    let app = TestApp::seeded().await;
    let own = cookie(&app, Role::Member).await;
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("accept", "application/json"),
        ("cookie", own.as_str()),
    ];
    let send = async |form: &str| app.send(Method::POST, "/me/profile", &headers, form).await;
    let fields = async || {
        let page = as_one(&app, &own, "/me/profile").await;
        page.text().split("<form").find(|form| form.contains("name=\"profession\"")).expect("a form").to_owned()
    };
    let before = fields().await;
    let saved = send("profession=lawyer&level.profession=partner").await;
    assert_eq!((saved.status, saved.json()["undo"].as_bool()), (StatusCode::OK, Some(true)));
    let refused = send("phone=call+me&level.phone=network").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.json()["faults"][0]["field"], "phone");
    // What was not sent stays as it was.
    app.post("/me/undo", "", &own).await;
    assert!(fields().await == before);
    let nobody = app.send(Method::POST, "/me/profile", &headers[..2], "profession=teacher").await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::seeded().await;
    let own = cookie(&app, Role::Member).await;
    let form = "pseudonym.en=&pseudonym.ur=&name=%3Cb%3EAmna&phone=call+me&district=atlantis";
    let page = app.post("/me/profile", form, &own).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    for field in ["pseudonym", "phone"] {
        assert!(text.contains(&format!("id=\"{field}-fault\"")), "{field}");
        assert!(text.contains(&format!("aria-describedby=\"{field}-fault\"")), "{field}");
    }
    assert!(text.contains("value=\"call me\"") && text.contains("&lt;b&gt;Amna") && !text.contains("<b>Amna"));
    let saved = as_one(&app, &own, "/me/profile").await;
    assert!(!saved.text().contains("call me"), "it was saved");
}

#[tokio::test]
async fn others_see_what_is_told_them_and_no_more() {
    let app = TestApp::seeded().await;
    let own = cookie(&app, Role::Member).await;
    let others =
        [("partner", cookie(&app, Role::Partner).await), ("coordinator", cookie(&app, Role::Coordinator).await)];
    let phone = PHONE.replace(' ', "+");
    let form = format!("pseudonym.en=Quiet+Falcon&phone={phone}&level.phone=network&level.pseudonym=partner");
    app.post("/me/profile", &form, &own).await;
    for (viewer, cookie) in &others {
        let seen = as_one(&app, &own, &format!("/me/seen?as={viewer}")).await;
        let found = as_one(&app, cookie, "/directory?q=quiet+falcon").await;
        let has_name = |text: &str| main_of(text).contains("Quiet Falcon");
        assert!(has_name(seen.text()) && has_name(found.text()), "{viewer}");
        let told = |text: &str| main_of(text).contains(PHONE);
        assert_eq!(told(seen.text()), told(found.text()), "{viewer}: the preview and the directory differ");
        assert_eq!(told(found.text()), *viewer == "coordinator");
    }
    assert!(!main_of(as_one(&app, &own, "/me/seen").await.text()).contains("Falcon"), "the public sees a person");
}

#[tokio::test]
async fn who_hides_is_gone_from_the_directory_at_once() {
    let app = TestApp::seeded().await;
    let (own, other) = (cookie(&app, Role::Member).await, cookie(&app, Role::Partner).await);
    app.post("/me/profile", "pseudonym.en=Quiet+Falcon&level.pseudonym=partner", &own).await;
    let is_found = async || main_of(as_one(&app, &other, "/directory").await.text()).contains("Quiet Falcon");
    assert!(is_found().await);
    assert_eq!(app.post("/me/hide", "", &own).await.header("location"), "/me/profile?done=hidden");
    assert!(!is_found().await);
    app.post("/me/show", "", &own).await;
    assert!(is_found().await);
}

#[tokio::test]
async fn consents_are_given_and_withdrawn() {
    let app = TestApp::seeded().await;
    let own = cookie(&app, Role::Member).await;
    let given = app.post("/me/consents", "purpose=contact&do=give&level=network", &own).await;
    assert_eq!(given.header("location"), "/me/profile?done=consent");
    let withdraw = async || app.post("/me/consents", "purpose=contact&do=withdraw", &own).await.status;
    assert_eq!(withdraw().await, StatusCode::SEE_OTHER);
    assert_eq!(withdraw().await, StatusCode::NOT_FOUND, "there is nothing left to withdraw");
}

#[tokio::test]
async fn members_take_everything_along_and_leave() {
    let app = TestApp::seeded().await;
    let own = cookie(&app, Role::Member).await;
    app.post("/me/profile", "pseudonym.en=Quiet+Falcon", &own).await;
    let file = as_one(&app, &own, "/me/data/rabta.json").await;
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert_eq!(file.json()["member"]["pseudonym"]["en"], "Quiet Falcon");
    let unsure = app.post("/me/delete", "", &own).await;
    assert!(unsure.text().contains("id=\"unsure\""));
    assert_eq!(as_one(&app, &own, "/me").await.status, StatusCode::OK);
    let gone = app.post("/me/delete", "sure=yes", &own).await;
    assert!(gone.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(as_one(&app, &own, "/me").await.status, StatusCode::SEE_OTHER);
    let coordinator = cookie(&app, Role::Coordinator).await;
    assert!(!as_one(&app, &coordinator, "/directory").await.text().contains("Quiet Falcon"));
}

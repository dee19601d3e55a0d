//! From a coordinator's invitation to a profile that its owner wrote.

use axum::http::StatusCode;
use domain::accounts::Role;

use crate::{
    accounts::{as_one, cookie, newest_mail},
    app::TestApp,
};

/// The cookie of a new member whom the coordinator has invited, and where their link leads them.
pub async fn newcomer(app: &TestApp, coordinator: &str, address: &str) -> (String, String) {
    let form = format!("email={}&role=member&member=&language=en", address.replace('@', "%40"));
    let sent = app.post("/directory/invite", &form, coordinator).await;
    assert!(sent.text().contains("class=\"done\""));
    let mail = newest_mail(app, "invitation", &address.parse().expect("an address")).await.expect("a mail");
    let link = mail.lines().find_map(|line| line.strip_prefix("https://rabta.example")).expect("a link").to_owned();
    let answer = app.post(&link, "", "").await;
    let cookie = answer.header("set-cookie").split(';').next().expect("a cookie").to_owned();
    (cookie, answer.header("location").to_owned())
}

/// The same, with a record that they have begun in a district.
pub async fn new_member(app: &TestApp, coordinator: &str, name: &str) -> String {
    let (own, _) = newcomer(app, coordinator, &format!("{name}@example.org")).await;
    let form = format!("pseudonym.en={name}&gender=woman&profession=teacher&district=jacobabad");
    let begun = app.post("/me/profile", &form, &own).await;
    assert_eq!(begun.header("location"), "/me/profile?done=begun");
    own
}

#[tokio::test]
async fn a_new_member_is_led_to_their_profile_and_into_the_directory() {
    let app = TestApp::seeded().await;
    let coordinator = cookie(&app, Role::Coordinator).await;
    let (own, location) = newcomer(&app, &coordinator, "new@example.org").await;
    assert_eq!(location, "/me/profile");
    let page = as_one(&app, &own, "/me/profile").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text().contains("level."), "no levels before there is a record");
    assert_eq!(as_one(&app, &own, "/me/seen").await.status, StatusCode::NOT_FOUND);

    let form = "pseudonym.en=Quiet+Falcon&pseudonym.ur=&gender=&profession=lawyer&district=";
    let faulty = app.post("/me/profile", form, &own).await;
    let text = faulty.text();
    for field in ["gender", "district"] {
        assert!(text.contains(&format!("id=\"{field}-fault\"")), "{field}");
        let described = text.split("aria-describedby=\"").filter_map(|rest| rest.split('"').next());
        let fault = format!("{field}-fault");
        assert!(described.flat_map(|ids| ids.split(' ')).any(|id| id == fault), "{field}");
    }
    assert!(text.contains("value=\"Quiet Falcon\"") && !text.contains("id=\"pseudonym-fault\""));

    let form = "pseudonym.en=Quiet+Falcon&gender=woman&profession=lawyer&district=jacobabad";
    let begun = app.post("/ur/me/profile", form, &own).await;
    assert_eq!((begun.status, begun.header("location")), (StatusCode::SEE_OTHER, "/ur/me/profile?done=begun"));
    let page = as_one(&app, &own, "/me/profile").await;
    assert!(page.text().contains("href=\"#field-skills\""), "what is still empty is said");
    let consented = app.post("/me/consents", "purpose=counted&do=give", &own).await;
    assert_eq!(consented.status, StatusCode::SEE_OTHER);
    assert!(as_one(&app, &own, "/me/profile").await.text().contains("href=\"#field-district\""));
    let member = cookie(&app, Role::Member).await;
    assert!(as_one(&app, &member, "/directory?q=falcon").await.text().contains("Quiet Falcon"));
}

#[tokio::test]
async fn a_member_of_the_directory_is_chosen_and_gets_their_own_record() {
    let app = TestApp::seeded().await;
    let coordinator = cookie(&app, Role::Coordinator).await;
    let page = as_one(&app, &coordinator, "/directory/invite").await;
    let options = page.text().split("<optgroup").nth(1).expect("members").to_owned();
    let id = options.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an id").to_owned();
    let form = format!("email=known%40example.org&role=member&member={id}&language=en");
    let sent = app.post("/directory/invite", &form, &coordinator).await;
    assert!(sent.text().contains("class=\"done\"") && !sent.text().contains(&id), "they have an account now");
    let again = app.post("/directory/invite", &form.replace("known", "other"), &coordinator).await;
    assert!(again.text().contains("class=\"fault\"") && again.text().contains("other@example.org"));
}

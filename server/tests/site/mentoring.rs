//! Mentoring, as the two do it and as everyone else sees it.

use axum::http::StatusCode;
use domain::accounts::Role;
use server::edition::today;

use crate::{
    accounts::{as_one, cookie},
    app::TestApp,
    beginning::new_member,
    members::own_data,
};

const NOTE: &str = "canaryzq-mentoring-note";

/// The value of the option that names somebody.
fn option(page: &str, name: &str) -> String {
    let before = page.split(name).next().expect("a page");
    let value = before.rsplit_once("<option value=\"").expect("an option").1;
    value.split('"').next().expect("a value").to_owned()
}

#[tokio::test]
async fn a_member_asks_another_and_only_the_two_read_what_they_write() {
    let app = TestApp::seeded().await;
    let coordinator = cookie(&app, Role::Coordinator).await;
    let (mentor, mentee) =
        (new_member(&app, &coordinator, "Heron").await, new_member(&app, &coordinator, "Falcon").await);
    let stranger = new_member(&app, &coordinator, "Owl").await;
    assert!(!as_one(&app, &mentee, "/me/mentoring").await.text().contains("Heron"), "who is not asked is not offered");
    app.post("/me/consents", "purpose=contact&do=give&level=network", &mentor).await;
    let id = option(as_one(&app, &mentee, "/me/mentoring").await.text(), "Heron");
    let nobody = app.post("/me/mentoring", "mentor=&message=canaryzq-message", &mentee).await;
    assert!(nobody.text().contains("id=\"ask-fault\"") && nobody.text().contains("canaryzq-message"));
    let asked = app.post("/me/mentoring", &format!("mentor={id}&message=canaryzq-message"), &mentee).await;
    assert_eq!(asked.header("location"), "/me/mentoring?done=asked");

    let list = as_one(&app, &mentor, "/me/mentoring").await;
    let pair = list.text().split("/me/mentoring/").nth(1).and_then(|rest| rest.split('"').next()).expect("a pair");
    let path = format!("/me/mentoring/{pair}");
    assert!(as_one(&app, &mentor, &path).await.text().contains("canaryzq-message"));
    assert_eq!(app.post(&path, "do=accept", &mentee).await.status, StatusCode::NOT_FOUND);
    let accepted = app.post(&path, "do=accept", &mentor).await;
    assert_eq!(accepted.header("location"), format!("{path}?done=accept"));
    app.post(&path, "do=add-goal&goal=canaryzq-goal", &mentee).await;
    let faulty = app.post(&path, &format!("do=log-meeting&day=1999-01-01&note={NOTE}"), &mentor).await;
    assert!(faulty.text().contains("id=\"meeting-fault\"") && faulty.text().contains(NOTE), "nothing typed is lost");
    app.post(&path, &format!("do=log-meeting&day={}&note={NOTE}", today()), &mentor).await;
    let page = as_one(&app, &mentee, &path).await;
    assert!(page.text().contains(NOTE) && page.text().contains("canaryzq-goal"));

    let others =
        [stranger, coordinator.clone(), cookie(&app, Role::SafetyOfficer).await, cookie(&app, Role::Partner).await];
    for other in &others {
        assert_eq!(as_one(&app, other, &path).await.status, StatusCode::NOT_FOUND);
        for path in ["/me", "/me/mentoring", "/directory", "/library/cascade"] {
            let text = as_one(&app, other, path).await.text().to_lowercase();
            assert!(!text.contains("canaryzq"), "{path}");
        }
    }
    let numbers = as_one(&app, &coordinator, "/me/mentoring").await;
    assert!(numbers.text().contains("Heron") && numbers.text().contains("Falcon"), "that there is a pair is seen");
    let data = own_data(&app, &mentee).await;
    assert_eq!(data["mentoring"][0]["meetings"][0]["note"], NOTE);
    assert!(!app.texts("SELECT note FROM mentorship_meetings").await.concat().contains("canaryzq"), "it is sealed");
    app.post(&path, "do=end", &mentee).await;
    assert_eq!(app.post(&path, "do=add-goal&goal=more", &mentor).await.status, StatusCode::NOT_FOUND);
}

//! A member's profile, how others see them, and how they leave.

use std::io::{Cursor, Read};

use axum::http::{Method, StatusCode};
use domain::accounts::Role;

use crate::{
    accounts::{as_one, cookie},
    app::{Answer, TestApp},
};

const PHONE: &str = "0300 1234567";

/// A file of an archive that was answered.
pub fn packed(answer: &Answer, name: &str) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(answer.body.clone())).expect("an archive");
    let mut file = archive.by_name(name).ok()?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).expect("a whole file");
    Some(bytes)
}

/// All that is in an archive, one file after the other.
pub fn all_packed(answer: &Answer) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(answer.body.clone())).expect("an archive");
    let mut bytes = Vec::new();
    for at in 0..archive.len() {
        archive.by_index(at).expect("a file").read_to_end(&mut bytes).expect("a whole file");
    }
    bytes
}

/// Everything that is held about somebody, as they take it along.
pub async fn own_data(app: &TestApp, cookie: &str) -> serde_json::Value {
    let archive = as_one(app, cookie, "/me/data/rabta.zip").await;
    serde_json::from_slice(&packed(&archive, "rabta.json").expect("the data")).expect("JSON")
}

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
    for (field, told) in [("pseudonym", "pseudonym-fault"), ("phone", "phone-hint phone-fault")] {
        assert!(text.contains(&format!("id=\"{field}-fault\"")), "{field}");
        assert!(text.contains(&format!("aria-describedby=\"{told}\"")), "{field}");
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
    let found = "/directory?q=quiet+falcon";
    let is_found = async || main_of(as_one(&app, &other, found).await.text()).contains("Quiet Falcon");
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
    assert_eq!(own_data(&app, &own).await["member"]["pseudonym"]["en"], "Quiet Falcon");
    for (language, direction) in [("", "ltr"), ("/ur", "rtl")] {
        let archive = as_one(&app, &own, &format!("{language}/me/data/rabta.zip")).await;
        assert!(archive.header("content-disposition").starts_with("attachment"));
        assert_eq!((archive.header("content-type"), archive.header("cache-control")), ("application/zip", "no-store"));
        let page = String::from_utf8(packed(&archive, "index.html").expect("a page")).expect("text");
        assert!(page.contains(&format!("dir=\"{direction}\"")) && !page.contains("{{"));
        let data = own_data(&app, &own).await;
        for part in data.as_object().expect("an object").keys() {
            assert!(page.contains(part.as_str()), "{part} is told of");
        }
        assert_eq!(packed(&archive, "photo.jpg"), None);
    }
    let unsure = app.post("/me/delete", "", &own).await;
    assert!(unsure.text().contains("id=\"unsure\""));
    assert_eq!(as_one(&app, &own, "/me").await.status, StatusCode::OK);
    let gone = app.post("/me/delete", "sure=yes", &own).await;
    assert!(gone.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(as_one(&app, &own, "/me").await.status, StatusCode::SEE_OTHER);
    let coordinator = cookie(&app, Role::Coordinator).await;
    assert!(!as_one(&app, &coordinator, "/directory?q=quiet+falcon").await.text().contains("Quiet Falcon"));
}

/// The number that a line of a facet shows.
fn counted(page: &str, query: &str) -> u32 {
    let link = format!("/directory?{query}\"");
    let line = page.split("<a ").find(|line| line.contains(&link)).expect(query);
    let count = line.split("class=\"count\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a count");
    count.parse().expect("a number")
}

#[tokio::test]
async fn the_directory_is_read_page_by_page() {
    let app = TestApp::seeded().await;
    let coordinator = cookie(&app, Role::Coordinator).await;
    let page = async |path: &str| as_one(&app, &coordinator, path).await.text().to_owned();
    let ids = |page: &str| -> Vec<String> {
        let is_member =
            |entry: &&str| ["class=\"member\"", "class=\"member stale\""].iter().any(|class| entry.contains(class));
        let entries = main_of(page).split("<li ").filter(is_member);
        let id = |entry: &str| entry.split("id=\"").nth(1)?.split('"').next().map(str::to_owned);
        entries.filter_map(id).collect()
    };
    let link = |page: &str, rel: &str| {
        let link = main_of(page).split("<a ").find(|link| link.contains(&format!("rel=\"{rel}\"")))?;
        link.split("href=\"").nth(1)?.split('"').next().map(|link| link.replace("&amp;", "&"))
    };
    let mut all = Vec::new();
    let mut path = "/ur/directory?language=ur".to_owned();
    let mut pages = 0;
    loop {
        let text = page(&path).await;
        all.extend(ids(&text));
        pages += 1;
        assert_eq!(link(&text, "prev").is_some(), pages > 1, "{path}");
        match link(&text, "next") {
            Some(next) => path = next,
            None => break,
        }
    }
    let counted = counted(main_of(&page("/directory").await), "language=ur") as usize;
    assert_eq!((all.len(), pages), (counted, counted.div_ceil(48)), "everybody is on one page");
    assert!(pages > 1);
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), counted);
    // A page that there is no more is the last one.
    assert_eq!(ids(&page("/directory?language=ur&page=999").await), ids(&page(&path.replace("/ur/", "/")).await));
    assert_eq!(ids(&page("/directory?page=none").await), ids(&page("/directory").await));
}

#[tokio::test]
async fn the_directory_is_narrowed_by_links_that_say_how_many_they_leave() {
    let app = TestApp::seeded().await;
    let partner = cookie(&app, Role::Partner).await;
    let coordinator = cookie(&app, Role::Coordinator).await;
    let own = cookie(&app, Role::Member).await;
    let found = async |cookie: &str, path: &str| {
        let page = as_one(&app, cookie, path).await;
        let told = main_of(page.text()).split("<span role=\"status\">").nth(1).expect("a count").split(' ').next();
        told.and_then(|count| count.parse::<usize>().ok()).expect("a number")
    };
    let page = as_one(&app, &coordinator, "/directory").await;
    let page = main_of(page.text());
    for query in ["profession=teacher", "skill=mediation", "language=sd", "region=karachi"] {
        let left = found(&coordinator, &format!("/directory?{query}")).await;
        assert_eq!(counted(page, query) as usize, left, "{query}");
        assert!(left > 0, "{query}");
    }
    let narrowed = as_one(&app, &coordinator, "/ur/directory?profession=teacher&region=karachi").await;
    let narrowed = main_of(narrowed.text());
    assert!(
        narrowed.contains("aria-current=\"true\"") && narrowed.contains("href=\"/ur/directory?profession=teacher\"")
    );

    // Whoever keeps their district to themselves is on nobody's map.
    let map = async |cookie: &str| {
        main_of(as_one(&app, cookie, "/directory").await.text()).matches("class=\"member-area").count()
    };
    let districts =
        |level: &str| format!("pseudonym.en=Lone+Falcon&pseudonym.ur=&district=gwadar&level.district={level}");
    app.post("/me/profile", &districts("partner"), &own).await;
    let is_on_map = async |cookie: &str| as_one(&app, cookie, "/directory").await.text().contains("district=gwadar");
    assert!(is_on_map(&partner).await && map(&partner).await > 4);
    app.post("/me/profile", &districts("coordinator"), &own).await;
    assert!(!is_on_map(&partner).await && is_on_map(&coordinator).await);
    assert_eq!(found(&partner, "/directory?district=gwadar").await, 0);
}

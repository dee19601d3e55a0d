//! What members would like to learn, and the organisations that they belong to.

use std::collections::BTreeMap;

use axum::http::{Method, StatusCode};
use domain::accounts::Role;

use crate::{
    accounts::{as_one, cookie},
    app::TestApp,
    members::own_data,
};

/// The choices of a page among organisations: for each the id and name of what is chosen, if anything.
fn chosen(page: &str) -> Vec<Option<(String, String)>> {
    let selects = page.split("<select name=\"affiliations\"").skip(1);
    let selects = selects.map(|rest| rest.split("</select>").next().expect("an end"));
    selects.map(|select| options(select).into_iter().find(|one| one.2).map(|(id, name, _)| (id, name))).collect()
}

/// The options of a choice but for the empty one: id, name, and whether it is chosen.
fn options(select: &str) -> Vec<(String, String, bool)> {
    let options = select.split("<option").skip(1).map(|option| {
        let (tag, name) = option.split_once('>').expect("a tag");
        let value = tag.split_once("value=\"").map_or("", |(_, rest)| rest.split('"').next().unwrap_or_default());
        let name = name.split('<').next().unwrap_or_default();
        (value.to_owned(), name.to_owned(), tag.contains("selected"))
    });
    options.filter(|(id, ..)| !id.is_empty()).collect()
}

/// The ids and names of the organisations that a profile offers.
async fn offered(app: &TestApp, own: &str) -> Vec<(String, String)> {
    let page = as_one(app, own, "/me/profile").await;
    let select = page.text().split("<select name=\"affiliations\"").nth(1).expect("a choice").to_owned();
    let select = select.split("</select>").next().expect("an end");
    options(select).into_iter().map(|(id, name, _)| (id, name)).collect()
}

/// The part of a page that is one member's.
fn entry<'a>(page: &'a str, id: &str) -> &'a str {
    page.split("<li").find(|entry| entry.contains(&format!("id=\"{id}\""))).expect("a member")
}

#[tokio::test]
async fn a_member_says_what_they_wish_and_where_they_belong() {
    let app = TestApp::seeded().await;
    let own = cookie(&app, Role::Member).await;
    let offered = offered(&app, &own).await;
    assert!(offered.len() > 20 && offered.is_sorted_by_key(|one| &one.1), "all that there are, by their names");
    let [(first, one), (second, other)] = [&offered[0], &offered[5]];
    let form = format!(
        "wishes=&wishes=dialogue&wishes=human-rights&affiliations={first}&affiliations=&affiliations={second}\
         &level.affiliations=partner&level.wishes=network"
    );
    let saved = app.post("/ur/me/profile", &form, &own).await;
    assert_eq!(saved.header("location"), "/ur/me/profile?done=saved");
    let page = as_one(&app, &own, "/me/profile").await;
    let mine: Vec<_> = chosen(page.text()).into_iter().flatten().map(|(id, _)| id).collect();
    assert_eq!(mine, [first.as_str(), second.as_str()]);
    assert_eq!(page.text().matches("name=\"wishes\"").count(), 1 + domain::trainings::Topic::ALL.len());
    let data = own_data(&app, &own).await;
    assert_eq!(data["affiliations"][1]["name"]["en"], other.replace("&amp;", "&").as_str());
    assert_eq!(data["member"]["wishes"], serde_json::json!(["dialogue", "human-rights"]));

    let id = data["member"]["key"].as_str().expect("an id");
    let owner = as_one(&app, &own, "/me/seen?as=owner").await;
    let wishes = lines(owner.text()).into_iter().nth_back(1).expect("wishes");
    for (viewer, cookie, sees_wishes) in [
        ("partner", cookie(&app, Role::Partner).await, false),
        ("coordinator", cookie(&app, Role::Coordinator).await, true),
    ] {
        let [first, last] = ["/directory", "/directory?page=2"].map(|page| as_one(&app, &cookie, page));
        let pages = [first.await.text(), last.await.text()].concat();
        let entry = entry(&pages, id);
        let seen = as_one(&app, &own, &format!("/me/seen?as={viewer}")).await;
        for name in [one, other] {
            assert!(entry.contains(name.as_str()) && seen.text().contains(name.as_str()), "{viewer}: {name}");
        }
        assert_eq!(lines(seen.text()).contains(&wishes), sees_wishes, "{viewer}");
        assert_eq!(entry.contains(wishes), sees_wishes, "{viewer}");
    }
    app.post("/me/undo", "", &own).await;
    let page = as_one(&app, &own, "/me/profile").await;
    assert_ne!(chosen(page.text()).into_iter().flatten().map(|(id, _)| id).collect::<Vec<_>>(), mine);
}

/// The lines of a profile as somebody sees it; the last but one is of wishes.
fn lines(page: &str) -> Vec<&str> {
    let list = page.split_once("<dl").expect("a list").1;
    list.split("<bdi>").skip(1).filter_map(|rest| rest.split("</bdi>").next()).collect()
}

#[tokio::test]
async fn an_organisation_that_there_is_not_is_refused_and_nothing_typed_is_lost() {
    let app = TestApp::seeded().await;
    let own = cookie(&app, Role::Member).await;
    let before = own_data(&app, &own).await["member"].clone();
    let offered = offered(&app, &own).await;
    let known = &offered[2].0;
    let six: String = offered.iter().take(6).map(|(id, _)| format!("&affiliations={id}")).collect();
    for organisations in [format!("&affiliations={known}&affiliations=atlantis"), six.clone()] {
        let form = format!("pseudonym.en=Typed+Lark&pseudonym.ur=&wishes=&wishes=dialogue{organisations}");
        let page = app.post("/me/profile", &form, &own).await;
        assert_eq!(page.status, StatusCode::OK);
        let text = page.text();
        assert!(text.contains("id=\"affiliations-fault\"") && text.contains("aria-describedby=\"affiliations-fault\""));
        assert!(!text.contains("id=\"wishes-fault\"") && text.contains("value=\"Typed Lark\""));
        let kept: Vec<_> = chosen(text).into_iter().flatten().map(|(id, _)| id).collect();
        let typed = if organisations == six { 6 } else { 1 };
        assert_eq!(kept.len(), typed, "what was chosen is chosen still");
    }
    let refused = app.post("/me/profile", "wishes=juggling", &own).await;
    assert!(refused.text().contains("id=\"wishes-fault\""));
    for level in ["level.wishes=partner", "level.affiliations=public"] {
        let page = app.post("/me/profile", level, &own).await;
        assert!(page.status == StatusCode::OK && page.text().contains("-fault\""), "{level}");
    }
    assert_eq!(own_data(&app, &own).await["member"], before, "nothing was saved");

    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("accept", "application/json"),
        ("cookie", own.as_str()),
    ];
    let told =
        app.send(Method::POST, "/me/profile", &headers, "affiliations=atlantis&level.affiliations=network").await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(told.json()["faults"][0]["field"], "affiliations");
    let saved = app.send(Method::POST, "/me/profile", &headers, &format!("affiliations={known}&affiliations=")).await;
    assert_eq!(saved.status, StatusCode::OK);
    assert_eq!(own_data(&app, &own).await["member"]["affiliations"], serde_json::json!([known]));
}

#[tokio::test]
async fn a_plan_has_no_more_of_an_organisation_than_coordinators_ask_for() {
    const PLAN: &str = "name=Spring&topics=mediation&topics=human-rights&from=2027-03-15&to=2027-05-31&days=3&seats=20";
    let app = TestApp::seeded().await;
    let cookie = cookie(&app, Role::Coordinator).await;
    let links = "SELECT o.public_id || ' ' || m.public_id FROM record_links l JOIN records m ON m.id = l.record_id \
                 JOIN records o ON o.id = l.target_id WHERE l.role = 'affiliation'";
    let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for link in app.texts(links).await {
        let (organisation, member) = link.split_once(' ').expect("two ids");
        members.entry(organisation.to_owned()).or_default().push(member.to_owned());
    }
    let (organisation, belongs) =
        members.into_iter().max_by_key(|(_, members)| members.len()).expect("an organisation");
    let made = app.post("/planning", PLAN, &cookie).await;
    let path = made.header("location").split('?').next().expect("a path").to_owned();
    let page = as_one(&app, &cookie, &path).await;
    assert!(page.text().contains(&format!("<option value=\"organisation:{organisation}\"")), "it can be chosen");
    let invited = |page: &str| belongs.iter().filter(|id| page.contains(&format!("value=\"exclude:{id}\""))).count();
    for (least, most) in [(3, 3), (0, 1)] {
        let form =
            format!("{PLAN}&do=save&version=1&add.quota=organisation:{organisation}&add.least={least}&add.most={most}");
        let copy = app.post("/planning", PLAN, &cookie).await;
        let path = copy.header("location").split('?').next().expect("a path").to_owned();
        let saved = app.post(&path, &form, &cookie).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        let page = as_one(&app, &cookie, &path).await;
        assert!(page.text().contains(&format!("name=\"most.organisation:{organisation}\"")));
        let found = invited(page.text());
        assert!((least..=most).contains(&found), "{found} of {} come, {least} to {most} were asked for", belongs.len());
    }
}

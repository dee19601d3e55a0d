//! Members in trainings, as their pages and those of coordinators show them.

use axum::http::StatusCode;
use domain::accounts::Role;

use crate::{
    accounts::{as_one, cookie, newest_mail},
    app::TestApp,
    beginning::new_member,
    members::own_data,
};

const WORD: &str = "canaryzq-word";

/// The address of who comes to the first training of a coordinator's list.
async fn first_training(app: &TestApp, coordinator: &str) -> String {
    let list = as_one(app, coordinator, "/me/trainings").await;
    let path = list.text().split("href=\"").find(|rest| rest.starts_with("/trainings/")).expect("a training");
    path.split('"').next().expect("an address").to_owned()
}

/// The id of somebody who can be invited.
fn option(page: &str, name: &str) -> String {
    let before = page.split(name).next().expect("a page");
    let value = before.rsplit_once("<option value=\"").expect("an option").1;
    value.split('"').next().expect("a value").to_owned()
}

fn id_of(people: &str) -> &str {
    people.trim_start_matches("/trainings/").trim_end_matches("/people")
}

#[tokio::test]
async fn a_coordinator_invites_and_the_member_answers() {
    let app = TestApp::seeded().await;
    let coordinator = cookie(&app, Role::Coordinator).await;
    let member = new_member(&app, &coordinator, "Heron").await;
    let people = first_training(&app, &coordinator).await;
    let page = as_one(&app, &coordinator, &people).await;
    assert_eq!(page.status, StatusCode::OK);
    let nobody = app.post(&people, "do=invite&member=", &coordinator).await;
    assert!(
        nobody.text().contains("id=\"member-fault\"") && nobody.text().contains("aria-describedby=\"member-fault\"")
    );
    let heron = option(page.text(), "Heron");
    let invited = app.post(&people, &format!("do=invite&member={heron}"), &coordinator).await;
    assert_eq!(invited.header("location"), format!("{people}?done=invited"));
    let mail = newest_mail(&app, "training", &"heron@example.org".parse().expect("an address")).await.expect("a mail");
    assert!(mail.contains("/me/trainings") && mail.contains("/answer/"));
    for told in ["Demonstration", "Sukkur", "venue", id_of(&people)] {
        assert!(!mail.contains(told), "a mail tells {told}");
    }
    let off = mail.lines().filter_map(|line| line.strip_prefix("https://rabta.example")).next_back().expect("a link");
    assert_eq!(app.get(off).await.status, StatusCode::OK);

    let me = as_one(&app, &member, "/me").await;
    assert!(me.text().contains("href=\"/me/trainings\""));
    let own = as_one(&app, &member, "/me/trainings").await;
    let answer = format!("/me/trainings/{}", id_of(&people));
    assert!(own.text().contains(&format!("action=\"{answer}\"")) && own.text().contains("Demonstration venue"));
    let refused = app.post(&answer, &format!("answer=come&word={WORD}{}", "x".repeat(500)), &member).await;
    assert!(refused.text().contains("role=\"alert\"") && refused.text().contains(WORD), "nothing typed is lost");
    assert!(refused.text().contains("href=\"/ur/me/trainings\""), "the page is one that can be loaded");
    let answered = app.post(&answer, &format!("answer=come&word={WORD}"), &member).await;
    assert_eq!(answered.header("location"), "/me/trainings?done=come");
    assert!(as_one(&app, &coordinator, &people).await.text().contains(WORD));
    assert!(own_data(&app, &member).await["trainings"].to_string().contains(WORD));
    let changed = app.post(&format!("/ur{answer}"), &format!("answer=decline&word={WORD}"), &member).await;
    assert_eq!(changed.header("location"), "/ur/me/trainings?done=decline");
    let own = as_one(&app, &member, "/me/trainings?done=decline").await;
    assert!(!own.text().contains("Demonstration venue"), "who can't come needs not know where it is");

    let taken = app.post(&people, &format!("do=take-back&member={heron}"), &coordinator).await;
    assert_eq!(taken.header("location"), format!("{people}?done=taken-back"));
    assert!(!as_one(&app, &coordinator, &people).await.text().contains(WORD));
    assert_eq!(app.post(&answer, "answer=come", &member).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_is_not_invited_learns_of_nothing() {
    let app = TestApp::seeded().await;
    let coordinator = cookie(&app, Role::Coordinator).await;
    let (member, stranger) =
        (new_member(&app, &coordinator, "Heron").await, new_member(&app, &coordinator, "Owl").await);
    let people = first_training(&app, &coordinator).await;
    let heron = option(as_one(&app, &coordinator, &people).await.text(), "Heron");
    app.post(&people, &format!("do=invite&member={heron}"), &coordinator).await;
    let answer = format!("/me/trainings/{}", id_of(&people));
    app.post(&answer, &format!("answer=come&word={WORD}"), &member).await;

    let main = |text: &str| text[text.find("<main").expect("a page")..text.find("</main>").expect("a page")].to_owned();
    let partner = cookie(&app, Role::Partner).await;
    for other in [&stranger, &member, &partner] {
        let theirs = as_one(&app, other, &people).await;
        let missing = as_one(&app, other, "/trainings/zzzzzzzzzz/people").await;
        assert_eq!((theirs.status, missing.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert_eq!(main(theirs.text()), main(missing.text()), "not there and not yours are the same");
        assert_eq!(app.post(&people, &format!("do=invite&member={heron}"), other).await.status, StatusCode::NOT_FOUND);
    }
    for path in ["/me", "/me/trainings", "/directory", &format!("/trainings/{}", id_of(&people))] {
        let text = as_one(&app, &stranger, path).await.text().to_owned();
        assert!(!text.contains(WORD) && !text.contains("Demonstration venue"), "{path}");
    }
    assert_eq!(app.post(&answer, "answer=come", &stranger).await.status, StatusCode::NOT_FOUND);
    let public = app.get(&format!("/trainings/{}", id_of(&people))).await;
    assert!(!public.text().contains("Heron") && !public.text().contains("/people"));
}

#[tokio::test]
async fn what_was_learned_is_offered_and_never_added_by_itself() {
    let app = TestApp::seeded().await;
    let attended = "SELECT m.pseudonym FROM participations p JOIN members m ON m.id = p.member_id \
                    WHERE p.state = 'attended' AND p.role = 'participant'";
    assert!(!app.texts(attended).await.is_empty());
    let trained = "SELECT r.public_id FROM participations p JOIN records r ON r.id = p.member_id \
                   JOIN trainings t ON t.id = p.record_id JOIN record_terms m ON m.record_id = t.id \
                   WHERE p.state = 'attended' AND p.role = 'participant' AND m.list = 'module' \
                   AND m.term = 'training-of-trainers' AND NOT EXISTS (SELECT 1 FROM record_terms s \
                   WHERE s.record_id = p.member_id AND s.list = 'module' AND s.term = m.term)";
    let member = app.texts(trained).await.pop().expect("somebody who learned what is no skill of theirs yet");
    let own = signed_in(&app, &member).await;
    let page = as_one(&app, &own, "/me/profile").await;
    let offered = page.text().split("class=\"offered\"").nth(1).expect("an offer");
    let offered = &offered[..offered
        .find("<input type=\"hidden\"")
        .and_then(|first| offered[first + 1..].find("<input type=\"hidden\"").map(|second| first + second))
        .expect("what is offered and what is not")];
    assert!(offered.contains("value=\"training-of-trainers\"") && !offered.contains("checked"));
    let form = "skills=&skills=training-of-trainers";
    assert_eq!(app.post("/me/profile", form, &own).await.header("location"), "/me/profile?done=saved");
    let page = as_one(&app, &own, "/me/profile").await;
    let ticked = page.text().split("value=\"training-of-trainers\"").nth(1).expect("a box");
    assert!(ticked[..ticked.find('>').expect("an end")].contains("checked"));
    assert!(as_one(&app, &own, "/me/trainings").await.text().contains("class=\"own-list\""));
}

/// The cookie of a member of that id.
async fn signed_in(app: &TestApp, member: &str) -> String {
    let (operator, accounts) = (domain::accounts::Operator::at_the_command_line(), &app.state.accounts);
    let email: domain::accounts::Email = "somebody@example.org".parse().expect("an address");
    let language = domain::text::Language::English;
    let member = Some(member.parse().expect("an id"));
    let invitation = store::Invitation { email: email.clone(), role: Role::Member, member, language };
    let mut link = String::new();
    let letter = |credentials: &store::Credentials| {
        link = accounts.letters().link(credentials, language);
        accounts.letters().invitation(email.clone(), credentials, language, accounts.now())
    };
    app.store.invite(&operator, &invitation, accounts.now(), letter).await.expect("a store").expect("invited");
    let link = link.trim_start_matches("https://rabta.example").to_owned();
    app.post(&link, "", "").await.header("set-cookie").split(';').next().expect("a cookie").to_owned()
}

//! Signing in and out, sessions, invitations, and who may reach what.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use domain::{
    accounts::{Email, Operator, Role},
    text::Language,
};
use store::Invitation;

use crate::app::{Answer, TestApp};

fn operator() -> Operator {
    Operator::at_the_command_line()
}

fn address(role: Role) -> Email {
    format!("{role}@example.org").parse().expect("an address")
}

/// The link that somebody is sent who is invited to a role.
pub async fn invited(app: &TestApp, role: Role) -> String {
    let accounts = &app.state.accounts;
    let member = match role {
        Role::Member => app.store.demonstration_member(operator()).await.expect("a store"),
        _ => None,
    };
    let invitation = Invitation { email: address(role), role, member, language: Language::English };
    let mut link = String::new();
    let letters = server::accounts::Letters::new("");
    let letter = |credentials: &_| {
        link = letters.link(credentials, Language::English);
        letters.invitation(address(role), credentials, Language::English, accounts.now())
    };
    app.store.invite(&operator(), &invitation, accounts.now(), letter).await.expect("a store").expect("invited");
    link
}

/// The cookie of somebody of a role who has just signed in.
pub async fn cookie(app: &TestApp, role: Role) -> String {
    let link = invited(app, role).await;
    let answer = app.post(&link, "", "").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    answer.header("set-cookie").split(';').next().expect("a cookie").to_owned()
}

pub async fn as_one(app: &TestApp, cookie: &str, path: &str) -> Answer {
    app.ask(Method::GET, path, &[("cookie", cookie)]).await
}

/// The text of the newest mail of a topic to an address.
pub async fn newest_mail(app: &TestApp, topic: &str, to: &Email) -> Option<String> {
    // The mail is written after the answer.
    for _ in 0..100 {
        let mails = app.store.mailbox(operator()).await.expect("a mailbox");
        if let Some(mail) = mails.into_iter().find(|mail| mail.to == *to && mail.topic == topic) {
            return Some(mail.text);
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    None
}

#[tokio::test]
async fn a_link_signs_in_when_its_button_is_pressed_and_not_before() {
    let app = TestApp::seeded().await;
    let link = invited(&app, Role::Coordinator).await;
    for _ in 0..2 {
        let page = app.get(&link).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("method=\"post\""));
        assert!(page.headers.get("set-cookie").is_none());
    }
    let answer = app.post(&link, "", "").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/me"));
    let cookie = answer.header("set-cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Secure"), "{cookie}");
    let me = as_one(&app, cookie.split(';').next().expect("a cookie"), "/me").await;
    assert_eq!((me.status, me.header("cache-control")), (StatusCode::OK, "no-store"));
    let again = app.post(&link, "", "").await;
    assert_eq!(again.status, StatusCode::OK);
    assert!(again.headers.get("set-cookie").is_none(), "a used link signs nobody in");
}

#[tokio::test]
async fn a_code_from_the_mail_signs_in_and_leads_back() {
    let app = TestApp::seeded().await;
    let link = invited(&app, Role::Partner).await;
    app.post(&link, "", "").await;
    let email = address(Role::Partner);
    let asked = app.post("/sign-in", "email=Partner%40Example.org&next=%2Fme", "").await;
    assert_eq!(asked.status, StatusCode::OK);
    let text = newest_mail(&app, "sign-in", &email).await.expect("a mail");
    let code: String = text.rsplit_once("code there: ").expect("a code").1.chars().take(7).collect();
    let wrong = app.post("/sign-in", "email=partner%40example.org&code=1", "").await;
    assert!(
        wrong.text().contains("role=\"alert\"") && wrong.text().contains("partner@example.org"),
        "nothing typed is lost"
    );
    let form = format!("email=partner%40example.org&next=%2Fme&code={}", code.replace(' ', "+"));
    let signed_in = app.post("/sign-in", &form, "").await;
    assert_eq!((signed_in.status, signed_in.header("location")), (StatusCode::SEE_OTHER, "/me"));
}

#[tokio::test]
async fn nobody_learns_who_has_an_account() {
    let app = TestApp::seeded().await;
    invited(&app, Role::Member).await;
    let about = async |name: &str, more: &str| {
        let answer = app.post("/sign-in", &format!("email={name}%40example.org{more}"), "").await;
        let page = answer.text();
        let page = &page[page.find("<main").expect("a page")..page.find("</main>").expect("a page")];
        (answer.status, answer.headers.len(), page.replace(&format!("{name}@"), ""))
    };
    assert_eq!(about("member", "").await, about("nobody", "").await);
    assert_eq!(about("member", "&code=123456").await, about("nobody", "&code=123456").await);
}

#[tokio::test]
async fn what_is_no_address_is_said_beside_the_field() {
    let app = TestApp::seeded().await;
    for (path, typed) in [("/sign-in", "amna"), ("/ur/sign-in", "%3Cb%3E")] {
        let answer = app.post(path, &format!("email={typed}"), "").await;
        let page = answer.text();
        assert!(page.contains("aria-describedby=\"email-fault\"") && page.contains("id=\"email-fault\""), "{path}");
        assert!(!page.contains("<b>"));
    }
    assert!(app.post("/sign-in", "email=amna", "").await.text().contains("value=\"amna\""));
}

#[tokio::test]
async fn sessions_end_by_time_and_by_button() {
    let app = TestApp::seeded().await;
    let (one, two) = (cookie(&app, Role::Administrator).await, cookie(&app, Role::Administrator).await);
    let status = async |cookie: &str| as_one(&app, cookie, "/me").await.status;
    assert_eq!((status(&one).await, status(&two).await), (StatusCode::OK, StatusCode::OK));
    let ended = app.post("/me/sessions", "end=others", &one).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
    assert_eq!((status(&one).await, status(&two).await), (StatusCode::OK, StatusCode::SEE_OTHER));
    app.state.accounts.put_clock_ahead(TimeDelta::minutes(31));
    assert_eq!(status(&one).await, StatusCode::SEE_OTHER);
    let three = cookie(&app, Role::Administrator).await;
    let out = app.post("/sign-out", "", &three).await;
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(status(&three).await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn other_sites_can_make_nobody_do_anything() {
    let app = TestApp::seeded().await;
    let cookie = cookie(&app, Role::Coordinator).await;
    for path in server::accounts::paths() {
        let headers = [("cookie", cookie.as_str()), ("sec-fetch-site", "cross-site")];
        let answer = app.ask(Method::POST, path, &headers).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
}

/// What each role is answered, members with a record of their own: nobody, member, partner, coordinator, safety officer, administrator. 303 leads a stranger to
/// the sign-in page, and is also how a form is answered.
pub const MATRIX: &[(Method, &str, [u16; 6])] = &[
    (Method::GET, "/sign-in", [200, 303, 303, 303, 303, 303]),
    (Method::POST, "/sign-in/passkey/begin", [200, 200, 200, 200, 200, 200]),
    (Method::POST, "/sign-in/passkey/finish", [400, 400, 400, 400, 400, 400]),
    (Method::GET, "/sign-in/passkey/begin", [405, 405, 405, 405, 405, 405]),
    (Method::GET, "/sign-in/second-step", [200, 303, 303, 303, 303, 303]),
    (Method::POST, "/sign-in/second-step", [200, 200, 200, 200, 200, 200]),
    (Method::GET, "/sign-in/{link}", [200, 200, 200, 200, 200, 200]),
    (Method::GET, "/sign-out", [405, 405, 405, 405, 405, 405]),
    (Method::GET, "/me", [303, 200, 200, 200, 200, 200]),
    (Method::POST, "/me/sessions", [303, 303, 303, 303, 303, 303]),
    (Method::POST, "/me/mails", [303, 303, 303, 303, 303, 303]),
    (Method::GET, "/answer/{link}", [200, 200, 200, 200, 200, 200]),
    (Method::POST, "/answer/{link}", [200, 200, 200, 200, 200, 200]),
    (Method::POST, "/me/passkeys", [303, 303, 303, 303, 303, 303]),
    (Method::POST, "/me/passkeys/begin", [303, 200, 200, 200, 200, 200]),
    (Method::POST, "/me/passkeys/finish", [303, 400, 400, 400, 400, 400]),
    (Method::GET, "/me/second-step", [303, 404, 404, 200, 200, 200]),
    (Method::POST, "/me/second-step", [303, 404, 404, 200, 200, 200]),
    (Method::GET, "/me/profile", [303, 200, 404, 404, 404, 404]),
    (Method::POST, "/me/profile", [303, 303, 404, 404, 404, 404]),
    (Method::POST, "/me/undo", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/me/confirm", [303, 303, 404, 404, 404, 404]),
    (Method::POST, "/me/hide", [303, 303, 404, 404, 404, 404]),
    (Method::POST, "/me/show", [303, 303, 404, 404, 404, 404]),
    (Method::POST, "/me/consents", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/me/photo", [303, 200, 404, 404, 404, 404]),
    (Method::POST, "/me/photo/remove", [303, 303, 404, 404, 404, 404]),
    (Method::GET, "/photos/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/me/seen", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/me/data", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/me/data/rabta.zip", [303, 200, 404, 404, 404, 404]),
    (Method::POST, "/me/delete", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/me/sessions-led", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/me/sessions-led/new", [303, 200, 404, 404, 404, 404]),
    (Method::POST, "/me/sessions-led/new", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/me/sessions-led/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/me/sessions-led/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/me/sessions-led/{id}/withdraw", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/me/sessions-led/{id}/leave", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/me/trainings", [303, 200, 404, 200, 200, 200]),
    (Method::POST, "/me/trainings/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/trainings/{id}/people", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/trainings/{id}/people", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/library", [303, 200, 200, 200, 200, 200]),
    (Method::GET, "/library/cascade", [303, 200, 200, 200, 200, 200]),
    (Method::GET, "/library/modules/{topic}", [303, 200, 200, 200, 200, 200]),
    (Method::GET, "/library/modules/{topic}/new", [303, 404, 404, 200, 200, 200]),
    (Method::POST, "/library/modules/{topic}/new", [303, 404, 404, 200, 200, 200]),
    (Method::GET, "/library/modules/{topic}/take-along", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/library/materials/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/library/materials/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/library/materials/{id}/withdraw", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/library/files/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/me/mentoring", [303, 200, 404, 200, 200, 200]),
    (Method::POST, "/me/mentoring", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/me/mentoring/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/me/mentoring/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/directory", [303, 200, 200, 200, 200, 200]),
    (Method::GET, "/directory/invite", [303, 404, 404, 200, 200, 200]),
    (Method::POST, "/directory/invite", [303, 404, 404, 200, 200, 200]),
    (Method::GET, "/report", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/report/new", [303, 200, 404, 404, 404, 404]),
    (Method::POST, "/report/new", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/report/key", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/report/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/report/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/report/{id}/withdraw", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/planning", [303, 404, 404, 200, 200, 200]),
    (Method::POST, "/planning", [303, 404, 404, 200, 200, 200]),
    (Method::GET, "/planning/compare", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/planning/facts", [303, 404, 404, 200, 200, 200]),
    (Method::POST, "/planning/facts", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/planning/facts/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/planning/facts/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/planning/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/planning/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/planning/{id}/print", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/planning/{id}/delete", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/review", [303, 404, 404, 200, 200, 200]),
    (Method::GET, "/review/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/review/{id}", [303, 404, 404, 404, 404, 404]),
];

#[tokio::test]
async fn each_role_reaches_what_is_listed_and_nothing_else() {
    let listed: BTreeSet<_> = MATRIX.iter().map(|(_, path, _)| *path).collect();
    assert_eq!(listed, server::accounts::paths().into_iter().collect(), "a route without an entry, or the other way");
    let app = TestApp::seeded().await;
    let mut cookies = vec![String::new()];
    for role in Role::ALL {
        cookies.push(cookie(&app, *role).await);
    }
    for language in ["", "/ur"] {
        for (method, path, expected) in MATRIX {
            let path = format!(
                "{language}{}",
                path.replace("{link}", "unknown").replace("{id}", "0123456789").replace("{topic}", "mediation")
            );
            for (cookie, expected) in cookies.iter().zip(expected) {
                let answer = app.ask(method.clone(), &path, &[("cookie", cookie)]).await;
                assert_eq!(answer.status.as_u16(), *expected, "{method} {path} with {cookie}");
            }
        }
    }
}

#[tokio::test]
async fn not_there_and_not_yours_are_the_same_page() {
    let app = TestApp::seeded().await;
    let cookie = cookie(&app, Role::Member).await;
    let text = async |path: &str| {
        let page = as_one(&app, &cookie, path).await;
        let page = page.text();
        page[page.find("<main").expect("a page")..page.find("</main>").expect("a page")].to_owned()
    };
    assert_eq!(text("/directory/invite").await, text("/directory/nothing").await);
}

#[tokio::test]
async fn coordinators_invite_and_are_told_what_is_wrong() {
    let app = TestApp::seeded().await;
    let cookie = cookie(&app, Role::Coordinator).await;
    let sent = app.post("/directory/invite", "email=new%40example.org&role=member&language=ur", &cookie).await;
    assert!(sent.text().contains("class=\"done\""));
    let mail = newest_mail(&app, "invitation", &"new@example.org".parse().expect("an address")).await.expect("a mail");
    assert!(mail.contains("/ur/sign-in/"));
    for form in ["email=nothing&role=member", "email=a%40example.org&role=administrator", "email=a%40example.org"] {
        let refused = app.post("/directory/invite", form, &cookie).await;
        assert!(refused.text().contains("class=\"fault\""), "{form}");
    }
}

#[tokio::test]
async fn no_address_of_a_device_is_kept() {
    const CANARY: &str = "203.0.113.77";
    let app = TestApp::seeded().await;
    let link = invited(&app, Role::Member).await;
    let headers =
        [("x-forwarded-for", CANARY), ("forwarded", "for=203.0.113.77"), ("user-agent", "Firefox 203.0.113.77")];
    app.ask(Method::POST, &link, &headers).await;
    app.ask(Method::GET, "/sign-in", &headers).await;
    for entry in std::fs::read_dir(app.folder.path()).expect("a folder") {
        let path = entry.expect("a file").path();
        let bytes = if path.is_file() { std::fs::read(&path).expect("a file") } else { Vec::new() };
        let found = bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes());
        assert!(!found, "{}", path.display());
    }
}

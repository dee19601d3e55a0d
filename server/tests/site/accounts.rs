//! Signing in and out, sessions, and invitations.

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

/// What is looked for, as soon as it is there; none if it does not come for long. Mails are written after their answers.
pub async fn soon<T>(look: impl AsyncFn() -> Option<T>) -> Option<T> {
    for _ in 0..500 {
        let found = look().await;
        if found.is_some() {
            return found;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    None
}

/// The text of the newest mail of a topic to an address, if there is one by now.
pub async fn mail_by_now(app: &TestApp, topic: &str, to: &Email) -> Option<String> {
    let mails = app.store.mailbox(operator()).await.expect("a mailbox");
    mails.into_iter().find(|mail| mail.to == *to && mail.topic == topic).map(|mail| mail.text)
}

/// The text of the newest mail of a topic to an address.
pub async fn newest_mail(app: &TestApp, topic: &str, to: &Email) -> Option<String> {
    soon(async || mail_by_now(app, topic, to).await).await
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

//! The second step of signing in: forms that work without a script.

use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::accounts::Role;
use totp_rs::{Builder, Secret};

use crate::{
    accounts::{as_one, cookie, invited},
    app::TestApp,
};

/// What stands in a page between two pieces of it.
fn between<'a>(page: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = page.split_once(before).unwrap_or_else(|| panic!("no {before}"));
    rest.split_once(after).unwrap_or_else(|| panic!("no {after}")).0
}

/// What the phone shows that knows a secret.
fn code(app: &TestApp, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).expect("base 32");
    let phone = Builder::new().with_secret(secret).build().expect("a phone");
    phone.generate(app.state.accounts.now().timestamp().try_into().expect("a time")).to_string()
}

/// Turns it on; gives the secret and the recovery codes.
async fn turned_on(app: &TestApp, cookie: &str) -> (String, Vec<String>) {
    let begun = app.post("/me/second-step", "do=begin", cookie).await;
    let page = begun.text();
    let secret = between(page, "?secret=", "&amp;").to_owned();
    assert!(page.contains("class=\"qr\"") && between(page, "class=\"secret\"", "</p>").contains(&secret[..4]));
    let wrong = app.post("/me/second-step", "do=confirm&code=1", cookie).await;
    assert!(wrong.text().contains("aria-describedby=\"code-fault\""));
    let form = format!("do=confirm&code={}", code(app, &secret));
    let on = app.post("/me/second-step", &form, cookie).await;
    let codes = between(on.text(), "class=\"secret\"", "</ul>").split("<li>").skip(1);
    (secret, codes.map(|item| item[..11].to_owned()).collect())
}

#[tokio::test]
async fn a_link_asks_for_the_phones_code_and_then_signs_in() {
    let app = TestApp::seeded().await;
    let me = cookie(&app, Role::SafetyOfficer).await;
    let (secret, codes) = turned_on(&app, &me).await;
    assert_eq!(codes.len(), 10);
    assert!(!as_one(&app, &me, "/me/second-step").await.text().contains(&codes[0]), "they are shown once");

    let asked = app.post(&invited(&app, Role::SafetyOfficer).await, "", "").await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(asked.headers.get("set-cookie").is_none(), "it is no session yet");
    let token = between(asked.text(), "name=\"token\" value=\"", "\"").to_owned();
    assert_eq!(as_one(&app, &format!("__Host-rabta={token}"), "/me").await.status, StatusCode::SEE_OTHER);
    let step = async |code: &str| app.post("/sign-in/second-step", &format!("token={token}&code={code}"), "").await;
    let wrong = step("000000").await;
    assert!(wrong.text().contains("id=\"code-fault\"") && wrong.text().contains(&token), "nothing typed is lost");
    app.state.accounts.put_clock_ahead(TimeDelta::minutes(1));
    let right = step(&code(&app, &secret)).await;
    assert_eq!((right.status, right.header("location")), (StatusCode::SEE_OTHER, "/me"));
    let cookie = right.header("set-cookie").split(';').next().expect("a cookie").to_owned();
    assert_eq!(as_one(&app, &cookie, "/me").await.status, StatusCode::OK);
    assert!(step(&code(&app, &secret)).await.headers.get("set-cookie").is_none(), "the token is used up");

    let asked = app.post(&invited(&app, Role::SafetyOfficer).await, "", "").await;
    let token = between(asked.text(), "name=\"token\" value=\"", "\"").to_owned();
    let form = format!("token={token}&code={}", codes[3].to_uppercase().replace('-', "+"));
    assert_eq!(app.post("/ur/sign-in/second-step", &form, "").await.header("location"), "/ur/me");
}

#[tokio::test]
async fn it_is_turned_off_by_a_code() {
    let app = TestApp::seeded().await;
    let me = cookie(&app, Role::Coordinator).await;
    let (_, codes) = turned_on(&app, &me).await;
    let refused = app.post("/me/second-step", "do=end&code=", &me).await;
    assert!(refused.text().contains("id=\"code-fault\""));
    let off = app.post("/me/second-step", &format!("do=end&code={}", codes[9]), &me).await;
    assert!(off.text().contains("class=\"done\""));
    assert_eq!(app.post(&invited(&app, Role::Coordinator).await, "", "").await.status, StatusCode::SEE_OTHER);
}

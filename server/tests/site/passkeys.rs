//! Passkeys: added on one's own page, shown to sign in, removed.

use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::accounts::Role;
use serde_json::{Value, json};

use crate::{
    accounts::{as_one, cookie},
    app::{Answer, TestApp},
    device::Device,
};

/// What the server asks a device for: token and options.
async fn begun(app: &TestApp, path: &str, cookie: &str) -> (Value, Value) {
    let answer = app.send_json(&format!("{path}/begin"), &json!({}), cookie).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    let mut answer = answer.json();
    (answer["token"].take(), answer["options"].take())
}

async fn finished(app: &TestApp, path: &str, token: &Value, credential: &Value, cookie: &str) -> Answer {
    app.send_json(&format!("{path}/finish"), &json!({ "token": token, "credential": credential }), cookie).await
}

/// Adds the device's passkey to somebody's account.
async fn added(app: &TestApp, device: &mut Device, cookie: &str) -> Answer {
    let (token, options) = begun(app, "/me/passkeys", cookie).await;
    let made = device.make(&options);
    finished(app, "/me/passkeys", &token, &made, cookie).await
}

async fn shown(app: &TestApp, device: &mut Device) -> Answer {
    let (token, options) = begun(app, "/sign-in/passkey", "").await;
    let signed = device.sign(&options);
    finished(app, "/sign-in/passkey", &token, &signed, "").await
}

/// Every refusal looks like every other.
fn assert_refused(answer: &Answer, why: &str) {
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{why}");
    assert_eq!(answer.json(), json!({ "error": { "message": "This did not work." } }), "{why}");
    assert!(answer.headers.get("set-cookie").is_none(), "{why}");
}

#[tokio::test]
async fn a_passkey_is_added_signs_in_and_is_removed() {
    let app = TestApp::seeded().await;
    let (cookie, mut device) = (cookie(&app, Role::Coordinator).await, Device::new(1));
    let answer = added(&app, &mut device, &cookie).await;
    assert_eq!(answer.status, StatusCode::OK);
    let to = answer.json()["to"].as_str().expect("an address").to_owned();
    let me = as_one(&app, &cookie, to.split('#').next().expect("a path")).await;
    assert!(me.text().contains("class=\"done\"") && me.text().contains("name=\"remove\""));

    let answer = shown(&app, &mut device).await;
    assert_eq!((answer.status, answer.json()["to"].as_str()), (StatusCode::OK, Some("/me")));
    let fresh = answer.header("set-cookie").split(';').next().expect("a cookie").to_owned();
    assert_ne!(fresh, cookie, "a new session has a new token");
    assert_eq!(as_one(&app, &fresh, "/me").await.status, StatusCode::OK);

    let id = to.split(['=', '#']).nth(1).expect("an id").to_owned();
    let removed = app.post("/me/passkeys", &format!("remove={id}"), &fresh).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    assert!(!as_one(&app, &fresh, "/me").await.text().contains("name=\"remove\""));
    assert_refused(&shown(&app, &mut device).await, "it was removed");
}

#[tokio::test]
async fn devices_are_asked_for_keys_that_need_no_address() {
    let app = TestApp::seeded().await;
    let cookie = cookie(&app, Role::Member).await;
    let (_, options) = begun(&app, "/me/passkeys", &cookie).await;
    assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
    assert_eq!(options["rp"]["id"], "rabta.example");
    let told = options["user"].to_string();
    assert!(!told.contains("example.org"), "{told}");
    let mut device = Device::new(1);
    added(&app, &mut device, &cookie).await;
    let (_, again) = begun(&app, "/me/passkeys", &cookie).await;
    assert_ne!(again["user"]["id"], options["user"]["id"], "the first was never used");
    let (_, once_more) = begun(&app, "/me/passkeys", &cookie).await;
    assert_eq!(again["user"]["id"], once_more["user"]["id"], "an account has one name for its devices");
    assert_eq!(again["excludeCredentials"].as_array().map(Vec::len), Some(1));
    let (_, asked) = begun(&app, "/sign-in/passkey", "").await;
    assert_eq!(asked["allowCredentials"], json!([]), "nobody learns which passkeys there are");
    assert_eq!(asked["userVerification"], "required");
}

#[tokio::test]
async fn what_proves_nothing_is_refused_in_one_way() {
    let app = TestApp::seeded().await;
    let (one, other) = (cookie(&app, Role::Coordinator).await, cookie(&app, Role::Partner).await);
    let mut device = Device::new(1);
    added(&app, &mut device, &one).await;
    let path = "/sign-in/passkey";

    assert_refused(&shown(&app, &mut Device::new(2)).await, "nobody knows this device");
    let (token, options) = begun(&app, path, "").await;
    let signed = device.sign(&options);
    assert_eq!(finished(&app, path, &token, &signed, "").await.status, StatusCode::OK);
    assert_refused(&finished(&app, path, &token, &signed, "").await, "a challenge works once");
    let (token, _) = begun(&app, path, "").await;
    assert_refused(&finished(&app, path, &token, &signed, "").await, "another challenge was signed");
    let (token, options) = begun(&app, path, "").await;
    app.state.accounts.put_clock_ahead(TimeDelta::minutes(5));
    assert_refused(&finished(&app, path, &token, &device.sign(&options), "").await, "it came too late");
    device.uses = 0;
    assert_refused(&shown(&app, &mut device).await, "a copy of the device counts its uses anew");
    device.uses = 9;
    device.verifies = false;
    assert_refused(&shown(&app, &mut device).await, "nobody has proved to be its owner");
    device.verifies = true;
    device.origin = "https://rabta.example.elsewhere.example".to_owned();
    assert_refused(&shown(&app, &mut device).await, "it was led astray");
    for body in [json!({}), json!({ "token": "x", "credential": {} }), json!("no")] {
        assert_refused(&app.send_json("/sign-in/passkey/finish", &body, "").await, "nothing was shown");
        assert_refused(&app.send_json("/me/passkeys/finish", &body, &one).await, "nothing was made");
    }
    let (token, options) = begun(&app, "/me/passkeys", &one).await;
    let made = Device::new(3).make(&options);
    assert_refused(&finished(&app, "/me/passkeys", &token, &made, &other).await, "somebody else was asked");
    let (token, options) = begun(&app, "/me/passkeys", &other).await;
    let made = Device::new(1).make(&options);
    assert_refused(&finished(&app, "/me/passkeys", &token, &made, &other).await, "it belongs to another account");
}

#[tokio::test]
async fn somebody_elses_passkey_is_as_one_that_is_not_there() {
    let app = TestApp::seeded().await;
    let (one, other) = (cookie(&app, Role::Coordinator).await, cookie(&app, Role::Partner).await);
    let mut device = Device::new(1);
    added(&app, &mut device, &one).await;
    let id = app.texts("SELECT public_id FROM passkeys").await.concat();
    let (theirs, none) = (
        app.post("/me/passkeys", &format!("remove={id}"), &other).await,
        app.post("/me/passkeys", "remove=0000000000", &other).await,
    );
    assert_eq!((theirs.status, theirs.header("location")), (none.status, none.header("location")));
    assert_eq!(shown(&app, &mut device).await.status, StatusCode::OK);
    assert!(!as_one(&app, &other, &format!("/me?passkey={id}")).await.text().contains("class=\"done\""));
}

#[tokio::test]
async fn they_lead_back_and_nowhere_else() {
    let app = TestApp::seeded().await;
    let mut device = Device::new(1);
    added(&app, &mut device, &cookie(&app, Role::Partner).await).await;
    for (path, next, to) in [
        ("/sign-in/passkey", "/directory", "/directory"),
        ("/sign-in/passkey", "//elsewhere.example", "/me"),
        ("/ur/sign-in/passkey", "", "/ur/me"),
    ] {
        let (token, options) = begun(&app, path, "").await;
        let body = json!({ "token": token, "credential": device.sign(&options), "next": next });
        assert_eq!(app.send_json(&format!("{path}/finish"), &body, "").await.json()["to"], to);
    }
}

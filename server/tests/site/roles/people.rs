//! Somebody of every role, each signed in, with something of their own that no other may see.

use domain::{
    accounts::{Email, Operator, Role},
    ids::PublicId,
    text::Language,
};
use serde_json::json;
use store::{Credentials, Entry, Invitation};

use crate::{
    accounts::as_one,
    app::{Answer, TestApp},
    device::Device,
};

/// Who asks. Two are members with records of their own; one has the role and no record; one has left the network and kept
/// the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    Nobody,
    One,
    Other,
    Recordless,
    Left,
    Partner,
    Coordinator,
    SafetyOfficer,
    Administrator,
}

/// Members of the network.
pub const MEMBERS: &[Who] = &[Who::One, Who::Other];
/// Those who have a member's record, in the network or not any more.
pub const WITH_RECORDS: &[Who] = &[Who::One, Who::Other, Who::Left];
pub const COORDINATORS: &[Who] = &[Who::Coordinator, Who::SafetyOfficer, Who::Administrator];
pub const SIGNED_IN: &[Who] = Who::ALL.split_at(1).1;

impl Who {
    pub const ALL: &[Self] = &[
        Self::Nobody,
        Self::One,
        Self::Other,
        Self::Recordless,
        Self::Left,
        Self::Partner,
        Self::Coordinator,
        Self::SafetyOfficer,
        Self::Administrator,
    ];

    pub fn slug(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::One => "one",
            Self::Other => "other",
            Self::Recordless => "recordless",
            Self::Left => "left",
            Self::Partner => "partner",
            Self::Coordinator => "coordinator",
            Self::SafetyOfficer => "safety-officer",
            Self::Administrator => "administrator",
        }
    }

    fn role(self) -> Option<Role> {
        match self {
            Self::Nobody => None,
            Self::One | Self::Other | Self::Recordless | Self::Left => Some(Role::Member),
            Self::Partner => Some(Role::Partner),
            Self::Coordinator => Some(Role::Coordinator),
            Self::SafetyOfficer => Some(Role::SafetyOfficer),
            Self::Administrator => Some(Role::Administrator),
        }
    }
}

/// What somebody has who is signed in; all empty for nobody.
#[derive(Debug, Clone, Default)]
pub struct Person {
    pub cookie: String,
    /// The link that signed them in, which is used up.
    pub used_link: String,
    /// Ids of their account, of the session behind the cookie, and of their passkey.
    pub account: String,
    pub session: String,
    pub passkey: String,
    /// The secret of their second step, which is begun and not confirmed; for those who coordinate.
    pub second_step: String,
}

/// A token that is `who`'s own.
pub fn own(who: Who, what: &str) -> String {
    format!("canaryzq-own-{}-{what}", who.slug())
}

pub fn address(who: Who) -> Email {
    format!("{}@example.org", own(who, "address")).parse().expect("an address")
}

/// A link that signs somebody in, an account being made for them where there is none.
pub async fn link(app: &TestApp, who: Who, member: Option<&PublicId>) -> String {
    let role = who.role().expect("somebody");
    let invitation = Invitation { email: address(who), role, member: member.cloned(), language: Language::English };
    let accounts = &app.state.accounts;
    let mut link = String::new();
    let letter = |credentials: &Credentials| {
        credentials.link.as_str().clone_into(&mut link);
        accounts.letters().invitation(address(who), credentials, Language::English, accounts.now())
    };
    let operator = Operator::at_the_command_line();
    app.store.invite(&operator, &invitation, accounts.now(), letter).await.expect("a store").expect("invited");
    link
}

/// Signs somebody in on a device of their own, with a passkey and what else an account can have.
pub async fn sign_in(app: &TestApp, who: Who, member: Option<&PublicId>) -> Person {
    let used_link = link(app, who, member).await;
    let now = app.state.accounts.now();
    let entry = app.store.sign_in_by_link(&used_link, &own(who, "device"), now).await.expect("a store");
    let Some(Entry::Session(session)) = entry else { panic!("{who:?} is not in") };
    let cookie = format!("__Host-rabta={}", session.token.as_str());
    let known = app.store.find_session(session.token.as_str(), now).await.expect("a store").expect("a session");
    let account = known.signed_in.account().id.to_string();
    let mut person = Person { cookie, used_link, account, session: known.id.to_string(), ..Person::default() };
    person.passkey = passkey(app, who, &person.cookie).await;
    if COORDINATORS.contains(&who) {
        let begun = app.post("/me/second-step", "do=begin", &person.cookie).await;
        let secret = begun.text().split_once("?secret=").and_then(|(_, rest)| rest.split_once('&'));
        secret.expect("a secret").0.clone_into(&mut person.second_step);
    }
    person
}

/// Adds a passkey that has a name; gives its id.
async fn passkey(app: &TestApp, who: Who, cookie: &str) -> String {
    let begun = app.send_json("/me/passkeys/begin", &json!({}), cookie).await.json();
    let made = Device::new(100 + who as u8).make(&begun["options"]);
    let body = json!({ "token": begun["token"], "credential": made, "name": own(who, "passkey") });
    let finished: Answer = app.send_json("/me/passkeys/finish", &body, cookie).await;
    let to = finished.json()["to"].as_str().expect("an address").to_owned();
    assert!(as_one(app, cookie, "/me").await.text().contains(&own(who, "passkey")), "{who:?} has no passkey");
    to.split_once("passkey=").and_then(|(_, rest)| rest.split('#').next()).expect("an id").to_owned()
}

//! Invitations, sign-ins and sessions.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    accounts::{Email, Mail, Role, SignInCode, SignedIn},
    text::Language,
};
use store::{Credentials, Entry, Invitation, InvitationFault, NewSession, Store, StoreError};

use crate::engines::{TestStore, config, on_every_engine, operator};

const ADDRESS: &str = "canary.amna@example.org";

/// When the tests begin.
pub fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

/// The address of the account that the tests are about.
pub fn email() -> Email {
    ADDRESS.parse().unwrap()
}

fn letter(to: Email, kept: &mut Option<Credentials>, credentials: &Credentials) -> Mail {
    *kept = Some(credentials.clone());
    Mail { topic: "test", to, subject: "A link".to_owned(), text: credentials.link.as_str().to_owned(), ends: None }
}

/// The link that an invitation sends.
pub async fn invited(store: &Store, role: Role, now: DateTime<Utc>) -> Result<Credentials, InvitationFault> {
    sent(store, &Invitation { email: email(), role, member: None, language: Language::Urdu }, now).await
}

/// The link that this invitation sends.
pub async fn sent(store: &Store, invitation: &Invitation, now: DateTime<Utc>) -> Result<Credentials, InvitationFault> {
    let (mut kept, to) = (None, invitation.email.clone());
    let outcome = store.invite(&operator(), invitation, now, |sent| letter(to, &mut kept, sent)).await.unwrap();
    outcome.map(|()| kept.unwrap())
}

/// What is sent to somebody who wants to sign in.
pub async fn asked(store: &Store, now: DateTime<Utc>) -> Option<Credentials> {
    let mut kept = None;
    store.ask_to_sign_in(&email(), now, |sent, _| letter(email(), &mut kept, sent)).await.unwrap();
    kept
}

/// Somebody who was invited and signed in by the invitation's link.
pub async fn known(test: &TestStore, now: DateTime<Utc>) -> NewSession {
    let link = invited(&test.store, Role::Coordinator, now).await.unwrap().link;
    session(test.store.sign_in_by_link(link.as_str(), "Firefox", now).await.unwrap())
}

/// The session of somebody who takes no second step.
fn session(entry: Option<Entry>) -> NewSession {
    match entry {
        Some(Entry::Session(session)) => session,
        other => panic!("{other:?}"),
    }
}

fn wrong(code: &SignInCode) -> SignInCode {
    SignInCode::from_random(code.as_str().parse::<u32>().unwrap() + 1)
}

on_every_engine! {
    async fn an_invitation_signs_in_once(test) {
        let link = invited(&test.store, Role::Partner, start()).await.unwrap().link;
        let later = start() + TimeDelta::days(13);
        assert!(test.store.is_link_alive(link.as_str(), later).await.unwrap());
        let session = session(test.store.sign_in_by_link(link.as_str(), "", later).await.unwrap());
        assert_eq!(session.signed_in.account().role, Role::Partner);
        assert_eq!(session.signed_in.account().language, Language::Urdu);
        assert!(!test.store.is_link_alive(link.as_str(), later).await.unwrap());
        assert!(test.store.sign_in_by_link(link.as_str(), "", later).await.unwrap().is_none());
    }

    async fn an_invitation_ends(test) {
        let link = invited(&test.store, Role::Member, start()).await.unwrap().link;
        assert!(test.store.sign_in_by_link(link.as_str(), "", start() + TimeDelta::days(14)).await.unwrap().is_none());
        assert!(test.store.sign_in_by_link("made up", "", start()).await.unwrap().is_none());
    }

    async fn an_address_has_one_account(test) {
        invited(&test.store, Role::Member, start()).await.unwrap();
        assert_eq!(invited(&test.store, Role::Administrator, start()).await.unwrap_err(), InvitationFault::Taken);
        invited(&test.store, Role::Member, start()).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM accounts").await, 1);
        assert_eq!(test.count("SELECT COUNT(*) FROM outbox_messages").await, 2);
    }

    async fn only_who_coordinates_invites_and_not_beyond_their_role(test) {
        let coordinator = known(&test, start()).await.signed_in.coordinator().unwrap();
        for role in Role::ALL {
            let email: Email = format!("{role}@example.org").parse().unwrap();
            let invitation = Invitation { email: email.clone(), role: *role, member: None, language: Language::English };
            let mut kept = None;
            let outcome = test
                .store
                .invite(&coordinator, &invitation, start(), |sent| letter(email, &mut kept, sent))
                .await
                .unwrap();
            let may = matches!(role, Role::Member | Role::Partner);
            assert_eq!(outcome, if may { Ok(()) } else { Err(InvitationFault::Role) }, "{role}");
            assert_eq!(kept.is_some(), may);
        }
        let nobody = Invitation {
            email: "new@example.org".parse().unwrap(),
            role: Role::Member,
            member: Some("0000000000".parse().unwrap()),
            language: Language::English,
        };
        let outcome = test.store.invite(&coordinator, &nobody, start(), |_| unreachable!("nobody is written to")).await;
        assert_eq!(outcome.unwrap(), Err(InvitationFault::NoSuchMember));
    }

    async fn a_code_signs_in_and_a_new_session_has_a_new_token(test) {
        let first = known(&test, start()).await;
        let sent = asked(&test.store, start()).await.unwrap();
        let code = sent.code.unwrap();
        let second = session(test.store.sign_in_by_code(&email(), &code, "", start()).await.unwrap());
        assert_ne!(first.token, second.token);
        // Neither the code nor the link beside it works again.
        assert!(test.store.sign_in_by_code(&email(), &code, "", start()).await.unwrap().is_none());
        assert!(!test.store.is_link_alive(sent.link.as_str(), start()).await.unwrap());
    }

    async fn a_code_ends_after_a_quarter_of_an_hour(test) {
        known(&test, start()).await;
        let code = asked(&test.store, start()).await.unwrap().code.unwrap();
        let late = start() + TimeDelta::minutes(15);
        assert!(test.store.sign_in_by_code(&email(), &code, "", late).await.unwrap().is_none());
    }

    async fn five_wrong_codes_are_all(test) {
        known(&test, start()).await;
        let code = asked(&test.store, start()).await.unwrap().code.unwrap();
        for _ in 0..5 {
            assert!(test.store.sign_in_by_code(&email(), &wrong(&code), "", start()).await.unwrap().is_none());
        }
        assert!(test.store.sign_in_by_code(&email(), &code, "", start()).await.unwrap().is_none());
        // Another mail is no way around it: attempts count for the account.
        let another = asked(&test.store, start()).await.unwrap().code.unwrap();
        assert!(test.store.sign_in_by_code(&email(), &another, "", start()).await.unwrap().is_none());
        let later = start() + TimeDelta::minutes(16);
        let code = asked(&test.store, later).await.unwrap().code.unwrap();
        assert!(test.store.sign_in_by_code(&email(), &code, "", later).await.unwrap().is_some());
    }

    async fn nobody_is_flooded_with_mail(test) {
        known(&test, start()).await;
        for mail in 0..8 {
            assert_eq!(asked(&test.store, start()).await.is_some(), mail < 5);
        }
        assert!(asked(&test.store, start() + TimeDelta::minutes(16)).await.is_some());
    }

    async fn strangers_are_sent_nothing_and_told_the_same(test) {
        let stranger: Email = "stranger@example.org".parse().unwrap();
        test.store.ask_to_sign_in(&stranger, start(), |_, _| unreachable!("nobody is written to")).await.unwrap();
        let code = SignInCode::from_random(1);
        assert!(test.store.sign_in_by_code(&stranger, &code, "", start()).await.unwrap().is_none());
        assert_eq!(test.count("SELECT COUNT(*) FROM outbox_messages").await, 0);
    }

    async fn a_session_ends_when_idle_and_after_half_a_day(test) {
        let token = known(&test, start()).await.token;
        let find = async |minutes: i64| {
            test.store.find_session(token.as_str(), start() + TimeDelta::minutes(minutes)).await.unwrap().is_some()
        };
        assert!(find(29).await);
        assert!(find(58).await, "its use was noted");
        assert!(!find(88).await);
        let token = known(&test, start()).await.token;
        let mut last = start();
        for step in 1..=25 {
            last = start() + TimeDelta::minutes(29 * step);
            let alive = test.store.find_session(token.as_str(), last).await.unwrap().is_some();
            assert_eq!(alive, last < start() + TimeDelta::hours(12), "after {step} steps");
        }
        test.store.forget_old_sessions(operator(), last).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM sessions").await, 0);
    }

    async fn sessions_are_listed_and_ended_by_their_owner_alone(test) {
        let (one, two) = (known(&test, start()).await, known(&test, start()).await);
        let three = known(&test, start()).await;
        let alive = async |session: &NewSession| {
            test.store.find_session(session.token.as_str(), start()).await.unwrap()
        };
        let listed = test.store.sessions(&one.signed_in, start()).await.unwrap();
        assert_eq!(listed.len(), 3);
        assert_eq!(listed[0].device, "Firefox");
        let id = alive(&two).await.unwrap().id;
        test.store.end_session(&stranger(&test).await, &id).await.unwrap();
        assert!(alive(&two).await.is_some(), "somebody else ended it");
        test.store.end_session(&one.signed_in, &id).await.unwrap();
        assert!(alive(&two).await.is_none());
        let own = alive(&one).await.unwrap().id;
        test.store.end_all_sessions(&one.signed_in, Some(&own)).await.unwrap();
        assert!(alive(&one).await.is_some() && alive(&three).await.is_none());
        test.store.end_all_sessions(&one.signed_in, None).await.unwrap();
        assert!(alive(&one).await.is_none());
    }

    async fn the_tables_let_nobody_sign_in_or_be_found(test) {
        let session = known(&test, start()).await;
        let sent = asked(&test.store, start()).await.unwrap();
        let mut kept = String::new();
        for (table, columns) in [
            ("accounts", "email_digest || email || public_id"),
            ("sign_ins", "link_digest || code_digest"),
            ("sessions", "digest || public_id || device"),
            ("audit_entries", "actor || action || subject || reason"),
        ] {
            let sql = format!("SELECT COALESCE({columns}, '') FROM {table}");
            kept += &test.texts(&sql).await.concat();
        }
        assert!(kept.contains("sign-in by link"), "the audit log tells of sign-ins");
        for secret in [ADDRESS, "canary", session.token.as_str(), sent.link.as_str(), sent.code.unwrap().as_str()] {
            assert!(!kept.contains(secret), "{secret}");
        }
    }

    async fn without_the_key_there_are_no_accounts(test) {
        let store = Store::open(&config(&test.url, None)).await.unwrap();
        let outcome = store.ask_to_sign_in(&email(), start(), |_, _| unreachable!("nobody is written to")).await;
        assert!(matches!(outcome, Err(StoreError::NoKey)));
    }
}

/// Somebody else who is signed in.
pub async fn stranger(test: &TestStore) -> SignedIn {
    let invitation = Invitation {
        email: "other@example.org".parse().unwrap(),
        role: Role::Member,
        member: None,
        language: Language::English,
    };
    let mut kept = None;
    let email = invitation.email.clone();
    test.store.invite(&operator(), &invitation, start(), |sent| letter(email, &mut kept, sent)).await.unwrap().unwrap();
    let link = kept.unwrap().link;
    session(test.store.sign_in_by_link(link.as_str(), "", start()).await.unwrap()).signed_in
}

//! Passkeys: what is asked for, kept, shown and removed. What devices sign is checked by the server.

use chrono::TimeDelta;
use domain::{
    accounts::{Email, Mail, Passkey, SignedIn},
    text::Language,
};
use store::{NewPasskey, NewSession, ShownPasskey, Store, StoreError};

use crate::{
    accounts::{known, start, stranger},
    engines::{TestStore, config, on_every_engine, operator},
};

/// The random name of the account that the tests' passkeys know.
pub const HANDLE: &str = "8c0f3f0e-5a3c-4a55-9a44-000000000001";

fn new(name: &str, id: &[u8]) -> NewPasskey {
    NewPasskey {
        name: name.to_owned(),
        user_handle: HANDLE.to_owned(),
        credential_id: id.to_vec(),
        credential: "canary-credential 0".to_owned(),
    }
}

/// The mail that tells of a new one.
fn told(to: Email, _: Language) -> Mail {
    Mail { topic: "passkey", to, subject: "new".to_owned(), text: "canary-told".to_owned(), ends: None }
}

/// Adds a passkey with a name and an id.
pub async fn added(test: &TestStore, by: &SignedIn, name: &str, id: &[u8]) -> Passkey {
    let public_id = test.store.add_passkey(by, &new(name, id), start(), told).await.unwrap().expect("it is added");
    let listed = test.store.passkeys(by).await.unwrap();
    listed.into_iter().find(|passkey| passkey.id == public_id).unwrap()
}

/// Signs in by a passkey whose proof holds or not.
pub async fn shown(store: &Store, id: &[u8], handle: &str, holds: bool) -> Option<NewSession> {
    let shown = ShownPasskey { credential_id: id, user_handle: handle };
    let prove = |known: &str| holds.then(|| known.replace('0', "1"));
    store.sign_in_by_passkey(shown, "Firefox", start() + TimeDelta::hours(1), prove).await.unwrap()
}

on_every_engine! {
    async fn a_passkey_signs_in_where_its_proof_holds(test) {
        let by = known(&test, start()).await.signed_in;
        let passkey = added(&test, &by, "  My\nphone ", b"one").await;
        assert_eq!((passkey.name.as_str(), passkey.added, passkey.used), ("My phone", start(), None));
        let mails = test.store.mailbox(operator()).await.unwrap();
        assert_eq!(mails.iter().filter(|mail| mail.topic == "passkey").count(), 1, "its owner is told");
        assert!(shown(&test.store, b"one", HANDLE, false).await.is_none(), "what was signed does not hold");
        assert!(shown(&test.store, b"one", "another", true).await.is_none(), "it belongs to another account");
        assert!(shown(&test.store, b"two", HANDLE, true).await.is_none(), "nobody knows it");
        let session = shown(&test.store, b"one", HANDLE, true).await.unwrap();
        assert_eq!(session.signed_in, by);
        let now = start() + TimeDelta::hours(1);
        assert!(test.store.find_session(session.token.as_str(), now).await.unwrap().is_some());
        assert_eq!(test.store.passkeys(&by).await.unwrap()[0].used, Some(now));
        assert_eq!(test.store.passkey_owner(&by).await.unwrap().credentials, ["canary-credential 1"], "as it is after its use");
        assert_eq!(test.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'sign-in by passkey'").await, 1);
    }

    async fn a_challenge_comes_back_once_in_time_and_to_its_own(test) {
        let (by, other) = (known(&test, start()).await.signed_in, stranger(&test).await);
        let store = &test.store;
        let kept = store.keep_challenge(Some(&by), "canary-state", start()).await.unwrap().unwrap();
        assert_eq!(store.take_challenge(None, kept.as_str(), start()).await.unwrap(), None);
        assert_eq!(store.take_challenge(Some(&other), kept.as_str(), start()).await.unwrap(), None);
        assert_eq!(store.take_challenge(Some(&by), "made up", start()).await.unwrap(), None);
        let late = start() + TimeDelta::minutes(5);
        assert_eq!(store.take_challenge(Some(&by), kept.as_str(), late).await.unwrap(), None);
        let in_time = late - TimeDelta::seconds(1);
        let taken = store.take_challenge(Some(&by), kept.as_str(), in_time).await.unwrap();
        assert_eq!(taken.as_deref(), Some("canary-state"));
        assert_eq!(store.take_challenge(Some(&by), kept.as_str(), in_time).await.unwrap(), None, "once");
        // Strangers' challenges are nobody's; an account's are its own, and the last one counts.
        let nobodys = store.keep_challenge(None, "state", start()).await.unwrap().unwrap();
        let first = store.keep_challenge(Some(&by), "first", start()).await.unwrap().unwrap();
        store.keep_challenge(Some(&by), "second", start()).await.unwrap().unwrap();
        assert_eq!(store.take_challenge(Some(&by), first.as_str(), start()).await.unwrap(), None);
        assert!(store.take_challenge(None, nobodys.as_str(), start()).await.unwrap().is_some());
        test.store.forget_old_sessions(operator(), late).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM passkey_challenges").await, 0);
    }

    async fn passkeys_are_removed_by_their_owner_alone(test) {
        let (by, other) = (known(&test, start()).await.signed_in, stranger(&test).await);
        let passkey = added(&test, &by, "", b"one").await;
        test.store.remove_passkey(&other, &passkey.id).await.unwrap();
        assert!(test.store.passkeys(&other).await.unwrap().is_empty());
        assert!(shown(&test.store, b"one", HANDLE, true).await.is_some(), "somebody else removed it");
        test.store.remove_passkey(&by, &passkey.id).await.unwrap();
        assert!(shown(&test.store, b"one", HANDLE, true).await.is_none());
        assert_eq!(test.count("SELECT COUNT(*) FROM audit_entries WHERE action LIKE '%e passkey'").await, 1);
    }

    async fn a_passkey_belongs_to_one_account_which_has_ten_at_most(test) {
        let (by, other) = (known(&test, start()).await.signed_in, stranger(&test).await);
        for number in 0..10_u8 {
            added(&test, &by, "", &[number]).await;
        }
        assert_eq!(test.store.add_passkey(&by, &new("", b"eleven"), start(), told).await.unwrap(), None);
        assert_eq!(test.store.add_passkey(&other, &new("", &[3]), start(), told).await.unwrap(), None);
        let owner = test.store.passkey_owner(&by).await.unwrap();
        assert_eq!((owner.user_handle.as_deref(), owner.credentials.len()), (Some(HANDLE), 10));
        assert_eq!(test.store.passkey_owner(&other).await.unwrap().user_handle, None);
    }

    async fn the_tables_tell_of_no_device(test) {
        let by = known(&test, start()).await.signed_in;
        added(&test, &by, "canary-name", b"canary-id").await;
        let token = test.store.keep_challenge(None, "canary-state", start()).await.unwrap().unwrap();
        let mut kept = test.texts("SELECT credential_digest || credential || name || user_handle FROM passkeys").await;
        kept.extend(test.texts("SELECT digest || state FROM passkey_challenges").await);
        kept.extend(test.texts("SELECT actor || action || subject || reason FROM audit_entries").await);
        let kept = kept.concat();
        assert!(kept.contains("add passkey") && !kept.contains("canary") && !kept.contains(token.as_str()));
    }

    async fn a_closed_account_has_no_way_in(test) {
        let by = known(&test, start()).await.signed_in;
        added(&test, &by, "", b"one").await;
        sea_orm::ConnectionTrait::execute_unprepared(&test.database, "UPDATE accounts SET closed = created").await.unwrap();
        assert!(shown(&test.store, b"one", HANDLE, true).await.is_none());
    }

    async fn without_the_key_nothing_is_asked_for(test) {
        let store = Store::open(&config(&test.url, None)).await.unwrap();
        assert!(matches!(store.keep_challenge(None, "state", start()).await, Err(StoreError::NoKey)));
    }
}

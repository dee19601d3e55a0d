//! The second step of signing in.

use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::{Coordinator, RecoveryCode, SignInCode, SignedIn, StepCode};
use store::{Entry, SecondStep, StepOutcome, Token};
use totp_rs::{Builder, Secret};

use crate::{
    accounts::{email, invited, known, start},
    engines::{TestStore, on_every_engine, operator},
};

/// What somebody's phone and paper show.
pub struct Held {
    secret: String,
    pub recovery: Vec<RecoveryCode>,
}

impl Held {
    /// The code that the phone shows.
    fn code(&self, now: DateTime<Utc>) -> SignInCode {
        let secret = Secret::try_from_base32(&self.secret).unwrap();
        let phone = Builder::new().with_secret(secret).build().unwrap();
        phone.generate(now.timestamp().try_into().unwrap()).to_string().parse().unwrap()
    }

    fn phone(&self, now: DateTime<Utc>) -> StepCode {
        StepCode::Phone(self.code(now))
    }
}

fn coordinator(by: &SignedIn) -> Coordinator {
    by.coordinator().unwrap()
}

/// Turns the second step on.
pub async fn turned_on(test: &TestStore, by: &SignedIn, now: DateTime<Utc>) -> Held {
    test.store.begin_second_step(&coordinator(by), now).await.unwrap();
    let SecondStep::Begun(secret) = test.store.second_step(by).await.unwrap() else { panic!("it is not begun") };
    let mut held = Held { secret, recovery: Vec::new() };
    let codes = test.store.confirm_second_step(&coordinator(by), &held.code(now), now).await.unwrap();
    held.recovery = codes.expect("the code is right");
    held
}

/// Somebody with a second step who has used their link.
async fn waiting(test: &TestStore, now: DateTime<Utc>) -> Token {
    let link = invited(&test.store, domain::accounts::Role::Coordinator, now).await.unwrap().link;
    match test.store.sign_in_by_link(link.as_str(), "", now).await.unwrap() {
        Some(Entry::SecondStep(token)) => token,
        other => panic!("{other:?}"),
    }
}

async fn take(test: &TestStore, token: &Token, code: &StepCode, now: DateTime<Utc>) -> StepOutcome {
    test.store.take_second_step(token.as_str(), Some(code), "Firefox", now).await.unwrap()
}

fn minutes(minutes: i64) -> DateTime<Utc> {
    start() + TimeDelta::minutes(minutes)
}

on_every_engine! {
    async fn it_is_asked_for_once_a_code_has_shown_that_the_phone_knows(test) {
        let by = known(&test, start()).await.signed_in;
        assert_eq!(test.store.second_step(&by).await.unwrap(), SecondStep::Off);
        test.store.begin_second_step(&coordinator(&by), start()).await.unwrap();
        let wrong = SignInCode::from_random(1);
        assert_eq!(test.store.confirm_second_step(&coordinator(&by), &wrong, start()).await.unwrap(), None);
        known(&test, start()).await;
        let held = turned_on(&test, &by, start()).await;
        assert_eq!(held.recovery.len(), 10);
        let on = SecondStep::On { since: start(), recovery_codes: 10 };
        assert_eq!(test.store.second_step(&by).await.unwrap(), on);
        test.store.begin_second_step(&coordinator(&by), start()).await.unwrap();
        assert_eq!(test.store.second_step(&by).await.unwrap(), on, "beginning again is no way to turn it off");
    }

    async fn a_link_leads_to_it_and_it_leads_in(test) {
        let by = known(&test, start()).await.signed_in;
        let held = turned_on(&test, &by, start()).await;
        let token = waiting(&test, minutes(1)).await;
        assert!(test.store.find_session(token.as_str(), minutes(1)).await.unwrap().is_none(), "it is no session");
        let StepOutcome::Session(session) = take(&test, &token, &held.phone(minutes(1)), minutes(1)).await else {
            panic!("the code is right")
        };
        assert!(test.store.find_session(session.token.as_str(), minutes(1)).await.unwrap().is_some());
        let again = take(&test, &token, &held.phone(minutes(2)), minutes(2)).await;
        assert!(matches!(again, StepOutcome::Over), "a token leads in once");
    }

    async fn a_mailed_code_leads_to_it_too(test) {
        let by = known(&test, start()).await.signed_in;
        turned_on(&test, &by, start()).await;
        let code = crate::accounts::asked(&test.store, start()).await.unwrap().code.unwrap();
        let entry = test.store.sign_in_by_code(&email(), &code, "", start()).await.unwrap();
        assert!(matches!(entry, Some(Entry::SecondStep(_))));
        assert!(test.store.sign_in_by_code(&email(), &code, "", start()).await.unwrap().is_none(), "it is used up");
    }

    async fn a_code_of_the_phone_works_once(test) {
        let by = known(&test, start()).await.signed_in;
        let held = turned_on(&test, &by, start()).await;
        // The one that turned it on is used, too.
        let token = waiting(&test, start()).await;
        assert!(matches!(take(&test, &token, &held.phone(start()), start()).await, StepOutcome::Wrong));
        let code = held.phone(minutes(1));
        assert!(matches!(take(&test, &token, &code, minutes(1)).await, StepOutcome::Session(_)));
        let token = waiting(&test, minutes(1)).await;
        assert!(matches!(take(&test, &token, &code, minutes(1)).await, StepOutcome::Wrong));
        // A phone's clock may be half a minute ahead or behind.
        let behind = held.phone(minutes(3) - TimeDelta::seconds(30));
        assert!(matches!(take(&test, &token, &behind, minutes(3)).await, StepOutcome::Session(_)));
    }

    async fn a_recovery_code_works_once(test) {
        let by = known(&test, start()).await.signed_in;
        let held = turned_on(&test, &by, start()).await;
        let code = StepCode::Recovery(held.recovery[4].clone());
        let token = waiting(&test, start()).await;
        assert!(matches!(take(&test, &token, &code, start()).await, StepOutcome::Session(_)));
        let token = waiting(&test, start()).await;
        assert!(matches!(take(&test, &token, &code, start()).await, StepOutcome::Wrong));
        let left = SecondStep::On { since: start(), recovery_codes: 9 };
        assert_eq!(test.store.second_step(&by).await.unwrap(), left);
    }

    async fn five_wrong_codes_are_all_however_many_links(test) {
        let by = known(&test, start()).await.signed_in;
        let held = turned_on(&test, &by, start()).await;
        let wrong = StepCode::Recovery(RecoveryCode::from_random(0));
        for _ in 0..5 {
            let token = waiting(&test, minutes(1)).await;
            assert!(matches!(take(&test, &token, &wrong, minutes(1)).await, StepOutcome::Wrong));
        }
        let token = waiting(&test, minutes(1)).await;
        assert!(matches!(take(&test, &token, &held.phone(minutes(1)), minutes(1)).await, StepOutcome::Wrong));
        let off = test.store.end_second_step(&by, Some(&held.phone(minutes(2))), minutes(2)).await.unwrap();
        assert!(!off, "nor can it be turned off");
        let token = waiting(&test, minutes(16)).await;
        assert!(matches!(take(&test, &token, &held.phone(minutes(16)), minutes(16)).await, StepOutcome::Session(_)));
    }

    async fn who_takes_too_long_begins_anew(test) {
        let by = known(&test, start()).await.signed_in;
        let held = turned_on(&test, &by, start()).await;
        let token = waiting(&test, start()).await;
        let late = minutes(10);
        assert!(matches!(take(&test, &token, &held.phone(late), late).await, StepOutcome::Over));
        let outcome = test.store.take_second_step("made up", None, "", start()).await.unwrap();
        assert!(matches!(outcome, StepOutcome::Over));
        test.store.forget_old_sessions(operator(), late).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM pending_sign_ins").await, 0);
    }

    async fn a_passkey_needs_none(test) {
        let by = known(&test, start()).await.signed_in;
        turned_on(&test, &by, start()).await;
        crate::passkeys::added(&test, &by, "", b"one").await;
        assert!(crate::passkeys::shown(&test.store, b"one", crate::passkeys::HANDLE, true).await.is_some());
    }

    async fn it_is_turned_off_by_a_code_or_by_the_operator(test) {
        let by = known(&test, start()).await.signed_in;
        let held = turned_on(&test, &by, start()).await;
        assert!(!test.store.end_second_step(&by, None, minutes(1)).await.unwrap());
        assert!(test.store.end_second_step(&by, Some(&held.phone(minutes(1))), minutes(1)).await.unwrap());
        assert_eq!(test.store.second_step(&by).await.unwrap(), SecondStep::Off);
        assert_eq!(test.count("SELECT COUNT(*) FROM recovery_codes").await, 0);
        assert!(!test.store.reset_second_step(operator(), &email()).await.unwrap());
        turned_on(&test, &by, minutes(2)).await;
        assert!(test.store.reset_second_step(operator(), &email()).await.unwrap());
        known(&test, minutes(3)).await;
        assert_eq!(test.count("SELECT COUNT(*) FROM audit_entries WHERE action LIKE 'turn o%'").await, 4);
    }

    async fn the_tables_open_no_door(test) {
        let by = known(&test, start()).await.signed_in;
        let held = turned_on(&test, &by, start()).await;
        let token = waiting(&test, start()).await;
        let mut kept = test.texts("SELECT secret FROM second_steps").await;
        kept.extend(test.texts("SELECT digest FROM recovery_codes").await);
        kept.extend(test.texts("SELECT digest FROM pending_sign_ins").await);
        kept.extend(test.texts("SELECT actor || action || subject || reason FROM audit_entries").await);
        let kept = kept.concat();
        assert!(!kept.contains(&held.secret) && !kept.contains(token.as_str()));
        assert!(held.recovery.iter().all(|code| !kept.contains(code.as_str())));
    }
}

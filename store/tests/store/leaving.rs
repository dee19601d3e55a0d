//! What members take with them, and what stays when they leave.

use domain::{
    accounts::{Account, Role, SignedIn},
    members::OwnDeed,
    text::Language,
};
use sea_orm::{ConnectionTrait, DbBackend};
use store::{Entry, Invitation, StoreError};

use crate::{
    accounts::{sent, start},
    engines::{TestStore, on_every_engine, operator, today},
    fixture::CANARY,
    members::{account, form},
    passkeys::added,
    second_step::turned_on,
};

/// The tables of what signs somebody in.
const WAYS_IN: [&str; 7] =
    ["sessions", "sign_ins", "passkeys", "passkey_challenges", "second_steps", "recovery_codes", "pending_sign_ins"];

impl TestStore {
    /// The account of the fixture's member of that number, with a session and an open link.
    async fn known_member(&self, number: usize) -> SignedIn {
        let invitation = Invitation {
            email: format!("member-{number}@example.org").parse().unwrap(),
            role: Role::Member,
            member: Some(self.member_id(number).await),
            language: Language::Urdu,
        };
        let link = sent(&self.store, &invitation, start()).await.unwrap().link;
        let Some(Entry::Session(session)) =
            self.store.sign_in_by_link(link.as_str(), "canary-device", start()).await.unwrap()
        else {
            panic!("a member takes no second step");
        };
        let sql = "INSERT INTO sign_ins (id, account_id, link_digest, attempts, created, ends) \
                   SELECT '0190b8b2-0000-7000-8000-000000000002', id, 'canary-link', 0, created, created FROM accounts";
        self.database.execute_unprepared(sql).await.unwrap();
        session.signed_in
    }

    /// Gives the account a passkey, one that is about to be added, and a second step that a sign-in waits for.
    async fn add_ways_in(&self, by: &SignedIn) {
        added(self, by, "canary-passkey", b"one").await;
        self.store.keep_challenge(Some(by), "state", start()).await.unwrap().unwrap();
        let account = Account { role: Role::Coordinator, ..by.account().clone() };
        turned_on(self, &SignedIn::with_a_live_session(account), start()).await;
        let sql = "INSERT INTO pending_sign_ins (digest, account_id, ends) SELECT 'd', id, created FROM accounts";
        self.database.execute_unprepared(sql).await.unwrap();
    }

    /// Every text of every table, but for the bytes of the snapshot, which hold published records only.
    pub async fn everything(&self) -> String {
        let columns = match self.database.get_database_backend() {
            DbBackend::Postgres => {
                "SELECT table_name || '.' || column_name FROM information_schema.columns \
                 WHERE table_schema = 'public' AND data_type <> 'bytea'"
            }
            _ => {
                "SELECT m.name || '.' || p.name FROM sqlite_master m, pragma_table_info(m.name) p \
                 WHERE m.type = 'table' AND p.name <> 'bytes'"
            }
        };
        let mut all = String::new();
        for column in self.texts(columns).await {
            let (table, column) = column.split_once('.').unwrap();
            let sql = format!(r#"SELECT CAST("{column}" AS TEXT) FROM "{table}" WHERE "{column}" IS NOT NULL"#);
            all.extend(self.texts(&sql).await.iter().map(|text| format!("{table}.{column}: {text}\n")));
        }
        all
    }
}

on_every_engine! {
    async fn all_that_is_held_can_be_taken_away(test) {
        test.import().await;
        let trainer = test.store.download_own(&test.sign_in(1).await).await.unwrap();
        assert_eq!(trainer.trainings.iter().map(|training| training.trained).collect::<Vec<_>>(), [false, true]);
        let by = test.known_member(3).await;
        test.add_ways_in(&by).await;
        test.store.confirm_profile(&by, today()).await.unwrap();
        let data = test.store.download_own(&by).await.unwrap();
        assert_eq!((data.member.phone.as_str(), data.consents.len()), ("canary-phone-3", 1));
        assert_eq!((data.interventions.len(), data.sessions[0].device.as_str()), (1, "canary-device"));
        assert_eq!((data.passkeys[0].name.as_str(), data.second_step), ("canary-passkey", Some(start())));
        let actions = |deeds: &[OwnDeed]| deeds.iter().map(|deed| deed.action.clone()).collect::<Vec<_>>();
        assert_eq!(actions(&data.changes), ["import", "confirm-profile"]);
        assert_eq!(actions(&data.deeds), ["sign-in by link", "add passkey", "turn on second step", "confirm-profile"]);
        assert!(data.deeds[0].by_oneself && !data.changes[0].by_oneself);
        let text = serde_json::to_string(&data).unwrap();
        for private in ["canary-notes", "canary-name-4", "canary-pseudonym-1"] {
            assert!(!text.contains(private), "{private}");
        }
        let again = test.store.download_own(&by).await.unwrap();
        assert_eq!(actions(&again.deeds).last().map(String::as_str), Some("download-own"), "the first is in the log");
    }

    async fn who_deletes_leaves_a_number_and_no_name(test) {
        test.import().await;
        let by = test.known_member(3).await;
        test.add_ways_in(&by).await;
        let change = form(&[("pseudonym.en", "canary-once"), ("phone", "0300 7654321"), ("profession", "lawyer")]);
        test.store.change_profile(&by, &change, today()).await.unwrap().unwrap();
        let facilitators = test.count("SELECT COUNT(*) FROM facilitators").await;
        let sealed = test.texts("SELECT phone FROM members WHERE phone <> ''").await;
        let address = [test.texts("SELECT email FROM accounts").await, test.texts("SELECT email_digest FROM accounts").await].concat();
        let before = test.everything().await;
        for token in ["pseudonym-3", "once", "device", "link"] {
            assert!(before.contains(&format!("{CANARY}-{token}")), "{token} is there to be looked for");
        }
        test.store.delete_own(&by, today()).await.unwrap();

        let all = test.everything().await;
        let tokens = ["pseudonym-3", "name-3", "phone-3", "email-3", "absence-3", "once", "device", "link"];
        for token in tokens {
            let token = format!("{CANARY}-{token}");
            let kept = all.lines().find(|line| line.contains(&token));
            assert_eq!(kept, None, "{token}");
        }
        let left = sealed.iter().filter(|phone| all.contains(phone.as_str())).count();
        assert_eq!(left, 25, "nor is it kept sealed");
        assert!(address.len() == 2 && !address.iter().any(|kept| all.contains(kept.as_str())), "nor is the address");
        assert!(!all.lines().any(|line| line.starts_with("revisions.") && line.contains("pseudonym")
            && !line.contains(r#""pseudonym":{}"#)));

        let gone = "m JOIN records r ON r.id = m.id WHERE r.level = 'sealed'";
        assert_eq!(test.texts(&format!("SELECT m.district FROM members {gone}")).await, ["pakistan"]);
        assert_eq!(test.texts(&format!("SELECT m.status FROM members {gone}")).await, ["left"]);
        assert_eq!(test.count("SELECT COUNT(*) FROM facilitators").await, facilitators);
        for table in WAYS_IN {
            assert_eq!(test.count(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
        }
        assert_eq!(test.count("SELECT COUNT(*) FROM accounts WHERE closed IS NOT NULL AND member_id IS NULL").await, 1);
        let open = "SELECT COUNT(*) FROM consents c JOIN records r ON r.id = c.subject_id WHERE r.level = 'sealed' AND c.withdrawn IS NULL";
        assert_eq!(test.count(open).await, 0);

        assert!(!test.listed(&account(Role::Coordinator, None)).await.contains(by.account().member.as_ref().unwrap()));
        assert_eq!(test.store.profile(&by).await.unwrap(), None);
        assert!(matches!(test.store.show_me(&by, today()).await, Err(StoreError::NotFound { .. })));
        test.import().await;
        assert!(!test.everything().await.contains("canary-pseudonym-3\""), "an import does not bring them back");
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }
}

//! Members' own records: what they do with them.

use domain::{
    accounts::{Account, Role, SignedIn},
    ids::PublicId,
    members::{AsSeen, DirectoryFilter, FaultReason, FieldFault, MemberField, ProfileChange, Viewer},
    safety::{Level, Purpose, public::RecordKind},
    text::Language,
};
use store::StoreError;

use crate::{
    engines::{TestStore, on_every_engine, operator, today},
    fixture::date,
};

pub fn account(role: Role, member: Option<PublicId>) -> SignedIn {
    let id = PublicId::from_random(rand::random());
    SignedIn::with_a_live_session(Account { id, role, member, language: Language::Urdu })
}

pub fn form(fields: &[(&str, &str)]) -> ProfileChange {
    ProfileChange::from_form(fields.iter().copied()).unwrap()
}

impl TestStore {
    /// The public id of the fixture's member of that number.
    pub async fn member_id(&self, number: usize) -> PublicId {
        let sql = format!(
            "SELECT r.public_id FROM records r JOIN members m ON m.id = r.id WHERE m.pseudonym LIKE '%pseudonym-{number}\"%'"
        );
        self.texts(&sql).await[0].parse().unwrap()
    }

    /// The fixture's member of that number, signed in.
    pub async fn sign_in(&self, number: usize) -> SignedIn {
        account(Role::Member, Some(self.member_id(number).await))
    }

    /// Who is in the directory for them.
    pub async fn listed(&self, by: &SignedIn) -> Vec<PublicId> {
        let listed = self.store.directory(by, &DirectoryFilter::default(), today()).await.unwrap();
        listed.into_iter().map(|member| member.id).collect()
    }
}

/// Everything that a profile's owner can do.
async fn every_use_case(test: &TestStore, by: &SignedIn) -> Vec<Result<(), StoreError>> {
    let (store, change) = (&test.store, form(&[("profession", "lawyer")]));
    vec![
        store.change_profile(by, &change, today()).await.map(|changed| changed.unwrap()),
        store.undo_profile_change(by, today()).await,
        store.hide_me(by, today()).await,
        store.show_me(by, today()).await,
        store.confirm_profile(by, today()).await,
        store.give_consent(by, Purpose::Contact, Level::Network, Language::Urdu, today()).await,
        store.withdraw_own_consent(by, Purpose::Contact, today()).await,
        store.as_seen(by, Viewer::Owner, today()).await.map(drop),
        store.download_own(by).await.map(drop),
        store.delete_own(by, today()).await,
    ]
}

on_every_engine! {
    async fn a_profile_is_ones_own_and_open(test) {
        test.import().await;
        let by = test.sign_in(3).await;
        let profile = test.store.profile(&by).await.unwrap().unwrap();
        let member = &profile.member;
        assert_eq!((member.name.as_str(), member.phone.as_str()), ("canary-name-3", "canary-phone-3"));
        assert_eq!(profile.consents.len(), 1);
        assert_eq!(profile.consents[0].expires(), Some(date("2027-09-01")));
        assert_eq!((profile.changes, profile.is_hidden, profile.is_open, profile.can_undo), (1, false, true, false));
        assert!(profile.last_change.is_some());
    }

    async fn who_has_no_record_can_do_nothing(test) {
        test.import().await;
        let training = test.store.reader().identifiers().await.unwrap().into_iter()
            .find(|(kind, _)| *kind == RecordKind::Training).unwrap().1;
        let before = test.count("SELECT COUNT(*) FROM revisions").await;
        for member in [None, Some(PublicId::from_random(1)), Some(training)] {
            for role in [Role::Member, Role::Partner, Role::Coordinator] {
                let by = account(role, member.clone());
                for (number, outcome) in every_use_case(&test, &by).await.into_iter().enumerate() {
                    assert!(matches!(outcome, Err(StoreError::NotFound { .. })), "{number}: {outcome:?}");
                }
            }
        }
        assert_eq!(test.store.profile(&account(Role::Partner, None)).await.unwrap(), None);
        assert_eq!(test.listed(&account(Role::Member, None)).await, []);
        assert_eq!(test.listed(&account(Role::Member, Some(PublicId::from_random(1)))).await, []);
        assert_eq!(test.count("SELECT COUNT(*) FROM revisions").await, before);
    }

    async fn a_member_does_everything_with_their_own_record_alone(test) {
        test.import().await;
        let others = "SELECT COUNT(*) FROM members WHERE profession = 'teacher' AND pseudonym LIKE '%canary%'";
        let before = test.count(others).await;
        let by = test.sign_in(3).await;
        for (number, outcome) in every_use_case(&test, &by).await.into_iter().enumerate() {
            assert!(outcome.is_ok(), "{number}: {outcome:?}");
        }
        assert_eq!(test.count(others).await, before - 1);
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }

    async fn a_change_is_kept_sealed_in_its_revision_and_can_be_taken_back(test) {
        test.import().await;
        let by = test.sign_in(3).await;
        let change = form(&[
            ("pseudonym.en", "Sindhu"), ("name", "canary-new-name"), ("phone", "0300 7654321"), ("skills", ""),
            ("languages", "ps"), ("level.phone", "network"), ("level.gender", "network"),
        ]);
        let before = test.store.profile(&by).await.unwrap().unwrap().member;
        assert_eq!(test.store.change_profile(&by, &change, today()).await.unwrap(), Ok(()));
        let profile = test.store.profile(&by).await.unwrap().unwrap();
        assert_eq!((profile.member.name.as_str(), profile.member.phone.as_str()), ("canary-new-name", "0300 7654321"));
        assert_eq!((profile.member.email.as_str(), profile.member.skills.len()), ("canary-email-3", 0));
        assert_eq!(profile.member.level(MemberField::Gender), Level::Network);
        assert!(profile.can_undo);

        let kept = test.texts("SELECT before || after FROM revisions WHERE action = 'change-profile'").await;
        assert_eq!(kept.len(), 1);
        for open in ["canary-name", "canary-new-name", "canary-phone", "7654321", "canary-email"] {
            assert!(!kept[0].contains(open), "{open}");
        }
        assert!(kept[0].contains("canary-pseudonym-3") && kept[0].contains("Sindhu"));
        let audit = "SELECT actor FROM audit_entries WHERE action = 'change-profile'";
        assert_eq!(test.texts(audit).await, [by.name()]);

        test.store.undo_profile_change(&by, today()).await.unwrap();
        assert_eq!(test.store.profile(&by).await.unwrap().unwrap().member, before);
        test.store.undo_profile_change(&by, today()).await.unwrap();
        assert_eq!(test.store.profile(&by).await.unwrap().unwrap().member, profile.member, "and brought back");
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }

    async fn a_change_that_changes_nothing_leaves_no_trace(test) {
        test.import().await;
        let by = test.sign_in(3).await;
        let same = form(&[("name", "canary-name-3"), ("profession", "teacher"), ("district", "jacobabad")]);
        assert_eq!(test.store.change_profile(&by, &same, today()).await.unwrap(), Ok(()));
        assert_eq!(test.count("SELECT COUNT(*) FROM revisions WHERE action = 'change-profile'").await, 0);
        let nothing = test.store.undo_profile_change(&by, today()).await;
        assert!(matches!(nothing, Err(StoreError::NotFound { kind: "change", .. })));
    }

    async fn faults_are_told_and_nothing_is_changed(test) {
        test.import().await;
        let by = test.sign_in(3).await;
        let change = form(&[("pseudonym.en", ""), ("district", "pakistan"), ("profession", "lawyer")]);
        let expected = vec![
            FieldFault { field: MemberField::Pseudonym, reason: FaultReason::Empty },
            FieldFault { field: MemberField::District, reason: FaultReason::Unknown },
        ];
        assert_eq!(test.store.change_profile(&by, &change, today()).await.unwrap(), Err(expected));
        assert_eq!(test.store.profile(&by).await.unwrap().unwrap().member.profession.slug(), "teacher");
    }

    async fn consents_are_given_renewed_and_withdrawn(test) {
        test.import().await;
        let by = test.sign_in(3).await;
        let give = async |purpose, level| test.store.give_consent(&by, purpose, level, Language::Sindhi, today()).await;
        let phone_of = async |viewer| match test.store.as_seen(&by, viewer, today()).await.unwrap() {
            AsSeen::Profile(seen) => seen.phone,
            _ => None,
        };
        let raise = form(&[("level.phone", "partner")]);
        test.store.change_profile(&by, &raise, today()).await.unwrap().unwrap();
        assert_eq!(phone_of(Viewer::Member).await, None, "a level alone is no consent to be contacted");
        give(Purpose::Contact, Level::Partner).await.unwrap();
        assert_eq!(phone_of(Viewer::Partner).await.as_deref(), Some("canary-phone-3"));
        give(Purpose::Contact, Level::Network).await.unwrap();
        assert_eq!(phone_of(Viewer::Partner).await, None, "the newer one counts");
        assert!(phone_of(Viewer::Member).await.is_some());
        test.store.withdraw_own_consent(&by, Purpose::Contact, today()).await.unwrap();
        assert_eq!(phone_of(Viewer::Member).await, None);
        let again = test.store.withdraw_own_consent(&by, Purpose::Contact, today()).await;
        assert!(matches!(again, Err(StoreError::NotFound { kind: "consent", .. })));

        give(Purpose::Counted, Level::Public).await.unwrap();
        let consents = test.store.profile(&by).await.unwrap().unwrap().consents;
        let counted: Vec<_> = consents.iter().filter(|consent| consent.purpose == Purpose::Counted).collect();
        assert_eq!(counted.len(), 2);
        assert_eq!((counted[0].withdrawn, counted[1].withdrawn), (Some(today()), None));
        assert_eq!(counted[1].expires(), Some(date("2027-11-20")));
        assert!(matches!(test.store.as_seen(&by, Viewer::Anonymous, today()).await.unwrap(), AsSeen::Counted(_)));
    }

    async fn without_the_key_names_and_contacts_stay_as_they_are(test) {
        test.import().await;
        let by = test.sign_in(3).await;
        let config = crate::engines::config(&test.url, None);
        let keyless = store::Store::open(&config).await.unwrap();
        let refused = keyless.change_profile(&by, &form(&[("phone", "0300 7654321")]), today()).await;
        assert!(matches!(refused, Err(StoreError::NoKey)));
        keyless.change_profile(&by, &form(&[("profession", "lawyer")]), today()).await.unwrap().unwrap();
        let profile = keyless.profile(&by).await.unwrap().unwrap();
        assert_eq!((profile.member.name.as_str(), profile.is_open), ("", false));
        let member = test.store.profile(&by).await.unwrap().unwrap().member;
        assert_eq!((member.name.as_str(), member.profession.slug()), ("canary-name-3", "lawyer"));
    }
}

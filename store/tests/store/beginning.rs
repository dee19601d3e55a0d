//! From an invitation to a member in the directory.

use chrono::{DateTime, Utc};
use domain::{
    accounts::{Email, Mail, Role, SignedIn},
    members::{AsSeen, DirectoryFilter, FaultReason, MemberField, ProfileChange, Viewer},
    places::{Area, Region},
    safety::{Level, Purpose, public::PublicCount},
    text::Language,
};
use store::{Credentials, Entry, Invitation, InvitationFault, Inviter, StoreError};

use crate::{
    engines::{TestStore, on_every_engine, operator, today},
    members::{account, form},
};

/// The least that a record needs.
const FIRST: [(&str, &str); 5] = [
    ("pseudonym.en", "canary-falcon"),
    ("gender", "woman"),
    ("profession", "lawyer"),
    ("district", "peshawar"),
    ("phone", "0300 7654321"),
];

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

impl TestStore {
    /// Invites somebody; gives the fault, or the link that was sent.
    async fn invite(
        &self,
        by: &impl Inviter,
        address: &str,
        role: Role,
        member: Option<&SignedIn>,
    ) -> Result<String, InvitationFault> {
        let email: Email = address.parse().unwrap();
        let member = member.and_then(|by| by.account().member.clone());
        let invitation = Invitation { email: email.clone(), role, member, language: Language::Urdu };
        let mut link = String::new();
        let letter = |sent: &Credentials| {
            sent.link.as_str().clone_into(&mut link);
            Mail { topic: "test", to: email, subject: String::new(), text: String::new(), ends: None }
        };
        self.store.invite(by, &invitation, now(), letter).await.unwrap()?;
        Ok(link)
    }

    /// Somebody who was invited to a role as a new person, and has signed in.
    pub async fn newcomer(&self, address: &str, role: Role) -> SignedIn {
        let link = self.invite(&operator(), address, role, None).await.unwrap();
        let Some(Entry::Session(session)) = self.store.sign_in_by_link(&link, "", now()).await.unwrap() else {
            panic!("nobody is signed in");
        };
        session.signed_in
    }

    /// The same account as its next request finds it.
    pub async fn again(&self, address: &str) -> SignedIn {
        self.newcomer(address, Role::Member).await
    }
}

on_every_engine! {
    async fn a_new_member_begins_consents_and_is_counted_with_the_next_batch(test) {
        test.import().await;
        let by = test.newcomer("new@example.org", Role::Member).await;
        let before = test.count("SELECT COUNT(*) FROM records").await;
        assert_eq!(test.store.profile(&by).await.unwrap(), None);
        assert_eq!(test.listed(&by).await, [], "who has no record sees nobody");

        let missing = test.store.begin_profile(&by, &form(&FIRST[..1]), today()).await.unwrap().unwrap_err();
        let fields: Vec<_> = missing.iter().map(|fault| (fault.field, fault.reason)).collect();
        let empty = [MemberField::Gender, MemberField::Profession, MemberField::District];
        assert_eq!(fields, empty.map(|field| (field, FaultReason::Empty)));
        let nowhere = form(&[FIRST[0], FIRST[1], FIRST[2], ("district", "atlantis")]);
        let fault = test.store.begin_profile(&by, &nowhere, today()).await.unwrap().unwrap_err()[0];
        assert_eq!((fault.field, fault.reason), (MemberField::District, FaultReason::Unknown));
        assert_eq!(test.count("SELECT COUNT(*) FROM records").await, before);

        test.store.begin_profile(&by, &form(&FIRST), today()).await.unwrap().unwrap();
        test.store.begin_profile(&by, &form(&FIRST), today()).await.unwrap().unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM records").await, before + 1, "once, whoever presses twice");
        assert_eq!(test.count("SELECT COUNT(*) FROM members WHERE phone LIKE '%7654321%'").await, 0, "sealed");
        let deeds = "SELECT COUNT(*) FROM revisions r JOIN audit_entries a ON a.subject = r.subject \
                     WHERE r.action = 'begin-profile' AND a.action = 'begin-profile'";
        assert_eq!(test.count(deeds).await, 1);

        let by = test.again("new@example.org").await;
        let id = by.account().member.clone().unwrap();
        let profile = test.store.profile(&by).await.unwrap().unwrap();
        assert_eq!((profile.member.level, profile.member.levels.len(), profile.can_undo), (Level::Network, 0, false));
        assert_eq!(profile.member.phone, "0300 7654321");
        let empty = [MemberField::Languages, MemberField::Skills, MemberField::Email, MemberField::Availability, MemberField::Wishes];
        assert_eq!(profile.member.empty_fields(), empty);
        assert!(test.listed(&test.sign_in(3).await).await.contains(&id), "members see who takes part");
        let as_seen = async |viewer| test.store.as_seen(&by, viewer, today()).await.unwrap();
        assert_eq!(as_seen(Viewer::Anonymous).await, AsSeen::Nothing);
        let AsSeen::Profile(partner) = as_seen(Viewer::Partner).await else { panic!("partners see that there is somebody") };
        assert_eq!((partner.pseudonym, partner.area, partner.gender), (None, None, None), "and nothing of them");

        let counted = async || {
            let counts = test.store.reader().area_counts().await.unwrap();
            counts.iter().find(|count| count.area.district() == Some("peshawar")).unwrap().members
        };
        test.store.give_consent(&by, Purpose::Counted, Level::Public, Language::Urdu, today()).await.unwrap();
        assert_eq!(as_seen(Viewer::Anonymous).await, AsSeen::Nothing, "the district is told to members only");
        test.store.change_profile(&by, &form(&[("level.district", "public")]), today()).await.unwrap().unwrap();
        let area = Area::District { slug: "peshawar".to_owned(), region: Region::BorderRegion };
        assert_eq!(as_seen(Viewer::Anonymous).await, AsSeen::Counted(area));
        assert_eq!(counted().await, PublicCount::Exact(12), "until the next batch");
        test.store.publish(operator(), today()).await.unwrap();
        assert_eq!(counted().await, PublicCount::Exact(13));
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }

    async fn nobody_else_begins_a_record(test) {
        test.import().await;
        let partner = test.newcomer("partner@example.org", Role::Partner).await;
        let stranger = account(Role::Member, None);
        for by in [partner, stranger, test.sign_in(3).await] {
            let outcome = test.store.begin_profile(&by, &form(&FIRST), today()).await;
            assert!(matches!(outcome, Err(StoreError::NotFound { .. })), "{outcome:?}");
        }
        let by = test.newcomer("a@example.org", Role::Member).await;
        let faults = test.store.begin_profile(&by, &ProfileChange::default(), today()).await.unwrap().unwrap_err();
        assert_eq!(faults.len(), 4);
    }

    async fn coordinators_give_members_one_account_and_the_operator_another(test) {
        test.import().await;
        let coordinator = test.newcomer("coordinator@example.org", Role::Coordinator).await.coordinator().unwrap();
        let (three, four) = (test.sign_in(3).await, test.sign_in(4).await);
        let open = async || -> Vec<_> {
            let open = test.store.members_without_account(&coordinator, today()).await.unwrap();
            open.into_iter().map(|member| member.id).collect()
        };
        let id = three.account().member.clone().unwrap();
        assert!(open().await.contains(&id));
        assert!(test.invite(&coordinator, "three@example.org", Role::Member, Some(&three)).await.is_ok());
        assert!(test.invite(&coordinator, "three@example.org", Role::Member, Some(&three)).await.is_ok(), "another link");
        assert!(test.invite(&coordinator, "three@example.org", Role::Member, None).await.is_ok(), "to the same account");
        assert!(!open().await.contains(&id));
        let fault = async |address, member| test.invite(&coordinator, address, Role::Member, member).await.unwrap_err();
        assert_eq!(fault("three@example.org", Some(&four)).await, InvitationFault::Taken);
        assert_eq!(fault("other@example.org", Some(&three)).await, InvitationFault::HasAccount);
        assert!(test.invite(&operator(), "other@example.org", Role::Member, Some(&three)).await.is_ok());
        test.store.delete_own(&four, today()).await.unwrap();
        assert_eq!(fault("four@example.org", Some(&four)).await, InvitationFault::NoSuchMember);
        let seen = test.store.directory(coordinator.signed_in(), &DirectoryFilter::default(), today()).await.unwrap();
        assert_eq!(seen.len(), 25);
    }
}

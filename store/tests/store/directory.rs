//! What members and others see of each other.

use domain::{
    accounts::{Role, SignedIn},
    members::{AsSeen, DirectoryFilter, MemberStatus, Viewer},
    places::{Area, Region},
    safety::{
        Level, Purpose, RegionRisk, RiskLevel,
        public::{CountedBy, PublicCount, RecordKind},
    },
    text::Language,
};
use store::Page;

use crate::{
    engines::{TestStore, on_every_engine, operator, today},
    members::{account, form},
};

impl TestStore {
    async fn counted(&self, region: Region) -> PublicCount {
        let cells = self.store.reader().cells().await.unwrap();
        cells.iter().find(|cell| cell.region == Some(region) && cell.by == CountedBy::Total).unwrap().count
    }
}

on_every_engine! {
    async fn who_hides_is_gone_at_once_and_from_counts_with_the_next_batch(test) {
        test.import().await;
        let (partner, peer) = (account(Role::Partner, None), test.sign_in(0).await);
        let coordinator = account(Role::Coordinator, None);
        for number in 1..14 {
            test.store.hide_me(&test.sign_in(number).await, today()).await.unwrap();
        }
        let hidden = test.member_id(3).await;
        for by in [&partner, &peer] {
            let listed = test.listed(by).await;
            assert_eq!((listed.len(), listed.contains(&hidden)), (13, false));
        }
        assert!(test.listed(&coordinator).await.contains(&hidden));
        let by = test.sign_in(3).await;
        assert!(test.store.profile(&by).await.unwrap().unwrap().is_hidden);
        let as_seen = async |viewer| test.store.as_seen(&by, viewer, today()).await.unwrap();
        assert_eq!(as_seen(Viewer::Member).await, AsSeen::Nothing);
        assert_eq!(as_seen(Viewer::Anonymous).await, AsSeen::Nothing);
        assert!(matches!(as_seen(Viewer::Owner).await, AsSeen::Profile(_)));

        let reader = test.store.reader();
        let land = reader.records(RecordKind::Intervention, Page { offset: 0, limit: 9 }).await.unwrap().remove(0);
        assert_eq!(land.areas, [Area::Region(Region::InteriorSindh)], "too few are left for the district, at once");
        assert_ne!(test.counted(Region::InteriorSindh).await, PublicCount::UnderFive, "until the next batch");
        test.store.publish(operator(), today()).await.unwrap();
        assert_eq!(test.counted(Region::InteriorSindh).await, PublicCount::UnderFive);

        test.store.show_me(&by, today()).await.unwrap();
        assert!(test.listed(&peer).await.contains(&hidden));
        assert_eq!(test.store.profile(&by).await.unwrap().unwrap().member.status, MemberStatus::Active);
    }

    async fn what_others_see_is_what_oneself_is_shown(test) {
        test.import().await;
        let by = test.sign_in(3).await;
        let id = test.member_id(3).await;
        let accounts = [
            (Viewer::Partner, account(Role::Partner, None)),
            (Viewer::Member, test.sign_in(20).await),
            (Viewer::Coordinator, account(Role::Coordinator, None)),
        ];
        let risk = RegionRisk { region: Region::InteriorSindh, level: RiskLevel::High, review: None };
        for round in 0..4 {
            match round {
                1 => {
                    let change = form(&[("level.phone", "network"), ("level.pseudonym", "partner"), ("level.skills", "sealed")]);
                    test.store.change_profile(&by, &change, today()).await.unwrap().unwrap();
                    let consent = test.store.give_consent(&by, Purpose::Contact, Level::Network, Language::Urdu, today());
                    consent.await.unwrap();
                }
                2 => test.store.set_region_risk(operator(), risk.clone(), "unrest", today()).await.unwrap(),
                3 => test.store.hide_me(&by, today()).await.unwrap(),
                _ => {}
            }
            for (viewer, other) in &accounts {
                let listed = test.store.directory(other, &DirectoryFilter::default(), today()).await.unwrap();
                let found = listed.into_iter().find(|member| member.id == id);
                let directory = found.map_or(AsSeen::Nothing, |found| AsSeen::Profile(Box::new(found.seen)));
                let shown = test.store.as_seen(&by, *viewer, today()).await.unwrap();
                assert_eq!(shown, directory, "{viewer}, round {round}");
                assert_eq!(round == 3 && *viewer != Viewer::Coordinator, shown == AsSeen::Nothing);
            }
        }
    }

    async fn the_directory_finds_by_what_is_seen_and_marks_the_stale(test) {
        test.import().await;
        let peer = test.sign_in(20).await;
        let found = async |by: &SignedIn, filter: DirectoryFilter| {
            test.store.directory(by, &filter, today()).await.unwrap()
        };
        let text = |text: &str| DirectoryFilter { text: text.to_owned(), ..DirectoryFilter::default() };
        assert_eq!(found(&peer, text("canary-pseudonym-25")).await.len(), 1);
        assert_eq!(found(&peer, text("canary-name-25")).await, []);
        let coordinator = account(Role::SafetyOfficer, None);
        assert_eq!(found(&coordinator, text("canary-name-25")).await.len(), 1);
        let looks = "SELECT COUNT(*) FROM audit_entries WHERE action = 'read-directory'";
        assert_eq!(test.count(looks).await, 1, "a coordinator's look is kept, and nobody else's");
        let peshawar = DirectoryFilter { district: Some("peshawar".to_owned()), ..DirectoryFilter::default() };
        assert_eq!(found(&peer, peshawar).await.len(), 12);

        let listed = found(&peer, text("")).await;
        assert!(listed.len() == 26 && listed.iter().all(|member| member.seen.is_stale));
        test.store.confirm_profile(&peer, today()).await.unwrap();
        let fresh: Vec<_> = found(&peer, text("")).await.into_iter().filter(|member| !member.seen.is_stale).collect();
        assert_eq!((fresh.len(), &fresh[0].id), (1, &test.member_id(20).await));
    }
}

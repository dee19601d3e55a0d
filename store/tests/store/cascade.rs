//! Sessions that members led, and the trees that they make.

use domain::{
    accounts::{Role, SignedIn},
    cascade::{LedSession, SessionFault},
    dates::Precision,
    ids::PublicId,
    places::{Area, Region},
    safety::public::{PublicDetails, PublicRecord, RecordKind},
    trainings::TrainingStatus,
};
use sea_orm::ConnectionTrait;
use store::{LedRole, StoreError};

use crate::{
    engines::{TestStore, on_every_engine, operator, today},
    members::account,
};

/// A session in Jacobabad as its form sends it, with some fields changed.
fn session(changed: &[(&str, &str)]) -> LedSession {
    let whole = [
        ("modules", "mediation"),
        ("date", "2026-10-04"),
        ("district", "jacobabad"),
        ("language", "sd"),
        ("sector.0", "education"),
        ("gender.0", "woman"),
        ("count.0", "12"),
        ("sector.1", "community"),
        ("gender.1", "man"),
        ("count.1", "3"),
        ("level", "public"),
    ];
    let is_changed = |name: &str| changed.iter().any(|(other, _)| *other == name);
    let fields: Vec<_> =
        whole.into_iter().filter(|(name, _)| !is_changed(name)).chain(changed.iter().copied()).collect();
    LedSession::from_form(&fields, today()).unwrap()
}

fn once(number: u64) -> PublicId {
    PublicId::from_random(number)
}

impl TestStore {
    async fn log(&self, by: &SignedIn, key: u64, session: &LedSession) -> PublicId {
        self.store.log_session(by, &once(key), session, today()).await.unwrap().unwrap()
    }

    /// The fixture's training of that kind.
    async fn training(&self, kind: &str) -> PublicId {
        let sql = format!("SELECT r.public_id FROM records r JOIN trainings t ON t.id = r.id WHERE t.kind = '{kind}'");
        self.texts(&sql).await[0].parse().unwrap()
    }

    async fn published(&self, id: &PublicId) -> Option<PublicRecord> {
        self.store.reader().record(RecordKind::Training, id).await.unwrap()
    }
}

on_every_engine! {
    async fn a_session_is_logged_once_and_published_as_publication_decides(test) {
        test.import().await;
        let by = test.sign_in(3).await;
        let (other, workshop) = (test.member_id(5).await.to_string(), test.training("workshop").await.to_string());
        let whole = session(&[("co-trainers", &other), ("parent", &workshop)]);
        let id = test.log(&by, 1, &whole).await;
        assert_eq!(test.log(&by, 1, &whole).await, id);
        assert_eq!(test.count("SELECT COUNT(*) FROM trainings").await, 3);
        assert_eq!(test.count("SELECT COUNT(*) FROM revisions WHERE action = 'log-session'").await, 1);
        assert_eq!(test.count("SELECT COUNT(*) FROM participations WHERE state = 'attended' AND role = 'trainer'").await, 4);

        let told = test.published(&id).await.unwrap();
        let district = Area::District { slug: "jacobabad".to_owned(), region: Region::InteriorSindh };
        assert_eq!((told.span.precision, told.areas.as_slice()), (Precision::Month, [district].as_slice()));
        let text = serde_json::to_string(&told).unwrap();
        assert!(!text.contains(&other) && !text.contains("2026-10-04"), "{text}");
        let PublicDetails::Training(details) = &told.details else { panic!("a training") };
        assert_eq!(details.parent.as_ref().unwrap().id.as_str(), workshop);

        let again = session(&[("count.0", "20"), ("co-trainers", &other)]);
        assert_eq!(test.log(&by, 1, &again).await, id, "the same form with other words corrects it");
        assert_ne!(test.log(&by, 2, &again).await, id, "another form is another session");
        let led = test.store.led_session(&by, &id, today()).await.unwrap().unwrap();
        assert_eq!((led.session.groups[0].count, led.is_open, led.session.parent), (Some(20), true, None));
        let few = test.log(&by, 3, &session(&[("district", "kashmore")])).await;
        assert_eq!(test.published(&few).await.unwrap().areas, [Area::Region(Region::InteriorSindh)], "few live there");
        let network = test.log(&by, 4, &session(&[("level", "network")])).await;
        assert_eq!(test.published(&network).await, None);
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }

    async fn what_does_not_fit_is_refused_and_nothing_is_changed(test) {
        test.import().await;
        let by = test.sign_in(3).await;
        let me = by.account().member.clone().unwrap().to_string();
        let hidden = test.sign_in(5).await;
        test.store.hide_me(&hidden, today()).await.unwrap();
        let hidden = hidden.account().member.clone().unwrap().to_string();
        let before = test.count("SELECT COUNT(*) FROM records").await;
        for (name, value, fault) in [
            ("district", "atlantis", SessionFault::NoDistrict),
            ("district", "pakistan", SessionFault::NoDistrict),
            ("co-trainers", me.as_str(), SessionFault::NoCoTrainer),
            ("co-trainers", hidden.as_str(), SessionFault::NoCoTrainer),
            ("co-trainers", "nobody0000", SessionFault::NoCoTrainer),
            ("parent", "nothing000", SessionFault::NoParent),
            ("parent", me.as_str(), SessionFault::NoParent),
        ] {
            let outcome = test.store.log_session(&by, &once(9), &session(&[(name, value)]), today()).await.unwrap();
            assert_eq!(outcome, Err(vec![fault]), "{name}={value}");
        }
        assert_eq!(test.count("SELECT COUNT(*) FROM records").await, before);
        for stranger in [account(Role::Member, None), account(Role::Coordinator, None)] {
            let outcome = test.store.log_session(&stranger, &once(9), &session(&[]), today()).await;
            assert!(matches!(outcome, Err(StoreError::NotFound { .. })));
        }
    }

    async fn sessions_are_their_leaders_alone(test) {
        test.import().await;
        let (by, other, stranger) = (test.sign_in(3).await, test.sign_in(5).await, test.sign_in(7).await);
        let co_trainer = other.account().member.clone().unwrap().to_string();
        let id = test.log(&by, 1, &session(&[("co-trainers", &co_trainer)])).await;
        let led = test.store.led_sessions(&other, today()).await.unwrap();
        assert_eq!((led[0].role, led[0].is_open), (LedRole::CoTrainer, false));
        assert_eq!(test.store.led_session(&stranger, &id, today()).await.unwrap(), None);
        let corrected = session(&[("date", "2026-10-05")]);
        for somebody in [&other, &stranger] {
            let refused = test.store.correct_session(somebody, &id, &corrected, today()).await;
            assert!(matches!(refused, Err(StoreError::NotFound { .. })), "{refused:?}");
            let refused = test.store.withdraw_session(somebody, &id, today()).await;
            assert!(matches!(refused, Err(StoreError::NotFound { .. })), "{refused:?}");
        }
        assert!(matches!(test.store.leave_session(&by, &id, today()).await, Err(StoreError::NotFound { .. })));
        test.store.leave_session(&other, &id, today()).await.unwrap();
        assert_eq!(test.store.led_sessions(&other, today()).await.unwrap(), []);

        test.store.correct_session(&by, &id, &corrected, today()).await.unwrap().unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM revisions WHERE action = 'correct-session'").await, 1);
        test.store.correct_session(&by, &id, &corrected, today()).await.unwrap().unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM revisions WHERE action = 'correct-session'").await, 1, "no change");
        assert!(test.published(&id).await.is_some());
        test.store.withdraw_session(&by, &id, today()).await.unwrap();
        assert_eq!(test.published(&id).await, None);
        let led = test.store.led_session(&by, &id, today()).await.unwrap().unwrap();
        assert_eq!((led.session.status, led.is_open), (TrainingStatus::Cancelled, false));
        let late = "2027-10-06".parse().unwrap();
        let old = test.log(&by, 2, &corrected).await;
        let refused = test.store.withdraw_session(&by, &old, late).await;
        assert!(matches!(refused, Err(StoreError::NotFound { .. })), "its numbers have been told");
    }

    async fn the_tree_sums_attendances_and_goes_in_no_circle(test) {
        test.import().await;
        let (one, two) = (test.sign_in(1).await, test.sign_in(4).await);
        let workshop = test.training("workshop").await;
        let first = test.log(&one, 1, &session(&[("parent", workshop.as_str())])).await;
        let second = test.log(&two, 2, &session(&[("parent", first.as_str()), ("date", "2026-10-20")])).await;
        let hidden = test.log(&two, 3, &session(&[("parent", first.as_str()), ("level", "network"), ("date", "2026-10-21")])).await;
        // Whoever was trained by the second can't be where its own beginning came from.
        let same_day = session(&[("parent", second.as_str()), ("date", "2026-10-20")]);
        let circle = test.store.correct_session(&one, &first, &same_day, today()).await.unwrap();
        assert_eq!(circle, Err(vec![SessionFault::NoParent]));
        let later = test.store.log_session(&one, &once(4), &session(&[("parent", second.as_str())]), today()).await.unwrap();
        assert_eq!(later, Err(vec![SessionFault::NoParent]), "it was held later");

        let tree = test.store.cascade(&two, today()).await.unwrap();
        assert_eq!((tree.trees.len(), tree.trees[0].key.as_str()), (1, workshop.as_str()));
        // The workshop's twelve, fifteen in each of the three sessions, none in the fixture's own.
        let reach = tree.trees[0].reach;
        assert_eq!((reach.sessions, reach.attendances, reach.individuals, reach.leaders), (4, 57, 2, 2));
        assert_eq!(tree.outlines[second.as_str()].span.precision, Precision::Month);
        let partner = test.store.cascade(&account(Role::Partner, None), today()).await.unwrap();
        assert_eq!(partner.trees[0].reach.sessions, 3);
        assert!(!partner.outlines.contains_key(hidden.as_str()));
        let coordinator = test.store.cascade(&account(Role::Coordinator, None), today()).await.unwrap();
        assert_eq!(coordinator.outlines[second.as_str()].span.precision, Precision::Day);
        assert_eq!(test.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'read-cascade'").await, 1);
        assert_eq!(test.store.cascade(&account(Role::Member, None), today()).await.unwrap().trees, []);

        let choices = test.store.session_choices(&one, today()).await.unwrap();
        let attended: Vec<_> = choices.attended.iter().map(|seen| seen.id.clone()).collect();
        assert_eq!(attended, [workshop], "the one that they were in, and that their session passes on");
        assert!(choices.others.iter().any(|seen| seen.id == second));
        assert!(!choices.members.iter().any(|member| Some(&member.id) == one.account().member.as_ref()));
    }

    async fn who_has_left_sees_nothing_of_others(test) {
        test.import().await;
        let by = test.sign_in(3).await;
        let workshop = test.training("workshop").await;
        let id = test.log(&by, 1, &session(&[("parent", workshop.as_str())])).await;
        let left = "UPDATE members SET status = 'left' WHERE pseudonym LIKE '%pseudonym-3\"%'";
        test.database.execute_unprepared(left).await.unwrap();
        assert_eq!(test.store.cascade(&by, today()).await.unwrap().trees, []);
        assert!(matches!(test.store.session_choices(&by, today()).await, Err(StoreError::NotFound { .. })));
        assert_eq!(test.store.led_sessions(&by, today()).await.unwrap()[0].id, id, "what is theirs stays theirs");
    }
}

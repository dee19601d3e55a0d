//! Scenarios with all their versions, and what two do at once.

use domain::{
    accounts::Role,
    ids::PublicId,
    members::{MemberField, ProfileChange},
    planning::form::{PlanFaultReason, ScenarioDraft},
    safety::Level,
};
use store::{SaveOutcome, StoreError};

use super::{coordinator, draft};
use crate::engines::{on_every_engine, today};

on_every_engine! {
    async fn who_saved_a_version_is_named_as_far_as_coordinators_may_know(test) {
        test.import().await;
        let members = [test.member_id(3).await, test.member_id(5).await];
        let [open, closed] = members.clone().map(Some);
        let (open, closed) = (test.known("open", Role::Coordinator, open).await, test.known("closed", Role::Coordinator, closed).await);
        let nobody = test.known("nobody", Role::Coordinator, None).await;
        let id = test.planned(&open.coordinator().unwrap(), &draft()).await;
        for (number, by) in [(1, &closed), (2, &nobody)] {
            let mut draft = draft();
            draft.goal.participants.seats = 10 + u16::try_from(number).unwrap();
            test.store.save_scenario(&by.coordinator().unwrap(), &id, number, &draft, today()).await.unwrap();
        }
        let named = async || {
            let opened = test.store.scenario(&coordinator(), &id).await.unwrap();
            let last = test.store.scenarios(&coordinator()).await.unwrap()[0].version.clone();
            assert_eq!(Some(&last), opened.versions.first());
            opened.versions.into_iter().map(|version| version.by.en).collect::<Vec<_>>()
        };
        assert_eq!(named().await, ["", "canary-pseudonym-5", "canary-pseudonym-3"]);
        let levels = [(MemberField::Pseudonym, Level::Sealed)].into_iter().collect();
        let change = ProfileChange { levels, ..ProfileChange::default() };
        test.store.change_profile(&closed, &change, today()).await.unwrap().unwrap();
        assert_eq!(named().await, ["", "", "canary-pseudonym-3"]);
    }

    async fn scenarios_are_kept_with_all_their_versions(test) {
        test.import().await;
        let (by, other) = (coordinator(), coordinator());
        let id = test.planned(&by, &draft()).await;
        let mut second = draft();
        second.goal.participants.seats = 8;
        let saved = test.store.save_scenario(&other, &id, 1, &second, today()).await.unwrap();
        assert_eq!(saved, SaveOutcome::Saved { version: 2, is_merged: false });
        assert_eq!(test.save(&id, 2, &second).await, SaveOutcome::Same, "what says the same is no version");

        let opened = test.store.scenario(&by, &id).await.unwrap();
        assert_eq!((opened.version(), &opened.draft), (2, &second));
        assert_eq!(opened.versions.iter().map(|version| version.number).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(test.store.scenario_at(&by, &id, 1).await.unwrap(), draft());
        assert!(matches!(test.store.scenario_at(&by, &id, 3).await, Err(StoreError::NotFound { .. })));

        let copy = PublicId::from_random(rand::random());
        for _ in 0..2 {
            test.store.copy_scenario(&by, &copy, &id, "Another").await.unwrap();
            test.store.create_scenario(&by, &id, &draft()).await.unwrap();
        }
        assert_eq!(test.store.scenario_to_change(&other, &id).await.unwrap().version(), 2, "a form sent twice makes one");
        let all = test.store.scenarios(&by).await.unwrap();
        assert_eq!(all.iter().map(|listed| listed.id.clone()).collect::<Vec<_>>(), [copy.clone(), id.clone()]);
        assert_eq!((all[0].draft.name.as_str(), all[0].version.number), ("Another", 1));
        assert_eq!((&all[1].draft, all[1].version.number), (&second, 2), "each as its last version has it");
        test.store.delete_scenario(&by, &id).await.unwrap();
        for outcome in [
            test.store.scenario(&by, &id).await.err(),
            test.store.delete_scenario(&by, &id).await.err(),
            test.store.copy_scenario(&by, &PublicId::from_random(rand::random()), &id, "x").await.err(),
            test.store.scenario_to_change(&by, &id).await.err(),
            test.store.save_scenario(&by, &id, 1, &draft(), today()).await.err(),
        ] {
            assert!(matches!(outcome, Some(StoreError::NotFound { .. })));
        }
        assert_eq!(test.count("SELECT COUNT(*) FROM plan_versions").await, 1, "its versions are gone, too");
        for (action, times) in [("make-plan", 1), ("save-plan", 1), ("copy-plan", 1), ("delete-plan", 1), ("read-plan", 1), ("read-plans", 1)] {
            assert_eq!(test.audited(action).await, times, "{action}");
        }
    }

    async fn two_who_change_one_scenario_lose_nothing(test) {
        test.import().await;
        let id = test.planned(&coordinator(), &draft()).await;
        let (mut one, mut two) = (draft(), draft());
        one.goal.participants.include.insert("aaaaaaaaaa".to_owned());
        one.goal.rupees = Some(2_000_000);
        two.goal.participants.include.insert("bbbbbbbbbb".to_owned());
        two.notes = "canary-of-two".to_owned();
        test.save(&id, 1, &one).await;
        assert_eq!(test.save(&id, 1, &two).await, SaveOutcome::Saved { version: 3, is_merged: true });
        let both = test.store.scenario(&coordinator(), &id).await.unwrap().draft;
        assert_eq!((both.goal.rupees, both.notes.as_str()), (Some(2_000_000), "canary-of-two"));
        assert_eq!(both.goal.participants.include.len(), 2);

        let mut three = draft();
        three.goal.rupees = Some(1);
        three.goal.participants.seats = 9;
        let SaveOutcome::Clash { version, fields, clashes, faults } = test.save(&id, 1, &three).await else {
            panic!("both changed the same");
        };
        assert_eq!((version, clashes.len(), faults.len()), (3, 1, 0));
        assert_eq!((clashes[0].field.as_str(), clashes[0].theirs.as_slice()), ("rupees", ["2000000".to_owned()].as_slice()));
        assert_eq!(test.store.scenario(&coordinator(), &id).await.unwrap().draft, both, "nothing was saved");
        let shown = ScenarioDraft::from_form(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())), today());
        let shown = shown.unwrap();
        assert_eq!((shown.goal.rupees, shown.goal.participants.seats, &shown.notes), (Some(1), 9, &both.notes));
        assert_eq!(test.save(&id, version, &shown).await, SaveOutcome::Saved { version: 4, is_merged: false });

        let mut off = shown.clone();
        off.goal.participants.include.clear();
        off.goal.participants.exclude.insert("cccccccccc".to_owned());
        let mut on = shown.clone();
        on.goal.participants.include.insert("cccccccccc".to_owned());
        test.save(&id, 4, &off).await;
        let SaveOutcome::Clash { clashes, faults, .. } = test.save(&id, 4, &on).await else { panic!("on and off") };
        assert!(clashes.is_empty() && faults.iter().any(|fault| fault.reason == PlanFaultReason::InAndOut));
    }

    async fn scenarios_are_sealed(test) {
        test.import().await;
        let id = test.planned(&coordinator(), &draft()).await;
        let bodies = test.texts("SELECT body FROM plan_versions").await.concat();
        assert!(!bodies.contains("canary") && !bodies.contains("negotiation"), "{bodies}");
        let log = test.texts("SELECT subject FROM audit_entries").await.concat();
        assert!(log.contains(id.as_str()) && !log.contains("canary"));
        sea_orm::ConnectionTrait::execute_unprepared(&test.database, "UPDATE plan_versions SET number = 2").await.unwrap();
        sea_orm::ConnectionTrait::execute_unprepared(&test.database, "UPDATE plan_scenarios SET version = 2").await.unwrap();
        let moved = test.store.scenario(&coordinator(), &id).await;
        assert!(matches!(moved, Err(StoreError::Sealed(_))), "a version opens in its own place only");
    }
}

//! The planner: what it is given, scenarios with their versions, and a scenario turned into a training.

use domain::{
    accounts::{Coordinator, Role},
    dates::{Date, Precision},
    ids::PublicId,
    members::{Gender, MemberField, ProfileChange},
    places::{Area, Region},
    planning::{
        form::{PlanFaultReason, ScenarioDraft},
        scenario::{PlannedTraining, into_training, plan},
    },
    safety::{
        Level, RegionRisk, RiskLevel,
        public::{PublicDetails, PublicRecord, RecordKind},
    },
    sources::Provenance,
    text::LocalText,
    trainings::{Topic, Training, TrainingStatus},
};
use store::{NewTraining, PlanningWorld, SaveOutcome, StoreError};

use crate::{
    engines::{TestStore, on_every_engine, operator, today},
    fixture::date,
    members::account,
};

/// A scenario whose words nobody else may read.
pub fn draft() -> ScenarioDraft {
    let mut draft = ScenarioDraft::blank(today());
    draft.name = "canary-plan".to_owned();
    draft.notes = "canary-plan-notes".to_owned();
    draft.goal.topics = vec![Topic::Negotiation];
    draft.goal.participants.seats = 6;
    (draft.goal.from, draft.goal.to) = (date("2027-04-06"), date("2027-04-28"));
    draft
}

pub fn coordinator() -> Coordinator {
    account(Role::Coordinator, None).coordinator().unwrap()
}

impl TestStore {
    async fn world(&self) -> PlanningWorld {
        self.store.planning_world(&coordinator(), None, today()).await.unwrap()
    }

    async fn save(&self, id: &PublicId, base: u32, draft: &ScenarioDraft) -> SaveOutcome {
        self.store.save_scenario(&coordinator(), id, base, draft, today()).await.unwrap()
    }

    async fn audited(&self, action: &str) -> u32 {
        self.count(&format!("SELECT COUNT(*) FROM audit_entries WHERE action = '{action}'")).await
    }
}

/// What the fixture's people would be invited to.
fn planned(world: &PlanningWorld, draft: &ScenarioDraft) -> PlannedTraining {
    let plan = plan(&draft.goal, &world.inputs);
    assert_eq!(plan.participants.invited.len(), 6);
    let title = LocalText::english("Negotiation in spring");
    into_training(&draft.goal, &plan, &world.inputs.towns, String::new(), title, Provenance::default()).unwrap()
}

on_every_engine! {
    async fn the_planner_is_given_what_coordinators_may_see(test) {
        test.import().await;
        let inputs = test.world().await.inputs;
        assert_eq!((inputs.candidates.len(), inputs.districts.len(), inputs.cases.len()), (26, 4, 3));
        assert_eq!((inputs.held.len(), inputs.reviews.len(), inputs.elections.len()), (2, 1, 1));
        assert_eq!(inputs.reviews[0].findings, 0, "a training answered it");
        assert_eq!(inputs.duties.len(), 2);
        let one = test.member_id(1).await;
        let trained = inputs.candidates.iter().find(|candidate| candidate.id == one.as_str()).unwrap();
        assert_eq!(trained.last_invited, Some(date("2013-04-22")));
        assert_eq!(trained.last_active, Some(date("2014-06-03")), "they led a session after that");
        assert!(trained.learned.iter().any(|learned| learned.topic == Topic::Dialogue));
        let towns: Vec<_> = inputs.towns.iter().map(|town| (town.slug.as_str(), town.venue_worked)).collect();
        for town in [("karachi", 0), ("peshawar", 0), ("jacobabad", 1), ("kandhkot", 1), ("kashmore", 1)] {
            assert!(towns.contains(&town), "{towns:?}");
        }
        let text = serde_json::to_string(&inputs).unwrap();
        assert!(!text.contains("canary"), "no name, no note, no venue");
    }

    async fn what_members_seal_the_planner_does_not_know(test) {
        test.import().await;
        let (hidden, sealed, nowhere) = (test.sign_in(2).await, test.sign_in(4).await, test.sign_in(6).await);
        let edition = test.store.planning_edition(&coordinator()).await.unwrap();
        test.store.hide_me(&hidden, today()).await.unwrap();
        for (by, field) in [(&sealed, MemberField::Gender), (&nowhere, MemberField::District)] {
            let levels = [(field, Level::Sealed)].into_iter().collect();
            let change = ProfileChange { levels, ..ProfileChange::default() };
            test.store.change_profile(by, &change, today()).await.unwrap().unwrap();
        }
        assert_ne!(test.store.planning_edition(&coordinator()).await.unwrap(), edition);
        let world = test.world().await;
        assert_eq!((world.inputs.candidates.len(), world.people.len()), (24, 24));
        let id = sealed.account().member.clone().unwrap();
        let candidate = world.inputs.candidates.iter().find(|candidate| candidate.id == id.as_str()).unwrap();
        assert_eq!(candidate.gender, Gender::Other);
        assert_eq!(world.people[id.as_str()].gender, Gender::Other);
    }

    async fn risk_rules_towns_out(test) {
        test.import().await;
        let risk = RegionRisk { region: Region::BorderRegion, level: RiskLevel::Severe, review: Some(date("2026-12-20")) };
        test.store.set_region_risk(operator(), risk, "a threat", today()).await.unwrap();
        let world = test.world().await;
        let risks: Vec<_> = world.inputs.towns.iter().map(|town| (town.slug.as_str(), town.risk)).collect();
        assert!(risks.contains(&("peshawar", RiskLevel::Severe)) && risks.contains(&("karachi", RiskLevel::Low)));
    }

    async fn scenarios_are_kept_with_all_their_versions(test) {
        test.import().await;
        let (by, other) = (coordinator(), coordinator());
        let id = test.store.create_scenario(&by, &draft()).await.unwrap();
        let mut second = draft();
        second.goal.participants.seats = 8;
        let saved = test.store.save_scenario(&other, &id, 1, &second, today()).await.unwrap();
        assert_eq!(saved, SaveOutcome::Saved { version: 2, is_merged: false });
        assert_eq!(test.save(&id, 2, &second).await, SaveOutcome::Same, "what says the same is no version");

        let opened = test.store.scenario(&by, &id).await.unwrap();
        assert_eq!((opened.version(), &opened.draft), (2, &second));
        let mine: Vec<_> = opened.versions.iter().map(|version| (version.number, version.is_mine)).collect();
        assert_eq!(mine, [(2, false), (1, true)]);
        assert_eq!(test.store.scenario_at(&by, &id, 1).await.unwrap(), draft());
        assert!(matches!(test.store.scenario_at(&by, &id, 3).await, Err(StoreError::NotFound { .. })));

        let copy = test.store.copy_scenario(&by, &id, "Another").await.unwrap();
        let all = test.store.scenarios(&by).await.unwrap();
        assert_eq!(all.iter().map(|listed| listed.id.clone()).collect::<Vec<_>>(), [copy.clone(), id.clone()]);
        assert_eq!((all[0].draft.name.as_str(), all[0].version.number), ("Another", 1));
        test.store.delete_scenario(&by, &id).await.unwrap();
        for outcome in [
            test.store.scenario(&by, &id).await.err(),
            test.store.delete_scenario(&by, &id).await.err(),
            test.store.copy_scenario(&by, &id, "x").await.err(),
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
        let id = test.store.create_scenario(&coordinator(), &draft()).await.unwrap();
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
        let id = test.store.create_scenario(&coordinator(), &draft()).await.unwrap();
        let bodies = test.texts("SELECT body FROM plan_versions").await.concat();
        assert!(!bodies.contains("canary") && !bodies.contains("negotiation"), "{bodies}");
        let log = test.texts("SELECT subject FROM audit_entries").await.concat();
        assert!(log.contains(id.as_str()) && !log.contains("canary"));
        sea_orm::ConnectionTrait::execute_unprepared(&test.database, "UPDATE plan_versions SET number = 2").await.unwrap();
        sea_orm::ConnectionTrait::execute_unprepared(&test.database, "UPDATE plan_scenarios SET version = 2").await.unwrap();
        let moved = test.store.scenario(&coordinator(), &id).await;
        assert!(matches!(moved, Err(StoreError::Sealed(_))), "a version opens in its own place only");
    }

    async fn a_scenario_becomes_a_training_that_the_public_knows_by_city_and_month(test) {
        test.import().await;
        let (by, draft) = (coordinator(), draft());
        let id = test.store.create_scenario(&by, &draft).await.unwrap();
        let planned = planned(&test.world().await, &draft);
        let NewTraining::Made(training) = test.store.plan_training(&by, &id, &planned, today()).await.unwrap() else {
            panic!("the first time");
        };
        let again = test.store.plan_training(&by, &id, &planned, today()).await.unwrap();
        assert_eq!(again, NewTraining::Known(training.clone()));
        assert_eq!(test.count("SELECT COUNT(*) FROM trainings WHERE status = 'planned'").await, 1);
        assert_eq!(test.store.scenario(&by, &id).await.unwrap().training, Some(training.clone()));
        assert_eq!(test.audited("plan-training").await, 1);
        let revision = "SELECT COUNT(*) FROM revisions WHERE action = 'plan-training' AND before IS NULL";
        assert_eq!(test.count(revision).await, 1);

        let data = test.store.export(operator(), "a look").await.unwrap();
        let record: &Training = data.trainings.iter().find(|record| record.key == training.as_str()).unwrap();
        assert_eq!((record.status, record.participants.len(), record.capacity), (TrainingStatus::Planned, 6, Some(6)));
        let told: PublicRecord = test.store.reader().record(RecordKind::Training, &training).await.unwrap().unwrap();
        assert_eq!((told.span.precision, told.title.en.as_str()), (Precision::Month, "Negotiation in spring"));
        let [Area::District { slug, .. }] = told.areas.as_slice() else { panic!("{:?}", told.areas) };
        assert_eq!(record.districts, std::slice::from_ref(slug));
        let PublicDetails::Training(details) = &told.details else { panic!("a training") };
        assert_eq!(details.status, TrainingStatus::Planned);
        let text = serde_json::to_string(&told).unwrap();
        let days: [Date; 2] = [record.span.from, record.span.to];
        assert!(days.iter().all(|day| !text.contains(&day.to_string())), "{text}");
        let invited = record.participants.iter().map(|part| &part.member).chain(&record.trainers);
        assert!(invited.into_iter().all(|member| !text.contains(member.as_str())) && !text.contains(id.as_str()), "{text}");

        // The next plan knows who is invited already, and where they are then; this one's own stays as it was.
        let world = test.world().await;
        let is_known = |id: &String| {
            let one = world.inputs.candidates.iter().find(|one| one.id == *id).unwrap();
            one.last_invited == Some(days[1]) && one.away.contains(&record.span)
        };
        assert!(planned.invited.iter().all(is_known));
        let own = test.store.planning_world(&by, Some(&training), today()).await.unwrap();
        assert_eq!(plan(&draft.goal, &own.inputs).participants.ids(), planned.invited.iter().map(String::as_str).collect());
        test.store.delete_scenario(&by, &id).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM trainings WHERE status = 'planned'").await, 1, "the training stays");
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }
}

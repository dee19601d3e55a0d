//! The planner: what it is given, scenarios with their versions, and a scenario turned into a training.

use std::sync::Mutex;

use chrono::TimeDelta;
use domain::{
    accounts::{Coordinator, ReminderTopic, Role},
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
use store::{NewTraining, PlanningWorld, ReminderLetter, SaveOutcome, StoreError};

use crate::{
    engines::{TestStore, on_every_engine, operator, today},
    fixture::date,
    members::account,
    participation::no_letter,
    reports::now,
};

/// A scenario whose words nobody else may read.
pub fn draft() -> ScenarioDraft {
    let mut draft = ScenarioDraft::blank(today());
    draft.name = "canary-plan".to_owned();
    draft.notes = "canary-plan-notes".to_owned();
    draft.title = LocalText::english_urdu("canary-plan-title-en", "canary-plan-title-ur");
    draft.goal.topics = vec![Topic::Negotiation];
    draft.goal.participants.seats = 6;
    (draft.goal.from, draft.goal.to) = (date("2027-04-06"), date("2027-04-28"));
    draft
}

pub fn coordinator() -> Coordinator {
    account(Role::Coordinator, None).coordinator().unwrap()
}

impl TestStore {
    /// A new scenario.
    pub async fn planned(&self, by: &Coordinator, draft: &ScenarioDraft) -> PublicId {
        let id = PublicId::from_random(rand::random());
        self.store.create_scenario(by, &id, draft).await.unwrap();
        id
    }

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
    into_training(&draft.goal, &plan, &world.inputs, String::new(), title, Provenance::default()).unwrap()
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

    async fn how_long_modules_take_and_since_when_somebody_is_here_is_what_is_told(test) {
        test.import().await;
        let by = test.sign_in(4).await;
        let id = by.account().member.clone().unwrap();
        let active = |world: &PlanningWorld| {
            let candidates = &world.inputs.candidates;
            candidates.iter().find(|one| one.id == id.as_str()).unwrap().last_active
        };
        let world = test.world().await;
        assert!(active(&world).is_some(), "when they joined, or were heard of last");
        assert_eq!(world.inputs.modules.len(), Topic::ALL.len());
        let mediation = world.inputs.modules.iter().find(|module| module.topic == Topic::Mediation).unwrap();
        assert_eq!((mediation.talk, mediation.exercise), (240, 120));
        let sealed = "INSERT INTO field_levels (record_id, field, level) SELECT id, 'joined', 'sealed' FROM members";
        for sql in ["UPDATE members SET last_confirmed = NULL", "DELETE FROM facilitators", "DELETE FROM participations", sealed] {
            sea_orm::ConnectionTrait::execute_unprepared(&test.database, sql).await.unwrap();
        }
        assert_eq!(active(&test.world().await), None, "when they joined is sealed");
    }

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

    async fn who_has_left_since_the_plan_is_not_invited(test) {
        test.import().await;
        let (by, draft) = (coordinator(), draft());
        let id = test.planned(&by, &draft).await;
        let planned = planned(&test.world().await, &draft);
        let gone = planned.training.participants[0].member.clone();
        let account = account(Role::Member, Some(gone.parse().unwrap()));
        test.store.delete_own(&account, today()).await.unwrap();
        let NewTraining::Made(training) = test.store.plan_training(&by, &id, &planned, now(), no_letter).await.unwrap() else {
            panic!("the first time");
        };
        let data = test.store.export(operator(), "a look").await.unwrap();
        let record = data.trainings.iter().find(|record| record.key == training.as_str()).unwrap();
        assert_eq!(record.participants.as_slice(), &planned.training.participants[1..]);
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }

    async fn of_two_who_turn_a_plan_at_once_both_get_the_one_training(test) {
        test.import().await;
        let (by, draft) = (coordinator(), draft());
        let id = test.planned(&by, &draft).await;
        let planned = planned(&test.world().await, &draft);
        let (one, other) = tokio::join!(
            test.store.plan_training(&by, &id, &planned, now(), no_letter),
            test.store.plan_training(&by, &id, &planned, now(), no_letter),
        );
        let (one, other) = (one.unwrap(), other.unwrap());
        assert!(matches!((&one, &other), (NewTraining::Made(a), NewTraining::Known(b)) | (NewTraining::Known(b), NewTraining::Made(a)) if a == b), "{one:?} {other:?}");
        assert_eq!(test.count("SELECT COUNT(*) FROM trainings WHERE status = 'planned'").await, 1);
        assert_eq!(test.audited("plan-training").await, 1);
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

    async fn whom_a_plan_invites_is_mailed_as_whom_a_coordinator_invites(test) {
        test.import().await;
        let (by, author) = (coordinator(), test.author().await);
        let member = author.account().member.clone().unwrap().to_string();
        let mut invites = draft();
        invites.goal.participants.include.insert(member.clone());
        let letters = Mutex::new(Vec::new());
        let write = |letter: &ReminderLetter| {
            letters.lock().unwrap().push((letter.topic, letter.to.as_str().to_owned()));
            no_letter(letter)
        };
        for on in [true, false] {
            test.store.switch_mails(&author, ReminderTopic::Training, on, now()).await.unwrap();
            let id = test.planned(&by, &invites).await;
            let planned = planned(&test.world().await, &invites);
            assert!(planned.training.state(&member).is_some());
            test.store.plan_training(&by, &id, &planned, now(), write).await.unwrap();
            test.store.plan_training(&by, &id, &planned, now(), write).await.unwrap();
        }
        let over = test.planned(&by, &invites).await;
        test.store.switch_mails(&author, ReminderTopic::Training, true, now()).await.unwrap();
        let planned = planned(&test.world().await, &invites);
        let late = now() + TimeDelta::days(365);
        test.store.plan_training(&by, &over, &planned, late, write).await.unwrap();
        let expected = (ReminderTopic::Training, "author@example.org".to_owned());
        assert_eq!(letters.into_inner().unwrap(), [expected], "once, where it is wanted and still to come");
    }

    async fn a_scenario_becomes_a_training_that_the_public_knows_by_city_and_month(test) {
        test.import().await;
        let (by, draft) = (coordinator(), draft());
        let id = test.planned(&by, &draft).await;
        let planned = planned(&test.world().await, &draft);
        let NewTraining::Made(training) = test.store.plan_training(&by, &id, &planned, now(), no_letter).await.unwrap() else {
            panic!("the first time");
        };
        let again = test.store.plan_training(&by, &id, &planned, now(), no_letter).await.unwrap();
        assert_eq!(again, NewTraining::Known(training.clone()));
        assert_eq!(test.count("SELECT COUNT(*) FROM trainings WHERE status = 'planned'").await, 1);
        assert_eq!(test.store.scenario(&by, &id).await.unwrap().training, Some(training.clone()));
        assert_eq!(test.store.scenarios(&by).await.unwrap()[0].training, Some(training.clone()));
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
        assert!(planned.training.participants.iter().all(|part| is_known(&part.member)));
        let own = test.store.planning_world(&by, Some(&training), today()).await.unwrap();
        assert_eq!(plan(&draft.goal, &own.inputs).participants.ids(), planned.training.participants.iter().map(|part| part.member.as_str()).collect());
        test.store.delete_scenario(&by, &id).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM trainings WHERE status = 'planned'").await, 1, "the training stays");
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }
}

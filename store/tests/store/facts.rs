//! What planning reckons with: kept, corrected, taken away, published where it is the calendar's, and planned with.

use domain::{
    dates::{Date, Span},
    ids::{PublicId, Ref},
    members::Gender,
    places::Region,
    planning::{
        CalendarConstraint, Certainty, ConstraintKind, Zone,
        dates::Absence,
        facts::{CoTrainer, Fact, FactKind, TownPrice},
        scenario::{into_training, plan},
    },
    sources::Provenance,
    text::{Language, LocalText},
    trainings::{Topic, Training},
};
use store::{FactOutcome, PlanningFact, PlanningWorld, Store, StoreError};

use crate::{
    engines::{TestStore, config, on_every_engine, operator, today},
    fixture::date,
    planning::{coordinator, draft},
};

/// A window of a zone.
fn window(kind: ConstraintKind, from: &str, zone: Zone) -> Fact {
    Fact::Window(CalendarConstraint {
        kind,
        from: date(from),
        to: date(from),
        names: LocalText::english_urdu("A window", "دن"),
        certainty: Certainty::Expected,
        zone,
        demonstration: false,
    })
}

fn of_districts(slugs: &[&str]) -> Zone {
    Zone { regions: Vec::new(), districts: slugs.iter().map(|slug| (*slug).to_owned()).collect() }
}

fn price(rupees: u32) -> Fact {
    Fact::Price(TownPrice { town: "jacobabad".to_owned(), rupees, on: date("2026-11-01") })
}

fn co_trainer(organisation: &str) -> Fact {
    Fact::CoTrainer(CoTrainer {
        organisation: organisation.to_owned(),
        pseudonym: LocalText::english_urdu("canary-co-trainer", "canary-شریک"),
        gender: Gender::Woman,
        topics: vec![Topic::Negotiation],
        languages: vec![Language::Urdu, Language::Sindhi],
        away: vec![Span::days(date("2027-02-01"), date("2027-02-03"))],
    })
}

/// Plants a token in what is sealed.
pub async fn plant(test: &TestStore) {
    let organisation = test.an_organisation().await;
    test.add(&co_trainer(&organisation)).await;
}

impl TestStore {
    /// An organisation that coordinators may see.
    async fn an_organisation(&self) -> Ref {
        let world = self.given().await;
        world.organisations.keys().next().cloned().unwrap()
    }

    async fn given(&self) -> PlanningWorld {
        self.store.planning_world(&coordinator(), None, today()).await.unwrap()
    }

    async fn add(&self, fact: &Fact) -> PublicId {
        match self.store.add_fact(&coordinator(), fact, today()).await.unwrap() {
            FactOutcome::Saved(id) => id,
            other => panic!("{other:?}"),
        }
    }

    async fn fact(&self, id: &PublicId) -> PlanningFact {
        self.store.planning_fact(&coordinator(), id).await.unwrap()
    }

    async fn public_days(&self, kind: ConstraintKind) -> Vec<(Date, Zone)> {
        let calendar = self.store.reader().calendar().await.unwrap();
        let of_kind = calendar.into_iter().filter(|window| window.kind == kind);
        of_kind.map(|window| (window.from, window.zone)).collect()
    }
}

on_every_engine! {
    async fn every_kind_is_kept_corrected_and_taken_away(test) {
        test.import().await;
        let organisation = test.an_organisation().await;
        let absence = |to| Fact::Absence(Absence { who: organisation.clone(), from: date("2027-04-01"), to: date(to) });
        let CoTrainerPair(first, second) = pair(&organisation);
        for (before, after) in [
            (absence("2027-04-03"), absence("2027-04-09")),
            (price(4_000), price(4_400)),
            (first, second),
            (window(ConstraintKind::Harvest, "2027-04-05", Zone::default()), window(ConstraintKind::Harvest, "2027-04-06", of_districts(&["jacobabad"]))),
        ] {
            let by = coordinator();
            let mut editions = vec![test.store.planning_edition(&by).await.unwrap()];
            let id = test.add(&before).await;
            let kept = test.fact(&id).await;
            assert_eq!((&kept.fact, kept.version, kept.demonstration), (&before, 1, false));
            assert_eq!(kept.by, Some(LocalText::default()), "a coordinator without a record");
            editions.push(test.store.planning_edition(&by).await.unwrap());

            let same = test.store.correct_fact(&by, &id, 1, &before, today()).await.unwrap();
            assert_eq!(same, FactOutcome::Same);
            let done = test.store.correct_fact(&by, &id, 1, &after, today()).await.unwrap();
            assert_eq!(done, FactOutcome::Saved(id.clone()));
            assert_eq!((test.fact(&id).await.fact, test.fact(&id).await.version), (after.clone(), 2));
            editions.push(test.store.planning_edition(&by).await.unwrap());

            // Whoever had the first version open is told, and nothing is lost.
            let late = test.store.correct_fact(&by, &id, 1, &before, today()).await.unwrap();
            assert!(matches!(late, FactOutcome::Meanwhile(now) if now.fact == after && now.version == 2));
            let late = test.store.take_fact_away(&by, &id, 1, today()).await.unwrap();
            assert!(matches!(late, FactOutcome::Meanwhile(_)));

            assert_eq!(test.store.take_fact_away(&by, &id, 2, today()).await.unwrap(), FactOutcome::Saved(id.clone()));
            editions.push(test.store.planning_edition(&by).await.unwrap());
            editions.sort();
            editions.dedup();
            assert_eq!(editions.len(), 4, "every change gives the planner another edition");
            let gone = test.store.correct_fact(&by, &id, 2, &before, today()).await;
            assert!(matches!(gone, Err(StoreError::NotFound { .. })));
        }
        for action in ["add-fact", "correct-fact", "take-fact-away"] {
            let told = test.count(&format!("SELECT COUNT(*) FROM audit_entries WHERE action = '{action}'")).await;
            assert_eq!(told, 4, "{action}");
        }
    }

    async fn a_town_has_one_price(test) {
        test.import().await;
        let id = test.add(&price(4_000)).await;
        let twice = test.store.add_fact(&coordinator(), &price(5_000), today()).await.unwrap();
        assert_eq!(twice, FactOutcome::Twice(id));
        let world = test.given().await;
        let town = world.inputs.towns.iter().find(|town| town.slug == "jacobabad").unwrap();
        assert_eq!(town.rupees_a_day, Some(4_000));
        assert_eq!(world.towns["jacobabad"].price.as_ref().unwrap().on, date("2026-11-01"));
        let others = world.inputs.towns.iter().filter(|town| town.slug != "jacobabad");
        assert!(others.clone().count() > 2 && others.clone().all(|town| town.rupees_a_day.is_none()));
    }

    async fn elections_vote_in_their_zone(test) {
        test.import().await;
        let region = Zone { regions: vec![Region::InteriorSindh], districts: Vec::new() };
        test.add(&window(ConstraintKind::Election, "2027-05-02", region)).await;
        test.add(&window(ConstraintKind::Election, "2027-05-03", of_districts(&["peshawar"]))).await;
        let inputs = test.given().await.inputs;
        let voting: Vec<_> = inputs.elections.iter().map(|one| (one.on, one.districts.clone())).collect();
        assert_eq!(voting[0], (date("2013-05-11"), Vec::new()), "a general election is the whole country's");
        let sindh: Vec<String> =
            inputs.districts.iter().filter(|one| one.region == Region::InteriorSindh).map(|one| one.slug.clone()).collect();
        assert!(!sindh.is_empty());
        assert_eq!(voting[1], (date("2027-05-02"), sindh));
        assert_eq!(voting[2], (date("2027-05-03"), vec!["peshawar".to_owned()]));
    }

    async fn windows_are_published_with_their_zone_and_nothing_else_is(test) {
        test.import().await;
        let national = vec![(date("2013-05-11"), Zone::default())];
        assert_eq!(test.public_days(ConstraintKind::Election).await, national);
        let zone = of_districts(&["jacobabad"]);
        let id = test.add(&window(ConstraintKind::Election, "2027-05-02", zone.clone())).await;
        plant(&test).await;
        let both = [national.clone(), vec![(date("2027-05-02"), zone)]].concat();
        assert_eq!(test.public_days(ConstraintKind::Election).await, both);
        test.store.take_fact_away(&coordinator(), &id, 1, today()).await.unwrap();
        assert_eq!(test.public_days(ConstraintKind::Election).await, national);
        test.store.publish(operator(), today()).await.unwrap();
        assert_eq!(test.public_days(ConstraintKind::Election).await, national);
    }

    async fn a_partners_trainer_is_named_to_coordinators_and_sealed_at_rest(test) {
        test.import().await;
        let organisation = test.an_organisation().await;
        let id = test.add(&co_trainer(&organisation)).await;
        let by = coordinator();
        let Fact::CoTrainer(mut changed) = co_trainer(&organisation) else { panic!("a trainer") };
        changed.pseudonym.en = "canary-again".to_owned();
        test.store.correct_fact(&by, &id, 1, &Fact::CoTrainer(changed), today()).await.unwrap();
        let world = test.given().await;
        let named = &world.partners[id.as_str()];
        assert_eq!((named.pseudonym.en.as_str(), &named.organisation), ("canary-again", &organisation));
        let trainer = world.inputs.partners.iter().find(|one| one.id == id.as_str()).unwrap();
        assert_eq!((&trainer.organisation, trainer.away.len()), (&organisation, 1));
        assert!(!serde_json::to_string(&world.inputs).unwrap().contains("canary"));
        for (table, columns) in [("planning_facts", "body, pseudonym"), ("revisions", "before, after, subject")] {
            for column in columns.split(", ") {
                let texts = test.texts(&format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL AND {column} LIKE '%canary%again%'")).await;
                assert!(texts.is_empty(), "{table}.{column}");
            }
        }
        // Gone, they are in no revision either.
        test.store.take_fact_away(&by, &id, 2, today()).await.unwrap();
        let kept = format!("SELECT COUNT(*) FROM revisions WHERE subject LIKE '%{id}' AND (before IS NOT NULL OR after IS NOT NULL)");
        assert_eq!(test.count(&kept).await, 0);
        assert!(test.given().await.inputs.partners.is_empty());
    }

    async fn a_training_keeps_who_trains_along(test) {
        test.import().await;
        let organisation = test.an_organisation().await;
        let id = test.add(&co_trainer(&organisation)).await;
        let (by, draft) = (coordinator(), draft());
        let scenario = test.planned(&by, &draft).await;
        let world = test.given().await;
        let plan = plan(&draft.goal, &world.inputs);
        assert!(plan.team.trainers.iter().any(|trainer| trainer.id == id.as_str()), "{:?}", plan.team);
        let title = LocalText::english("Negotiation in spring");
        let planned = into_training(&draft.goal, &plan, &world.inputs, String::new(), title, Provenance::default()).unwrap();
        assert_eq!((&planned.co_trainers, &planned.training.organisers), (&vec![id.to_string()], &vec![organisation.clone()]));
        assert!(!planned.training.trainers.contains(&id.to_string()));
        let training = test.turned(&by, &scenario, &planned).await;
        let data = test.store.export(operator(), "a test").await.unwrap();
        let made: &Training = data.trainings.iter().find(|one| one.key == training.as_str()).unwrap();
        assert_eq!(made.organisers, [organisation]);
        let people = test.store.training_people(&by, &training, today()).await.unwrap();
        let Fact::CoTrainer(person) = co_trainer("") else { panic!("a trainer") };
        assert_eq!(people.origin.co_trainers.iter().map(|(name, _)| name).collect::<Vec<_>>(), [&person.pseudonym]);
        assert_eq!(test.fact(&id).await.trainings, [(training.clone(), LocalText::english("Negotiation in spring"))]);

        // In those days they are nowhere else, and it counts among what they have trained.
        let partner = |world: &PlanningWorld| world.inputs.partners[0].away.len();
        assert_eq!(partner(&test.given().await), 2);
        assert!(test.given().await.inputs.duties.iter().any(|duty| duty.trainer == id.as_str()));
        let without = test.store.planning_world(&by, Some(&training), today()).await.unwrap();
        assert_eq!(partner(&without), 1);
        // The training outlives them.
        test.store.take_fact_away(&by, &id, 1, today()).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM co_trainings").await, 0);
    }

    async fn an_import_brings_facts_once_and_an_export_takes_them_along(test) {
        test.import().await;
        let organisation = test.an_organisation().await;
        let id = test.add(&co_trainer(&organisation)).await;
        test.add(&price(4_000)).await;
        test.add(&window(ConstraintKind::Election, "2027-05-02", of_districts(&["jacobabad"]))).await;
        let data = test.store.export(operator(), "a test").await.unwrap();
        let trainer = data.facts.iter().find(|one| one.key == id.as_str()).unwrap();
        assert_eq!(trainer.fact, co_trainer(&organisation));
        assert_eq!((data.facts.len(), data.calendar.len()), (2, 2));
        test.store.import(operator(), &data, today()).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM planning_facts").await, 4);
    }

    async fn without_the_key_no_pseudonym_is_kept(test) {
        test.import().await;
        let organisation = test.an_organisation().await;
        let bare = Store::open(&config(&test.url, None)).await.unwrap();
        let refused = bare.add_fact(&coordinator(), &co_trainer(&organisation), today()).await;
        assert!(matches!(refused, Err(StoreError::NoKey)));
        assert!(bare.add_fact(&coordinator(), &price(4_000), today()).await.is_ok(), "nothing of it is sealed");
        assert_eq!(test.store.planning_facts(&coordinator()).await.unwrap().iter().filter(|one| one.fact.kind() != FactKind::Window).count(), 1);
    }
}

struct CoTrainerPair(Fact, Fact);

/// Somebody, and the same with another language.
fn pair(organisation: &str) -> CoTrainerPair {
    let first = co_trainer(organisation);
    let Fact::CoTrainer(mut other) = first.clone() else { panic!("a trainer") };
    other.languages = vec![Language::Pashto];
    CoTrainerPair(first, Fact::CoTrainer(other))
}

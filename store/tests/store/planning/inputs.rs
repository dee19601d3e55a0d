//! What the planner is given: what coordinators may see.

use domain::{
    members::{Gender, MemberField, ProfileChange},
    places::Region,
    safety::{Level, RegionRisk, RiskLevel},
    trainings::Topic,
};
use store::PlanningWorld;

use super::coordinator;
use crate::{
    engines::{on_every_engine, operator, today},
    fixture::date,
};

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

    async fn risk_rules_towns_out(test) {
        test.import().await;
        let risk = RegionRisk { region: Region::BorderRegion, level: RiskLevel::Severe, review: Some(date("2026-12-20")) };
        test.store.set_region_risk(operator(), risk, "a threat", today()).await.unwrap();
        let world = test.world().await;
        let risks: Vec<_> = world.inputs.towns.iter().map(|town| (town.slug.as_str(), town.risk)).collect();
        assert!(risks.contains(&("peshawar", RiskLevel::Severe)) && risks.contains(&("karachi", RiskLevel::Low)));
    }
}

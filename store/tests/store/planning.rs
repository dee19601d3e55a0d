//! The planner: what it is given, scenarios with their versions, and a scenario turned into a training.

mod inputs;
mod scenarios;
mod training;

use domain::{
    accounts::{Coordinator, Role},
    ids::PublicId,
    planning::{
        form::ScenarioDraft,
        scenario::{PlannedTraining, into_training, plan},
    },
    sources::Provenance,
    text::LocalText,
    trainings::Topic,
};
use store::{NewTraining, PlanningWorld, SaveOutcome};

use crate::{
    engines::{TestStore, today},
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

    /// A scenario turned into its training for the first time, which nobody is told of.
    pub async fn turned(&self, by: &Coordinator, id: &PublicId, planned: &PlannedTraining) -> PublicId {
        match self.store.plan_training(by, id, planned, now(), no_letter).await.unwrap() {
            NewTraining::Made(training) => training,
            NewTraining::Known(_) => panic!("the first time"),
        }
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

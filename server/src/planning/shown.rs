//! What the planner's pages show, made of what the store and the planner give.

use std::collections::BTreeMap;

use app::pages::planning::{PersonShown, PlanListed, PlanNames, TownShown, VersionShown};
use domain::{
    ids::Ref,
    planning::{
        form::counted,
        inputs::{Candidate, PlanningInputs},
        scenario::{Plan, PlanGoal, PlanScenario},
    },
    text::LocalText,
};
use store::{ListedScenario, PlanningPartner, PlanningSubject, PlanningTown, Scenario, ScenarioVersion};

/// What people, organisations and towns are called.
pub fn names(
    people: BTreeMap<Ref, PlanningSubject>,
    partners: BTreeMap<Ref, PlanningPartner>,
    organisations: BTreeMap<Ref, LocalText>,
    towns: BTreeMap<String, PlanningTown>,
) -> PlanNames {
    let person = |subject: PlanningSubject| PersonShown {
        name: subject.pseudonym,
        gender: subject.gender,
        profession: Some(subject.profession),
        district: subject.district,
        partner: None,
    };
    let partner = |partner: PlanningPartner| PersonShown {
        name: partner.pseudonym,
        gender: partner.gender,
        profession: None,
        district: String::new(),
        partner: Some(partner.organisation),
    };
    let town = |town: PlanningTown| TownShown { name: town.names, district: town.district, price: town.price };
    let people = people.into_iter().map(|(id, subject)| (id, person(subject)));
    PlanNames {
        people: people.chain(partners.into_iter().map(|(id, one)| (id, partner(one)))).collect(),
        organisations,
        towns: towns.into_iter().map(|(slug, named)| (slug, town(named))).collect(),
    }
}

/// A scenario in the list.
pub fn listed(scenario: ListedScenario) -> PlanListed {
    let goal = &scenario.draft.goal;
    PlanListed {
        id: scenario.id,
        topics: goal.topics.clone(),
        seats: goal.participants.seats,
        from: goal.from,
        to: goal.to,
        version: version(&scenario.version),
        training: scenario.training,
        name: scenario.draft.name,
    }
}

/// A version as its line says it.
pub fn version(version: &ScenarioVersion) -> VersionShown {
    VersionShown { number: version.number, on: version.on, by: version.by.clone() }
}

/// What a plan is made from.
pub fn made_from(scenario: &Scenario) -> PlanScenario {
    let draft = &scenario.draft;
    PlanScenario { key: scenario.id.to_string(), name: draft.name.clone(), goal: draft.goal.clone() }
}

/// How many of those invited each quota counts.
pub fn counts(goal: &PlanGoal, plan: &Plan, inputs: &PlanningInputs) -> Vec<u32> {
    let invited = plan.participants.ids();
    let people: Vec<&Candidate> =
        inputs.candidates.iter().filter(|candidate| invited.contains(candidate.id.as_str())).collect();
    counted(&goal.participants.quotas, &people)
}

/// Who could train one of the modules, by id.
pub fn able(goal: &PlanGoal, inputs: &PlanningInputs) -> Vec<Ref> {
    let teaches = |topics: &[domain::trainings::Topic]| goal.topics.iter().any(|topic| topics.contains(topic));
    let members = inputs.candidates.iter().filter(|one| one.is_active && teaches(&one.skills)).map(|one| &one.id);
    let partners = inputs.partners.iter().filter(|one| teaches(&one.topics)).map(|one| &one.id);
    let by_hand = goal.trainers.include.iter().chain(&goal.trainers.exclude);
    let mut able: Vec<Ref> = members.chain(partners).chain(by_hand).cloned().collect();
    able.sort();
    able.dedup();
    able
}

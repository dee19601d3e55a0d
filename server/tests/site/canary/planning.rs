//! A scenario with a token in everything that coordinators write, and the training that it was turned into.

use domain::{
    accounts::{Account, Role, SignedIn},
    ids::PublicId,
    planning::{
        form::ScenarioDraft,
        participants::Apart,
        scenario::{into_training, plan},
    },
    sources::Provenance,
    text::{Language, LocalText},
    trainings::Topic,
};
use server::edition::today;
use store::Store;

use super::planted::TOKEN;

/// Plants the tokens by what a coordinator does.
pub async fn plant(store: &Store) {
    let id = PublicId::from_random(rand::random());
    let account = Account { id, role: Role::Coordinator, member: None, language: Language::English };
    let by = SignedIn::with_a_live_session(account).coordinator().expect("a coordinator");
    let mut draft = ScenarioDraft::blank(today());
    draft.name = format!("{TOKEN}-plan-name");
    draft.notes = format!("{TOKEN}-plan-notes");
    draft.goal.topics = vec![Topic::Mediation];
    let world = store.planning_world(&by, None, today()).await.expect("a world");
    let ids: Vec<_> = world.people.keys().take(2).cloned().collect();
    draft.goal.participants.apart = vec![Apart(ids[0].clone(), ids[1].clone())];
    let id = store.create_scenario(&by, &draft).await.expect("a scenario");
    let plan = plan(&draft.goal, &world.inputs);
    let title = LocalText::english("A workshop to come");
    let planned = into_training(&draft.goal, &plan, &world.inputs.towns, String::new(), title, Provenance::default());
    store.plan_training(&by, &id, &planned.expect("a place and days"), today()).await.expect("a training");
}

//! A scenario with a token in everything that coordinators write, the training that it was turned into, and a partner's
//! trainer.

use chrono::Utc;
use domain::{
    accounts::{Account, Coordinator, Mail, Role, SignedIn},
    ids::PublicId,
    members::Gender,
    planning::{
        facts::{CoTrainer, Fact},
        form::ScenarioDraft,
        participants::Apart,
        scenario::{into_training, plan},
    },
    sources::Provenance,
    text::{Language, LocalText},
    trainings::Topic,
};
use server::edition::today;
use store::{ReminderLetter, Store};

use super::planted::TOKEN;

/// Plants the tokens by what a coordinator does.
pub async fn plant(store: &Store) {
    let id = PublicId::from_random(rand::random());
    let account = Account { id, role: Role::Coordinator, member: None, language: Language::English };
    let by = SignedIn::with_a_live_session(account).coordinator().expect("a coordinator");
    plant_partner(store, &by).await;
    let mut draft = ScenarioDraft::blank(today());
    draft.name = format!("{TOKEN}-plan-name");
    draft.notes = format!("{TOKEN}-plan-notes");
    draft.title = LocalText::english_urdu(format!("{TOKEN}-plan-title-en"), format!("{TOKEN}-plan-title-ur"));
    draft.goal.topics = vec![Topic::Mediation];
    let world = store.planning_world(&by, None, today()).await.expect("a world");
    let ids: Vec<_> = world.people.keys().take(2).cloned().collect();
    draft.goal.participants.apart = vec![Apart(ids[0].clone(), ids[1].clone())];
    let id = PublicId::from_random(rand::random());
    store.create_scenario(&by, &id, &draft).await.expect("a scenario");
    let plan = plan(&draft.goal, &world.inputs);
    let title = LocalText::english("A workshop to come");
    let planned = into_training(&draft.goal, &plan, &world.inputs, String::new(), title, Provenance::default());
    let letter = |letter: &ReminderLetter| Mail {
        topic: "test",
        to: letter.to.clone(),
        subject: String::new(),
        text: String::new(),
        ends: None,
    };
    let planned = planned.expect("a place and days");
    store.plan_training(&by, &id, &planned, Utc::now(), letter).await.expect("a training");
}

/// A partner's trainer who masters what is planned, so that the training's team has them.
async fn plant_partner(store: &Store, by: &Coordinator) {
    let world = store.planning_world(by, None, today()).await.expect("a world");
    let fact = Fact::CoTrainer(CoTrainer {
        organisation: world.organisations.keys().next().cloned().expect("an organisation"),
        pseudonym: LocalText::english_urdu(format!("{TOKEN}-co-trainer-en"), format!("{TOKEN}-co-trainer-ur")),
        gender: Gender::Woman,
        topics: vec![Topic::Mediation],
        languages: vec![Language::Urdu],
        away: Vec::new(),
    });
    store.add_fact(by, &fact, today()).await.expect("a partner's trainer");
}

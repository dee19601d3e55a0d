//! A pair with a token in everything that the two write, and a session that members alone may know of.

use domain::{
    accounts::{Account, Role, SignedIn},
    cascade::LedSession,
    ids::PublicId,
    members::DirectoryFilter,
    mentoring::MentorshipDeed,
    safety::{Level, Purpose},
    text::Language,
};
use server::edition::today;
use store::Store;

use super::planted::TOKEN;

pub fn account(role: Role, member: Option<PublicId>) -> SignedIn {
    let id = PublicId::from_random(rand::random());
    SignedIn::with_a_live_session(Account { id, role, member, language: Language::English })
}

/// Plants the tokens by what members do.
pub async fn plant(store: &Store) {
    let coordinator = account(Role::Coordinator, None);
    let everyone = store.directory(&coordinator, &DirectoryFilter::default(), today()).await.expect("a directory");
    let ids: Vec<_> = everyone.iter().filter(|member| !member.seen.is_hidden).map(|member| member.id.clone()).collect();
    let [mentor, mentee] = [0, 1].map(|number: usize| account(Role::Member, Some(ids[number].clone())));
    let consent = store.give_consent(&mentor, Purpose::Contact, Level::Network, Language::Urdu, today());
    consent.await.expect("a consent");
    let message = format!("{TOKEN}-mentoring-message");
    let asked = store.ask_to_mentor(&mentee, &ids[0], &message, today()).await.expect("a store");
    let pair = asked.expect("a pair");
    store.decide_mentorship(&mentor, &pair, MentorshipDeed::Accept, today()).await.expect("a yes");
    let goal = store.add_goal(&mentee, &pair, &format!("{TOKEN}-mentoring-goal")).await;
    goal.expect("a store").expect("a goal");
    let note = format!("{TOKEN}-mentoring-note");
    let meeting = store.log_meeting(&mentor, &pair, &today().to_string(), &note, today()).await;
    meeting.expect("a store").expect("a meeting");

    let day = today().to_string();
    let fields = [
        ("modules", "mediation"),
        ("date", day.as_str()),
        ("district", "jacobabad"),
        ("language", "ur"),
        ("sector.0", "education"),
        ("count.0", "12"),
        ("co-trainers", ids[0].as_str()),
        ("level", "network"),
    ];
    let session = LedSession::from_form(&fields, today()).expect("a session");
    let logged = store.log_session(&mentee, &PublicId::from_random(1), &session, today()).await;
    logged.expect("a store").expect("a session");
}

//! An invitation to a training, answered with a token.

use domain::{accounts::Role, members::DirectoryFilter, trainings::Answer};
use server::edition::today;
use store::Store;

use super::{mentoring::account, planted::TOKEN};

/// Plants the token by what a coordinator and a member do.
pub async fn plant(store: &Store) {
    let now = chrono::Utc::now();
    let coordinator = account(Role::Coordinator, None).coordinator().expect("a coordinator");
    let planned = store.trainings_on_desk(&coordinator, today()).await.expect("trainings");
    let everyone = store.directory(coordinator.signed_in(), &DirectoryFilter::default(), today()).await;
    let (mut words, mut people) = (0, everyone.expect("a directory").into_iter());
    while let (Some(member), true) = (people.next(), words < 3) {
        let training = &planned[words % planned.len()].id;
        let letter = |_: &_| unreachable!("who has no account gets no mail");
        let invited = store.invite_to_training(&coordinator, training, &member.id, now, letter).await.expect("a store");
        if invited.is_ok() {
            let by = account(Role::Member, Some(member.id.clone()));
            let word = format!("{TOKEN}-participation-word");
            let answered = store.answer_invitation(&by, training, Answer::Come, &word, now).await.expect("a store");
            answered.expect("an answer");
            words += 1;
        }
    }
    assert!(words > 0, "nobody could be invited");
}

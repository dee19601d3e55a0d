//! Materials with a token in their texts, their files and the reason for which one is withdrawn.

use domain::{
    accounts::{Account, Role, SignedIn},
    ids::PublicId,
    library::{CheckedFile, FileKind, NewResource, OFFERED_LEVELS, ResourceKind, Version},
    text::{Language, LocalText},
    trainings::Topic,
};
use store::Store;

use super::planted::TOKEN;

/// Plants the tokens by what coordinators do: a material of each level, and one that is withdrawn.
pub async fn plant(store: &Store) {
    let id = PublicId::from_random(rand::random());
    let account = Account { id, role: Role::Coordinator, member: None, language: Language::English };
    let by = SignedIn::with_a_live_session(account).coordinator().expect("a coordinator");
    let file = CheckedFile { kind: FileKind::Text, bytes: format!("{TOKEN}-material-file").into_bytes() };
    for (number, level) in (0..).zip(OFFERED_LEVELS.into_iter().chain([OFFERED_LEVELS[0]])) {
        let token = |field: &str| format!("{TOKEN}-material-{field}");
        let new = NewResource {
            kind: ResourceKind::Handout,
            language: Language::English,
            title: LocalText::english_urdu(token("title"), token("title")),
            version: Version::FIRST,
            news: token("news"),
            note: token("note"),
            level,
        };
        let id = PublicId::from_random(1_000 + number);
        store.add_material(&by, &id, Topic::Mediation, &new, &file).await.expect("a material");
        if number == 3 {
            store.withdraw_material(&by, &id, &token("reason")).await.expect("a store").expect("withdrawn");
        }
    }
}

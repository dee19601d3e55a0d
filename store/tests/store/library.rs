//! The library: added, replaced, withdrawn, seen by those whom a level includes, kept sealed.

use domain::{
    accounts::{Coordinator, Role, SignedIn},
    ids::PublicId,
    library::{CheckedFile, FileKind, NewResource, Resource, ResourceFault, ResourceKind},
    safety::Level,
    text::{Language, LocalText},
    trainings::Topic,
};
use sea_orm::ConnectionTrait;
use store::{OpenFile, StoreError};

use crate::{
    engines::{TestStore, on_every_engine, operator, today},
    members::account,
};

const TITLE: &str = "canary-material-title";
const NEWS: &str = "canary-material-news";
const NOTE: &str = "canary-material-note";
const REASON: &str = "canary-material-reason";
/// What a file begins with.
const FILE: &[u8] = b"canary-material-file";

fn coordinator() -> Coordinator {
    account(Role::Coordinator, None).coordinator().unwrap()
}

fn new(version: &str, level: Level) -> NewResource {
    NewResource {
        kind: ResourceKind::Exercise,
        language: Language::Urdu,
        title: LocalText::english(TITLE),
        version: version.parse().unwrap(),
        news: NEWS.to_owned(),
        note: NOTE.to_owned(),
        level,
    }
}

/// A file of several pieces.
fn file() -> CheckedFile {
    let mut bytes = FILE.to_vec();
    bytes.extend((0..2 * OpenFile::PIECE + 100).map(|number| u8::try_from(number % 251).unwrap()));
    CheckedFile { kind: FileKind::Pdf, bytes }
}

fn id(number: u64) -> PublicId {
    PublicId::from_random(number)
}

impl TestStore {
    pub async fn add_material(&self, number: u64, level: Level) -> Coordinator {
        let by = coordinator();
        self.store.add_material(&by, &id(number), Topic::Mediation, &new("1.0", level), &file()).await.unwrap();
        by
    }

    async fn replace(&self, by: &Coordinator, with: u64, version: &str) -> Result<(), ResourceFault> {
        let new = new(version, Level::Network);
        self.store.replace_material(by, &id(with), &id(1), &new, &file()).await.unwrap()
    }

    /// The current versions of mediation that somebody finds, and how many older ones each has.
    async fn shelf(&self, by: &SignedIn) -> Vec<(String, usize)> {
        let details = self.store.library_module(by, Topic::Mediation, today()).await.unwrap();
        details.materials.into_iter().map(|own| (own.current.version.to_string(), own.older.len())).collect()
    }

    async fn fetch(&self, by: &SignedIn, number: u64) -> Option<Vec<u8>> {
        let file = self.store.resource_file(by, &id(number)).await.unwrap()?;
        let mut bytes = Vec::new();
        for (number, length) in file.pieces().enumerate() {
            let piece = self.store.resource_piece(&file, number).await.unwrap();
            assert_eq!(piece.len() as u64, length);
            bytes.extend(piece);
        }
        Some(bytes)
    }
}

fn versions(resources: &[Resource]) -> Vec<String> {
    resources.iter().map(|resource| resource.version.to_string()).collect()
}

on_every_engine! {
    async fn a_newer_version_takes_the_place_and_the_older_stays(test) {
        test.import().await;
        let (by, member) = (test.add_material(1, Level::Network).await, test.sign_in(3).await);
        test.store.add_material(&by, &id(1), Topic::Dialogue, &new("9.0", Level::Partner), &file()).await.unwrap();
        assert_eq!(test.shelf(&member).await, [("1.0".to_owned(), 0)], "the same form sent twice adds one");
        assert_eq!(test.replace(&by, 2, "1.0").await, Err(ResourceFault::NotLater));
        assert_eq!(test.replace(&by, 2, "1.1").await, Ok(()));
        assert_eq!(test.replace(&by, 2, "1.2").await, Ok(()), "sent twice");
        assert_eq!(test.shelf(&member).await, [("1.1".to_owned(), 1)]);
        assert_eq!(test.fetch(&member, 1).await.unwrap(), file().bytes);
        assert_eq!(versions(&test.store.material(&by, &id(1)).await.unwrap()), ["1.1", "1.0"]);
        let missing = test.store.replace_material(&by, &id(8), &id(9), &new("2.0", Level::Network), &file()).await;
        assert!(matches!(missing, Err(StoreError::NotFound { .. })));
        let files = test.store.module_files(&member, Topic::Mediation, &[Language::Urdu]).await.unwrap();
        assert_eq!(files.iter().map(|file| file.resource().id.clone()).collect::<Vec<_>>(), [id(2)]);
        assert!(test.store.module_files(&member, Topic::Mediation, &[Language::English]).await.unwrap().is_empty());
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
        for action in ["add-material", "replace-material"] {
            let sql = format!("SELECT COUNT(*) FROM audit_entries WHERE action = '{action}'");
            assert_eq!(test.count(&sql).await, 1, "{action}");
        }
    }

    async fn a_plan_is_told_what_there_is_in_its_language(test) {
        test.import().await;
        let by = test.add_material(1, Level::Coordinator).await;
        let topics = [Topic::Dialogue, Topic::Mediation];
        let counts = async |language| {
            let supplies = test.store.supplies(&by, &topics, language).await.unwrap();
            supplies.into_iter().map(|one| (one.topic, one.ready.len(), one.elsewhere.len())).collect::<Vec<_>>()
        };
        assert_eq!(counts(Some(Language::Urdu)).await, [(Topic::Dialogue, 0, 0), (Topic::Mediation, 1, 0)]);
        assert_eq!(counts(Some(Language::Sindhi)).await, [(Topic::Dialogue, 0, 0), (Topic::Mediation, 0, 1)]);
        assert_eq!(counts(None).await, [(Topic::Dialogue, 0, 0), (Topic::Mediation, 1, 0)]);
        test.store.withdraw_material(&by, &id(1), REASON).await.unwrap().unwrap();
        assert_eq!(counts(None).await[1], (Topic::Mediation, 0, 0));
    }

    async fn what_is_withdrawn_is_for_coordinators_alone(test) {
        test.import().await;
        let (by, member) = (test.add_material(1, Level::Partner).await, test.sign_in(3).await);
        test.replace(&by, 2, "1.1").await.unwrap();
        let withdraw = async |reason: &str| test.store.withdraw_material(&by, &id(2), reason).await;
        assert_eq!(withdraw(" ").await.unwrap(), Err(ResourceFault::NoReason));
        assert_eq!(withdraw(REASON).await.unwrap(), Ok(()));
        assert!(matches!(withdraw(REASON).await, Err(StoreError::NotFound { .. })), "once");
        assert_eq!(test.shelf(&member).await, [("1.0".to_owned(), 0)], "the one before takes its place");
        assert!(test.fetch(&member, 2).await.is_none() && test.fetch(by.signed_in(), 2).await.is_some());
        let module = async |by: &SignedIn| test.store.library_module(by, Topic::Mediation, today()).await.unwrap();
        assert!(module(&member).await.withdrawn.is_empty());
        let seen = module(by.signed_in()).await.withdrawn;
        assert_eq!(seen[0].withdrawn.as_ref().map(|deed| deed.reason.as_str()), Some(REASON));
        assert_eq!(test.replace(&by, 3, "1.1").await, Err(ResourceFault::NotLater), "its number is used");
    }

    async fn each_sees_what_the_level_includes(test) {
        test.import().await;
        let by = test.add_material(1, Level::Coordinator).await;
        test.add_material(2, Level::Network).await;
        test.add_material(3, Level::Partner).await;
        let (member, partner) = (test.sign_in(3).await, account(Role::Partner, None));
        for (who, numbers) in [
            (by.signed_in(), &[1, 2, 3][..]),
            (&member, &[2, 3]),
            (&partner, &[3]),
            (&account(Role::Member, None), &[]),
        ] {
            let library = test.store.library(who).await.unwrap();
            assert_eq!(library.len(), Topic::ALL.len());
            assert_eq!(library.iter().map(|module| module.materials.len()).sum::<usize>(), numbers.len());
            for number in 1..=3 {
                assert_eq!(test.fetch(who, number).await.is_some(), numbers.contains(&number), "{number}");
            }
        }
        let details = test.store.library_module(&member, Topic::Mediation, today()).await.unwrap();
        assert!(details.learned.is_some() && !details.trainings.is_empty());
        assert!(test.store.library_module(&partner, Topic::Mediation, today()).await.unwrap().learned.is_none());
    }

    async fn texts_and_files_are_sealed(test) {
        test.import().await;
        let by = test.add_material(1, Level::Network).await;
        test.replace(&by, 2, "1.1").await.unwrap();
        test.store.withdraw_material(&by, &id(2), REASON).await.unwrap().unwrap();
        let kept = test.everything().await;
        for private in [TITLE, NEWS, NOTE, REASON] {
            assert!(!kept.contains(private), "{private} lies open");
        }
        let bytes = match test.database.get_database_backend() {
            sea_orm::DbBackend::Postgres => "SELECT encode(bytes, 'hex') FROM resource_chunks",
            _ => "SELECT lower(hex(bytes)) FROM resource_chunks",
        };
        let plain: String = FILE.iter().map(|byte| format!("{byte:02x}")).collect();
        let pieces = test.texts(bytes).await;
        assert_eq!(pieces.len(), 6);
        assert!(pieces.iter().all(|piece| !piece.contains(&plain)), "a file lies open");
        // A piece opens in its own place only, and a missing one is found.
        let swap = "UPDATE resource_chunks SET position = position + 10 WHERE position < 2";
        test.database.execute_unprepared(swap).await.unwrap();
        let back = "UPDATE resource_chunks SET position = 11 - position WHERE position >= 10";
        test.database.execute_unprepared(back).await.unwrap();
        let file = test.store.resource_file(by.signed_in(), &id(1)).await.unwrap().unwrap();
        assert!(matches!(test.store.resource_piece(&file, 0).await, Err(StoreError::Sealed(_))));
        test.database.execute_unprepared("DELETE FROM resource_chunks WHERE position = 2").await.unwrap();
        assert_eq!(test.store.check(operator()).await.unwrap().len(), 2);
    }

    async fn the_demonstration_fills_the_library_once(test) {
        test.import().await;
        let added = test.store.seed_library(operator()).await.unwrap();
        assert!(added >= 10);
        assert_eq!(test.store.seed_library(operator()).await.unwrap(), 0);
        let member = test.sign_in(3).await;
        let library = test.store.library(&member).await.unwrap();
        assert!(library.iter().any(|module| module.materials.iter().any(|material| !material.older.is_empty())));
        let all: Vec<_> = library.iter().flat_map(|module| &module.materials).collect();
        assert!(all.iter().all(|material| material.current.is_demonstration));
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }
}

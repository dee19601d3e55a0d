//! Opening and migrating.

use store::{Store, StoreError};

use crate::engines::{KEY, TestStore, config, on_every_engine, operator};

on_every_engine! {
    /// Migrations run on an empty database, and a second time do nothing.
    async fn an_empty_database_is_brought_up_to_date(test) {
        assert!(test.store.is_current().await.unwrap());
        assert!(test.store.is_empty().await.unwrap());
        test.store.migrate(operator()).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM regions").await, 4);
        assert_eq!(test.count("SELECT COUNT(*) FROM modules").await, 11);
    }

    async fn fields_sealed_with_one_key_are_not_mixed_with_another(test) {
        test.import().await;
        let other = KEY.replace('A', "B");
        assert!(matches!(Store::open(&config(&test.url, Some(&other))).await, Err(StoreError::WrongKey)));
        assert!(Store::open(&config(&test.url, None)).await.is_ok(), "without a key the rest works");
    }
}

async fn refused(url: &str) -> String {
    Store::open(&config(url, None)).await.unwrap_err().to_string()
}

#[tokio::test]
async fn what_is_wrong_with_an_address_is_said() {
    assert!(refused("mysql://localhost/x").await.starts_with("The database address is not of the form"));
    let unreachable = refused("postgres://nobody@127.0.0.1:1/none").await;
    assert!(unreachable.starts_with("The database cannot be reached: "), "{unreachable}");
}

#[tokio::test]
async fn a_key_that_is_none_is_refused() {
    let refused = Store::open(&config("sqlite::memory:", Some("short"))).await;
    assert!(matches!(refused, Err(StoreError::KeyForm)));
}

#[tokio::test]
async fn a_database_that_is_not_migrated_says_so() {
    let store = Store::open(&config("sqlite::memory:", None)).await.unwrap();
    assert!(!store.is_current().await.unwrap());
    assert!(matches!(store.is_empty().await, Err(StoreError::NotMigrated)));
}

#[tokio::test]
async fn the_folder_of_a_file_is_made_and_what_was_written_stays() {
    let folder = std::env::temp_dir().join(format!("rabta-{}", uuid::Uuid::now_v7()));
    let url = format!("sqlite:{}", folder.join("data/rabta.db").display());
    {
        let store = Store::open(&config(&url, Some(KEY))).await.unwrap();
        store.migrate(operator()).await.unwrap();
        store.import(operator(), &crate::fixture::data(), crate::engines::today()).await.unwrap();
    }
    let again = Store::open(&config(&url, Some(KEY))).await.unwrap();
    let publish = || again.publish(operator(), crate::engines::today());
    let (one, other) = tokio::join!(publish(), publish());
    assert!(one.is_ok() && other.is_ok(), "writers wait for each other: {one:?} {other:?}");
    assert!(!again.is_empty().await.unwrap());
    assert_eq!(again.check(operator()).await.unwrap(), []);
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_to_is_named() {
    let file = std::env::temp_dir().join(format!("rabta-{}", uuid::Uuid::now_v7()));
    std::fs::write(&file, "a file, not a folder").unwrap();
    let error = refused(&format!("sqlite:{}/rabta.db", file.display())).await;
    assert!(error.starts_with(&format!("The data folder {} cannot be written to: ", file.display())), "{error}");
    std::fs::remove_file(file).unwrap();
}

#[test]
fn a_store_may_be_used_by_many_tasks() {
    fn is_shared<T: Clone + Send + Sync + 'static>() {}
    is_shared::<Store>();
    is_shared::<store::PublicReader>();
    is_shared::<TestStore>();
}

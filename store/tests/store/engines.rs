//! A fresh database for each test, of either kind.

use std::future::Future;

use domain::{accounts::Operator, dates::Date};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};
use store::{ImportReport, Store, StoreConfig};

use crate::fixture;

/// The key of the tests: 32 bytes in base 64.
pub const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// The kinds of databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A migrated store, and a second way to its database.
#[derive(Clone)]
pub struct TestStore {
    pub store: Store,
    pub url: String,
    pub database: DatabaseConnection,
}

/// Proof for the tests.
pub fn operator() -> Operator {
    Operator::at_the_command_line()
}

/// The day of the tests.
pub fn today() -> Date {
    fixture::date("2026-11-20")
}

/// Runs a test body on a fresh store; drops the database afterwards, whatever happened.
pub async fn on<F: Future<Output = ()> + Send + 'static>(engine: Engine, body: impl FnOnce(TestStore) -> F) {
    match engine {
        Engine::Sqlite => on_sqlite(body).await,
        Engine::Postgres => on_postgres(body).await,
    }
}

async fn on_sqlite<F: Future<Output = ()> + Send + 'static>(body: impl FnOnce(TestStore) -> F) {
    // Named, so that the test reaches it, too.
    let url = format!("sqlite:file:rabta-{}?mode=memory", uuid::Uuid::now_v7());
    body(TestStore::open(url).await).await;
}

async fn on_postgres<F: Future<Output = ()> + Send + 'static>(body: impl FnOnce(TestStore) -> F) {
    let Some(admin_url) = postgres() else {
        println!("Not run on PostgreSQL: RABTA_TEST_POSTGRES is not set.");
        return;
    };
    let admin = connect(&admin_url).await;
    let name = format!("rabta_{}", uuid::Uuid::now_v7().simple());
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    let (server, _) = admin_url.rsplit_once('/').unwrap();
    let test = TestStore::open(format!("{server}/{name}")).await;
    let outcome = tokio::spawn(body(test)).await;
    admin.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
    if let Err(error) = outcome {
        std::panic::resume_unwind(error.into_panic());
    }
}

/// The server to test with. On the build server it must be there.
#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn postgres() -> Option<String> {
    let url = std::env::var("RABTA_TEST_POSTGRES").ok();
    assert!(url.is_some() || std::env::var("CI").is_err(), "RABTA_TEST_POSTGRES must be set where CI is");
    url
}

async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.unwrap()
}

impl TestStore {
    async fn open(url: String) -> Self {
        let store = Store::open(&config(&url, Some(KEY))).await.unwrap();
        store.migrate(operator()).await.unwrap();
        let database = connect(&url).await;
        Self { store, url, database }
    }

    /// Imports the fixture.
    pub async fn import(&self) -> ImportReport {
        self.store.import(operator(), &fixture::data(), today()).await.unwrap()
    }

    /// One number by SQL that both engines understand.
    pub async fn count(&self, sql: &str) -> u32 {
        let statement = Statement::from_string(self.database.get_database_backend(), sql);
        let row = self.database.query_one_raw(statement).await.unwrap().unwrap();
        u32::try_from(row.try_get_by_index::<i64>(0).unwrap()).unwrap()
    }

    /// The first column of all rows, as text.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let statement = Statement::from_string(self.database.get_database_backend(), sql);
        let rows = self.database.query_all_raw(statement).await.unwrap();
        rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
    }
}

/// How a store at `url` is opened.
pub fn config(url: &str, key: Option<&str>) -> StoreConfig {
    StoreConfig { database_url: url.to_owned(), key: key.map(Into::into) }
}

/// Defines tests that run on every engine.
macro_rules! on_every_engine {
    ($($(#[$meta:meta])* async fn $name:ident($test:ident) $body:block)+) => {$(
        $(#[$meta])*
        #[rstest::rstest]
        #[tokio::test]
        async fn $name(
            #[values($crate::engines::Engine::Sqlite, $crate::engines::Engine::Postgres)]
            engine: $crate::engines::Engine,
        ) {
            $crate::engines::on(engine, |$test| async move { $body }).await;
        }
    )+};
}
pub(crate) use on_every_engine;

//! A server without a network: the router over a database in a folder that is gone afterwards.

use std::path::PathBuf;

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, HeaderName, Method, Request, StatusCode},
};
use domain::{accounts::Operator, dates::Date, programme::ProgrammeData};
use server::{
    accounts::pace::{Rate, Rates},
    edition,
    router::router,
    state::AppState,
};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use store::{Store, StoreConfig, seed};
use tempfile::TempDir;
use tower::ServiceExt;

/// Events of the demonstration that tests load: enough for every kind, and quick.
pub const EVENTS: u32 = 60;

/// Tests ask faster than anybody.
const IN_NO_TIME: Rates = Rates {
    looks: Rate::of(u32::MAX, u32::MAX),
    changes: Rate::of(u32::MAX, u32::MAX),
    links: Rate::of(u32::MAX, u32::MAX),
};

/// A key like any other.
pub const KEY: &str = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

pub struct TestApp {
    pub state: AppState,
    pub store: Store,
    pub folder: TempDir,
    pub router: Router,
}

/// An answer that has arrived in full.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl TestApp {
    /// The programme and a small demonstration.
    pub async fn seeded() -> Self {
        let data = seed::programme_and_demonstration(edition::today(), EVENTS).expect("the programme data");
        Self::with(&data).await
    }

    /// These records and no others.
    pub async fn with(data: &ProgrammeData) -> Self {
        Self::on(data, edition::today()).await
    }

    /// These records, published on that day.
    pub async fn on(data: &ProgrammeData, today: Date) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let database_url = format!("sqlite://{}", folder.path().join("rabta.sqlite").display());
        let config = StoreConfig { database_url, key: Some(KEY.to_owned().into()) };
        let store = Store::open(&config).await.expect("an open store");
        let operator = Operator::at_the_command_line();
        store.migrate(operator).await.expect("tables");
        store.import(operator, data, today).await.expect("an import");
        let edition = edition::of_today(&store, operator, today).await.expect("an edition");
        let mut state = AppState::new(&store, edition, "https://rabta.example", site(&folder));
        state.accounts = state.accounts.at(IN_NO_TIME);
        Self { router: router(state.clone()), state, store, folder }
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.ask(Method::GET, address, &[]).await
    }

    pub async fn ask(&self, method: Method, address: &str, headers: &[(&'static str, &str)]) -> Answer {
        self.send(method, address, headers, "").await
    }

    /// Sends a form, with a cookie or the empty text.
    pub async fn post(&self, address: &str, form: &str, cookie: &str) -> Answer {
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("cookie", cookie)];
        self.send(Method::POST, address, &headers, form).await
    }

    /// Sends JSON, with a cookie or the empty text.
    pub async fn send_json(&self, address: &str, body: &serde_json::Value, cookie: &str) -> Answer {
        let headers = [("content-type", "application/json"), ("cookie", cookie)];
        self.send(Method::POST, address, &headers, &body.to_string()).await
    }

    pub async fn send(&self, method: Method, address: &str, headers: &[(&'static str, &str)], body: &str) -> Answer {
        self.send_bytes(method, address, headers, body.as_bytes().to_vec()).await
    }

    /// Sends what is no text.
    pub async fn send_bytes(
        &self,
        method: Method,
        address: &str,
        headers: &[(&'static str, &str)],
        body: Vec<u8>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(HeaderName::from_static(name), *value);
        }
        let request = request.body(Body::from(body)).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a whole body");
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// A number that the published tables themselves give.
    pub async fn count(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(&mut self.database().await).await.expect("a number")
    }

    /// Texts that the database holds.
    pub async fn texts(&self, sql: &'static str) -> Vec<String> {
        sqlx::query_scalar(sql).fetch_all(&mut self.database().await).await.expect("texts")
    }

    /// Takes away what requests read, as a fault of the database would.
    pub async fn break_database(&self) {
        let mut database = self.database().await;
        for sql in ["DROP TABLE published_facets", "DROP TABLE published_records", "DROP TABLE seaql_migrations"] {
            sqlx::query(sql).execute(&mut database).await.expect("a dropped table");
        }
    }

    async fn database(&self) -> SqliteConnection {
        let options = SqliteConnectOptions::new().filename(self.folder.path().join("rabta.sqlite"));
        SqliteConnection::connect_with(&options).await.expect("a connection")
    }
}

impl Answer {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&self.body)))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a plain header"))
    }
}

/// A site's folder with a file of each sort.
fn site(folder: &TempDir) -> PathBuf {
    let site = folder.path().join("site");
    let files: [(&str, &[u8]); 8] = [
        ("favicon.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("pkg/rabta.css", b"body { color: black }"),
        ("pkg/rabta.rZ1mLqTQxkR9pWm2sVb_4w.js", b"export const plain = true;"),
        ("pkg/rabta.rZ1mLqTQxkR9pWm2sVb_4w.js.br", b"brotli"),
        ("pkg/rabta.rZ1mLqTQxkR9pWm2sVb_4w.js.gz", b"gzip"),
        ("assets/0123456789abcdef/towns.geojson", b"{}"),
        ("assets/0123456789abcdef/passkeys.mjs", b"export {};"),
        (
            "assets/manifest.json",
            b"{\"towns\": \"/assets/0123456789abcdef/towns.geojson\", \
            \"passkeys\": \"/assets/0123456789abcdef/passkeys.mjs\"}",
        ),
    ];
    for (name, content) in files {
        let file = site.join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, content).expect("a file");
    }
    site
}

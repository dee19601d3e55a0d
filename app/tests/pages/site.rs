//! A site without a network: the app's routes over a database in memory.

use std::sync::Arc;

use app::pages::{App, PageContext, SharedAtlas, WebAssets, context::AtlasEdition, shell};
use atlas::Atlas;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use domain::{
    accounts::Operator,
    dates::{Date, PartialDate},
    safety::public::RecordKind,
};
use leptos::{config::LeptosOptions, prelude::provide_context};
use leptos_axum::LeptosRoutes;
use store::{PublicReader, Store, StoreConfig, seed};
use tower::ServiceExt;

/// Kinds whose records have a page each.
pub const KINDS: [RecordKind; 9] = [
    RecordKind::Training,
    RecordKind::Story,
    RecordKind::Intervention,
    RecordKind::Organisation,
    RecordKind::Network,
    RecordKind::Grant,
    RecordKind::Programme,
    RecordKind::Assessment,
    RecordKind::Source,
];

/// Events of the demonstration: enough for every kind, and quick.
const EVENTS: u32 = 60;

pub struct Site {
    pub reader: PublicReader,
    router: Router,
}

pub struct Answer {
    pub status: StatusCode,
    pub html: String,
}

impl Site {
    /// The programme and a small demonstration.
    pub async fn seeded() -> Self {
        let store = open().await;
        let operator = Operator::at_the_command_line();
        store.migrate(operator).await.expect("tables");
        let data = seed::programme_and_demonstration(today(), EVENTS).expect("the programme data");
        store.import(operator, &data, today()).await.expect("an import");
        let snapshot = store.reader().snapshot().await.expect("a store").expect("a snapshot");
        let atlas = Atlas::decode(&snapshot.bytes).expect("an atlas");
        Self::of(store.reader(), atlas, snapshot.hash)
    }

    /// A site whose store fails whatever it is asked.
    pub async fn failing() -> Self {
        let atlas = Atlas::build(Vec::new(), &[]).expect("an empty atlas");
        Self::of(open().await.reader(), atlas, String::new())
    }

    fn of(reader: PublicReader, atlas: Atlas, hash: String) -> Self {
        let edition = AtlasEdition { atlas, hash, bytes: Vec::new(), small: false, published_on: today() };
        let pages = PageContext {
            reader: reader.clone(),
            atlas: SharedAtlas::new(edition),
            assets: Arc::new(WebAssets::default()),
            base_url: "https://rabta.example".into(),
        };
        let options = LeptosOptions::builder().output_name("rabta").build();
        let context = move || provide_context(pages.clone());
        let (routes, _) =
            leptos_axum::generate_route_list_with_exclusions_and_ssg_and_context(App, None, context.clone());
        let document = {
            let options = options.clone();
            move || shell(options.clone())
        };
        let router = Router::new().leptos_routes_with_context(&options, routes, context, document).with_state(options);
        Self { reader, router }
    }

    pub async fn get(&self, address: &str) -> Answer {
        let request = Request::builder().uri(address).body(Body::empty()).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let status = response.status();
        let body = to_bytes(response.into_body(), usize::MAX).await.expect("a whole body");
        Answer { status, html: String::from_utf8(body.to_vec()).expect("text").replace("<!>", "") }
    }
}

impl Answer {
    /// The main part of the page.
    pub fn main(&self) -> String {
        let from = self.html.find("<main").expect("a main part");
        let to = self.html.find("</main>").expect("its end");
        self.html[from..to].to_owned()
    }

    /// The opening tags of all links.
    pub fn links(&self) -> Vec<String> {
        let tags = self.html.split("<a ").skip(1);
        tags.filter_map(|rest| rest.split('>').next()).map(str::to_owned).collect()
    }
}

/// An attribute of an opening tag, as a browser reads it.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split(&format!("{name}=\"")).nth(1)?.split('"').next()?;
    Some(value.replace("&amp;", "&"))
}

fn today() -> Date {
    "2026-06-15".parse::<PartialDate>().expect("a date").first_day()
}

async fn open() -> Store {
    let config = StoreConfig { database_url: "sqlite::memory:".to_owned(), key: None };
    Store::open(&config).await.expect("an open store")
}

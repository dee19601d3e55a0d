//! `/api/explore` and the snapshot.

use atlas::{Atlas, View};
use axum::http::{Method, StatusCode};
use domain::explore::{COMPACT_ANSWER, ExploreAnswer, ExploreQuery};

use crate::app::TestApp;

/// Query strings that can't be used, and the parameter that is to blame.
pub const MALFORMED: &[(&str, &str)] = &[
    ("kind=painting", "kind"),
    ("kind=story", "kind"),
    ("kind=training&kind=%00", "kind"),
    ("region=atlantis", "region"),
    ("district=atlantis", "district"),
    ("district=..%2F..%2Fetc", "district"),
    ("from=yesterday", "from"),
    ("from=2013-13", "from"),
    ("from=2013-02-30", "from"),
    ("from=2012&from=2013", "from"),
    ("from=2014&to=2013", "from"),
    ("from=99999999999999999999", "from"),
    ("to=2013-4", "to"),
    ("to=%FF", "to"),
    ("theme=peace", "theme"),
    ("module=1", "module"),
    ("dispute='%20OR%201=1", "dispute"),
    ("profession=spy", "profession"),
    ("organisation=1", "organisation"),
    ("bbox=1,2,3", "bbox"),
    ("bbox=a,b,c,d", "bbox"),
    ("bbox=NaN,0,1,1", "bbox"),
    ("bbox=70,30,60,20", "bbox"),
    ("q=%FF%FE", "q"),
];

/// The same for parameters that only the API has.
const MALFORMED_VIEW: &[(&str, &str)] = &[
    ("by=day", "by"),
    ("offset=-1", "offset"),
    ("offset=4294967296", "offset"),
    ("limit=201", "limit"),
    ("limit=all", "limit"),
];

/// A filter, and the published records that it means, in SQL.
const FILTERS: &[(&str, &str)] = &[
    (
        "",
        "SELECT count(*) FROM published_records WHERE kind IN ('intervention','training','organisation','grant','assessment')",
    ),
    ("kind=training", "SELECT count(*) FROM published_records WHERE kind = 'training'"),
    (
        "kind=training&kind=intervention&from=2013&to=2015-06",
        "SELECT count(*) FROM published_records WHERE kind IN ('intervention','training') \
         AND first_day <= '2015-06-30' AND last_day >= '2013-01-01'",
    ),
    (
        "region=interior-sindh&theme=youth",
        "SELECT count(*) FROM published_records WHERE kind IN ('intervention','training','organisation','grant','assessment') \
         AND public_id IN (SELECT record_id FROM published_facets WHERE facet = 'region' AND term = 'interior-sindh') \
         AND public_id IN (SELECT record_id FROM published_facets WHERE facet = 'theme' AND term = 'youth')",
    ),
    (
        "district=jacobabad&district=kashmore",
        "SELECT count(*) FROM published_records WHERE kind IN ('intervention','training','organisation','grant','assessment') \
         AND public_id IN (SELECT record_id FROM published_facets WHERE facet = 'district' AND term IN ('jacobabad','kashmore'))",
    ),
    (
        "dispute=land",
        "SELECT count(*) FROM published_records WHERE kind = 'intervention' \
         AND public_id IN (SELECT record_id FROM published_facets WHERE facet = 'dispute' AND term = 'land')",
    ),
];

#[tokio::test]
async fn every_way_to_count_gives_the_same_number() {
    let app = TestApp::seeded().await;
    let mut some = 0;
    for (search, sql) in FILTERS {
        let published = app.count(sql).await;
        let answer: ExploreAnswer =
            serde_json::from_slice(&app.get(&format!("/api/explore?{search}")).await.body).expect("an answer");
        assert_eq!(i64::from(answer.matched), published, "/api/explore?{search}");
        let csv = app.get(&format!("/data/events.csv?{search}")).await;
        let rows = csv::Reader::from_reader(&*csv.body).into_records().filter(Result::is_ok).count();
        assert_eq!(i64::try_from(rows).expect("a number"), published, "/data/events.csv?{search}");
        let geojson = app.get(&format!("/data/events.geojson?{search}")).await.json();
        assert_eq!(
            geojson["features"].as_array().map(Vec::len),
            usize::try_from(published).ok(),
            "/data/events.geojson?{search}"
        );
        assert_eq!(geojson["matched"], published, "/data/events.geojson?{search}");
        some += i64::from(published > 0);
    }
    assert!(some > 3, "most filters match nothing: this test proves nothing");
}

#[tokio::test]
async fn the_answer_is_the_one_that_the_browser_works_out() {
    let app = TestApp::seeded().await;
    let snapshot = format!("/data/atlas-{}.bin", app.state.pages.atlas.get().hash);
    let sent = app.get(&snapshot).await;
    assert_eq!(sent.status, StatusCode::OK);
    assert_eq!(sent.header("cache-control"), "public, max-age=86400, immutable");
    let atlas = Atlas::decode(&sent.body).expect("a snapshot");
    for search in ["", "kind=grant&by=quarter", "q=peace&from=2012", "by=month&offset=3&limit=7"] {
        let answer: ExploreAnswer =
            serde_json::from_slice(&app.get(&format!("/api/explore?{search}")).await.body).expect("an answer");
        let query = ExploreQuery::parse(search).expect("a query");
        let rows = u32::try_from(answer.rows.len()).expect("few rows");
        let view = match search {
            "" => View::default(),
            "by=month&offset=3&limit=7" => {
                View { offset: 3, limit: 7, resolution: "month".parse().ok(), ..View::default() }
            }
            _ => View { resolution: "quarter".parse().ok().filter(|_| search.contains("quarter")), ..View::default() },
        };
        assert!(rows <= view.limit);
        assert_eq!(answer, atlas.answer(&query, &view), "{search}");
        let sent = app.ask(Method::GET, &format!("/api/explore?{search}"), &[("accept", COMPACT_ANSWER)]).await;
        assert_eq!(sent.header("content-type"), COMPACT_ANSWER);
        let compact: ExploreAnswer = postcard::from_bytes(&sent.body).expect("an answer in the compact form");
        assert_eq!(compact, answer, "{search}");
    }
}

#[tokio::test]
async fn a_malformed_value_is_named() {
    let app = TestApp::seeded().await;
    for (search, parameter) in MALFORMED.iter().chain(MALFORMED_VIEW) {
        let answer = app.get(&format!("/api/explore?{search}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{search}");
        assert_eq!(answer.json()["error"]["parameter"], *parameter, "{search}");
        assert!(
            answer.json()["error"]["message"].as_str().is_some_and(|message| message.starts_with(parameter)),
            "{search}"
        );
    }
}

#[tokio::test]
async fn odd_but_harmless_queries_are_answered() {
    let app = TestApp::seeded().await;
    let all = app.get("/api/explore").await.json();
    for search in [
        "?",
        "?&&&",
        "?kind=",
        "?q=",
        "?utm_source=x&hide=grant&map=1,2,3",
        "?kind",
        "?organisation=zzzzzzzzzz",
        "?q=%25%25%27%22%3C",
    ] {
        let answer = app.get(&format!("/api/explore{search}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{search}");
        assert_eq!(answer.json()["total"], all["total"], "{search}");
    }
}

#[tokio::test]
async fn answers_are_compressed_and_known_ones_are_not_sent_again() {
    let app = TestApp::seeded().await;
    let plain = app.get("/api/explore?kind=training").await;
    assert_eq!(plain.header("content-type"), "application/json");
    let packed = app.ask(Method::GET, "/api/explore?kind=training", &[("accept-encoding", "br")]).await;
    assert_eq!(packed.header("content-encoding"), "br");
    assert!(packed.body.len() < plain.body.len());
    let compact = app.ask(Method::GET, "/api/explore?kind=training", &[("accept", COMPACT_ANSWER)]).await;
    assert_ne!(compact.header("etag"), plain.header("etag"), "one address, two forms");
    assert!(plain.header("vary").split(", ").any(|name| name == "accept"));
    let again = app.ask(Method::GET, "/api/explore?kind=training", &[("if-none-match", plain.header("etag"))]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(again.body.is_empty());
    let head = app.ask(Method::HEAD, "/api/explore", &[]).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
}

#[tokio::test]
async fn only_the_snapshot_of_now_is_there() {
    let app = TestApp::seeded().await;
    let hash = app.state.pages.atlas.get().hash.clone();
    let other = hash.chars().rev().collect::<String>();
    for file in
        [format!("atlas-{other}.bin"), "atlas-.bin".to_owned(), format!("atlas-{hash}"), "..%2Frabta.sqlite".to_owned()]
    {
        assert_eq!(app.get(&format!("/data/{file}")).await.status, StatusCode::NOT_FOUND, "{file}");
    }
}

#[tokio::test]
async fn a_withdrawn_record_is_gone_from_every_answer_with_the_next_look() {
    use domain::accounts::Operator;
    let app = TestApp::seeded().await;
    let before: ExploreAnswer =
        serde_json::from_slice(&app.get("/api/explore?kind=training").await.body).expect("an answer");
    let old = format!("/data/atlas-{}.bin", app.state.pages.atlas.get().hash);
    assert_eq!(app.get(&old).await.status, StatusCode::OK);
    let hidden = before.rows.first().expect("a training").clone();
    let operator = Operator::at_the_command_line();
    app.store
        .hide_record(operator, hidden.kind, &hidden.id, "asked by its owner", server::edition::today())
        .await
        .expect("hidden");
    server::jobs::bring_up_to_date(&app.store, operator, &app.state).await.expect("a new edition");
    let after: ExploreAnswer =
        serde_json::from_slice(&app.get("/api/explore?kind=training").await.body).expect("an answer");
    assert_eq!(after.matched + 1, before.matched);
    for path in
        ["/api/explore?kind=training", "/data/events.csv", "/data/events.geojson", "/sitemap/1.xml", "/feed.atom", "/"]
    {
        assert!(!app.get(path).await.text().contains(hidden.id.as_str()), "{path}");
    }
    assert_eq!(app.get(&old).await.status, StatusCode::NOT_FOUND, "the old snapshot is still there");
    assert_eq!(app.get(&format!("/trainings/{}", hidden.id)).await.status, StatusCode::NOT_FOUND);
}

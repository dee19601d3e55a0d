//! `/data/events.csv` and `/data/events.geojson`.

use axum::http::{Method, StatusCode};
use server::exports::csv::COLUMNS;

use crate::{app::TestApp, explore::MALFORMED};

#[tokio::test]
async fn csv_has_a_row_a_record_and_hashtags_for_those_who_ask() {
    let app = TestApp::seeded().await;
    let plain = app.get("/data/events.csv?kind=intervention").await;
    assert_eq!(plain.header("content-type"), "text/csv; charset=utf-8");
    assert!(plain.header("content-disposition").starts_with("attachment; filename=\"rabta-events-20"));
    let mut reader = csv::Reader::from_reader(&*plain.body);
    let names = COLUMNS.map(|(name, _)| name);
    assert_eq!(reader.headers().expect("a first row").iter().collect::<Vec<_>>(), names);
    let at = |name| names.iter().position(|column| *column == name).expect("a column");
    for row in reader.records() {
        let row = row.expect("a row");
        assert_eq!(&row[at("kind")], "intervention");
        assert!(!row[at("title_en")].is_empty() && !row[at("title_ur")].is_empty() && !row[at("dispute")].is_empty());
        // A month at the most exact, whatever the network itself knows.
        assert_ne!(&row[at("date_precision")], "day");
    }
    let tagged = app.get("/data/events.csv?kind=intervention&hxl=1").await;
    assert_eq!(tagged.text().lines().nth(1).map(|line| line.starts_with("#event+id,#event+type")), Some(true));
    assert_eq!(tagged.text().lines().count(), plain.text().lines().count() + 1);
}

#[tokio::test]
async fn geojson_places_records_in_areas_and_says_so() {
    let app = TestApp::seeded().await;
    let answer = app.get("/data/events.geojson").await;
    assert_eq!(answer.header("content-type"), "application/geo+json");
    let file = answer.json();
    assert_eq!(file["type"], "FeatureCollection");
    assert!(file["note"].as_str().is_some_and(|note| note.contains("not the places of events or people")));
    let atlas = app.state.pages.atlas.get();
    let labels: Vec<_> = atlas.atlas.areas().iter().map(|area| serde_json::json!([area.lon, area.lat])).collect();
    for feature in file["features"].as_array().expect("features") {
        let (geometry, precision) = (&feature["geometry"], &feature["properties"]["precision"]);
        let points = match geometry["type"].as_str() {
            None => Vec::new(),
            Some("Point") => vec![geometry["coordinates"].clone()],
            Some(_) => geometry["coordinates"].as_array().expect("points").clone(),
        };
        assert_eq!(precision.is_null(), points.is_empty());
        assert!(points.iter().all(|point| labels.contains(point)), "{feature}");
        assert!(feature["properties"]["title"]["en"].as_str().is_some_and(|title| !title.is_empty()), "{feature}");
    }
}

#[tokio::test]
async fn exports_refuse_what_the_page_refuses() {
    let app = TestApp::seeded().await;
    for (search, parameter) in MALFORMED.iter().copied().chain([("hxl=yes", "hxl")]) {
        let answer = app.get(&format!("/data/events.csv?{search}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{search}");
        assert_eq!(answer.json()["error"]["parameter"], parameter, "{search}");
    }
    for (search, parameter) in MALFORMED {
        let answer = app.get(&format!("/data/events.geojson?{search}")).await;
        assert_eq!(
            (answer.status, &answer.json()["error"]["parameter"]),
            (StatusCode::BAD_REQUEST, &(*parameter).into()),
            "{search}"
        );
    }
}

#[tokio::test]
async fn an_export_breaks_off_rather_than_end_early() {
    use axum::{body::Body, http::Request};
    use tower::ServiceExt;
    let app = TestApp::seeded().await;
    app.break_database().await;
    let request = Request::get("/data/events.csv").body(Body::empty()).expect("a request");
    let response = server::router::router(app.state.clone()).oneshot(request).await.expect("an answer");
    assert!(axum::body::to_bytes(response.into_body(), usize::MAX).await.is_err());
}

#[tokio::test]
async fn exports_come_compressed() {
    let app = TestApp::seeded().await;
    let plain = app.get("/data/events.geojson").await;
    let packed = app.ask(Method::GET, "/data/events.geojson", &[("accept-encoding", "br")]).await;
    assert_eq!(packed.header("content-encoding"), "br");
    assert!(packed.body.len() * 3 < plain.body.len());
}

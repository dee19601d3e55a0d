//! `/data/events.geojson`: a feature a record. Its points are where the names of its districts or regions are written on a
//! map, never where something happened or somebody lives, and each feature says so.

use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use domain::{
    places::Area,
    safety::public::{PlaceNote, PublicDetails, PublicRecord},
    text::Language,
};
use serde_json::{Value, json};

use super::{About, Format, file, title};
use crate::{errors::Failure, state::AppState};

/// Says what the points are, at the head of every file.
const NOTE: &str = "Points are label points of districts and regions. They are not the places of events or people. \
                    Areas are indicative and imply no opinion on any boundary.";

/// The records of a view as GeoJSON.
///
/// # Errors
/// When a parameter has a value that can't be used.
pub async fn answer(State(state): State<AppState>, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    file(state, &query.unwrap_or_default(), GeoJson { first: true }).await
}

struct GeoJson {
    first: bool,
}

impl Format for GeoJson {
    const ENDING: &'static str = "geojson";
    const CONTENT_TYPE: &'static str = "application/geo+json";

    fn begin(&mut self, about: &About) -> String {
        let (matched, day) = (about.matched, about.edition.published_on);
        format!(
            "{{\"type\":\"FeatureCollection\",\"note\":{},\"published\":\"{day}\",\"matched\":{matched},\"features\":[",
            json!(NOTE)
        )
    }

    fn record(&mut self, about: &About, record: &PublicRecord) -> String {
        let comma = if std::mem::take(&mut self.first) { "\n" } else { ",\n" };
        format!("{comma}{}", feature(about, record))
    }

    fn end(&mut self) -> String {
        "\n]}\n".to_owned()
    }
}

fn feature(about: &About, record: &PublicRecord) -> Value {
    let points: Vec<_> = record.areas.iter().filter_map(|area| about.edition.atlas.position(area)).collect();
    let geometry = match points.as_slice() {
        [] => Value::Null,
        [point] => json!({ "type": "Point", "coordinates": point }),
        points => json!({ "type": "MultiPoint", "coordinates": points }),
    };
    json!({ "type": "Feature", "id": record.id, "geometry": geometry, "properties": properties(about, record) })
}

fn properties(about: &About, record: &PublicRecord) -> Value {
    let mut properties = json!({
        "kind": record.kind,
        "title": { "en": title(record, Language::English), "ur": title(record, Language::Urdu) },
        "summary": record.summary,
        "from": record.span.from,
        "to": record.span.to,
        "date_precision": record.span.precision,
        "precision": precision(&record.areas),
        "place": place(record.place),
        "regions": record.areas.iter().map(Area::region).collect::<std::collections::BTreeSet<_>>(),
        "districts": record.areas.iter().filter_map(Area::district).collect::<Vec<_>>(),
        "themes": record.themes,
        "modules": record.topics,
        "professions": record.professions,
        "organisations": record.organisations,
        "sources": record.sources,
        "inferred": record.inferred,
        "demonstration": record.demonstration,
        "url": about.page(record),
    });
    if let (Some(properties), Value::Object(own)) = (properties.as_object_mut(), particulars(record)) {
        properties.extend(own);
    }
    properties
}

/// What only some kinds have.
fn particulars(record: &PublicRecord) -> Value {
    match &record.details {
        PublicDetails::Intervention(of) => json!({
            "dispute": of.dispute, "mode": of.mode, "methods": of.methods, "forum": of.forum, "outcome": of.outcome, "checks": of.checks,
        }),
        PublicDetails::Training(of) => json!({ "subtype": of.kind, "status": of.status, "groups": of.groups }),
        PublicDetails::Organisation(of) => json!({ "subtype": of.kind, "short_name": of.short_name }),
        PublicDetails::Grant(of) => json!({ "subtype": of.objective, "status": of.status }),
        _ => json!({}),
    }
}

/// What the points stand for; nothing where there are none.
fn precision(areas: &[Area]) -> Option<&'static str> {
    let districts = areas.iter().all(|area| area.district().is_some());
    (!areas.is_empty()).then_some(if districts { "district" } else { "region" })
}

/// How exactly the place is told, and why, as one word.
pub(super) const fn place(note: PlaceNote) -> &'static str {
    match note {
        PlaceNote::AsKnown => "as-known",
        PlaceNote::RegionForSafety => "region-for-safety",
        PlaceNote::RegionKnown => "region-known",
        PlaceNote::Countrywide => "countrywide",
        PlaceNote::NotTold => "not-told",
    }
}

//! `/api/explore`: everything that one view of Explore draws, as JSON; and the snapshot that browsers answer from.

use std::sync::Arc;

use app::pages::context::AtlasEdition;
use atlas::View;
use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderMap, header},
    response::Response,
};
use domain::explore::{ExploreQuery, QueryError, Resolution};

use crate::{
    answers::{Answer, set, unchanged},
    errors::Failure,
    limits,
    state::AppState,
};

/// From this many records on, answers are worked out where they hold up nobody.
const LARGE: usize = 5_000;
const ANSWER_CACHE: &str = "public, max-age=60";
/// A snapshot never changes under its name. A day is as long as it is current, and as long as copies of what has been
/// withdrawn may live on.
const SNAPSHOT_CACHE: &str = "public, max-age=86400, immutable";

/// Answers a view: the page's own filters, and `by` (month, quarter, year), `offset`, `limit`.
///
/// # Errors
/// When a parameter has a value that can't be used.
pub async fn answer(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let search = query.unwrap_or_default();
    let edition = state.pages.atlas.get();
    let filters = filters(&search, &edition)?;
    let view = view(&search)?;
    let tag = format!("W/\"{}-{}\"", &edition.hash, env!("CARGO_PKG_VERSION"));
    if let Some(unchanged) = unchanged(&headers, &tag, ANSWER_CACHE) {
        return Ok(unchanged);
    }
    let by = view.resolution.map_or("", Resolution::slug);
    let key = format!("{}?{}&{by}&{}&{}", edition.hash, filters.to_query_string(), view.offset, view.limit);
    let answer = state.answers.get(&key, work_out(&state, edition, filters, view, tag)).await?;
    Ok(answer.respond(&headers))
}

/// The filters of a query string, checked against what there is.
///
/// # Errors
/// When a parameter has a value that can't be used.
pub fn filters(search: &str, edition: &AtlasEdition) -> Result<ExploreQuery, Failure> {
    let filters = ExploreQuery::parse(search)?;
    edition.atlas.check(&filters)?;
    Ok(filters)
}

async fn work_out(
    state: &AppState,
    edition: Arc<AtlasEdition>,
    filters: ExploreQuery,
    view: View,
    tag: String,
) -> Result<Answer, Failure> {
    let large = edition.atlas.len() > LARGE;
    let work = move || {
        let answer = edition.atlas.answer(&filters, &view);
        let body = serde_json::to_vec(&answer).map_err(|error| Failure::Internal(error.to_string()))?;
        Ok(Answer::new("application/json", ANSWER_CACHE, &tag, body, 4))
    };
    if !large {
        return work();
    }
    let _turn = state.turns.answer().await?;
    tokio::task::spawn_blocking(work).await.map_err(|error| Failure::Internal(error.to_string()))?
}

/// The parameters that are not filters.
fn view(search: &str) -> Result<View, Failure> {
    let mut view = View::default();
    for (name, value) in form_urlencoded::parse(search.as_bytes()) {
        match &*name {
            "by" => {
                view.resolution = Some(
                    value.parse().map_err(|_| unusable("by", &value, "is none of month, quarter, year".to_owned()))?,
                );
            }
            "offset" => view.offset = number("offset", &value, u32::MAX)?,
            "limit" => view.limit = number("limit", &value, limits::ROWS)?,
            _ => {}
        }
    }
    Ok(view)
}

fn number(parameter: &'static str, value: &str, most: u32) -> Result<u32, Failure> {
    let number = value.parse().ok().filter(|number| *number <= most);
    number.ok_or_else(|| unusable(parameter, value, format!("is not a number from 0 to {most}")))
}

fn unusable(parameter: &'static str, value: &str, reason: String) -> Failure {
    Failure::Query(QueryError { parameter, value: value.to_owned(), reason })
}

/// The snapshot of the edition that is served now, for browsers to answer from.
///
/// # Errors
/// When the address names another edition: what was withdrawn since must not come back.
pub async fn snapshot(
    State(state): State<AppState>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let edition = state.pages.atlas.get();
    let asked = file.strip_prefix("atlas-").and_then(|file| file.strip_suffix(".bin"));
    if asked != Some(edition.hash.as_str()) || !edition.small {
        return Err(Failure::NotFound);
    }
    let tag = format!("W/\"{}\"", edition.hash);
    let key = format!("{}.bin", edition.hash);
    let compress = async {
        let compressing = tokio::task::spawn_blocking(move || {
            Answer::new("application/octet-stream", SNAPSHOT_CACHE, &tag, edition.bytes.clone(), 9)
        });
        compressing.await.map_err(|error| Failure::Internal(error.to_string()))
    };
    let mut response = state.answers.get(&key, compress).await?.respond(&headers);
    set(&mut response, header::CONTENT_DISPOSITION, "inline");
    Ok(response)
}

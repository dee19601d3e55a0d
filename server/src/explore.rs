//! `/api/explore`: everything that one view of Explore draws, as JSON; and the snapshot that browsers answer from.

use std::sync::Arc;

use app::pages::context::AtlasEdition;
use atlas::View;
use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderMap, header},
    response::Response,
};
use domain::explore::{COMPACT_ANSWER, ExploreAnswer, ExploreQuery, QueryError, Resolution};

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

/// The forms that an answer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// For programs and people.
    Json,
    /// For the page's own code, which would need as much again to read JSON.
    Compact,
}

impl Form {
    fn asked(headers: &HeaderMap) -> Self {
        let mut offers = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
        if offers.any(|offer| offer.split(',').any(|one| one.trim() == COMPACT_ANSWER)) {
            Self::Compact
        } else {
            Self::Json
        }
    }

    /// In names of what is kept.
    fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Compact => "compact",
        }
    }

    fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Compact => COMPACT_ANSWER,
        }
    }

    fn write(self, answer: &ExploreAnswer) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Json => serde_json::to_vec(answer).map_err(|error| Failure::Internal(error.to_string())),
            Self::Compact => postcard::to_allocvec(answer).map_err(|error| Failure::Internal(error.to_string())),
        }
    }
}

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
    let form = Form::asked(&headers);
    let kind = form.name();
    let tag = format!("W/\"{}-{}-{kind}\"", &edition.hash, env!("CARGO_PKG_VERSION"));
    if let Some(unchanged) = unchanged(&headers, &tag, ANSWER_CACHE) {
        return Ok(unchanged);
    }
    let by = view.resolution.map_or("", Resolution::slug);
    let key = format!("{}.{kind}?{}&{by}&{}&{}", edition.hash, filters.to_query_string(), view.offset, view.limit);
    let answer = state.answers.get(&key, work_out(&state, edition, filters, view, form, tag)).await?;
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
    form: Form,
    tag: String,
) -> Result<Answer, Failure> {
    let large = edition.atlas.len() > LARGE;
    let work = move || {
        let answer = edition.atlas.answer(&filters, &view);
        Ok(Answer::new(form.content_type(), ANSWER_CACHE, &tag, form.write(&answer)?, 4))
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

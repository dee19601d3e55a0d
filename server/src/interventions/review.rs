//! `/review` and below: what coordinators decide about reports.

use app::pages::interventions::{Found, QueueView, ReviewView};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{
    accounts::Coordinator,
    ids::PublicId,
    interventions::{Acceptance, ReportField, ReviewFault, ReviewedReport},
    safety::Level,
};
use store::{Store, StoreError};

use super::{findings, moment};
use crate::{
    accounts::{
        form::{self, Fields, query},
        guard::{self, Known},
    },
    errors::{Failure, absent},
    pages::lead,
    state::AppState,
};

/// `GET /review`.
pub async fn queue(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let coordinator = known.coordinator()?;
    let queue = state.accounts.store().review_queue(&coordinator, state.accounts.now()).await?;
    let is_decided = query(&request, "done") == "yes";
    Ok(guard::page(&state, request, QueueView { queue, is_decided }).await)
}

/// `GET /review/{id}`.
pub async fn page(
    State(state): State<AppState>,
    known: Known,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let (_, reviewed) = find(&state, &known, &id).await?;
    let texts = texts_of(&reviewed);
    let findings = findings_of(state.accounts.store(), texts.as_ref()).await?;
    let view = ReviewView { reviewed, texts, findings, fault: None, words: String::new() };
    Ok(guard::page(&state, request, view).await)
}

/// The report, for a coordinator who may see it.
async fn find(state: &AppState, known: &Known, id: &str) -> Result<(Coordinator, ReviewedReport), Failure> {
    let (coordinator, id) = (known.coordinator()?, id.parse::<PublicId>().map_err(absent)?);
    let reviewed = state.accounts.store().reviewed_report(&coordinator, &id, moment(state)).await?;
    Ok((coordinator, reviewed))
}

/// The story as it stands: as it was last approved, else as it was reported.
fn texts_of(reviewed: &ReviewedReport) -> Option<[String; 3]> {
    let told = reviewed.report.story.as_ref()?;
    let [title, summary, text] = match &reviewed.story {
        Some((_, title, summary, text)) => [title, summary, text].map(|text| text.own(told.language)),
        None => [&told.title, &told.summary, &told.text].map(String::as_str),
    };
    Some([title.to_owned(), summary.to_owned(), text.to_owned()])
}

/// What a story still holds that identifies somebody.
async fn findings_of(store: &Store, texts: Option<&[String; 3]>) -> Result<Vec<Found>, Failure> {
    let fields = [ReportField::StoryTitle, ReportField::StorySummary, ReportField::StoryText];
    findings(store, fields.into_iter().zip(texts.into_iter().flatten().map(String::as_str))).await
}

/// `POST /review/{id}`: one of the decisions. One that can't be taken is answered by the page, which says why and
/// loses nothing of what was typed.
pub async fn decide(
    State(state): State<AppState>,
    known: Known,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let (coordinator, reviewed) = find(&state, &known, &id).await?;
    let id = reviewed.queued.id.clone();
    match take(&state, &coordinator, &id, &fields).await {
        Ok(stays) => {
            let path = if stays { format!("/review/{id}") } else { "/review?done=yes".to_owned() };
            Ok(lead(&request, &path))
        }
        Err(StoreError::Review(fault)) => Ok(told(&state, request, reviewed, &fields, fault).await?),
        Err(error) => Err(error.into()),
    }
}

/// Takes the decision that a form asks for; gives whether the coordinator stays with this report.
async fn take(state: &AppState, coordinator: &Coordinator, id: &PublicId, fields: &Fields) -> Result<bool, StoreError> {
    let (store, (today, now), words) = (state.accounts.store(), moment(state), fields.get("words"));
    match fields.get("do") {
        "claim" => store.claim_report(coordinator, id, true, now).await.map(|()| true),
        "release" => store.claim_report(coordinator, id, false, now).await.map(|()| true),
        "return" => store.return_report(coordinator, id, words, now).await.map(|()| false),
        "refuse" => store.refuse_report(coordinator, id, words, now).await.map(|()| false),
        "reopen" => store.reopen_report(coordinator, id, words, (today, now)).await.map(|()| true),
        "accept" => {
            let level = fields.get("level").parse().unwrap_or(Level::Coordinator);
            let story = (fields.get("with_story") == "yes").then(|| typed(fields));
            store.accept_report(coordinator, id, &Acceptance { level, story }, now).await.map(|()| false)
        }
        "approve" => store.approve_story(coordinator, id, &typed(fields), now).await.map(|()| false),
        _ => Ok(true),
    }
}

/// The story's texts as a form has them.
fn typed(fields: &Fields) -> [String; 3] {
    ["story_title", "story_summary", "story_text"].map(|name| fields.get(name).replace("\r\n", "\n"))
}

async fn told(
    state: &AppState,
    request: Request,
    reviewed: ReviewedReport,
    fields: &Fields,
    fault: ReviewFault,
) -> Result<Response, Failure> {
    let texts = if fields.has("story_text") { Some(typed(fields)) } else { texts_of(&reviewed) };
    let findings = findings_of(state.accounts.store(), texts.as_ref()).await?;
    let words = fields.get("words").to_owned();
    let view = ReviewView { reviewed, texts, findings, fault: Some(fault), words };
    Ok(guard::page(state, request, view).await)
}

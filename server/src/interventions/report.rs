//! `/report` and below: what members report.

use app::{
    language::{href, of_path},
    pages::interventions::{OwnReportView, ReportFormView, ReportNotice, ReportsView, fault_words},
};
use axum::{
    Json,
    extract::{Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    accounts::SignedIn,
    ids::PublicId,
    interventions::{OwnReport, Report, ReportFault, ReportState, ReviewFault},
    text::Language,
};
use serde_json::json;
use store::StoreError;

use super::{findings, moment};
use crate::{
    accounts::{
        form::{self, Fields, query},
        guard::{self, Known},
    },
    errors::{Failure, absent},
    pages::{lead, lead_back},
    state::AppState,
};

/// `GET /report`: one's own reports. An account without a member's record has none.
pub async fn list(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    if !is_member(&known) {
        return Err(Failure::NotFound);
    }
    let reports = state.accounts.store().own_reports(known.signed_in()).await?;
    let notice = query(&request, "done").parse().ok();
    Ok(guard::page(&state, request, ReportsView { reports, notice }).await)
}

fn is_member(known: &Known) -> bool {
    known.signed_in().account().member.is_some()
}

/// `GET /report/new`: the form, with a key of its own. Nothing on the page tells whose it is.
pub async fn blank(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    if !state.accounts.store().may_report(known.signed_in()).await? {
        return Err(Failure::NotFound);
    }
    let view = ReportFormView { key: key_of_report(), ..ReportFormView::default() };
    Ok(guard::page(&state, request, view).await)
}

/// The key of a report, which is known by it for ever: two keys are too many to be given twice.
fn key_of_report() -> String {
    format!("{}{}", form::new_key(), form::new_key())
}

/// `GET /report/{id}`: a form while it can be changed, and afterwards what became of it.
pub async fn page(
    State(state): State<AppState>,
    known: Known,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let own = find(&state, known.signed_in(), &id).await?;
    let notice = query(&request, "done").parse().ok();
    if !is_open(&own) {
        return Ok(guard::page(&state, request, OwnReportView { own, notice, is_unsure: false }).await);
    }
    let values = own.report.to_form().into_iter().map(|(field, value)| (field.to_string(), value)).collect();
    let view = ReportFormView { key: own.key.clone(), values, notice, own: Some(own), ..ReportFormView::default() };
    Ok(guard::page(&state, request, view).await)
}

fn is_open(own: &OwnReport) -> bool {
    matches!(own.state, ReportState::Draft | ReportState::Returned)
}

async fn find(state: &AppState, who: &SignedIn, id: &str) -> Result<OwnReport, Failure> {
    let id = id.parse::<PublicId>().map_err(absent)?;
    Ok(state.accounts.store().own_report(who, &id).await?)
}

/// `POST /report/new`.
pub async fn write_new(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    write_form(&state, &known, None, request).await
}

/// `POST /report/{id}`.
pub async fn write(
    State(state): State<AppState>,
    known: Known,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let own = find(&state, known.signed_in(), &id).await?;
    if is_open(&own) {
        return write_form(&state, &known, Some(own), request).await;
    }
    // Somebody pressed a button of a page that is out of date: they are shown what became of it.
    Ok(lead(&request, &format!("/report/{}", own.id)))
}

/// Keeps or sends what a form holds, or shows it again with what is wrong beside its fields, as it was typed.
async fn write_form(
    state: &AppState,
    known: &Known,
    own: Option<OwnReport>,
    request: Request,
) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    if !state.accounts.store().may_report(known.signed_in()).await? {
        return Err(Failure::NotFound);
    }
    let is_program = guard::wants_json(request.headers());
    let key = own.as_ref().map_or_else(|| fields.get("key").to_owned(), |own| own.key.clone());
    let is_sent = fields.get("do") != "keep";
    let report = match Report::from_form(fields.pairs()) {
        Ok(report) => report,
        Err(faults) => return refuse(state, request, Form { own, key, fields, faults }, is_program).await,
    };
    let has_looked = is_program || fields.get("do") == "send-anyway";
    if is_sent && !has_looked && !findings(state.accounts.store(), report.texts()).await?.is_empty() {
        return refuse(state, request, Form { own, key, fields, faults: Vec::new() }, false).await;
    }
    let (store, who) = (state.accounts.store(), known.signed_in());
    let (today, now) = moment(state);
    let outcome = if is_sent {
        store.send_report(who, &key, &report, fields.get("answer"), (today, now)).await
    } else {
        store.keep_report(who, &key, &report, now).await.map(Ok)
    };
    match outcome {
        Ok(Ok(id)) => Ok(accepted(&request, &id, is_sent, is_program)),
        Ok(Err(faults)) => refuse(state, request, Form { own, key, fields, faults }, is_program).await,
        // The form of a report that has gone on meanwhile: it is shown as it is.
        Err(StoreError::Review(ReviewFault::State)) if is_program => Ok(gone_on()),
        Err(StoreError::Review(ReviewFault::State)) => Ok(lead(&request, "/report")),
        Err(StoreError::Invalid { .. }) => Err(Failure::NotFound),
        Err(error) => Err(error.into()),
    }
}

/// A form that was not taken.
struct Form {
    own: Option<OwnReport>,
    key: String,
    fields: Fields,
    faults: Vec<ReportFault>,
}

async fn refuse(state: &AppState, request: Request, form: Form, is_program: bool) -> Result<Response, Failure> {
    let Form { own, key, fields, faults } = form;
    if is_program {
        return Ok(told_faults(of_path(request.uri().path()).0, &faults));
    }
    // What can be read of it is looked over, though some of it can't.
    let readable = fields.pairs().filter(|(name, _)| *name == "notes" || name.starts_with("story_"));
    let report = Report::from_form(readable).unwrap_or_default();
    let findings = findings(state.accounts.store(), report.texts()).await?;
    let view =
        ReportFormView { own, key, values: fields.values(), notice: Some(ReportNotice::Faulty), faults, findings };
    Ok(guard::page(state, request, view).await)
}

fn told_faults(language: Language, faults: &[ReportFault]) -> Response {
    let told: Vec<_> = faults
        .iter()
        .map(|fault| json!({ "field": fault.field, "message": fault_words(language, fault.reason) }))
        .collect();
    (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "faults": told }))).into_response()
}

fn gone_on() -> Response {
    (StatusCode::CONFLICT, Json(json!({ "error": "gone-on" }))).into_response()
}

fn accepted(request: &Request, id: &PublicId, is_sent: bool, is_program: bool) -> Response {
    if is_program {
        let address = href(of_path(request.uri().path()).0, &format!("/report/{id}"));
        return (StatusCode::CREATED, Json(json!({ "id": id, "address": address }))).into_response();
    }
    let notice = if is_sent { ReportNotice::Sent } else { ReportNotice::Kept };
    lead_back(request, &format!("/report/{id}"), notice.slug())
}

/// `POST /report/{id}/withdraw`: asks once, then takes it back.
pub async fn withdraw(
    State(state): State<AppState>,
    known: Known,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let (fields, mut request) = form::read(request).await?;
    let own = find(&state, known.signed_in(), &id).await?;
    if fields.get("sure") != "yes" {
        form::stand_on(&mut request, &format!("/report/{}", own.id))?;
        return Ok(guard::page(&state, request, OwnReportView { own, notice: None, is_unsure: true }).await);
    }
    let path = format!("/report/{}", own.id);
    match state.accounts.store().withdraw_report(known.signed_in(), &own.id, moment(&state)).await {
        Ok(()) => Ok(lead_back(&request, &path, ReportNotice::Withdrawn.slug())),
        Err(StoreError::Review(_)) => Ok(lead(&request, &path)),
        Err(error) => Err(error.into()),
    }
}

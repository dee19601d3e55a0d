//! `/me/sessions-led` and what is below it.

use app::pages::{
    cascade::{LedNotice, LedView, SessionView, form_of_session},
    members::Values,
};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{
    cascade::{LedSession, SessionFault},
    ids::PublicId,
    safety::Level,
};

use crate::{
    accounts::{
        form::{self, Fields, new_key, query},
        guard::{self, Known},
    },
    edition::today,
    errors::{Failure, absent},
    pages::lead_back,
    state::AppState,
};

/// `GET /me/sessions-led`. Who has no member's record led none.
pub async fn list(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let led = state.accounts.store().led_sessions(known.signed_in(), today()).await?;
    let notice = query(&request, "done").parse().ok();
    Ok(guard::page(&state, request, LedView { led, notice }).await)
}

/// A form, with what may be chosen in it.
struct Form {
    id: Option<PublicId>,
    once: PublicId,
    values: Values,
    faults: Vec<SessionFault>,
}

async fn show(state: &AppState, known: &Known, request: Request, form: Form) -> Result<Response, Failure> {
    let choices = state.accounts.store().session_choices(known.signed_in(), today()).await?;
    let Form { id, once, values, faults } = form;
    Ok(guard::page(state, request, SessionView { id, once, choices, values, faults }).await)
}

/// `GET /me/sessions-led/new`.
pub async fn blank(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let values = vec![("level".to_owned(), Level::Network.to_string())];
    show(&state, &known, request, Form { id: None, once: new_key(), values, faults: Vec::new() }).await
}

/// The session that a form tells.
fn read(fields: &Fields) -> Result<LedSession, Vec<SessionFault>> {
    let pairs: Vec<_> = fields.pairs().collect();
    LedSession::from_form(&pairs, today())
}

/// `POST /me/sessions-led/new`: logs the session, or shows the form again as it was filled in. The same form sent twice
/// makes one session.
pub async fn log(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let once = fields.once();
    let outcome = match read(&fields) {
        Ok(session) => state.accounts.store().log_session(known.signed_in(), &once, &session, today()).await,
        Err(faults) => Ok(Err(faults)),
    };
    match outcome? {
        Ok(_) => Ok(back(&request, LedNotice::Logged)),
        Err(faults) => show(&state, &known, request, Form { id: None, once, values: fields.values(), faults }).await,
    }
}

/// Leads back to the list, which says what was done.
fn back(request: &Request, notice: LedNotice) -> Response {
    lead_back(request, "/me/sessions-led", notice.slug())
}

/// The session of an address, if it is the one's own who asks and may still be corrected.
async fn open(state: &AppState, known: &Known, id: &str) -> Result<store::OwnLed, Failure> {
    let id = id.parse().map_err(absent)?;
    let led = state.accounts.store().led_session(known.signed_in(), &id, today()).await?;
    led.filter(|led| led.is_open).ok_or(Failure::NotFound)
}

/// `GET /me/sessions-led/{id}`.
pub async fn page(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let led = open(&state, &known, &id).await?;
    let values = form_of_session(&led.session);
    show(&state, &known, request, Form { id: Some(led.id), once: new_key(), values, faults: Vec::new() }).await
}

/// `POST /me/sessions-led/{id}`: corrects the session.
pub async fn correct(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let led = open(&state, &known, &id).await?;
    let outcome = match read(&fields) {
        Ok(session) => state.accounts.store().correct_session(known.signed_in(), &led.id, &session, today()).await,
        Err(faults) => Ok(Err(faults)),
    };
    match outcome? {
        Ok(()) => Ok(back(&request, LedNotice::Corrected)),
        Err(faults) => {
            let values = fields.values();
            show(&state, &known, request, Form { id: Some(led.id), once: new_key(), values, faults }).await
        }
    }
}

/// `POST /me/sessions-led/{id}/withdraw`.
pub async fn withdraw(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let id = id.parse().map_err(absent)?;
    state.accounts.store().withdraw_session(known.signed_in(), &id, today()).await?;
    Ok(back(&request, LedNotice::Withdrawn))
}

/// `POST /me/sessions-led/{id}/leave`.
pub async fn leave(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let id = id.parse().map_err(absent)?;
    state.accounts.store().leave_session(known.signed_in(), &id, today()).await?;
    Ok(back(&request, LedNotice::Left))
}

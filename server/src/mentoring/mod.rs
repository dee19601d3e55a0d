//! `/me/mentoring` and a pair's own address.

mod pair;

use app::pages::mentoring::{MentoringNotice, MentoringView};
use axum::{
    extract::{Request, State},
    response::Response,
    routing::{MethodRouter, get},
};
use domain::mentoring::MentoringFault;
use store::{Mentoring, StoreError};

use crate::{
    accounts::{
        form::{self, query},
        guard::{self, Known},
    },
    edition::today,
    errors::Failure,
    pages::lead_back,
    state::AppState,
};

/// The routes, without a language's prefix; see [`crate::accounts::routes`].
pub fn table() -> Vec<(&'static str, MethodRouter<AppState>)> {
    vec![("/me/mentoring", get(page).post(ask)), ("/me/mentoring/{id}", get(pair::page).post(pair::act))]
}

/// Leads to a page of mentoring, which says what was done.
fn back(request: &Request, path: &str, notice: MentoringNotice) -> Response {
    lead_back(request, path, notice.slug())
}

/// `GET /me/mentoring`: one's own pairs, and for coordinators the numbers of all. Partners have no part in it.
pub async fn page(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let notice = MentoringNotice::of(&query(&request, "done"));
    show(&state, &known, request, (String::new(), String::new()), None, notice).await
}

async fn show(
    state: &AppState,
    known: &Known,
    request: Request,
    typed: (String, String),
    fault: Option<MentoringFault>,
    notice: Option<MentoringNotice>,
) -> Result<Response, Failure> {
    let own = own(state, known).await?;
    let numbers = match known.signed_in().coordinator() {
        Some(coordinator) => Some(state.accounts.store().mentoring_numbers(&coordinator, today()).await?),
        None => None,
    };
    if own.is_none() && numbers.is_none() {
        return Err(Failure::NotFound);
    }
    Ok(guard::page(state, request, MentoringView { own, numbers, typed, fault, notice }).await)
}

/// What a member has to do with mentoring; none for who has no record.
async fn own(state: &AppState, known: &Known) -> Result<Option<Mentoring>, Failure> {
    match state.accounts.store().mentoring(known.signed_in(), today()).await {
        Ok(mentoring) => Ok(Some(mentoring)),
        Err(StoreError::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// `POST /me/mentoring`: asks somebody.
pub async fn ask(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let (mentor, message) = (fields.get("mentor"), fields.get("message"));
    if known.signed_in().account().member.is_none() {
        return Err(Failure::NotFound);
    }
    let outcome = match mentor.parse() {
        Ok(id) => state.accounts.store().ask_to_mentor(known.signed_in(), &id, message, today()).await,
        Err(_) => Ok(Err(MentoringFault::NobodyToAsk)),
    };
    match outcome? {
        Ok(_) => Ok(back(&request, "/me/mentoring", MentoringNotice::Asked)),
        Err(fault) => show(&state, &known, request, (mentor.to_owned(), message.to_owned()), Some(fault), None).await,
    }
}

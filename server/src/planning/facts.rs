//! `/planning/facts`: what planning reckons with, added, corrected and taken away by coordinators.

use std::sync::Arc;

use app::pages::{
    members::Values,
    planning::{FactNotice, FactShown, FactView, FactsView},
};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{
    accounts::Coordinator,
    ids::PublicId,
    planning::{
        facts::{Fact, FactKind, Offered, blank_form, read_fact},
        form::{PlanFault, PlanFaultReason},
    },
};
use store::{FactOutcome, PlanningFact, StoreError};

use super::planner::World;
use crate::{
    accounts::{
        form::{self, Fields, query},
        guard::{self, Known},
    },
    edition::today,
    errors::{Failure, absent},
    pages::lead_back,
    state::AppState,
};

/// `GET /planning/facts`.
pub async fn page(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let by = known.coordinator()?;
    let notice = query(&request, "done").parse().ok();
    show_all(&state, &by, request, Sent { notice, ..Sent::nothing() }).await
}

/// What a form brought that could not be saved.
struct Sent {
    kind: Option<FactKind>,
    values: Values,
    faults: Vec<PlanFault>,
    notice: Option<FactNotice>,
}

impl Sent {
    fn nothing() -> Self {
        Self { kind: None, values: blank_form(today()), faults: Vec::new(), notice: None }
    }

    fn of(kind: FactKind, fields: &Fields, faults: Vec<PlanFault>, notice: FactNotice) -> Self {
        Self { kind: Some(kind), values: fields.values(), faults, notice: Some(notice) }
    }
}

async fn world(state: &AppState, by: &Coordinator) -> Result<Arc<World>, StoreError> {
    state.accounts.planner().world(state.accounts.store(), by, None, today()).await
}

/// What forms may choose among: what coordinators see.
fn offered(world: &World) -> Offered {
    Offered {
        organisations: world.names.organisations.keys().cloned().collect(),
        towns: world.names.towns.keys().cloned().collect(),
        districts: world.inputs.districts.iter().map(|one| one.slug.clone()).collect(),
    }
}

fn shown(fact: PlanningFact) -> FactShown {
    let PlanningFact { id, fact, version, on, by, demonstration, trainings } = fact;
    FactShown { id, fact, version, on, by, demonstration, trainings }
}

async fn show_all(state: &AppState, by: &Coordinator, request: Request, sent: Sent) -> Result<Response, Failure> {
    let facts = state.accounts.store().planning_facts(by).await?;
    let view = FactsView {
        facts: facts.into_iter().map(shown).collect(),
        names: world(state, by).await?.names.clone(),
        values: sent.values,
        faults: sent.faults,
        sent: sent.kind,
        notice: sent.notice,
        today: today(),
    };
    Ok(guard::page(state, request, view).await)
}

/// `POST /planning/facts`: adds one, or shows its form again as it was filled in.
pub async fn add(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let (by, kind) = (known.coordinator()?, fields.get("kind").parse::<FactKind>().map_err(absent)?);
    let offered = offered(&*world(&state, &by).await?);
    let faults = match read_fact(kind, fields.pairs(), &offered, today()) {
        Ok(fact) => match state.accounts.store().add_fact(&by, &fact, today()).await? {
            FactOutcome::Twice(_) => vec![twice()],
            _ => return Ok(back(&request, FactNotice::Added)),
        },
        Err(faults) => faults,
    };
    show_all(&state, &by, request, Sent::of(kind, &fields, faults, FactNotice::Faulty)).await
}

fn twice() -> PlanFault {
    PlanFault { field: "price.town".to_owned(), reason: PlanFaultReason::Twice }
}

/// Leads to the lists, which say what was done.
fn back(request: &Request, notice: FactNotice) -> Response {
    lead_back(request, "/planning/facts", notice.slug())
}

/// `GET /planning/facts/{id}`.
pub async fn one(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let (by, id) = (known.coordinator()?, id.parse::<PublicId>().map_err(absent)?);
    let fact = state.accounts.store().planning_fact(&by, &id).await?;
    let values = fact.fact.to_form();
    show_one(&state, &by, request, fact, values, Vec::new(), None).await
}

async fn show_one(
    state: &AppState,
    by: &Coordinator,
    request: Request,
    fact: PlanningFact,
    values: Values,
    faults: Vec<PlanFault>,
    notice: Option<FactNotice>,
) -> Result<Response, Failure> {
    let names = world(state, by).await?.names.clone();
    Ok(guard::page(state, request, FactView { fact: shown(fact), names, values, faults, notice }).await)
}

/// `POST /planning/facts/{id}`: corrects it or takes it away. What can't be saved is shown again as it was typed, even where
/// somebody else has taken the thing itself away.
pub async fn change(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let (by, id) = (known.coordinator()?, id.parse::<PublicId>().map_err(absent)?);
    let (store, base) = (state.accounts.store(), fields.get("version").parse().unwrap_or(0));
    let fact = match store.planning_fact(&by, &id).await {
        Ok(fact) => fact,
        Err(StoreError::NotFound { .. }) => return gone(&state, &by, request, &fields).await,
        Err(error) => return Err(error.into()),
    };
    if fields.get("do") == "take-away" {
        let done = store.take_fact_away(&by, &id, base, today()).await;
        return match done {
            Ok(FactOutcome::Meanwhile(now)) => late(&state, &by, request, *now, None).await,
            Ok(_) => Ok(back(&request, FactNotice::TakenAway)),
            Err(StoreError::NotFound { .. }) => gone(&state, &by, request, &fields).await,
            Err(error) => Err(error.into()),
        };
    }
    match read_fact(fact.fact.kind(), fields.pairs(), &offered(&*world(&state, &by).await?), today()) {
        Ok(typed) => correct(&state, &by, request, &fields, fact, &typed, base).await,
        Err(faults) => {
            // The version that was typed over stays the one to compare with.
            let fact = PlanningFact { version: base, ..fact };
            show_one(&state, &by, request, fact, fields.values(), faults, Some(FactNotice::Faulty)).await
        }
    }
}

async fn correct(
    state: &AppState,
    by: &Coordinator,
    request: Request,
    fields: &Fields,
    fact: PlanningFact,
    typed: &Fact,
    base: u32,
) -> Result<Response, Failure> {
    match state.accounts.store().correct_fact(by, &fact.id, base, typed, today()).await {
        Ok(FactOutcome::Saved(_)) => Ok(back(&request, FactNotice::Corrected)),
        Ok(FactOutcome::Same) => Ok(back(&request, FactNotice::Same)),
        Ok(FactOutcome::Meanwhile(now)) => late(state, by, request, *now, Some(fields.values())).await,
        Ok(FactOutcome::Twice(_)) => {
            let fact = PlanningFact { version: base, ..fact };
            show_one(state, by, request, fact, fields.values(), vec![twice()], Some(FactNotice::Faulty)).await
        }
        Err(StoreError::NotFound { .. }) => gone(state, by, request, fields).await,
        Err(error) => Err(error.into()),
    }
}

/// Somebody else was faster: what they saved, with what was typed in the form below it.
async fn late(
    state: &AppState,
    by: &Coordinator,
    request: Request,
    now: PlanningFact,
    typed: Option<Values>,
) -> Result<Response, Failure> {
    let values = typed.unwrap_or_else(|| now.fact.to_form());
    show_one(state, by, request, now, values, Vec::new(), Some(FactNotice::Meanwhile)).await
}

/// It is not there any more: what was typed stands in the form of a new one.
async fn gone(state: &AppState, by: &Coordinator, request: Request, fields: &Fields) -> Result<Response, Failure> {
    match fields.get("kind").parse() {
        Ok(kind) => show_all(state, by, request, Sent::of(kind, fields, Vec::new(), FactNotice::Gone)).await,
        Err(_) => Err(Failure::NotFound),
    }
}

//! `/planning`: all scenarios, and what is missing where.

use app::pages::{
    members::Values,
    planning::{PlanNotice, PlansView},
};
use axum::{
    extract::{Request, State},
    response::Response,
};
use domain::{
    accounts::Coordinator,
    ids::PublicId,
    planning::{
        form::{PlanFault, ScenarioDraft},
        weights::GapWeights,
    },
};

use super::{back, shown};
use crate::{
    accounts::{
        form::{self, query},
        guard::{self, Known},
    },
    edition::today,
    errors::Failure,
    state::AppState,
};

/// `GET /planning`.
pub async fn page(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let by = known.coordinator()?;
    let notice = query(&request, "done").parse().ok();
    let form = (form::new_key(), ScenarioDraft::blank(today()).to_form(), Vec::new());
    show(&state, &by, request, form, notice).await
}

async fn show(
    state: &AppState,
    by: &Coordinator,
    request: Request,
    (once, values, faults): (PublicId, Values, Vec<PlanFault>),
    notice: Option<PlanNotice>,
) -> Result<Response, Failure> {
    let (store, planner) = (state.accounts.store(), state.accounts.planner());
    let plans = store.scenarios(by).await?.into_iter().map(shown::listed).collect();
    let world = planner.world(store, by, None, today()).await?;
    let gaps = planner.gaps(&state.turns, &world, &GapWeights::default()).await?;
    let (topic, region) = (query(&request, "topic").parse().ok(), query(&request, "region").parse().ok());
    Ok(guard::page(state, request, PlansView { plans, gaps, topic, region, notice, once, values, faults }).await)
}

/// `POST /planning`: keeps a new scenario, or shows the form again as it was filled in.
pub async fn create(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let by = known.coordinator()?;
    let once = fields.once();
    match ScenarioDraft::from_form(fields.pairs(), today()) {
        Ok(draft) => {
            state.accounts.store().create_scenario(&by, &once, &draft).await?;
            Ok(back(&request, &format!("/planning/{once}"), PlanNotice::Made))
        }
        Err(faults) => {
            let form = (once, fields.values(), faults);
            show(&state, &by, request, form, Some(PlanNotice::Faulty)).await
        }
    }
}

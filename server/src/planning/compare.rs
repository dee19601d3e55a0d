//! `/planning/compare?one=…&other=…`: two plans side by side; where none is named beside the first, the last that was changed.

use app::pages::planning::ComparePlansView;
use axum::{
    extract::{Request, State},
    response::Response,
};
use domain::{accounts::Coordinator, ids::PublicId, planning::scenario::compare};
use store::{Scenario, StoreError};

use super::shown;
use crate::{
    accounts::{
        form::query,
        guard::{self, Known},
    },
    edition::today,
    errors::{Failure, absent},
    state::AppState,
};

/// `GET /planning/compare`.
pub async fn page(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let by = known.coordinator()?;
    let store = state.accounts.store();
    let one = query(&request, "one").parse::<PublicId>().map_err(absent)?;
    let all = store.scenarios(&by).await?;
    let other = match query(&request, "other").as_str() {
        "" => all.iter().map(|listed| &listed.id).find(|id| **id != one).cloned(),
        given => Some(given.parse().map_err(absent)?),
    };
    // There is none beside it: it stands beside itself.
    let other = other.unwrap_or_else(|| one.clone());
    let (one, other) = both(&state, &by, &one, &other).await?;
    let planner = state.accounts.planner();
    let mut plans = Vec::with_capacity(2);
    for scenario in [&one, &other] {
        let world = planner.world(store, &by, scenario.training.as_ref(), today()).await?;
        plans.push((planner.plan(&state.turns, &world, &scenario.draft.goal).await?, world.names.clone()));
    }
    let [(first, names), (second, _)] = plans.as_slice() else { return Err(Failure::NotFound) };
    let view = ComparePlansView {
        comparison: compare(first, second),
        one: (one.id.clone(), shown::made_from(&one)),
        other: (other.id.clone(), shown::made_from(&other)),
        names: names.clone(),
        all: all.into_iter().map(|listed| (listed.id, listed.draft.name)).collect(),
    };
    Ok(guard::page(&state, request, view).await)
}

async fn both(
    state: &AppState,
    by: &Coordinator,
    one: &PublicId,
    other: &PublicId,
) -> Result<(Scenario, Scenario), StoreError> {
    let store = state.accounts.store();
    Ok((store.scenario(by, one).await?, store.scenario(by, other).await?))
}

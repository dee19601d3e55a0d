//! `/planning/{id}`: a scenario and its plan.

use std::sync::Arc;

use app::pages::{
    members::Values,
    planning::{PlanNotice, PlanPrintView, PlanView},
};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{
    accounts::Coordinator,
    ids::PublicId,
    planning::{
        form::{FieldClash, PlanDeed, PlanFault, PlanFaultReason, ScenarioDraft},
        scenario::{LONGEST_NAME, Plan, PlannedTraining, compare, into_training},
    },
    sources::Provenance,
    text::{LocalText, kept},
};
use store::{SaveOutcome, Scenario, StoreError};

use super::{back, planner::World, shown};
use crate::{
    accounts::{
        form::{self, Fields, query},
        guard::{self, Known},
    },
    edition::today,
    errors::Failure,
    pages::{missing, not_found},
    state::AppState,
};

/// A scenario that a coordinator has open.
struct Open {
    by: Coordinator,
    scenario: Scenario,
    world: Arc<World>,
}

/// The scenario of an address, for a coordinator; the answer for everybody else, and where there is none.
async fn open(state: &AppState, known: &Known, id: &str) -> Result<Open, StoreError> {
    let nothing = || StoreError::NotFound { kind: "plan", id: id.to_owned() };
    let by = known.signed_in().coordinator().ok_or_else(nothing)?;
    let id: PublicId = id.parse().map_err(|_| nothing())?;
    let store = state.accounts.store();
    let scenario = store.scenario(&by, &id).await?;
    let world = state.accounts.planner().world(store, &by, scenario.training.as_ref(), today()).await?;
    Ok(Open { by, scenario, world })
}

/// `GET /planning/{id}`. Where `before` names an earlier version, what has changed since is told.
pub async fn page(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    match open(&state, &known, &id).await {
        Ok(open) => {
            let told = Told { notice: query(&request, "done").parse().ok(), ..Told::of(&open.scenario) };
            show(&state, &open, request, told).await
        }
        Err(error) => missing(&state, request, error).await,
    }
}

/// What the page tells besides the plan.
struct Told {
    /// The version that the form is made from.
    version: u32,
    values: Values,
    faults: Vec<PlanFault>,
    clashes: Vec<FieldClash>,
    notice: Option<PlanNotice>,
}

impl Told {
    fn of(scenario: &Scenario) -> Self {
        Self {
            version: scenario.version(),
            values: scenario.draft.to_form(),
            faults: Vec::new(),
            clashes: Vec::new(),
            notice: None,
        }
    }
}

async fn show(state: &AppState, open: &Open, request: Request, told: Told) -> Result<Response, Failure> {
    let Open { by, scenario, world } = open;
    let (store, planner) = (state.accounts.store(), state.accounts.planner());
    let goal = &scenario.draft.goal;
    let plan = planner.plan(&state.turns, world, goal).await?;
    let change = match query(&request, "before").parse() {
        Ok(before) if before < scenario.version() => {
            let draft = store.scenario_at(by, &scenario.id, before).await?;
            let before = planner.plan(&state.turns, world, &draft.goal).await?;
            Some(compare(&before, &plan))
        }
        _ => None,
    };
    let mut values = told.values;
    values.retain(|(name, _)| name != "version" && name != "do");
    values.push(("version".to_owned(), told.version.to_string()));
    let others = store.scenarios(by).await?;
    let view = PlanView {
        id: scenario.id.clone(),
        values,
        faults: told.faults,
        clashes: told.clashes,
        counted: shown::counts(goal, &plan, &world.inputs),
        gaps: planner.gaps(&state.turns, world, &goal.weights.gaps).await?,
        change,
        names: world.names.clone(),
        able: shown::able(goal, &world.inputs),
        versions: scenario.versions.iter().map(shown::version).collect(),
        others: others
            .into_iter()
            .filter(|other| other.id != scenario.id)
            .map(|other| (other.id, other.draft.name))
            .collect(),
        training: scenario.training.clone(),
        notice: told.notice,
        today: today(),
        scenario: shown::made_from(scenario),
        plan,
    };
    Ok(guard::page(state, request, view).await)
}

/// `POST /planning/{id}`: saves what the form says, with what the button that was pressed does. What can't be saved is
/// shown again as it was typed.
pub async fn act(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let open = match open(&state, &known, &id).await {
        Ok(open) => open,
        Err(error) => return missing(&state, request, error).await,
    };
    let Some(deed) = Deed::of(&fields) else { return Ok(not_found(&state, request).await) };
    let base = fields.get("version").parse().unwrap_or_else(|_| open.scenario.version());
    let draft = match wanted(&state, &open, &fields, &deed).await? {
        Ok(draft) => draft,
        Err(faults) => {
            let (values, notice) = (fields.values(), Some(PlanNotice::Faulty));
            let told = Told { version: base, values, faults, clashes: Vec::new(), notice };
            return show(&state, &open, request, told).await;
        }
    };
    match state.accounts.store().save_scenario(&open.by, &open.scenario.id, base, &draft, today()).await {
        Ok(SaveOutcome::Clash { version, fields, clashes, faults }) => {
            let told = Told { version, values: fields, faults, clashes, notice: Some(PlanNotice::Clashing) };
            show(&state, &open, request, told).await
        }
        Ok(outcome) => finish(&state, &open, request, &fields, &deed, &outcome).await,
        Err(error) => missing(&state, request, error).await,
    }
}

/// What a button asks for.
enum Deed {
    /// A change of the scenario.
    Change(PlanDeed),
    /// To have it again as it was in that version.
    Restore(u32),
    /// A copy.
    Copy,
    /// A training made of it.
    Training,
}

impl Deed {
    fn of(fields: &Fields) -> Option<Self> {
        match fields.get("do") {
            "copy" => Some(Self::Copy),
            "training" => Some(Self::Training),
            "" => Some(Self::Change(PlanDeed::Save)),
            given => match given.strip_prefix("restore:") {
                Some(number) => number.parse().ok().map(Self::Restore),
                None => given.parse().ok().map(Self::Change),
            },
        }
    }
}

/// The scenario as the form and its button make it.
async fn wanted(
    state: &AppState,
    open: &Open,
    fields: &Fields,
    deed: &Deed,
) -> Result<Result<ScenarioDraft, Vec<PlanFault>>, Failure> {
    let Open { by, scenario, world } = open;
    if let Deed::Restore(number) = deed {
        return match state.accounts.store().scenario_at(by, &scenario.id, *number).await {
            Err(StoreError::NotFound { .. }) => Ok(Ok(scenario.draft.clone())),
            found => Ok(Ok(found?)),
        };
    }
    let mut draft = match ScenarioDraft::from_form(fields.pairs(), today()) {
        Ok(draft) => draft,
        Err(faults) => return Ok(Err(faults)),
    };
    if let Deed::Change(change) = deed {
        let before = state.accounts.planner().plan(&state.turns, world, &scenario.draft.goal).await?;
        let pairs: Vec<_> = fields.pairs().collect();
        if let Err(reason) = change.clone().apply(&mut draft, Some(&before), &pairs) {
            return Ok(Err(vec![PlanFault { field: fields.get("do").replace(':', "."), reason }]));
        }
    }
    let mut faults = draft.faults();
    if matches!(deed, Deed::Training) {
        let is_kept = |name: &&str| kept(fields.get(name), LONGEST_NAME).is_some();
        let too_long = |name: &str| PlanFault { field: name.to_owned(), reason: PlanFaultReason::TooLong };
        faults.extend(TITLES.iter().filter(|name| !is_kept(name)).map(|name| too_long(name)));
    }
    Ok(if faults.is_empty() { Ok(draft) } else { Err(faults) })
}

/// What a training is called that is made of a scenario: everyone may read it, so it is no field of the scenario.
const TITLES: [&str; 2] = ["title.en", "title.ur"];

/// Answers a form that was saved.
async fn finish(
    state: &AppState,
    open: &Open,
    request: Request,
    fields: &Fields,
    deed: &Deed,
    outcome: &SaveOutcome,
) -> Result<Response, Failure> {
    let (store, id) = (state.accounts.store(), &open.scenario.id);
    let path = format!("/planning/{id}");
    match deed {
        Deed::Copy => {
            let name = copied(&store.scenario(&open.by, id).await?.draft.name);
            let copy = store.copy_scenario(&open.by, id, &name).await?;
            Ok(back(&request, &format!("/planning/{copy}"), PlanNotice::Copied))
        }
        Deed::Training => {
            let notice = turn(state, open, fields).await?;
            Ok(back(&request, &path, notice))
        }
        Deed::Change(_) | Deed::Restore(_) => Ok(match outcome {
            SaveOutcome::Saved { version, is_merged } => {
                let notice = if *is_merged { PlanNotice::Merged } else { PlanNotice::Saved };
                back(&request, &format!("{path}?before={}", version - 1), notice)
            }
            _ => back(&request, &path, PlanNotice::Saved),
        }),
    }
}

/// The name of a copy, no longer than names may be.
fn copied(name: &str) -> String {
    const MARK: &str = " (2)";
    let kept: String = name.chars().take(LONGEST_NAME - MARK.len()).collect();
    [kept.trim_end(), MARK].concat()
}

/// Turns the scenario as it was just saved into a training.
async fn turn(state: &AppState, open: &Open, fields: &Fields) -> Result<PlanNotice, Failure> {
    let Open { by, scenario, world } = open;
    let store = state.accounts.store();
    let draft = store.scenario(by, &scenario.id).await?.draft;
    let plan = state.accounts.planner().plan(&state.turns, world, &draft.goal).await?;
    let [english, urdu] = TITLES.map(|name| fields.get(name));
    let title = LocalText::english_urdu(english, urdu);
    let Some(planned) = planned(&draft, &plan, world, title) else { return Ok(PlanNotice::NoTraining) };
    store.plan_training(by, &scenario.id, &planned, today()).await?;
    Ok(PlanNotice::Training)
}

fn planned(draft: &ScenarioDraft, plan: &Plan, world: &World, title: LocalText) -> Option<PlannedTraining> {
    // The store gives it its key.
    into_training(&draft.goal, plan, &world.inputs.towns, String::new(), title, Provenance::default())
}

/// `GET /planning/{id}/print`.
pub async fn print(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let open = match open(&state, &known, &id).await {
        Ok(open) => open,
        Err(error) => return missing(&state, request, error).await,
    };
    let Open { scenario, world, .. } = &open;
    let Some(version) = scenario.versions.first().map(shown::version) else {
        return Ok(not_found(&state, request).await);
    };
    let plan = state.accounts.planner().plan(&state.turns, world, &scenario.draft.goal).await?;
    let view = PlanPrintView {
        scenario: shown::made_from(scenario),
        plan,
        names: world.names.clone(),
        version,
        today: today(),
    };
    Ok(guard::page(&state, request, view).await)
}

/// `POST /planning/{id}/delete`.
pub async fn delete(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let (Some(by), Ok(id)) = (known.signed_in().coordinator(), id.parse::<PublicId>()) else {
        return Ok(not_found(&state, request).await);
    };
    match state.accounts.store().delete_scenario(&by, &id).await {
        Ok(()) => Ok(back(&request, "/planning", PlanNotice::Deleted)),
        Err(error) => missing(&state, request, error).await,
    }
}

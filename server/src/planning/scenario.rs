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
        form::{FieldClash, PlanDeed, PlanFault, ScenarioDraft},
        scenario::{LONGEST_NAME, Plan, PlannedTraining, compare, into_training},
    },
    sources::Provenance,
};
use store::{NewTraining, SaveOutcome, Scenario, StoreError};

use super::{back, planner::World, shown};
use crate::{
    accounts::{
        form::{self, Fields, query},
        guard::{self, Known},
    },
    edition::today,
    errors::{Failure, absent},
    state::AppState,
};

/// A scenario that a coordinator has open.
struct Open {
    by: Coordinator,
    scenario: Scenario,
    world: Arc<World>,
}

/// Who asks for the scenario of an address; the answer for everybody but coordinators, and where there can be none.
fn asked(known: &Known, id: &str) -> Result<(Coordinator, PublicId), Failure> {
    Ok((known.coordinator()?, id.parse().map_err(absent)?))
}

/// The scenario of an address, for a coordinator who is shown it.
async fn open(state: &AppState, known: &Known, id: &str) -> Result<Open, Failure> {
    let (by, id) = asked(known, id)?;
    let scenario = state.accounts.store().scenario(&by, &id).await?;
    let world = world(state, &by, &scenario).await?;
    Ok(Open { by, scenario, world })
}

/// What a scenario is planned from.
async fn world(state: &AppState, by: &Coordinator, scenario: &Scenario) -> Result<Arc<World>, StoreError> {
    let (store, planner) = (state.accounts.store(), state.accounts.planner());
    planner.world(store, by, scenario.training.as_ref(), today()).await
}

/// `GET /planning/{id}`. Where `before` names an earlier version, what has changed since is told.
pub async fn page(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let open = open(&state, &known, &id).await?;
    let told = Told { notice: query(&request, "done").parse().ok(), ..Told::of(&open.scenario) };
    show(&state, &open, request, told).await
}

/// What the page tells besides the plan.
struct Told {
    /// The version that the form is made from.
    version: u32,
    values: Values,
    faults: Vec<PlanFault>,
    clashes: Vec<FieldClash>,
    notice: Option<PlanNotice>,
    /// The id of the copy that the form may make.
    once: PublicId,
}

impl Told {
    fn of(scenario: &Scenario) -> Self {
        Self {
            version: scenario.version(),
            values: scenario.draft.to_form(),
            faults: Vec::new(),
            clashes: Vec::new(),
            notice: None,
            once: form::new_key(),
        }
    }
}

async fn show(state: &AppState, open: &Open, request: Request, told: Told) -> Result<Response, Failure> {
    let Open { by, scenario, world } = open;
    let (store, planner) = (state.accounts.store(), state.accounts.planner());
    let goal = &scenario.draft.goal;
    let plan = planner.plan(&state.turns, world, goal).await?;
    let change = match query(&request, "before").parse() {
        Ok(before) if before < scenario.version() => match store.scenario_at(by, &scenario.id, before).await {
            Err(StoreError::NotFound { .. }) => None,
            found => {
                let before = planner.plan(&state.turns, world, &found?.goal).await?;
                Some(compare(&before, &plan))
            }
        },
        _ => None,
    };
    let mut values = told.values;
    values.retain(|(name, _)| name != "version" && name != "do");
    values.push(("version".to_owned(), told.version.to_string()));
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
        materials: store.supplies(by, &goal.topics, goal.language).await?,
        versions: scenario.versions.iter().map(shown::version).collect(),
        once: told.once,
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
    let changing = changing(&state, &known, &id).await?;
    let Changing { by, scenario } = &changing;
    let deed = Deed::of(&fields).ok_or(Failure::NotFound)?;
    let base = fields.get("version").parse().unwrap_or_else(|_| scenario.version());
    let once = fields.once();
    let draft = match wanted(&state, &changing, &fields, &deed).await? {
        Ok(draft) => draft,
        Err(faults) => {
            let (values, notice) = (fields.values(), Some(PlanNotice::Faulty));
            let told = Told { version: base, values, faults, clashes: Vec::new(), notice, once };
            return again(&state, &known, &id, request, told).await;
        }
    };
    match state.accounts.store().save_scenario(by, &scenario.id, base, &draft, today()).await {
        Ok(SaveOutcome::Clash { version, fields, clashes, faults }) => {
            let told = Told { version, values: fields, faults, clashes, notice: Some(PlanNotice::Clashing), once };
            again(&state, &known, &id, request, told).await
        }
        Ok(outcome) => {
            let (path, notice) = finish(&state, &changing, &once, &deed, &outcome).await?;
            Ok(back(&request, &path, notice))
        }
        Err(error) => Err(error.into()),
    }
}

/// A scenario that a coordinator changes. Nothing of it is shown, and most changes need no plan.
struct Changing {
    by: Coordinator,
    scenario: Scenario,
}

async fn changing(state: &AppState, known: &Known, id: &str) -> Result<Changing, Failure> {
    let (by, id) = asked(known, id)?;
    let scenario = state.accounts.store().scenario_to_change(&by, &id).await?;
    Ok(Changing { by, scenario })
}

/// The page again, with what could not be saved.
async fn again(state: &AppState, known: &Known, id: &str, request: Request, told: Told) -> Result<Response, Failure> {
    let open = open(state, known, id).await?;
    show(state, &open, request, told).await
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
    changing: &Changing,
    fields: &Fields,
    deed: &Deed,
) -> Result<Result<ScenarioDraft, Vec<PlanFault>>, Failure> {
    let Changing { by, scenario } = changing;
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
        let before = if change.needs_plan() {
            let world = world(state, by, scenario).await?;
            Some(state.accounts.planner().plan(&state.turns, &world, &scenario.draft.goal).await?)
        } else {
            None
        };
        let pairs: Vec<_> = fields.pairs().collect();
        if let Err(reason) = change.clone().apply(&mut draft, before.as_deref(), &pairs) {
            return Ok(Err(vec![PlanFault { field: fields.get("do").replace(':', "."), reason }]));
        }
    }
    let faults = draft.faults();
    Ok(if faults.is_empty() { Ok(draft) } else { Err(faults) })
}

/// Does what is left to do of a form that was saved; gives where to go, and what to say there.
async fn finish(
    state: &AppState,
    changing: &Changing,
    once: &PublicId,
    deed: &Deed,
    outcome: &SaveOutcome,
) -> Result<(String, PlanNotice), Failure> {
    let Changing { by, scenario: Scenario { id, .. } } = changing;
    let (store, path) = (state.accounts.store(), format!("/planning/{id}"));
    match deed {
        Deed::Copy => {
            let name = copied(&store.scenario_to_change(by, id).await.map_err(gone)?.draft.name);
            store.copy_scenario(by, once, id, &name).await.map_err(gone)?;
            Ok((format!("/planning/{once}"), PlanNotice::Copied))
        }
        Deed::Training => Ok((path, turn(state, by, id).await?)),
        Deed::Change(_) | Deed::Restore(_) => Ok(match outcome {
            SaveOutcome::Saved { version, is_merged } => {
                let notice = if *is_merged { PlanNotice::Merged } else { PlanNotice::Saved };
                (format!("{path}?before={}", version - 1), notice)
            }
            _ => (path, PlanNotice::Saved),
        }),
    }
}

/// Somebody else may have deleted it since.
fn gone(error: StoreError) -> Failure {
    match error {
        StoreError::NotFound { .. } => Failure::NotFound,
        error => error.into(),
    }
}

/// The name of a copy, no longer than names may be.
fn copied(name: &str) -> String {
    const MARK: &str = " (2)";
    let kept: String = name.chars().take(LONGEST_NAME - MARK.len()).collect();
    [kept.trim_end(), MARK].concat()
}

/// Turns the scenario as it was just saved into a training.
async fn turn(state: &AppState, by: &Coordinator, id: &PublicId) -> Result<PlanNotice, Failure> {
    let store = state.accounts.store();
    let scenario = store.scenario_to_change(by, id).await.map_err(gone)?;
    let (draft, world) = (&scenario.draft, world(state, by, &scenario).await?);
    let plan = state.accounts.planner().plan(&state.turns, &world, &draft.goal).await?;
    let Some(planned) = planned(draft, &plan, &world) else { return Ok(PlanNotice::NoTraining) };
    let letter = |letter: &_| state.accounts.letters().reminder(letter);
    Ok(match store.plan_training(by, id, &planned, state.accounts.now(), letter).await.map_err(gone)? {
        NewTraining::Made(_) => PlanNotice::Training,
        NewTraining::Known(_) => PlanNotice::TrainingBefore,
    })
}

fn planned(draft: &ScenarioDraft, plan: &Plan, world: &World) -> Option<PlannedTraining> {
    // The store gives it its key.
    into_training(&draft.goal, plan, &world.inputs, String::new(), draft.title.clone(), Provenance::default())
}

/// `GET /planning/{id}/print`.
pub async fn print(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let open = open(&state, &known, &id).await?;
    let Open { by, scenario, world } = &open;
    let version = scenario.versions.first().map(shown::version).ok_or(Failure::NotFound)?;
    let goal = &scenario.draft.goal;
    let plan = state.accounts.planner().plan(&state.turns, world, goal).await?;
    let view = PlanPrintView {
        scenario: shown::made_from(scenario),
        plan,
        materials: state.accounts.store().supplies(by, &goal.topics, goal.language).await?,
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
    let (by, id) = (known.coordinator()?, id.parse::<PublicId>().map_err(absent)?);
    state.accounts.store().delete_scenario(&by, &id).await?;
    Ok(back(&request, "/planning", PlanNotice::Deleted))
}

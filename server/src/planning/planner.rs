//! Plans as they are worked out: one at a time for each processor, and kept for as long as nothing they are made from changes.

use std::sync::Arc;

use app::pages::planning::PlanNames;
use domain::{
    accounts::Coordinator,
    dates::Date,
    ids::PublicId,
    planning::{
        gaps::{Gaps, gaps},
        inputs::PlanningInputs,
        scenario::{Plan, PlanGoal, plan},
        weights::GapWeights,
    },
};
use quick_cache::sync::Cache;
use store::{PlanningWorld, Store, StoreError};

use super::shown;
use crate::{errors::Failure, limits::Turns};

/// Worlds that are kept: one, and those without the trainings that scenarios were turned into.
const WORLDS: usize = 4;
/// Plans that are kept: those that a few coordinators try out now. One of ten thousand candidates takes some megabytes.
const PLANS: usize = 16;

/// What plans are made from on one day, and what its people, organisations and towns are called.
#[derive(Debug)]
pub struct World {
    /// Which state of the records it is, and of which day.
    key: String,
    /// What the planner is given.
    pub inputs: PlanningInputs,
    /// What its things are called.
    pub names: Arc<PlanNames>,
}

/// Worlds and plans, in this server's memory. They are private: only handlers that hold a coordinator's proof ask here.
#[derive(Debug, Clone)]
pub struct Planner {
    worlds: Arc<Cache<String, Arc<World>>>,
    plans: Arc<Cache<String, Arc<Plan>>>,
    gaps: Arc<Cache<String, Arc<Gaps>>>,
}

impl Default for Planner {
    fn default() -> Self {
        Self {
            worlds: Arc::new(Cache::new(WORLDS)),
            plans: Arc::new(Cache::new(PLANS)),
            gaps: Arc::new(Cache::new(PLANS)),
        }
    }
}

impl Planner {
    /// What plans are made from today, as if there were not the one training.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn world(
        &self,
        store: &Store,
        by: &Coordinator,
        without: Option<&PublicId>,
        today: Date,
    ) -> Result<Arc<World>, StoreError> {
        let edition = store.planning_edition(by).await?;
        let key = format!("{today} {edition} {}", without.map_or("", PublicId::as_str));
        let load = async {
            let PlanningWorld { inputs, people, partners, organisations, towns } =
                store.planning_world(by, without, today).await?;
            let names = Arc::new(shown::names(people, partners, organisations, towns));
            Ok(Arc::new(World { key: key.clone(), inputs, names }))
        };
        self.worlds.get_or_insert_async(&key, load).await
    }

    /// The plan for a goal.
    ///
    /// # Errors
    /// When too many wait for theirs.
    pub async fn plan(&self, turns: &Turns, world: &Arc<World>, goal: &PlanGoal) -> Result<Arc<Plan>, Failure> {
        let (key, goal, world) = (key(world, goal)?, goal.clone(), world.clone());
        let work = async { apart(turns, move || plan(&goal, &world.inputs)).await };
        self.plans.get_or_insert_async(&key, work).await
    }

    /// All gaps under some weights.
    ///
    /// # Errors
    /// When too many wait for theirs.
    pub async fn gaps(&self, turns: &Turns, world: &Arc<World>, weights: &GapWeights) -> Result<Arc<Gaps>, Failure> {
        let (key, weights, world) = (key(world, weights)?, *weights, world.clone());
        let work = async { apart(turns, move || gaps(&world.inputs, &weights)).await };
        self.gaps.get_or_insert_async(&key, work).await
    }
}

fn key(world: &World, asked: &impl serde::Serialize) -> Result<String, Failure> {
    let asked = serde_json::to_string(asked).map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(format!("{} {asked}", world.key))
}

/// Works something out in its turn, beside what answers requests.
async fn apart<T: Send + 'static>(turns: &Turns, work: impl FnOnce() -> T + Send + 'static) -> Result<Arc<T>, Failure> {
    let turn = turns.plan().await?;
    let work = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        work()
    });
    work.await.map(Arc::new).map_err(|error| Failure::Internal(error.to_string()))
}

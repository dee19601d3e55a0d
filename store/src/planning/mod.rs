//! The planner: what it is given, and the scenarios that coordinators keep.

mod inputs;
mod names;
mod scenarios;
mod towns;
mod training;
mod versions;

pub use inputs::PlanningWorld;
pub use names::{PlanningSubject, PlanningTown};
pub use scenarios::{ListedScenario, SaveOutcome, Scenario, ScenarioVersion};
pub use training::NewTraining;

//! The planner: what it is given, and the scenarios that coordinators keep.

pub(crate) mod facts;
mod inputs;
mod names;
mod scenarios;
mod towns;
mod training;
mod versions;

pub use facts::{FactOutcome, PlanningFact};
pub use inputs::PlanningWorld;
pub use names::{PlanningPartner, PlanningSubject, PlanningTown};
pub use scenarios::{ListedScenario, SaveOutcome, Scenario, ScenarioVersion};
pub use training::{NewTraining, TrainingOrigin};

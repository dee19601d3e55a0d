//! What becomes public, rule by rule of the safety model, and what never does.

#![expect(clippy::panic, clippy::unwrap_used, reason = "tests may fail loudly, in their helpers too")]

mod cases;
mod interventions;
mod members;
mod organisations;
mod secrets;
mod stories;
mod trainings;
mod world;

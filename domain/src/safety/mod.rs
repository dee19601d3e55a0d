//! The safety model: who may see what, and what becomes public.
//!
//! Publication is one pure function a kind of record ([`publication`]); its results, the `Public…` types
//! ([`public`]), cannot be made anywhere else, and are all that anonymous code can hold.

mod consent;
pub mod identifying;
mod level;
pub mod public;
pub mod publication;
mod risk;
pub mod small_cells;

pub use consent::{Channel, Consent, Purpose};
pub use level::Level;
pub use risk::{RegionRisk, RiskLevel};

//! Explore: one island that holds map, timeline, filters and results, and the signals that link them.

mod brush;
mod camera;
mod clock;
mod controls;
pub mod envelope;
mod events;
mod filters;
mod frame;
mod island;
mod labels;
mod map;
mod picture;
mod results;
mod slippy;
mod source;
mod spots;
mod state;
mod symbols;
mod timeline;
mod view_state;

pub use camera::{GREATEST_ZOOM, LEAST_ZOOM};
pub use envelope::Envelope;
pub use frame::{Election, ExploreFrame, MapFrame, Place};
pub use island::Explore;
pub use labels::{area_name, row_title};
pub use map::ramp;
pub use slippy::{GROUND, first_view_box};
pub use symbols::KindSymbol;
pub use view_state::ViewState;

//! Pages that list records of a kind, or what happened in a region.

mod calendar;
mod continuity;
mod grants;
mod lessons;
mod months;
mod organisations;
mod paging;
mod regions;
mod roadmap;
mod sources;
mod stories;
mod trainings;

pub use lessons::LessonsPage;
pub use organisations::OrganisationsPage;
pub use regions::RegionPage;
pub use sources::SourcesPage;
pub use stories::StoriesPage;
pub use trainings::TrainingsPage;

//! Members in trainings: what each knows and answers, and what coordinators see of who comes.

mod brief;
mod mine;
mod people;
mod words;

pub use brief::TrainingsInShort;
pub(in crate::pages) use brief::short;
pub use mine::{OwnTrainingsPage, OwnTrainingsView};
pub use people::{TrainingPeoplePage, TrainingPeopleView};
pub(in crate::pages) use words::learned_in;
pub use words::{PeopleNotice, TrainingNotice};

//! Sessions that members lead, and the trees that they make with the trainings that they pass on.

mod led;
mod look;
mod tree;

pub use look::{LedRole, OwnLed, SessionChoices};
pub use tree::CascadeTree;

use std::collections::BTreeMap;

use domain::{
    dates::Date,
    ids::Ref,
    programme::ProgrammeData,
    safety::publication::Context,
    trainings::{Training, TrainingStatus},
};
use sea_orm::ConnectionTrait;

use crate::{
    Store, StoreError,
    entities::records::Kind,
    records::{
        places::read_units,
        read::{Names, load},
        safety::{read_consents, read_risks},
    },
    sealed::Fields,
};

/// All trainings, without their venues, and what decides who is told what of them.
struct Sessions {
    trainings: Vec<Training>,
    context: Context,
}

impl Store {
    async fn sessions_of_all(&self, today: Date) -> Result<Sessions, StoreError> {
        Sessions::load(&self.database, today).await
    }
}

impl Sessions {
    async fn load(database: &impl ConnectionTrait, today: Date) -> Result<Self, StoreError> {
        let names = Names::load(database).await?;
        let data = ProgrammeData {
            units: read_units(database).await?,
            consents: read_consents(database, &names).await?,
            members: load(database, &names, names.of_kind(Kind::Member), Fields::Blank).await?,
            ..ProgrammeData::default()
        };
        let risks = read_risks(database).await?;
        let context = Context::of(&data, &|_, _| None, &risks, today);
        let trainings = load(database, &names, names.of_kind(Kind::Training), Fields::Blank).await?;
        Ok(Self { trainings, context })
    }

    /// What each training passes on.
    fn parents(&self) -> BTreeMap<&str, &str> {
        let held = self.trainings.iter().filter(|training| training.status != TrainingStatus::Cancelled);
        held.filter_map(|training| Some((training.key.as_str(), training.parent.as_deref()?))).collect()
    }

    fn find(&self, key: &str) -> Option<&Training> {
        self.trainings.iter().find(|training| training.key == key)
    }
}

/// Whether one of the references is this one.
fn is_among(people: &[Ref], member: &str) -> bool {
    people.iter().any(|other| other == member)
}

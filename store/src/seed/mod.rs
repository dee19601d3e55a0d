//! Data that comes with Rabta: the programme as its sources tell it, and a demonstration that shows the product filled.
//!
//! [`programme`] is real and small. [`demonstration`] is made up, says so in every record, and refers to the programme's
//! trainings and programmes by key; [`programme_and_demonstration`] gives both as one import.

mod demonstration;
mod library;
mod map;
#[cfg(test)]
mod tests;

use domain::{dates::Date, library::CurriculumError, programme::ProgrammeData};

pub(crate) use library::{SeedMaterial, materials};

pub use demonstration::{DEFAULT_SCALE, DEMONSTRATION_SOURCE, demonstration};
pub use library::curriculum;

/// The programme's files, a feature each, in the order in which they refer to each other.
const FILES: [(&str, &str); 11] = [
    ("sources.toml", include_str!("../../../data/programme/sources.toml")),
    ("organisations.toml", include_str!("../../../data/programme/organisations.toml")),
    ("programmes.toml", include_str!("../../../data/programme/programmes.toml")),
    ("networks.toml", include_str!("../../../data/programme/networks.toml")),
    ("grants.toml", include_str!("../../../data/programme/grants.toml")),
    ("assessments.toml", include_str!("../../../data/programme/assessments.toml")),
    ("trainings.toml", include_str!("../../../data/programme/trainings.toml")),
    ("interventions.toml", include_str!("../../../data/programme/interventions.toml")),
    ("stories.toml", include_str!("../../../data/programme/stories.toml")),
    ("lessons.toml", include_str!("../../../data/programme/lessons.toml")),
    ("roadmap.toml", include_str!("../../../data/programme/roadmap.toml")),
];

/// A file of the data that comes with Rabta can't be read: a fault of this build, not of its operator.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// A file of `data/programme`.
    #[error("data/programme/{file}: {source}")]
    Programme {
        /// The file.
        file: &'static str,
        /// What is wrong with it.
        source: Box<toml::de::Error>,
    },
    /// A file of `data/map`.
    #[error("data/map/{file}: {source}")]
    Map {
        /// The file.
        file: &'static str,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// The modules of `data/programme/modules.toml` make no curriculum.
    #[error("data/programme/modules.toml: {0}")]
    Curriculum(#[from] CurriculumError),
    /// A material whose file is missing, or of a kind that is unknown.
    #[error("data/library/{0} cannot be used")]
    NoMaterial(String),
}

/// The programme: administrative units, calendar, and everything that the five sources state.
pub fn programme() -> Result<ProgrammeData, SeedError> {
    let mut programme = ProgrammeData { units: map::units()?, calendar: map::calendar()?, ..ProgrammeData::default() };
    for (file, text) in FILES {
        let part = toml::from_str(text).map_err(|source| SeedError::Programme { file, source: Box::new(source) })?;
        append(&mut programme, part);
    }
    Ok(programme)
}

/// The programme with a demonstration of `scale` events.
pub fn programme_and_demonstration(today: Date, scale: u32) -> Result<ProgrammeData, SeedError> {
    let mut both = programme()?;
    append(&mut both, demonstration(today, scale));
    Ok(both)
}

/// Moves the records of `more` behind those of `all`.
fn append(all: &mut ProgrammeData, more: ProgrammeData) {
    all.units.extend(more.units);
    all.calendar.extend(more.calendar);
    all.facts.extend(more.facts);
    all.sources.extend(more.sources);
    all.organisations.extend(more.organisations);
    all.programmes.extend(more.programmes);
    all.grants.extend(more.grants);
    all.networks.extend(more.networks);
    all.assessments.extend(more.assessments);
    all.trainings.extend(more.trainings);
    all.members.extend(more.members);
    all.interventions.extend(more.interventions);
    all.stories.extend(more.stories);
    all.lessons.extend(more.lessons);
    all.roadmap.extend(more.roadmap);
    all.consents.extend(more.consents);
}

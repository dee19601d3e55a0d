//! Publication: record, levels, consents, region risk and today's date in; a public record or nothing out.
//!
//! One pure function a kind of record, each in the file of its feature, all given the same [`Context`].
//! [`publish`] does all of it at once. What is decided in one place for every kind:
//! where a record may be said to lie (`place`), when (`time`), which names of withheld districts its texts
//! may not hold (`texts`), and whom it may link to ([`Directory`]).

mod consents;
mod context;
mod directory;
mod interventions;
mod learning;
mod members;
mod organisations;
mod place;
mod planning;
mod record;
mod texts;
mod time;
mod trainings;

pub use consents::Consents;
pub use context::{Context, Ids, Relations};
pub use directory::{Directory, Entry};
pub use interventions::{case_counts, public_from, publish_intervention, publish_story};
pub use learning::{publish_assessment, publish_lesson, publish_source};
pub use members::{Membership, counted_in, member_counts, published_members};
pub use organisations::{publish_grant, publish_network, publish_organisation, publish_programme};
pub use planning::publish_roadmap_action;
pub use trainings::{TrainingOutline, publish_training, training_outline};

use std::collections::BTreeMap;

use super::{
    RegionRisk,
    public::{PublicAreaCount, PublicCell, PublicRecord},
};
use crate::{dates::Date, interventions::Intervention, programme::ProgrammeData};

/// Everything that anyone may see on one day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Publication {
    /// The records, kind by kind.
    pub records: Vec<PublicRecord>,
    /// Members by area: the regions and every known district whose count may be told.
    pub areas: Vec<PublicAreaCount>,
    /// The tables of counts at region level.
    pub cells: Vec<PublicCell>,
}

/// Publishes all of `data` as it may be seen on the day `today`.
#[must_use]
pub fn publish(data: &ProgrammeData, ids: &Ids<'_>, risks: &[RegionRisk], today: Date) -> Publication {
    let context = Context::of(data, ids, risks, today);
    let mut records = Vec::new();
    records.extend(data.interventions.iter().filter_map(|record| publish_intervention(record, &context)));
    records.extend(data.trainings.iter().filter_map(|record| publish_training(record, &context)));
    records.extend(data.organisations.iter().filter_map(|record| publish_organisation(record, &context)));
    records.extend(data.grants.iter().filter_map(|record| publish_grant(record, &context)));
    records.extend(data.assessments.iter().filter_map(|record| publish_assessment(record, &context)));
    let interventions: BTreeMap<&str, &Intervention> =
        data.interventions.iter().map(|record| (record.key.as_str(), record)).collect();
    records.extend(data.stories.iter().filter_map(|story| {
        let intervention = interventions.get(story.intervention.as_str())?;
        publish_story(story, intervention, &context)
    }));
    records.extend(data.networks.iter().filter_map(|record| publish_network(record, &context)));
    records.extend(data.programmes.iter().filter_map(|record| publish_programme(record, &context)));
    records.extend(data.lessons.iter().filter_map(|record| publish_lesson(record, &context)));
    records.extend(data.roadmap.iter().filter_map(|record| publish_roadmap_action(record, &context)));
    records.extend(data.sources.iter().filter_map(|record| publish_source(record, &context)));
    let (areas, mut cells) = member_counts(&context);
    cells.extend(case_counts(&data.interventions, &context));
    Publication { records, areas, cells }
}

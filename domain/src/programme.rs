//! Everything that an import brings, as one value: the form in which programme data and the demonstration reach the store.

use serde::{Deserialize, Serialize};

use crate::{
    interventions::{Intervention, Story},
    learning::{Assessment, Lesson},
    members::Member,
    organisations::{Grant, Organisation, Programme, ThematicNetwork},
    places::AdminUnit,
    planning::{CalendarConstraint, RoadmapAction, facts::KeptFact},
    safety::Consent,
    sources::Source,
    trainings::Training,
};

/// Records that belong together and refer to each other by key.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "each field is the plural of its type, which is documented")]
pub struct ProgrammeData {
    pub units: Vec<AdminUnit>,
    pub calendar: Vec<CalendarConstraint>,
    pub facts: Vec<KeptFact>,
    pub sources: Vec<Source>,
    pub organisations: Vec<Organisation>,
    pub programmes: Vec<Programme>,
    pub grants: Vec<Grant>,
    pub networks: Vec<ThematicNetwork>,
    pub assessments: Vec<Assessment>,
    pub trainings: Vec<Training>,
    pub members: Vec<Member>,
    pub interventions: Vec<Intervention>,
    pub stories: Vec<Story>,
    pub lessons: Vec<Lesson>,
    pub roadmap: Vec<RoadmapAction>,
    pub consents: Vec<Consent>,
}

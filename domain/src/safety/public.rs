//! What anyone may see. These types can be read everywhere, and made by [`super::publication`] alone:
//! `#[non_exhaustive]` keeps other crates from writing them out.

use serde::{Deserialize, Serialize};

use crate::{
    dates::Span,
    ids::PublicId,
    interventions::{Dispute, DurabilityCheck, Forum, Method, Mode, Outcome},
    learning::LessonKind,
    members::{Gender, Profession},
    organisations::{ActivityStatus, GrantObjective, NetworkKind, OrganisationKind, Theme},
    places::Area,
    planning::Horizon,
    sources::Inference,
    text::{Language, LocalText},
    trainings::{Sector, Topic, TrainingKind, TrainingStatus},
};

crate::vocabulary! {
    /// The kind of a published record.
    RecordKind as "kind" {
        /// An intervention.
        Intervention = "intervention",
        /// A training.
        Training = "training",
        /// An organisation.
        Organisation = "organisation",
        /// A grant.
        Grant = "grant",
        /// An assessment.
        Assessment = "assessment",
        /// A story of an intervention.
        Story = "story",
        /// A thematic network.
        Network = "network",
        /// A programme.
        Programme = "programme",
        /// A lesson.
        Lesson = "lesson",
        /// An action of the roadmap.
        RoadmapAction = "roadmap-action",
        /// A source.
        Source = "source",
    }
}

impl RecordKind {
    /// The kinds on map and timeline, in the order in which they are stacked and listed.
    pub const EXPLORED: [Self; 5] =
        [Self::Intervention, Self::Training, Self::Organisation, Self::Grant, Self::Assessment];

    /// The first part of the address of its page.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Intervention => "interventions",
            Self::Training => "trainings",
            Self::Organisation => "organisations",
            Self::Grant => "grants",
            Self::Assessment => "assessments",
            Self::Story => "stories",
            Self::Network => "networks",
            Self::Programme => "programmes",
            Self::Lesson => "lessons",
            Self::RoadmapAction => "roadmap",
            Self::Source => "sources",
        }
    }
}

/// A count of people that may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublicCount {
    /// The number itself: none, or five and more.
    Exact(u32),
    /// Fewer than five; may be none.
    UnderFive,
    /// One to ten, of honour, gender-based and electoral cases.
    OneToTen,
    /// Held back so that another number can't be worked out from it.
    Withheld,
}

/// A reference from one published record to another, with what a page shows of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicLink {
    /// The kind of the record that it leads to.
    pub kind: RecordKind,
    /// Its id.
    pub id: PublicId,
    /// Its title; may be empty for records that are told by their terms.
    pub title: LocalText,
}

/// How exactly a place is told, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceNote {
    /// As the source or report has it.
    AsKnown,
    /// The region only, so that nobody can be found by it.
    RegionForSafety,
    /// Only the region is known.
    RegionKnown,
    /// No place: virtual, or for the whole country.
    Countrywide,
    /// The place is not known, or withheld.
    NotTold,
}

/// A published record: what lists, map, timeline, feeds and pages share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicRecord {
    /// Its id.
    pub id: PublicId,
    /// Its kind.
    pub kind: RecordKind,
    /// Title; empty where its terms tell it in the reader's language.
    pub title: LocalText,
    /// A sentence or two.
    pub summary: LocalText,
    /// When, as exactly as may be told.
    pub span: Span,
    /// Where.
    pub areas: Vec<Area>,
    /// How exactly the place is told.
    pub place: PlaceNote,
    /// Themes.
    pub themes: Vec<Theme>,
    /// Modules taught, or skills used.
    pub topics: Vec<Topic>,
    /// Professions of those who carried it out, where enough members share them.
    pub professions: Vec<Profession>,
    /// Organisations that it belongs to.
    pub organisations: Vec<PublicLink>,
    /// What is particular to its kind.
    pub details: PublicDetails,
    /// Sources.
    pub sources: Vec<PublicLink>,
    /// What was inferred.
    pub inferred: Vec<Inference>,
    /// Whether it is made up to demonstrate the product.
    pub demonstration: bool,
    /// Whether it must never head a list as the latest.
    pub sensitive: bool,
}

impl PublicRecord {
    /// The organisations that Explore finds it by: those that it names, and itself where it is one.
    pub fn organisation_ids(&self) -> impl Iterator<Item = &PublicId> {
        let itself = (self.kind == RecordKind::Organisation).then_some(&self.id);
        self.organisations.iter().map(|link| &link.id).chain(itself)
    }

    /// What the dispute was about, of an intervention.
    #[must_use]
    pub fn dispute(&self) -> Option<Dispute> {
        match &self.details {
            PublicDetails::Intervention(intervention) => Some(intervention.dispute),
            _ => None,
        }
    }
}

/// What is particular to a kind of record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant holds the public type of its name")]
pub enum PublicDetails {
    Intervention(PublicIntervention),
    Training(PublicTraining),
    Organisation(PublicOrganisation),
    Grant(PublicGrant),
    Assessment(PublicAssessment),
    Story(PublicStory),
    Network(PublicNetwork),
    Programme(PublicProgramme),
    Lesson(PublicLesson),
    RoadmapAction(PublicRoadmapAction),
    Source(PublicSource),
}

/// An intervention as anyone may see it. It has no facilitator, party, point or note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicIntervention {
    /// Direct or indirect.
    pub mode: Mode,
    /// What it was about.
    pub dispute: Dispute,
    /// How.
    pub methods: Vec<Method>,
    /// In what kind of place.
    pub forum: Option<Forum>,
    /// What came of it.
    pub outcome: Outcome,
    /// Durability checks.
    pub checks: Vec<DurabilityCheck>,
    /// Its story, where one is published.
    pub story: Option<PublicLink>,
}

/// Participants of a sector, as they may be counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicGroup {
    /// Sector.
    pub sector: Sector,
    /// Gender, where counted.
    pub gender: Option<Gender>,
    /// How many; none where the source names the group without a number.
    pub count: Option<PublicCount>,
}

/// A session of an agenda.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicSession {
    /// What it was about.
    pub title: LocalText,
    /// Module.
    pub topic: Option<Topic>,
    /// Group exercises.
    pub exercises: Vec<LocalText>,
}

/// A training as anyone may see it. It has no venue, trainer or participant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicTraining {
    /// Kind.
    pub kind: TrainingKind,
    /// Status.
    pub status: TrainingStatus,
    /// Language of instruction.
    pub language: Option<Language>,
    /// Agenda.
    pub sessions: Vec<PublicSession>,
    /// Participants by group.
    pub groups: Vec<PublicGroup>,
    /// Programme.
    pub programme: Option<PublicLink>,
    /// The assessment whose findings it answers.
    pub assessment: Option<PublicLink>,
    /// The training that it follows from.
    pub parent: Option<PublicLink>,
}

/// An organisation as anyone may see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicOrganisation {
    /// Short name.
    pub short_name: String,
    /// Kind.
    pub kind: OrganisationKind,
    /// Activities.
    pub activities: LocalText,
    /// Innovations.
    pub innovations: LocalText,
    /// Challenges.
    pub challenges: LocalText,
    /// Thematic networks.
    pub networks: Vec<NetworkKind>,
    /// Funders, where they may be told.
    pub funders: Vec<PublicLink>,
}

/// A grant as anyone may see it. It has no amount.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicGrant {
    /// Objective.
    pub objective: GrantObjective,
    /// Status.
    pub status: ActivityStatus,
    /// Programme.
    pub programme: Option<PublicLink>,
    /// Who received it.
    pub grantee: Option<PublicLink>,
    /// Who gave it, where that may be told.
    pub funder: Option<PublicLink>,
}

/// A framework that followed from an assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicFramework {
    /// Name.
    pub title: LocalText,
    /// What it is for.
    pub summary: LocalText,
    /// Districts' slugs.
    pub districts: Vec<String>,
}

/// An assessment as anyone may see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicAssessment {
    /// What it found.
    pub findings: Vec<LocalText>,
    /// What followed.
    pub frameworks: Vec<PublicFramework>,
    /// The trainings that answer it.
    pub trainings: Vec<PublicLink>,
}

/// A story as anyone may read it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicStory {
    /// Text; paragraphs separated by an empty line.
    pub text: LocalText,
    /// The intervention that it tells.
    pub intervention: PublicLink,
    /// What that was about.
    pub dispute: Dispute,
    /// What came of it.
    pub outcome: Outcome,
}

/// A thematic network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicNetwork {
    /// Which of the four.
    pub kind: NetworkKind,
    /// The programme that set it up.
    pub programme: Option<PublicLink>,
    /// Member organisations.
    pub members: Vec<PublicLink>,
}

/// A programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicProgramme {
    /// Who funds it, as its sources say.
    pub funders: Vec<PublicLink>,
    /// Who leads and carries it out.
    pub partners: Vec<PublicLink>,
}

/// A lesson.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicLesson {
    /// What it says.
    pub kind: LessonKind,
    /// More of it.
    pub text: LocalText,
    /// Where it was learned.
    pub evidence: Vec<PublicLink>,
}

/// An action of the roadmap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicRoadmapAction {
    /// Short or long term.
    pub horizon: Horizon,
    /// By when.
    pub due: Option<Span>,
    /// Percent done.
    pub progress: u8,
    /// Who sees to it.
    pub owner: Option<PublicLink>,
}

/// A source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicSource {
    /// Who published it.
    pub publisher: String,
    /// When, as far as known.
    pub published: Option<Span>,
    /// Address; empty where none is known.
    pub locator: String,
}

/// The members counted in a district or region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicAreaCount {
    /// Where.
    pub area: Area,
    /// How many members live there.
    pub members: PublicCount,
}

crate::vocabulary! {
    /// The second dimension of a published table; the first is the region.
    CountedBy as "dimension" {
        /// All together.
        Total = "total",
        /// Members by gender.
        Gender = "gender",
        /// Members by profession.
        Profession = "profession",
        /// Cases that are counted only, by what they were about.
        Dispute = "dispute",
    }
}

/// A cell of a published table of counts, at region level, refreshed daily.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PublicCell {
    /// The region; none for the whole network.
    pub region: Option<crate::places::Region>,
    /// The dimension.
    pub by: CountedBy,
    /// The term of that dimension, by its slug; empty for the total.
    pub term: String,
    /// The count.
    pub count: PublicCount,
}

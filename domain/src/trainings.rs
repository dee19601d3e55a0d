//! Trainings with their modules, sessions, participant groups and members.

mod held;
mod own;
mod participation;

pub use held::DESK_DAYS;
pub use own::{KnownTraining, Learned, TrainingGroup, TrainingPart, learned};
pub use participation::{Answer, LONGEST_WORD, Participation, ParticipationFault, ParticipationState, kept_word};

use serde::{Deserialize, Serialize};

use crate::{
    dates::{Date, Span},
    ids::Ref,
    members::Gender,
    sources::Provenance,
    text::{Language, LocalText},
};

crate::vocabulary! {
    /// A module of the curriculum, and the skill that it gives.
    Topic as "module" {
        /// Conflict analysis.
        ConflictAnalysis = "conflict-analysis",
        /// Communication skills.
        CommunicationSkills = "communication-skills",
        /// Dialogue skills and process.
        Dialogue = "dialogue",
        /// Negotiation.
        Negotiation = "negotiation",
        /// Mediation.
        Mediation = "mediation",
        /// Electoral violence prevention.
        ElectoralViolencePrevention = "electoral-violence-prevention",
        /// Conflict sensitivity.
        ConflictSensitivity = "conflict-sensitivity",
        /// Human rights and rule of law.
        HumanRights = "human-rights",
        /// Monitoring and evaluation.
        MonitoringAndEvaluation = "monitoring-and-evaluation",
        /// Financial management.
        FinancialManagement = "financial-management",
        /// Training of trainers.
        TrainingOfTrainers = "training-of-trainers",
    }
}

crate::vocabulary! {
    /// The kind of a training.
    TrainingKind as "training kind" {
        /// Workshop.
        Workshop = "workshop",
        /// Training of trainers.
        TrainingOfTrainers = "training-of-trainers",
        /// Orientation.
        Orientation = "orientation",
        /// National workshop.
        NationalWorkshop = "national-workshop",
        /// Virtual session, without a place.
        VirtualSession = "virtual-session",
        /// A session that a member led for others.
        CascadeSession = "cascade-session",
    }
}

crate::vocabulary! {
    /// How far a training has come.
    TrainingStatus as "training status" {
        /// Being drafted; nobody outside sees it.
        Draft = "draft",
        /// Planned.
        Planned = "planned",
        /// Confirmed.
        Confirmed = "confirmed",
        /// Held.
        Completed = "completed",
        /// Cancelled.
        Cancelled = "cancelled",
    }
}

crate::vocabulary! {
    /// The sector that a participant group comes from.
    Sector as "sector" {
        /// Civil society organisations.
        CivilSociety = "civil-society",
        /// Police.
        Police = "police",
        /// Judiciary.
        Judiciary = "judiciary",
        /// Prosecution.
        Prosecution = "prosecution",
        /// Parliament.
        Parliament = "parliament",
        /// Universities and research.
        Academia = "academia",
        /// Government bodies.
        Government = "government",
        /// Media.
        Media = "media",
        /// Schools.
        Education = "education",
        /// Religious institutions.
        Religious = "religious",
        /// Business.
        Business = "business",
        /// Residents of a community.
        Community = "community",
    }
}

/// A number of participants of one sector and gender. Attendances, not individuals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParticipantGroup {
    /// Where they come from.
    pub sector: Sector,
    /// Gender, where counted.
    #[serde(default)]
    pub gender: Option<Gender>,
    /// How many attended; none where the source names the group without a number.
    #[serde(default)]
    pub count: Option<u32>,
}

/// One session of a training's agenda.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// What it is about.
    pub title: LocalText,
    /// The module it teaches, if any.
    #[serde(default)]
    pub topic: Option<Topic>,
    /// The day it was held.
    #[serde(default)]
    pub date: Option<Date>,
    /// Its group exercises.
    #[serde(default)]
    pub exercises: Vec<LocalText>,
}

/// A training, with all that the network holds of it. Private.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Training {
    /// Reference of the training.
    pub key: Ref,
    /// Kind.
    pub kind: TrainingKind,
    /// Status.
    pub status: TrainingStatus,
    /// Title; empty where it is told by its kind and modules.
    #[serde(default)]
    pub title: LocalText,
    /// What it was, in a few sentences.
    #[serde(default)]
    pub summary: LocalText,
    /// When.
    pub span: Span,
    /// Slugs of the districts where it was held; empty for a virtual one or where not known.
    #[serde(default)]
    pub districts: Vec<String>,
    /// The regions it served, where the source says no district.
    #[serde(default)]
    pub regions: Vec<crate::places::Region>,
    /// The exact venue. For invited people only.
    #[serde(default)]
    pub venue: String,
    /// Whether it was held without a place.
    #[serde(default)]
    pub is_virtual: bool,
    /// Language of instruction.
    #[serde(default)]
    pub language: Option<Language>,
    /// Modules taught.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// Themes.
    #[serde(default)]
    pub themes: Vec<crate::organisations::Theme>,
    /// Seats.
    #[serde(default)]
    pub capacity: Option<u32>,
    /// Organisations that ran it.
    #[serde(default)]
    pub organisers: Vec<Ref>,
    /// The grant or programme it belongs to.
    #[serde(default)]
    pub programme: Option<Ref>,
    /// The agenda.
    #[serde(default)]
    pub sessions: Vec<Session>,
    /// Who took part, as groups.
    #[serde(default)]
    pub groups: Vec<ParticipantGroup>,
    /// Members who trained. Private: member links are never public.
    #[serde(default)]
    pub trainers: Vec<Ref>,
    /// Members who are invited, come, can't come, or were there. Private.
    #[serde(default)]
    pub participants: Vec<Participation>,
    /// From this day the public may see exact dates and district; before, city and month.
    #[serde(default)]
    pub public_after: Option<Date>,
    /// The assessment whose findings it answers.
    #[serde(default)]
    pub assessment: Option<Ref>,
    /// The training that its trainers came from, of a cascade session.
    #[serde(default)]
    pub parent: Option<Ref>,
    /// Visibility of the whole record.
    #[serde(default = "crate::safety::Level::public")]
    pub level: crate::safety::Level,
    /// How it is known.
    #[serde(default)]
    pub provenance: Provenance,
}

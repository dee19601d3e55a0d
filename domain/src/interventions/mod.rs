//! Interventions: what facilitators did about disputes, how they report it, and the stories told of them.

mod report;
mod review;

pub use report::{Report, ReportFault, ReportFaultReason, ReportField, ReportedStory, Roughly};
pub use review::{
    Acceptance, OwnReport, QueuedReport, Remark, RemarkKind, ReportState, ReviewFault, ReviewStep, ReviewedReport,
    STORY_CONSENT_TEXT,
};

use serde::{Deserialize, Serialize};

use crate::{dates::Span, ids::Ref, safety::Level, sources::Provenance, text::LocalText};

crate::vocabulary! {
    /// Whether the facilitator dealt with the parties themselves.
    Mode as "mode" {
        /// With the parties.
        Direct = "direct",
        /// Through others.
        Indirect = "indirect",
    }
}

crate::vocabulary! {
    /// What a dispute was about.
    Dispute as "dispute" {
        /// Within or between families.
        Family = "family",
        /// Land or water.
        Land = "land",
        /// Honour.
        Honour = "honour",
        /// Elections.
        Electoral = "electoral",
        /// Between sects.
        Sectarian = "sectarian",
        /// Between groups of a community.
        Community = "community",
        /// Anything else.
        Other = "other",
    }
}

impl Dispute {
    /// Whether single cases of it are too few and too dangerous to list: they are told as counts or consented stories.
    #[must_use]
    pub const fn counted_only(self) -> bool {
        matches!(self, Self::Honour | Self::Electoral)
    }
}

crate::vocabulary! {
    /// How an intervention was carried out.
    Method as "method" {
        /// Mediation.
        Mediation = "mediation",
        /// Dialogue.
        Dialogue = "dialogue",
        /// Negotiation.
        Negotiation = "negotiation",
        /// Early warning.
        EarlyWarning = "early-warning",
        /// Referral to a service or authority.
        Referral = "referral",
        /// Awareness and communication.
        Awareness = "awareness",
    }
}

crate::vocabulary! {
    /// Where it took place.
    Forum as "forum" {
        /// A family's or elder's sitting room.
        Sitting = "sitting",
        /// A council of elders.
        Council = "council",
        /// A school, college or university.
        School = "school",
        /// A mosque, shrine or seminary.
        ReligiousPlace = "religious-place",
        /// An office of an authority.
        Office = "office",
        /// A public meeting.
        PublicMeeting = "public-meeting",
    }
}

crate::vocabulary! {
    /// What came of it.
    Outcome as "outcome" {
        /// Violence was prevented.
        Prevented = "prevented",
        /// Tension fell.
        Deescalated = "de-escalated",
        /// The parties agreed.
        Agreed = "agreed",
        /// Referred to others.
        Referred = "referred",
        /// Going on.
        Ongoing = "ongoing",
        /// Not resolved.
        NotResolved = "not-resolved",
    }
}

crate::vocabulary! {
    /// Whether an agreement held, when it was checked.
    Durability as "durability" {
        /// It held.
        Held = "held",
        /// It held in part.
        Partly = "partly",
        /// It broke.
        Broken = "broken",
        /// Not known.
        Unknown = "unknown",
    }
}

crate::vocabulary! {
    /// The state of a text on its way to the public.
    StoryState as "story state" {
        /// Being written.
        Draft = "draft",
        /// With reviewers.
        InReview = "in-review",
        /// Published.
        Published = "published",
        /// Withdrawn.
        Withdrawn = "withdrawn",
    }
}

/// A check of an intervention's durability some months after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DurabilityCheck {
    /// Months after the intervention: 3, 6 or 12.
    pub months: u8,
    /// What was found.
    pub result: Durability,
}

/// An exact place. Sealed: encrypted at rest, every reading logged, never published.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SealedPoint {
    /// Longitude, degrees east.
    pub lon: f64,
    /// Latitude, degrees north.
    pub lat: f64,
}

/// An intervention, with all that the network holds of it. Private. It names no party: only counts and roles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Intervention {
    /// Reference of the intervention.
    pub key: Ref,
    /// Direct or indirect.
    pub mode: Mode,
    /// What it was about.
    pub dispute: Dispute,
    /// Whether it concerned violence against women or another gender-based case.
    #[serde(default)]
    pub gender_based: bool,
    /// How.
    #[serde(default)]
    pub methods: Vec<Method>,
    /// Where, as a kind of place.
    #[serde(default)]
    pub forum: Option<Forum>,
    /// When.
    pub span: Span,
    /// District's slug, where known.
    #[serde(default)]
    pub district: Option<String>,
    /// Region, where no district is known; the district's region otherwise.
    #[serde(default)]
    pub region: Option<crate::places::Region>,
    /// How many people were party to it.
    #[serde(default)]
    pub parties: Option<u32>,
    /// What came of it.
    pub outcome: Outcome,
    /// Durability checks.
    #[serde(default)]
    pub checks: Vec<DurabilityCheck>,
    /// Themes.
    #[serde(default)]
    pub themes: Vec<crate::organisations::Theme>,
    /// Members who carried it out. Private.
    #[serde(default)]
    pub facilitators: Vec<Ref>,
    /// The training whose skills were used. Private link of the facilitator; published as its modules only.
    #[serde(default)]
    pub skills: Vec<crate::trainings::Topic>,
    /// Coordinators' notes. Private.
    #[serde(default)]
    pub notes: String,
    /// Exact place. Sealed.
    #[serde(default)]
    pub point: Option<SealedPoint>,
    /// Visibility of the record; a report becomes public by review.
    pub level: Level,
    /// How it is known.
    #[serde(default)]
    pub provenance: Provenance,
}

/// The story of an intervention, as compiled for others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// Reference of the story.
    pub key: Ref,
    /// The intervention it tells.
    pub intervention: Ref,
    /// Title.
    pub title: LocalText,
    /// One sentence.
    pub summary: LocalText,
    /// The text, redacted; paragraphs separated by an empty line.
    pub text: LocalText,
    /// How far it has come.
    pub state: StoryState,
    /// Who approved it: two different people before it is public. Private.
    #[serde(default)]
    pub approvals: Vec<Ref>,
    /// How it is known.
    #[serde(default)]
    pub provenance: Provenance,
}

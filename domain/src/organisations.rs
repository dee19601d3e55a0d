//! Organisations, programmes, grants and thematic networks.

use serde::{Deserialize, Serialize};

use crate::{dates::Span, ids::Ref, sources::Provenance, text::LocalText};

crate::vocabulary! {
    /// The kind of an organisation; names after IATI's OrganisationType.
    OrganisationKind as "organisation kind" {
        /// Government (IATI 10).
        Government = "government",
        /// International non-governmental organisation (21).
        InternationalNgo = "international-ngo",
        /// National non-governmental organisation (22).
        NationalNgo = "national-ngo",
        /// Regional or local non-governmental organisation (23, 24).
        LocalNgo = "local-ngo",
        /// Multilateral body (40).
        Multilateral = "multilateral",
        /// Private sector (70).
        PrivateSector = "private-sector",
        /// Academic, training and research (80).
        Academic = "academic",
        /// Other public sector (15).
        PublicBody = "public-body",
    }
}

impl OrganisationKind {
    /// The code in IATI's OrganisationType code list.
    #[must_use]
    pub const fn iati_code(self) -> u8 {
        match self {
            Self::Government => 10,
            Self::PublicBody => 15,
            Self::InternationalNgo => 21,
            Self::NationalNgo => 22,
            Self::LocalNgo => 24,
            Self::Multilateral => 40,
            Self::PrivateSector => 70,
            Self::Academic => 80,
        }
    }
}

crate::vocabulary! {
    /// A theme of work.
    Theme as "theme" {
        /// Mediation of disputes.
        Mediation = "mediation",
        /// Preventing violent extremism.
        PreventingExtremism = "preventing-extremism",
        /// Youth.
        Youth = "youth",
        /// Women's inclusion.
        WomensInclusion = "womens-inclusion",
        /// Interfaith and faith actors.
        FaithActors = "faith-actors",
        /// Education.
        Education = "education",
        /// Communication and narratives.
        Narratives = "narratives",
        /// Victim support.
        VictimSupport = "victim-support",
        /// Justice and rule of law.
        Justice = "justice",
        /// Elections.
        Elections = "elections",
        /// Social cohesion.
        SocialCohesion = "social-cohesion",
        /// Policy.
        Policy = "policy",
        /// Migration.
        Migration = "migration",
    }
}

crate::vocabulary! {
    /// The four thematic networks.
    NetworkKind as "thematic network" {
        /// Policy support.
        PolicySupport = "policy-support",
        /// Victim support.
        VictimSupport = "victim-support",
        /// Communication and narratives.
        Narratives = "communication-and-narratives",
        /// Youth empowerment.
        YouthEmpowerment = "youth-empowerment",
    }
}

crate::vocabulary! {
    /// IATI's ActivityStatus.
    ActivityStatus as "activity status" {
        /// In preparation (1).
        Pipeline = "pipeline",
        /// Under way (2).
        Implementation = "implementation",
        /// Finalisation (3).
        Finalisation = "finalisation",
        /// Closed (4).
        Closed = "closed",
        /// Cancelled (5).
        Cancelled = "cancelled",
        /// Suspended (6).
        Suspended = "suspended",
    }
}

crate::vocabulary! {
    /// The three objectives of the micro-grants.
    GrantObjective as "grant objective" {
        /// Innovative community-based approaches.
        CommunityApproaches = "community-approaches",
        /// Capacity of civil society.
        CivilSocietyCapacity = "civil-society-capacity",
        /// Social cohesion, inclusion and resilience.
        SocialCohesion = "social-cohesion",
    }
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    /// Reference of the organisation.
    pub key: Ref,
    /// Name.
    pub name: LocalText,
    /// Short name or abbreviation.
    #[serde(default)]
    pub short_name: String,
    /// Kind.
    pub kind: OrganisationKind,
    /// What it is, in a few sentences.
    #[serde(default)]
    pub background: LocalText,
    /// Activities in the programme.
    #[serde(default)]
    pub activities: LocalText,
    /// What was new in its work.
    #[serde(default)]
    pub innovations: LocalText,
    /// Its challenges.
    #[serde(default)]
    pub challenges: LocalText,
    /// Slugs of districts that it works in.
    #[serde(default)]
    pub districts: Vec<String>,
    /// Regions it works in, where no district is known.
    #[serde(default)]
    pub regions: Vec<crate::places::Region>,
    /// Themes.
    #[serde(default)]
    pub themes: Vec<Theme>,
    /// When it took part in the work recorded here.
    pub span: Span,
    /// Contact person and address. For coordinators.
    #[serde(default)]
    pub contact: String,
    /// Organisations that fund it. Published only where a source or consent says so (`funders_public`).
    #[serde(default)]
    pub funders: Vec<Ref>,
    /// Whether the link to its funders may be told.
    #[serde(default)]
    pub funders_public: bool,
    /// Thematic networks it belongs to.
    #[serde(default)]
    pub networks: Vec<NetworkKind>,
    /// Visibility of the record.
    #[serde(default = "crate::safety::Level::public")]
    pub level: crate::safety::Level,
    /// How it is known.
    #[serde(default)]
    pub provenance: Provenance,
}

/// A programme: a funder's frame for trainings and grants.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    /// Reference of the programme.
    pub key: Ref,
    /// Name.
    pub name: LocalText,
    /// What it is.
    #[serde(default)]
    pub summary: LocalText,
    /// Who funds it.
    #[serde(default)]
    pub funders: Vec<Ref>,
    /// Who leads and carries it out.
    #[serde(default)]
    pub partners: Vec<Ref>,
    /// When.
    pub span: Span,
    /// How it is known.
    #[serde(default)]
    pub provenance: Provenance,
}

/// A grant to an organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Grant {
    /// Reference of the grant.
    pub key: Ref,
    /// Title; empty where it is told by its objective.
    #[serde(default)]
    pub title: LocalText,
    /// What it paid for.
    #[serde(default)]
    pub summary: LocalText,
    /// Programme it is part of.
    pub programme: Ref,
    /// Who gave it.
    #[serde(default)]
    pub funder: Option<Ref>,
    /// Who received it; none where the source does not name them.
    #[serde(default)]
    pub grantee: Option<Ref>,
    /// Objective.
    pub objective: GrantObjective,
    /// When.
    pub span: Span,
    /// Slugs of districts.
    #[serde(default)]
    pub districts: Vec<String>,
    /// Regions, where no district is known.
    #[serde(default)]
    pub regions: Vec<crate::places::Region>,
    /// Themes.
    #[serde(default)]
    pub themes: Vec<Theme>,
    /// Amount in euros, for coordinators.
    #[serde(default)]
    pub amount: Option<u32>,
    /// Status.
    pub status: ActivityStatus,
    /// Visibility of the record.
    #[serde(default = "crate::safety::Level::public")]
    pub level: crate::safety::Level,
    /// How it is known.
    #[serde(default)]
    pub provenance: Provenance,
}

/// A thematic network of organisations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ThematicNetwork {
    /// Reference of the network.
    pub key: Ref,
    /// Which of the four.
    pub kind: NetworkKind,
    /// Name.
    pub name: LocalText,
    /// What it is for.
    #[serde(default)]
    pub summary: LocalText,
    /// Programme it was set up by.
    #[serde(default)]
    pub programme: Option<Ref>,
    /// Since when.
    pub span: Span,
    /// How it is known.
    #[serde(default)]
    pub provenance: Provenance,
}

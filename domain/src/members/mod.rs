//! Members of the facilitators' network: their records, who sees what of them, and what they change themselves.

mod affiliations;
mod availability;
mod begin;
mod change;
mod directory;
mod own;
mod seen;

pub use affiliations::{Affiliation, MOST_AFFILIATIONS, Organisations, affiliations, offered_affiliations};
pub use availability::{Absence, Availability, FreeDays, MOST_ABSENCES, Need, Travel, TypedAbsence, absences};
pub use change::{FaultReason, FieldFault, LONGEST_NAME, ProfileChange, undone};
pub use directory::{
    DirectoryAnswer, DirectoryCount, DirectoryFacet, DirectoryFilter, ListedMember, directory, directory_answer,
};
pub use own::{CONSENT_TEXT, OwnData, OwnDeed, OwnIntervention, OwnMentoring, OwnSession, OwnTraining, Profile};
pub use seen::{AsSeen, SeenMember, Viewer, as_seen, may_be_asked, seen};

use std::collections::BTreeMap;

use chrono::Months;

use serde::{Deserialize, Serialize};

use crate::{
    dates::{Date, Precision, Span},
    ids::{PublicId, Ref},
    safety::Level,
    sources::Provenance,
    text::{Language, LocalText},
    trainings::Topic,
};

crate::vocabulary! {
    /// What a member does for a living.
    Profession as "profession" {
        /// Journalist.
        Journalist = "journalist",
        /// Teacher or lecturer.
        Teacher = "teacher",
        /// Activist.
        Activist = "activist",
        /// Religious scholar.
        ReligiousScholar = "religious-scholar",
        /// Businessperson.
        Businessperson = "businessperson",
        /// Lawyer.
        Lawyer = "lawyer",
        /// Health worker.
        HealthWorker = "health-worker",
        /// Student.
        Student = "student",
        /// Another profession.
        Other = "other",
    }
}

crate::vocabulary! {
    /// Gender, as a member states it.
    Gender as "gender" {
        /// Woman.
        Woman = "woman",
        /// Man.
        Man = "man",
        /// Another, or not stated.
        Other = "other",
    }
}

crate::vocabulary! {
    /// Whether a member takes part in the network.
    MemberStatus as "member status" {
        /// Takes part.
        Active = "active",
        /// Paused.
        Paused = "paused",
        /// Has left.
        Left = "left",
    }
}

crate::vocabulary! {
    /// A field of a member that has its own level of visibility.
    MemberField as "member field" {
        /// Pseudonym shown instead of a name.
        Pseudonym = "pseudonym",
        /// The real name.
        Name = "name",
        /// Gender.
        Gender = "gender",
        /// Profession.
        Profession = "profession",
        /// Languages.
        Languages = "languages",
        /// District.
        District = "district",
        /// Skills.
        Skills = "skills",
        /// Telephone number.
        Phone = "phone",
        /// Mail address.
        Email = "email",
        /// When they joined.
        Joined = "joined",
        /// The photo: a face tells more than a name.
        Photo = "photo",
        /// When they can come to trainings, and how far.
        Availability = "availability",
        /// What they need so that they can come.
        Needs = "needs",
        /// What they would like to learn.
        Wishes = "wishes",
        /// The organisations that they belong to.
        Affiliations = "affiliations",
    }
}

impl MemberField {
    /// The level of a field that its owner has not set (safety model, "Visibility").
    #[must_use]
    pub const fn default_level(self) -> Level {
        match self {
            Self::Name
            | Self::Phone
            | Self::Email
            | Self::Photo
            | Self::Availability
            | Self::Needs
            | Self::Wishes
            | Self::Affiliations => Level::Coordinator,
            _ => Level::Network,
        }
    }

    /// Whether a field can be given a level. No photo is ever for everyone, nor when somebody is away from home, nor an
    /// organisation, which names a person together with a district; what somebody needs is for those who see to it, and
    /// what they want to learn for the network that teaches it.
    #[must_use]
    pub const fn may_have(self, level: Level) -> bool {
        match self {
            Self::Photo | Self::Availability | Self::Affiliations => !matches!(level, Level::Public),
            Self::Wishes => !matches!(level, Level::Partner | Level::Public),
            Self::Needs => matches!(level, Level::Sealed | Level::Coordinator),
            _ => true,
        }
    }
}

/// A member, with everything the network holds of them. Private: never reaches anonymous code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Reference of the member.
    pub key: Ref,
    /// Pseudonym.
    pub pseudonym: LocalText,
    /// Real name; sealed or for coordinators.
    #[serde(default)]
    pub name: String,
    /// Gender.
    pub gender: Gender,
    /// Profession.
    pub profession: Profession,
    /// Languages spoken.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// Slug of the district they live in.
    pub district: String,
    /// What they can teach.
    #[serde(default)]
    pub skills: Vec<Topic>,
    /// Telephone.
    #[serde(default)]
    pub phone: String,
    /// Mail address.
    #[serde(default)]
    pub email: String,
    /// When they can come to trainings, and how far.
    #[serde(default, skip_serializing_if = "Availability::is_empty")]
    pub availability: Availability,
    /// What they need so that they can come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
    /// Modules that they would like to learn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wishes: Vec<Topic>,
    /// The organisations that they belong to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub affiliations: Vec<Ref>,
    /// When they joined the network.
    pub joined: Span,
    /// Whether they take part now.
    pub status: MemberStatus,
    /// When they last confirmed their record.
    #[serde(default)]
    pub last_confirmed: Option<Date>,
    /// Levels that differ from the fields' defaults.
    #[serde(default)]
    pub levels: BTreeMap<MemberField, Level>,
    /// The level of the whole: that of the network, and lower while the member is hidden.
    #[serde(default = "usual_level")]
    pub level: Level,
    /// The id of their photo. The photo lies apart from the record: no import, export or former version has it.
    #[serde(skip)]
    pub photo: Option<PublicId>,
    /// How the record is known.
    #[serde(default)]
    pub provenance: Provenance,
}

/// The level of a member who is not hidden. How far each field goes is said by its own level.
const fn usual_level() -> Level {
    Level::Network
}

impl Member {
    /// Months after which a record that nobody confirmed may be out of date.
    pub const FRESH_MONTHS: u32 = 6;

    /// The level of one field: the member's own, or the default.
    #[must_use]
    pub fn level(&self, field: MemberField) -> Level {
        self.levels.get(&field).copied().unwrap_or_else(|| field.default_level())
    }

    /// Sets the level of one field.
    pub fn set_level(&mut self, field: MemberField, level: Level) {
        if level == field.default_level() {
            self.levels.remove(&field);
        } else {
            self.levels.insert(field, level);
        }
    }

    /// Whether the member is hidden from all but coordinators and themselves.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.level < usual_level()
    }

    /// Whether the record was not confirmed in the last six months.
    #[must_use]
    pub fn is_stale(&self, today: Date) -> bool {
        let until = self.last_confirmed.and_then(|day| day.checked_add_months(Months::new(Self::FRESH_MONTHS)));
        until.is_none_or(|until| until < today)
    }

    /// Whether the record is what stays of one who had everything deleted: it tells of nobody.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.status == MemberStatus::Left && self.pseudonym.is_empty()
    }

    /// What stays of the record when the member wants everything deleted: a number among numbers.
    ///
    /// `place` stands where the district was; it must tell nothing of the member.
    #[must_use]
    pub fn gone(&self, place: &str) -> Self {
        Self {
            key: self.key.clone(),
            pseudonym: LocalText::default(),
            name: String::new(),
            gender: Gender::Other,
            profession: Profession::Other,
            languages: Vec::new(),
            district: place.to_owned(),
            skills: Vec::new(),
            phone: String::new(),
            email: String::new(),
            availability: Availability::default(),
            needs: Vec::new(),
            wishes: Vec::new(),
            affiliations: Vec::new(),
            joined: self.joined.coarsened(Precision::Year),
            status: MemberStatus::Left,
            last_confirmed: None,
            levels: MemberField::ALL.iter().map(|field| (*field, Level::Sealed)).collect(),
            level: Level::Sealed,
            photo: None,
            provenance: Provenance { demonstration: self.provenance.demonstration, ..Provenance::default() },
        }
    }
}

//! Members of the facilitators' network.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    dates::{Date, Span},
    ids::Ref,
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
    }
}

impl MemberField {
    /// The level of a field that its owner has not set (safety model, "Visibility").
    #[must_use]
    pub const fn default_level(self) -> Level {
        match self {
            Self::Name | Self::Phone | Self::Email => Level::Coordinator,
            _ => Level::Network,
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
    /// How the record is known.
    #[serde(default)]
    pub provenance: Provenance,
}

impl Member {
    /// The level of one field: the member's own, or the default.
    #[must_use]
    pub fn level(&self, field: MemberField) -> Level {
        self.levels.get(&field).copied().unwrap_or_else(|| field.default_level())
    }
}

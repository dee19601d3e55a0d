//! What the planner's people, organisations and towns are called, for the page that shows a plan. The planner itself needs
//! no name.

use domain::{
    members::{Gender, Profession, SeenMember},
    text::LocalText,
};

/// Somebody whom a plan may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanningSubject {
    /// The pseudonym; empty where coordinators don't see it.
    pub pseudonym: LocalText,
    /// Gender.
    pub gender: Gender,
    /// Profession.
    pub profession: Profession,
    /// Slug of the district.
    pub district: String,
}

/// A town that a plan may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanningTown {
    /// Its name.
    pub names: LocalText,
    /// Slug of its district.
    pub district: String,
}

impl PlanningSubject {
    /// What a coordinator sees of a member.
    pub(super) fn of_seen(seen: &SeenMember, district: &str) -> Self {
        Self {
            pseudonym: seen.pseudonym.clone().unwrap_or_default(),
            gender: seen.gender.unwrap_or(Gender::Other),
            profession: seen.profession.unwrap_or(Profession::Other),
            district: district.to_owned(),
        }
    }
}

//! What the planner's people, organisations and towns are called, for the page that shows a plan. The planner itself needs
//! no name.

use domain::{
    ids::Ref,
    members::{Gender, Profession, SeenMember},
    planning::facts::{CoTrainer, TownPrice},
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
    /// What it costs, where somebody noted that.
    pub price: Option<TownPrice>,
}

/// A partner organisation's trainer whom a plan may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanningPartner {
    /// The pseudonym; empty where it cannot be opened without the key.
    pub pseudonym: LocalText,
    /// Gender.
    pub gender: Gender,
    /// The organisation.
    pub organisation: Ref,
}

impl PlanningPartner {
    /// What a plan calls a partner's trainer.
    pub(super) fn of_co_trainer(person: &CoTrainer) -> Self {
        let CoTrainer { pseudonym, gender, organisation, .. } = person;
        Self { pseudonym: pseudonym.clone(), gender: *gender, organisation: organisation.clone() }
    }
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

//! Consents: given for one purpose, for a time, and withdrawn at will.

use chrono::Months;
use serde::{Deserialize, Serialize};

use super::Level;
use crate::{dates::Date, ids::Ref, text::Language};

crate::vocabulary! {
    /// How a consent was given.
    Channel as "consent channel" {
        /// In the member's own profile.
        Profile = "profile",
        /// In the report of the intervention that the story tells, by the member who asked those whom it is about.
        Report = "report",
        /// On paper.
        Paper = "paper",
        /// Spoken, with a witness.
        Spoken = "spoken",
        /// The subject's account had been published by the cited source.
        PublicSource = "public-source",
    }
}

crate::vocabulary! {
    /// What a consent is for.
    Purpose as "consent purpose" {
        /// To be counted, in an area, with gender and profession.
        Counted = "counted",
        /// To have a story told.
        Story = "story",
        /// To be contacted.
        Contact = "contact",
    }
}

impl Purpose {
    /// The levels that members may choose among in their profile; none for what is agreed to elsewhere.
    #[must_use]
    pub const fn offered(self) -> &'static [Level] {
        match self {
            Self::Counted => &[Level::Public],
            Self::Contact => &[Level::Network, Level::Partner],
            Self::Story => &[],
        }
    }
}

/// A consent of one subject for one purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The member or story that it concerns.
    pub subject: Ref,
    /// What for.
    pub purpose: Purpose,
    /// Up to which level.
    pub level: Level,
    /// How it was given.
    pub channel: Channel,
    /// The language of the text that was shown.
    pub language: Language,
    /// The version of the text that was shown.
    pub text_version: String,
    /// When it was given.
    pub given: Date,
    /// When it was withdrawn.
    #[serde(default)]
    pub withdrawn: Option<Date>,
}

impl Consent {
    /// Months after which a consent must be given again (safety model, "Consent").
    pub const MONTHS: u32 = 12;

    /// The first day on which it no longer holds; never for what a public source had told.
    #[must_use]
    pub fn expires(&self) -> Option<Date> {
        match self.channel {
            Channel::PublicSource => None,
            _ => self.given.checked_add_months(Months::new(Self::MONTHS)),
        }
    }

    /// Whether it allows `purpose` at `level` on the day `today`.
    #[must_use]
    pub fn allows(&self, purpose: Purpose, level: Level, today: Date) -> bool {
        self.purpose == purpose
            && self.level >= level
            && self.given <= today
            && self.withdrawn.is_none_or(|withdrawn| today < withdrawn)
            && self.expires().is_none_or(|expires| today < expires)
    }
}

//! What was learned: assessments with findings, the frameworks that follow, and lessons.

use serde::{Deserialize, Serialize};

use crate::{dates::Span, ids::Ref, interventions::StoryState, sources::Provenance, text::LocalText};

crate::vocabulary! {
    /// What a lesson says.
    LessonKind as "lesson kind" {
        /// What proved effective.
        Effective = "effective",
        /// Where an approach was adapted.
        Adapted = "adapted",
        /// A constraint on the work.
        Constraint = "constraint",
    }
}

/// A finding of an assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What was found.
    pub text: LocalText,
}

/// A framework that followed from an assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Framework {
    /// Its name.
    pub title: LocalText,
    /// What it is for.
    #[serde(default)]
    pub summary: LocalText,
    /// Slugs of the districts it covers.
    #[serde(default)]
    pub districts: Vec<String>,
}

/// A review of how well something works, whose findings trainings and frameworks answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// Reference of the assessment.
    pub key: Ref,
    /// Title.
    pub title: LocalText,
    /// What it looked at.
    #[serde(default)]
    pub summary: LocalText,
    /// When.
    pub span: Span,
    /// Slugs of the districts it covers.
    #[serde(default)]
    pub districts: Vec<String>,
    /// Regions, where no district is known.
    #[serde(default)]
    pub regions: Vec<crate::places::Region>,
    /// Themes.
    #[serde(default)]
    pub themes: Vec<crate::organisations::Theme>,
    /// Organisations that commissioned or made it.
    #[serde(default)]
    pub organisations: Vec<Ref>,
    /// What it found.
    #[serde(default)]
    pub findings: Vec<Finding>,
    /// What followed from it.
    #[serde(default)]
    pub frameworks: Vec<Framework>,
    /// How it is known.
    #[serde(default)]
    pub provenance: Provenance,
}

/// A lesson, linked to the training, grant or assessment that it comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    /// Reference of the lesson.
    pub key: Ref,
    /// What it says.
    pub kind: LessonKind,
    /// The lesson in a sentence.
    pub title: LocalText,
    /// More of it.
    #[serde(default)]
    pub text: LocalText,
    /// The record that it was learned from.
    #[serde(default)]
    pub evidence: Vec<Ref>,
    /// Themes.
    #[serde(default)]
    pub themes: Vec<crate::organisations::Theme>,
    /// How far it has come.
    pub state: StoryState,
    /// How it is known.
    #[serde(default)]
    pub provenance: Provenance,
}

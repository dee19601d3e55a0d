//! Modules of the curriculum, and the order in which they build on each other.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Version;
use crate::{text::LocalText, trainings::Topic};

/// A module of the curriculum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Module {
    /// What it teaches; also its name.
    pub topic: Topic,
    /// What somebody can do afterwards.
    pub aim: LocalText,
    /// How long it takes, in minutes of teaching.
    pub minutes: u32,
    /// The modules that one should have learned before it.
    #[serde(default)]
    pub prerequisites: Vec<Topic>,
    /// Its version.
    pub version: Version,
    /// What is new in this version.
    #[serde(default)]
    pub news: LocalText,
    /// Keys of the sources that tell of it. They tell that it was taught; aim, time and prerequisites are proposals.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Why modules make no curriculum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CurriculumError {
    /// A module is there twice.
    #[error("the module {0} is given twice")]
    Twice(Topic),
    /// A module builds on one that is not there.
    #[error("the module {0} builds on {1}, which is not there")]
    Unknown(Topic, Topic),
    /// A module builds on itself, at least by way of others.
    #[error("the module {0} builds on itself")]
    Circle(Topic),
}

/// Modules in an order in which each comes after those that it builds on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Curriculum(Vec<Module>);

impl Curriculum {
    /// Puts modules in order. Of those that could come next, the one that was given first comes first.
    ///
    /// # Errors
    /// When a module is there twice, builds on one that is not there, or on itself.
    pub fn new(modules: Vec<Module>) -> Result<Self, CurriculumError> {
        let mut known = BTreeMap::new();
        for module in &modules {
            if known.insert(module.topic, module).is_some() {
                return Err(CurriculumError::Twice(module.topic));
            }
        }
        for module in &modules {
            if let Some(unknown) = module.prerequisites.iter().find(|topic| !known.contains_key(topic)) {
                return Err(CurriculumError::Unknown(module.topic, *unknown));
            }
        }
        let (mut ordered, mut waiting) = (Vec::<Module>::with_capacity(modules.len()), modules);
        while let Some(first) = waiting.first() {
            let is_placed = |topic: &Topic| ordered.iter().any(|module| module.topic == *topic);
            let next = waiting.iter().position(|module| module.prerequisites.iter().all(is_placed));
            let Some(next) = next else { return Err(CurriculumError::Circle(first.topic)) };
            ordered.push(waiting.remove(next));
        }
        Ok(Self(ordered))
    }

    /// The modules, in their order.
    #[must_use]
    pub fn modules(&self) -> &[Module] {
        &self.0
    }

    /// The module of a topic.
    #[must_use]
    pub fn module(&self, topic: Topic) -> Option<&Module> {
        self.0.iter().find(|module| module.topic == topic)
    }

    /// All modules that come before one, directly or by way of others, in their order.
    #[must_use]
    pub fn before(&self, topic: Topic) -> Vec<Topic> {
        self.missing(topic, &[])
    }

    /// What somebody should still learn before a module, given what they have learned: they need nothing that comes
    /// before what they know.
    #[must_use]
    pub fn missing(&self, topic: Topic, learned: &[Topic]) -> Vec<Topic> {
        let mut open: Vec<_> = self.module(topic).map(|module| module.prerequisites.clone()).unwrap_or_default();
        let mut missing = Vec::new();
        while let Some(topic) = open.pop() {
            if !learned.contains(&topic) && !missing.contains(&topic) {
                missing.push(topic);
                open.extend(self.module(topic).into_iter().flat_map(|module| &module.prerequisites));
            }
        }
        self.0.iter().map(|module| module.topic).filter(|topic| missing.contains(topic)).collect()
    }
}

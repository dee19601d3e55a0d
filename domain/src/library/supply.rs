//! What the library has to teach a module with, in the language of a training.

use super::{Material, Resource, ResourceKind};
use crate::{text::Language, trainings::Topic};

/// What there is for a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supply {
    /// The module.
    pub topic: Topic,
    /// The newest versions in the language of instruction, in the order of the shelf; all where that is open.
    pub ready: Vec<Resource>,
    /// Those in other languages.
    pub elsewhere: Vec<Resource>,
}

impl Supply {
    /// Sorts a module's materials by whether they are in the language of instruction.
    #[must_use]
    pub fn of(topic: Topic, materials: Vec<Material>, language: Option<Language>) -> Self {
        let newest = materials.into_iter().map(|material| material.current);
        let is_ready = |resource: &Resource| language.is_none_or(|language| resource.language == language);
        let (ready, elsewhere) = newest.partition(is_ready);
        Self { topic, ready, elsewhere }
    }

    /// Kinds of material that only other languages have, in their order.
    #[must_use]
    pub fn untranslated(&self) -> Vec<ResourceKind> {
        let has = |resources: &[Resource], kind| resources.iter().any(|resource| resource.kind == kind);
        let kinds = ResourceKind::ALL.iter().copied();
        kinds.filter(|kind| has(&self.elsewhere, *kind) && !has(&self.ready, *kind)).collect()
    }

    /// The materials in other languages, by language.
    #[must_use]
    pub fn by_language(&self) -> Vec<(Language, Vec<&Resource>)> {
        let of = |language: Language| {
            let own: Vec<&Resource> = self.elsewhere.iter().filter(|one| one.language == language).collect();
            (!own.is_empty()).then_some((language, own))
        };
        Language::ALL.iter().copied().filter_map(of).collect()
    }
}

//! Which materials somebody finds in the library, and in what order.

use super::{Resource, ResourceKind};
use crate::{members::Viewer, text::Language};

/// A material as somebody sees it: its newest version, and those before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Material {
    /// The newest version that they may see.
    pub current: Resource,
    /// Older versions, the newest first.
    pub older: Vec<Resource>,
}

/// What somebody looks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ResourceFilter {
    /// Materials in this language.
    pub language: Option<Language>,
    /// Materials of this kind.
    pub kind: Option<ResourceKind>,
}

impl ResourceFilter {
    /// Whether a material is looked for.
    #[must_use]
    pub fn takes(&self, resource: &Resource) -> bool {
        self.language.is_none_or(|language| resource.language == language)
            && self.kind.is_none_or(|kind| resource.kind == kind)
    }

    /// Whether everything is looked for.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether a version is for a viewer. What was withdrawn is for coordinators, who answer for that.
#[must_use]
pub fn may_read(resource: &Resource, viewer: Viewer) -> bool {
    resource.level >= viewer.lowest_level() && (resource.withdrawn.is_none() || viewer >= Viewer::Coordinator)
}

/// The materials that a viewer finds: what they may see and what was not withdrawn, by kind, language and title. A version
/// that is not for them doesn't hide the one before it.
#[must_use]
pub fn shelf(resources: Vec<Resource>, viewer: Viewer) -> Vec<Material> {
    let mut all: Vec<_> =
        resources.into_iter().filter(|resource| resource.withdrawn.is_none() && may_read(resource, viewer)).collect();
    all.sort_by(|one, other| (&one.series, other.version).cmp(&(&other.series, one.version)));
    let mut materials = Vec::<Material>::new();
    for resource in all {
        match materials.last_mut() {
            Some(material) if material.current.series == resource.series => material.older.push(resource),
            _ => materials.push(Material { current: resource, older: Vec::new() }),
        }
    }
    materials.sort_by(|one, other| {
        let place = |material: &Material| (material.current.kind, material.current.language);
        let titles = || {
            let title = |material: &Material| material.current.title_for(Language::English).0.to_lowercase();
            title(one).cmp(&title(other))
        };
        place(one).cmp(&place(other)).then_with(titles).then_with(|| one.current.series.cmp(&other.current.series))
    });
    materials
}

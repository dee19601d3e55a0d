//! A training as the cascade shows it to who is signed in.

use crate::{
    dates::Span,
    ids::PublicId,
    members::Viewer,
    places::Area,
    safety::{
        public::PlaceNote,
        publication::{Context, training_outline},
    },
    text::LocalText,
    trainings::{Topic, Training, TrainingKind, TrainingStatus},
};

/// A training in a few words. It names nobody.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Its id.
    pub id: PublicId,
    /// Its kind.
    pub kind: TrainingKind,
    /// Its title; may be empty.
    pub title: LocalText,
    /// When, as exactly as the viewer may know.
    pub span: Span,
    /// Where, as exactly as the viewer may know.
    pub areas: Vec<Area>,
    /// How exactly that is.
    pub note: PlaceNote,
    /// What was taught.
    pub topics: Vec<Topic>,
    /// Whether it has a page that everyone sees.
    pub is_published: bool,
    /// Whether it is made up.
    pub is_demonstration: bool,
}

/// A training that was held, as a viewer may see it, if they may. Who does not coordinate is told day and place of it as
/// the public would be, whatever its level: a session is a member's own doing.
///
/// Its key is a public id, as those of stored records are.
#[must_use]
pub fn outline(training: &Training, viewer: Viewer, context: &Context) -> Option<Outline> {
    if training.level < viewer.lowest_level() || training.status != TrainingStatus::Completed {
        return None;
    }
    let told = training_outline(training, context);
    let coordinates = viewer >= Viewer::Coordinator;
    if !coordinates && told.is_withheld {
        return None;
    }
    let (title, span, areas, note) = if coordinates {
        let known = training.districts.iter().filter_map(|slug| Some((slug, *context.districts.get(slug)?)));
        let districts = known.map(|(slug, region)| Area::District { slug: slug.clone(), region });
        let areas = districts.chain(training.regions.iter().copied().map(Area::Region)).collect();
        (training.title.clone(), training.span, areas, PlaceNote::AsKnown)
    } else {
        (told.title, told.span, told.areas, told.note)
    };
    Some(Outline {
        id: training.key.parse().ok()?,
        kind: training.kind,
        title,
        span,
        areas,
        note,
        topics: training.topics.clone(),
        is_published: told.is_published,
        is_demonstration: training.provenance.demonstration,
    })
}

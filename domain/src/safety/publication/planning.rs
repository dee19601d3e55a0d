//! Actions of the roadmap, as they may be told.

use super::{
    Context,
    record::{Publishable, Told},
};
use crate::{
    dates::{Precision, Span},
    ids::Ref,
    planning::RoadmapAction,
    safety::public::{PublicDetails, PublicRecord, PublicRoadmapAction, RecordKind},
    sources::Provenance,
};

impl Publishable for RoadmapAction {
    const KIND: RecordKind = RecordKind::RoadmapAction;

    fn key(&self) -> &Ref {
        &self.key
    }

    fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    fn told(&self, context: &Context) -> Option<Told> {
        let span = self.due.unwrap_or_else(|| Span::around(context.today, Precision::Year));
        Some(Told::placeless(&self.title, span, context))
    }
}

/// The action as anyone may see it, with its owner where that organisation is published.
#[must_use]
pub fn publish_roadmap_action(action: &RoadmapAction, context: &Context) -> Option<PublicRecord> {
    let told = action.told(context)?;
    let owner = action.owner.as_ref().and_then(|key| context.directory.link(RecordKind::Organisation, key));
    let details = PublicDetails::RoadmapAction(PublicRoadmapAction {
        horizon: action.horizon,
        due: action.due,
        progress: action.progress.min(100),
        owner: owner.clone(),
    });
    let record = action.start(told, details, context)?;
    Some(PublicRecord { organisations: owner.into_iter().collect(), ..record })
}

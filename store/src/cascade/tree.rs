//! The trees of trainings and what passes them on, as far as the one who asks may see.

use std::collections::BTreeMap;

use domain::{
    accounts::SignedIn,
    cascade::{Branch, Node, Outline, cascade, outline},
    dates::Date,
    members::Viewer,
    trainings::Training,
};

use super::Sessions;
use crate::{
    Store, StoreError,
    change::{Audit, Proof},
    connect,
    members::own,
};

/// All trees, and what their trainings are.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CascadeTree {
    /// The trees, the one that reached the most sessions first; trainings that nobody passes on are left out.
    pub trees: Vec<Branch>,
    /// The trainings in them, by key.
    pub outlines: BTreeMap<String, Outline>,
}

impl Store {
    /// The cascade as the one who asks may see it: what they may not see is in no sum either. Members who have left see
    /// none. The audit log keeps that a coordinator looked: they see days and districts.
    ///
    /// # Errors
    /// When a row cannot be read, or the database fails.
    pub async fn cascade(&self, by: &SignedIn, today: Date) -> Result<CascadeTree, StoreError> {
        let Some(viewer) = Viewer::of(by.account()) else { return Ok(CascadeTree::default()) };
        if viewer == Viewer::Coordinator {
            let transaction = connect::begin(&self.database).await?;
            Audit { action: "read-cascade", subject: "trainings", reason: "" }.write(&transaction, &by.actor()).await?;
            transaction.commit().await?;
        }
        if viewer == Viewer::Member && own(&self.database, by).await?.has_left() {
            return Ok(CascadeTree::default());
        }
        let Sessions { trainings, context } = self.sessions_of_all(today).await?;
        let mut outlines = BTreeMap::new();
        let mut nodes = Vec::new();
        for training in &trainings {
            if let Some(seen) = outline(training, viewer, &context) {
                outlines.insert(training.key.clone(), seen);
                nodes.push((training.span.from, node(training)));
            }
        }
        nodes.sort_by_key(|(day, _)| *day);
        let nodes: Vec<_> = nodes.into_iter().map(|(_, node)| node).collect();
        let mut trees = cascade(&nodes);
        trees.retain(|tree| !tree.below.is_empty());
        trees.sort_by_key(|tree| std::cmp::Reverse(tree.reach.sessions));
        Ok(CascadeTree { trees, outlines })
    }
}

/// A training as far as the cascade goes. Members who are named as participants are among those in its groups.
fn node(training: &Training) -> Node {
    let counted = training.groups.iter().filter_map(|group| group.count).reduce(u32::saturating_add);
    let named = u32::try_from(training.attendees().count()).ok().filter(|named| *named > 0);
    Node {
        key: training.key.clone(),
        parent: training.parent.clone(),
        attendances: counted.max(named),
        reached: training.attendees().cloned().collect(),
        led: training.trainers.iter().cloned().collect(),
    }
}

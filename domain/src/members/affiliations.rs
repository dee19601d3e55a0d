//! The organisations that a member says they belong to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Member, MemberStatus, Viewer};
use crate::{ids::Ref, safety::Level, text::LocalText};

/// The most organisations that a member says they belong to.
pub const MOST_AFFILIATIONS: usize = 5;

/// An organisation that somebody belongs to, or may say that they do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Affiliation {
    /// Reference of the organisation.
    pub organisation: Ref,
    /// Its name.
    pub name: LocalText,
}

/// The organisations of the network's records: how far each record goes, and its name.
pub type Organisations = BTreeMap<Ref, (Level, LocalText)>;

/// Those of a member's organisations whose records a viewer may see, in the member's order. Whether the viewer may know
/// that the member belongs to any is not asked here. What members said themselves is theirs to see, whatever became of
/// the organisation's record since.
#[must_use]
pub fn affiliations(member: &Member, viewer: Viewer, organisations: &Organisations) -> Vec<Affiliation> {
    let seen = member.affiliations.iter().filter_map(|key| {
        let (level, name) = organisations.get(key)?;
        let is_seen = *level >= viewer.lowest_level();
        is_seen.then(|| Affiliation { organisation: key.clone(), name: name.clone() })
    });
    seen.collect()
}

/// The organisations among which a member chooses: those that members see, and those that they have chosen before, so
/// that they can take them out. Who has no record, or has left the network, sees what everyone does.
#[must_use]
pub fn offered_affiliations(member: Option<&Member>, organisations: &Organisations) -> Vec<Affiliation> {
    let is_within = member.is_some_and(|member| member.status != MemberStatus::Left);
    let viewer = if is_within { Viewer::Member } else { Viewer::Anonymous };
    let is_own = |key: &Ref| member.is_some_and(|member| member.affiliations.contains(key));
    let offered = organisations.iter().filter(|(key, (level, _))| *level >= viewer.lowest_level() || is_own(key));
    offered.map(|(key, (_, name))| Affiliation { organisation: key.clone(), name: name.clone() }).collect()
}

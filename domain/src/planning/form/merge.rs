//! Two people's changes of one scenario brought together, so that neither loses anything.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Fields;

/// A field that two people changed at the same time, each in their own way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldClash {
    /// The field's name.
    pub field: String,
    /// What the one who saves now wrote; empty where they took it away.
    pub mine: Vec<String>,
    /// What was saved in between.
    pub theirs: Vec<String>,
}

/// Lists whose values stand each for itself: what either added is in, what either took away is out.
const SETS: [&str; 7] =
    ["apart", "exclude", "include", "keep", "prerequisites", "trainers.exclude", "trainers.include"];

/// Brings together what two people made of `base`, field by field. Where both changed the same field in different ways,
/// `mine` stands, and the clash is named.
#[must_use]
pub fn merged(base: &Fields, mine: &Fields, theirs: &Fields) -> (Fields, Vec<FieldClash>) {
    let (old, own, other) = (by_name(base), by_name(mine), by_name(theirs));
    let names: BTreeSet<&str> = [base, mine, theirs].into_iter().flatten().map(|(name, _)| name.as_str()).collect();
    let (mut fields, mut clashes) = (Fields::new(), Vec::new());
    for name in names {
        let of = |fields: &BTreeMap<&str, Vec<String>>| fields.get(name).cloned().unwrap_or_default();
        let (old, own, other) = (of(&old), of(&own), of(&other));
        let values = if own == old {
            other
        } else if other == old || other == own {
            own
        } else if SETS.contains(&name) {
            both(&old, &own, &other)
        } else {
            clashes.push(FieldClash { field: name.to_owned(), mine: own.clone(), theirs: other });
            own
        };
        fields.extend(values.into_iter().map(|value| (name.to_owned(), value)));
    }
    (fields, clashes)
}

fn by_name(fields: &Fields) -> BTreeMap<&str, Vec<String>> {
    let mut by_name: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, value) in fields {
        by_name.entry(name).or_default().push(value.clone());
    }
    by_name
}

fn both(old: &[String], own: &[String], other: &[String]) -> Vec<String> {
    let all: BTreeSet<&String> = own.iter().chain(other).collect();
    let is_kept = |value: &&String| !old.contains(value) || (own.contains(value) && other.contains(value));
    all.into_iter().filter(is_kept).cloned().collect()
}

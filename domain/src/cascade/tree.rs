//! Trainings and the sessions that pass them on, as trees: attendances are summed, people count once.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::Ref;

/// A training as far as the cascade goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The training.
    pub key: Ref,
    /// The training that it passes on.
    pub parent: Option<Ref>,
    /// Attendances; none where they were not counted.
    pub attendances: Option<u32>,
    /// Members who took part: the only ones who are known one by one.
    pub reached: BTreeSet<Ref>,
    /// Members who led it.
    pub led: BTreeSet<Ref>,
}

/// How many a training reached, with everything that passes it on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reach {
    /// Sessions that pass it on, at whatever remove.
    pub sessions: u32,
    /// Attendances as far as they were counted, summed: who came twice is two of them.
    pub attendances: u32,
    /// Members who took part, each counted once.
    pub individuals: u32,
    /// Members who led a session that passes it on, each counted once.
    pub leaders: u32,
}

/// A training with the sessions that pass it on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// The training.
    pub key: Ref,
    /// Its own attendances; none where they were not counted.
    pub attendances: Option<u32>,
    /// All that it reached.
    pub reach: Reach,
    /// What passes it on, in the order in which they were given.
    pub below: Vec<Self>,
}

/// The trees that trainings make, in the order in which their first trainings were given. One whose parent is not among
/// them begins a tree of its own. Each is in one place: where parents go in a circle, it is cut open.
#[must_use]
pub fn cascade(nodes: &[Node]) -> Vec<Branch> {
    let index: BTreeMap<&str, usize> =
        nodes.iter().enumerate().map(|(place, node)| (node.key.as_str(), place)).collect();
    let parent = |place: usize| nodes[place].parent.as_deref().and_then(|key| index.get(key).copied());
    let mut below = vec![Vec::new(); nodes.len()];
    let places = || (0..nodes.len()).filter(|place| index.get(nodes[*place].key.as_str()) == Some(place));
    let mut roots = Vec::new();
    for place in places() {
        match parent(place) {
            Some(of) if !is_circle_end(place, parent) => below[of].push(place),
            _ => roots.push(place),
        }
    }
    roots.into_iter().map(|place| grow(place, nodes, &below).branch).collect()
}

/// Whether a training is the one at which a circle is cut open: of all that go round with it, the first given.
fn is_circle_end(start: usize, parent: impl Fn(usize) -> Option<usize>) -> bool {
    let (mut seen, mut place) = (BTreeSet::new(), start);
    while let Some(next) = parent(place) {
        if next == start {
            return seen.iter().all(|other| start < *other);
        }
        if !seen.insert(next) {
            return false;
        }
        place = next;
    }
    false
}

/// A branch, with those whom it has reached.
struct Grown {
    branch: Branch,
    reached: BTreeSet<Ref>,
    leaders: BTreeSet<Ref>,
}

fn grow(place: usize, nodes: &[Node], below: &[Vec<usize>]) -> Grown {
    let node = &nodes[place];
    let (mut reached, mut leaders) = (node.reached.clone(), BTreeSet::new());
    let mut reach = Reach { attendances: node.attendances.unwrap_or_default(), ..Reach::default() };
    let mut branches = Vec::with_capacity(below[place].len());
    for child in &below[place] {
        let grown = grow(*child, nodes, below);
        reach.sessions = reach.sessions.saturating_add(1).saturating_add(grown.branch.reach.sessions);
        reach.attendances = reach.attendances.saturating_add(grown.branch.reach.attendances);
        reached.extend(grown.reached);
        leaders.extend(grown.leaders);
        leaders.extend(nodes[*child].led.iter().cloned());
        branches.push(grown.branch);
    }
    let number = |people: &BTreeSet<Ref>| u32::try_from(people.len()).unwrap_or(u32::MAX);
    (reach.individuals, reach.leaders) = (number(&reached), number(&leaders));
    let branch = Branch { key: node.key.clone(), attendances: node.attendances, reach, below: branches };
    Grown { branch, reached, leaders }
}

/// Whether a session would pass itself on, were `parent` its parent. `parent_of` gives the parents that are known.
#[must_use]
pub fn closes_circle<'a>(session: &str, parent: &'a str, parent_of: impl Fn(&str) -> Option<&'a str>) -> bool {
    let (mut seen, mut next) = (BTreeSet::new(), Some(parent));
    while let Some(key) = next {
        if key == session {
            return true;
        }
        // A circle that this session is no part of: whoever made it, this one doesn't close it.
        if !seen.insert(key) {
            return false;
        }
        next = parent_of(key);
    }
    false
}

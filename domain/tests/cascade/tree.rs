//! Trainings and what passes them on: sums of attendances, people once, no circles.

use std::collections::{BTreeMap, BTreeSet};

use domain::cascade::{Branch, Node, cascade, closes_circle};
use proptest::prelude::*;

fn node(key: &str, parent: Option<&str>, attendances: u32, reached: &[&str], led: &[&str]) -> Node {
    let set = |people: &[&str]| people.iter().map(|key| (*key).to_owned()).collect();
    let parent = parent.map(str::to_owned);
    Node { key: key.to_owned(), parent, attendances: Some(attendances), reached: set(reached), led: set(led) }
}

#[test]
fn a_person_reached_twice_counts_once_and_attendances_add_up() {
    let nodes = [
        node("workshop", None, 20, &["amna", "bilal"], &["zahra"]),
        node("one", Some("workshop"), 12, &["chaand"], &["amna"]),
        node("two", Some("workshop"), 8, &["chaand", "bilal"], &["amna", "bilal"]),
        node("three", Some("one"), 5, &[], &["chaand"]),
        node("alone", Some("not here"), 3, &[], &["amna"]),
    ];
    let trees = cascade(&nodes);
    assert_eq!(trees.iter().map(|tree| tree.key.as_str()).collect::<Vec<_>>(), ["workshop", "alone"]);
    let reach = trees[0].reach;
    assert_eq!((reach.sessions, reach.attendances, reach.individuals, reach.leaders), (3, 45, 3, 3));
    assert_eq!(trees[0].below[0].reach.attendances, 17);
    assert_eq!(trees[0].attendances, Some(20));
}

#[test]
fn circles_are_refused_and_cut_open() {
    let parents: BTreeMap<&str, &str> = [("b", "a"), ("c", "b"), ("x", "y"), ("y", "x")].into();
    let parent_of = |key: &str| parents.get(key).copied();
    assert!(closes_circle("a", "c", parent_of));
    assert!(closes_circle("a", "a", parent_of));
    assert!(!closes_circle("c", "a", parent_of));
    assert!(!closes_circle("new", "x", parent_of), "it ends where others go round");
    let nodes =
        [node("a", Some("c"), 1, &[], &[]), node("b", Some("a"), 1, &[], &[]), node("c", Some("b"), 1, &[], &[])];
    let trees = cascade(&nodes);
    assert_eq!((trees.len(), trees[0].key.as_str(), trees[0].reach.attendances), (1, "a", 3));
}

fn keys(trees: &[Branch], all: &mut Vec<String>) {
    for tree in trees {
        all.push(tree.key.clone());
        keys(&tree.below, all);
    }
}

/// Every key below a branch and its own.
fn within(tree: &Branch) -> BTreeSet<String> {
    let mut all = Vec::new();
    keys(std::slice::from_ref(tree), &mut all);
    all.into_iter().collect()
}

fn each<'a>(trees: &'a [Branch], all: &mut Vec<&'a Branch>) {
    for tree in trees {
        all.push(tree);
        each(&tree.below, all);
    }
}

/// Parent, attendances, and the numbers of people.
type Drawn = (Option<u8>, Option<u32>, BTreeSet<u8>);

fn any_nodes() -> impl Strategy<Value = Vec<Node>> {
    let one = (any::<Option<u8>>(), proptest::option::of(0_u32..100), proptest::collection::btree_set(0_u8..6, 0..4));
    proptest::collection::vec(one, 0..30).prop_map(|given| {
        let of = given.len().max(1);
        let node = |(place, (parent, attendances, people)): (usize, Drawn)| Node {
            key: place.to_string(),
            parent: parent.map(|parent| (usize::from(parent) % of).to_string()),
            attendances,
            reached: people.iter().map(u8::to_string).collect(),
            led: people.iter().map(|person| format!("leader {person}")).collect(),
        };
        given.into_iter().enumerate().map(node).collect()
    })
}

proptest! {
    #[test]
    fn every_training_is_in_one_place_and_nothing_counts_twice(nodes in any_nodes()) {
        let trees = cascade(&nodes);
        let mut all = Vec::new();
        keys(&trees, &mut all);
        all.sort_unstable();
        let mut given: Vec<_> = nodes.iter().map(|node| node.key.clone()).collect();
        given.sort_unstable();
        prop_assert_eq!(all, given);
        let total: u32 = trees.iter().map(|tree| tree.reach.attendances).sum();
        prop_assert_eq!(total, nodes.iter().filter_map(|node| node.attendances).sum::<u32>());
        let mut branches = Vec::new();
        each(&trees, &mut branches);
        for branch in branches {
            let within = within(branch);
            let own = || nodes.iter().filter(|node| within.contains(&node.key));
            let people: BTreeSet<_> = own().flat_map(|node| &node.reached).collect();
            prop_assert_eq!(branch.reach.individuals as usize, people.len());
            prop_assert_eq!(branch.reach.sessions as usize, within.len() - 1);
            prop_assert_eq!(branch.reach.attendances, own().filter_map(|node| node.attendances).sum::<u32>());
        }
    }

    #[test]
    fn what_is_not_refused_closes_no_circle(wishes in proptest::collection::vec((0_u8..12, 0_u8..12), 0..60)) {
        let mut parents: BTreeMap<String, String> = BTreeMap::new();
        for (session, parent) in wishes {
            let (session, parent) = (session.to_string(), parent.to_string());
            if !closes_circle(&session, &parent, |key| parents.get(key).map(String::as_str)) {
                parents.insert(session, parent);
            }
        }
        for start in parents.keys() {
            let (mut steps, mut next) = (0, parents.get(start));
            while let Some(parent) = next {
                steps += 1;
                prop_assert!(steps <= parents.len(), "it goes round from {start}");
                next = parents.get(parent);
            }
        }
    }
}

//! The records that are published, for the links between them.

use std::collections::BTreeMap;

use crate::{
    dates::Span,
    ids::{PublicId, Ref},
    safety::public::{PublicLink, RecordKind},
    text::LocalText,
};

/// A published record, as links show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its public id.
    pub id: PublicId,
    /// Its title as published; may be empty.
    pub title: LocalText,
    /// When it was, as published.
    pub span: Span,
}

/// Every record that is published, by kind and key. What is not in it is not linked to, and not published.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Directory(BTreeMap<RecordKind, BTreeMap<Ref, Entry>>);

impl Directory {
    /// Enters a published record.
    pub fn insert(&mut self, kind: RecordKind, key: Ref, entry: Entry) {
        self.0.entry(kind).or_default().insert(key, entry);
    }

    /// The published record of `kind` with the key `key`.
    #[must_use]
    pub fn get(&self, kind: RecordKind, key: &str) -> Option<&Entry> {
        self.0.get(&kind)?.get(key)
    }

    /// A link to a record, if it is published.
    #[must_use]
    pub fn link(&self, kind: RecordKind, key: &str) -> Option<PublicLink> {
        self.get(kind, key).map(|entry| PublicLink { kind, id: entry.id.clone(), title: entry.title.clone() })
    }

    /// A link to the first of `kinds` that has a published record with that key.
    #[must_use]
    pub fn link_any(&self, kinds: &[RecordKind], key: &str) -> Option<PublicLink> {
        kinds.iter().find_map(|kind| self.link(*kind, key))
    }

    /// Links to those of `keys` that are published, in their order, each once.
    pub(super) fn links<'a>(&self, kind: RecordKind, keys: impl IntoIterator<Item = &'a Ref>) -> Vec<PublicLink> {
        let mut links = Vec::<PublicLink>::new();
        for link in keys.into_iter().filter_map(|key| self.link(kind, key)) {
            if !links.iter().any(|known| known.id == link.id) {
                links.push(link);
            }
        }
        links
    }
}

//! Bytes that are no snapshot are refused; bytes that look like one are answered from; nothing panics.

mod support;

use atlas::{Atlas, AtlasError, View};
use domain::{explore::ExploreQuery, safety::public::RecordKind};
use proptest::prelude::*;
use support::{areas, random, records};

/// Reads bytes, and does with what comes out what a reader would.
fn explore(bytes: &[u8]) -> Result<(), AtlasError> {
    let atlas = Atlas::decode(bytes)?;
    let everything = ExploreQuery::default();
    let some = ExploreQuery {
        text: "land کراچی".to_owned(),
        kinds: vec![RecordKind::Intervention],
        districts: vec!["malir".to_owned()],
        ..ExploreQuery::default()
    };
    for query in [everything, some] {
        let answer = atlas.answer(&query, &View::default());
        assert_eq!(answer.matched as usize, atlas.matching(&query).len());
        let _ = atlas::cluster(&answer.areas, |area| atlas.position(area), RecordKind::EXPLORED.as_slice(), 1.0);
    }
    // What was accepted can be written, and reads back.
    Atlas::decode(&atlas.encode()).map(drop)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn random_bytes(bytes: Vec<u8>) {
        prop_assert!(explore(&bytes).is_err());
        let headed: Vec<u8> = b"RBT\x01".iter().copied().chain(bytes).collect();
        let _ = explore(&headed);
    }

    #[test]
    fn truncated_snapshots(specs in random::specs(12), cut in any::<prop::sample::Index>()) {
        let bytes = Atlas::build(areas(), &records(&specs)).expect("an atlas").encode();
        prop_assert!(explore(&bytes[..cut.index(bytes.len())]).is_err());
    }

    #[test]
    fn lengthened_snapshots(specs in random::specs(12), byte: u8) {
        let mut bytes = Atlas::build(areas(), &records(&specs)).expect("an atlas").encode();
        bytes.push(byte);
        prop_assert!(explore(&bytes).is_err());
    }

    #[test]
    fn snapshots_with_wrong_bytes(
        specs in random::specs(12),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = Atlas::build(areas(), &records(&specs)).expect("an atlas").encode();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = explore(&bytes);
    }
}

/// Every single byte of a small snapshot is changed in turn.
#[test]
fn each_byte_may_be_wrong() {
    let records = support::realistic::records(&areas(), 12);
    let empty = Atlas::build(areas(), &[]).expect("an atlas").encode();
    let few = Atlas::build(areas(), &records).expect("an atlas").encode();
    for bytes in [empty, few] {
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= [0x01, 0x80, 0xff][at % 3];
            let _ = explore(&changed);
        }
    }
}

#[test]
fn another_version_is_told_apart() {
    let mut bytes = Atlas::build(areas(), &[]).expect("an atlas").encode();
    bytes[3] += 1;
    assert_eq!(explore(&bytes), Err(AtlasError::Version));
    assert_eq!(explore(b""), Err(AtlasError::Version));
}

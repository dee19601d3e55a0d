//! The snapshot's size before compression; what it compresses to is measured, see `BENCHMARKS.md`.

mod support;

use atlas::Atlas;

#[test]
fn a_record_takes_few_bytes() {
    let areas = support::realistic::areas();
    let bytes = |count: usize| {
        let records = support::realistic::records(&areas, count);
        Atlas::build(areas.clone(), &records).expect("an atlas").encode().len()
    };
    assert!(bytes(2_000) - bytes(1_000) < 36_000);
}

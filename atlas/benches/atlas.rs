//! Reading a snapshot, and answering from it, at a thousand to a million records.

#![allow(clippy::expect_used, reason = "what fails here shall fail loudly")]

use std::{hint::black_box, sync::LazyLock};

use atlas::{Atlas, View};
use divan::Bencher;
use domain::{
    dates::PartialDate,
    explore::ExploreQuery,
    interventions::Dispute,
    organisations::Theme,
    places::Region,
    safety::public::{PublicRecord, RecordKind},
};

#[path = "../tests/support/mod.rs"]
mod support;

const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

/// Made once, as public records take much longer to make than to index.
static RECORDS: LazyLock<Vec<PublicRecord>> =
    LazyLock::new(|| support::realistic::records(&support::realistic::areas(), 1_000_000));

static ATLASES: [LazyLock<Atlas>; 4] = [
    LazyLock::new(|| built(SIZES[0])),
    LazyLock::new(|| built(SIZES[1])),
    LazyLock::new(|| built(SIZES[2])),
    LazyLock::new(|| built(SIZES[3])),
];

fn built(size: usize) -> Atlas {
    Atlas::build(support::realistic::areas(), &RECORDS[..size]).expect("an atlas")
}

fn atlas(size: usize) -> &'static Atlas {
    &ATLASES[SIZES.iter().position(|known| *known == size).expect("a size")]
}

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn build(bencher: Bencher, size: usize) {
    LazyLock::force(&RECORDS);
    bencher.bench(|| built(black_box(size)));
}

#[divan::bench(args = SIZES, max_time = 3)]
fn decode(bencher: Bencher, size: usize) {
    let bytes = atlas(size).encode();
    bencher.bench(|| Atlas::decode(black_box(&bytes)));
}

fn answer(bencher: Bencher, size: usize, query: &ExploreQuery) {
    let atlas = atlas(size);
    bencher.bench(|| atlas.answer(black_box(query), &View::default()));
}

#[divan::bench(args = SIZES, max_time = 3)]
fn answer_unfiltered(bencher: Bencher, size: usize) {
    answer(bencher, size, &ExploreQuery::default());
}

#[divan::bench(args = SIZES, max_time = 3)]
fn answer_filtered(bencher: Bencher, size: usize) {
    let query = ExploreQuery {
        kinds: vec![RecordKind::Intervention],
        regions: vec![Region::InteriorSindh, Region::BorderRegion],
        disputes: vec![Dispute::Land, Dispute::Community],
        themes: vec![Theme::Mediation, Theme::Youth, Theme::Education],
        ..ExploreQuery::default()
    };
    answer(bencher, size, &query);
}

#[divan::bench(args = SIZES, max_time = 3)]
fn answer_brushed(bencher: Bencher, size: usize) {
    let date = |text: &str| text.parse::<PartialDate>().ok();
    answer(bencher, size, &ExploreQuery { from: date("2011-07"), to: date("2014-06"), ..ExploreQuery::default() });
}

#[divan::bench(args = SIZES, max_time = 3)]
fn answer_text(bencher: Bencher, size: usize) {
    answer(bencher, size, &ExploreQuery { text: "workshop mediation".to_owned(), ..ExploreQuery::default() });
}

/// The clusters of an answer; they depend on the areas, not on the number of records.
#[divan::bench(args = [0.2, 1.0])]
fn cluster(bencher: Bencher, distance: f64) {
    let atlas = atlas(SIZES[2]);
    let areas = atlas.answer(&ExploreQuery::default(), &View::default()).areas;
    bencher.bench(|| atlas::cluster(black_box(&areas), |area| atlas.position(area), &RecordKind::EXPLORED, distance));
}

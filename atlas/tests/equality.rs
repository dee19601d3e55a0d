//! An answer equals what the plainly written filters say, and the browser's equals the server's.

#![allow(clippy::expect_used, reason = "what fails here shall fail loudly")]

mod support;

use atlas::{Atlas, LANES, View};
use domain::{
    dates::{Date, PartialDate, from_day_number},
    explore::{ExploreAnswer, ExploreQuery, Facet, Resolution, Row, RowText},
    places::Area,
    safety::public::{PublicRecord, RecordKind},
};
use proptest::prelude::*;
use support::{
    areas,
    oracle::{Oracle, districts, with_term},
    random, records,
};

fn kinds<'a>(records: impl IntoIterator<Item = &'a &'a PublicRecord>) -> [u32; 5] {
    let mut kinds = [0; 5];
    for record in records {
        kinds[RecordKind::EXPLORED.iter().position(|kind| *kind == record.kind).expect("explored")] += 1;
    }
    kinds
}

fn without_dates(query: &ExploreQuery) -> ExploreQuery {
    ExploreQuery { from: None, to: None, ..query.clone() }
}

fn view() -> impl Strategy<Value = View> {
    let resolution = prop::option::of(prop::sample::select(Resolution::ALL));
    (resolution, 0_u32..30, 0_u32..30, 0_u8..8).prop_map(|(resolution, offset, limit, lanes)| View {
        resolution,
        offset,
        limit,
        lanes,
    })
}

fn check_areas(oracle: &Oracle<'_>, query: &ExploreQuery, answer: &ExploreAnswer) {
    let matching = oracle.matching(query);
    for known in oracle.areas {
        let counted = answer.areas.iter().find(|count| count.area == known.area).map_or([0; 5], |count| count.kinds);
        assert_eq!(counted, kinds(matching.iter().filter(|record| record.areas.contains(&known.area))));
        if let (Area::District { slug, .. }, true) = (&known.area, query.districts.is_empty()) {
            let there = ExploreQuery { districts: vec![slug.clone()], ..query.clone() };
            assert_eq!(counted.iter().sum::<u32>() as usize, oracle.matching(&there).len());
        }
    }
    assert_eq!(answer.without_area as usize, matching.iter().filter(|record| record.areas.is_empty()).count());
}

fn check_facets(oracle: &Oracle<'_>, query: &ExploreQuery, answer: &ExploreAnswer) {
    assert_eq!(answer.facets.iter().map(|(facet, _)| *facet).collect::<Vec<_>>(), Facet::ALL);
    for (facet, counts) in &answer.facets {
        for count in counts {
            let matching = oracle.matching(&with_term(query, *facet, &count.term));
            assert_eq!(count.count as usize, matching.len(), "{facet} {}", count.term);
        }
        let mut terms: Vec<String> = oracle.listed().iter().flat_map(|record| terms(record, *facet)).collect();
        let mut counted: Vec<String> = counts.iter().map(|count| count.term.clone()).collect();
        terms.sort();
        terms.dedup();
        counted.sort();
        assert_eq!(counted, terms, "{facet}");
    }
}

fn terms(record: &PublicRecord, facet: Facet) -> Vec<String> {
    match facet {
        Facet::Kind => vec![record.kind.to_string()],
        Facet::Region => record.areas.iter().map(|area| area.region().to_string()).collect(),
        Facet::District => districts(record),
        Facet::Dispute => record.dispute().iter().map(ToString::to_string).collect(),
        Facet::Theme => record.themes.iter().map(ToString::to_string).collect(),
        Facet::Topic => record.topics.iter().map(ToString::to_string).collect(),
        Facet::Profession => record.professions.iter().map(ToString::to_string).collect(),
        Facet::Organisation => record.organisation_ids().map(ToString::to_string).collect(),
    }
}

fn check_bars(oracle: &Oracle<'_>, query: &ExploreQuery, answer: &ExploreAnswer) {
    let (all, dateless) = (oracle.listed(), oracle.matching(&without_dates(query)));
    let begins = |record: &&PublicRecord, from: Date, to: Date| from <= record.span.from && record.span.from <= to;
    let mut next = answer.timeline.from;
    for bar in &answer.timeline.bars {
        assert_eq!(bar.from, next);
        next = bar.to.succ_opt().expect("a next day");
        assert_eq!(bar.kinds, kinds(dateless.iter().filter(|record| begins(record, bar.from, bar.to))));
        assert_eq!(bar.all as usize, all.iter().filter(|record| begins(record, bar.from, bar.to)).count());
    }
    assert_eq!(answer.timeline.to.succ_opt(), Some(next));
    assert!(all.iter().all(|record| answer.timeline.from <= record.span.from && record.span.to <= answer.timeline.to));
}

fn check_lanes(oracle: &Oracle<'_>, query: &ExploreQuery, view: &View, answer: &ExploreAnswer) {
    let lasting: Vec<&PublicRecord> = oracle
        .matching(&without_dates(query))
        .into_iter()
        .filter(|record| matches!(record.kind, RecordKind::Training | RecordKind::Grant))
        .filter(|record| (record.span.to - record.span.from).num_days() >= 19)
        .collect();
    let lanes = &answer.timeline.lanes;
    assert_eq!(lanes.len() + answer.timeline.lanes_left_out as usize, lasting.len());
    assert!(lanes.len() <= LANES);
    for lane in lanes {
        assert!(lane.row < view.lanes);
        assert!(lasting.iter().any(|record| (&record.id, record.span) == (&lane.id, lane.span)));
    }
    for pair in lanes.windows(2) {
        let rises = pair[0].row < pair[1].row || pair[0].span.to < pair[1].span.from;
        assert!(rises, "lanes of a row overlap or are not in order");
    }
    // A record is left out only where the rows are full.
    for record in lasting.iter().filter(|record| lanes.iter().all(|lane| lane.id != record.id)) {
        let beside = lanes.iter().filter(|lane| lane.span.overlaps(record.span.from, record.span.to));
        assert!(lanes.len() == LANES || beside.count() >= usize::from(view.lanes));
    }
}

fn check_row(row: &Row, record: &PublicRecord) {
    assert_eq!((&row.id, row.kind, row.span, row.place), (&record.id, record.kind, record.span, record.place));
    assert_eq!(row.summary, record.summary);
    assert_eq!((row.inferred, row.demonstration), (!record.inferred.is_empty(), record.demonstration));
    let (mut areas, mut expected) = (row.areas.clone(), record.areas.clone());
    areas.sort();
    expected.sort();
    assert_eq!(areas, expected);
    let told = match &row.text {
        RowText::Title(title) => *title == record.title,
        RowText::Intervention { dispute, .. } => record.title.is_empty() && record.dispute() == Some(*dispute),
        RowText::Training { topics, .. } => record.title.is_empty() && *topics == record.topics,
        RowText::Grant { .. } => record.title.is_empty() && record.kind == RecordKind::Grant,
    };
    assert!(told, "{:?}", row.text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn answers_are_what_the_filters_say(
        specs in random::specs(60),
        queries in prop::collection::vec((random::query(), view()), 4),
    ) {
        let (areas, records) = (areas(), records(&specs));
        let built = Atlas::build(areas, &records).expect("an atlas");
        let decoded = Atlas::decode(&built.encode()).expect("a snapshot");
        prop_assert_eq!(decoded.encode(), built.encode());
        prop_assert_eq!(decoded.areas(), built.areas());
        let oracle = Oracle { areas: built.areas(), records: &records };
        for (query, view) in &queries {
            let answer = built.answer(query, view);
            prop_assert_eq!(&decoded.answer(query, view), &answer);
            prop_assert_eq!(decoded.matching(query), built.matching(query));

            let matching = oracle.matching(query);
            let ids: Vec<_> = matching.iter().map(|record| record.id.clone()).collect();
            prop_assert_eq!(built.matching(query), ids);
            prop_assert_eq!(answer.matched as usize, matching.len());
            prop_assert_eq!(answer.total as usize, oracle.listed().len());
            let first_day = query.from.map(PartialDate::first_day);
            let before = matching.iter().filter(|record| first_day.is_some_and(|day| record.span.from < day)).count();
            prop_assert_eq!(answer.began_before as usize, before);
            let page: Vec<_> = matching.iter().skip(view.offset as usize).take(view.limit as usize).collect();
            prop_assert_eq!(answer.rows.len(), page.len());
            for (row, record) in answer.rows.iter().zip(page) {
                check_row(row, record);
            }
            check_areas(&oracle, query, &answer);
            check_facets(&oracle, query, &answer);
            check_bars(&oracle, query, &answer);
            check_lanes(&oracle, query, view, &answer);
        }
    }

    #[test]
    fn bars_within_the_dates_add_up(
        specs in random::specs(60),
        query in random::query(),
        resolution in prop::sample::select(Resolution::ALL),
        edges in (0_usize..1000, 0_usize..1000),
    ) {
        let atlas = Atlas::build(areas(), &records(&specs)).expect("an atlas");
        let view = View { resolution: Some(resolution), ..View::default() };
        let bars = atlas.answer(&query, &view).timeline.bars;
        let (first, last) = (edges.0.min(edges.1) % bars.len(), edges.0.max(edges.1) % bars.len());
        let (first, last) = (first.min(last), first.max(last));
        let query = ExploreQuery {
            from: Some(PartialDate::day(bars[first].from)),
            to: Some(PartialDate::day(bars[last].to)),
            ..query
        };
        let answer = atlas.answer(&query, &view);
        let within: u32 = answer.timeline.bars[first..=last].iter().flat_map(|bar| bar.kinds).sum();
        prop_assert_eq!(within + answer.began_before, answer.matched);
    }

    #[test]
    fn the_order_of_the_given_records_does_not_matter(specs in random::specs(30), query in random::query()) {
        let mut records = records(&specs);
        let one = Atlas::build(areas(), &records).expect("an atlas");
        records.reverse();
        let other = Atlas::build(areas(), &records).expect("an atlas");
        prop_assert_eq!(one.answer(&query, &View::default()), other.answer(&query, &View::default()));
        prop_assert_eq!(one.encode(), other.encode());
    }
}

#[test]
fn many_realistic_records_are_answered_alike() {
    let areas = support::realistic::areas();
    let records = support::realistic::records(&areas, 3_000);
    let built = Atlas::build(areas, &records).expect("an atlas");
    let decoded = Atlas::decode(&built.encode()).expect("a snapshot");
    let oracle = Oracle { areas: built.areas(), records: &records };
    let everything = built.answer(&ExploreQuery::default(), &View::default());
    assert!(everything.timeline.lanes.len() > 20 && everything.timeline.lanes_left_out > 0);
    let from = Some(PartialDate::year(from_day_number(15_400)));
    for query in [
        ExploreQuery::default(),
        ExploreQuery { from, ..ExploreQuery::default() },
        ExploreQuery { text: "workshop mediation".to_owned(), ..ExploreQuery::default() },
    ] {
        let view = View { offset: 20, ..View::default() };
        let answer = built.answer(&query, &view);
        assert_eq!(decoded.answer(&query, &view), answer);
        assert_eq!(answer.matched as usize, oracle.matching(&query).len());
        check_areas(&oracle, &query, &answer);
        check_bars(&oracle, &query, &answer);
        check_lanes(&oracle, &query, &view, &answer);
    }
}

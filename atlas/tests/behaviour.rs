//! What the atlas promises, by example.

#![allow(clippy::expect_used, reason = "what fails here shall fail loudly")]

mod support;

use atlas::{Atlas, AtlasArea, AtlasError, ORGANISATIONS, View};
use domain::{
    dates::{Date, PartialDate, Precision, Span},
    explore::{ExploreQuery, Facet, Resolution, RowText},
    interventions::{Dispute, Mode, Outcome},
    places::{Area, Region},
    safety::public::RecordKind,
    text::LocalText,
    trainings::{Topic, TrainingKind},
};
use support::{Spec, areas, district, id, records};

fn date(text: &str) -> Date {
    text.parse::<PartialDate>().expect("a date").first_day()
}

fn month(text: &str) -> Span {
    Span::around(date(text), Precision::Month)
}

fn atlas(specs: &[Spec]) -> Atlas {
    Atlas::build(areas(), &records(specs)).expect("an atlas")
}

fn text(words: &str) -> ExploreQuery {
    ExploreQuery { text: words.to_owned(), ..ExploreQuery::default() }
}

#[test]
fn without_records_there_is_an_empty_answer() {
    let empty = atlas(&[]);
    assert!(empty.is_empty());
    let answer = Atlas::decode(&empty.encode()).expect("a snapshot").answer(&ExploreQuery::default(), &View::default());
    assert_eq!((answer.total, answer.matched, answer.areas.len(), answer.rows.len()), (0, 0, 0, 0));
    assert!(answer.facets.iter().all(|(_, counts)| counts.is_empty()));
    assert!(answer.timeline.bars.iter().all(|bar| bar.all == 0));
}

#[test]
fn an_unknown_district_is_named() {
    let query = ExploreQuery { districts: vec!["malir".to_owned(), "atlantis".to_owned()], ..ExploreQuery::default() };
    let error = atlas(&[]).check(&query).expect_err("unknown");
    assert_eq!((error.parameter, error.value.as_str()), ("district", "atlantis"));
    // A region is no district, and an unknown organisation no mistake.
    let region = ExploreQuery { districts: vec!["karachi".to_owned()], ..ExploreQuery::default() };
    assert!(atlas(&[]).check(&region).is_err());
    let organisation = ExploreQuery { organisations: vec![id(1)], ..ExploreQuery::default() };
    assert_eq!(atlas(&[]).check(&organisation), Ok(()));
}

#[test]
fn only_explored_kinds_are_taken() {
    let span = month("2012-05");
    let specs: Vec<Spec> = [RecordKind::Source, RecordKind::Grant]
        .into_iter()
        .zip(0..)
        .map(|(kind, at)| Spec::new(at, kind, span))
        .collect();
    assert_eq!(atlas(&specs).matching(&ExploreQuery::default()), [id(1)]);
}

#[test]
fn a_sensitive_record_is_never_the_latest_of_its_year() {
    let mut sensitive = Spec::new(1, RecordKind::Intervention, Span::around(date("2013-10"), Precision::Quarter));
    sensitive.sensitive = true;
    let early = Spec::new(2, RecordKind::Intervention, month("2013-02"));
    let before = Spec::new(3, RecordKind::Intervention, month("2012-12"));
    let atlas = atlas(&[before, sensitive, early]);
    assert_eq!(atlas.matching(&ExploreQuery::default()), [id(2), id(1), id(3)]);
    let span = atlas.answer(&ExploreQuery::default(), &View::default()).rows[1].span;
    assert_eq!(span, Span::around(date("2013-10"), Precision::Quarter));
}

#[test]
fn records_without_a_title_are_told_by_their_terms() {
    let mut training = Spec::new(1, RecordKind::Training, month("2013-03"));
    training.topics = vec![Topic::Negotiation, Topic::Dialogue];
    let mut titled = Spec::new(2, RecordKind::Training, month("2013-02"));
    titled.title = LocalText::english("Final workshop");
    let mut told = Spec::new(3, RecordKind::Intervention, month("2013-01"));
    told.story = Some(77);
    let rows = atlas(&[training, titled, told]).answer(&ExploreQuery::default(), &View::default()).rows;
    let topics = vec![Topic::Dialogue, Topic::Negotiation];
    assert_eq!(rows[0].text, RowText::Training { kind: TrainingKind::Workshop, topics });
    assert_eq!(rows[1].text, RowText::Title(LocalText::english("Final workshop")));
    let (dispute, mode, outcome) = (Dispute::Land, Mode::Direct, Outcome::Agreed);
    assert_eq!(rows[2].text, RowText::Intervention { dispute, mode, outcome });
    assert_eq!((rows[2].story.clone(), rows[0].story.clone()), (Some(id(77)), None));
}

#[test]
fn words_are_found_in_texts_terms_places_and_organisations() {
    let mut settled = Spec::new(1, RecordKind::Intervention, month("2012-08"));
    settled.summary = LocalText::english_urdu("Two families of Ghōtkī", "دو خاندان");
    settled.areas = vec![district("malir", Region::Karachi)];
    settled.organisations = vec![900];
    let mut other = Spec::new(2, RecordKind::Training, month("2012-08"));
    other.areas = vec![district("lahore", Region::OtherPakistan)];
    let atlas = atlas(&[settled, other]);
    for words in
        ["ghotki", "GHŌTKĪ famil", "خاندان", "land agreed", "malir", "ملیر", "karachi", "كراچي", "cafe dialogue"]
    {
        assert_eq!(atlas.matching(&text(words)), [id(1)], "{words}");
    }
    assert_eq!(atlas.matching(&text("other-pakistan workshop")), [id(2)]);
    assert_eq!(atlas.matching(&text(" – ")).len(), 2);
    assert_eq!(atlas.matching(&text("ghotki lahore")), []);
    // As many words as anyone may write, and one that no record has.
    let many: String = (0..40).map(|number| format!("{} ", &"settledfamilies"[number % 3..number % 3 + 1])).collect();
    assert_eq!(atlas.matching(&text(&format!("{many} families ghotki land"))), [id(1)]);
    let letters: String = ('a'..='z').chain('0'..='9').map(|letter| format!("{letter} ")).collect();
    assert_eq!(atlas.matching(&text(&letters)), []);
}

#[test]
fn bars_are_as_wide_as_the_period_asks_for() {
    for (to, resolution, bars) in [
        ("2009-12", Resolution::Month, 12),
        ("2015-12", Resolution::Month, 84),
        ("2016-12", Resolution::Quarter, 32),
        ("2026-01", Resolution::Quarter, 72),
        ("2031-01", Resolution::Year, 23),
    ] {
        let specs = [Spec::new(1, RecordKind::Grant, month("2009-01")), Spec::new(2, RecordKind::Grant, month(to))];
        let timeline = atlas(&specs).answer(&ExploreQuery::default(), &View::default()).timeline;
        assert_eq!((timeline.resolution, timeline.bars.len()), (resolution, bars), "{to}");
        assert_eq!((timeline.from, timeline.bars[0].from), (date("2009-01"), date("2009-01")));
    }
}

#[test]
fn the_longest_lanes_find_room_first_and_are_laid_out_by_date() {
    let grant = |number, from, to| Spec::new(number, RecordKind::Grant, Span::days(date(from), date(to)));
    let specs = [
        grant(1, "2010-01-01", "2010-06-30"),
        grant(2, "2010-03-01", "2010-12-31"),
        grant(3, "2010-05-01", "2010-06-01"),
        grant(4, "2010-07-01", "2010-08-01"),
        grant(5, "2010-09-01", "2010-09-10"),
    ];
    let timeline = atlas(&specs).answer(&ExploreQuery::default(), &View { lanes: 2, ..View::default() }).timeline;
    let lanes: Vec<_> = timeline.lanes.iter().map(|lane| (lane.row, lane.id.clone())).collect();
    assert_eq!(lanes, [(0, id(1)), (0, id(4)), (1, id(2))]);
    assert_eq!(timeline.lanes_left_out, 1);
}

#[test]
fn many_organisations_are_cut_to_the_most_frequent_and_the_wanted() {
    let count = 2 * ORGANISATIONS as u64;
    let specs: Vec<Spec> = (0..3 * count)
        .map(|number| {
            let mut spec = Spec::new(number, RecordKind::Training, month("2012-08"));
            spec.organisations = vec![10_000 + if number < 2 * count { number % count } else { number % 50 }];
            spec
        })
        .collect();
    let atlas = atlas(&specs);
    assert_eq!(atlas.organisations().count(), 2 * ORGANISATIONS);
    // Titles of one in four come last, so that this one is cut unless it is wanted.
    let wanted = vec![id(10_000 + count - 4), id(10_003)];
    let query = ExploreQuery { organisations: wanted.clone(), ..ExploreQuery::default() };
    let answer = atlas.answer(&query, &View::default());
    let (_, counts) = answer.facets.iter().find(|(facet, _)| *facet == Facet::Organisation).expect("organisations");
    assert_eq!(counts.len(), ORGANISATIONS + 1);
    for organisation in (0..50).map(|number| id(10_000 + number)).chain(wanted) {
        assert!(counts.iter().any(|count| count.term == organisation.as_str()));
    }
    let order: Vec<&str> = atlas.organisations().map(|(id, _)| id.as_str()).collect();
    assert!(counts.iter().map(|count| order.iter().position(|id| *id == count.term)).is_sorted());
}

#[test]
fn what_cannot_be_indexed_is_named() {
    let span = month("2012-08");
    let build = |specs: &[Spec]| Atlas::build(areas(), &records(specs)).map(drop);
    let plain = Spec::new(1, RecordKind::Grant, span);
    assert_eq!(build(&[plain.clone(), plain.clone()]), Err(AtlasError::RepeatedRecord(id(1).to_string())));
    let mut elsewhere = plain.clone();
    elsewhere.areas = vec![district("atlantis", Region::Karachi)];
    let unknown = AtlasError::UnknownArea { record: id(1).to_string(), area: "atlantis".to_owned() };
    assert_eq!(build(&[elsewhere]), Err(unknown));
    let (from, to) = (date("2012-02"), date("2012-01"));
    let backwards = Spec::new(1, RecordKind::Grant, Span { from, to, precision: Precision::Day });
    assert_eq!(build(&[backwards]), Err(AtlasError::Dates(id(1).to_string())));
    let twice: Vec<AtlasArea> = areas().into_iter().chain(areas()).collect();
    assert_eq!(Atlas::build(twice, &[]).map(drop), Err(AtlasError::RepeatedArea("karachi".to_owned())));
    let mut nowhere = areas();
    nowhere[0].lon = f64::NAN;
    assert_eq!(Atlas::build(nowhere, &[]).map(drop), Err(AtlasError::LabelPoint("karachi".to_owned())));
}

#[test]
fn label_points_are_the_same_on_both_sides() {
    let built = atlas(&[]);
    let kashmore = district("kashmore", Region::InteriorSindh);
    assert_eq!(built.position(&kashmore), Some((69.584, 28.433)));
    assert_eq!(Atlas::decode(&built.encode()).expect("a snapshot").position(&kashmore), Some((69.584, 28.433)));
    assert_eq!(built.position(&Area::Region(Region::OtherPakistan)), None);
}

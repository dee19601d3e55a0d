//! The query string of Explore: what it accepts, what it refuses and why, and that it reads back.

#![expect(clippy::expect_used, clippy::panic, reason = "tests may fail loudly, in their helpers too")]

use domain::{
    dates::{PartialDate, from_day_number},
    explore::{Bbox, ExploreQuery, Facet, QueryError},
    ids::PublicId,
    interventions::Dispute,
    members::Profession,
    organisations::Theme,
    places::Region,
    safety::public::RecordKind,
    trainings::Topic,
};
use proptest::prelude::*;

fn parsed(query: &str) -> ExploreQuery {
    ExploreQuery::parse(query).unwrap_or_else(|error| panic!("{query}: {error}"))
}

fn refused(query: &str) -> QueryError {
    ExploreQuery::parse(query).expect_err(query)
}

#[test]
fn every_filter_is_read() {
    let query = parsed(
        "?kind=training&kind=grant&region=karachi&district=jacobabad&district=kashmore&theme=youth&module=mediation\
         &dispute=land&profession=teacher&organisation=0123456789&from=2012&to=2013-04&q=jirga+elders%2C%20peace\
         &bbox=60,23.5,78,37",
    );
    assert_eq!(query.kinds, [RecordKind::Training, RecordKind::Grant]);
    assert_eq!(query.regions, [Region::Karachi]);
    assert_eq!(query.districts, ["jacobabad", "kashmore"]);
    assert_eq!(query.themes, [Theme::Youth]);
    assert_eq!(query.topics, [Topic::Mediation]);
    assert_eq!(query.disputes, [Dispute::Land]);
    assert_eq!(query.professions, [Profession::Teacher]);
    assert_eq!(query.organisations, ["0123456789".parse::<PublicId>().unwrap()]);
    assert_eq!(query.from.map(|date| date.to_string()).as_deref(), Some("2012"));
    assert_eq!(query.to.map(|date| date.to_string()).as_deref(), Some("2013-04"));
    assert_eq!(query.text, "jirga elders, peace");
    assert_eq!(query.bbox, Some(Bbox { west: 60.0, south: 23.5, east: 78.0, north: 37.0 }));
    assert_eq!(query.active_filters(), 13);
}

#[test]
fn a_form_without_script_sends_empty_values() {
    let query = parsed("from=&to=&q=&kind=&bbox=&district=&organisation=&q=+++");
    assert!(query.is_empty());
    assert_eq!(query.to_query_string(), "");
    assert_eq!(parsed("from=&from=2013").from, parsed("from=2013").from);
}

#[test]
fn other_parameters_are_left_alone() {
    assert_eq!(parsed("lang=ur&view=list&%ff=1&offset=20&=&&=x&kinds=nonsense"), ExploreQuery::default());
}

#[test]
fn names_may_be_encoded_too() {
    assert_eq!(parsed("%6Bind=training"), parsed("kind=training"));
}

#[test]
fn refusals_name_the_parameter_and_repeat_the_value() {
    for (query, parameter, value) in [
        ("kind=story", "kind", "story"),
        ("kind=training,grant", "kind", "training,grant"),
        ("region=Karachi", "region", "Karachi"),
        ("theme=%3Cscript%3E", "theme", "<script>"),
        ("module=topic", "module", "topic"),
        ("dispute=war", "dispute", "war"),
        ("profession=spy", "profession", "spy"),
        ("organisation=1", "organisation", "1"),
        ("from=2013-13", "from", "2013-13"),
        ("to=tomorrow", "to", "tomorrow"),
        ("from=2014&to=2013-12", "from", "2014"),
        ("from=2012&from=2012", "from", "2012"),
        ("to=2012&to=2013", "to", "2013"),
        ("q=a&q=b", "q", "b"),
        ("bbox=1,2,3", "bbox", "1,2,3"),
        ("bbox=1,2,3,4,", "bbox", "1,2,3,4,"),
        ("bbox=1,2,3,4,5", "bbox", "1,2,3,4,5"),
        ("bbox=a,2,3,4", "bbox", "a,2,3,4"),
        ("bbox=NaN,2,3,4", "bbox", "NaN,2,3,4"),
        ("bbox=1,2,inf,4", "bbox", "1,2,inf,4"),
        ("bbox=-181,2,3,4", "bbox", "-181,2,3,4"),
        ("bbox=1,2,3,91", "bbox", "1,2,3,91"),
        ("bbox=3,2,1,4", "bbox", "3,2,1,4"),
        ("bbox=1,4,3,2", "bbox", "1,4,3,2"),
        ("bbox=1,2,3,4&bbox=1,2,3,4", "bbox", "1,2,3,4"),
        ("q=%ff", "q", "\u{fffd}"),
        ("district=%c3%28", "district", "\u{fffd}("),
    ] {
        let error = refused(query);
        assert_eq!((error.parameter, error.value.as_str()), (parameter, value), "{query}");
        assert!(!error.reason.is_empty());
    }
}

#[test]
fn dates_within_one_another_are_in_order() {
    assert!(ExploreQuery::parse("from=2013-05-11&to=2013").is_ok());
    assert!(ExploreQuery::parse("from=2013&to=2013-01").is_ok());
}

#[test]
fn the_longest_text_has_two_hundred_characters_of_any_script() {
    let longest = "ب".repeat(ExploreQuery::LONGEST_TEXT);
    assert_eq!(parsed(&format!("q=+{longest}+")).text, longest);
    assert_eq!(refused(&format!("q={longest}ب")).parameter, "q");
}

#[test]
fn lone_percent_signs_stand_for_themselves() {
    assert_eq!(parsed("q=100%").text, "100%");
    assert_eq!(parsed("q=%zz%2").text, "%zz%2");
    assert_eq!(parsed("q=%2b%2B").text, "++");
}

#[test]
fn equal_views_have_equal_query_strings() {
    let one = parsed("theme=youth&kind=grant&district=b&q=%20x&kind=training&bbox=-0,0,1.50,2&district=a&kind=grant");
    let other = parsed("district=a&district=b&bbox=0,0,1.5,2.0&kind=training&kind=grant&q=x&theme=youth");
    assert_eq!(one, other);
    assert_eq!(one.to_query_string(), "bbox=0,0,1.5,2&district=a&district=b&kind=training&kind=grant&q=x&theme=youth");
    let by_hand = ExploreQuery { districts: vec!["b".into(), "a".into(), "b".into()], ..ExploreQuery::default() };
    assert_eq!(by_hand.to_query_string(), "district=a&district=b");
}

#[test]
fn what_has_a_meaning_in_addresses_is_encoded() {
    let query = ExploreQuery { text: "a&b=c+d #\"é".into(), ..ExploreQuery::default() };
    assert_eq!(query.to_query_string(), "q=a%26b%3Dc%2Bd%20%23%22%C3%A9");
    assert_eq!(query.parameters(), [("q", "a&b=c+d #\"é".to_owned())]);
}

#[test]
fn a_term_is_toggled_on_and_off() {
    let query = parsed("dispute=land&q=water");
    let both = query.toggled(Facet::Dispute, "family").unwrap();
    assert_eq!(both.disputes, [Dispute::Family, Dispute::Land]);
    assert!(both.has(Facet::Dispute, "land") && !query.has(Facet::Dispute, "family"));
    assert_eq!(both.toggled(Facet::Dispute, "family").unwrap(), query);
    assert_eq!(query.toggled(Facet::Dispute, "war").unwrap_err().parameter, "dispute");
    assert_eq!(query.toggled(Facet::Kind, "story").unwrap_err().parameter, "kind");
    assert_eq!(query.toggled(Facet::District, "").unwrap_err().parameter, "district");
}

#[test]
fn filters_are_taken_off_one_by_one() {
    let query = parsed("dispute=land&region=karachi&from=2012&to=2013&q=water");
    assert_eq!(query.without(Facet::Dispute), parsed("region=karachi&from=2012&to=2013&q=water"));
    assert_eq!(query.without_dates(), parsed("dispute=land&region=karachi&q=water"));
    assert_eq!(query.without_text(), parsed("dispute=land&region=karachi&from=2012&to=2013"));
    assert_eq!(query.active_filters(), 4);
    assert_eq!(query.terms(Facet::Region), ["karachi"]);
}

#[test]
fn dates_in_the_wrong_order_change_places() {
    let date = |text: &str| Some(text.parse::<PartialDate>().unwrap());
    let query = ExploreQuery::default().with_dates(date("2013-05"), date("2012"));
    assert_eq!(query.to_query_string(), "from=2012&to=2013-05");
}

fn some<T: Copy + std::fmt::Debug + 'static>(terms: &'static [T]) -> impl Strategy<Value = Vec<T>> {
    prop::collection::vec(prop::sample::select(terms), 0..4)
}

fn any_date() -> impl Strategy<Value = Option<PartialDate>> {
    let date = (0_i32..30_000, 0_u8..3).prop_map(|(number, form)| {
        let day = from_day_number(number);
        match form {
            0 => PartialDate::day(day),
            1 => PartialDate::month(day),
            _ => PartialDate::year(day),
        }
    });
    prop::option::of(date)
}

/// Millionths of a degree, as addresses carry them.
fn degrees(most: i32) -> impl Strategy<Value = f64> {
    (-most * 1_000_000..=most * 1_000_000).prop_map(|units| f64::from(units) / 1_000_000.0)
}

fn any_bbox() -> impl Strategy<Value = Option<Bbox>> {
    let box_of =
        |(a, b, c, d): (f64, f64, f64, f64)| Bbox { west: a.min(b), south: c.min(d), east: a.max(b), north: c.max(d) };
    prop::option::of((degrees(180), degrees(180), degrees(90), degrees(90)).prop_map(box_of))
}

prop_compose! {
    fn any_query()(
        kinds in some(&RecordKind::EXPLORED),
        regions in some(Region::ALL),
        districts in prop::collection::vec(".{1,12}", 0..3),
        (from, to) in (any_date(), any_date()),
        themes in some(Theme::ALL),
        topics in some(Topic::ALL),
        disputes in some(Dispute::ALL),
        professions in some(Profession::ALL),
        organisations in prop::collection::vec(any::<u64>().prop_map(PublicId::from_random), 0..3),
        text in "\\PC{0,60}",
        bbox in any_bbox(),
    ) -> ExploreQuery {
        ExploreQuery {
            kinds, regions, districts, themes, topics, disputes, professions, organisations, bbox,
            text: text.trim().to_owned(), ..ExploreQuery::default()
        }.with_dates(from, to)
    }
}

proptest! {
    #[test]
    fn any_query_reads_back(query in any_query()) {
        let written = query.to_query_string();
        let read = parsed(&written);
        prop_assert_eq!(read.to_query_string(), written.clone());
        prop_assert_eq!(&parsed(&written), &read);
        for facet in Facet::ALL {
            for term in query.terms(*facet) {
                prop_assert!(read.has(*facet, &term));
            }
        }
        prop_assert_eq!((read.from, read.to, read.bbox, &read.text), (query.from, query.to, query.bbox, &query.text));
        prop_assert_eq!(read.is_empty(), written.is_empty());
    }

    #[test]
    fn toggling_twice_changes_nothing(query in any_query(), facet in prop::sample::select(Facet::ALL), term in "[a-z-]{1,12}") {
        let query = parsed(&query.to_query_string());
        if let Ok(toggled) = query.toggled(facet, &term) {
            prop_assert_ne!(toggled.has(facet, &term), query.has(facet, &term));
            prop_assert_eq!(toggled.toggled(facet, &term).unwrap(), query);
        }
    }

    #[test]
    fn no_text_makes_it_panic(query in ".*") {
        let _ = ExploreQuery::parse(&query);
    }

    #[test]
    fn nothing_like_a_query_makes_it_panic(
        query in "((kind|district|from|to|q|bbox|organisation)=([0-9,.+-]{0,8}|%[0-9a-fA-F]{0,2}|2012|.{0,4})&?){0,5}",
    ) {
        if let Ok(read) = ExploreQuery::parse(&query) {
            prop_assert_eq!(parsed(&read.to_query_string()), read);
        }
    }
}

//! Facts as forms: what is read comes out again, and what is wrong stands beside its field.

use std::collections::BTreeSet;

use domain::{
    dates::{Date, Precision, Span, from_day_number},
    members::Gender,
    places::Region,
    planning::{
        CalendarConstraint, Certainty, ConstraintKind, Zone,
        dates::Absence,
        facts::{CoTrainer, Fact, FactKind, Offered, TownPrice, read_fact},
        form::PlanFaultReason as Reason,
    },
    text::{Language, LocalText},
    trainings::Topic,
};
use proptest::prelude::*;

use crate::date;

fn set(texts: &[&str]) -> BTreeSet<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn offered() -> Offered {
    Offered {
        organisations: set(&["spado", "hands"]),
        towns: set(&["sukkur"]),
        districts: set(&["khairpur", "sukkur"]),
    }
}

fn today() -> Date {
    date("2026-11-21")
}

fn read(kind: FactKind, fields: &[(&str, &str)]) -> Result<Fact, Vec<(String, Reason)>> {
    let read = read_fact(kind, fields.iter().copied(), &offered(), today());
    read.map_err(|faults| faults.into_iter().map(|fault| (fault.field, fault.reason)).collect())
}

fn faults(kind: FactKind, fields: &[(&str, &str)]) -> Vec<(String, Reason)> {
    read(kind, fields).unwrap_err()
}

fn fault(field: &str, reason: Reason) -> (String, Reason) {
    (field.to_owned(), reason)
}

#[test]
fn what_is_wrong_stands_beside_its_field() {
    assert_eq!(
        faults(FactKind::Absence, &[("absence.organisation", "nobody"), ("absence.from", "soon")]),
        [
            fault("absence.organisation", Reason::Unknown),
            fault("absence.from", Reason::NotADate),
            fault("absence.to", Reason::Missing),
        ]
    );
    let backwards = [("absence.organisation", "hands"), ("absence.from", "2027-03-05"), ("absence.to", "2027-03-01")];
    assert_eq!(faults(FactKind::Absence, &backwards), [fault("absence.to", Reason::BackToFront)]);
    let far = [("absence.organisation", "hands"), ("absence.from", "1500-03-05"), ("absence.to", "2027-03-01")];
    assert_eq!(faults(FactKind::Absence, &far), [fault("absence.from", Reason::NotADate)]);
    for (rupees, on, wrong) in [
        ("0", "2026-11-20", fault("price.rupees", Reason::NotANumber)),
        ("9999999", "2026-11-20", fault("price.rupees", Reason::NotANumber)),
        ("many", "2026-11-20", fault("price.rupees", Reason::NotANumber)),
        ("4200", "2026-11-22", fault("price.on", Reason::ToCome)),
    ] {
        let fields = [("price.town", "sukkur"), ("price.rupees", rupees), ("price.on", on)];
        assert_eq!(faults(FactKind::Price, &fields), [wrong]);
    }
}

#[test]
fn windows_need_names_that_everybody_can_read_and_a_zone_that_is_there() {
    let nothing = faults(FactKind::Window, &[("window.districts", "atlantis"), ("window.regions", "the-moon")]);
    assert!(nothing.contains(&fault("window.kind", Reason::Missing)));
    assert!(
        nothing.contains(&fault("window.en", Reason::Missing))
            && nothing.contains(&fault("window.ur", Reason::Missing))
    );
    assert!(nothing.contains(&fault("window.districts", Reason::Unknown)));
    assert!(nothing.contains(&fault("window.regions", Reason::Unknown)));
}

#[test]
fn figures_of_any_script_are_figures() {
    let fields = [("price.town", "sukkur"), ("price.rupees", "۴۲۰۰"), ("price.on", "۲۰۲۶-۱۱-۲۰")];
    let price = TownPrice { town: "sukkur".to_owned(), rupees: 4_200, on: date("2026-11-20") };
    assert_eq!(read(FactKind::Price, &fields), Ok(Fact::Price(price)));
}

const PERSON: [(&str, &str); 5] = [
    ("co-trainer.organisation", "spado"),
    ("co-trainer.gender", "woman"),
    ("co-trainer.topics", "mediation"),
    ("co-trainer.languages", "ur"),
    ("co-trainer.ur", ""),
];

fn person(more: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    PERSON.into_iter().chain(more.iter().copied()).collect()
}

#[test]
fn a_real_name_is_taken_only_from_somebody_who_is_sure() {
    let named = person(&[("co-trainer.en", "Muhammad Aslam Khan")]);
    assert_eq!(faults(FactKind::CoTrainer, &named), [fault("co-trainer.en", Reason::Identifying)]);
    let sure = person(&[("co-trainer.en", "Muhammad Aslam Khan"), ("co-trainer.sure", "yes")]);
    assert!(read(FactKind::CoTrainer, &sure).is_ok());
    assert!(read(FactKind::CoTrainer, &person(&[("co-trainer.en", "Copper Bell")])).is_ok());
    assert_eq!(faults(FactKind::CoTrainer, &person(&[])), [fault("co-trainer.en", Reason::Missing)]);
}

#[test]
fn rows_of_days_away_may_be_empty_or_one_day() {
    let away = |rows: &[(&'static str, &'static str)]| {
        let mut fields = person(&[("co-trainer.en", "Copper Bell")]);
        for (from, to) in rows {
            fields.extend([("co-trainer.away_from", *from), ("co-trainer.away_to", *to)]);
        }
        read(FactKind::CoTrainer, &fields)
    };
    let Ok(Fact::CoTrainer(person)) = away(&[("", ""), ("2027-04-02", ""), ("2027-03-01", "2027-03-04")]) else {
        panic!("rows")
    };
    let days: Vec<_> = person.away.iter().map(|span| (span.from.to_string(), span.to.to_string())).collect();
    let of = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(days, [of("2027-03-01", "2027-03-04"), of("2027-04-02", "2027-04-02")]);
    let wrong = fault("co-trainer.away", Reason::BackToFront);
    assert_eq!(away(&[("2027-03-04", "2027-03-01")]).unwrap_err(), [wrong]);
    assert_eq!(away(&[("", "2027-03-01")]).unwrap_err(), [fault("co-trainer.away", Reason::Missing)]);
}

fn text() -> impl Strategy<Value = String> {
    "[a-zA-Z\u{627}-\u{64a}][ a-zA-Z\u{627}-\u{64a}]{0,30}[a-z]"
}

fn days() -> impl Strategy<Value = (Date, Date)> {
    (19_000_i32..21_000, 0_i32..40).prop_map(|(from, length)| (from_day_number(from), from_day_number(from + length)))
}

fn some<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Vec<T>> {
    proptest::sample::subsequence(all.to_vec(), 1..all.len())
}

fn window() -> impl Strategy<Value = Fact> {
    let zone = (proptest::sample::subsequence(Region::ALL.to_vec(), 0..3), any::<bool>()).prop_map(|(regions, one)| {
        let districts = if one { vec!["khairpur".to_owned()] } else { Vec::new() };
        Zone { regions, districts }
    });
    let parts = (proptest::sample::select(ConstraintKind::ALL), days(), text(), text(), any::<bool>(), zone);
    parts.prop_map(|(kind, (from, to), en, ur, is_seen, zone)| {
        let certainty = if is_seen { Certainty::Observed } else { Certainty::Expected };
        let names = LocalText::english_urdu(en, ur);
        Fact::Window(CalendarConstraint { kind, from, to, names, certainty, zone, demonstration: false })
    })
}

fn co_trainer() -> impl Strategy<Value = Fact> {
    let away = proptest::collection::btree_set(days(), 0..4);
    let parts = (text(), proptest::sample::select(Gender::ALL), some(Topic::ALL), some(Language::ALL), away);
    parts.prop_map(|(en, gender, topics, languages, away)| {
        let span = |(from, to)| Span { from, to, precision: Precision::Day };
        Fact::CoTrainer(CoTrainer {
            organisation: "hands".to_owned(),
            pseudonym: LocalText::english(en),
            gender,
            topics,
            languages,
            away: away.into_iter().map(span).collect(),
        })
    })
}

fn fact() -> impl Strategy<Value = Fact> {
    let absence = days().prop_map(|(from, to)| Fact::Absence(Absence { who: "spado".to_owned(), from, to }));
    let price = (1_u32..1_000_000, 19_000_i32..20_000)
        .prop_map(|(rupees, on)| Fact::Price(TownPrice { town: "sukkur".to_owned(), rupees, on: from_day_number(on) }));
    prop_oneof![window(), absence, co_trainer(), price]
}

proptest! {
    #[test]
    fn a_fact_comes_back_from_its_form(fact in fact()) {
        let form = fact.to_form();
        let fields = form.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        prop_assert_eq!(read_fact(fact.kind(), fields, &offered(), today()), Ok(fact.clone()));
        // No kind reads another's fields.
        for other in FactKind::ALL.iter().filter(|kind| **kind != fact.kind()) {
            let fields = form.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            prop_assert!(read_fact(*other, fields, &offered(), today()).is_err());
        }
    }

    #[test]
    fn whatever_is_sent_is_read_or_refused(
        kind in proptest::sample::select(FactKind::ALL),
        fields in proptest::collection::vec(("[a-z_.-]{0,20}", "\\PC{0,20}"), 0..12),
    ) {
        let fields: Vec<(String, String)> = fields.into_iter().map(|(name, value)| (format!("{kind}.{name}"), value)).collect();
        let pairs = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        if let Err(faults) = read_fact(kind, pairs, &offered(), today()) {
            prop_assert!(!faults.is_empty());
            let prefix = format!("{kind}.");
            prop_assert!(faults.iter().all(|fault| fault.field.starts_with(&prefix)));
        }
    }
}

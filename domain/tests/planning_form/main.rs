//! A scenario as a form, and two people's changes of one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly")]

mod together;

use domain::{
    dates::Date,
    members::Gender,
    places::Region,
    planning::{
        agenda::{Activity, BreakKind, ModuleWish, Move},
        dates::{MoonMonth, MoonShift},
        form::{Fields, PlanDeed, PlanFaultReason, ScenarioDraft, criterion_of, criterion_slug},
        participants::{Apart, Criterion, Quota},
    },
    text::{Language, LocalText},
    trainings::Topic,
};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn today() -> Date {
    day("2026-11-20")
}

fn named(name: &str) -> ScenarioDraft {
    let mut draft = ScenarioDraft { name: name.to_owned(), ..ScenarioDraft::blank(today()) };
    draft.goal.topics = vec![Topic::Mediation, Topic::Dialogue];
    draft
}

fn read(fields: &Fields) -> Result<ScenarioDraft, Vec<(String, PlanFaultReason)>> {
    let pairs = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let told = |faults: Vec<domain::planning::form::PlanFault>| {
        faults.into_iter().map(|fault| (fault.field, fault.reason)).collect()
    };
    ScenarioDraft::from_form(pairs, today()).map_err(told)
}

/// The form of a scenario with some fields sent besides, or instead where they are there once.
fn with(draft: &ScenarioDraft, more: &[(&str, &str)]) -> Fields {
    let mut fields = draft.to_form();
    for (name, value) in more {
        let is_list = ["include", "exclude", "apart", "add.apart", "shift", "move", "topics"].contains(name);
        fields.retain(|(other, _)| is_list || other != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields
}

/// The second part of the talk on mediation, moved.
fn talk_to(day: u8, from: u16) -> Move {
    Move { activity: Activity::Talk(Topic::Mediation), part: 1, day, from }
}

/// A scenario in which everything is said.
fn whole() -> ScenarioDraft {
    let title = LocalText::english_urdu("Before the vote", "ووٹ سے پہلے");
    let mut draft = ScenarioDraft { notes: "Two lines\nof notes".to_owned(), title, ..named("Spring") };
    let goal = &mut draft.goal;
    goal.language = Some(Language::Sindhi);
    goal.rupees = Some(3_000_000);
    goal.town = Some("sukkur".to_owned());
    goal.first_day = Some(day("2027-04-02"));
    goal.modules = vec![
        ModuleWish { topic: Topic::Dialogue, talk: Some(90), exercise: Some(0) },
        ModuleWish { topic: Topic::Mediation, talk: None, exercise: Some(45) },
    ];
    goal.moves = vec![talk_to(1, 600), Move { activity: Activity::Break(BreakKind::Tea), part: 2, day: 0, from: 640 }];
    let month = MoonMonth { year: 1448, month: 9 };
    goal.shifts = vec![
        MoonShift { month, days: 1, region: None },
        MoonShift { month, days: -1, region: Some(Region::BorderRegion) },
    ];
    goal.weights.points.rest = 40;
    goal.costs.child_care = 0;
    goal.trainers.include.insert("trainer0001".to_owned());
    let wish = &mut goal.participants;
    wish.quotas = vec![
        Quota { criterion: Criterion::Gender(Gender::Woman), at_least: Some(12), at_most: None },
        Quota { criterion: Criterion::District("sukkur".to_owned()), at_least: None, at_most: Some(6) },
        Quota { criterion: Criterion::Newcomer, at_least: Some(4), at_most: Some(9) },
    ];
    wish.apart = vec![Apart("aaaaaaaaaa".to_owned(), "bbbbbbbbbb".to_owned())];
    wish.include.insert("cccccccccc".to_owned());
    wish.exclude.insert("dddddddddd".to_owned());
    wish.keep.insert("eeeeeeeeee".to_owned());
    wish.most_of_organisation = Some(3);
    wish.prerequisites = vec![Topic::ConflictAnalysis];
    draft
}

#[test]
fn a_form_says_all_that_a_scenario_says() {
    for draft in [named("Spring"), whole()] {
        assert_eq!(read(&draft.to_form()).unwrap(), draft);
    }
    let few = [("name", "Few"), ("topics", "mediation"), ("topics", "mediation"), ("seats", "")];
    let few: Fields = few.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let draft = read(&few).unwrap();
    assert_eq!((draft.goal.participants.seats, draft.goal.topics.as_slice()), (24, [Topic::Mediation].as_slice()));
}

#[test]
fn rows_add_one_more_of_each() {
    let fields = with(
        &whole(),
        &[
            ("add.quota", "gender:woman"),
            ("add.least", "۱۰"),
            ("add.apart", "ffffffffff"),
            ("add.apart", "aaaaaaaaaa"),
            ("add.shift.month", "1448-10"),
            ("add.shift.days", "1"),
        ],
    );
    let goal = read(&fields).unwrap().goal;
    let women = goal.participants.quotas.iter().find(|quota| quota.criterion == Criterion::Gender(Gender::Woman));
    assert_eq!(
        women.unwrap().at_least,
        Some(10),
        "the row stands for the one that was there; figures are of any script"
    );
    let pair = Apart("aaaaaaaaaa".to_owned(), "ffffffffff".to_owned());
    assert!(goal.participants.apart.contains(&pair), "whoever was named first");
    assert_eq!(goal.shifts.len(), 3);
}

#[test]
fn a_row_without_a_number_takes_nothing_away() {
    let fields = with(&whole(), &[("add.quota", "gender:woman")]);
    assert_eq!(read(&fields).unwrap(), whole());
}

#[test]
fn only_what_needs_the_plan_asks_for_it() {
    for (deed, needs) in [("save", false), ("exclude:aaaaaaaaaa", false), ("date:", false), ("keep", true)] {
        assert_eq!(deed.parse::<PlanDeed>().unwrap().needs_plan(), needs, "{deed}");
    }
}

#[test]
fn what_is_wrong_stands_beside_its_field() {
    use PlanFaultReason as Reason;
    for (name, value, field, reason) in [
        ("name", "", "name", Reason::Missing),
        ("seats", "many", "seats", Reason::NotANumber),
        ("seats", "70000", "seats", Reason::NotANumber),
        ("seats", "0", "seats", Reason::Seats),
        ("days", "0", "days", Reason::Days),
        ("from", "soon", "from", Reason::NotADate),
        ("from", "0027-03-15", "from", Reason::NotADate),
        ("to", "+92027-03-15", "to", Reason::NotADate),
        ("to", "2026-12-01", "to", Reason::Period),
        ("first_day", "2030-01-01", "first_day", Reason::FirstDay),
        ("kind", "party", "kind", Reason::Unknown),
        ("least.gender:cat", "3", "least.gender:cat", Reason::Unknown),
        ("most.gender:woman", "3", "most.gender:woman", Reason::Crossed),
        ("include", "dddddddddd", "include", Reason::InAndOut),
        ("include", "<b>", "include", Reason::Unknown),
        ("apart", "aaaaaaaaaa aaaaaaaaaa", "add.apart", Reason::ApartFromSelf),
        ("trainers", "9", "trainers", Reason::Trainers),
        ("shift", "1448-09 9", "shift", Reason::NotANumber),
        ("move", "talk-mediation-0 1", "move", Reason::Unknown),
        ("move", "talk-cooking-0 1 600", "move", Reason::Unknown),
        ("move", "talk-mediation-0 14 600", "move", Reason::Unknown),
        ("move", "talk-mediation-0 1 1440", "move", Reason::Unknown),
        ("cost.hall", "10000001", "cost.hall", Reason::Price),
        ("cost.contingency_percent", "101", "cost.contingency_percent", Reason::Percent),
        ("talk.mediation", "99999", "talk.mediation", Reason::NotANumber),
        ("weight.travel.far_km", "0", "weight.travel.far_km", Reason::Bounds),
        ("weight.gaps.base", "10001", "weight.gaps.base", Reason::Bounds),
        ("weight.gaps.election_months", "61", "weight.gaps.election_months", Reason::Bounds),
    ] {
        let faults = read(&with(&whole(), &[(name, value)])).unwrap_err();
        assert!(faults.contains(&(field.to_owned(), reason)), "{name}={value}: {faults:?}");
    }
    let long = "a".repeat(121);
    assert_eq!(read(&with(&whole(), &[("name", &long)])).unwrap_err()[0], ("name".to_owned(), Reason::TooLong));
    assert!(
        read(&with(&whole(), &[("do", "save"), ("version", "3"), ("item.opening-0.day", "x")])).is_ok(),
        "not a scenario's"
    );
}

#[test]
fn criteria_have_names_of_their_own() {
    let criteria = [
        Criterion::Everyone,
        Criterion::Newcomer,
        Criterion::Gender(Gender::Woman),
        Criterion::Region(Region::Karachi),
        Criterion::District("mirpur-khas".to_owned()),
        Criterion::Language(Language::Sindhi),
        Criterion::Organisation("aaaaaaaaaa".to_owned()),
    ];
    for criterion in criteria {
        assert_eq!(criterion_of(&criterion_slug(&criterion)), Some(criterion));
    }
    for none in ["", "gender", "gender:", "district:", "district:a b", "everyone:x", "cat:1"] {
        assert_eq!(criterion_of(none), None, "{none}");
    }
}

/// The scenario after a button.
fn after(draft: &ScenarioDraft, deed: &str, fields: &[(&str, &str)]) -> ScenarioDraft {
    let mut draft = draft.clone();
    deed.parse::<PlanDeed>().unwrap().apply(&mut draft, None, fields).unwrap();
    draft
}

#[test]
fn buttons_change_one_thing() {
    let draft = whole();
    assert_eq!(after(&draft, "save", &[]), draft);
    let included = after(&draft, "include:dddddddddd", &[]).goal.participants;
    assert!(included.include.contains("dddddddddd") && included.exclude.is_empty());
    let freed = after(&draft, "free:cccccccccc", &[]).goal.participants;
    assert!(freed.include.is_empty());
    assert_eq!(after(&draft, "place:", &[]).goal.town, None);
    assert_eq!(after(&draft, "date:2027-05-01", &[]).goal.first_day, Some(day("2027-05-01")));
    assert_eq!(after(&draft, "later:mediation", &[]).goal.topics, [Topic::Dialogue, Topic::Mediation]);
    assert_eq!(after(&draft, "earlier:mediation", &[]).goal.topics, draft.goal.topics);
    let typed = [("item.talk-mediation-1.day", "۲"), ("item.talk-mediation-1.from", "09:30")];
    let moved = after(&draft, "move:talk-mediation-1", &typed);
    assert_eq!(moved.goal.moves, [draft.goal.moves[1].clone(), talk_to(2, 570)], "in place of the earlier move");
    assert!(after(&draft, "unmove", &[]).goal.moves.is_empty());
    for (at, reason) in [("", PlanFaultReason::NotANumber), ("25:00", PlanFaultReason::NotANumber)] {
        let deed: PlanDeed = "move:closing-0".parse().unwrap();
        let refused = deed.apply(&mut draft.clone(), None, &[("item.closing-0.day", "1"), ("item.closing-0.from", at)]);
        assert_eq!(refused, Err(reason));
    }
    for none in
        ["", "dance", "include:", "include:<b>", "date:soon", "date:0027-05-01", "move:x", "move:3", "later:cooking"]
    {
        assert!(none.parse::<PlanDeed>().is_err(), "{none}");
    }
}

#[test]
fn scenarios_of_earlier_versions_open() {
    let draft = whole();
    let mut stored = serde_json::to_value(&draft).unwrap();
    // Modules had both lengths, and moves counted the items of an agenda that is no longer known.
    stored["goal"]["modules"] = serde_json::json!([{ "topic": "dialogue", "talk": 90, "exercise": 60 }]);
    stored["goal"]["moves"] = serde_json::json!([{ "item": 3, "day": "2027-04-02", "from": 600 }]);
    let opened: ScenarioDraft = serde_json::from_value(stored.clone()).unwrap();
    assert_eq!(opened.goal.modules, [ModuleWish { topic: Topic::Dialogue, talk: Some(90), exercise: Some(60) }]);
    assert_eq!((opened.goal.moves.as_slice(), &opened.notes), ([].as_slice(), &draft.notes));
    for name in ["modules", "moves", "costs", "shifts"] {
        stored["goal"].as_object_mut().unwrap().remove(name);
    }
    assert!(serde_json::from_value::<ScenarioDraft>(stored).is_ok());
    let today: ScenarioDraft = serde_json::from_str(&serde_json::to_string(&draft).unwrap()).unwrap();
    assert_eq!(today, draft);
}

fn drafts() -> impl Strategy<Value = ScenarioDraft> {
    let people = || proptest::collection::btree_set("[a-e]{10}", 0..4);
    let quotas = proptest::collection::btree_map(0_usize..4, (0_u16..9, 9_u16..20), 0..4);
    (1_u16..40, people(), people(), quotas, "[a-z ]{0,9}[a-z]", 1_u16..900).prop_map(
        |(seats, include, exclude, quotas, name, rest)| {
            let mut draft = named(&name);
            let wish = &mut draft.goal.participants;
            wish.seats = seats;
            wish.exclude = exclude.difference(&include).cloned().collect();
            wish.include = include;
            let criterion = |place| Criterion::Region(Region::ALL[place]);
            let quota = |(place, (least, most))| Quota {
                criterion: criterion(place),
                at_least: Some(least),
                at_most: Some(most),
            };
            wish.quotas = quotas.into_iter().map(quota).collect();
            draft.goal.weights.points.rest = rest;
            draft
        },
    )
}

proptest! {
    #[test]
    fn forms_are_read_back(draft in drafts()) {
        let name = draft.name.trim().to_owned();
        prop_assert_eq!(read(&draft.to_form()).unwrap(), ScenarioDraft { name, ..draft });
    }
}

//! Known days, and windows against a reckoning day by day.

use domain::{
    dates::{Date, from_day_number},
    places::Region,
    planning::{
        CalendarConstraint, Certainty, ConstraintKind, Zone,
        dates::{
            Absence, Calendar, DateWindow, Holiday, MoonMonth, MoonShift, Neighbour, Occasion, best_windows, calendar,
            hijri_date, in_gregorian, window, windows,
        },
        weights::DateWeights,
    },
    text::LocalText,
};
use proptest::prelude::*;

use crate::date;

/// The calendar that the product is delivered with.
fn delivered() -> Vec<CalendarConstraint> {
    let text = include_str!("../../../data/map/calendar.json");
    let mut windows: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(text).unwrap();
    // The file names provinces, which are no zones yet.
    windows.iter_mut().for_each(|window| drop(window.remove("zone")));
    windows.into_iter().map(|window| serde_json::from_value(window.into()).unwrap()).collect()
}

fn of(neighbour: &Option<Neighbour>) -> (Occasion, u32) {
    let neighbour = neighbour.as_ref().unwrap();
    (neighbour.happening.occasion.clone(), neighbour.days_between)
}

fn constraint(kind: ConstraintKind) -> Occasion {
    Occasion::Constraint(kind)
}

fn on(day: &str, setting: &Calendar<'_>) -> DateWindow {
    window(date(day), 1, setting, &DateWeights::default())
}

#[test]
fn the_tenth_of_april_2024_is_eid_between_ramadan_and_labour_day() {
    let known = delivered();
    for setting in [Calendar::default(), Calendar { known: &known, ..Calendar::default() }] {
        let window = on("2024-04-10", &setting);
        assert!(window.is_ruled_out);
        let eid = &window.clashes[0];
        assert_eq!((&eid.happening.occasion, eid.days), (&constraint(ConstraintKind::EidAlFitr), 1));
        assert_eq!((eid.happening.from, eid.happening.to), (date("2024-04-10"), date("2024-04-12")));
        assert_eq!(of(&eid.before), (constraint(ConstraintKind::Ramadan), 0));
        assert_eq!(of(&eid.after), (Occasion::Holiday(Holiday::Labour), 18));
    }
}

#[test]
fn elections_are_flagged_with_both_neighbours() {
    let known = delivered();
    let setting = Calendar { known: &known, ..Calendar::default() };
    let election = constraint(ConstraintKind::Election);
    let expected = [
        ("2013-05-11", Occasion::Holiday(Holiday::Labour), 9, constraint(ConstraintKind::Weather), 50),
        ("2024-02-08", Occasion::Holiday(Holiday::Kashmir), 2, constraint(ConstraintKind::Ramadan), 32),
    ];
    for (day, before, days_before, after, days_after) in expected {
        let window = on(day, &setting);
        assert!(window.is_ruled_out);
        let clash = window.clashes.iter().find(|clash| clash.happening.occasion == election).unwrap();
        assert_eq!(clash.happening.from, date(day));
        assert_eq!(of(&clash.before), (before, days_before));
        assert_eq!(of(&clash.after), (after, days_after));
    }
    let eve = on("2024-02-07", &setting);
    assert!(!eve.is_ruled_out && eve.score < 100, "{}", eve.score);
}

#[test]
fn what_was_observed_lies_within_a_day_of_what_is_reckoned() {
    let kinds = [ConstraintKind::Ramadan, ConstraintKind::EidAlFitr, ConstraintKind::EidAlAdha, ConstraintKind::Ashura];
    let mut seen = 0;
    for known in delivered().iter().filter(|known| kinds.contains(&known.kind)) {
        let around = calendar(known.from - chrono::Days::new(5), known.to + chrono::Days::new(5), &Calendar::default());
        let reckoned = around.iter().find(|one| one.occasion == constraint(known.kind)).unwrap();
        let by = (known.from - reckoned.from).num_days();
        assert!((-1..=2).contains(&by), "{:?} {} is off by {by}", known.kind, known.from);
        seen += u32::from(by.abs() <= 1);
    }
    assert!(seen >= 70, "{seen} of 77 within a day");
}

#[test]
fn a_known_feast_takes_the_place_of_the_reckoned_one() {
    let known = delivered();
    let setting = Calendar { known: &known, ..Calendar::default() };
    for year in 2010..2027 {
        let of_year = calendar(date(&format!("{year}-01-01")), date(&format!("{year}-12-31")), &setting);
        let fasts = of_year.iter().filter(|one| one.occasion == constraint(ConstraintKind::Ramadan)).count();
        assert_eq!(fasts, 1, "{year}");
    }
}

#[test]
fn a_moon_seen_a_day_later_in_one_region_moves_its_feast_there_alone() {
    let (month, _) = hijri_date(date("2024-04-10"));
    assert_eq!(month, MoonMonth { year: 1445, month: 10 });
    assert_eq!(in_gregorian(month, 1), Some(date("2024-04-10")));
    let shifts = [MoonShift { month, days: -1, region: Some(Region::BorderRegion) }];
    let known = delivered();
    let beginning = |region| {
        let setting = Calendar { known: &known, shifts: &shifts, region, ..Calendar::default() };
        let eid = constraint(ConstraintKind::EidAlFitr);
        let all = calendar(date("2024-04-01"), date("2024-04-20"), &setting);
        let one = all.into_iter().filter(|one| one.occasion == eid && one.region == region).min_by_key(|one| one.from);
        one.map(|one| (one.from, one.certainty))
    };
    assert_eq!(beginning(Some(Region::BorderRegion)), Some((date("2024-04-09"), Certainty::Observed)));
    assert_eq!(beginning(None), Some((date("2024-04-10"), Certainty::Observed)));
}

#[test]
fn an_uncertain_moon_costs_the_days_around() {
    let (before, after) = (on("2028-02-25", &Calendar::default()), on("2028-03-01", &Calendar::default()));
    let eid = constraint(ConstraintKind::EidAlFitr);
    let reckoned = calendar(date("2028-02-20"), date("2028-03-05"), &Calendar::default());
    let feast = reckoned.iter().find(|one| one.occasion == eid).unwrap();
    assert_eq!(feast.certainty, Certainty::Expected);
    let day_after = window(feast.to + chrono::Days::new(1), 1, &Calendar::default(), &DateWeights::default());
    assert_eq!((day_after.clashes[0].uncertain_days, day_after.is_ruled_out), (1, false));
    assert!(before.score <= 1_000 && after.score <= 1_000);
}

#[test]
fn absences_count_in_their_days() {
    let absences = [Absence { who: "spado".to_owned(), from: date("2026-12-01"), to: date("2026-12-03") }];
    let setting = Calendar { absences: &absences, ..Calendar::default() };
    assert_eq!(on("2026-12-02", &setting).clashes[0].happening.occasion, Occasion::Absence("spado".to_owned()));
    assert_eq!(on("2026-12-04", &setting).score, 1_000);
}

/// What a day costs by a list of windows, looked at one by one.
fn cost(day: Date, known: &[CalendarConstraint], weights: &DateWeights) -> u32 {
    let of = |one: &CalendarConstraint| {
        let weight = match one.kind {
            ConstraintKind::Ramadan => weights.ramadan,
            ConstraintKind::Election => weights.election,
            ConstraintKind::Weather => weights.weather,
            _ => weights.eid,
        };
        let weight = u32::from(weight);
        let away = (one.from - day).num_days().max((day - one.to).num_days());
        match away {
            ..=0 => weight,
            1 if one.certainty == Certainty::Expected => weight * u32::from(weights.uncertain_percent) / 100,
            1..=14 if one.kind == ConstraintKind::Election => weight * (15 - away as u32) / 15,
            _ => 0,
        }
    };
    known.iter().map(of).max().unwrap_or(0)
}

fn known() -> impl Strategy<Value = Vec<CalendarConstraint>> {
    let kinds = [ConstraintKind::Ramadan, ConstraintKind::Election, ConstraintKind::EidAlAdha];
    let one = (0_usize..3, 0_i32..60, 0_i32..6, any::<bool>()).prop_map(move |(kind, from, length, is_seen)| {
        CalendarConstraint {
            kind: kinds[kind],
            from: from_day_number(20_380 + from),
            to: from_day_number(20_380 + from + length),
            names: LocalText::default(),
            certainty: if is_seen { Certainty::Observed } else { Certainty::Expected },
            zone: Zone::default(),
            demonstration: false,
        }
    });
    proptest::collection::vec(one, 0..5)
}

proptest! {
    #[test]
    fn windows_are_worth_what_their_days_are(known in known(), days in 1_u16..8) {
        // Only what is given counts: holidays and seasons weigh nothing, and no feast is reckoned in these weeks.
        let weights = DateWeights { holiday: 0, examination: 0, harvest: 0, weather: 0, ashura: 0, ..DateWeights::default() };
        let setting = Calendar { known: &known, ..Calendar::default() };
        let (from, to) = (from_day_number(20_380), from_day_number(20_430));
        let all = windows(from, to, days, &setting, &weights);
        prop_assert_eq!(all.len(), 51 - usize::from(days) + 1);
        let score = |window: &DateWindow| {
            let costs: Vec<u32> = window.from.iter_days().take(days.into()).map(|day| cost(day, &known, &weights)).collect();
            let ruled_out = window.from.iter_days().take(days.into()).any(|day| known.iter().any(|one| {
                one.kind != ConstraintKind::Ramadan && one.from <= day && day <= one.to
            }));
            (1_000 - costs.iter().sum::<u32>() * 1_000 / (u32::from(days) * 1_000), ruled_out)
        };
        for window in &all {
            prop_assert_eq!((window.score, window.is_ruled_out), score(window), "{:?}", window);
        }
        // The best there is comes first.
        let best = best_windows(all.clone(), 3);
        let expected = all.iter().map(|w| (w.is_ruled_out, std::cmp::Reverse(w.score), w.from)).min();
        prop_assert_eq!(best.first().map(|w| (w.is_ruled_out, std::cmp::Reverse(w.score), w.from)), expected);
        for (index, window) in best.iter().enumerate() {
            prop_assert!(best[..index].iter().all(|other| window.to < other.from || other.to < window.from));
        }
    }

    #[test]
    fn dates_of_the_moon_read_back(number in 0_i32..30_000) {
        let (month, day) = hijri_date(from_day_number(number));
        prop_assert_eq!(in_gregorian(month, day), Some(from_day_number(number)));
    }
}

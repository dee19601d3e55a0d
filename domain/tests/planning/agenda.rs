//! Agendas: everything has its place, and what is moved is checked.

use domain::{
    dates::Span,
    planning::agenda::{
        Activity, Agenda, AgendaConflict, AgendaItem, BreakKind, DayFrame, ModulePlan, Move, SHORTEST_PART, agenda,
        conflicts, frame, item_of, item_slug, moved, spare,
    },
    planning::trainers::Teaching,
    trainings::Topic,
};
use proptest::prelude::*;

use crate::date;

fn days(number: usize, is_fasting: bool) -> Vec<DayFrame> {
    date("2027-04-05").iter_days().take(number).map(|day| frame(day, is_fasting)).collect()
}

fn modules(minutes: &[(u16, u16)]) -> Vec<ModulePlan> {
    Topic::ALL
        .iter()
        .zip(minutes)
        .map(|(topic, (talk, exercise))| ModulePlan { topic: *topic, talk: *talk, exercise: *exercise })
        .collect()
}

fn position(agenda: &Agenda, activity: &Activity) -> u32 {
    agenda.items.iter().position(|item| item.activity == *activity).unwrap() as u32
}

proptest! {
    #[test]
    fn an_agenda_has_no_conflict_but_what_found_no_room(
        number in 1_usize..6, is_fasting: bool, minutes in proptest::collection::vec((30_u16..200, 0_u16..150), 1..8),
    ) {
        let modules = modules(&minutes);
        let agenda = agenda(&days(number, is_fasting), &modules, &[]);
        let unplaced: Vec<_> = agenda.unplaced.iter().map(|(topic, left)| AgendaConflict::Short(*topic, *left)).collect();
        prop_assert_eq!(conflicts(&agenda, &modules, &[]), unplaced);
        // Modules come in their order, and no part is a scrap.
        let taught = agenda.items.iter().filter_map(|item| item.activity.topic());
        let order: Vec<usize> = taught.map(|topic| modules.iter().position(|module| module.topic == topic).unwrap()).collect();
        prop_assert!(order.is_sorted());
        for item in agenda.items.iter().filter(|item| item.activity.topic().is_some()) {
            let module = modules.iter().find(|module| Some(module.topic) == item.activity.topic()).unwrap();
            let whole = if matches!(item.activity, Activity::Talk(_)) { module.talk } else { module.exercise };
            prop_assert!(item.to - item.from >= SHORTEST_PART.min(whole), "{:?}", item);
        }
    }
}

#[test]
fn prayers_and_meals_stand_in_every_day() {
    let friday = frame(date("2027-04-09"), false);
    let kinds: Vec<BreakKind> = friday.pauses.iter().map(|pause| pause.kind).collect();
    assert_eq!(kinds, [BreakKind::Tea, BreakKind::Jumuah, BreakKind::Lunch, BreakKind::Asr]);
    let fasting = frame(date("2027-02-10"), true);
    assert_eq!(fasting.pauses.iter().map(|pause| pause.kind).collect::<Vec<_>>(), [BreakKind::Zuhr]);
    for day in date("2026-01-01").iter_days().take(366) {
        let frame = frame(day, false);
        assert!(frame.pauses.is_sorted_by_key(|pause| pause.from));
        assert!(frame.pauses.windows(2).all(|two| two[0].to <= two[1].from));
    }
}

#[test]
fn what_is_moved_onto_something_is_said() {
    let modules = modules(&[(60, 60), (45, 0)]);
    let teaching = [Teaching { topic: Topic::ALL[1], lead: Some("trainer".to_owned()), co_trainer: None }];
    let made = agenda(&days(2, false), &modules, &teaching);
    assert_eq!(conflicts(&made, &modules, &[]), []);
    let second = Activity::Talk(Topic::ALL[1]);
    let at = |hour: u16, minute: u16| hour * 60 + minute;
    let to = |hour, minute, day| moved(&made, &Move { activity: second.clone(), part: 0, day, from: at(hour, minute) });

    let in_prayer = to(12, 50, 1);
    let moved_to = position(&in_prayer, &Activity::Talk(Topic::ALL[1]));
    let found = conflicts(&in_prayer, &modules, &[]);
    assert!(found.contains(&AgendaConflict::InBreak(moved_to, BreakKind::Zuhr)), "{found:?}");

    let late = to(16, 55, 1);
    let found = conflicts(&late, &modules, &[]);
    assert!(found.iter().any(|conflict| matches!(conflict, AgendaConflict::OutsideDay(_))), "{found:?}");
    assert!(found.iter().any(|conflict| matches!(conflict, AgendaConflict::Overlap(_, _))), "{found:?}");

    let fine = to(14, 30, 1);
    assert_eq!(conflicts(&fine, &modules, &[]), []);
    let away = [("trainer".to_owned(), Span::days(date("2027-04-06"), date("2027-04-06")))];
    let moved_to = position(&fine, &Activity::Talk(Topic::ALL[1]));
    assert_eq!(conflicts(&fine, &modules, &away), [AgendaConflict::TrainerAway(moved_to, "trainer".to_owned())]);

    let exercise = |part, day| Move { activity: Activity::Exercise(Topic::ALL[0]), part, day, from: at(8, 0) };
    let early = moved(&made, &exercise(0, 0));
    assert!(conflicts(&early, &modules, &[]).iter().any(|one| matches!(one, AgendaConflict::ExerciseFirst(_))));
    for nowhere in [exercise(9, 0), exercise(0, 2)] {
        assert_eq!(moved(&made, &nowhere), made, "no such part, no such day");
    }
}

proptest! {
    #[test]
    fn what_is_left_over_is_counted_minute_by_minute(
        minutes in proptest::collection::vec((30_u16..200, 0_u16..150), 0..6),
        changes in proptest::collection::vec((0_usize..20, 0_u8..3, 0_u16..1500), 0..6),
    ) {
        let laid = agenda(&days(3, false), &modules(&minutes), &[]);
        let change = |agenda: Agenda, (index, day, from): &(usize, u8, u16)| {
            let item = &agenda.items[index % agenda.items.len()];
            moved(&agenda, &Move { activity: item.activity.clone(), part: item.part, day: *day, from: *from })
        };
        let made = changes.iter().fold(laid, change);
        for frame in &made.days {
            let is_taken = |minute: u16| {
                made.items.iter().any(|item| item.day == frame.day && (item.from..item.to).contains(&minute))
            };
            let free = (frame.from..frame.to).filter(|minute| !is_taken(*minute)).count();
            prop_assert_eq!(usize::from(spare(&made, frame)), free);
        }
    }
}

/// The day, from nought, and the minute on which an item begins.
fn begins(agenda: &Agenda, activity: &Activity, part: u8) -> Option<(usize, u16)> {
    let item = agenda.items.iter().find(|item| item.activity == *activity && item.part == part)?;
    Some((agenda.days.iter().position(|frame| frame.day == item.day)?, item.from))
}

#[test]
fn a_move_stays_with_its_item_whatever_the_agenda_becomes() {
    let modules = modules(&[(60, 60), (45, 0), (90, 30)]);
    let [talk, prayer] = [Activity::Talk(Topic::ALL[1]), Activity::Break(BreakKind::Zuhr)];
    let changes = [
        Move { activity: talk.clone(), part: 0, day: 1, from: 870 },
        Move { activity: prayer.clone(), part: 1, day: 1, from: 765 },
    ];
    let turned: Vec<ModulePlan> = modules.iter().rev().copied().collect();
    let others = [&modules[..], &turned[..], &modules[1..], &modules[..2]];
    for (modules, is_fasting) in others.into_iter().flat_map(|modules| [(modules, false), (modules, true)]) {
        let laid = agenda(&days(2, is_fasting), modules, &[]);
        let made = changes.iter().fold(laid.clone(), |agenda, change| moved(&agenda, change));
        assert_eq!([begins(&made, &talk, 0), begins(&made, &prayer, 1)], [Some((1, 870)), Some((1, 765))]);
        let is_other = |item: &&AgendaItem| item.activity != talk && (item.activity != prayer || item.part != 1);
        let rest = |agenda: &Agenda| agenda.items.iter().filter(is_other).cloned().collect::<Vec<_>>();
        assert_eq!(rest(&made), rest(&laid), "nothing else is moved");
    }
    // A Friday has no prayer of that kind to be moved.
    let friday: Vec<DayFrame> = date("2027-04-08").iter_days().take(3).map(|day| frame(day, false)).collect();
    let laid = agenda(&friday, &modules, &[]);
    assert_eq!(moved(&laid, &changes[1]), laid);
}

#[test]
fn items_have_names_of_their_own() {
    let laid = agenda(&days(3, false), &modules(&[(200, 150), (300, 90)]), &[]);
    let mut names: Vec<String> = laid.items.iter().map(|item| item_slug(&item.activity, item.part)).collect();
    for (item, name) in laid.items.iter().zip(&names) {
        assert_eq!(item_of(name), Some((item.activity.clone(), item.part)), "{name}");
    }
    names.sort();
    names.dedup();
    assert_eq!(names.len(), laid.items.len());
    for none in ["", "3", "talk-0", "talk-cooking-0", "opening", "opening-x-0", "break-zuhr-300", "break-zuhr"] {
        assert_eq!(item_of(none), None, "{none}");
    }
}

//! Agendas: everything has its place, and what is moved is checked.

use domain::{
    dates::Span,
    planning::agenda::{
        Activity, Agenda, AgendaConflict, BreakKind, DayFrame, ModulePlan, Move, SHORTEST_PART, agenda, conflicts,
        frame, moved,
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
    let second = position(&made, &Activity::Talk(Topic::ALL[1]));
    let at = |hour: u16, minute: u16| hour * 60 + minute;
    let to = |hour, minute, day: &str| moved(&made, Move { item: second, day: date(day), from: at(hour, minute) });

    let in_prayer = to(12, 50, "2027-04-06");
    let moved_to = position(&in_prayer, &Activity::Talk(Topic::ALL[1]));
    let found = conflicts(&in_prayer, &modules, &[]);
    assert!(found.contains(&AgendaConflict::InBreak(moved_to, BreakKind::Zuhr)), "{found:?}");

    let late = to(16, 55, "2027-04-06");
    let found = conflicts(&late, &modules, &[]);
    assert!(found.iter().any(|conflict| matches!(conflict, AgendaConflict::OutsideDay(_))), "{found:?}");
    assert!(found.iter().any(|conflict| matches!(conflict, AgendaConflict::Overlap(_, _))), "{found:?}");

    let fine = to(14, 30, "2027-04-06");
    assert_eq!(conflicts(&fine, &modules, &[]), []);
    let away = [("trainer".to_owned(), Span::days(date("2027-04-06"), date("2027-04-06")))];
    let moved_to = position(&fine, &Activity::Talk(Topic::ALL[1]));
    assert_eq!(conflicts(&fine, &modules, &away), [AgendaConflict::TrainerAway(moved_to, "trainer".to_owned())]);

    let exercise = position(&made, &Activity::Exercise(Topic::ALL[0]));
    let early = moved(&made, Move { item: exercise, day: date("2027-04-05"), from: at(8, 0) });
    assert!(conflicts(&early, &modules, &[]).iter().any(|one| matches!(one, AgendaConflict::ExerciseFirst(_))));
    assert_eq!(moved(&made, Move { item: 99, day: date("2027-04-05"), from: 0 }), made);
}

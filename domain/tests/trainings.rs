//! Members in trainings: who is invited, who comes, who was there, and what each of them knows.

#![expect(clippy::unwrap_used, reason = "tests may fail loudly, in their helpers too")]

use domain::{
    dates::Date,
    members::Member,
    trainings::{
        Answer, LONGEST_WORD, Participation, ParticipationFault, ParticipationState as State, Topic, Training,
        TrainingGroup, TrainingKind, TrainingPart, TrainingStatus, kept_word, learned,
    },
};
use proptest::prelude::*;
use serde_json::json;

const ME: &str = "0000000001";
const OTHER: &str = "0000000002";

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// From 10 to 12 March 2026.
fn training(status: TrainingStatus, participants: &serde_json::Value) -> Training {
    serde_json::from_value(json!({
        "key": "0123456789", "kind": "workshop", "status": status, "venue": "A house",
        "span": { "from": "2026-03-10", "to": "2026-03-12", "precision": "day" }, "districts": ["jacobabad"],
        "topics": ["mediation", "dialogue"], "trainers": ["0000000009"], "participants": participants,
    }))
    .unwrap()
}

fn planned(state: State) -> Training {
    training(TrainingStatus::Planned, &json!([{ "member": ME, "state": state }]))
}

#[test]
fn a_bare_reference_means_what_it_always_did() {
    let held = training(TrainingStatus::Completed, &json!([ME]));
    assert!(held.was_attended_by(ME) && !held.was_attended_by(OTHER));
    assert_eq!(training(TrainingStatus::Planned, &json!([ME])).state(ME), Some(State::Confirmed));
    let mixed = json!([ME, { "member": OTHER, "state": "declined" }]);
    let training = training(TrainingStatus::Confirmed, &mixed);
    assert_eq!((training.state(ME), training.state(OTHER)), (Some(State::Confirmed), Some(State::Declined)));
    assert_eq!(serde_json::to_value(&training.participants).unwrap(), mixed, "it is written as it was read");
}

#[test]
fn members_are_invited_until_the_first_day() {
    let empty = training(TrainingStatus::Planned, &json!([]));
    let invited = empty.with_invited(ME, date("2026-03-09")).unwrap();
    assert_eq!(invited.state(ME), Some(State::Invited));
    assert_eq!(invited.with_invited(ME, date("2026-03-01")), Err(ParticipationFault::InvitedAlready));
    assert_eq!(empty.with_invited("0000000009", date("2026-03-01")), Err(ParticipationFault::InvitedAlready));
    assert_eq!(empty.with_invited(ME, date("2026-03-10")), Err(ParticipationFault::NotOpen));
    for status in [TrainingStatus::Draft, TrainingStatus::Completed, TrainingStatus::Cancelled] {
        let closed = training(status, &json!([]));
        assert_eq!(closed.with_invited(ME, date("2026-03-01")), Err(ParticipationFault::NotOpen), "{status}");
    }
    assert_eq!(invited.without_invited(ME, date("2026-03-09")), Some(empty));
    assert_eq!(invited.without_invited(OTHER, date("2026-03-09")), None);
    assert_eq!(invited.without_invited(ME, date("2026-03-10")), None);
}

#[test]
fn answers_can_be_changed_until_the_first_day() {
    let comes = planned(State::Invited).answered(ME, Answer::Come, date("2026-03-01")).unwrap();
    assert_eq!(comes.state(ME), Some(State::Confirmed));
    let cannot = comes.answered(ME, Answer::Decline, date("2026-03-09")).unwrap();
    assert_eq!(cannot.state(ME), Some(State::Declined));
    assert_eq!(cannot.answered(ME, Answer::Come, date("2026-03-10")), None);
    assert_eq!(comes.answered(OTHER, Answer::Come, date("2026-03-01")), None, "who is not invited cannot answer");
}

#[test]
fn attendance_is_noted_from_the_first_day_on() {
    let comes = planned(State::Confirmed);
    assert_eq!(comes.with_attendance(ME, true, date("2026-03-09")), None);
    let was_there = comes.with_attendance(ME, true, date("2026-03-10")).unwrap();
    assert!(was_there.was_attended_by(ME));
    assert_eq!(was_there.with_attendance(ME, false, date("2026-04-01")).unwrap().state(ME), Some(State::Confirmed));
    assert_eq!(planned(State::Declined).with_attendance(ME, true, date("2026-03-10")), None);
    assert_eq!(was_there.attendees().collect::<Vec<_>>(), [ME]);
}

#[test]
fn those_who_are_invited_know_where_and_others_nothing() {
    let today = date("2026-03-01");
    let known = planned(State::Invited).known_to(ME, today).unwrap();
    assert_eq!((known.venue.as_str(), known.group, known.may_answer), ("A house", TrainingGroup::Invited, true));
    assert_eq!(planned(State::Invited).known_to(OTHER, today), None);
    let declined = planned(State::Declined).known_to(ME, today).unwrap();
    assert_eq!((declined.venue.as_str(), declined.group), ("", TrainingGroup::Declined));
    let trainer = planned(State::Invited).known_to("0000000009", today).unwrap();
    assert_eq!(
        (trainer.part, trainer.group, trainer.may_answer),
        (TrainingPart::Trainer, TrainingGroup::Coming, false)
    );
    let draft = training(TrainingStatus::Draft, &json!([ME]));
    assert_eq!(draft.known_to(ME, today), None);
    let cancelled = Training { status: TrainingStatus::Cancelled, ..planned(State::Confirmed) };
    let known = cancelled.known_to(ME, today).unwrap();
    assert_eq!((known.venue.as_str(), known.group, known.may_answer), ("", TrainingGroup::Coming, false));
    assert_eq!(cancelled.known_to(ME, date("2026-03-13")), None);
    let led = Training { kind: TrainingKind::CascadeSession, ..planned(State::Invited) };
    assert_eq!(led.known_to("0000000009", today), None, "sessions that one led are listed elsewhere");
}

#[test]
fn what_has_passed_is_behind_those_who_were_part_of_it() {
    let after = date("2026-03-13");
    let group = |state| planned(state).known_to(ME, after).map(|known| known.group);
    assert_eq!(group(State::Confirmed), Some(TrainingGroup::Past));
    assert_eq!(group(State::Attended), Some(TrainingGroup::Past));
    assert_eq!((group(State::Invited), group(State::Declined)), (None, None));
    let held = training(TrainingStatus::Completed, &json!([ME])).known_to(ME, after).unwrap();
    assert_eq!((held.group, held.venue.as_str()), (TrainingGroup::Past, "A house"));
}

#[test]
fn what_was_learned_is_told_once_with_the_first_training() {
    let member: Member = serde_json::from_value(json!({
        "key": ME, "pseudonym": {}, "gender": "other", "profession": "other", "district": "jacobabad",
        "joined": { "from": "2013-01-01", "to": "2013-12-31", "precision": "year" }, "status": "active",
        "skills": ["mediation"],
    }))
    .unwrap();
    let mut later = training(TrainingStatus::Completed, &json!([ME]));
    (later.span.from, later.topics) = (date("2026-03-11"), vec![Topic::Dialogue, Topic::Negotiation]);
    let missed = Training { topics: vec![Topic::HumanRights], ..planned(State::Confirmed) };
    let all = [later, training(TrainingStatus::Completed, &json!([ME])), missed];
    let learned: Vec<_> = learned(&all, &member).iter().map(|one| (one.topic, one.span.from)).collect();
    let first = date("2026-03-10");
    let expected = [(Topic::Dialogue, first), (Topic::Negotiation, date("2026-03-11")), (Topic::Mediation, first)];
    assert_eq!(learned, expected);
}

#[test]
fn a_word_is_short() {
    assert_eq!(kept_word("  My child\r\ncomes along "), Ok("My child\ncomes along".to_owned()));
    assert_eq!(kept_word(&"x".repeat(LONGEST_WORD + 1)), Err(ParticipationFault::BadText));
}

fn trainings() -> impl Strategy<Value = Training> {
    let states = proptest::option::of((0..State::ALL.len()).prop_map(|index| State::ALL[index]));
    let people = proptest::collection::vec((0..4_u8, states), 0..5);
    (people, 0..TrainingStatus::ALL.len()).prop_map(|(people, status)| {
        let mut training = training(TrainingStatus::ALL[status], &json!([]));
        for (member, state) in people {
            let member = format!("000000000{member}");
            if training.participants.iter().all(|known| known.member != member) {
                training.participants.push(Participation { member, state });
            }
        }
        training
    })
}

proptest! {
    #[test]
    fn whatever_one_does_leaves_the_others_as_they_were(
        training in trainings(), member in 0..5_u8, come: bool, there: bool, day in 1..28_u32,
    ) {
        let (me, today) = (format!("000000000{member}"), Date::from_ymd_opt(2026, 3, day).unwrap());
        let answer = if come { Answer::Come } else { Answer::Decline };
        let others = |training: &Training| {
            let all = training.participants.iter().filter(|part| part.member != me);
            all.map(|part| (part.member.clone(), training.state_of(part))).collect::<Vec<_>>()
        };
        let changed = [
            training.answered(&me, answer, today),
            training.with_invited(&me, today).ok(),
            training.without_invited(&me, today),
            training.with_attendance(&me, there, today),
        ];
        for changed in changed.iter().flatten() {
            prop_assert_eq!(others(changed), others(&training));
            let same = Training { participants: training.participants.clone(), ..changed.clone() };
            prop_assert_eq!(&same, &training, "nothing but who comes is changed");
        }
        prop_assert!(changed[..3].iter().all(Option::is_none) || training.is_to_come(today));
        prop_assert!(changed[0].is_none() || training.state(&me).is_some());
    }

    #[test]
    fn nobody_knows_of_a_training_that_they_are_no_part_of(training in trainings(), day in 1..28_u32) {
        let today = Date::from_ymd_opt(2026, 3, day).unwrap();
        for member in 0..10_u8 {
            let me = format!("000000000{member}");
            let is_part = training.state(&me).is_some() || training.trainers.contains(&me);
            let known = training.known_to(&me, today);
            prop_assert!(known.is_none() || is_part);
            prop_assert!(known.is_none_or(|known| known.may_answer <= training.is_to_come(today)));
        }
    }

    #[test]
    fn participations_read_back(training in trainings()) {
        let text = serde_json::to_string(&training).unwrap();
        prop_assert_eq!(serde_json::from_str::<Training>(&text).unwrap(), training);
    }
}

#[test]
fn a_training_was_held_from_its_last_day_on() {
    let training = planned(State::Invited);
    assert!(training.with_held(true, date("2026-03-11")).is_none(), "it still goes on");
    let held = training.with_held(true, date("2026-03-12")).unwrap();
    assert_eq!(held.status, TrainingStatus::Completed);
    assert_eq!(held.state(ME), Some(State::Invited), "nobody was there because it was held");
    assert!(held.with_held(true, date("2026-03-13")).is_none(), "that is known");
    assert_eq!(held.with_held(false, date("2026-03-13")).unwrap().status, TrainingStatus::Confirmed);
    assert!(held.with_held(false, date("2026-05-12")).is_none(), "others rely on it by now");
}

#[test]
fn a_training_stays_on_the_desk_for_a_while() {
    let held = Training { status: TrainingStatus::Completed, ..planned(State::Confirmed) };
    for training in [planned(State::Confirmed), held.clone()] {
        assert!(training.is_on_desk(date("2026-05-11")) && !training.is_on_desk(date("2026-05-12")));
    }
    assert!(planned(State::Confirmed).is_on_desk(date("2026-01-01")));
    assert!(!Training { status: TrainingStatus::Cancelled, ..held.clone() }.is_on_desk(date("2026-03-13")));
    assert!(!Training { kind: TrainingKind::CascadeSession, ..held }.is_on_desk(date("2026-03-13")));
}

#[test]
fn who_was_not_there_did_not_come_because_of_it() {
    let day = date("2026-03-12");
    let was_there = planned(State::Invited).with_attendance(ME, true, day).unwrap();
    assert_eq!(was_there.state(ME), Some(State::Attended));
    assert_eq!(was_there.with_attendance(ME, false, day).unwrap().state(ME), Some(State::Confirmed));
    let never_answered = planned(State::Invited).with_attendance(ME, false, day).unwrap();
    assert_eq!(never_answered.state(ME), Some(State::Invited));
}

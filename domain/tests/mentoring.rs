//! How far a pair can come, and what the two may write.

use domain::mentoring::{
    LONGEST_GOAL, MentoringFault, MentorshipDeed as Deed, MentorshipRole as Role, MentorshipState as State, goal,
    meeting_day, words,
};
use proptest::prelude::*;

#[test]
fn the_mentor_answers_the_mentee_takes_back_and_either_ends() {
    assert_eq!(State::Asked.after(Deed::Accept, Role::Mentor), Some(State::Active));
    assert_eq!(State::Asked.after(Deed::Accept, Role::Mentee), None, "nobody accepts for another");
    assert_eq!(State::Asked.after(Deed::Withdraw, Role::Mentor), None);
    for role in Role::ALL {
        assert_eq!(State::Active.after(Deed::End, *role), Some(State::Ended));
    }
}

#[test]
fn nothing_follows_an_end() {
    for state in State::ALL {
        for (deed, role) in Deed::ALL.iter().flat_map(|deed| Role::ALL.iter().map(move |role| (*deed, *role))) {
            assert!(state.is_open() || state.after(deed, role).is_none(), "{state} {deed} {role}");
        }
        assert!(state.is_open() || !state.is_written_in());
    }
}

#[test]
fn texts_and_days_are_what_can_be_kept() {
    assert_eq!(goal("  Lead a session\r\nalone "), Ok("Lead a session\nalone".to_owned()));
    assert_eq!(goal(" "), Err(MentoringFault::NoText));
    assert_eq!(goal(&"x".repeat(LONGEST_GOAL + 1)), Err(MentoringFault::BadText));
    assert_eq!(words("a\u{7}b", 9), Err(MentoringFault::BadText));
    let date = |text: &str| text.parse().expect("a date");
    let day = |typed| meeting_day(typed, date("2026-03-01"), date("2026-03-10"));
    assert_eq!(day("2026-03-10"), Ok(date("2026-03-10")));
    assert_eq!(day(" ۲۰۲۶-۰۳-۱۰ "), Ok(date("2026-03-10")), "figures of any script");
    for typed in ["2026-02-28", "2026-03-11", "", "tomorrow"] {
        assert_eq!(day(typed), Err(MentoringFault::NoDay), "{typed}");
    }
}

proptest! {
    #[test]
    fn what_is_kept_is_kept_again(text: String) {
        if let Ok(once) = words(&text, 100) {
            prop_assert_eq!(words(&once, 100), Ok(once.clone()));
            prop_assert!(once.chars().count() <= 100);
        }
    }
}

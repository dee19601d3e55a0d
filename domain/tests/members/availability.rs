//! When members can come, and what is told of it.

use domain::{
    members::{
        Absence, FaultReason, FieldFault, FreeDays, Member, MemberField, Need, ProfileChange, Travel, TypedAbsence,
        Viewer, absences, seen, undone,
    },
    safety::{Level, RiskLevel},
};
use proptest::prelude::*;

use crate::{context, date, member};

fn changed(fields: &[(&str, &str)]) -> Result<Member, Vec<FieldFault>> {
    ProfileChange::from_form(fields.iter().copied())?.apply(&member())
}

fn whole() -> Member {
    changed(&[
        ("availability.days", ""),
        ("availability.days", "weekends"),
        ("availability.travel", "own-region"),
        ("availability.from", "2026-07-01"),
        ("availability.to", "2026-07-10"),
        ("availability.reason", " A wedding "),
        ("availability.from", ""),
        ("availability.to", ""),
        ("availability.reason", ""),
        ("availability.from", "2026-05-03"),
        ("availability.to", ""),
        ("availability.reason", ""),
        ("needs", ""),
        ("needs", "childcare"),
    ])
    .unwrap()
}

#[test]
fn a_form_says_when_one_can_come() {
    let member = whole();
    let availability = &member.availability;
    assert_eq!(
        (availability.days.as_slice(), availability.travel),
        ([FreeDays::Weekends].as_slice(), Some(Travel::OwnRegion))
    );
    let away = |from, to, reason: &str| Absence { from: date(from), to: date(to), reason: reason.to_owned() };
    let expected = [away("2026-05-03", "2026-05-03", ""), away("2026-07-01", "2026-07-10", "A wedding")];
    assert_eq!(availability.away, expected);
    assert_eq!(member.needs, [Need::Childcare]);
    assert!(availability.is_away(date("2026-07-10"), date("2026-07-12")));
    assert!(!availability.is_away(date("2026-07-11"), date("2026-07-12")));
    let emptied = [("availability.travel", ""), ("availability.from", ""), ("needs", "")];
    let emptied = ProfileChange::from_form(emptied).unwrap().apply(&member).unwrap();
    assert_eq!((emptied.availability.travel, emptied.availability.away.len(), emptied.needs.len()), (None, 0, 0));
    assert_eq!(emptied.availability.days, availability.days, "what isn't named stays");
    assert_eq!(undone(&emptied, &member, &emptied), member);
}

#[test]
fn what_are_no_days_is_said_beside_the_field() {
    let fault = |reason| Err(vec![FieldFault { field: MemberField::Availability, reason }]);
    for (from, to) in [("soon", ""), ("", "2026-05-01"), ("2026-05-02", "2026-05-01"), ("2026-01-01", "2027-06-01")] {
        let row = [("availability.from", from), ("availability.to", to)];
        assert_eq!(changed(&row).map(drop), fault(FaultReason::Days), "{from} {to}");
    }
    let long = "x".repeat(81);
    let row = [("availability.from", "2026-05-02"), ("availability.reason", long.as_str())];
    assert_eq!(changed(&row).map(drop), fault(FaultReason::TooLong));
    let days: Vec<_> = (1..=13).map(|day| format!("2026-05-{day:02}")).collect();
    let rows: Vec<_> = days.iter().map(|day| ("availability.from", day.as_str())).collect();
    assert_eq!(changed(&rows).map(drop), fault(FaultReason::TooMany));
    assert!(changed(&rows[..12]).is_ok());
    assert_eq!(changed(&[("availability.travel", "abroad")]).map(drop), fault(FaultReason::Unknown));
    assert_eq!(changed(&[("availability", "x")]).map(drop), fault(FaultReason::Unknown));
}

#[test]
fn it_is_for_coordinators_until_its_owner_says_otherwise_and_why_is_for_nobody() {
    let mut member = whole();
    let sees = |member: &Member, viewer| seen(member, viewer, &context(RiskLevel::Low, &[])).unwrap();
    let peer = sees(&member, Viewer::Member);
    assert_eq!((peer.availability, peer.needs), (None, None));
    let coordinator = sees(&member, Viewer::Coordinator);
    let told = coordinator.availability.unwrap();
    assert!(told.away.len() == 2 && told.away.iter().all(|absence| absence.reason.is_empty()));
    assert_eq!(coordinator.needs, Some(vec![Need::Childcare]));
    assert_eq!(sees(&member, Viewer::Owner).availability, Some(member.availability.clone()));
    member.set_level(MemberField::Availability, Level::Network);
    assert!(sees(&member, Viewer::Member).availability.is_some_and(|told| told.away[1].reason.is_empty()));
    let refused = |field, level| ProfileChange::from_form([(field, level)]).is_err();
    assert!(refused("level.availability", "public") && !refused("level.availability", "partner"));
    assert!(refused("level.needs", "network") && !refused("level.needs", "sealed"));
    assert!(member.gone("pakistan").availability.is_empty());
}

#[test]
fn absences_are_of_our_time_and_written_in_any_script() {
    let typed = |from: &str, to: &str| {
        let row = TypedAbsence { from: from.to_owned(), to: to.to_owned(), reason: String::new() };
        absences(&[row]).map(|away| (away[0].from, away[0].to))
    };
    assert_eq!(typed(" ۲۰۲۷-۰۳-۱۵", "۲۰۲۷-۰۳-۱۷"), Ok((date("2027-03-15"), date("2027-03-17"))));
    for from in ["0027-03-15", "+92027-03-15", "soon"] {
        assert_eq!(typed(from, ""), Err(FaultReason::Days), "{from}");
    }
}

proptest! {
    #[test]
    fn absences_are_kept_in_order_and_as_they_were(rows in proptest::collection::vec((0..400_i64, 0..30_i64, "[a-z ]{0,8}"), 0..12)) {
        let day = |offset| date("2026-01-01") + chrono::TimeDelta::days(offset);
        let typed: Vec<_> = rows
            .iter()
            .map(|(from, length, reason)| TypedAbsence {
                from: day(*from).to_string(),
                to: day(from + length).to_string(),
                reason: reason.clone(),
            })
            .collect();
        let away = absences(&typed).unwrap();
        prop_assert!(away.is_sorted_by_key(|absence| (absence.from, absence.to)));
        prop_assert!(away.len() <= typed.len());
        let again: Vec<_> = away
            .iter()
            .map(|one| TypedAbsence { from: one.from.to_string(), to: one.to.to_string(), reason: one.reason.clone() })
            .collect();
        prop_assert_eq!(absences(&again).unwrap(), away);
    }
}

//! What a member says of a session that they led.

use domain::{
    cascade::{LedSession, SessionFault, SessionField, may_change},
    safety::Level,
    sources::Provenance,
    text::Language,
    trainings::{Topic, TrainingKind, TrainingStatus},
};
use proptest::prelude::*;

use crate::date;

const WHOLE: [(&str, &str); 11] = [
    ("modules", "mediation"),
    ("date", "2026-10-04"),
    ("district", "jacobabad"),
    ("language", "sd"),
    ("sector.0", "education"),
    ("gender.0", "woman"),
    ("count.0", "۱۲"),
    ("co-trainers", "0123456789"),
    ("co-trainers", ""),
    ("parent", "abcdefghjk"),
    ("level", "public"),
];

fn read(fields: &[(&str, &str)]) -> Result<LedSession, Vec<SessionFault>> {
    LedSession::from_form(fields, date("2026-11-20"))
}

/// The whole form with one field's value changed.
fn with(name: &str, value: &str) -> Result<LedSession, Vec<SessionFault>> {
    let mut fields: Vec<_> = WHOLE.iter().copied().filter(|(key, _)| *key != name).collect();
    fields.push((name, value));
    read(&fields)
}

#[test]
fn a_whole_form_is_a_session() {
    let session = read(&WHOLE).unwrap();
    assert_eq!((session.topics.as_slice(), session.day), ([Topic::Mediation].as_slice(), date("2026-10-04")));
    assert_eq!((session.groups.len(), session.groups[0].count), (1, Some(12)));
    assert_eq!((session.co_trainers.len(), session.language), (1, Language::Sindhi));
    let training = session.training("leader0000".to_owned(), Provenance::default());
    assert_eq!((training.kind, training.status), (TrainingKind::CascadeSession, TrainingStatus::Completed));
    assert_eq!(training.trainers, ["leader0000", "0123456789"]);
    assert_eq!((training.level, training.parent.as_deref()), (Level::Public, Some("abcdefghjk")));
}

#[test]
fn what_is_wrong_is_said_beside_its_field() {
    for (name, value, fault) in [
        ("modules", "", SessionFault::NoModule),
        ("modules", "cookery", SessionFault::NoModule),
        ("date", "", SessionFault::NoDate),
        ("date", "2026-10", SessionFault::NoDate),
        ("date", "0026-10-04", SessionFault::NoDate),
        ("date", "2026-11-21", SessionFault::DateAhead),
        ("date", "2025-11-19", SessionFault::DatePast),
        ("district", "", SessionFault::NoDistrict),
        ("language", "xx", SessionFault::NoLanguage),
        ("sector.0", "", SessionFault::GroupIncomplete),
        ("gender.0", "x", SessionFault::GroupIncomplete),
        ("count.0", "", SessionFault::GroupIncomplete),
        ("count.0", "0", SessionFault::GroupCount),
        ("count.0", "501", SessionFault::GroupCount),
        ("count.0", "many", SessionFault::GroupCount),
        ("level", "sealed", SessionFault::NoLevel),
    ] {
        assert_eq!(with(name, value), Err(vec![fault]), "{name}={value}");
    }
    let nothing = read(&[]).unwrap_err();
    let fields: Vec<_> = nothing.iter().map(|fault| fault.field()).collect();
    let needed = [
        SessionField::Modules,
        SessionField::Date,
        SessionField::District,
        SessionField::Language,
        SessionField::Groups,
        SessionField::Level,
    ];
    assert_eq!(fields, needed);
    let whole = with("date", "۲۰۲۶-۱۰-۰۴");
    assert!(whole.is_ok(), "figures of every script are figures: {whole:?}");
}

#[test]
fn what_the_form_does_not_ask_stays() {
    let mut before = read(&WHOLE).unwrap().training("leader0000".to_owned(), Provenance::default());
    (before.venue, before.organisers) = ("a school".to_owned(), vec!["organiser0".to_owned()]);
    let after = with("co-trainers", "").unwrap().applied(&before);
    assert_eq!((after.venue.as_str(), after.organisers.len(), after.span), ("a school", 1, before.span));
    assert_eq!(after.trainers, ["leader0000"]);
}

#[test]
fn a_session_is_its_leaders_for_a_year() {
    let session = read(&WHOLE).unwrap().training("leader0000".to_owned(), Provenance::default());
    let may = |member, day| may_change(&session, member, date(day));
    assert!(may("leader0000", "2027-10-04"));
    assert!(!may("leader0000", "2027-10-05"));
    assert!(!may("other00000", "2026-11-20"));
    let withdrawn = domain::trainings::Training { status: TrainingStatus::Cancelled, ..session.clone() };
    assert!(!may_change(&withdrawn, "leader0000", date("2026-11-20")));
}

proptest! {
    #[test]
    fn whatever_is_sent_is_a_session_or_has_faults(fields: Vec<(String, String)>, changed in 0..WHOLE.len(), value: String) {
        let sent: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        prop_assert!(read(&sent).is_err_and(|faults| !faults.is_empty()));
        if let Err(faults) = with(WHOLE[changed].0, &value) {
            prop_assert!(!faults.is_empty());
        }
    }
}

//! What members change of their own records.

use domain::{
    members::{FaultReason, FieldFault, MemberField, MemberStatus, Profession, ProfileChange, Viewer, seen, undone},
    safety::{Level, RiskLevel},
    text::{Language, LocalText},
};

use crate::{context, member};

#[test]
fn a_change_sets_what_it_names_and_no_more() {
    let fields = [
        ("pseudonym.en", " Sindhu "),
        ("pseudonym.sd", "سنڌو"),
        ("profession", "lawyer"),
        ("languages", ""),
        ("languages", "ps"),
        ("languages", "ps"),
        ("skills", ""),
        ("phone", " +92 300 ۱۲۳۴۵۶۷ "),
        ("email", "Sindhu@Example.org"),
        ("level.phone", "sealed"),
        ("level.district", "network"),
        ("token", "of the form"),
    ];
    let change = ProfileChange::from_form(fields).unwrap();
    let changed = change.apply(&member()).unwrap();
    assert_eq!(changed.pseudonym, LocalText { en: "Sindhu".into(), sd: "سنڌو".into(), ..LocalText::default() });
    assert_eq!(changed.profession, Profession::Lawyer);
    assert_eq!(
        (changed.languages.as_slice(), changed.skills.as_slice()),
        ([Language::Pashto].as_slice(), [].as_slice())
    );
    assert_eq!((changed.phone.as_str(), changed.email.as_str()), ("+92 300 1234567", "sindhu@example.org"));
    assert_eq!(changed.levels, [(MemberField::Phone, Level::Sealed)].into(), "a default is no level of one's own");
    assert_eq!((changed.name.as_str(), changed.district.as_str()), ("Somebody", "jacobabad"));
    assert_eq!(ProfileChange::default().apply(&member()), Ok(member()));
    let emptied = ProfileChange::from_form([("phone", " "), ("name", "")]).unwrap().apply(&member()).unwrap();
    assert_eq!((emptied.phone.as_str(), emptied.name.as_str()), ("", ""));
}

#[test]
fn faults_name_their_field() {
    let faults = |fields: &[(&str, &str)]| match ProfileChange::from_form(fields.iter().copied()) {
        Err(faults) => faults,
        Ok(change) => change.apply(&member()).err().unwrap_or_default(),
    };
    let fault = |field, reason| vec![FieldFault { field, reason }];
    let long = "ن".repeat(81);
    assert_eq!(faults(&[("pseudonym.en", " ")]), fault(MemberField::Pseudonym, FaultReason::Empty));
    assert_eq!(faults(&[("pseudonym.ur", &long)]), fault(MemberField::Pseudonym, FaultReason::TooLong));
    assert_eq!(faults(&[("name", &long)]), fault(MemberField::Name, FaultReason::TooLong));
    assert_eq!(faults(&[("name", "a\nb")]), fault(MemberField::Name, FaultReason::Characters));
    assert_eq!(faults(&[("languages", "xx")]), fault(MemberField::Languages, FaultReason::Unknown));
    assert_eq!(faults(&[("level.name", "secret")]), fault(MemberField::Name, FaultReason::Unknown));
    assert_eq!(faults(&[("level.photo", "public")]), fault(MemberField::Photo, FaultReason::Unknown));
    assert_eq!(faults(&[("level.photo", "partner")]), []);
    assert_eq!(faults(&[("district", "")]), fault(MemberField::District, FaultReason::Empty));
    assert_eq!(faults(&[("email", "nobody")]), fault(MemberField::Email, FaultReason::Email));
    for phone in ["123", "0300 12345x7", "0300+1234567", "12345678901234567"] {
        assert_eq!(faults(&[("phone", phone)]), fault(MemberField::Phone, FaultReason::Phone), "{phone}");
    }
    assert_eq!(faults(&[("name", &long[2..]), ("phone", "(021) 1234-567")]), []);
}

#[test]
fn taking_back_leaves_what_others_changed_since() {
    let before = member();
    let fields = [("profession", "lawyer"), ("phone", ""), ("level.skills", "public")];
    let after = ProfileChange::from_form(fields).unwrap().apply(&before).unwrap();
    let mut now = after.clone();
    now.status = MemberStatus::Paused;
    now.set_level(MemberField::Pseudonym, Level::Coordinator);
    let undone = undone(&now, &before, &after);
    assert_eq!((undone.profession, undone.phone.as_str()), (Profession::Teacher, "0300 1234567"));
    assert_eq!(undone.status, MemberStatus::Paused);
    assert_eq!(undone.levels, [(MemberField::Pseudonym, Level::Coordinator)].into());
}

#[test]
fn who_is_gone_is_nobody() {
    let gone = member().gone("pakistan");
    assert!(gone.is_gone() && gone.is_hidden());
    let kept = serde_json::to_string(&gone).unwrap();
    for former in ["Neelum", "نیلم", "Somebody", "woman", "teacher", "jacobabad", "mediation", "0300", "example", "04"]
    {
        assert!(!kept.contains(former), "{former}");
    }
    for viewer in Viewer::ALL {
        assert_eq!(seen(&gone, *viewer, &context(RiskLevel::Low, &[])), None);
    }
}

//! What a form becomes.

use domain::{
    dates::{Date, Precision},
    interventions::{Dispute, Method, Mode, Outcome, Report, ReportFaultReason, ReportField, StoryState},
    safety::Level,
    text::Language,
};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

const TODAY: &str = "2026-11-20";

const WHOLE: [(&str, &str); 7] = [
    ("dispute", "land"),
    ("mode", "indirect"),
    ("methods", "mediation"),
    ("from", "2026-03-02"),
    ("district", "jacobabad"),
    ("outcome", "agreed"),
    ("unknown-field", "is passed over"),
];

fn read(more: &[(&str, &str)]) -> Result<Report, Vec<(ReportField, ReportFaultReason)>> {
    let read = Report::from_form(WHOLE.iter().chain(more).copied());
    read.map_err(|faults| faults.iter().map(|fault| (fault.field, fault.reason)).collect())
}

fn faults(more: &[(&str, &str)]) -> Vec<(ReportField, ReportFaultReason)> {
    let faults = read(more).unwrap().faults(day(TODAY));
    faults.iter().map(|fault| (fault.field, fault.reason)).collect()
}

#[test]
fn a_whole_report_has_no_faults_and_becomes_an_intervention() {
    let report = read(&[("to", "2026-03-09"), ("parties", "٤٢"), ("methods", "dialogue"), ("notes", " two\r\nlines ")]);
    let report = report.unwrap();
    assert_eq!(report.faults(day(TODAY)), []);
    let made = report.intervention("k".into(), "m".into(), Level::Public, None, true).unwrap();
    assert_eq!((made.mode, made.dispute, made.outcome), (Mode::Indirect, Dispute::Land, Outcome::Agreed));
    assert_eq!(made.methods, [Method::Mediation, Method::Dialogue]);
    assert_eq!((made.parties, made.notes.as_str()), (Some(42), "two\nlines"));
    assert_eq!((made.span.from, made.span.to), (day("2026-03-02"), day("2026-03-09")));
    assert_eq!((made.facilitators, made.provenance.demonstration), (vec!["m".to_owned()], true));
}

#[test]
fn a_month_is_a_month() {
    let span = read(&[("roughly", "month")]).unwrap().span().unwrap();
    assert_eq!((span.precision, span.from, span.to), (Precision::Month, day("2026-03-01"), day("2026-03-31")));
    let by_month = read(&[("from", "2026-03")]).unwrap();
    assert_eq!(by_month.from, Some(day("2026-03-01")), "as some browsers send it");
}

#[test]
fn what_is_missing_is_named_in_the_order_of_the_form() {
    let blank = Report::default().faults(day(TODAY));
    assert_eq!(blank.iter().map(|fault| fault.field).collect::<Vec<_>>(), Report::needed());
    assert!(blank.iter().all(|fault| fault.reason == ReportFaultReason::Missing));
}

#[test]
fn days_lie_between_the_networks_beginning_and_today() {
    assert_eq!(faults(&[("to", TODAY)]), []);
    assert_eq!(faults(&[("from", "2026-11-21")]), [(ReportField::From, ReportFaultReason::Future)]);
    assert_eq!(faults(&[("to", "2026-11-21")]), [(ReportField::To, ReportFaultReason::Future)]);
    assert_eq!(faults(&[("to", "2026-03-01")]), [(ReportField::To, ReportFaultReason::Backwards)]);
    assert_eq!(faults(&[("from", "1999-12-31")]), [(ReportField::From, ReportFaultReason::TooOld)]);
}

#[test]
fn what_cannot_be_read_is_told_beside_its_field() {
    let wrong = [("dispute", "duel"), ("from", "soon"), ("parties", "-1"), ("story_title", &"x".repeat(201))];
    let told = read(&wrong).unwrap_err();
    assert_eq!(
        told,
        [
            (ReportField::Dispute, ReportFaultReason::Unknown),
            (ReportField::From, ReportFaultReason::NotADate),
            (ReportField::Parties, ReportFaultReason::NotANumber),
            (ReportField::StoryTitle, ReportFaultReason::TooLong),
        ]
    );
}

#[test]
fn a_story_is_whole_and_consented_to_or_none() {
    assert_eq!(read(&[("story_language", "ur"), ("story_consent", "yes")]).unwrap().story, None);
    let half = faults(&[("story_language", "ur"), ("story_title", "پانی")]);
    assert_eq!(
        half,
        [
            (ReportField::StorySummary, ReportFaultReason::Missing),
            (ReportField::StoryText, ReportFaultReason::Missing),
            (ReportField::StoryConsent, ReportFaultReason::NoConsent),
        ]
    );
    let more = [
        ("story_language", "ur"),
        ("story_title", "پانی"),
        ("story_summary", "باری"),
        ("story_text", "نہر"),
        ("story_consent", "yes"),
    ];
    let story = read(&more).unwrap().story_of("s".into(), "i".into(), "one".into(), false).unwrap();
    assert_eq!((story.title.own(Language::Urdu), story.title.en.as_str()), ("پانی", ""));
    assert_eq!((story.state, story.approvals), (StoryState::InReview, vec!["one".to_owned()]));
}

#[test]
fn only_what_changed_differs() {
    let before = read(&[("parties", "4")]).unwrap();
    let after = read(&[("parties", "5"), ("methods", "referral")]).unwrap();
    assert_eq!(after.differences(&before), [ReportField::Methods, ReportField::Parties]);
    assert_eq!(before.differences(&before), []);
}

fn some(terms: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), proptest::sample::select(terms).prop_map(str::to_owned)]
}

prop_compose! {
    fn any_form()(
        dispute in some(&["land", "honour"]),
        mode in some(&["direct"]),
        methods in proptest::sample::subsequence(vec!["mediation", "dialogue", "referral"], 0..=3),
        from in some(&["2026-01-02", "2019-05"]),
        roughly in some(&["day", "month"]),
        parties in prop_oneof![Just(String::new()), (0u32..100_000).prop_map(|parties| parties.to_string())],
        notes in "\\PC{0,40}",
        text in "\\PC{0,40}",
        consent in some(&["yes"]),
    ) -> Vec<(String, String)> {
        let mut form = vec![
            ("dispute", dispute), ("mode", mode), ("from", from), ("roughly", roughly), ("parties", parties),
            ("notes", notes), ("story_text", text), ("story_consent", consent),
        ];
        form.extend(methods.into_iter().map(|method| ("methods", method.to_owned())));
        form.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

fn parse(form: &[(String, String)]) -> Report {
    Report::from_form(form.iter().map(|(name, value)| (name.as_str(), value.as_str()))).unwrap()
}

proptest! {
    #[test]
    fn a_form_read_and_written_reads_the_same(form in any_form()) {
        let report = parse(&form);
        let written: Vec<_> = report.to_form().into_iter().map(|(field, value)| (field.to_string(), value)).collect();
        prop_assert_eq!(parse(&written), report);
    }

    #[test]
    fn no_form_makes_it_panic(form in proptest::collection::vec(("[a-z_]{0,14}", "\\PC{0,30}"), 0..12)) {
        let fields = form.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        if let Ok(report) = Report::from_form(fields) {
            let _ = (report.faults(day(TODAY)), report.span(), report.texts().len());
        }
    }
}

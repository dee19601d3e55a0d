//! Reports of interventions, from the draft to the public record and back.

mod stories;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    accounts::{Coordinator, Email, Mail, Role, SignedIn},
    dates::{Date, in_pakistan},
    ids::PublicId,
    interventions::{
        Acceptance, OwnReport, RemarkKind, Report, ReportFaultReason, ReportField, ReportState, ReviewFault,
    },
    safety::{Level, public::RecordKind},
    text::Language,
};
use store::{Entry, Invitation, Page, StoreError};

use crate::{
    engines::{TestStore, on_every_engine, operator, today},
    members::{account, form},
};

const ALL: Page = Page { offset: 0, limit: 100 };

pub fn now() -> DateTime<Utc> {
    today().and_hms_opt(9, 0, 0).unwrap().and_utc()
}

fn moment(at: DateTime<Utc>) -> (Date, DateTime<Utc>) {
    (in_pakistan(at).date(), at)
}

pub fn report(more: &[(&str, &str)]) -> Report {
    let fields = [
        ("dispute", "land"),
        ("mode", "direct"),
        ("methods", "mediation"),
        ("methods", "dialogue"),
        ("from", "2026-03-02"),
        ("to", "2026-03-09"),
        ("district", "jacobabad"),
        ("parties", "۴۲"),
        ("outcome", "agreed"),
        ("notes", "canary-report-notes"),
    ];
    Report::from_form(fields.iter().chain(more).copied()).unwrap()
}

fn with_story() -> Report {
    report(&[
        ("story_language", "en"),
        ("story_title", "Water for two hamlets"),
        ("story_summary", "The turns were written down."),
        ("story_text", "It began with a dry canal. canary-report-story"),
        ("story_consent", "yes"),
    ])
}

fn told(text: &str) -> [String; 3] {
    ["Water for two hamlets", "The turns were written down.", text].map(str::to_owned)
}

fn public(story: Option<&str>) -> Acceptance {
    Acceptance { level: Level::Public, story: story.map(told) }
}

impl TestStore {
    /// Somebody with an account of their own.
    pub async fn known(&self, name: &str, role: Role, member: Option<PublicId>) -> SignedIn {
        let to: Email = format!("{name}@example.org").parse().unwrap();
        let invitation = Invitation { email: to.clone(), role, member, language: Language::English };
        let mut link = String::new();
        let letter = |sent: &store::Credentials| {
            link = sent.link.as_str().to_owned();
            Mail { topic: "test", to, subject: String::new(), text: String::new(), ends: None }
        };
        self.store.invite(&operator(), &invitation, now(), letter).await.unwrap().unwrap();
        match self.store.sign_in_by_link(&link, "", now()).await.unwrap().unwrap() {
            Entry::Session(session) => session.signed_in,
            Entry::SecondStep(_) => panic!("a second step"),
        }
    }

    pub async fn author(&self) -> SignedIn {
        let member = self.member_id(3).await;
        self.known("author", Role::Member, Some(member)).await
    }

    pub async fn coordinator(&self, name: &str) -> Coordinator {
        self.known(name, Role::Coordinator, None).await.coordinator().unwrap()
    }

    pub async fn sent(&self, by: &SignedIn, key: &str, report: &Report) -> PublicId {
        self.store.send_report(by, key, report, "", moment(now())).await.unwrap().unwrap()
    }

    async fn told(&self, kind: RecordKind) -> usize {
        self.store.reader().records(kind, ALL).await.unwrap().len()
    }

    async fn own(&self, by: &SignedIn, id: &PublicId) -> OwnReport {
        self.store.own_report(by, id).await.unwrap()
    }
}

fn fault(outcome: Result<(), StoreError>) -> ReviewFault {
    match outcome {
        Err(StoreError::Review(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

on_every_engine! {
    async fn a_report_is_sent_once_however_often_its_form_is(test) {
        test.import().await;
        let by = test.author().await;
        let draft = test.store.keep_report(&by, "k-1", &Report::default(), now()).await.unwrap();
        assert_eq!(test.own(&by, &draft).await.state, ReportState::Draft);
        let first = test.sent(&by, "k-1", &report(&[])).await;
        assert_eq!(test.sent(&by, "k-1", &report(&[("notes", "twice")])).await, first);
        assert_eq!(first, draft);
        let own = test.store.own_reports(&by).await.unwrap();
        assert_eq!((own.len(), own[0].state), (1, ReportState::Sent));
        assert_eq!(own[0].report, report(&[]), "what came later under the same key is passed over");
        assert_eq!(own[0].report.parties, Some(42));
        let other = test.sent(&by, "k-2", &report(&[])).await;
        assert_ne!(other, first);
        let kept = test.store.keep_report(&by, "k-1", &Report::default(), now()).await;
        assert_eq!(fault(kept.map(drop)), ReviewFault::State);
    }

    async fn what_is_missing_is_told_field_by_field(test) {
        test.import().await;
        let by = test.author().await;
        let wrong = report(&[("to", "2026-03-01"), ("district", "atlantis"), ("outcome", "")]);
        let faults = test.store.send_report(&by, "k", &wrong, "", moment(now())).await.unwrap().unwrap_err();
        let told: Vec<_> = faults.iter().map(|fault| (fault.field, fault.reason)).collect();
        assert_eq!(told, [
            (ReportField::To, ReportFaultReason::Backwards),
            (ReportField::Outcome, ReportFaultReason::Missing),
            (ReportField::District, ReportFaultReason::Unknown),
        ]);
        assert_eq!(test.store.own_reports(&by).await.unwrap(), []);
    }

    async fn nobody_reads_or_moves_the_report_of_another(test) {
        test.import().await;
        let by = test.author().await;
        let id = test.sent(&by, "k", &report(&[])).await;
        let other_member = test.member_id(5).await;
        let other = test.known("other", Role::Member, Some(other_member)).await;
        assert!(matches!(test.store.own_report(&other, &id).await, Err(StoreError::NotFound { .. })));
        let outcome = test.store.withdraw_report(&other, &id, moment(now())).await;
        assert!(matches!(outcome, Err(StoreError::NotFound { .. })));
        assert_ne!(test.store.drafts_key(&by).unwrap(), test.store.drafts_key(&other).unwrap());
        assert_eq!(test.store.drafts_key(&by).unwrap(), test.store.drafts_key(&by).unwrap());
        let stranger = account(Role::Partner, None);
        assert!(test.store.send_report(&stranger, "k", &report(&[]), "", moment(now())).await.is_err());
    }

    async fn a_draft_is_its_authors_alone_and_what_it_says_is_sealed(test) {
        test.import().await;
        let by = test.author().await;
        let draft = test.store.keep_report(&by, "k", &with_story(), now()).await.unwrap();
        let one = test.coordinator("one").await;
        assert_eq!(test.store.review_queue(&one, now()).await.unwrap(), []);
        let seen = test.store.reviewed_report(&one, &draft, moment(now())).await;
        assert!(matches!(seen, Err(StoreError::NotFound { .. })));
        for sql in [
            "SELECT content FROM reports",
            "SELECT after FROM revisions WHERE subject LIKE 'report %'",
            "SELECT subject FROM audit_entries",
        ] {
            let texts = test.texts(sql).await;
            assert!(!texts.is_empty() && texts.iter().all(|text| !text.contains("canary") && !text.contains("land")), "{sql}");
        }
    }

    async fn a_question_goes_to_the_author_and_the_answer_comes_back_with_what_changed(test) {
        test.import().await;
        let by = test.author().await;
        let id = test.sent(&by, "k", &report(&[])).await;
        let one = test.coordinator("one").await;
        assert_eq!(fault(test.store.return_report(&one, &id, "  ", now()).await), ReviewFault::NoReason);
        test.store.return_report(&one, &id, "How many came?", now()).await.unwrap();
        let own = test.own(&by, &id).await;
        assert_eq!((own.state, own.remarks[0].text.as_str()), (ReportState::Returned, "How many came?"));
        let answered = report(&[("parties", "50")]);
        let sent = test.store.send_report(&by, "k", &answered, "Fifty.", moment(now())).await.unwrap().unwrap();
        assert_eq!(sent, id);
        let reviewed = test.store.reviewed_report(&one, &id, moment(now())).await.unwrap();
        assert_eq!(reviewed.changed(), [ReportField::Parties]);
        let kinds: Vec<_> = reviewed.remarks.iter().map(|remark| remark.kind).collect();
        assert_eq!(kinds, [RemarkKind::Question, RemarkKind::Answer]);
        assert!(test.texts("SELECT text FROM report_remarks").await.iter().all(|text| !text.contains("Fifty")));
    }

    async fn what_is_kept_after_a_question_is_the_authors_until_it_is_sent(test) {
        test.import().await;
        let (by, one) = (test.author().await, test.coordinator("one").await);
        let id = test.sent(&by, "k", &report(&[])).await;
        test.store.return_report(&one, &id, "How many?", now()).await.unwrap();
        test.store.keep_report(&by, "k", &report(&[("notes", "not for others yet")]), now()).await.unwrap();
        let seen = test.store.reviewed_report(&one, &id, moment(now())).await.unwrap();
        assert_eq!(seen.report, report(&[]));
        assert_eq!(test.own(&by, &id).await.report.notes, "not for others yet");
    }

    async fn a_pseudonym_that_coordinators_may_not_see_is_not_in_their_queue(test) {
        test.import().await;
        let (by, one) = (test.author().await, test.coordinator("one").await);
        test.sent(&by, "k", &report(&[])).await;
        assert_eq!(test.store.review_queue(&one, now()).await.unwrap()[0].author.en, "canary-pseudonym-3");
        let change = form(&[("level.pseudonym", "sealed")]);
        test.store.change_profile(&by, &change, today()).await.unwrap().unwrap();
        assert!(test.store.review_queue(&one, now()).await.unwrap()[0].author.is_empty());
    }

    async fn one_coordinator_works_on_a_report_at_a_time(test) {
        test.import().await;
        let by = test.author().await;
        let id = test.sent(&by, "k", &report(&[])).await;
        let (one, two) = (test.coordinator("one").await, test.coordinator("two").await);
        test.store.claim_report(&one, &id, true, now()).await.unwrap();
        let queue = test.store.review_queue(&two, now()).await.unwrap();
        assert!(queue[0].is_taken && !queue[0].is_mine);
        assert_eq!(fault(test.store.accept_report(&two, &id, &public(None), now()).await), ReviewFault::Claimed);
        let next_day = now() + TimeDelta::hours(25);
        test.store.claim_report(&two, &id, true, next_day).await.unwrap();
        assert_eq!(fault(test.store.refuse_report(&one, &id, "no", next_day).await), ReviewFault::Claimed);
        test.store.claim_report(&two, &id, false, next_day).await.unwrap();
        test.store.refuse_report(&one, &id, "It was told already.", next_day).await.unwrap();
        assert_eq!(test.own(&by, &id).await.state, ReportState::Refused);
    }

    async fn an_accepted_report_becomes_public_when_it_has_rested_and_is_gone_at_once_when_withdrawn(test) {
        test.import().await;
        let (by, one) = (test.author().await, test.coordinator("one").await);
        let before = test.told(RecordKind::Intervention).await;
        let old = test.sent(&by, "old", &report(&[])).await;
        let new = test.sent(&by, "new", &report(&[("from", "2026-11-02"), ("to", "2026-11-02")])).await;
        let reviewed = test.store.reviewed_report(&one, &new, moment(now())).await.unwrap();
        assert_eq!(reviewed.public_from.unwrap().to_string(), "2027-02-28", "the month's end and ninety days");
        for id in [&old, &new] {
            test.store.accept_report(&one, id, &public(None), now()).await.unwrap();
        }
        assert_eq!(test.told(RecordKind::Intervention).await, before + 1);
        test.store.publish(operator(), "2027-02-28".parse().unwrap()).await.unwrap();
        assert_eq!(test.told(RecordKind::Intervention).await, before + 2);
        test.store.withdraw_report(&by, &old, moment(now())).await.unwrap();
        assert_eq!(test.own(&by, &old).await.state, ReportState::Withdrawn);
        test.store.publish(operator(), "2027-02-28".parse().unwrap()).await.unwrap();
        assert_eq!(test.told(RecordKind::Intervention).await, before + 1);
        let again = test.store.withdraw_report(&by, &old, moment(now())).await;
        assert_eq!(fault(again), ReviewFault::State);
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }

    async fn nobody_reviews_their_own_report(test) {
        test.import().await;
        let member = test.member_id(3).await;
        let by = test.known("both", Role::Coordinator, Some(member)).await;
        let id = test.sent(&by, "k", &report(&[])).await;
        let outcome = test.store.accept_report(&by.coordinator().unwrap(), &id, &public(None), now()).await;
        assert_eq!(fault(outcome), ReviewFault::Own);
    }

    async fn who_leaves_takes_their_reports_along(test) {
        test.import().await;
        let (by, one) = (test.author().await, test.coordinator("one").await);
        let id = test.sent(&by, "k", &report(&[])).await;
        test.store.return_report(&one, &id, "How many?", now()).await.unwrap();
        assert_eq!(test.store.download_own(&by).await.unwrap().reports.len(), 1);
        test.store.delete_own(&by, today()).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM reports").await + test.count("SELECT COUNT(*) FROM report_remarks").await, 0);
        let kept = "SELECT COUNT(*) FROM revisions WHERE subject LIKE 'report %' AND (before IS NOT NULL OR after IS NOT NULL)";
        assert_eq!(test.count(kept).await, 0);
    }
}

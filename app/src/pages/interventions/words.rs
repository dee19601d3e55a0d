//! What fields, states and faults of reports are called.

use domain::{
    interventions::{RemarkKind, ReportFaultReason, ReportField, ReportState, ReviewFault, StoryState},
    safety::identifying::FindingKind,
    text::Language,
};
use leptos_i18n::td_string;

use super::ReportNotice;
use crate::{i18n::Locale, language};

/// The question that a field asks.
pub(super) fn field(locale: Locale, field: ReportField) -> &'static str {
    match field {
        ReportField::Dispute => td_string!(locale, report.field.dispute),
        ReportField::GenderBased => td_string!(locale, report.field.gender_based),
        ReportField::Mode => td_string!(locale, report.field.mode),
        ReportField::Methods => td_string!(locale, report.field.methods),
        ReportField::From => td_string!(locale, report.field.from),
        ReportField::To => td_string!(locale, report.field.to),
        ReportField::Roughly => td_string!(locale, report.field.roughly),
        ReportField::District => td_string!(locale, report.field.district),
        ReportField::Forum => td_string!(locale, report.field.forum),
        ReportField::Parties => td_string!(locale, report.field.parties),
        ReportField::Outcome => td_string!(locale, report.field.outcome),
        ReportField::Skills => td_string!(locale, report.field.skills),
        ReportField::Notes => td_string!(locale, report.field.notes),
        ReportField::StoryLanguage => td_string!(locale, report.field.story_language),
        ReportField::StoryTitle => td_string!(locale, report.field.story_title),
        ReportField::StorySummary => td_string!(locale, report.field.story_summary),
        ReportField::StoryText => td_string!(locale, report.field.story_text),
        ReportField::StoryConsent => td_string!(locale, report.field.story_consent),
    }
}

/// What is wrong with a field, in the language of a page.
#[must_use]
pub fn fault_words(language: Language, reason: ReportFaultReason) -> &'static str {
    let locale = language::locale(language);
    match reason {
        ReportFaultReason::Missing => td_string!(locale, report.fault.missing),
        ReportFaultReason::TooLong => td_string!(locale, report.fault.too_long),
        ReportFaultReason::Unknown => td_string!(locale, report.fault.unknown),
        ReportFaultReason::NotADate => td_string!(locale, report.fault.not_a_date),
        ReportFaultReason::Future => td_string!(locale, report.fault.future),
        ReportFaultReason::TooOld => td_string!(locale, report.fault.too_old),
        ReportFaultReason::Backwards => td_string!(locale, report.fault.backwards),
        ReportFaultReason::NotANumber => td_string!(locale, report.fault.not_a_number),
        ReportFaultReason::NoConsent => td_string!(locale, report.fault.no_consent),
    }
}

/// What a finding looks like.
pub(super) fn finding(locale: Locale, kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Name => td_string!(locale, report.finding.name),
        FindingKind::Phone => td_string!(locale, report.finding.phone),
        FindingKind::IdentityNumber => td_string!(locale, report.finding.identity_number),
        FindingKind::Contact => td_string!(locale, report.finding.contact),
        FindingKind::Number => td_string!(locale, report.finding.number),
        FindingKind::Place => td_string!(locale, report.finding.place),
        FindingKind::Coordinates => td_string!(locale, report.finding.coordinates),
    }
}

/// How far a report has come.
pub(super) fn state(locale: Locale, state: ReportState) -> &'static str {
    match state {
        ReportState::Draft => td_string!(locale, report.state.draft),
        ReportState::Sent => td_string!(locale, report.state.sent),
        ReportState::Returned => td_string!(locale, report.state.returned),
        ReportState::Accepted => td_string!(locale, report.state.accepted),
        ReportState::Refused => td_string!(locale, report.state.refused),
        ReportState::Withdrawn => td_string!(locale, report.state.withdrawn),
    }
}

/// How far the story of a report has come.
pub(super) fn story_state(locale: Locale, state: StoryState) -> &'static str {
    match state {
        StoryState::Draft => td_string!(locale, report.story_state.draft),
        StoryState::InReview => td_string!(locale, report.story_state.in_review),
        StoryState::Published => td_string!(locale, report.story_state.published),
        StoryState::Withdrawn => td_string!(locale, report.story_state.withdrawn),
    }
}

/// Who said what, to the author or to a coordinator.
pub(super) fn remark(locale: Locale, kind: RemarkKind, to_author: bool) -> &'static str {
    match (kind, to_author) {
        (RemarkKind::Question, _) => td_string!(locale, report.remark.question),
        (RemarkKind::Answer, true) => td_string!(locale, report.remark.answer),
        (RemarkKind::Answer, false) => td_string!(locale, report.remark.answer_of_author),
        (RemarkKind::Refusal, _) => td_string!(locale, report.remark.refusal),
        (RemarkKind::Reopening, _) => td_string!(locale, report.remark.reopening),
    }
}

/// What was just done.
pub(super) fn notice(locale: Locale, notice: ReportNotice) -> &'static str {
    match notice {
        ReportNotice::Kept => td_string!(locale, report.done.kept),
        ReportNotice::Sent => td_string!(locale, report.done.sent),
        ReportNotice::Withdrawn => td_string!(locale, report.done.withdrawn),
        ReportNotice::Faulty => td_string!(locale, report.done.faulty),
    }
}

/// Why a step of a review was not taken.
pub(super) fn review_fault(locale: Locale, fault: ReviewFault) -> &'static str {
    match fault {
        ReviewFault::State => td_string!(locale, report.review_fault.state),
        ReviewFault::Claimed => td_string!(locale, report.review_fault.claimed),
        ReviewFault::Own => td_string!(locale, report.review_fault.own),
        ReviewFault::SameApprover => td_string!(locale, report.review_fault.same_approver),
        ReviewFault::NoReason => td_string!(locale, report.review_fault.no_reason),
        ReviewFault::Identifying => td_string!(locale, report.review_fault.identifying),
        ReviewFault::NoText => td_string!(locale, report.review_fault.no_text),
    }
}

//! Which steps lead where.

use domain::interventions::{ReportState, ReviewStep};

fn may(step: ReviewStep) -> Vec<ReportState> {
    ReportState::ALL.iter().copied().filter(|state| step.from(*state).is_some()).collect()
}

#[test]
fn what_is_taken_back_stays_so() {
    for step in ReviewStep::ALL {
        assert_eq!(step.from(ReportState::Withdrawn), None, "{step}");
    }
}

#[test]
fn authors_change_what_is_theirs_and_take_back_what_is_not_refused() {
    assert_eq!(may(ReviewStep::Change), [ReportState::Draft, ReportState::Returned]);
    assert_eq!(may(ReviewStep::Send), [ReportState::Draft, ReportState::Returned]);
    let withdrawable = [ReportState::Draft, ReportState::Sent, ReportState::Returned, ReportState::Accepted];
    assert_eq!(may(ReviewStep::Withdraw), withdrawable);
}

#[test]
fn coordinators_decide_about_what_was_sent_and_take_decisions_back() {
    for step in [ReviewStep::Claim, ReviewStep::Return, ReviewStep::Accept, ReviewStep::Refuse] {
        assert_eq!(may(step), [ReportState::Sent], "{step}");
    }
    assert_eq!(may(ReviewStep::Reopen), [ReportState::Accepted, ReportState::Refused]);
    assert_eq!(ReviewStep::Reopen.from(ReportState::Accepted), Some(ReportState::Sent));
    assert_eq!(may(ReviewStep::Approve), [ReportState::Accepted]);
}

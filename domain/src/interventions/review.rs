//! How a report gets from its author to the record: its states, who may take which step, and what each of them sees.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Report, ReportField, StoryState};
use crate::{
    dates::{Date, Span},
    ids::PublicId,
    interventions::Dispute,
    safety::Level,
    text::LocalText,
};

/// The version of the text that the report form shows beside the consent to a story. Another text takes another version.
pub const STORY_CONSENT_TEXT: &str = "report-1";

crate::vocabulary! {
    /// How far a report has come.
    ReportState as "state of a report" {
        /// Being written; only the author sees it.
        Draft = "draft",
        /// With coordinators.
        Sent = "sent",
        /// Back with the author, with a question.
        Returned = "returned",
        /// A record was made of it.
        Accepted = "accepted",
        /// It was refused, with a reason.
        Refused = "refused",
        /// The author took it back.
        Withdrawn = "withdrawn",
    }
}

crate::vocabulary! {
    /// A step that somebody takes with a report.
    ReviewStep as "step of a review" {
        /// The author changes it.
        Change = "change",
        /// The author sends it.
        Send = "send",
        /// The author takes it back, and all that was made of it.
        Withdraw = "withdraw",
        /// A coordinator takes it on, or lets it go.
        Claim = "claim",
        /// A coordinator asks the author something.
        Return = "return",
        /// A coordinator makes a record of it.
        Accept = "accept",
        /// A coordinator refuses it.
        Refuse = "refuse",
        /// A coordinator takes a decision back.
        Reopen = "reopen",
        /// A second coordinator approves its story.
        Approve = "approve",
    }
}

impl ReviewStep {
    /// The state that the step leads to from `state`; none where it cannot be taken there.
    #[must_use]
    pub const fn from(self, state: ReportState) -> Option<ReportState> {
        use ReportState::{Accepted, Draft, Refused, Returned, Sent, Withdrawn};
        match (self, state) {
            (Self::Change, Draft | Returned) | (Self::Claim, Sent) | (Self::Approve, Accepted) => Some(state),
            (Self::Send, Draft | Returned) | (Self::Reopen, Accepted | Refused) => Some(Sent),
            (Self::Withdraw, Draft | Sent | Returned | Accepted) => Some(Withdrawn),
            (Self::Return, Sent) => Some(Returned),
            (Self::Accept, Sent) => Some(Accepted),
            (Self::Refuse, Sent) => Some(Refused),
            _ => None,
        }
    }
}

crate::vocabulary! {
    /// Why a step of a review is not taken. People are told, and may do something about it.
    ReviewFault as "fault of a review" {
        /// The report has gone on meanwhile: what is wanted can't be done to it any more.
        State = "state",
        /// Another coordinator has taken it on.
        Claimed = "claimed",
        /// Nobody reviews their own report.
        Own = "own",
        /// The second approval must be another person's.
        SameApprover = "same-approver",
        /// A reason or question must be given.
        NoReason = "no-reason",
        /// The story holds what may identify somebody.
        Identifying = "identifying",
        /// A text of the story is missing.
        NoText = "no-text",
    }
}

crate::vocabulary! {
    /// What a remark on a report is.
    RemarkKind as "remark on a report" {
        /// A coordinator's question.
        Question = "question",
        /// The author's answer.
        Answer = "answer",
        /// Why it was refused.
        Refusal = "refusal",
        /// Why a decision was taken back.
        Reopening = "reopening",
    }
}

/// Something that was said about a report, to its author or by them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// What it is.
    pub kind: RemarkKind,
    /// What was said.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A report as its author sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnReport {
    /// Its id.
    pub id: PublicId,
    /// The key by which the same report, sent twice, is one.
    pub key: String,
    /// How far it has come.
    pub state: ReportState,
    /// What it says.
    pub report: Report,
    /// When it was last changed.
    pub changed: DateTime<Utc>,
    /// When it was last sent.
    pub sent: Option<DateTime<Utc>>,
    /// What was said about it, the first first.
    pub remarks: Vec<Remark>,
    /// How far its story has come, once there is a record of it.
    pub story: Option<StoryState>,
}

/// A report in the coordinators' queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuedReport {
    /// Its id.
    pub id: PublicId,
    /// How far it has come.
    pub state: ReportState,
    /// Who wrote it, by their pseudonym.
    pub author: LocalText,
    /// What it is about.
    pub dispute: Option<Dispute>,
    /// District's slug.
    pub district: String,
    /// When it was.
    pub span: Option<Span>,
    /// When it was sent.
    pub sent: Option<DateTime<Utc>>,
    /// Whether it tells a story.
    pub has_story: bool,
    /// Whether it waits for a second approval of its story only.
    pub awaits_approval: bool,
    /// Whether the one who asks has taken it on.
    pub is_mine: bool,
    /// Whether somebody else has.
    pub is_taken: bool,
}

/// A report as a coordinator reviews it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewedReport {
    /// What the queue says of it.
    pub queued: QueuedReport,
    /// What it says.
    pub report: Report,
    /// What it said when it was last returned to its author.
    pub before: Option<Report>,
    /// What was said about it, the first first.
    pub remarks: Vec<Remark>,
    /// The story as it was last approved, where a record was made of it.
    pub story: Option<(StoryState, LocalText, LocalText, LocalText)>,
    /// Whether it is one's own, which somebody else must review.
    pub is_own: bool,
    /// Whether the one who asks gave the first approval.
    pub has_approved: bool,
    /// The first day on which publication may tell it: months and a rest lie between.
    pub public_from: Option<Date>,
}

impl ReviewedReport {
    /// The fields that the author changed since it was returned.
    #[must_use]
    pub fn changed(&self) -> Vec<ReportField> {
        self.before.as_ref().map(|before| self.report.differences(before)).unwrap_or_default()
    }
}

/// What a coordinator decides when they accept a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// Up to whom the record may be told; publication decides the rest.
    pub level: Level,
    /// The story's title, summary and text as they are approved, without what identifies somebody.
    pub story: Option<[String; 3]>,
}

//! Interventions, their sealed places, and stories.

use domain::{
    dates::Precision,
    interventions::{Dispute, Durability, Forum, Mode, Outcome, RemarkKind, ReportState, StoryState},
    places::Region,
    text::LocalText,
};

use super::entities;
use crate::columns::{AsJson, Id, Term};

entities! {
    /// An intervention; the notes are sealed. Methods, themes and skills are lists of its record.
    intervention in "interventions" [id: Id] {
        mode: Term<Mode>,
        dispute: Term<Dispute>,
        gender_based: bool,
        forum: Option<Term<Forum>>,
        first_day: Date,
        last_day: Date,
        precision: Term<Precision>,
        district: Option<String>,
        region: Option<Term<Region>>,
        parties: Option<i64>,
        outcome: Term<Outcome>,
        notes: String,
    }

    /// A member who carried it out.
    facilitator in "facilitators" [record_id: Id, position: i32] {
        member_id: Id,
    }

    /// A check of its durability.
    check in "durability_checks" [record_id: Id, position: i32] {
        months: i32,
        result: Term<Durability>,
    }

    /// An exact place, encrypted; precision 1 is the place itself, as ACLED counts.
    sealed_location in "sealed_locations" [record_id: Id] {
        point: String,
        precision: i32,
    }

    /// Who read an exact place.
    location_access in "location_accesses" [id: Id] {
        record_id: Id,
        actor: String,
        at: DateTimeUtc,
        reason: String,
    }

    /// A story.
    story in "stories" [id: Id] {
        intervention_id: Id,
        title: AsJson<LocalText>,
        summary: AsJson<LocalText>,
        text: AsJson<LocalText>,
        state: Term<StoryState>,
    }

    /// Who approved a story.
    approval in "story_approvals" [record_id: Id, position: i32] {
        approver: String,
    }

    /// A report. What it says is sealed, now and as it was when it was last returned to its author.
    report in "reports" [id: Id] {
        public_id: String,
        account_id: Id,
        key: String,
        state: Term<ReportState>,
        content: String,
        returned_content: Option<String>,
        changed: DateTimeUtc,
        sent: Option<DateTimeUtc>,
        claimed_by: Option<String>,
        claimed: Option<DateTimeUtc>,
        intervention_id: Option<Id>,
        story_id: Option<Id>,
    }

    /// Something that was said about a report; the text is sealed.
    remark in "report_remarks" [id: Id] {
        report_id: Id,
        kind: Term<RemarkKind>,
        text: String,
        author: String,
        at: DateTimeUtc,
    }
}

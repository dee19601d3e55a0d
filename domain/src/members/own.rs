//! What a member sees and takes away of their own record.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{Affiliation, Member};
use crate::{
    accounts::{Passkey, Role},
    dates::{Date, Span},
    ids::PublicId,
    interventions::{Dispute, Mode, Outcome, OwnReport},
    mentoring::{Goal, Meeting, MentorshipRole, MentorshipState},
    safety::Consent,
    text::{Language, LocalText},
    trainings::{Learned, ParticipationState, TrainingKind},
};

/// The version of the text that profiles show beside a consent. Another text takes another version.
pub const CONSENT_TEXT: &str = "profile-1";

/// A member's own record, as their profile shows it to them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Profile {
    /// The record, open.
    pub member: Member,
    /// All consents that they ever gave, in the order in which they did; each says until when it holds.
    pub consents: Vec<Consent>,
    /// How many changes of the record are kept.
    pub changes: u32,
    /// When the record was last changed, by whomever.
    pub last_change: Option<DateTime<Utc>>,
    /// Whether they are hidden.
    pub is_hidden: bool,
    /// Whether name and contacts could be opened. They can't be read or written without the key.
    pub is_open: bool,
    /// Whether there is a change of their own to take back.
    pub can_undo: bool,
    /// What they were taught in trainings that they attended.
    #[serde(skip)]
    pub learned: Vec<Learned>,
    /// The organisations among which they choose those that they belong to.
    #[serde(skip)]
    pub organisations: Vec<Affiliation>,
}

/// Everything that is held about a member, for them to take away.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OwnData {
    /// The record, open.
    pub member: Member,
    /// The photo: the bytes of a JPEG file, which is a file of its own.
    #[serde(skip)]
    pub photo: Option<Vec<u8>>,
    /// The organisations that the record says they belong to, by name.
    pub affiliations: Vec<Affiliation>,
    /// Consents.
    pub consents: Vec<Consent>,
    /// The pairs of mentor and mentee that they are or were part of. Who the other is, is the other's.
    pub mentoring: Vec<OwnMentoring>,
    /// Trainings that they are invited to, attended or led.
    pub trainings: Vec<OwnTraining>,
    /// Interventions that they carried out.
    pub interventions: Vec<OwnIntervention>,
    /// Reports that they wrote, drafts among them.
    pub reports: Vec<OwnReport>,
    /// What their account is.
    pub role: Role,
    /// The language of mails to them.
    pub language: Language,
    /// The sessions of the account that are kept.
    pub sessions: Vec<OwnSession>,
    /// The passkeys of the account, by name. Their keys are on the devices alone.
    pub passkeys: Vec<Passkey>,
    /// Since when signing in takes a second step.
    pub second_step: Option<DateTime<Utc>>,
    /// Changes of the record.
    pub changes: Vec<OwnDeed>,
    /// Entries of the audit log: what they did, and what others did about their record.
    pub deeds: Vec<OwnDeed>,
}

/// A training that a member was part of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OwnTraining {
    /// Its id.
    pub id: PublicId,
    /// Its kind.
    pub kind: TrainingKind,
    /// Its title; may be empty.
    pub title: LocalText,
    /// When.
    pub span: Span,
    /// Whether they trained, rather than took part.
    pub trained: bool,
    /// How far it has come.
    pub state: ParticipationState,
    /// What they wrote to the coordinators about it; may be empty.
    pub word: String,
}

/// An intervention that a member carried out. Notes and parties are not theirs, and left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OwnIntervention {
    /// Its id.
    pub id: PublicId,
    /// Direct or indirect.
    pub mode: Mode,
    /// What it was about.
    pub dispute: Dispute,
    /// When.
    pub span: Span,
    /// What came of it.
    pub outcome: Outcome,
}

/// A pair of mentor and mentee that a member is part of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnMentoring {
    /// What they are in it.
    pub role: MentorshipRole,
    /// How far it has come.
    pub state: MentorshipState,
    /// When the mentee asked.
    pub asked: Date,
    /// What the mentee wrote then.
    pub message: String,
    /// Goals.
    pub goals: Vec<Goal>,
    /// Meetings.
    pub meetings: Vec<Meeting>,
}

/// A session of a member's account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnSession {
    /// The device as it is listed.
    pub device: String,
    /// The sign-in.
    pub began: DateTime<Utc>,
    /// The last use.
    pub used: DateTime<Utc>,
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnDeed {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub action: String,
    /// What it was done to.
    pub subject: String,
    /// Why, where it was said.
    pub reason: String,
    /// Whether the member did it themselves.
    pub by_oneself: bool,
}

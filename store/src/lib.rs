//! Rabta's records on SQLite and PostgreSQL: entities, migrations and use cases.
//!
//! Private rows are written by use cases that ask for a proof of who acts ([`Store`]). What anyone may see is
//! written by publication to tables of its own; [`PublicReader`] reads these and can reach no others.

mod accounts;
mod cascade;
mod change;
mod check;
mod cipher;
mod columns;
mod connect;
mod data;
mod entities;
mod error;
mod ids;
mod import;
mod interventions;
mod library;
mod members;
mod mentoring;
mod migrations;
mod outbox;
mod planning;
mod publication;
mod reader;
mod records;
mod report;
mod rows;
mod safety;
mod sealed;
pub mod seed;
mod settings;
mod store;
mod trainings;

pub use accounts::{
    Credentials, Entry, Invitation, InvitationFault, Inviter, NewPasskey, NewSession, OpenReminder, OpenSession,
    PasskeyOwner, ReminderLetter, SecondStep, Session, ShownPasskey, StepOutcome, Token, Waiting,
};
pub use atlas::AtlasArea;
pub use cascade::{CascadeTree, LedRole, OwnLed, SessionChoices};
pub use error::StoreError;
pub use library::{Learned, LibraryModule, ModuleDetails, OpenFile};
pub use mentoring::{Mentoring, MentoringNumbers, OwnMentorship};
pub use outbox::OutboxMail;
pub use planning::{
    FactOutcome, ListedScenario, NewTraining, PlanningFact, PlanningPartner, PlanningSubject, PlanningTown,
    PlanningWorld, SaveOutcome, Scenario, ScenarioVersion, TrainingOrigin,
};
pub use reader::{Page, PublicReader, Snapshot};
pub use report::{ImportReport, Imported, Problem};
pub use store::{Store, StoreConfig};
pub use trainings::{OwnParticipation, OwnTrainings, TrainingGuest, TrainingInBrief, TrainingPeople};

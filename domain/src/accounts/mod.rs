//! Accounts: who may sign in, how, and the proofs of who acts that use cases ask for.

mod code;
mod email;
mod mail;
mod passkey;
mod proofs;
mod reminders;
mod second_step;
mod session;

pub use code::{CODE_FIGURES, SignInCode};
pub use email::{Email, NotAnEmail};
pub use mail::{Mail, MailFault};
pub use passkey::{CHALLENGE_LIFE, MOST_PASSKEYS, Passkey, passkey_name};
pub use proofs::{Account, Administrator, Coordinator, MailAnswer, Operator, SafetyOfficer, SignedIn};
pub use reminders::{REMINDER_LIFE, ReminderTopic, durability_due, still_correct_due, waiting_due};
pub use second_step::{
    Attempts, NotAStepCode, RECOVERY_CODES, RecoveryCode, STEP_ATTEMPTS, STEP_LIFE, STEP_PAUSE, StepCode,
};
pub use session::{ABSOLUTE, CODE_ATTEMPTS, CODE_LIFE, IDLE, INVITATION_LIFE, SessionTimes};

crate::vocabulary! {
    /// The role of an account.
    Role as "role" {
        /// A member of the network.
        Member = "member",
        /// A partner organisation's person.
        Partner = "partner",
        /// A coordinator.
        Coordinator = "coordinator",
        /// A safety officer.
        SafetyOfficer = "safety-officer",
        /// An administrator.
        Administrator = "administrator",
    }
}

impl Role {
    /// Whether the role is one of those that plan and review.
    #[must_use]
    pub const fn coordinates(self) -> bool {
        matches!(self, Self::Coordinator | Self::SafetyOfficer | Self::Administrator)
    }

    /// Whether an account of this role may invite one of `other`.
    #[must_use]
    pub const fn may_invite(self, other: Self) -> bool {
        match self {
            Self::Administrator => true,
            Self::Coordinator | Self::SafetyOfficer => matches!(other, Self::Member | Self::Partner),
            Self::Member | Self::Partner => false,
        }
    }
}

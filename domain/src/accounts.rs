//! Who acts: the proofs that use cases ask for.

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

/// Proof that the one who acts has the operator's command line: they hold the machine and its data.
///
/// There is one place that makes it, the command line of the server.
#[derive(Debug, Clone, Copy)]
pub struct Operator(());

impl Operator {
    /// Vouches that the call comes from the machine's own command line or its own schedule.
    #[must_use]
    pub fn at_the_command_line() -> Self {
        Self(())
    }

    /// How revisions and audit entries name the operator.
    #[must_use]
    pub fn name(self) -> &'static str {
        "operator"
    }
}

//! Proofs of who acts. Each is made in one place; what a use case asks for says who may.

use super::Role;
use crate::{ids::PublicId, text::Language};

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

/// An account: someone who may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The id by which revisions and audit entries name them.
    pub id: PublicId,
    /// What they may do.
    pub role: Role,
    /// The public id of their own record, where they are a member.
    pub member: Option<PublicId>,
    /// The language of mails to them.
    pub language: Language,
}

/// Proof that someone is signed in: their session was found alive.
///
/// There is one place that makes it, the store's look at a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn(Account);

impl SignedIn {
    /// Vouches that the account's session was found, and is alive.
    #[must_use]
    pub fn with_a_live_session(account: Account) -> Self {
        Self(account)
    }

    /// Who it is.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.0
    }

    /// How revisions and audit entries name them.
    #[must_use]
    pub fn name(&self) -> String {
        ["account ", self.0.id.as_str()].concat()
    }

    /// The proof that they coordinate, if they do: coordinators, safety officers and administrators.
    #[must_use]
    pub fn coordinator(&self) -> Option<Coordinator> {
        self.0.role.coordinates().then(|| Coordinator(self.clone()))
    }

    /// The proof that they are a safety officer, if they are.
    #[must_use]
    pub fn safety_officer(&self) -> Option<SafetyOfficer> {
        (self.0.role == Role::SafetyOfficer).then(|| SafetyOfficer(self.clone()))
    }

    /// The proof that they are an administrator, if they are.
    #[must_use]
    pub fn administrator(&self) -> Option<Administrator> {
        (self.0.role == Role::Administrator).then(|| Administrator(self.clone()))
    }
}

/// Proof that somebody followed the link of a mail that asked them one thing: they may answer that, and nothing else.
///
/// There is one place that makes it, the store's look at a reminder's link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailAnswer(Account);

impl MailAnswer {
    /// Vouches that the link was found, and is alive.
    #[must_use]
    pub fn of_a_followed_link(account: Account) -> Self {
        Self(account)
    }

    /// How revisions and audit entries name them: as their account, so that it is found among what is theirs.
    #[must_use]
    pub fn name(&self) -> String {
        ["account ", self.0.id.as_str()].concat()
    }
}

macro_rules! capability {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name(SignedIn);

        impl $name {
            /// Who it is.
            #[must_use]
            pub fn signed_in(&self) -> &SignedIn {
                &self.0
            }
        }
    };
}

capability! {
    /// Proof that a coordinator acts.
    Coordinator
}
capability! {
    /// Proof that a safety officer acts.
    SafetyOfficer
}
capability! {
    /// Proof that an administrator acts.
    Administrator
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed_in(role: Role) -> SignedIn {
        let id = PublicId::from_random(7);
        SignedIn::with_a_live_session(Account { id, role, member: None, language: Language::English })
    }

    #[test]
    fn proofs_are_given_to_their_roles_alone() {
        let proofs = |role| {
            let signed_in = signed_in(role);
            (
                signed_in.coordinator().is_some(),
                signed_in.safety_officer().is_some(),
                signed_in.administrator().is_some(),
            )
        };
        assert_eq!(proofs(Role::Member), (false, false, false));
        assert_eq!(proofs(Role::Partner), (false, false, false));
        assert_eq!(proofs(Role::Coordinator), (true, false, false));
        assert_eq!(proofs(Role::SafetyOfficer), (true, true, false));
        assert_eq!(proofs(Role::Administrator), (true, false, true));
    }
}

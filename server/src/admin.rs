//! `rabta admin`: the first account, and the demonstration's.

use std::io::Write;

use clap::Subcommand;
use domain::{
    accounts::{Email, Operator, Role},
    ids::PublicId,
    text::Language,
};
use store::{Invitation, InvitationFault, Store};

use crate::{accounts::Letters, config::Config, errors::CommandError, serve};

/// What `rabta admin` can do.
#[derive(Debug, Subcommand)]
pub enum AdminCommand {
    /// Invites somebody by mail: the way to the first account. Others are invited on the site.
    Invite {
        /// Where the link goes.
        email: String,
        /// member, partner, coordinator, safety-officer or administrator.
        #[arg(long, default_value_t = Role::Administrator)]
        role: Role,
        /// The id of their record, for somebody who is a member already.
        #[arg(long)]
        member: Option<PublicId>,
        /// The language of the mail: en or ur.
        #[arg(long, default_value_t = Language::English)]
        language: Language,
    },
    /// Turns off the second step of somebody who has lost their phone and their recovery codes.
    ResetSecondStep {
        /// The address of their account.
        email: String,
    },
    /// Prints one link to sign in for each role, where the data is the demonstration's.
    Links,
}

/// Carries out what was typed.
///
/// # Errors
/// When it can't be done, in a sentence.
pub async fn carry_out(config: &Config, command: &AdminCommand) -> Result<(), CommandError> {
    let store = serve::open(config).await?;
    let letters = Letters::new(&serve::base_url(config));
    match command {
        AdminCommand::Invite { email, role, member, language } => {
            let email =
                email.parse().map_err(|_| CommandError::Invitation(format!("{email} is not a mail address")))?;
            let invitation = Invitation { email, role: *role, member: member.clone(), language: *language };
            invite(&store, &letters, &invitation).await?;
            writeln!(std::io::stdout(), "The invitation is on its way.")?;
            Ok(())
        }
        AdminCommand::ResetSecondStep { email } => {
            let refused = || CommandError::NoSecondStep(email.clone());
            let address = email.parse().map_err(|_| refused())?;
            if !store.reset_second_step(Operator::at_the_command_line(), &address).await? {
                return Err(refused());
            }
            writeln!(std::io::stdout(), "Signing in takes no second step there any more.")?;
            Ok(())
        }
        AdminCommand::Links => links(&store, &letters).await,
    }
}

/// Invites, and gives the link that was sent.
async fn invite(store: &Store, letters: &Letters, invitation: &Invitation) -> Result<String, CommandError> {
    let now = chrono::Utc::now();
    let mut link = String::new();
    let letter = |credentials: &_| {
        link = letters.link(credentials, invitation.language);
        letters.invitation(invitation.email.clone(), credentials, invitation.language, now)
    };
    let fault = match store.invite(&Operator::at_the_command_line(), invitation, now, letter).await? {
        Ok(()) => return Ok(link),
        Err(fault) => fault,
    };
    let reason = match fault {
        InvitationFault::Role => "nobody may be invited to this role",
        InvitationFault::NoSuchMember => "there is no such member",
        InvitationFault::Taken => "the address has an account of another role or member already",
        InvitationFault::HasAccount => "the member has an account already",
    };
    Err(CommandError::Invitation(reason.to_owned()))
}

/// One account a role. Their addresses are of the kind that no mail can ever go to.
async fn links(store: &Store, letters: &Letters) -> Result<(), CommandError> {
    let member = store.demonstration_member(Operator::at_the_command_line()).await?;
    let Some(member) = member else { return Err(CommandError::NoDemonstration) };
    for role in Role::ALL {
        let invitation = Invitation {
            email: demonstration_address(*role)?,
            role: *role,
            member: (*role == Role::Member).then(|| member.clone()),
            language: Language::English,
        };
        let link = invite(store, letters, &invitation).await?;
        writeln!(std::io::stdout(), "{role:<15} {link}")?;
    }
    Ok(())
}

fn demonstration_address(role: Role) -> Result<Email, CommandError> {
    let address = format!("{role}@demonstration.invalid");
    address.parse().map_err(|_| CommandError::Invitation(format!("{address} is not a mail address")))
}

//! Invitations: the only way to an account.

use domain::{
    accounts::{Coordinator, Email, INVITATION_LIFE, Mail, Operator, Role},
    ids::PublicId,
    text::Language,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, prelude::DateTimeUtc};

use super::{Credentials, Token, find_by_email, label, member_record, secrets, sign_in};
use crate::{
    Store, StoreError,
    change::Audit,
    columns::{Term, new_id},
    connect,
    entities::{
        accounts::account,
        records::{Kind, record},
    },
    outbox,
    rows::insert_all,
    settings,
};

/// Whom to invite, as what.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// The address that the link goes to.
    pub email: Email,
    /// What they will be.
    pub role: Role,
    /// The public id of their record, where they are a member that the network knows already.
    pub member: Option<PublicId>,
    /// The language of the mail.
    pub language: Language,
}

/// Why somebody can't be invited so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationFault {
    /// The one who invites may not invite anybody to this role.
    Role,
    /// There is no such member.
    NoSuchMember,
    /// The address has an account of another role or member already.
    Taken,
}

/// Who may invite: the operator, and all who coordinate.
pub trait Inviter: private::Sealed {
    /// Whether they may invite somebody to the role.
    fn may_invite(&self, role: Role) -> bool;
    /// How the account and the audit log name them.
    fn name(&self) -> String;
}

mod private {
    use domain::accounts::{Coordinator, Operator};

    /// Nobody else becomes one who invites.
    pub trait Sealed {}
    impl Sealed for Operator {}
    impl Sealed for Coordinator {}
}

impl Inviter for Operator {
    fn may_invite(&self, _: Role) -> bool {
        true
    }

    fn name(&self) -> String {
        Self::name(*self).to_owned()
    }
}

impl Inviter for Coordinator {
    fn may_invite(&self, role: Role) -> bool {
        self.signed_in().account().role.may_invite(role)
    }

    fn name(&self) -> String {
        self.signed_in().name()
    }
}

impl Store {
    /// Makes an account and sends its first link, which lives for two weeks. Who has an account of this role and member
    /// already is sent another link.
    ///
    /// `letter` writes the mail around the link.
    ///
    /// # Errors
    /// The fault where the invitation can't be; else when there is no key, or the database fails.
    pub async fn invite(
        &self,
        by: &impl Inviter,
        invitation: &Invitation,
        now: DateTimeUtc,
        letter: impl FnOnce(&Credentials) -> Mail,
    ) -> Result<Result<(), InvitationFault>, StoreError> {
        let cipher = self.account_cipher()?;
        if !by.may_invite(invitation.role) {
            return Ok(Err(InvitationFault::Role));
        }
        let transaction = connect::begin(&self.database).await?;
        // From the first account on, the database knows its key.
        settings::check_key(&transaction, cipher).await?;
        settings::keep_key_proof(&transaction, cipher).await?;
        let member = match &invitation.member {
            None => None,
            Some(id) => match member_record(&transaction, id.as_str()).await? {
                Some(record) => Some(record),
                None => return Ok(Err(InvitationFault::NoSuchMember)),
            },
        };
        let row = match find_by_email(&transaction, cipher, &invitation.email).await? {
            Some(row) if row.role.0 == invitation.role && row.member_id == member => row,
            Some(_) => return Ok(Err(InvitationFault::Taken)),
            None => {
                let public_id = PublicId::from_random(rand::random()).to_string();
                let row = account::Model {
                    id: new_id(),
                    email_digest: secrets::email_digest(cipher, &invitation.email),
                    email: cipher.seal(&label(&public_id), invitation.email.as_str())?,
                    public_id,
                    role: Term(invitation.role),
                    member_id: member,
                    language: Term(invitation.language),
                    invited_by: by.name(),
                    created: now,
                    last_sign_in: None,
                    closed: None,
                };
                insert_all::<account::Entity>(&transaction, std::slice::from_ref(&row)).await?;
                row
            }
        };
        let link = Token::new();
        sign_in::keep(&transaction, &row, &link, None, now, INVITATION_LIFE).await?;
        outbox::post(&transaction, Some(cipher), &letter(&Credentials { link, code: None }), now).await?;
        let subject = format!("account {}, {}", row.public_id, row.role.0);
        Audit { action: "invite", subject: &subject, reason: "" }.write(&transaction, &by.name()).await?;
        transaction.commit().await?;
        Ok(Ok(()))
    }

    /// A demonstration member, for an account that anybody may try; none where the data is real.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn demonstration_member(&self, _operator: Operator) -> Result<Option<PublicId>, StoreError> {
        let row = record::Entity::find()
            .filter(record::Column::Kind.eq(Term(Kind::Member)))
            .filter(record::Column::Demonstration.eq(true))
            .order_by_asc(record::Column::PublicId)
            .one(&self.database)
            .await?;
        row.map(|row| row.public_id.parse().map_err(|_| super::damaged("public id"))).transpose()
    }
}

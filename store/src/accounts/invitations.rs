//! Invitations: the only way to an account.

use std::collections::HashSet;

use domain::{
    accounts::{Coordinator, Email, INVITATION_LIFE, Mail, Operator, Role},
    dates::Date,
    ids::PublicId,
    members::{DirectoryFilter, ListedMember, MemberStatus},
    text::Language,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, prelude::DateTimeUtc,
};

use super::{Credentials, Token, find_by_email, label, member_record, secrets, sign_in};
use crate::{
    Store, StoreError,
    change::Audit,
    columns::{Id, Term, new_id},
    connect,
    entities::{
        accounts::account,
        members::member,
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
    /// The public id of their record, where they are a member that the network knows already. A new member has none: they
    /// begin it themselves once they are signed in.
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
    /// The member has an account already, under another address.
    HasAccount,
}

/// Who may invite: the operator, and all who coordinate.
pub trait Inviter: private::Sealed {
    /// Whether they may invite somebody to the role.
    fn may_invite(&self, role: Role) -> bool;
    /// Whether they may give a member who has an account another one: that opens the record to whoever reads that mail.
    fn may_invite_again(&self) -> bool;
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

    fn may_invite_again(&self) -> bool {
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

    fn may_invite_again(&self) -> bool {
        false
    }

    fn name(&self) -> String {
        self.signed_in().name()
    }
}

impl Store {
    /// Makes an account and sends its first link, which lives for two weeks. Who has an account of this role already, and
    /// of this member where one is named, is sent another link.
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
            Some(id) => match living_member(&transaction, id.as_str()).await? {
                Some(record) => Some(record),
                None => return Ok(Err(InvitationFault::NoSuchMember)),
            },
        };
        let is_theirs = |row: &account::Model| member.is_none() || row.member_id == member;
        let row = match find_by_email(&transaction, cipher, &invitation.email).await? {
            Some(row) if row.role.0 == invitation.role && is_theirs(&row) => row,
            Some(_) => return Ok(Err(InvitationFault::Taken)),
            None => {
                if let Some(member) = member
                    && !by.may_invite_again()
                    && has_account(&transaction, member).await?
                {
                    return Ok(Err(InvitationFault::HasAccount));
                }
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

    /// The members who take part and have no account, as the coordinator who asks sees them in the directory.
    ///
    /// # Errors
    /// When a row cannot be read, or the database fails.
    pub async fn members_without_account(
        &self,
        by: &Coordinator,
        today: Date,
    ) -> Result<Vec<ListedMember>, StoreError> {
        let listed = self.directory(by.signed_in(), &DirectoryFilter::default(), today).await?;
        let open = account::Entity::find().filter(account::Column::Closed.is_null()).all(&self.database).await?;
        let members: Vec<_> = open.into_iter().filter_map(|row| row.member_id).collect();
        let rows = record::Entity::find().filter(record::Column::Id.is_in(members)).all(&self.database).await?;
        let known: HashSet<String> = rows.into_iter().map(|row| row.public_id).collect();
        let is_open =
            |member: &ListedMember| member.seen.status != MemberStatus::Left && !known.contains(member.id.as_str());
        Ok(listed.into_iter().filter(is_open).collect())
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

/// The record of a member who was not deleted, by its public id.
async fn living_member(database: &impl ConnectionTrait, public_id: &str) -> Result<Option<Id>, StoreError> {
    let Some(id) = member_record(database, public_id).await? else { return Ok(None) };
    let row = member::Entity::find_by_id(id).one(database).await?;
    let is_gone = |row: &member::Model| row.status.0 == MemberStatus::Left && row.pseudonym.0.is_empty();
    Ok(row.filter(|row| !is_gone(row)).map(|row| row.id))
}

/// Whether a member has an account that is open.
async fn has_account(database: &impl ConnectionTrait, member: Id) -> Result<bool, StoreError> {
    let open =
        account::Entity::find().filter(account::Column::MemberId.eq(member)).filter(account::Column::Closed.is_null());
    Ok(open.count(database).await? > 0)
}

//! What members do with their own records, and what others see of them. A use case for one's own record finds it by
//! the account that acts: nobody can name another one.

mod affiliations;
mod begin;
mod change;
mod leave;
mod look;
mod photo;
mod pseudonyms;

pub(crate) use affiliations::organisations;
pub(crate) use change::rewrite;
pub(crate) use leave::forget_revisions;
pub(crate) use pseudonyms::pseudonyms_for_coordinators;

use domain::{
    accounts::SignedIn,
    members::{Member, MemberStatus, Profile, offered_affiliations},
    safety::Consent,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::{
    Store, StoreError,
    columns::{Id, Term},
    data::{State, state},
    entities::{
        records::{Kind, record},
        safety::{consent, revision},
    },
    records::{
        read::{Names, load},
        safety::read_consent,
    },
    sealed::Fields,
    trainings::learned,
};

/// The reason that the log has for what members do about themselves: they owe nobody another one.
pub(crate) const OWN_WISH: &str = "own wish";

impl Store {
    /// One's own profile; none for an account without a record in the network.
    ///
    /// # Errors
    /// When a row cannot be read, or the database fails.
    pub async fn profile(&self, by: &SignedIn) -> Result<Option<Profile>, StoreError> {
        if by.account().member.is_none() {
            return Ok(None);
        }
        let database = &self.database;
        let row = own_row(database, by).await?;
        let names = Names::load(database).await?;
        let members: Vec<Member> = load(database, &names, &[row.id], self.fields()).await?;
        let Some(member) = members.into_iter().next().filter(|member| !member.is_gone()) else { return Ok(None) };
        let kept = || revision::Entity::find().filter(revision::Column::RecordId.eq(row.id));
        let last = kept().order_by_desc(revision::Column::Id).one(database).await?;
        Ok(Some(Profile {
            consents: own_consents(database, &names, row.id).await?,
            changes: u32::try_from(kept().count(database).await?).unwrap_or(u32::MAX),
            last_change: last.map(|revision| revision.at),
            is_hidden: member.is_hidden(),
            is_open: self.cipher.is_some(),
            can_undo: change::last_own_change(database, &row, by).await?.is_some(),
            learned: learned(database, &names, row.id, &member).await?,
            organisations: offered_affiliations(Some(&member), &organisations(database, &names).await?),
            member,
        }))
    }

    /// What can be read of sealed fields: all with the key, nothing without it.
    pub(crate) fn fields(&self) -> Fields<'_> {
        self.cipher.as_ref().map_or(Fields::Blank, Fields::Open)
    }
}

/// A member's own record as it is stored: sealed fields are sealed.
pub(crate) struct Own {
    pub(crate) row: record::Model,
    state: State,
    pub(crate) member: Member,
}

impl Own {
    /// Whether they have left the network: then others are no longer theirs to see.
    pub(crate) fn has_left(&self) -> bool {
        self.member.status == MemberStatus::Left
    }
}

pub(crate) fn missing(by: &SignedIn) -> StoreError {
    StoreError::NotFound { kind: Kind::Member.slug(), id: by.name() }
}

/// The row in `records` of the member that an account belongs to.
pub(crate) async fn own_row(database: &impl ConnectionTrait, by: &SignedIn) -> Result<record::Model, StoreError> {
    let id = by.account().member.as_ref().ok_or_else(|| missing(by))?;
    record::Entity::find()
        .filter(record::Column::PublicId.eq(id.as_str()))
        .filter(record::Column::Kind.eq(Term(Kind::Member)))
        .one(database)
        .await?
        .ok_or_else(|| missing(by))
}

/// The record of the member that an account belongs to, unless it was deleted.
pub(crate) async fn own(database: &impl ConnectionTrait, by: &SignedIn) -> Result<Own, StoreError> {
    let row = own_row(database, by).await?;
    let state = state(database, &row).await?;
    let member: Member = state.record()?;
    if member.is_gone() { Err(missing(by)) } else { Ok(Own { row, state, member }) }
}

/// The same, of a member who has not left the network.
pub(crate) async fn own_within(database: &impl ConnectionTrait, by: &SignedIn) -> Result<Own, StoreError> {
    let own = own(database, by).await?;
    if own.has_left() { Err(missing(by)) } else { Ok(own) }
}

/// Whether an account is that of a member who has not left the network.
pub(crate) async fn is_within(database: &impl ConnectionTrait, by: &SignedIn) -> Result<bool, StoreError> {
    match own_within(database, by).await {
        Ok(_) => Ok(true),
        Err(StoreError::NotFound { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

/// All consents of one record, the first given first.
async fn own_consents(database: &impl ConnectionTrait, names: &Names, id: Id) -> Result<Vec<Consent>, StoreError> {
    let rows = consent::Entity::find()
        .filter(consent::Column::SubjectId.eq(id))
        .order_by_asc(consent::Column::Id)
        .all(database)
        .await?;
    rows.iter().map(|row| read_consent(row, names)).collect()
}

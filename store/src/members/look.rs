//! What members see of each other, and of themselves through the eyes of others.

use domain::{
    accounts::SignedIn,
    dates::Date,
    members::{
        AsSeen, DirectoryAnswer, DirectoryFilter, ListedMember, Member, MemberStatus, Viewer, as_seen, directory,
        directory_answer,
    },
    programme::ProgrammeData,
    safety::publication::Context,
};

use super::{missing, organisations, own_row};
use crate::{
    Store, StoreError,
    change::{Audit, Proof},
    connect,
    entities::records::Kind,
    records::{
        places::read_units,
        read::{Names, load},
        safety::{read_consents, read_risks},
    },
};

impl Store {
    /// What `viewer` sees of the one who asks, by the rules and records of the directory and of publication.
    ///
    /// # Errors
    /// When the account has no member, a row cannot be read, or the database fails.
    pub async fn as_seen(&self, by: &SignedIn, viewer: Viewer, today: Date) -> Result<AsSeen, StoreError> {
        let row = own_row(&self.database, by).await?;
        let (members, context) = self.members(today).await?;
        let own = members.iter().find(|member| member.key == row.public_id).ok_or_else(|| missing(by))?;
        Ok(as_seen(own, viewer, &context))
    }

    /// The members whom the one who asks may see and looks for, as far as they may see them. Who is neither a member
    /// nor a partner nor a coordinator sees nobody. The audit log keeps that a coordinator looked: they see names
    /// and contacts.
    ///
    /// # Errors
    /// When a row cannot be read, or the database fails.
    pub async fn directory(
        &self,
        by: &SignedIn,
        filter: &DirectoryFilter,
        today: Date,
    ) -> Result<Vec<ListedMember>, StoreError> {
        let seen = self.look(by, today).await?;
        Ok(seen.map(|(members, viewer, context)| directory(&members, viewer, filter, &context)).unwrap_or_default())
    }

    /// The same, with what it can be narrowed down by.
    ///
    /// # Errors
    /// When a row cannot be read, or the database fails.
    pub async fn directory_answer(
        &self,
        by: &SignedIn,
        filter: &DirectoryFilter,
        today: Date,
    ) -> Result<DirectoryAnswer, StoreError> {
        let seen = self.look(by, today).await?;
        let answer = |(members, viewer, context): (Vec<_>, _, _)| directory_answer(&members, viewer, filter, &context);
        Ok(seen.map(answer).unwrap_or_default())
    }

    /// All members, as whom one looks at them, and what decides what is seen; nothing for who may see nobody.
    async fn look(&self, by: &SignedIn, today: Date) -> Result<Option<(Vec<Member>, Viewer, Context)>, StoreError> {
        let Some(viewer) = Viewer::of(by.account()) else { return Ok(None) };
        if viewer == Viewer::Coordinator {
            let transaction = connect::begin(&self.database).await?;
            let entry = Audit { action: "read-directory", subject: "members", reason: "" };
            entry.write(&transaction, &by.actor()).await?;
            transaction.commit().await?;
        }
        let (members, context) = self.members(today).await?;
        if viewer == Viewer::Member && !belongs(by, &members) {
            return Ok(None);
        }
        Ok(Some((members, viewer, context)))
    }

    /// All members, opened where the key is set, and what decides what is seen of them.
    pub(crate) async fn members(&self, today: Date) -> Result<(Vec<Member>, Context), StoreError> {
        let database = &self.database;
        let names = Names::load(database).await?;
        let data = ProgrammeData {
            units: read_units(database).await?,
            consents: read_consents(database, &names).await?,
            members: load(database, &names, names.of_kind(Kind::Member), self.fields()).await?,
            ..ProgrammeData::default()
        };
        let risks = read_risks(database).await?;
        let mut context = Context::of(&data, &|_, _| None, &risks, today);
        context.organisations = organisations(database, &names).await?;
        Ok((data.members, context))
    }
}

/// Whether an account is that of a member who has not left.
pub(super) fn belongs(by: &SignedIn, members: &[Member]) -> bool {
    let Some(id) = &by.account().member else { return false };
    members.iter().any(|member| member.key == id.as_str() && member.status != MemberStatus::Left)
}

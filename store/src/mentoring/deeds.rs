//! A member asks another to be their mentor; the other answers; either ends it. No record is changed by that, so there is
//! nothing to publish: each deed is a transaction of its own, with its entry in the audit log.

use domain::{
    accounts::SignedIn,
    dates::Date,
    ids::PublicId,
    members::{Viewer, may_be_asked, seen},
    mentoring::{LONGEST_MESSAGE, MOST_ASKED, MentoringFault, MentorshipDeed, MentorshipState, words},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set,
};

use super::{find, label, missing, of_member, subject};
use crate::{
    Store, StoreError,
    change::{Audit, Proof},
    columns::{Id, Term, new_id},
    connect,
    entities::{mentoring::mentorship, records::Kind},
    members::own,
    records::keys::find_stored,
    rows::insert_all,
    settings,
};

impl Store {
    /// Asks a member to be one's mentor. They must be in the directory, and consent to be contacted by members.
    ///
    /// # Errors
    /// The fault where they can't be asked; else when the account has no member, the key is missing, or the database fails.
    pub async fn ask_to_mentor(
        &self,
        by: &SignedIn,
        mentor: &PublicId,
        message: &str,
        today: Date,
    ) -> Result<Result<PublicId, MentoringFault>, StoreError> {
        let cipher = self.mentoring_cipher()?;
        let own = own(&self.database, by).await?;
        let message = match words(message, LONGEST_MESSAGE) {
            Ok(message) => message,
            Err(fault) => return Ok(Err(fault)),
        };
        let (members, context) = self.members(today).await?;
        let member = |key: &str| members.iter().find(|member| member.key == key);
        let is_seen = member(&own.row.public_id).is_some_and(|me| seen(me, Viewer::Member, &context).is_some());
        if !is_seen {
            return Ok(Err(MentoringFault::Hidden));
        }
        let is_other = mentor.as_str() != own.row.public_id;
        let is_reachable = member(mentor.as_str()).is_some_and(|mentor| may_be_asked(mentor, &context));
        if !(is_other && is_reachable) {
            return Ok(Err(MentoringFault::NobodyToAsk));
        }
        let transaction = connect::begin(&self.database).await?;
        let Some(mentor) = find_stored(&transaction, &[Kind::Member], mentor.as_str()).await? else {
            return Ok(Err(MentoringFault::NobodyToAsk));
        };
        if let Some(fault) = hindrance(&transaction, own.row.id, mentor.id).await? {
            return Ok(Err(fault));
        }
        settings::check_key(&transaction, cipher).await?;
        settings::keep_key_proof(&transaction, cipher).await?;
        let id = PublicId::from_random(rand::random());
        let sealed = match message.as_str() {
            "" => String::new(),
            message => cipher.seal(&label(id.as_str(), "message"), message)?,
        };
        let row = mentorship::Model {
            id: new_id(),
            public_id: id.to_string(),
            mentor_id: mentor.id,
            mentee_id: own.row.id,
            state: Term(MentorshipState::Asked),
            message: sealed,
            asked: today,
            since: today,
        };
        insert_all::<mentorship::Entity>(&transaction, &[row]).await?;
        let entry = Audit { action: "ask-to-mentor", subject: &subject(id.as_str()), reason: "" };
        entry.write(&transaction, &by.actor()).await?;
        transaction.commit().await?;
        Ok(Ok(id))
    }

    /// Accepts, declines, takes back or ends.
    ///
    /// # Errors
    /// When one is in no such pair or can't do that now, the account has no member, or the database fails.
    pub async fn decide_mentorship(
        &self,
        by: &SignedIn,
        id: &PublicId,
        deed: MentorshipDeed,
        today: Date,
    ) -> Result<(), StoreError> {
        let action = match deed {
            MentorshipDeed::Accept => "accept-mentorship",
            MentorshipDeed::Decline => "decline-mentorship",
            MentorshipDeed::Withdraw => "withdraw-mentorship",
            MentorshipDeed::End => "end-mentorship",
        };
        let own = own(&self.database, by).await?;
        let transaction = connect::begin(&self.database).await?;
        let (row, role) = find(&transaction, id, own.row.id).await?;
        let state = row.state.0.after(deed, role).ok_or_else(|| missing(id))?;
        let mut row = row.into_active_model();
        row.state = Set(Term(state));
        row.since = Set(today);
        row.update(&transaction).await?;
        let entry = Audit { action, subject: &subject(id.as_str()), reason: "" };
        entry.write(&transaction, &by.actor()).await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Why a mentee can't ask a mentor now, if they can't.
async fn hindrance(
    transaction: &DatabaseTransaction,
    mentee: Id,
    mentor: Id,
) -> Result<Option<MentoringFault>, StoreError> {
    let asked: Vec<_> =
        of_member(transaction, mentee).await?.into_iter().filter(|row| row.mentee_id == mentee).collect();
    let mut with_them = asked.iter().filter(|row| row.mentor_id == mentor).map(|row| row.state.0);
    if with_them.clone().any(MentorshipState::is_open) {
        return Ok(Some(MentoringFault::AskedAlready));
    }
    if with_them.any(|state| state == MentorshipState::Declined) {
        return Ok(Some(MentoringFault::NobodyToAsk));
    }
    let waiting = asked.iter().filter(|row| row.state.0 == MentorshipState::Asked).count();
    Ok((waiting >= MOST_ASKED).then_some(MentoringFault::AskingTooMany))
}

/// Deletes every pair of a member who leaves, with all that was written in it.
pub(crate) async fn erase(transaction: &DatabaseTransaction, member: Id) -> Result<(), StoreError> {
    let theirs =
        Condition::any().add(mentorship::Column::MentorId.eq(member)).add(mentorship::Column::MenteeId.eq(member));
    mentorship::Entity::delete_many().filter(theirs).exec(transaction).await?;
    Ok(())
}

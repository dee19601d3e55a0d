//! The trainings that a member is part of, and their answers to invitations.

use std::collections::HashMap;

use domain::{
    accounts::SignedIn,
    dates::{Date, in_pakistan},
    ids::PublicId,
    members::Member,
    trainings::{
        Answer, KnownTraining, Learned, ParticipationFault, ParticipationState, Training, TrainingGroup,
        TrainingStatus, kept_word,
    },
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, prelude::DateTimeUtc,
    sea_query::ExprTrait,
};

use super::{find, missing, rewrite, subject, word_label};
use crate::{
    Store, StoreError,
    change::Deed,
    columns::{Id, Term},
    entities::{
        records::record,
        safety::revision,
        trainings::{ParticipationRole, answer, participation},
    },
    members::{OWN_WISH, forget_revisions, own, own_within},
    publication::Extent,
    records::read::{Names, load},
    rows::insert_all,
    sealed::Fields,
    settings,
};

/// A training of one's own, with what one wrote about it.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnParticipation {
    /// The training.
    pub training: KnownTraining,
    /// The word to the coordinators; may be empty.
    pub word: String,
}

/// The trainings that a member is part of, those to come first and in the order of their days, the past ones latest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OwnTrainings(pub Vec<OwnParticipation>);

impl Store {
    /// The trainings that one is part of: as invited, with venue and days. Who has left the network sees the past ones.
    ///
    /// # Errors
    /// When the account has no member, a row cannot be read, or the database fails.
    pub async fn own_trainings(&self, by: &SignedIn, today: Date) -> Result<OwnTrainings, StoreError> {
        let database = &self.database;
        let own = own(database, by).await?;
        let (me, has_left) = (own.row.public_id.as_str(), own.has_left());
        let names = Names::load(database).await?;
        let words = self.own_words(&names, own.row.id, me).await?;
        let mut all = Vec::new();
        for training in of_member(database, &names, own.row.id, self.fields()).await? {
            let Some(known) = training.known_to(me, today) else { continue };
            // What is still to come is for those who are there.
            if has_left && known.group != TrainingGroup::Past {
                continue;
            }
            let word = words.get(&training.key).cloned().unwrap_or_default();
            all.push(OwnParticipation { training: known, word });
        }
        let (mut past, mut to_come): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|own| own.training.group == TrainingGroup::Past);
        to_come.sort_by_key(|own| (own.training.span.from, own.training.id.clone()));
        past.sort_by_key(|own| std::cmp::Reverse(own.training.span.from));
        to_come.append(&mut past);
        Ok(OwnTrainings(to_come))
    }

    /// Answers an invitation, with a word to the coordinators that may be empty. Until the first day an answer can be
    /// changed.
    ///
    /// # Errors
    /// What is wrong with it; else when one isn't invited, the word can't be sealed, or the database fails.
    pub async fn answer_invitation(
        &self,
        by: &SignedIn,
        id: &PublicId,
        answer: Answer,
        word: &str,
        now: DateTimeUtc,
    ) -> Result<Result<(), ParticipationFault>, StoreError> {
        let today = in_pakistan(now).date();
        let me = own_within(&self.database, by).await?;
        let key = me.row.public_id.as_str();
        let invited = find(&self.database, id).await?;
        // Who isn't invited is not told that there is such a training.
        if invited.training.state(key).is_none() || invited.training.status == TrainingStatus::Draft {
            return Err(missing(id));
        }
        if invited.training.answered(key, answer, today).is_none() {
            return Ok(Err(ParticipationFault::NotOpen));
        }
        let word = match kept_word(word) {
            Ok(word) => word,
            Err(fault) => return Ok(Err(fault)),
        };
        let action = match answer {
            Answer::Come => "accept-invitation",
            Answer::Decline => "decline-invitation",
        };
        let deed = Deed { action, reason: OWN_WISH, today, extent: Extent::Nothing };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let found = find(transaction, id).await?;
            let answered = found.training.answered(key, answer, today).ok_or_else(|| missing(id))?;
            let is_written = self.write_word(transaction, (found.row.id, id), (me.row.id, key), &word, today).await?;
            if answered == found.training && !is_written {
                return Ok(Vec::new());
            }
            let subject = subject(&found.row, key);
            Ok(vec![rewrite(transaction, found, &answered, subject).await?])
        })
        .await
        .map(Ok)
    }

    /// Keeps a word in the place of the one before; whether that changed anything.
    async fn write_word(
        &self,
        transaction: &DatabaseTransaction,
        (training, id): (Id, &PublicId),
        (member, key): (Id, &str),
        word: &str,
        today: Date,
    ) -> Result<bool, StoreError> {
        let before = answer::Entity::find_by_id((training, member)).one(transaction).await?;
        if let Some(before) = &before
            && self.opened_word(id.as_str(), key, &before.word)? == word
        {
            return Ok(false);
        }
        let sealed = if word.is_empty() {
            String::new()
        } else {
            let cipher = self.cipher.as_ref().ok_or(StoreError::NoKey)?;
            settings::check_key(transaction, cipher).await?;
            settings::keep_key_proof(transaction, cipher).await?;
            cipher.seal(&word_label(id.as_str(), key), word)?
        };
        answer::Entity::delete_by_id((training, member)).exec(transaction).await?;
        let row = answer::Model { record_id: training, member_id: member, word: sealed, answered: today };
        insert_all::<answer::Entity>(transaction, &[row]).await?;
        Ok(true)
    }

    /// A word as those read it who may; empty without the key.
    pub(super) fn opened_word(&self, training: &str, member: &str, sealed: &str) -> Result<String, StoreError> {
        match &self.cipher {
            Some(cipher) if !sealed.is_empty() => cipher.open(&word_label(training, member), sealed),
            _ => Ok(String::new()),
        }
    }

    /// The words that a member wrote to coordinators, by the public id of the training.
    pub(crate) async fn own_words(
        &self,
        names: &Names,
        member: Id,
        key: &str,
    ) -> Result<HashMap<String, String>, StoreError> {
        let mut opened = HashMap::new();
        for ((training, _), sealed) in words_of(&self.database, answer::Column::MemberId.eq(member)).await? {
            let training = names.key(training)?;
            let word = self.opened_word(&training, key, &sealed)?;
            opened.insert(training, word);
        }
        Ok(opened)
    }
}

/// Sealed words, by training and member.
pub(super) async fn words_of(
    database: &impl ConnectionTrait,
    of: sea_orm::sea_query::SimpleExpr,
) -> Result<HashMap<(Id, Id), String>, StoreError> {
    let rows = answer::Entity::find().filter(of).all(database).await?;
    Ok(rows.into_iter().map(|row| ((row.record_id, row.member_id), row.word)).collect())
}

/// All trainings that a member is named with.
async fn of_member(
    database: &impl ConnectionTrait,
    names: &Names,
    member: Id,
    fields: Fields<'_>,
) -> Result<Vec<Training>, StoreError> {
    let parts = participation::Entity::find().filter(participation::Column::MemberId.eq(member)).all(database).await?;
    let mut ids: Vec<_> = parts.iter().map(|part| part.record_id).collect();
    ids.sort_unstable();
    ids.dedup();
    load(database, names, &ids, fields).await
}

/// What a member was taught in trainings that they attended.
pub(crate) async fn learned(
    database: &impl ConnectionTrait,
    names: &Names,
    id: Id,
    member: &Member,
) -> Result<Vec<Learned>, StoreError> {
    Ok(domain::trainings::learned(&of_member(database, names, id, Fields::Blank).await?, member))
}

/// Forgets what a member answered, and that they were invited, in what the log kept of these trainings, too. That somebody
/// was there stays, as a number.
pub(crate) async fn erase(transaction: &DatabaseTransaction, member: &record::Model) -> Result<(), StoreError> {
    answer::Entity::delete_many().filter(answer::Column::MemberId.eq(member.id)).exec(transaction).await?;
    let invited = Condition::all()
        .add(participation::Column::MemberId.eq(member.id))
        .add(participation::Column::Role.eq(Term(ParticipationRole::Participant)))
        .add(participation::Column::State.ne(Term(ParticipationState::Attended)));
    let parts = participation::Entity::find().filter(invited.clone()).all(transaction).await?;
    participation::Entity::delete_many().filter(invited).exec(transaction).await?;
    let of_trainings = revision::Column::RecordId.is_in(parts.iter().map(|part| part.record_id));
    let names_them = |column: revision::Column| column.contains(&member.public_id);
    let are_named = names_them(revision::Column::Before).or(names_them(revision::Column::After));
    forget_revisions(transaction, of_trainings.and(are_named)).await
}

/// Forgets what a member answered about one training.
pub(super) async fn forget_word(transaction: &DatabaseTransaction, training: Id, member: Id) -> Result<(), StoreError> {
    answer::Entity::delete_by_id((training, member)).exec(transaction).await?;
    Ok(())
}

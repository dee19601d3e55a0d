//! What coordinators see of who comes to a training, and whom they invite.

use std::collections::BTreeMap;

use domain::{
    accounts::{Coordinator, Mail},
    dates::{Date, in_pakistan},
    ids::PublicId,
    members::{DirectoryFilter, ListedMember, MemberStatus, Viewer, directory},
    trainings::{ParticipationFault, ParticipationState, Training, TrainingStatus},
};
use sea_orm::{ColumnTrait, DatabaseTransaction, prelude::DateTimeUtc};

use super::{
    RUNNING, find, find_row, look, member_id,
    mine::{forget_word, words_of},
    missing, rewrite,
};
use crate::{
    ReminderLetter, Store, StoreError,
    change::{Audit, Deed},
    connect,
    entities::{records::Kind, trainings::answer},
    publication::Extent,
    records::read::{Names, load},
    sealed::Fields,
};

/// Somebody who is part of a training, as coordinators see them.
#[derive(Debug, Clone, PartialEq)]
pub struct TrainingGuest {
    /// Their id.
    pub id: PublicId,
    /// What the directory shows of them; none where they have left.
    pub listed: Option<ListedMember>,
    /// How far it has come; none for those who train.
    pub state: Option<ParticipationState>,
    /// Their word to the coordinators; may be empty.
    pub word: String,
}

/// Who comes to a training.
#[derive(Debug, Clone, PartialEq)]
pub struct TrainingPeople {
    /// The training, with its venue.
    pub training: Training,
    /// Those who train, then those who take part in the order in which they were invited.
    pub guests: Vec<TrainingGuest>,
    /// Members who can be invited, by pseudonym.
    pub to_invite: Vec<ListedMember>,
    /// Whether people are still invited, and answer.
    pub is_to_come: bool,
    /// Whether it can be noted who was there.
    pub has_begun: bool,
}

/// A training that is not over, in a line.
#[derive(Debug, Clone, PartialEq)]
pub struct TrainingInBrief {
    /// The training, without its venue.
    pub training: Training,
    /// Its id.
    pub id: PublicId,
    /// How many there are of each state.
    pub counts: BTreeMap<ParticipationState, u32>,
}

impl Store {
    /// The trainings that are planned and not over, the next first, with how many come.
    ///
    /// # Errors
    /// When a row cannot be read, or the database fails.
    pub async fn trainings_to_come(&self, _: &Coordinator, today: Date) -> Result<Vec<TrainingInBrief>, StoreError> {
        let names = Names::load(&self.database).await?;
        let all: Vec<Training> = load(&self.database, &names, names.of_kind(Kind::Training), Fields::Blank).await?;
        let is_planned = |training: &Training| {
            matches!(training.status, TrainingStatus::Planned | TrainingStatus::Confirmed) && training.span.to >= today
        };
        let brief = |training: Training| {
            let mut counts = BTreeMap::new();
            for part in &training.participants {
                *counts.entry(training.state_of(part)).or_insert(0) += 1;
            }
            Some(TrainingInBrief { id: training.key.parse().ok()?, training, counts })
        };
        let mut planned: Vec<_> = all.into_iter().filter(is_planned).filter_map(brief).collect();
        planned.sort_by_key(|brief| (brief.training.span.from, brief.id.clone()));
        Ok(planned)
    }

    /// Who comes to a training, with their words. The audit log keeps who looked.
    ///
    /// # Errors
    /// When there is no such training, a row cannot be read, or the database fails.
    pub async fn training_people(
        &self,
        by: &Coordinator,
        id: &PublicId,
        today: Date,
    ) -> Result<TrainingPeople, StoreError> {
        let database = &self.database;
        let row = find_row(database, Kind::Training, id).await?.ok_or_else(|| missing(id))?;
        let names = Names::load(database).await?;
        let found: Vec<Training> = load(database, &names, &[row.id], self.fields()).await?;
        let training = found.into_iter().next().ok_or_else(|| missing(id))?;
        let transaction = connect::begin(database).await?;
        let subject = format!("{} {id}", Kind::Training);
        Audit { action: "read-training-people", subject: &subject, reason: "" }.write(&transaction, &look(by)).await?;
        transaction.commit().await?;
        let (members, context) = self.members(today).await?;
        let listed = directory(&members, Viewer::Coordinator, &DirectoryFilter::default(), &context);
        let mut words = BTreeMap::new();
        for ((_, member), sealed) in words_of(database, answer::Column::RecordId.eq(row.id)).await? {
            let member = names.key(member)?;
            words.insert(member.clone(), self.opened_word(id.as_str(), &member, &sealed)?);
        }
        let guest = |key: &str, state| {
            Some(TrainingGuest {
                id: key.parse().ok()?,
                listed: listed.iter().find(|listed| listed.id.as_str() == key).cloned(),
                state,
                word: words.get(key).cloned().unwrap_or_default(),
            })
        };
        let trainers = training.trainers.iter().filter_map(|key| guest(key, None));
        let parts = training.participants.iter();
        let guests = trainers.chain(parts.filter_map(|part| guest(&part.member, Some(training.state_of(part)))));
        let guests: Vec<TrainingGuest> = guests.collect();
        let may_come = |member: &&ListedMember| {
            member.seen.status == MemberStatus::Active && guests.iter().all(|guest| guest.id != member.id)
        };
        let is_to_come = training.is_to_come(today);
        let to_invite = if is_to_come { listed.iter().filter(may_come).cloned().collect() } else { Vec::new() };
        let is_held = !matches!(training.status, TrainingStatus::Draft | TrainingStatus::Cancelled);
        let has_begun = is_held && today >= training.span.from;
        Ok(TrainingPeople { guests, to_invite, is_to_come, has_begun, training })
    }

    /// Invites a member to a training. Who has an account is sent a mail that says so, and no more, unless they switched
    /// such mails off; `letter` writes it.
    ///
    /// # Errors
    /// Why they can't be invited; else when there is no such training, or the database fails.
    pub async fn invite_to_training(
        &self,
        by: &Coordinator,
        id: &PublicId,
        member: &PublicId,
        now: DateTimeUtc,
        letter: impl Fn(&ReminderLetter) -> Mail,
    ) -> Result<Result<(), ParticipationFault>, StoreError> {
        let today = in_pakistan(now).date();
        let found = find(&self.database, id).await?;
        let (members, _) = self.members(today).await?;
        let takes_part = members
            .iter()
            .any(|known| known.key == member.as_str() && known.status == MemberStatus::Active && !known.is_gone());
        let Some(inner) = member_id(&self.database, member).await?.filter(|_| takes_part) else {
            return Ok(Err(ParticipationFault::NobodyToInvite));
        };
        if let Err(fault) = found.training.with_invited(member.as_str(), today) {
            return Ok(Err(fault));
        }
        let deed = Deed { action: "invite-to-training", reason: RUNNING, today, extent: Extent::Nothing };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let found = find(transaction, id).await?;
            // Another coordinator may have been faster.
            let Ok(invited) = found.training.with_invited(member.as_str(), today) else { return Ok(Vec::new()) };
            let changed = rewrite(transaction, found, &invited, member.as_str()).await?;
            self.tell_of_training(transaction, inner, now, &letter).await?;
            Ok(vec![changed])
        })
        .await
        .map(Ok)
    }

    /// Takes an invitation back, whatever was answered.
    ///
    /// # Errors
    /// When there is no such invitation any more, or the database fails.
    pub async fn take_invitation_back(
        &self,
        by: &Coordinator,
        id: &PublicId,
        member: &PublicId,
        today: Date,
    ) -> Result<(), StoreError> {
        let inner = member_id(&self.database, member).await?.ok_or_else(|| missing(id))?;
        let deed = Deed { action: "take-invitation-back", reason: RUNNING, today, extent: Extent::Nothing };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let found = find(transaction, id).await?;
            let without = found.training.without_invited(member.as_str(), today).ok_or_else(|| missing(id))?;
            forget_word(transaction, found.row.id, inner).await?;
            Ok(vec![rewrite(transaction, found, &without, member.as_str()).await?])
        })
        .await
    }

    /// Notes whether somebody was there, from the first day on.
    ///
    /// # Errors
    /// When they are not part of it or it hasn't begun, or the database fails.
    pub async fn note_attendance(
        &self,
        by: &Coordinator,
        id: &PublicId,
        member: &PublicId,
        was_there: bool,
        today: Date,
    ) -> Result<(), StoreError> {
        let deed = Deed { action: "note-attendance", reason: RUNNING, today, extent: Extent::Nothing };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let found = find(transaction, id).await?;
            let noted = found.training.with_attendance(member.as_str(), was_there, today).ok_or_else(|| missing(id))?;
            if noted == found.training {
                return Ok(Vec::new());
            }
            Ok(vec![rewrite(transaction, found, &noted, member.as_str()).await?])
        })
        .await
    }
}

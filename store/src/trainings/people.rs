//! What coordinators see of who comes to a training, and whom they invite.

use std::collections::BTreeMap;

use domain::{
    accounts::{Coordinator, Mail},
    dates::{Date, in_pakistan},
    ids::PublicId,
    members::{DirectoryFilter, ListedMember, Member, MemberStatus, Viewer, directory},
    trainings::{ParticipationFault, ParticipationState, Training, TrainingStatus},
};
use sea_orm::{ColumnTrait, DatabaseTransaction, prelude::DateTimeUtc};

use super::{
    RUNNING, find, find_row, member_id,
    mine::{forget_word, words_of},
    missing, rewrite, subject,
};
use crate::{
    ReminderLetter, Store, StoreError, TrainingOrigin,
    change::{Audit, Deed, Proof},
    columns::Id,
    connect,
    data::state,
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
    /// Whether it can be noted that it was held (`true`), or that it was not after all.
    pub can_note_held: Option<bool>,
    /// How it was planned, and who trains along.
    pub origin: TrainingOrigin,
}

/// A training that coordinators have to do with, in a line.
#[derive(Debug, Clone, PartialEq)]
pub struct TrainingInBrief {
    /// The training, without its venue.
    pub training: Training,
    /// Its id.
    pub id: PublicId,
    /// How many there are of each state.
    pub counts: BTreeMap<ParticipationState, u32>,
    /// Whether its last day is past.
    pub is_over: bool,
}

impl Store {
    /// The trainings that are planned or were held lately, the latest first, with how many come.
    ///
    /// # Errors
    /// When a row cannot be read, or the database fails.
    pub async fn trainings_on_desk(&self, _: &Coordinator, today: Date) -> Result<Vec<TrainingInBrief>, StoreError> {
        let names = Names::load(&self.database).await?;
        let all: Vec<Training> = load(&self.database, &names, names.of_kind(Kind::Training), Fields::Blank).await?;
        let brief = |training: Training| {
            let mut counts = BTreeMap::new();
            for part in &training.participants {
                *counts.entry(training.state_of(part)).or_insert(0) += 1;
            }
            let is_over = training.span.to < today;
            Some(TrainingInBrief { id: training.key.parse().ok()?, training, counts, is_over })
        };
        let is_on_desk = |training: &Training| training.is_on_desk(today);
        let mut desk: Vec<_> = all.into_iter().filter(is_on_desk).filter_map(brief).collect();
        desk.sort_by_key(|brief| (brief.is_over, brief.training.span.from, brief.id.clone()));
        Ok(desk)
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
        Audit { action: "read-training-people", subject: &subject, reason: "" }
            .write(&transaction, &by.actor())
            .await?;
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
        let can_note_held = [true, false].into_iter().find(|was_held| training.with_held(*was_held, today).is_some());
        let origin = self.origin_of(&names, row.id).await?;
        Ok(TrainingPeople { guests, to_invite, is_to_come, has_begun, can_note_held, origin, training })
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
        let deed = Deed { action: "invite-to-training", reason: RUNNING, today, extent: Extent::Nothing };
        let mut outcome = Ok(());
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let found = find(transaction, id).await?;
            let invited = found.training.with_invited(member.as_str(), today);
            let (inner, invited) = match (who_takes_part(transaction, member).await?, invited) {
                (Some(inner), Ok(invited)) => (inner, invited),
                (None, _) => {
                    outcome = Err(ParticipationFault::NobodyToInvite);
                    return Ok(Vec::new());
                }
                (_, Err(fault)) => {
                    outcome = Err(fault);
                    return Ok(Vec::new());
                }
            };
            let subject = subject(&found.row, member.as_str());
            let changed = rewrite(transaction, found, &invited, subject).await?;
            self.tell_of_training(transaction, inner, now, &letter).await?;
            Ok(vec![changed])
        })
        .await?;
        Ok(outcome)
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
            let subject = subject(&found.row, member.as_str());
            Ok(vec![rewrite(transaction, found, &without, subject).await?])
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
            let subject = subject(&found.row, member.as_str());
            Ok(vec![rewrite(transaction, found, &noted, subject).await?])
        })
        .await
    }

    /// Notes that a training was held, or that it was not after all: from then on it counts, or no longer does.
    ///
    /// # Errors
    /// When there is no such training or nothing to note, or the database fails.
    pub async fn note_held(
        &self,
        by: &Coordinator,
        id: &PublicId,
        was_held: bool,
        today: Date,
    ) -> Result<(), StoreError> {
        let deed = Deed { action: "note-held", reason: RUNNING, today, extent: Extent::Changes };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let found = find(transaction, id).await?;
            let noted = found.training.with_held(was_held, today).ok_or_else(|| missing(id))?;
            let subject = found.row.subject();
            Ok(vec![rewrite(transaction, found, &noted, subject).await?])
        })
        .await
    }
}

/// The inner id of a member who takes part in the network now.
async fn who_takes_part(transaction: &DatabaseTransaction, member: &PublicId) -> Result<Option<Id>, StoreError> {
    let Some(row) = find_row(transaction, Kind::Member, member).await? else { return Ok(None) };
    let known: Member = state(transaction, &row).await?.record()?;
    Ok((known.status == MemberStatus::Active && !known.is_gone()).then_some(row.id))
}

//! A scenario turned into a training: a record like any other, by the one way in which records are changed.

use std::collections::BTreeSet;

use domain::{
    accounts::{Coordinator, Mail},
    dates::in_pakistan,
    ids::{PublicId, Ref},
    members::MemberStatus,
    organisations::Organisation,
    planning::{facts::FactKind, scenario::PlannedTraining},
    text::LocalText,
    trainings::Training,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    Set, prelude::DateTimeUtc,
};

use super::{
    facts::read_facts,
    scenarios::{find, subject},
};
use crate::{
    ReminderLetter, Store, StoreError,
    change::{Audit, Changed, Deed, Proof},
    columns::{Id, Term},
    data::state,
    entities::{
        members::member,
        planning::{co_training, fact, scenario},
        records::{Kind, record},
    },
    ids,
    publication::Extent,
    records::{create::create, read::Names},
    rows::insert_all,
    sealed::Sealer,
    settings,
};

/// Why a planned training comes to be; the log keeps it.
const REASON: &str = "planned";

/// What planning knows of a training.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TrainingOrigin {
    /// The scenario that it was planned as, while that is kept.
    pub scenario: Option<PublicId>,
    /// Partners' trainers who train along: the pseudonym, empty where it cannot be opened, and the name of the organisation.
    pub co_trainers: Vec<(LocalText, LocalText)>,
}

/// What came of turning a scenario into a training.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewTraining {
    /// The training.
    Made(PublicId),
    /// It was turned into that training before: there is no second one.
    Known(PublicId),
}

impl Store {
    /// Makes the training that was planned, once for each scenario, and publishes of it what may be told before it is held.
    /// Whom it invites is told as whom a coordinator invites by hand: see [`Store::invite_to_training`].
    ///
    /// # Errors
    /// When there is no such scenario, or the database fails.
    pub async fn plan_training(
        &self,
        by: &Coordinator,
        id: &PublicId,
        planned: &PlannedTraining,
        now: DateTimeUtc,
        letter: impl Fn(&ReminderLetter) -> Mail,
    ) -> Result<NewTraining, StoreError> {
        let today = in_pakistan(now).date();
        let salt = settings::salt(&self.database).await?;
        let own = ids::of_key(&salt, Kind::Training, &subject(id), 0);
        if find(&self.database, id).await?.training_id.is_some() {
            return Ok(NewTraining::Known(own));
        }
        let mut is_known = false;
        let deed = Deed { action: "plan-training", reason: REASON, today, extent: Extent::Changes };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let row = find(transaction, id).await?;
            if row.training_id.is_some() {
                // Somebody else was faster.
                is_known = true;
                return Ok(Vec::new());
            }
            let (training, invited) = training(transaction, &planned.training).await?;
            let made = create(transaction, Sealer::new(self.cipher.as_ref()), &training, own.clone()).await?;
            let mut row = row.into_active_model();
            row.training_id = Set(Some(made.id));
            row.update(transaction).await?;
            if training.is_to_come(today) {
                for member in invited {
                    self.tell_of_training(transaction, member, now, &letter).await?;
                }
            }
            keep_co_trainers(transaction, made.id, &planned.co_trainers).await?;
            Audit { action: "turn-plan", subject: &subject(id), reason: "" }.write(transaction, &by.actor()).await?;
            let after = state(transaction, &made).await?;
            Ok(vec![Changed::new(Some(made.id), format!("{} {own}", Kind::Training), None, Some(&after))?])
        })
        .await?;
        Ok(if is_known { NewTraining::Known(own) } else { NewTraining::Made(own) })
    }

    /// How a training was planned, and who trains along; of partners' trainers those whose organisation coordinators see.
    pub(crate) async fn origin_of(&self, names: &Names, training: Id) -> Result<TrainingOrigin, StoreError> {
        let database = &self.database;
        let of_training = scenario::Entity::find().filter(scenario::Column::TrainingId.eq(training));
        let scenario = of_training.one(database).await?.and_then(|row| row.public_id.parse().ok());
        let along =
            co_training::Entity::find().filter(co_training::Column::TrainingId.eq(training)).all(database).await?;
        if along.is_empty() {
            return Ok(TrainingOrigin { scenario, co_trainers: Vec::new() });
        }
        let organisations: Vec<Organisation> = self.visible(names).await?;
        let facts = read_facts(database, names, self.fields()).await?;
        let co_trainers =
            facts.iter().filter(|row| along.iter().any(|one| one.fact_id == row.row.id)).filter_map(|row| {
                let person = row.fact.co_trainer()?;
                let organisation = organisations.iter().find(|one| one.key == person.organisation)?;
                Some((person.pseudonym.clone(), organisation.name.clone()))
            });
        Ok(TrainingOrigin { scenario, co_trainers: co_trainers.collect() })
    }
}

/// The record of a planned training, and the inner ids of those whom it invites; without those who have left the network
/// since it was planned: of whoever had everything deleted no trace may come back. Where made-up members are invited, it is
/// made up, too.
async fn training(database: &impl ConnectionTrait, planned: &Training) -> Result<(Training, Vec<Id>), StoreError> {
    let invited = planned.participants.iter().map(|part| &part.member);
    let named: BTreeSet<&Ref> = planned.trainers.iter().chain(invited).collect();
    let rows = record::Entity::find()
        .filter(record::Column::PublicId.is_in(named.into_iter().map(String::as_str)))
        .filter(record::Column::Kind.eq(Term(Kind::Member)))
        .all(database)
        .await?;
    let members = member::Entity::find()
        .filter(member::Column::Id.is_in(rows.iter().map(|row| row.id)))
        .filter(member::Column::Status.ne(Term(MemberStatus::Left)))
        .all(database)
        .await?;
    let members: BTreeSet<Id> = members.into_iter().map(|row| row.id).collect();
    let rows: Vec<record::Model> = rows.into_iter().filter(|row| members.contains(&row.id)).collect();
    let is_there = |id: &Ref| rows.iter().any(|row| row.public_id == *id);
    let mut training = planned.clone();
    training.trainers.retain(is_there);
    training.participants.retain(|part| is_there(&part.member));
    training.provenance.demonstration |= rows.iter().any(|row| row.demonstration);
    let is_invited = |row: &&record::Model| training.state(&row.public_id).is_some();
    let invited = rows.iter().filter(is_invited).map(|row| row.id).collect();
    Ok((training, invited))
}

/// Keeps which partners' trainers train along, beside the record: their organisations are among its organisers.
async fn keep_co_trainers(
    transaction: &DatabaseTransaction,
    training_id: Id,
    co_trainers: &[Ref],
) -> Result<(), StoreError> {
    let ids = fact::Column::PublicId.is_in(co_trainers.iter().map(String::as_str));
    let known = fact::Entity::find().filter(ids).filter(fact::Column::Kind.eq(Term(FactKind::CoTrainer)));
    let known = known.all(transaction).await?;
    let rows: Vec<_> = known.into_iter().map(|row| co_training::Model { training_id, fact_id: row.id }).collect();
    insert_all::<co_training::Entity>(transaction, &rows).await
}

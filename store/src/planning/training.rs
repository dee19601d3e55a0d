//! A scenario turned into a training: a record like any other, by the one way in which records are changed.

use std::collections::BTreeSet;

use domain::{
    accounts::Coordinator,
    dates::Date,
    ids::{PublicId, Ref},
    planning::scenario::PlannedTraining,
    sources::Provenance,
    trainings::{Participation, ParticipationState, Training},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set,
};

use super::scenarios::{find, missing, subject};
use crate::{
    Store, StoreError,
    change::{Audit, Changed, Deed, Proof},
    columns::Term,
    data::state,
    entities::records::{Kind, record},
    ids,
    publication::Extent,
    records::create::create,
    sealed::Sealer,
    settings,
};

/// Why a planned training comes to be; the log keeps it.
const REASON: &str = "planned";

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
    ///
    /// # Errors
    /// When there is no such scenario, the training names somebody who is not there, or the database fails.
    pub async fn plan_training(
        &self,
        by: &Coordinator,
        id: &PublicId,
        planned: &PlannedTraining,
        today: Date,
    ) -> Result<NewTraining, StoreError> {
        let salt = settings::salt(&self.database).await?;
        let own = ids::of_key(&salt, Kind::Training, &subject(id), 0);
        if find(&self.database, id).await?.training_id.is_some() {
            return Ok(NewTraining::Known(own));
        }
        let deed = Deed { action: "plan-training", reason: REASON, today, extent: Extent::Changes };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let row = find(transaction, id).await?;
            if row.training_id.is_some() {
                return Err(missing(id));
            }
            let training = training(transaction, planned).await?;
            let made = create(transaction, Sealer::new(self.cipher.as_ref()), &training, own.clone()).await?;
            let mut row = row.into_active_model();
            row.training_id = Set(Some(made.id));
            row.update(transaction).await?;
            Audit { action: "turn-plan", subject: &subject(id), reason: "" }.write(transaction, &by.actor()).await?;
            let after = state(transaction, &made).await?;
            Ok(vec![Changed::new(Some(made.id), format!("{} {own}", Kind::Training), None, Some(&after))?])
        })
        .await?;
        Ok(NewTraining::Made(own))
    }
}

/// The record of a planned training. Where made-up members are invited, it is made up, too.
async fn training(database: &impl ConnectionTrait, planned: &PlannedTraining) -> Result<Training, StoreError> {
    let named: BTreeSet<&Ref> = planned.training.trainers.iter().chain(&planned.invited).collect();
    let rows = record::Entity::find()
        .filter(record::Column::PublicId.is_in(named.into_iter().map(String::as_str)))
        .filter(record::Column::Kind.eq(Term(Kind::Member)))
        .all(database)
        .await?;
    let demonstration = planned.training.provenance.demonstration || rows.iter().any(|row| row.demonstration);
    let provenance = Provenance { demonstration, ..planned.training.provenance.clone() };
    Ok(Training { participants: invitations(planned), provenance, ..planned.training.clone() })
}

/// Who is invited, as the record keeps it.
fn invitations(planned: &PlannedTraining) -> Vec<Participation> {
    let invited = |member: &Ref| Participation { member: member.clone(), state: Some(ParticipationState::Invited) };
    planned.invited.iter().map(invited).collect()
}

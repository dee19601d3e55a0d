//! Members log the sessions that they led, correct and withdraw them.

use domain::{
    accounts::SignedIn,
    cascade::{LedSession, SessionFault, closes_circle, may_change, outline},
    dates::Date,
    ids::PublicId,
    members::{Viewer, seen},
    places::AdminLevel,
    sources::Provenance,
    trainings::{Training, TrainingKind, TrainingStatus},
};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::{Sessions, is_among};
use crate::{
    Store, StoreError,
    change::{Changed, Deed},
    columns::Term,
    data::{State, state},
    entities::{
        places::unit,
        records::{Kind, record},
    },
    ids,
    members::{OWN_WISH, Own, missing, own_within},
    publication::Extent,
    records::create::{self, create},
    sealed::Sealer,
    settings,
};

impl Store {
    /// Logs a session that one led, as a training of the network, published as far as it may be.
    ///
    /// `once` is the form's own key: the same form sent twice makes one record, and sent again with other words it corrects
    /// that record.
    ///
    /// # Errors
    /// What is wrong with it; else when the account has no member, or the database fails. Nothing is changed then.
    pub async fn log_session(
        &self,
        by: &SignedIn,
        once: &PublicId,
        session: &LedSession,
        today: Date,
    ) -> Result<Result<PublicId, Vec<SessionFault>>, StoreError> {
        let own = own_within(&self.database, by).await?;
        let salt = settings::salt(&self.database).await?;
        let id = ids::of_key(&salt, Kind::Training, &format!("{} {once}", by.name()), 0);
        let mut faults = self.session_faults(&own, session, &id, today).await?;
        if faults.is_empty() {
            let deed = Deed { action: "log-session", reason: OWN_WISH, today, extent: Extent::Changes };
            let leader = own.row.public_id.clone();
            self.change(by, deed, async |transaction: &DatabaseTransaction| {
                if let Some(row) = find(transaction, &id).await? {
                    return apply(transaction, row, &leader, session, today, by).await;
                }
                let provenance =
                    Provenance { demonstration: own.member.provenance.demonstration, ..Provenance::default() };
                let training = session.training(leader.clone(), provenance);
                let row = create(transaction, Sealer::new(self.cipher.as_ref()), &training, id.clone()).await?;
                let after = state(transaction, &row).await?;
                Ok(vec![Changed::new(Some(row.id), row.subject(), None, Some(&after))?])
            })
            .await?;
            return Ok(Ok(id));
        }
        faults.dedup();
        Ok(Err(faults))
    }

    /// Corrects a session that one led.
    ///
    /// # Errors
    /// What is wrong with it; else when there is no such session of one's own that is still open, or the database fails.
    pub async fn correct_session(
        &self,
        by: &SignedIn,
        id: &PublicId,
        session: &LedSession,
        today: Date,
    ) -> Result<Result<(), Vec<SessionFault>>, StoreError> {
        let own = own_within(&self.database, by).await?;
        let faults = self.session_faults(&own, session, id, today).await?;
        if !faults.is_empty() {
            return Ok(Err(faults));
        }
        let deed = Deed { action: "correct-session", reason: OWN_WISH, today, extent: Extent::Changes };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let row = find(transaction, id).await?.ok_or_else(|| no_session(id))?;
            apply(transaction, row, &own.row.public_id, session, today, by).await
        })
        .await
        .map(Ok)
    }

    /// Withdraws a session that one led: it never was. It is gone from what anyone else sees, at once.
    ///
    /// # Errors
    /// When there is no such session of one's own that is still open, or the database fails.
    pub async fn withdraw_session(&self, by: &SignedIn, id: &PublicId, today: Date) -> Result<(), StoreError> {
        let own = own_within(&self.database, by).await?;
        let withdrawn = |session: &Training| {
            let is_open = may_change(session, &own.row.public_id, today);
            is_open.then(|| Training { status: TrainingStatus::Cancelled, ..session.clone() })
        };
        self.change_session(by, id, "withdraw-session", today, withdrawn).await
    }

    /// Takes oneself out of a session that somebody else has logged: they may have been wrong.
    ///
    /// # Errors
    /// When one is no co-trainer of such a session, or the database fails.
    pub async fn leave_session(&self, by: &SignedIn, id: &PublicId, today: Date) -> Result<(), StoreError> {
        let own = own_within(&self.database, by).await?;
        let me = own.row.public_id.as_str();
        let left = |session: &Training| {
            let (leader, others) = session.trainers.split_first()?;
            let is_theirs = session.kind == TrainingKind::CascadeSession && leader != me && is_among(others, me);
            let mut left = session.clone();
            left.trainers.retain(|trainer| trainer != me);
            is_theirs.then_some(left)
        };
        self.change_session(by, id, "leave-session", today, left).await
    }

    /// Changes a session to what `change` makes of it; where that is nothing, there is none for the one who asks.
    async fn change_session(
        &self,
        by: &SignedIn,
        id: &PublicId,
        action: &'static str,
        today: Date,
        change: impl Fn(&Training) -> Option<Training>,
    ) -> Result<(), StoreError> {
        let deed = Deed { action, reason: OWN_WISH, today, extent: Extent::Changes };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let row = find(transaction, id).await?.ok_or_else(|| no_session(id))?;
            let before = state(transaction, &row).await?;
            let changed = change(&before.record()?).ok_or_else(|| no_session(id))?;
            Ok(vec![rewrite(transaction, row, &before, &changed).await?])
        })
        .await
    }

    /// What is wrong with a session, as far as the database must be asked.
    async fn session_faults(
        &self,
        own: &Own,
        session: &LedSession,
        id: &PublicId,
        today: Date,
    ) -> Result<Vec<SessionFault>, StoreError> {
        let me = own.row.public_id.as_str();
        let unit = unit::Entity::find_by_id(&session.district).one(&self.database).await?;
        let has_district = unit.is_some_and(|unit| unit.level.0 == AdminLevel::District);
        let all = self.sessions_of_all(today).await?;
        let before = all.find(id.as_str());
        let (members, context) = self.members(today).await?;
        let is_seen = |key: &str| {
            let found = members.iter().find(|member| member.key == key);
            found.is_some_and(|member| seen(member, Viewer::Member, &context).is_some())
        };
        // Who was named when it was logged may have hidden since, and was there all the same.
        let was_named = |key: &str| before.is_some_and(|before| is_among(&before.trainers, key));
        let has_co_trainers = session.co_trainers.iter().all(|key| key != me && (is_seen(key) || was_named(key)));
        let has_parent = session.parent.as_deref().is_none_or(|parent| {
            let is_kept = before.is_some_and(|before| before.parent.as_deref() == Some(parent));
            is_kept || all.may_pass_on(parent, me, session.day, id.as_str())
        });
        let faults = [
            (SessionFault::NoDistrict, has_district),
            (SessionFault::NoCoTrainer, has_co_trainers),
            (SessionFault::NoParent, has_parent),
        ];
        Ok(faults.into_iter().filter(|(_, is_right)| !is_right).map(|(fault, _)| fault).collect())
    }
}

impl Sessions {
    /// Whether a session on a day may pass on a training: one that its leader sees, that had begun by then, and that
    /// doesn't come from this very session.
    fn may_pass_on(&self, parent: &str, leader: &str, day: Date, session: &str) -> bool {
        let parents = self.parents();
        let is_offered = self.to_pass_on(leader).any(|(training, _)| {
            training.key == parent
                && training.span.from <= day
                && outline(training, Viewer::Member, &self.context).is_some()
        });
        is_offered && !closes_circle(session, parent, |key| parents.get(key).copied())
    }
}

fn no_session(id: &PublicId) -> StoreError {
    StoreError::NotFound { kind: Kind::Training.slug(), id: id.to_string() }
}

async fn find(database: &impl ConnectionTrait, id: &PublicId) -> Result<Option<record::Model>, StoreError> {
    let row = record::Entity::find()
        .filter(record::Column::PublicId.eq(id.as_str()))
        .filter(record::Column::Kind.eq(Term(Kind::Training)))
        .one(database)
        .await?;
    Ok(row)
}

/// Makes a stored session what its leader says now; what says the same is no change.
async fn apply(
    transaction: &DatabaseTransaction,
    row: record::Model,
    leader: &str,
    session: &LedSession,
    today: Date,
    by: &SignedIn,
) -> Result<Vec<Changed>, StoreError> {
    let before = state(transaction, &row).await?;
    let training: Training = before.record()?;
    if !may_change(&training, leader, today) {
        return Err(missing(by));
    }
    let changed = session.applied(&training);
    if changed == training {
        return Ok(Vec::new());
    }
    Ok(vec![rewrite(transaction, row, &before, &changed).await?])
}

async fn rewrite(
    transaction: &DatabaseTransaction,
    row: record::Model,
    before: &State,
    session: &Training,
) -> Result<Changed, StoreError> {
    let row = create::rewrite(transaction, Sealer::of_sealed(), row, session).await?;
    let after = state(transaction, &row).await?;
    Changed::new(Some(row.id), row.subject(), Some(before), Some(&after))
}

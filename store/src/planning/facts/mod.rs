//! What planning reckons with, as coordinators keep it: added, corrected, taken away. Each deed goes the one way of changes,
//! with its revision, which tells the planner that there is something new, and its entry in the audit log.

mod bring;
mod given;
mod rows;

pub(crate) use bring::{read_kept, write_calendar, write_facts};
pub(in crate::planning) use given::Given;
pub(crate) use rows::read_calendar;
pub(super) use rows::read_facts;

use domain::{
    accounts::Coordinator,
    dates::{Date, in_pakistan},
    ids::PublicId,
    planning::facts::{Fact, FactKind},
    text::LocalText,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set};

use self::rows::{Row, co_trainings, find, sealed, state};
use super::scenarios::People;
use crate::{
    Store, StoreError,
    change::{Audit, Changed, Deed, Proof, now},
    columns::new_id,
    connect,
    entities::{planning::fact, safety::revision, trainings::training},
    publication::Extent,
    records::read::Names,
    rows::insert_all,
    settings,
};

/// Why facts are changed; the log keeps it.
const REASON: &str = "planning";

/// Something that planning reckons with.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanningFact {
    /// Its id.
    pub id: PublicId,
    /// What it says.
    pub fact: Fact,
    /// How often it was saved.
    pub version: u32,
    /// The day in Pakistan on which that was.
    pub on: Date,
    /// The pseudonym of whoever saved it, empty where they have no record; none where it came with an import.
    pub by: Option<LocalText>,
    /// Whether it is made up.
    pub demonstration: bool,
    /// Trainings at which a partner's trainer trains along, with their titles.
    pub trainings: Vec<(PublicId, LocalText)>,
}

/// What came of saving a fact.
#[derive(Debug, Clone, PartialEq)]
pub enum FactOutcome {
    /// It was saved, or taken away.
    Saved(PublicId),
    /// It says what it said before: nothing was saved.
    Same,
    /// Somebody else has changed it meanwhile, and nothing was saved: this is what it says now.
    Meanwhile(Box<PlanningFact>),
    /// The town has a price already, under that id: nothing was saved.
    Twice(PublicId),
}

/// How the log names a fact.
fn subject(kind: FactKind, id: &str) -> String {
    format!("{kind} {id}")
}

fn missing(id: &PublicId) -> StoreError {
    StoreError::NotFound { kind: "fact", id: id.to_string() }
}

/// Windows are published, the rest is not.
const fn extent(kind: FactKind) -> Extent {
    match kind {
        FactKind::Window => Extent::Calendar,
        FactKind::Absence | FactKind::CoTrainer | FactKind::Price => Extent::Nothing,
    }
}

impl Store {
    /// All that planning reckons with, in the order in which it was added. The audit log keeps who looked.
    ///
    /// # Errors
    /// When a row cannot be read, or the database fails.
    pub async fn planning_facts(&self, by: &Coordinator) -> Result<Vec<PlanningFact>, StoreError> {
        let transaction = connect::begin(&self.database).await?;
        Audit { action: "read-facts", subject: "facts", reason: "" }.write(&transaction, &by.actor()).await?;
        transaction.commit().await?;
        self.all_facts().await
    }

    async fn all_facts(&self) -> Result<Vec<PlanningFact>, StoreError> {
        let database = &self.database;
        let names = Names::load(database).await?;
        let trains = co_trainings(database).await?;
        let titles = training::Entity::find().filter(training::Column::Id.is_in(trains.values().flatten().copied()));
        let titles: Vec<training::Model> = titles.all(database).await?;
        let rows = read_facts(database, &names, self.fields()).await?;
        let people = People::load(database, rows.iter().map(|row| row.row.actor.as_str())).await?;
        let mut all = Vec::with_capacity(rows.len());
        for Row { row, fact } in rows {
            let of_row = trains.get(&row.id).map(Vec::as_slice).unwrap_or_default();
            let mut trainings = Vec::new();
            for training in titles.iter().filter(|training| of_row.contains(&training.id)) {
                let id = names.key(training.id)?.parse().map_err(|_| damaged("public id of a training"))?;
                trainings.push((id, training.title.0.clone()));
            }
            all.push(PlanningFact {
                id: row.public_id.parse().map_err(|_| damaged("public id of a fact"))?,
                version: u32::try_from(row.version).unwrap_or(0),
                on: in_pakistan(row.changed).date(),
                by: people.pseudonym(&row.actor),
                demonstration: row.demonstration,
                fact,
                trainings,
            });
        }
        Ok(all)
    }

    /// One of them. The audit log keeps who looked.
    ///
    /// # Errors
    /// When there is none, it cannot be read, or the database fails.
    pub async fn planning_fact(&self, by: &Coordinator, id: &PublicId) -> Result<PlanningFact, StoreError> {
        let found = self.all_facts().await?.into_iter().find(|one| one.id == *id).ok_or_else(|| missing(id))?;
        let transaction = connect::begin(&self.database).await?;
        let subject = subject(found.fact.kind(), id.as_str());
        Audit { action: "read-fact", subject: &subject, reason: "" }.write(&transaction, &by.actor()).await?;
        transaction.commit().await?;
        Ok(found)
    }

    /// Keeps a new one. A town has one price.
    ///
    /// # Errors
    /// When it names an organisation that is not there, the key is missing that a pseudonym is sealed with, or the database
    /// fails.
    pub async fn add_fact(&self, by: &Coordinator, fact: &Fact, today: Date) -> Result<FactOutcome, StoreError> {
        let id = PublicId::from_random(rand::random());
        let mut twice = None;
        let deed = Deed { action: "add-fact", reason: REASON, today, extent: extent(fact.kind()) };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            twice = rows::price_of(transaction, fact).await?;
            if twice.is_some() {
                return Ok(Vec::new());
            }
            let (organisation_id, body, pseudonym) = self.sealed_fact(transaction, &id, fact).await?;
            let row = fact::Model {
                id: new_id(),
                public_id: id.to_string(),
                kind: crate::columns::Term(fact.kind()),
                organisation_id,
                body,
                pseudonym,
                version: 1,
                actor: by.actor(),
                changed: now(),
                demonstration: false,
            };
            insert_all::<fact::Entity>(transaction, std::slice::from_ref(&row)).await?;
            let after = state(transaction, &row).await?;
            Ok(vec![Changed::new(None, subject(fact.kind(), id.as_str()), None, Some(&after))?])
        })
        .await?;
        Ok(twice.map_or(FactOutcome::Saved(id), FactOutcome::Twice))
    }

    /// Corrects one that was read in its version `base`.
    ///
    /// # Errors
    /// When there is none, it is of another kind or names an organisation that is not there, the key is missing that a
    /// pseudonym is sealed with, or the database fails.
    pub async fn correct_fact(
        &self,
        by: &Coordinator,
        id: &PublicId,
        base: u32,
        fact: &Fact,
        today: Date,
    ) -> Result<FactOutcome, StoreError> {
        let before = self.all_facts().await?.into_iter().find(|one| one.id == *id).ok_or_else(|| missing(id))?;
        if before.fact.kind() != fact.kind() {
            return Err(missing(id));
        }
        if before.version != base {
            return Ok(FactOutcome::Meanwhile(Box::new(before)));
        }
        if rows::without_mark(before.fact) == rows::without_mark(fact.clone()) {
            return Ok(FactOutcome::Same);
        }
        let (mut twice, mut is_late) = (None, false);
        let deed = Deed { action: "correct-fact", reason: REASON, today, extent: extent(fact.kind()) };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let row = find(transaction, id).await?.ok_or_else(|| missing(id))?;
            is_late = u32::try_from(row.version) != Ok(base);
            twice = rows::price_of(transaction, fact).await?.filter(|other| other != id);
            if is_late || twice.is_some() {
                return Ok(Vec::new());
            }
            let before = state(transaction, &row).await?;
            let (organisation_id, body, pseudonym) = self.sealed_fact(transaction, id, fact).await?;
            let version = row.version.saturating_add(1);
            let mut row = row.into_active_model();
            (row.organisation_id, row.body, row.pseudonym) = (Set(organisation_id), Set(body), Set(pseudonym));
            (row.version, row.actor, row.changed) = (Set(version), Set(by.actor()), Set(now()));
            let after = state(transaction, &row.update(transaction).await?).await?;
            let subject = subject(fact.kind(), id.as_str());
            Ok(vec![Changed::new(None, subject, Some(&before), Some(&after))?])
        })
        .await?;
        if is_late {
            let now = self.all_facts().await?.into_iter().find(|one| one.id == *id).ok_or_else(|| missing(id))?;
            return Ok(FactOutcome::Meanwhile(Box::new(now)));
        }
        Ok(twice.map_or_else(|| FactOutcome::Saved(id.clone()), FactOutcome::Twice))
    }

    /// Takes one away that was read in its version `base`. Of a partner's trainer nothing is kept then, in no revision
    /// either.
    ///
    /// # Errors
    /// When there is none, or the database fails.
    pub async fn take_fact_away(
        &self,
        by: &Coordinator,
        id: &PublicId,
        base: u32,
        today: Date,
    ) -> Result<FactOutcome, StoreError> {
        let known = self.all_facts().await?.into_iter().find(|one| one.id == *id).ok_or_else(|| missing(id))?;
        if known.version != base {
            return Ok(FactOutcome::Meanwhile(Box::new(known)));
        }
        let kind = known.fact.kind();
        let mut is_late = false;
        let deed = Deed { action: "take-fact-away", reason: REASON, today, extent: extent(kind) };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let row = find(transaction, id).await?.ok_or_else(|| missing(id))?;
            is_late = u32::try_from(row.version) != Ok(base);
            if is_late {
                return Ok(Vec::new());
            }
            let before = state(transaction, &row).await?;
            fact::Entity::delete_by_id(row.id).exec(transaction).await?;
            let subject = subject(kind, id.as_str());
            if kind != FactKind::CoTrainer {
                return Ok(vec![Changed::new(None, subject, Some(&before), None)?]);
            }
            let kept = revision::Entity::delete_many().filter(revision::Column::Subject.eq(subject.as_str()));
            kept.exec(transaction).await?;
            Ok(vec![Changed::new::<rows::State>(None, subject, None, None)?])
        })
        .await?;
        if is_late {
            let now = self.all_facts().await?.into_iter().find(|one| one.id == *id).ok_or_else(|| missing(id))?;
            return Ok(FactOutcome::Meanwhile(Box::new(now)));
        }
        Ok(FactOutcome::Saved(id.clone()))
    }

    /// The columns of a fact. A pseudonym is not kept without the key.
    async fn sealed_fact(
        &self,
        transaction: &DatabaseTransaction,
        id: &PublicId,
        fact: &Fact,
    ) -> Result<rows::Sealed, StoreError> {
        if let (Fact::CoTrainer(_), Some(cipher)) = (fact, &self.cipher) {
            settings::check_key(transaction, cipher).await?;
            settings::keep_key_proof(transaction, cipher).await?;
        }
        if matches!(fact, Fact::CoTrainer(_)) && self.cipher.is_none() {
            return Err(StoreError::NoKey);
        }
        let organisation = rows::organisation(transaction, fact).await?;
        sealed(self.cipher.as_ref(), id.as_str(), organisation, fact)
    }
}

fn damaged(what: &'static str) -> StoreError {
    StoreError::Damaged { what, reason: "it is none".to_owned() }
}

//! Scenarios as coordinators keep them: named, listed, saved with all their versions, copied, deleted. They are no records:
//! nothing of them is published, and each deed is a transaction of its own with its entry in the audit log.

use std::collections::{BTreeSet, HashMap};

use domain::{
    accounts::Coordinator,
    dates::{Date, in_pakistan},
    ids::PublicId,
    planning::form::{FieldClash, Fields, PlanFault, ScenarioDraft},
    text::LocalText,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::versions;
use crate::{
    Store, StoreError,
    change::{Audit, Proof, now},
    cipher::FieldCipher,
    columns::{Id, new_id},
    connect,
    entities::{
        accounts::account,
        planning::{scenario, version},
        records::record,
    },
    members::pseudonyms_for_coordinators,
    rows::insert_all,
    settings,
};

/// Trainings that are looked for at once.
const CHUNK: usize = 500;

/// A version of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioVersion {
    /// Its number, from 1.
    pub number: u32,
    /// The day in Pakistan on which it was saved.
    pub on: Date,
    /// The pseudonym of whoever saved it; empty where they have no record in the network, or seal it.
    pub by: LocalText,
}

/// A scenario in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedScenario {
    /// Its id.
    pub id: PublicId,
    /// What it says.
    pub draft: ScenarioDraft,
    /// Its last version.
    pub version: ScenarioVersion,
    /// The training that it was turned into.
    pub training: Option<PublicId>,
}

/// A scenario, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// Its id.
    pub id: PublicId,
    /// What it says.
    pub draft: ScenarioDraft,
    /// All versions, the last first.
    pub versions: Vec<ScenarioVersion>,
    /// The training that it was turned into.
    pub training: Option<PublicId>,
}

impl Scenario {
    /// The number of its last version.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.versions.first().map_or(0, |version| version.number)
    }
}

/// What came of saving a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveOutcome {
    /// It was saved as this version; `is_merged` where somebody else's changes since are in it, too.
    Saved {
        /// The version's number.
        version: u32,
        /// Whether somebody else had changed it meanwhile.
        is_merged: bool,
    },
    /// It says what it said before: nothing was saved.
    Same,
    /// Somebody else had changed the same, and nothing was saved. Whoever wants to keep their own saves again, now from
    /// `version`.
    Clash {
        /// The last version.
        version: u32,
        /// Both changes together, one's own where they clash.
        fields: Fields,
        /// Where they clash.
        clashes: Vec<FieldClash>,
        /// What is wrong with both together.
        faults: Vec<PlanFault>,
    },
}

/// How the audit log names a scenario.
pub(super) fn subject(id: &PublicId) -> String {
    format!("plan {id}")
}

pub(super) fn missing(id: &PublicId) -> StoreError {
    StoreError::NotFound { kind: "plan", id: id.to_string() }
}

impl Store {
    /// Nothing is kept without the key: all that a scenario says is sealed.
    pub(super) fn plans_cipher(&self) -> Result<&FieldCipher, StoreError> {
        self.cipher.as_ref().ok_or(StoreError::NoKey)
    }

    /// All scenarios, the last changed first. The audit log keeps who looked.
    ///
    /// # Errors
    /// When the key is missing, a row cannot be read, or the database fails.
    pub async fn scenarios(&self, by: &Coordinator) -> Result<Vec<ListedScenario>, StoreError> {
        let transaction = connect::begin(&self.database).await?;
        Audit { action: "read-plans", subject: "plans", reason: "" }.write(&transaction, &by.actor()).await?;
        transaction.commit().await?;
        let (cipher, database) = (self.plans_cipher()?, &self.database);
        let rows = scenario::Entity::find().order_by_desc(scenario::Column::Changed).all(database).await?;
        let last = versions::last_of_each(database).await?;
        let trainings = trainings_of(database, &rows).await?;
        let people = People::load(database, last.values().map(|version| version.actor.as_str())).await?;
        let listed = |row: &scenario::Model| {
            let last = last.get(&row.id).ok_or_else(versions::no_last)?;
            Ok(ListedScenario {
                id: versions::public_id(row)?,
                draft: versions::open(cipher, row, last)?,
                version: people.version(last),
                training: training_of(&trainings, row)?,
            })
        };
        rows.iter().map(listed).collect()
    }

    /// One scenario with its versions. The audit log keeps who looked.
    ///
    /// # Errors
    /// When there is none, the key is missing, or the database fails.
    pub async fn scenario(&self, by: &Coordinator, id: &PublicId) -> Result<Scenario, StoreError> {
        let transaction = connect::begin(&self.database).await?;
        let row = find(&transaction, id).await?;
        Audit { action: "read-plan", subject: &subject(id), reason: "" }.write(&transaction, &by.actor()).await?;
        transaction.commit().await?;
        self.found_scenario(id, row).await
    }

    /// The same for somebody who changes it and is shown nothing of it: the audit log keeps the change alone.
    ///
    /// # Errors
    /// When there is none, the key is missing, or the database fails.
    pub async fn scenario_to_change(&self, _: &Coordinator, id: &PublicId) -> Result<Scenario, StoreError> {
        let row = find(&self.database, id).await?;
        self.found_scenario(id, row).await
    }

    async fn found_scenario(&self, id: &PublicId, row: scenario::Model) -> Result<Scenario, StoreError> {
        let (cipher, database) = (self.plans_cipher()?, &self.database);
        let kept = version::Entity::find()
            .filter(version::Column::ScenarioId.eq(row.id))
            .order_by_desc(version::Column::Number)
            .all(database)
            .await?;
        let people = People::load(database, kept.iter().map(|version| version.actor.as_str())).await?;
        let last = kept.first().ok_or_else(|| missing(id))?;
        Ok(Scenario {
            id: id.clone(),
            draft: versions::open(cipher, &row, last)?,
            versions: kept.iter().map(|version| people.version(version)).collect(),
            training: training_of(&trainings_of(database, std::slice::from_ref(&row)).await?, &row)?,
        })
    }

    /// What a scenario said in an earlier version.
    ///
    /// # Errors
    /// When there is no such scenario or version, the key is missing, or the database fails.
    pub async fn scenario_at(&self, _: &Coordinator, id: &PublicId, number: u32) -> Result<ScenarioDraft, StoreError> {
        let row = find(&self.database, id).await?;
        let version = versions::of_number(&self.database, &row, number).await?.ok_or_else(|| missing(id))?;
        versions::open(self.plans_cipher()?, &row, &version)
    }

    /// Keeps a new scenario. `once` is the form's own key and becomes the id: the same form sent twice makes one.
    ///
    /// # Errors
    /// When the key is missing, or the database fails.
    pub async fn create_scenario(
        &self,
        by: &Coordinator,
        once: &PublicId,
        draft: &ScenarioDraft,
    ) -> Result<(), StoreError> {
        self.keep_new(by, once, draft, "make-plan").await
    }

    /// Keeps a copy of a scenario under another name; it was turned into no training. `once` as for
    /// [`Self::create_scenario`].
    ///
    /// # Errors
    /// When there is no such scenario, the key is missing, or the database fails.
    pub async fn copy_scenario(
        &self,
        by: &Coordinator,
        once: &PublicId,
        id: &PublicId,
        name: &str,
    ) -> Result<(), StoreError> {
        let row = find(&self.database, id).await?;
        let last = versions::last(&self.database, &row).await?;
        let draft = versions::open(self.plans_cipher()?, &row, &last)?;
        self.keep_new(by, once, &ScenarioDraft { name: name.to_owned(), ..draft }, "copy-plan").await
    }

    async fn keep_new(
        &self,
        by: &Coordinator,
        id: &PublicId,
        draft: &ScenarioDraft,
        action: &'static str,
    ) -> Result<(), StoreError> {
        let cipher = self.plans_cipher()?;
        let transaction = connect::begin(&self.database).await?;
        settings::check_key(&transaction, cipher).await?;
        settings::keep_key_proof(&transaction, cipher).await?;
        let same = scenario::Column::PublicId.eq(id.as_str());
        if scenario::Entity::find().filter(same).one(&transaction).await?.is_some() {
            return Ok(());
        }
        let row =
            scenario::Model { id: new_id(), public_id: id.to_string(), version: 1, changed: now(), training_id: None };
        insert_all::<scenario::Entity>(&transaction, std::slice::from_ref(&row)).await?;
        versions::write(&transaction, cipher, &row, draft, &by.actor()).await?;
        Audit { action, subject: &subject(id), reason: "" }.write(&transaction, &by.actor()).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Saves a scenario that was changed from its version `base`. What somebody else has saved since is brought together
    /// with it field by field.
    ///
    /// # Errors
    /// When there is no such scenario or version, the key is missing, or the database fails.
    pub async fn save_scenario(
        &self,
        by: &Coordinator,
        id: &PublicId,
        base: u32,
        draft: &ScenarioDraft,
        today: Date,
    ) -> Result<SaveOutcome, StoreError> {
        let cipher = self.plans_cipher()?;
        let transaction = connect::begin(&self.database).await?;
        let row = find(&transaction, id).await?;
        let last = versions::last(&transaction, &row).await?;
        let theirs = versions::open(cipher, &row, &last)?;
        let number = versions::number(&last);
        let old = if base == number {
            theirs.clone()
        } else {
            let base = versions::of_number(&transaction, &row, base).await?.ok_or_else(|| missing(id))?;
            versions::open(cipher, &row, &base)?
        };
        let both = match versions::brought_together(&old, draft, &theirs, today) {
            Ok(both) => both,
            Err(versions::Apart { fields, clashes, faults }) => {
                return Ok(SaveOutcome::Clash { version: number, fields, clashes, faults });
            }
        };
        if both == theirs {
            return Ok(SaveOutcome::Same);
        }
        let row = versions::next(&transaction, row).await?;
        versions::write(&transaction, cipher, &row, &both, &by.actor()).await?;
        Audit { action: "save-plan", subject: &subject(id), reason: "" }.write(&transaction, &by.actor()).await?;
        transaction.commit().await?;
        Ok(SaveOutcome::Saved { version: number + 1, is_merged: base != number })
    }

    /// Deletes a scenario with all its versions. The training that it was turned into stays.
    ///
    /// # Errors
    /// When there is none, or the database fails.
    pub async fn delete_scenario(&self, by: &Coordinator, id: &PublicId) -> Result<(), StoreError> {
        let transaction = connect::begin(&self.database).await?;
        let row = find(&transaction, id).await?;
        scenario::Entity::delete_by_id(row.id).exec(&transaction).await?;
        Audit { action: "delete-plan", subject: &subject(id), reason: "" }.write(&transaction, &by.actor()).await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// The row of a scenario.
pub(super) async fn find(database: &impl ConnectionTrait, id: &PublicId) -> Result<scenario::Model, StoreError> {
    let row = scenario::Entity::find().filter(scenario::Column::PublicId.eq(id.as_str())).one(database).await?;
    row.ok_or_else(|| missing(id))
}

/// The public ids of the trainings that scenarios were turned into, by their own ids.
async fn trainings_of(
    database: &impl ConnectionTrait,
    rows: &[scenario::Model],
) -> Result<HashMap<Id, String>, StoreError> {
    let ids: Vec<Id> = rows.iter().filter_map(|row| row.training_id).collect();
    let mut found = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(CHUNK) {
        let these = record::Column::Id.is_in(ids.iter().copied());
        let rows = record::Entity::find().filter(these).all(database).await?;
        found.extend(rows.into_iter().map(|row| (row.id, row.public_id)));
    }
    Ok(found)
}

/// The training that a scenario was turned into.
fn training_of(trainings: &HashMap<Id, String>, row: &scenario::Model) -> Result<Option<PublicId>, StoreError> {
    let Some(id) = row.training_id else { return Ok(None) };
    let damaged = || StoreError::Damaged { what: "plan", reason: "its training is missing".to_owned() };
    trainings.get(&id).and_then(|id| id.parse().ok()).map(Some).ok_or_else(damaged)
}

/// How the log names accounts.
const ACCOUNT: &str = "account ";

/// Who saved versions, by the names that the log has for them, as far as coordinators may know.
pub(super) struct People(HashMap<String, LocalText>);

impl People {
    /// Those who acted by these names.
    pub(super) async fn load<'a>(
        database: &impl ConnectionTrait,
        actors: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, StoreError> {
        let ids: BTreeSet<&str> = actors.into_iter().filter_map(|actor| actor.strip_prefix(ACCOUNT)).collect();
        let accounts = account::Entity::find().filter(account::Column::PublicId.is_in(ids)).all(database).await?;
        let mut told = pseudonyms_for_coordinators(database, &accounts).await?;
        let named = |row: account::Model| Some(([ACCOUNT, row.public_id.as_str()].concat(), told.remove(&row.id)?));
        Ok(Self(accounts.into_iter().filter_map(named).collect()))
    }

    /// The pseudonym of whoever acted; empty where they have no record, and nothing for what no account did.
    pub(super) fn pseudonym(&self, actor: &str) -> Option<LocalText> {
        actor.starts_with(ACCOUNT).then(|| self.0.get(actor).cloned().unwrap_or_default())
    }

    fn version(&self, row: &version::Model) -> ScenarioVersion {
        ScenarioVersion {
            number: versions::number(row),
            on: in_pakistan(row.at).date(),
            by: self.0.get(&row.actor).cloned().unwrap_or_default(),
        }
    }
}

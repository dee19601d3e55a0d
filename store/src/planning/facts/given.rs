//! What planning reckons with, as the planner is given it.

use std::collections::BTreeMap;

use domain::{
    dates::Date,
    ids::Ref,
    organisations::Organisation,
    planning::{
        CalendarConstraint,
        dates::Absence,
        facts::{CoTrainer, Fact, TownPrice},
        trainers::{Duty, PartnerTrainer},
    },
    programme::ProgrammeData,
    trainings::Training,
};

use super::rows::{Row, co_trainings, read_facts};
use crate::{
    Store, StoreError,
    planning::{
        PlanningPartner,
        inputs::{is_duty, is_to_come},
    },
    records::read::Names,
};

/// What planning reckons with, by the ids that it is known by.
#[derive(Default)]
pub(in crate::planning) struct Given {
    all: Vec<(Ref, Fact)>,
    /// Trainings at which partners' trainers train along.
    trainings: BTreeMap<Ref, Vec<Ref>>,
}

impl Given {
    /// All of it; without the key, pseudonyms are empty.
    pub(in crate::planning) async fn load(store: &Store, names: &Names) -> Result<Self, StoreError> {
        let rows = read_facts(&store.database, names, store.fields()).await?;
        let trains = co_trainings(&store.database).await?;
        let mut facts = Self::default();
        for Row { row, fact } in rows {
            let trainings = trains.get(&row.id).into_iter().flatten().map(|id| names.key(*id));
            facts.trainings.insert(row.public_id.clone(), trainings.collect::<Result<_, _>>()?);
            facts.all.push((row.public_id, fact));
        }
        Ok(facts)
    }

    /// The calendar, by date.
    pub(in crate::planning) fn calendar(&self) -> Vec<CalendarConstraint> {
        let mut calendar: Vec<_> = self.all.iter().filter_map(|(_, fact)| fact.window().cloned()).collect();
        calendar.sort_by_key(|window| (window.from, window.kind.slug()));
        calendar
    }

    /// What towns cost.
    pub(in crate::planning) fn prices(&self) -> BTreeMap<&str, &TownPrice> {
        self.all.iter().filter_map(|(_, fact)| fact.price()).map(|price| (price.town.as_str(), price)).collect()
    }

    /// When organisations are away that coordinators may see.
    pub(in crate::planning) fn organisations_away(&self, organisations: &[Organisation]) -> Vec<Absence> {
        let is_seen = |absence: &&Absence| organisations.iter().any(|one| one.key == absence.who);
        self.all.iter().filter_map(|(_, fact)| fact.absence()).filter(is_seen).cloned().collect()
    }

    fn co_trainers(&self) -> impl Iterator<Item = (&Ref, &CoTrainer)> {
        self.all.iter().filter_map(|(id, fact)| Some((id, fact.co_trainer()?)))
    }

    /// What partners' trainers are called.
    pub(in crate::planning) fn named(&self) -> BTreeMap<Ref, PlanningPartner> {
        self.co_trainers().map(|(id, person)| (id.clone(), PlanningPartner::of_co_trainer(person))).collect()
    }

    /// The trainings at which somebody trains along.
    fn trainings_of<'a>(&'a self, id: &str, all: &'a [Training]) -> impl Iterator<Item = &'a Training> {
        let keys = self.trainings.get(id).map(Vec::as_slice).unwrap_or_default();
        all.iter().filter(|training| keys.contains(&training.key))
    }

    /// Trainers of partner organisations that coordinators may see. Where they train along, they are nowhere else.
    pub(in crate::planning) fn partners(&self, data: &ProgrammeData, today: Date) -> Vec<PartnerTrainer> {
        let is_seen = |person: &CoTrainer| data.organisations.iter().any(|one| one.key == person.organisation);
        let all = self.co_trainers().filter(|(_, person)| is_seen(person));
        let trainer = |(id, person): (&Ref, &CoTrainer)| {
            let mut trainer = person.to_trainer(id.clone());
            let to_come = self.trainings_of(id, &data.trainings).filter(|training| is_to_come(training, today));
            trainer.away.extend(to_come.map(|training| training.span));
            trainer
        };
        all.map(trainer).collect()
    }

    /// When they have trained, or are to train.
    pub(in crate::planning) fn duties(&self, trainings: &[Training]) -> Vec<Duty> {
        let of_person = |(id, _): (&Ref, &CoTrainer)| -> Vec<Duty> {
            let held = self.trainings_of(id, trainings).filter(|training| is_duty(training));
            held.map(|training| Duty { trainer: id.clone(), on: training.span.to }).collect()
        };
        self.co_trainers().flat_map(of_person).collect()
    }
}

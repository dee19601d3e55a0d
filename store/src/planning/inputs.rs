//! What the planner is given, filled from the private records as far as coordinators may see them.

use std::collections::{BTreeMap, HashMap};

use domain::{
    accounts::Coordinator,
    dates::{Date, Precision, Span},
    ids::{PublicId, Ref},
    library::{Curriculum, Module},
    members::{Gender, Member, MemberStatus, Profession, SeenMember, Travel, Viewer, seen},
    organisations::Organisation,
    places::AdminUnit,
    planning::{
        ConstraintKind,
        agenda::ModulePlan,
        inputs::{Candidate, Case, District, Election, Held, PlanningInputs, Review},
        trainers::Duty,
    },
    programme::ProgrammeData,
    safety::{Level, publication::Context},
    text::LocalText,
    trainings::{Participation, ParticipationState, Training, TrainingStatus},
};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder, QuerySelect};

use super::{PlanningPartner, PlanningSubject, PlanningTown, facts::Given, towns::towns};
use crate::{
    Store, StoreError,
    columns::Id,
    entities::{records::Kind, safety::revision},
    records::{
        Stored,
        places::read_units,
        read::{Names, load},
        safety::{read_consents, read_risks},
    },
    sealed::Fields,
};

/// Kilometres of road that somebody goes who comes to anything in their own region, by our assumption.
const REGION_KM: u32 = 300;

/// What a plan is made from, and what its people, organisations and towns are called.
#[derive(Debug, Clone, Default)]
pub struct PlanningWorld {
    /// What the planner is given.
    pub inputs: PlanningInputs,
    /// Members, by id: everyone whom a plan or a gap may name.
    pub people: BTreeMap<Ref, PlanningSubject>,
    /// Partners' trainers, by what planning calls them.
    pub partners: BTreeMap<Ref, PlanningPartner>,
    /// Organisations, by id.
    pub organisations: BTreeMap<Ref, LocalText>,
    /// Towns, by slug.
    pub towns: BTreeMap<String, PlanningTown>,
}

impl Store {
    /// Which state of the records a plan is made from: another one whenever a record, a risk, a consent or what planning
    /// reckons with was changed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn planning_edition(&self, _: &Coordinator) -> Result<String, StoreError> {
        let last = revision::Entity::find().select_only().column(revision::Column::Id);
        let last: Option<Id> =
            last.order_by_desc(revision::Column::Id).limit(1).into_tuple().one(&self.database).await?;
        // The last id alone would miss a revision that was written with an earlier one, as by a clock that lags behind.
        let count = revision::Entity::find().count(&self.database).await?;
        Ok(last.map_or_else(String::new, |id| format!("{id} {count}")))
    }

    /// All that plans are made from on a day. Of what is sealed only the pseudonyms of partners' trainers are read; of members
    /// only what coordinators see.
    ///
    /// A scenario that was turned into a training is planned `without` it: whom it invites was not invited lately because of
    /// it, and is not elsewhere on its days. Who has said no to it is not invited to it again.
    ///
    /// # Errors
    /// When a row cannot be read, or the database fails.
    pub async fn planning_world(
        &self,
        _: &Coordinator,
        without: Option<&PublicId>,
        today: Date,
    ) -> Result<PlanningWorld, StoreError> {
        let database = &self.database;
        let names = Names::load(database).await?;
        let mut data = ProgrammeData {
            units: read_units(database).await?,
            consents: read_consents(database, &names).await?,
            organisations: self.visible(&names).await?,
            assessments: self.visible(&names).await?,
            members: self.visible(&names).await?,
            trainings: self.visible(&names).await?,
            interventions: self.visible(&names).await?,
            ..ProgrammeData::default()
        };
        let declined = take_out(&mut data.trainings, without);
        let facts = Given::load(self, &names).await?;
        data.calendar = facts.calendar();
        let risks = read_risks(database).await?;
        let context = Context::of(&data, &|_, _| None, &risks, today);
        let mut world = world(&data, &facts, &context, &self.curriculum()?, today)?;
        world.inputs.declined = declined;
        Ok(world)
    }

    /// Records of a kind that coordinators may see, without what is sealed in them.
    pub(super) async fn visible<T: Stored>(&self, names: &Names) -> Result<Vec<T>, StoreError> {
        let is_seen = |id: &Id| names.get(*id).is_ok_and(|row| row.level.0 > Level::Sealed);
        let ids: Vec<Id> = names.of_kind(T::KIND).iter().copied().filter(is_seen).collect();
        // Members have no level as records: their fields do.
        let ids = if T::KIND == Kind::Member { names.of_kind(T::KIND) } else { &ids };
        load(&self.database, names, ids, Fields::Blank).await
    }
}

fn world(
    data: &ProgrammeData,
    facts: &Given,
    context: &Context,
    curriculum: &Curriculum,
    today: Date,
) -> Result<PlanningWorld, StoreError> {
    let units: HashMap<&str, &AdminUnit> = data.units.iter().map(|unit| (unit.slug.as_str(), unit)).collect();
    let told: Vec<(&Member, SeenMember)> = data.members.iter().filter_map(|member| told(member, context)).collect();
    let held: Vec<Held> = data.trainings.iter().filter_map(Held::of_training).collect();
    let places = towns(&data.units, &held, &facts.prices(), |region| context.risk(region))?;
    let trainings = by_member(&data.trainings);
    let (activity, busy) = (activity(data), busy(&data.trainings, today));
    let candidates = told.iter().filter_map(|(member, seen)| {
        let region = units.get(member.district.as_str())?.region?;
        let mut candidate = Candidate::of_member(&as_seen(member, seen), region);
        candidate.last_active = seen.last_confirmed.or(seen.joined.map(|joined| joined.to));
        candidate.take_trainings(trainings.get(member.key.as_str()).into_iter().flatten().copied());
        candidate.last_active = candidate.last_active.max(activity.get(member.key.as_str()).copied());
        candidate.away = absences_of(seen);
        candidate.away.extend(busy.get(member.key.as_str()).into_iter().flatten().copied());
        candidate.farthest_km = travel_of(seen);
        Some(candidate)
    });
    let districts: Vec<District> = data.units.iter().filter_map(District::of_unit).collect();
    let inputs = PlanningInputs {
        today,
        candidates: candidates.collect(),
        towns: places.iter().map(|(town, _)| town.clone()).collect(),
        cases: data.interventions.iter().map(Case::of_intervention).collect(),
        reviews: data.assessments.iter().map(|record| Review::of_assessment(record, &data.trainings)).collect(),
        held,
        elections: elections(data, &districts),
        districts,
        calendar: data.calendar.clone(),
        absences: facts.organisations_away(&data.organisations),
        partners: facts.partners(data, today),
        duties: duties(&data.trainings).chain(facts.duties(&data.trainings)).collect(),
        modules: module_minutes(curriculum),
        declined: Vec::new(),
    };
    let organisation = |one: &Organisation| (one.key.clone(), one.name.clone());
    Ok(PlanningWorld {
        inputs,
        people: told
            .iter()
            .map(|(member, seen)| (member.key.clone(), PlanningSubject::of_seen(seen, &member.district)))
            .collect(),
        partners: facts.named(),
        organisations: data.organisations.iter().map(organisation).collect(),
        towns: places.into_iter().map(|(town, named)| (town.slug, named)).collect(),
    })
}

/// Takes a training out; gives who has said no to it.
fn take_out(trainings: &mut Vec<Training>, without: Option<&PublicId>) -> Vec<Ref> {
    let is_it = |training: &mut Training| without.is_some_and(|id| training.key == id.as_str());
    let declined = |training: Training| {
        let is_no = |part: &&Participation| training.state_of(part) == ParticipationState::Declined;
        training.participants.iter().filter(is_no).map(|part| part.member.clone()).collect()
    };
    trainings.extract_if(.., is_it).next().map(declined).unwrap_or_default()
}

/// A member whom coordinators see, and whose district they see: without it nobody can say how far they would travel.
fn told<'a>(member: &'a Member, context: &Context) -> Option<(&'a Member, SeenMember)> {
    let seen = seen(member, Viewer::Coordinator, context)?;
    let is_planned_with = !seen.is_hidden && seen.status != MemberStatus::Left && seen.area.is_some();
    is_planned_with.then_some((member, seen))
}

/// The member as far as coordinators see them: what is sealed counts as not stated.
fn as_seen(member: &Member, seen: &SeenMember) -> Member {
    Member {
        gender: seen.gender.unwrap_or(Gender::Other),
        profession: seen.profession.unwrap_or(Profession::Other),
        languages: seen.languages.clone().unwrap_or_default(),
        skills: seen.skills.clone().unwrap_or_default(),
        wishes: seen.wishes.clone().unwrap_or_default(),
        affiliations: seen.affiliations.iter().flatten().map(|one| one.organisation.clone()).collect(),
        ..member.clone()
    }
}

/// The trainings that each member took part in.
fn by_member(trainings: &[Training]) -> HashMap<&str, Vec<&Training>> {
    let mut by_member: HashMap<&str, Vec<&Training>> = HashMap::new();
    for training in trainings {
        for participation in &training.participants {
            by_member.entry(participation.member.as_str()).or_default().push(training);
        }
    }
    by_member
}

/// When members last trained others or facilitated.
fn activity(data: &ProgrammeData) -> HashMap<&str, Date> {
    let mut last: HashMap<&str, Date> = HashMap::new();
    let held = data.trainings.iter().filter(|training| training.status == TrainingStatus::Completed);
    let trained = held.flat_map(|training| training.trainers.iter().map(|trainer| (trainer, training.span.to)));
    let facilitated =
        data.interventions.iter().flat_map(|case| case.facilitators.iter().map(|member| (member, case.span.to)));
    for (member, day) in trained.chain(facilitated) {
        let known = last.entry(member.as_str()).or_insert(day);
        *known = day.max(*known);
    }
    last
}

/// When members take part in trainings that are still to come, or train there: nobody is in two places at once.
fn busy(trainings: &[Training], today: Date) -> HashMap<&str, Vec<Span>> {
    let mut busy: HashMap<&str, Vec<Span>> = HashMap::new();
    for training in trainings.iter().filter(|training| is_to_come(training, today)) {
        let comes = |part: &&Participation| training.state_of(part) != ParticipationState::Declined;
        let participants = training.participants.iter().filter(comes).map(|part| &part.member);
        for member in training.trainers.iter().chain(participants) {
            busy.entry(member.as_str()).or_default().push(training.span);
        }
    }
    busy
}

/// Whether a training is still to come, on days that are known.
pub(super) fn is_to_come(training: &Training, today: Date) -> bool {
    let is_meant = matches!(training.status, TrainingStatus::Planned | TrainingStatus::Confirmed);
    is_meant && training.span.to >= today && training.span.precision == Precision::Day
}

/// Elections of the calendar, with the districts that vote. One whose zone has no district that is known is left out: no
/// district would stand for all of them.
fn elections(data: &ProgrammeData, districts: &[District]) -> Vec<Election> {
    let all = data.calendar.iter().filter(|window| window.kind == ConstraintKind::Election);
    let of_zone = all.map(|window| (window, window.zone.districts_among(districts)));
    let known = of_zone.filter(|(window, voting)| window.zone.is_everywhere() || !voting.is_empty());
    known.map(|(window, voting)| Election { on: window.from, districts: voting }).collect()
}

/// When each trainer has trained, or is to train.
fn duties(trainings: &[Training]) -> impl Iterator<Item = Duty> + '_ {
    let of_training = |training: &Training| {
        let on = training.span.to;
        training.trainers.iter().map(move |trainer| Duty { trainer: trainer.clone(), on }).collect::<Vec<_>>()
    };
    trainings.iter().filter(|training| is_duty(training)).flat_map(of_training)
}

/// Whether a training counts among what its trainers have done or are to do.
pub(super) const fn is_duty(training: &Training) -> bool {
    !matches!(training.status, TrainingStatus::Draft | TrainingStatus::Cancelled)
}

/// When a member can't come, as far as they tell coordinators.
fn absences_of(seen: &SeenMember) -> Vec<Span> {
    let away = seen.availability.iter().flat_map(|availability| &availability.away);
    away.map(|absence| Span { from: absence.from, to: absence.to, precision: Precision::Day }).collect()
}

/// How far a member would travel, in kilometres of road, as far as they tell coordinators: within their own district the
/// way counts as none, and [`REGION_KM`] is our assumption for a region.
fn travel_of(seen: &SeenMember) -> Option<u32> {
    match seen.availability.as_ref()?.travel? {
        Travel::OwnDistrict => Some(0),
        Travel::OwnRegion => Some(REGION_KM),
        Travel::Anywhere => None,
    }
}

/// How long modules take, as the curriculum says.
fn module_minutes(curriculum: &Curriculum) -> Vec<ModulePlan> {
    let of = |module: &Module| ModulePlan::of_minutes(module.topic, u16::try_from(module.minutes).unwrap_or(u16::MAX));
    curriculum.modules().iter().map(of).collect()
}

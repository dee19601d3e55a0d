//! What publication knows beside the record itself.

use std::collections::{BTreeMap, BTreeSet};

use super::{Consents, Directory, Entry, Membership, interventions, learning, members, record::Publishable};
use crate::{
    dates::Date,
    ids::{PublicId, Ref},
    members::Organisations,
    organisations::NetworkKind,
    places::{AdminLevel, Region},
    programme::ProgrammeData,
    safety::{RegionRisk, RiskLevel, public::RecordKind},
    sources::Provenance,
    text::LocalText,
};

/// Gives the public id of a private record by its kind and key; a record without one is not published.
pub type Ids<'a> = dyn Fn(RecordKind, &str) -> Option<PublicId> + 'a;

/// What publication knows beside the record itself: the day, the risks, and all that depends on other records.
#[derive(Debug, Clone, PartialEq)]
pub struct Context {
    /// The day on which the result may be seen.
    pub today: Date,
    /// The risk of each region; a region that is missing has the lowest.
    pub risks: BTreeMap<Region, RiskLevel>,
    /// The region of each known district, by its slug.
    pub districts: BTreeMap<String, Region>,
    /// The names of each known district, which texts may not hold where the district is withheld.
    pub names: BTreeMap<String, LocalText>,
    /// The organisations to which members may belong. Private: for what is seen of a member by those who are signed in.
    pub organisations: Organisations,
    /// All consents.
    pub consents: Consents,
    /// The members who may be counted.
    pub membership: Membership,
    /// The records that are published.
    pub directory: Directory,
    /// What records say of each other.
    pub relations: Relations,
}

/// What publication must know of how records refer to each other, seen from the record that is referred to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Relations {
    /// The trainings that answer an assessment, by its key.
    pub answers: BTreeMap<Ref, Vec<Ref>>,
    /// The organisations of each thematic network.
    pub network_members: BTreeMap<NetworkKind, Vec<Ref>>,
    /// The published story that tells an intervention, by the intervention's key.
    pub told: BTreeMap<Ref, Ref>,
    /// Programmes whose funders are public knowledge: a source that is a real document names them.
    pub funders_known: BTreeSet<Ref>,
    /// Organisations that let the link to their funders be told.
    pub funders_public: BTreeSet<Ref>,
}

impl Context {
    /// A context without records: nothing is published in it yet.
    #[must_use]
    pub fn on(today: Date) -> Self {
        Self {
            today,
            risks: BTreeMap::new(),
            districts: BTreeMap::new(),
            names: BTreeMap::new(),
            organisations: Organisations::new(),
            consents: Consents::default(),
            membership: Membership::default(),
            directory: Directory::default(),
            relations: Relations::default(),
        }
    }

    /// Gathers from all records what the publication of each of them needs.
    #[must_use]
    pub fn of(data: &ProgrammeData, ids: &Ids<'_>, risks: &[RegionRisk], today: Date) -> Self {
        let mut context = Self::on(today);
        for risk in risks {
            let level = context.risks.entry(risk.region).or_insert(risk.level);
            *level = risk.level.max(*level);
        }
        for unit in data.units.iter().filter(|unit| unit.level == AdminLevel::District) {
            if let Some(region) = unit.region {
                context.districts.insert(unit.slug.clone(), region);
                context.names.insert(unit.slug.clone(), unit.names.clone());
            }
        }
        let organisations = data.organisations.iter();
        context.organisations = organisations.map(|one| (one.key.clone(), (one.level, one.name.clone()))).collect();
        context.consents = Consents::new(&data.consents);
        context.membership = members::published_members(&data.members, &context);
        context.relate(data);
        context.tell(data, ids);
        context.enter_all(data, ids);
        context
    }

    /// The risk of a region.
    #[must_use]
    pub fn risk(&self, region: Region) -> RiskLevel {
        self.risks.get(&region).copied().unwrap_or(RiskLevel::Low)
    }

    /// The highest risk of several regions; of all regions there are, where none is known.
    pub(super) fn highest_risk(&self, regions: impl IntoIterator<Item = Region>) -> RiskLevel {
        let own = regions.into_iter().map(|region| self.risk(region)).max();
        own.or_else(|| self.risks.values().copied().max()).unwrap_or(RiskLevel::Low)
    }

    fn relate(&mut self, data: &ProgrammeData) {
        let relations = &mut self.relations;
        for training in &data.trainings {
            if let Some(assessment) = &training.assessment {
                relations.answers.entry(assessment.clone()).or_default().push(training.key.clone());
            }
        }
        for organisation in &data.organisations {
            for network in &organisation.networks {
                relations.network_members.entry(*network).or_default().push(organisation.key.clone());
            }
            if organisation.funders_public {
                relations.funders_public.insert(organisation.key.clone());
            }
        }
        let documents: BTreeSet<&str> =
            data.sources.iter().filter(|source| !source.demonstration).map(|source| source.key.as_str()).collect();
        let is_documented = |provenance: &Provenance| {
            !provenance.demonstration && provenance.sources.iter().any(|source| documents.contains(source.as_str()))
        };
        let documented = data.programmes.iter().filter(|programme| is_documented(&programme.provenance));
        relations.funders_known.extend(documented.map(|programme| programme.key.clone()));
    }

    /// Finds the published stories, and the interventions that they tell.
    fn tell(&mut self, data: &ProgrammeData, ids: &Ids<'_>) {
        let by_key: BTreeMap<&str, _> = data.interventions.iter().map(|record| (record.key.as_str(), record)).collect();
        for story in &data.stories {
            let Some(intervention) = by_key.get(story.intervention.as_str()) else { continue };
            let has_ids = ids(RecordKind::Intervention, &intervention.key).is_some();
            let (Some(id), true) = (ids(RecordKind::Story, &story.key), has_ids) else { continue };
            let Some(told) = interventions::story_told(story, intervention, self) else { continue };
            self.relations.told.entry(intervention.key.clone()).or_insert_with(|| story.key.clone());
            let entry = Entry { id, title: told.title, span: told.span };
            self.directory.insert(RecordKind::Story, story.key.clone(), entry);
        }
    }

    fn enter_all(&mut self, data: &ProgrammeData, ids: &Ids<'_>) {
        let mut cited = BTreeSet::new();
        let stories = data.stories.iter().filter(|story| self.directory.get(RecordKind::Story, &story.key).is_some());
        cited.extend(stories.flat_map(|story| story.provenance.sources.iter().cloned()));
        self.enter(&data.interventions, ids, &mut cited);
        self.enter(&data.trainings, ids, &mut cited);
        self.enter(&data.organisations, ids, &mut cited);
        self.enter(&data.programmes, ids, &mut cited);
        self.enter(&data.grants, ids, &mut cited);
        self.enter(&data.networks, ids, &mut cited);
        self.enter(&data.assessments, ids, &mut cited);
        // A lesson is dated by its evidence, which must be entered by now.
        self.enter(&data.lessons, ids, &mut cited);
        self.enter(&data.roadmap, ids, &mut cited);
        for source in data.sources.iter().filter(|source| cited.contains(&source.key)) {
            if let Some(id) = ids(RecordKind::Source, &source.key) {
                let entry = Entry { id, title: source.title.clone(), span: learning::source_span(source) };
                self.directory.insert(RecordKind::Source, source.key.clone(), entry);
            }
        }
    }

    /// Enters those of `records` that are published, and notes the sources that they cite.
    fn enter<T: Publishable>(&mut self, records: &[T], ids: &Ids<'_>, cited: &mut BTreeSet<Ref>) {
        for record in records {
            let Some(told) = record.told(self) else { continue };
            let Some(id) = ids(T::KIND, record.key()) else { continue };
            cited.extend(record.provenance().sources.iter().cloned());
            self.directory.insert(T::KIND, record.key().clone(), Entry { id, title: told.title, span: told.span });
        }
    }
}

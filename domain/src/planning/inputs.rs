//! What the planner is given: people by id only, places, and what was done. It never needs a name.

use serde::{Deserialize, Serialize};

use crate::{
    dates::{Date, Span},
    ids::Ref,
    interventions::{Dispute, Intervention},
    learning::Assessment,
    members::{Gender, Member, MemberStatus, Profession},
    organisations::Theme,
    places::{AdminLevel, AdminUnit, Region},
    safety::RiskLevel,
    text::Language,
    trainings::{ParticipationState, Sector, Topic, Training, TrainingStatus},
};

/// Something learned, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learned {
    /// The module.
    pub topic: Topic,
    /// The last day of the training.
    pub on: Date,
}

/// Somebody who may be invited, or train others. Private: the planner's page is for coordinators.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Reference of the member.
    pub id: Ref,
    /// Gender.
    pub gender: Gender,
    /// Profession.
    pub profession: Profession,
    /// The sector they work in, where known.
    #[serde(default)]
    pub sector: Option<Sector>,
    /// Languages spoken.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// Slug of the district they live in.
    pub district: String,
    /// Region of that district.
    pub region: Region,
    /// Modules that they can teach.
    #[serde(default)]
    pub skills: Vec<Topic>,
    /// Modules that they were trained in.
    #[serde(default)]
    pub learned: Vec<Learned>,
    /// Modules that they wish to learn.
    #[serde(default)]
    pub wishes: Vec<Topic>,
    /// Organisations they belong to.
    #[serde(default)]
    pub organisations: Vec<Ref>,
    /// When they were last active: confirmed their record, reported, led a session.
    #[serde(default)]
    pub last_active: Option<Date>,
    /// When they were last invited to a training.
    #[serde(default)]
    pub last_invited: Option<Date>,
    /// Whether they take part in the network now.
    pub is_active: bool,
    /// How far they would travel, in kilometres of road; as far as it takes where nothing was said.
    #[serde(default)]
    pub farthest_km: Option<u32>,
    /// When they can't come.
    #[serde(default)]
    pub away: Vec<Span>,
}

impl Candidate {
    /// What a member's own record says. What they learned and when they were invited is in other records.
    #[must_use]
    pub fn of_member(member: &Member, region: Region) -> Self {
        Self {
            id: member.key.clone(),
            gender: member.gender,
            profession: member.profession,
            sector: sector_of(member.profession),
            languages: member.languages.clone(),
            district: member.district.clone(),
            region,
            skills: member.skills.clone(),
            learned: Vec::new(),
            wishes: member.wishes.clone(),
            organisations: member.affiliations.clone(),
            last_active: member.last_confirmed.or(Some(member.joined.to)),
            last_invited: None,
            is_active: member.status == MemberStatus::Active && !member.is_gone(),
            farthest_km: None,
            away: Vec::new(),
        }
    }

    /// Takes in the trainings that somebody took part in or trained at: what they learned, and when they were invited.
    pub fn take_trainings<'a>(&mut self, trainings: impl IntoIterator<Item = &'a Training>) {
        for training in trainings {
            let Some(state) = training.state(&self.id) else { continue };
            if training.status == TrainingStatus::Cancelled {
                continue;
            }
            self.last_invited = self.last_invited.max(Some(training.span.to));
            if state == ParticipationState::Attended {
                self.last_active = self.last_active.max(Some(training.span.to));
                let learned = training.topics.iter().map(|topic| Learned { topic: *topic, on: training.span.to });
                self.learned.extend(learned);
            }
        }
    }

    /// Whether they can teach a module or were trained in it.
    #[must_use]
    pub fn knows(&self, topic: Topic) -> bool {
        self.skills.contains(&topic) || self.learned.iter().any(|learned| learned.topic == topic)
    }

    /// Whether they never took part in a training.
    #[must_use]
    pub fn is_newcomer(&self) -> bool {
        self.last_invited.is_none() && self.learned.is_empty()
    }
}

/// The sector that a profession usually belongs to.
const fn sector_of(profession: Profession) -> Option<Sector> {
    match profession {
        Profession::Journalist => Some(Sector::Media),
        Profession::Teacher => Some(Sector::Education),
        Profession::Activist => Some(Sector::CivilSociety),
        Profession::ReligiousScholar => Some(Sector::Religious),
        Profession::Businessperson => Some(Sector::Business),
        Profession::Lawyer => Some(Sector::Judiciary),
        Profession::Student => Some(Sector::Academia),
        Profession::HealthWorker | Profession::Other => None,
    }
}

/// A district with its label point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct District {
    /// The unit's slug.
    pub slug: String,
    /// Its region.
    pub region: Region,
    /// Longitude, degrees east.
    pub lon: f64,
    /// Latitude, degrees north.
    pub lat: f64,
    /// Languages that people there are trained in; the region's usual ones where empty.
    #[serde(default)]
    pub languages: Vec<Language>,
}

impl District {
    /// A unit as the planner needs it; nothing for a province or the country.
    #[must_use]
    pub fn of_unit(unit: &AdminUnit) -> Option<Self> {
        let region = unit.region.filter(|_| unit.level == AdminLevel::District)?;
        Some(Self { slug: unit.slug.clone(), region, lon: unit.lon, lat: unit.lat, languages: Vec::new() })
    }

    /// Languages that people there are trained in.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        if self.languages.is_empty() { usual_languages(self.region) } else { &self.languages }
    }
}

/// Languages that trainings in a region are usually held in, after those of the programme's workshops.
const fn usual_languages(region: Region) -> &'static [Language] {
    match region {
        Region::Karachi | Region::OtherPakistan => &[Language::Urdu],
        Region::InteriorSindh => &[Language::Sindhi, Language::Urdu],
        Region::BorderRegion => &[Language::Pashto, Language::Urdu],
    }
}

/// An intervention, as far as it tells what skills are needed where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// Reference of the intervention.
    pub id: Ref,
    /// What it was about.
    pub dispute: Dispute,
    /// Whether it concerned violence against women or another gender-based case.
    #[serde(default)]
    pub is_gender_based: bool,
    /// The last day of it.
    pub on: Date,
    /// Slug of the district, where known.
    #[serde(default)]
    pub district: Option<String>,
    /// Region, where no district is known.
    #[serde(default)]
    pub region: Option<Region>,
}

impl Case {
    /// What an intervention's record says of need.
    #[must_use]
    pub fn of_intervention(record: &Intervention) -> Self {
        Self {
            id: record.key.clone(),
            dispute: record.dispute,
            is_gender_based: record.gender_based,
            on: record.span.to,
            district: record.district.clone(),
            region: record.region,
        }
    }
}

/// An assessment's findings, as far as they tell what is needed where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// Reference of the assessment.
    pub id: Ref,
    /// The last day of it.
    pub on: Date,
    /// Slugs of the districts it covers.
    #[serde(default)]
    pub districts: Vec<String>,
    /// Regions, where no district is known.
    #[serde(default)]
    pub regions: Vec<Region>,
    /// Themes.
    #[serde(default)]
    pub themes: Vec<Theme>,
    /// Findings that no training has answered yet.
    pub findings: u32,
}

impl Review {
    /// What an assessment's record says of need, and how many of its findings `trainings` have not answered.
    #[must_use]
    pub fn of_assessment(record: &Assessment, trainings: &[Training]) -> Self {
        let answers = |training: &&Training| {
            training.status == TrainingStatus::Completed && training.assessment.as_ref() == Some(&record.key)
        };
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            id: record.key.clone(),
            on: record.span.to,
            districts: record.districts.clone(),
            regions: record.regions.clone(),
            themes: record.themes.clone(),
            findings: count(record.findings.len()).saturating_sub(count(trainings.iter().filter(answers).count())),
        }
    }
}

/// A training that was held, as far as it covers need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// Reference of the training.
    pub id: Ref,
    /// Modules taught.
    pub topics: Vec<Topic>,
    /// Language of instruction.
    #[serde(default)]
    pub language: Option<Language>,
    /// The last day of it.
    pub on: Date,
    /// Slugs of the districts where it was held.
    pub districts: Vec<String>,
    /// Women who took part and are no members, where counted.
    #[serde(default)]
    pub women: u32,
    /// Men who took part and are no members, where counted.
    #[serde(default)]
    pub men: u32,
}

impl Held {
    /// What a training's record says of coverage; nothing for one that was not held, or without a district.
    #[must_use]
    pub fn of_training(record: &Training) -> Option<Self> {
        if record.status != TrainingStatus::Completed || record.districts.is_empty() {
            return None;
        }
        let of = |gender| -> u32 {
            let groups = record.groups.iter().filter(|group| group.gender == Some(gender));
            groups.filter_map(|group| group.count).sum()
        };
        Some(Self {
            id: record.key.clone(),
            topics: record.topics.clone(),
            language: record.language,
            on: record.span.to,
            districts: record.districts.clone(),
            women: of(Gender::Woman),
            men: of(Gender::Man),
        })
    }
}

/// An election that was called or is expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Election {
    /// The day of voting.
    pub on: Date,
    /// Slugs of the districts that vote; everywhere where empty.
    #[serde(default)]
    pub districts: Vec<String>,
}

/// A town in which a workshop could be held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Town {
    /// Its slug.
    pub slug: String,
    /// Slug of its district.
    pub district: String,
    /// Its region.
    pub region: Region,
    /// Longitude, degrees east.
    pub lon: f64,
    /// Latitude, degrees north.
    pub lat: f64,
    /// Trainings that a venue there has held and that went well.
    #[serde(default)]
    pub venue_worked: u16,
    /// What bed, board and a hall cost a person and day, in rupees; unknown where none.
    #[serde(default)]
    pub rupees_a_day: Option<u32>,
    /// The danger of being known for peace work there.
    pub risk: RiskLevel,
}

/// Everything that a plan is made from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanningInputs {
    /// The day on which the plan is made; the planner has no clock.
    pub today: Date,
    /// Who may be invited or train.
    pub candidates: Vec<Candidate>,
    /// Districts.
    pub districts: Vec<District>,
    /// Towns in which it could be held.
    pub towns: Vec<Town>,
    /// Interventions.
    pub cases: Vec<Case>,
    /// Assessments.
    pub reviews: Vec<Review>,
    /// Trainings that were held.
    pub held: Vec<Held>,
    /// Elections, past and to come.
    pub elections: Vec<Election>,
    /// Windows of the calendar that are known or were corrected by hand.
    pub calendar: Vec<super::CalendarConstraint>,
    /// Organisations' absences: when no partner can come.
    pub absences: Vec<super::dates::Absence>,
    /// Trainers from partner organisations, as candidates.
    pub partners: Vec<super::trainers::PartnerTrainer>,
    /// When each trainer has trained, for the sharing of load.
    pub duties: Vec<super::trainers::Duty>,
    /// How long modules usually take, as the curriculum says.
    pub modules: Vec<super::agenda::ModulePlan>,
    /// Those who have said no to the training that the plan has become.
    pub declined: Vec<Ref>,
}

//! A network of any size, made up.

use domain::{
    dates::{Date, from_day_number},
    interventions::Dispute,
    members::{Gender, Profession},
    places::Region,
    planning::{
        agenda::ModulePlan,
        gaps::Gaps,
        inputs::{Candidate, Case, District, Learned, PlanningInputs, Town},
        participants::{Apart, Criterion, ParticipantWish, Quota, Rated, Rating, rate},
        scenario::PlanGoal,
        weights::PointWeights,
    },
    safety::RiskLevel,
    text::Language,
    trainings::{Sector, Topic, TrainingKind},
};

/// A small generator: the same world each time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

pub fn today() -> Date {
    from_day_number(20_777)
}

pub fn candidates(size: usize) -> Vec<Candidate> {
    let mut dice = Dice::new(20_261_121);
    (0..size).map(|index| candidate(&mut dice, index)).collect()
}

fn candidate(dice: &mut Dice, index: usize) -> Candidate {
    let region = dice.of(Region::ALL);
    let ago = |dice: &mut Dice| from_day_number(20_777 - dice.below(1_500) as i32);
    let learned = (0..dice.below(3)).map(|_| Learned { topic: dice.of(Topic::ALL), on: ago(dice) }).collect();
    let organisation = dice.below(60);
    Candidate {
        id: format!("c{index:09}"),
        gender: Gender::ALL[usize::from(dice.below(100) < 60)],
        profession: dice.of(Profession::ALL),
        sector: Some(dice.of(Sector::ALL)),
        languages: vec![Language::Urdu, dice.of(Language::ALL)],
        district: format!("district{:03}", region.index() * 10 + dice.below(10)),
        region,
        skills: vec![dice.of(Topic::ALL)],
        learned,
        wishes: vec![dice.of(Topic::ALL), dice.of(Topic::ALL)],
        organisations: if organisation < 40 { vec![format!("organisation{organisation:02}")] } else { Vec::new() },
        last_active: Some(ago(dice)),
        last_invited: (dice.below(3) > 0).then(|| ago(dice)),
        is_active: dice.below(20) > 0,
        farthest_km: None,
        away: Vec::new(),
    }
}

pub fn rated(candidates: &[Candidate]) -> Vec<Rated<'_>> {
    let distances = (0..40).map(|index| (format!("district{index:03}"), 37 * index % 700)).collect();
    rate(
        candidates,
        &Rating {
            on: today(),
            topics: &[Topic::ElectoralViolencePrevention, Topic::Mediation, Topic::Dialogue],
            prerequisites: &[],
            language: None,
            trainers: &[],
            declined: &[],
            span: None,
            distances: Some(&distances),
            far_km: 600,
            gaps: &Gaps::default(),
            weights: &PointWeights::default(),
            seed: 2_027,
        },
    )
}

fn at_least(criterion: Criterion, number: u16) -> Quota {
    Quota { criterion, at_least: Some(number), at_most: None }
}

/// Twenty-four seats, eight quotas (eleven ends), fifty pairs who are not invited together.
pub fn wish(size: usize) -> ParticipantWish {
    let mut dice = Dice::new(8);
    let id = |dice: &mut Dice| format!("c{:09}", dice.below(size));
    let pairs = (0..50).map(|_| Apart(id(&mut dice), id(&mut dice))).filter(|pair| pair.0 != pair.1).collect();
    ParticipantWish {
        quotas: vec![
            Quota { criterion: Criterion::Gender(Gender::Woman), at_least: Some(12), at_most: Some(14) },
            at_least(Criterion::Region(Region::Karachi), 5),
            at_least(Criterion::Region(Region::InteriorSindh), 8),
            Quota { criterion: Criterion::Region(Region::BorderRegion), at_least: Some(5), at_most: Some(7) },
            at_least(Criterion::Profession(Profession::ReligiousScholar), 3),
            Quota { criterion: Criterion::Sector(Sector::CivilSociety), at_least: Some(2), at_most: Some(4) },
            at_least(Criterion::Language(Language::Sindhi), 8),
            Quota { criterion: Criterion::Newcomer, at_least: Some(4), at_most: Some(6) },
        ],
        apart: pairs,
        seed: 2_027,
        ..ParticipantWish::seats(24)
    }
}

/// The same with more asked for than there are seats.
pub fn impossible(size: usize) -> ParticipantWish {
    let mut wish = wish(size);
    wish.quotas.push(at_least(Criterion::Region(Region::OtherPakistan), 9));
    wish.quotas.push(at_least(Criterion::Profession(Profession::Lawyer), 20));
    wish
}

/// Sixty seats, thirty quotas that leave hardly any room, a thousand pairs.
pub fn hard(size: usize) -> ParticipantWish {
    let mut dice = Dice::new(77);
    let id = |dice: &mut Dice| format!("c{:09}", dice.below(size));
    let pairs = (0..1_000).map(|_| Apart(id(&mut dice), id(&mut dice))).filter(|pair| pair.0 != pair.1).collect();
    let exactly = |criterion, number| Quota { criterion, at_least: Some(number), at_most: Some(number) };
    let professions = Profession::ALL.iter().map(|one| exactly(Criterion::Profession(*one), 6));
    let sectors = Sector::ALL.iter().map(|one| exactly(Criterion::Sector(*one), 5));
    let regions = Region::ALL.iter().map(|one| exactly(Criterion::Region(*one), 15));
    let languages = Language::ALL.iter().filter(|one| **one != Language::Urdu);
    let languages = languages.map(|one| exactly(Criterion::Language(*one), 14));
    let genders = [exactly(Criterion::Gender(Gender::Woman), 31), exactly(Criterion::Newcomer, 7)];
    ParticipantWish {
        quotas: professions.chain(sectors).chain(regions).chain(languages).chain(genders).collect(),
        apart: pairs,
        seed: 77,
        ..ParticipantWish::seats(60)
    }
}

/// Forty districts, thirty towns, two interventions for each ten candidates.
pub fn inputs(size: usize) -> PlanningInputs {
    let mut dice = Dice::new(30);
    let region = |index: usize| Region::ALL[index / 10];
    let slug = |index: usize| format!("district{index:03}");
    let mut point = |index: usize| {
        let (lon, lat) = (66.0 + dice.below(800) as f64 / 100.0, 24.0 + dice.below(1_000) as f64 / 100.0);
        District { slug: slug(index), region: region(index), lon, lat, languages: Vec::new() }
    };
    let districts: Vec<District> = (0..40).map(&mut point).collect();
    let town = |(index, district): (usize, &District)| Town {
        slug: format!("town{index:02}"),
        district: district.slug.clone(),
        region: district.region,
        lon: district.lon,
        lat: district.lat,
        venue_worked: (index % 4) as u16,
        rupees_a_day: Some(6_000 + 200 * index as u32),
        risk: RiskLevel::ALL[index % 3],
    };
    let towns = districts.iter().enumerate().take(30).map(town).collect();
    let cases = (0..size / 5).map(|index| Case {
        id: format!("case{index}"),
        dispute: dice.of(Dispute::ALL),
        is_gender_based: dice.below(5) == 0,
        on: from_day_number(20_777 - dice.below(1_500) as i32),
        district: Some(slug(dice.below(40))),
        region: None,
    });
    let cases = cases.collect();
    PlanningInputs {
        today: today(),
        candidates: candidates(size),
        districts,
        towns,
        cases,
        modules: Topic::ALL.iter().map(|topic| ModulePlan { topic: *topic, talk: 120, exercise: 60 }).collect(),
        ..PlanningInputs::default()
    }
}

/// A workshop of the next spring.
pub fn goal(size: usize) -> PlanGoal {
    let day = |number| from_day_number(20_777 + number);
    PlanGoal {
        kind: TrainingKind::Workshop,
        topics: vec![Topic::ElectoralViolencePrevention, Topic::Mediation, Topic::Dialogue],
        modules: Vec::new(),
        language: None,
        days: 3,
        from: day(60),
        to: day(180),
        rupees: None,
        participants: wish(size),
        trainers: Default::default(),
        town: None,
        first_day: None,
        moves: Vec::new(),
        shifts: Vec::new(),
        costs: Default::default(),
        weights: Default::default(),
    }
}

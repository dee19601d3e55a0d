//! Gaps against a reckoning cell by cell, straight from the formula.

use std::collections::BTreeMap;

use domain::{
    dates::{Date, from_day_number},
    interventions::Dispute,
    members::Gender,
    organisations::Theme,
    places::Region,
    planning::{
        gaps::{CellKey, GapCell, by_district, by_topic, fit, gaps},
        inputs::{Candidate, Case, District, Election, Held, Learned, PlanningInputs, Review},
        score::{decayed, months_between},
        weights::GapWeights,
    },
    text::Language,
    trainings::Topic,
};
use proptest::prelude::*;

use crate::{date, people::candidate};

const SLUGS: [&str; 3] = ["jacobabad", "kashmore", "peshawar"];

fn districts() -> Vec<District> {
    let district =
        |slug: &str, region, lon, lat| District { slug: slug.to_owned(), region, lon, lat, languages: Vec::new() };
    vec![
        district(SLUGS[0], Region::InteriorSindh, 68.5, 28.3),
        district(SLUGS[1], Region::InteriorSindh, 69.3, 28.3),
        district(SLUGS[2], Region::BorderRegion, 71.6, 34.0),
    ]
}

fn today() -> Date {
    date("2026-11-21")
}

fn days_ago() -> impl Strategy<Value = Date> {
    (0_i32..2_000).prop_map(|days| from_day_number(domain::dates::day_number(today()) - days))
}

fn topics() -> impl Strategy<Value = Vec<Topic>> {
    proptest::sample::subsequence(Topic::ALL.to_vec(), 0..3)
}

fn member() -> impl Strategy<Value = Candidate> {
    let languages = proptest::sample::subsequence(Language::ALL.to_vec(), 0..4);
    let learned = proptest::collection::vec((0..Topic::ALL.len(), days_ago()), 0..3);
    (
        0_u32..1_000_000,
        0_usize..3,
        0_usize..3,
        languages,
        topics(),
        topics(),
        learned,
        proptest::option::of(days_ago()),
        prop::bool::weighted(0.8),
    )
        .prop_map(|(id, gender, place, languages, skills, wishes, learned, last_active, is_active)| Candidate {
            gender: Gender::ALL[gender],
            district: SLUGS[place].to_owned(),
            languages,
            skills,
            wishes,
            learned: learned.into_iter().map(|(topic, on)| Learned { topic: Topic::ALL[topic], on }).collect(),
            last_active,
            is_active,
            ..candidate(&format!("m{id}"))
        })
}

fn case() -> impl Strategy<Value = Case> {
    (0..Dispute::ALL.len(), any::<bool>(), days_ago(), proptest::option::of(0_usize..3)).prop_map(
        |(dispute, gender, on, place)| Case {
            id: format!("case{dispute}"),
            dispute: Dispute::ALL[dispute],
            is_gender_based: gender,
            on,
            district: place.map(|place| SLUGS[place].to_owned()),
            region: place.is_none().then_some(Region::InteriorSindh),
        },
    )
}

pub fn inputs() -> impl Strategy<Value = PlanningInputs> {
    let review = (days_ago(), 0_u32..4, 0_usize..3).prop_map(|(on, findings, place)| Review {
        id: "review".to_owned(),
        on,
        districts: vec![SLUGS[place].to_owned()],
        regions: Vec::new(),
        themes: vec![Theme::Justice],
        findings,
    });
    let held = (topics(), days_ago(), 0_usize..3, 0_u32..30, 0_u32..30).prop_map(|(topics, on, place, women, men)| {
        Held { id: "held".to_owned(), topics, language: None, on, districts: vec![SLUGS[place].to_owned()], women, men }
    });
    let elections = proptest::option::of(0_u64..700);
    let many = |end| 0_usize..end;
    (
        proptest::collection::vec(member(), many(8)),
        proptest::collection::vec(case(), many(6)),
        proptest::collection::vec(review, many(3)),
        proptest::collection::vec(held, many(3)),
        elections,
    )
        .prop_map(|(candidates, cases, reviews, held, election)| PlanningInputs {
            today: today(),
            candidates,
            districts: districts(),
            cases,
            reviews,
            held,
            elections: election
                .map(|days| Election { on: today() + chrono::Days::new(days), districts: Vec::new() })
                .into_iter()
                .collect(),
            ..PlanningInputs::default()
        })
}

/// The need of one cell, from the formula alone.
fn need(inputs: &PlanningInputs, key: &CellKey, w: &GapWeights) -> u32 {
    let district = inputs.districts.iter().find(|d| d.slug == key.district).unwrap();
    let languages = district.languages();
    let age = |on| months_between(on, inputs.today);
    let mut need = 0;
    if languages.contains(&key.language) && key.gender != Gender::Other {
        let number = languages.len() as u32;
        if inputs.candidates.iter().any(|member| member.district == key.district) {
            need += u32::from(w.base) / number;
        }
        for case in &inputs.cases {
            let shared = match (&case.district, case.region) {
                (Some(slug), _) if *slug == key.district => 1,
                (None, Some(region)) if region == district.region => {
                    inputs.districts.iter().filter(|d| d.region == region).count() as u32
                }
                _ => continue,
            };
            let points = decayed(w.case.into(), age(case.on), w.need_half_life.into()) * fit(case.dispute, key.topic)
                / 1_000
                / shared;
            let is_more = case.is_gender_based && key.gender == Gender::Woman;
            need += (points + if is_more { points * u32::from(w.gender_based_percent) / 100 } else { 0 }) / number;
        }
        for review in &inputs.reviews {
            let fits = matches!(key.topic, Topic::HumanRights | Topic::ConflictSensitivity);
            if fits && review.districts.contains(&key.district) {
                need +=
                    decayed(u32::from(w.finding) * review.findings, age(review.on), w.need_half_life.into()) / number;
            }
        }
        if let Some(election) = inputs.elections.first().filter(|_| key.topic == Topic::ElectoralViolencePrevention) {
            let (all, left) = (u32::from(w.election_months), months_between(inputs.today, election.on));
            need += u32::from(w.election) * all.saturating_sub(left) / all / number;
        }
    }
    for member in
        inputs.candidates.iter().filter(|m| m.is_active && m.district == key.district && m.gender == key.gender)
    {
        let spoken = languages.iter().filter(|language| member.languages.contains(language)).count() as u32;
        let wants = member.wishes.contains(&key.topic) && !member.knows(key.topic);
        if wants && languages.contains(&key.language) && member.languages.contains(&key.language) {
            need += u32::from(w.wish) / spoken;
        }
    }
    need
}

/// The coverage of one cell, from the formula alone.
fn coverage(inputs: &PlanningInputs, key: &CellKey, w: &GapWeights) -> u32 {
    let age = |on| months_between(on, inputs.today);
    let mut covered = 0;
    for member in
        inputs.candidates.iter().filter(|m| m.is_active && m.district == key.district && m.gender == key.gender)
    {
        let Some(last) = member.last_active.filter(|_| member.languages.contains(&key.language)) else { continue };
        let learned =
            member.learned.iter().filter(|learned| learned.topic == key.topic).map(|learned| age(learned.on)).min();
        let points = match learned {
            _ if member.skills.contains(&key.topic) => u32::from(w.skilled),
            Some(months) => decayed(w.trained.into(), months, w.training_half_life.into()),
            None => 0,
        };
        covered += decayed(points, age(last), w.inactivity_half_life.into());
    }
    for held in &inputs.held {
        let district = inputs.districts.iter().find(|d| d.slug == key.district).unwrap();
        let is_here = held.districts.contains(&key.district) && district.languages()[0] == key.language;
        let people = match key.gender {
            Gender::Woman => held.women,
            Gender::Man => held.men,
            Gender::Other => 0,
        };
        if is_here && held.topics.contains(&key.topic) {
            covered += decayed(u32::from(w.ten_others) * people / 10, age(held.on), w.training_half_life.into());
        }
    }
    covered
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn every_cell_is_as_the_formula_says(inputs in inputs()) {
        let weights = GapWeights::default();
        let found = gaps(&inputs, &weights);
        for slug in SLUGS {
            for (topic, language) in Topic::ALL.iter().flat_map(|t| Language::ALL.iter().map(move |l| (*t, *l))) {
                for gender in Gender::ALL {
                    let key = CellKey { district: slug.to_owned(), topic, language, gender: *gender };
                    let cell = found.cell(&key);
                    prop_assert_eq!(cell.map_or(0, |cell| cell.need), need(&inputs, &key, &weights), "{:?}", key);
                    prop_assert_eq!(cell.map_or(0, |cell| cell.coverage), coverage(&inputs, &key, &weights), "{:?}", key);
                }
            }
        }
    }

    #[test]
    fn figures_are_the_sums_of_their_parts(inputs in inputs()) {
        let found = gaps(&inputs, &GapWeights::default());
        for cell in found.cells() {
            prop_assert_eq!(cell.need, cell.need_parts.iter().map(|part| part.points).sum::<u32>());
            prop_assert_eq!(cell.coverage, cell.coverage_parts.iter().map(|part| part.points).sum::<u32>());
        }
        let all: u32 = found.cells().iter().map(GapCell::gap).sum();
        prop_assert_eq!(by_district(&found, &[]).iter().map(|sum| sum.gap).sum::<u32>(), all);
        prop_assert_eq!(by_topic(&found).iter().map(|(_, gap)| gap).sum::<u32>(), all);
        for one in &inputs.candidates {
            for topic in Topic::ALL {
                let cells = found.cells().iter().filter(|cell| {
                    cell.key.district == one.district && cell.key.topic == *topic && cell.key.gender == one.gender
                        && one.languages.contains(&cell.key.language)
                });
                prop_assert_eq!(found.largest(one, *topic), cells.map(GapCell::gap).max().unwrap_or(0));
            }
        }
    }

    #[test]
    fn an_able_member_more_opens_no_gap(inputs in inputs(), mut more in member()) {
        more.wishes = Vec::new();
        let weights = GapWeights { base: 0, ..GapWeights::default() };
        let before: BTreeMap<_, _> = gaps(&inputs, &weights).cells().iter().map(|c| (c.key.clone(), c.gap())).collect();
        let mut with = inputs;
        with.candidates.push(more);
        for cell in gaps(&with, &weights).cells() {
            prop_assert!(cell.gap() <= before.get(&cell.key).copied().unwrap_or(0));
        }
    }
}

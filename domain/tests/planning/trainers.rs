//! Teams against a look at every one.

use std::{cmp::Reverse, collections::BTreeSet};

use domain::{
    dates::Span,
    members::Gender,
    planning::{
        inputs::{Candidate, PlanningInputs},
        trainers::{Duty, PartnerTrainer, Team, TrainerBar, TrainerQuestion, TrainerReason, TrainerWish, team},
    },
    text::Language,
    trainings::Topic,
};
use proptest::prelude::*;

use crate::{date, people::candidate};

const TOPICS: [Topic; 3] = [Topic::Mediation, Topic::Dialogue, Topic::ElectoralViolencePrevention];

fn skills() -> impl Strategy<Value = Vec<Topic>> {
    proptest::sample::subsequence(TOPICS.to_vec(), 0..4)
}

fn inputs() -> impl Strategy<Value = PlanningInputs> {
    let member = (skills(), 0_usize..2, any::<bool>());
    let partner = (skills(), 0_usize..2);
    let duty = (0_usize..7, 0_i64..1_500);
    (
        proptest::collection::vec(member, 0..7),
        proptest::collection::vec(partner, 0..4),
        proptest::collection::vec(duty, 0..9),
    )
        .prop_map(|(members, partners, duties)| {
            let member = |(index, (skills, gender, speaks)): (usize, (Vec<Topic>, usize, bool))| Candidate {
                skills,
                gender: Gender::ALL[gender],
                languages: if speaks { vec![Language::Sindhi] } else { Vec::new() },
                ..candidate(&format!("m{index}"))
            };
            let partner = |(index, (topics, gender)): (usize, (Vec<Topic>, usize))| PartnerTrainer {
                id: format!("p{index}"),
                organisation: "partner".to_owned(),
                gender: Gender::ALL[gender],
                topics,
                languages: vec![Language::Sindhi],
                away: Vec::new(),
            };
            let day = date("2027-03-01");
            PlanningInputs {
                today: date("2026-11-21"),
                candidates: members.into_iter().enumerate().map(member).collect(),
                partners: partners.into_iter().enumerate().map(partner).collect(),
                duties: duties
                    .into_iter()
                    .map(|(index, ago)| Duty {
                        trainer: format!("m{index}"),
                        on: day - chrono::Days::new(ago as u64 + 1),
                    })
                    .collect(),
                ..PlanningInputs::default()
            }
        })
}

fn question(wish: &TrainerWish) -> TrainerQuestion<'_> {
    let span = Span::days(date("2027-03-01"), date("2027-03-03"));
    TrainerQuestion { topics: &TOPICS, language: Some(Language::Sindhi), span, wish }
}

/// What a team is judged by, from the people themselves.
fn judged(ids: &[&str], inputs: &PlanningInputs) -> impl Ord + use<> {
    let of_member = |id: &&str| {
        inputs.candidates.iter().find(|one| one.id == **id).map(|one| (one.gender, one.skills.clone(), false))
    };
    let of_partner =
        |id: &&str| inputs.partners.iter().find(|one| one.id == **id).map(|one| (one.gender, one.topics.clone(), true));
    let people: Vec<_> = ids.iter().map(|id| of_member(id).or_else(|| of_partner(id)).unwrap()).collect();
    let masters = |topic: &Topic| people.iter().filter(|(_, topics, _)| topics.contains(topic)).count();
    let by = |number| TOPICS.iter().filter(|topic| masters(topic) == number).count();
    let has = |gender| people.iter().any(|person| person.0 == gender);
    let duties = |id: &&str, from: &str| {
        inputs
            .duties
            .iter()
            .filter(|duty| duty.trainer == **id && duty.on > date(from) && duty.on < date("2027-03-01"))
            .count()
    };
    let lately: Vec<usize> = ids.iter().map(|id| duties(id, "2026-03-01")).collect();
    let mastery =
        ids.iter().zip(&people).map(|(id, person)| person.1.len() * (700 + 100 * duties(id, "2024-03-01").min(3)));
    (
        by(0),
        !(has(Gender::Woman) && has(Gender::Man)),
        !(people.iter().any(|person| person.2) && people.iter().any(|person| !person.2)),
        by(1),
        lately.iter().copied().max().unwrap_or(0),
        lately.iter().sum::<usize>(),
        Reverse(mastery.sum::<usize>()),
        ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>(),
    )
}

fn ids(team: &Team) -> Vec<&str> {
    team.trainers.iter().map(|trainer| trainer.id.as_str()).collect()
}

/// Many members master more than any partner's trainer does: a mixed pair of both is found all the same.
#[test]
fn partners_are_looked_at_however_many_members_there_are() {
    let member = |index: usize| Candidate {
        skills: TOPICS.to_vec(),
        gender: Gender::Woman,
        languages: vec![Language::Sindhi],
        ..candidate(&format!("m{index:02}"))
    };
    let partner = PartnerTrainer {
        id: "p".to_owned(),
        organisation: "partner".to_owned(),
        gender: Gender::Man,
        topics: vec![Topic::Dialogue],
        languages: vec![Language::Sindhi],
        away: Vec::new(),
    };
    let inputs = PlanningInputs {
        today: date("2026-11-21"),
        candidates: (0..40).map(member).collect(),
        partners: vec![partner],
        ..PlanningInputs::default()
    };
    let wish = TrainerWish::default();
    let found = team(&inputs, &question(&wish));
    assert_eq!((ids(&found), found.able, found.considered), (vec!["m00", "p"], 41, 20));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_team_is_the_best_of_all(inputs in inputs(), number in 1_u16..4) {
        let wish = TrainerWish { number, ..TrainerWish::default() };
        let found = team(&inputs, &question(&wish));
        let members = inputs.candidates.iter().filter(|one| !one.skills.is_empty() && !one.languages.is_empty());
        let partners = inputs.partners.iter().filter(|one| !one.topics.is_empty());
        let able: Vec<&str> = members.map(|one| one.id.as_str()).chain(partners.map(|one| one.id.as_str())).collect();
        prop_assert_eq!(found.able as usize, able.len());
        let size = able.len().min(number.into());
        let teams = (0_u32..1 << able.len()).filter(|bits| bits.count_ones() as usize == size).map(|bits| {
            able.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0).map(|(_, id)| *id).collect::<Vec<_>>()
        });
        let best = teams.min_by_key(|team| judged(team, &inputs)).unwrap_or_default();
        prop_assert_eq!(ids(&found), best);
        for teaching in &found.teaching {
            prop_assert_eq!(teaching.lead.is_none(), found.missing.contains(&teaching.topic));
            prop_assert!(teaching.lead.is_none() || teaching.lead != teaching.co_trainer);
        }
    }

    #[test]
    fn who_was_put_there_is_there(inputs in inputs()) {
        let Some(first) = inputs.candidates.first() else { return Ok(()) };
        let include = BTreeSet::from([first.id.clone()]);
        let wish = TrainerWish { include, ..TrainerWish::default() };
        let found = team(&inputs, &question(&wish));
        let trainer = found.trainers.iter().find(|trainer| trainer.id == first.id).unwrap();
        prop_assert!(trainer.reasons.contains(&TrainerReason::ByHand));
        let wish = TrainerWish { exclude: BTreeSet::from([first.id.clone()]), ..TrainerWish::default() };
        let found = team(&inputs, &question(&wish));
        prop_assert!(!ids(&found).contains(&first.id.as_str()));
        let is_told = found.barred.contains(&(first.id.clone(), TrainerBar::ByHand));
        prop_assert_eq!(is_told, !first.skills.is_empty());
    }
}

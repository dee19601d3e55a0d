//! People and wishes at random, and the best list by looking at every one there is.

use std::{cmp::Reverse, collections::BTreeSet};

use domain::{
    members::{Gender, Profession},
    places::Region,
    planning::{
        inputs::Candidate,
        participants::{Apart, Criterion, ParticipantWish, Quota, Rated, Rest, draw},
    },
    text::Language,
    trainings::Sector,
};
use proptest::prelude::*;

/// Somebody of whom nothing is known yet.
pub fn candidate(id: &str) -> Candidate {
    Candidate {
        id: id.to_owned(),
        gender: Gender::Woman,
        profession: Profession::Teacher,
        sector: None,
        languages: vec![Language::Urdu],
        district: "jacobabad".to_owned(),
        region: Region::InteriorSindh,
        skills: Vec::new(),
        learned: Vec::new(),
        wishes: Vec::new(),
        organisations: Vec::new(),
        last_active: None,
        last_invited: None,
        is_active: true,
        farthest_km: None,
        away: Vec::new(),
    }
}

/// A person with given points and rest.
#[derive(Debug, Clone)]
pub struct Person {
    pub candidate: Candidate,
    pub points: u32,
    pub rest: Rest,
}

pub fn rated(people: &[Person], seed: u32) -> Vec<Rated<'_>> {
    people.iter().map(|person| rated_one(person, seed)).collect()
}

fn rated_one(person: &Person, seed: u32) -> Rated<'_> {
    let Person { candidate, points, rest } = person;
    let draw = draw(seed, &candidate.id);
    Rated { candidate, points: *points, parts: Vec::new(), rest: *rest, draw, km: None, bar: None }
}

fn person(index: usize) -> impl Strategy<Value = Person> {
    let attributes = (0_usize..2, 0_usize..3, 0_usize..3, any::<[bool; 2]>(), 0_usize..3);
    // Few different points, so that equals are common.
    (attributes, 1_u32..6, 0_usize..5).prop_map(
        move |((gender, region, profession, speaks, organisation), points, rest)| {
            let mut candidate = candidate(&format!("person{index:04}"));
            candidate.gender = Gender::ALL[gender];
            candidate.region = Region::ALL[region];
            candidate.profession = Profession::ALL[profession];
            candidate.sector = Some(Sector::ALL[profession]);
            candidate.languages = [Language::Sindhi, Language::Pashto]
                .into_iter()
                .zip(speaks)
                .filter(|(_, s)| *s)
                .map(|(l, _)| l)
                .collect();
            candidate.organisations =
                if organisation == 0 { Vec::new() } else { vec![format!("organisation{organisation}")] };
            Person { candidate, points, rest: Rest::ALL[rest] }
        },
    )
}

pub fn people(number: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Person>> {
    number.prop_flat_map(|number| (0..number).map(person).collect::<Vec<_>>())
}

pub fn criterion() -> impl Strategy<Value = Criterion> {
    prop_oneof![
        Just(Criterion::Everyone),
        (0_usize..2).prop_map(|index| Criterion::Gender(Gender::ALL[index])),
        (0_usize..3).prop_map(|index| Criterion::Region(Region::ALL[index])),
        (0_usize..3).prop_map(|index| Criterion::Profession(Profession::ALL[index])),
        Just(Criterion::Language(Language::Sindhi)),
        Just(Criterion::Newcomer),
        Just(Criterion::Organisation("organisation1".to_owned())),
    ]
}

fn quota() -> impl Strategy<Value = Quota> {
    (criterion(), proptest::option::of(0_u16..4), proptest::option::of(0_u16..4)).prop_map(|(criterion, a, b)| {
        let (at_least, at_most) = match (a, b) {
            (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))),
            ends => ends,
        };
        Quota { criterion, at_least, at_most }
    })
}

pub fn wish() -> impl Strategy<Value = ParticipantWish> {
    let quotas = proptest::collection::vec(quota(), 0..6);
    let pairs = proptest::collection::vec((0_usize..12, 0_usize..12), 0..6);
    let ids = || proptest::collection::btree_set(0_usize..12, 0..3);
    (1_u16..7, quotas, pairs, ids(), ids(), ids(), proptest::option::weighted(0.3, 1_u16..3), any::<u32>()).prop_map(
        |(seats, quotas, pairs, include, exclude, keep, most_of_organisation, seed)| {
            let id = |index: usize| format!("person{index:04}");
            let include: BTreeSet<_> = include.into_iter().map(id).collect();
            ParticipantWish {
                quotas,
                most_of_organisation,
                apart: pairs.into_iter().filter(|(a, b)| a != b).map(|(a, b)| Apart(id(a), id(b))).collect(),
                exclude: exclude.into_iter().map(id).filter(|id| !include.contains(id)).collect(),
                include,
                keep: keep.into_iter().map(id).collect(),
                seed,
                effort: 100_000,
                ..ParticipantWish::seats(seats)
            }
        },
    )
}

/// By how many people a list is outside the quotas; nothing where it can't be at all.
pub fn loosened(list: &[&Rated<'_>], all: &[Rated<'_>], wish: &ParticipantWish) -> Option<u32> {
    let has = |id: &str| list.iter().any(|rated| rated.candidate.id == id);
    let by_hand = all.iter().filter(|rated| wish.include.contains(&rated.candidate.id)).count();
    let is_refused = list.len() > usize::from(wish.seats).max(by_hand)
        || all.iter().any(|rated| wish.include.contains(&rated.candidate.id) && !has(&rated.candidate.id))
        || wish.exclude.iter().any(|id| has(id))
        || wish
            .apart
            .iter()
            .any(|Apart(a, b)| has(a) && has(b) && !(wish.include.contains(a) && wish.include.contains(b)));
    let organisations: BTreeSet<_> = all.iter().flat_map(|rated| &rated.candidate.organisations).collect();
    let each = wish.most_of_organisation.into_iter().flat_map(|most| {
        organisations.iter().map(move |organisation| Quota {
            criterion: Criterion::Organisation((*organisation).clone()),
            at_least: None,
            at_most: Some(most),
        })
    });
    let outside = wish.quotas.iter().cloned().chain(each).map(|quota| {
        let sum = list.iter().filter(|rated| quota.criterion.counts(rated.candidate)).count() as u32;
        quota.at_least.map_or(0, |least| u32::from(least).saturating_sub(sum))
            + quota.at_most.map_or(0, |most| sum.saturating_sub(u32::from(most)))
    });
    (!is_refused).then(|| outside.sum())
}

/// What makes one list better than another, compared from the first on.
pub type Quality = (Reverse<u32>, u32, usize, Vec<Reverse<usize>>, u64);

pub fn quality(list: &[&Rated<'_>], all: &[Rated<'_>], wish: &ParticipantWish) -> Option<Quality> {
    let in_band = |rest: Rest| Reverse(list.iter().filter(|rated| rated.rest == rest).count());
    Some((
        Reverse(loosened(list, all, wish)?),
        list.iter().map(|rated| rated.points).sum(),
        list.iter().filter(|rated| wish.keep.contains(&rated.candidate.id)).count(),
        // All but the longest: who never was invited counts against nobody.
        Rest::ALL[..Rest::ALL.len() - 1].iter().map(|rest| in_band(*rest)).collect(),
        list.iter().map(|rated| rated.draw).sum(),
    ))
}

/// The best list, found by looking at every one.
pub fn best<'a>(all: &'a [Rated<'a>], wish: &ParticipantWish) -> (Quality, Vec<&'a str>) {
    let lists = (0_u32..1 << all.len()).filter_map(|bits| {
        let list: Vec<&Rated<'_>> =
            all.iter().enumerate().filter(|(index, _)| bits & (1 << index) != 0).map(|(_, rated)| rated).collect();
        let ids = list.iter().map(|rated| rated.candidate.id.as_str()).collect::<Vec<_>>();
        quality(&list, all, wish).map(|quality| (quality, ids))
    });
    lists.max().expect("those by hand are always a list")
}

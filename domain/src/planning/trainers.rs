//! Who trains: a team that masters every module, speaks the language, is mixed, and shares the load.
//!
//! Of all teams of the size asked for, the one that is best by these in turn, each deciding only among equals of those
//! before it:
//!
//! 1. fewest modules that nobody in it masters;
//! 2. women and men in it;
//! 3. a member and a partner's co-trainer in it;
//! 4. fewest modules that only one masters: nobody can stand in;
//! 5. the most burdened of it has the fewest duties of the last year, then the sum of them;
//! 6. the largest sum of mastery over the modules;
//! 7. the order of the ids.
//!
//! Every team is looked at. Where more than [`MOST_CONSIDERED`] could train, the ones who master most modules are, and of
//! partners' trainers the first [`PARTNERS_CONSIDERED`] in any case; how many were left aside is stated. Mastery of a module one can teach is 700 of a thousand, and 100 more for each time one
//! trained in the last three years, up to three: an assumption.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    inputs::{Candidate, PlanningInputs},
    score::months_between,
};
use crate::{
    dates::{Date, Span},
    ids::Ref,
    members::Gender,
    text::Language,
    trainings::Topic,
};

/// The most people among whom teams are looked for.
pub const MOST_CONSIDERED: usize = 20;
/// So many partners' trainers are among them, if there are as many.
pub const PARTNERS_CONSIDERED: usize = 4;
/// The largest team.
pub const LARGEST_TEAM: u16 = 5;

/// Somebody of a partner organisation who trains along.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PartnerTrainer {
    /// Reference of the person.
    pub id: Ref,
    /// Their organisation.
    pub organisation: Ref,
    /// Gender.
    pub gender: Gender,
    /// Modules that they can teach.
    pub topics: Vec<Topic>,
    /// Languages spoken.
    pub languages: Vec<Language>,
    /// When they can't come.
    #[serde(default)]
    pub away: Vec<Span>,
}

/// That somebody trained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// Who.
    pub trainer: Ref,
    /// The last day of the training.
    pub on: Date,
}

/// What is asked of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainerWish {
    /// How many, up to [`LARGEST_TEAM`].
    pub number: u16,
    /// In the team whatever it costs.
    #[serde(default)]
    pub include: BTreeSet<Ref>,
    /// Not in the team.
    #[serde(default)]
    pub exclude: BTreeSet<Ref>,
}

impl Default for TrainerWish {
    fn default() -> Self {
        Self { number: 2, include: BTreeSet::new(), exclude: BTreeSet::new() }
    }
}

/// Why somebody is in the team. All that hold are given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrainerReason {
    /// A coordinator put them there.
    ByHand,
    /// They alone of the team master it.
    OnlyOneFor(Topic),
    /// They master so many of the modules.
    Masters(u16),
    /// Without them the team would be of women, or of men, alone.
    Mixed,
    /// Without them there would be no partner's co-trainer.
    Partner,
    /// They trained so often in the last year.
    Duties(u16),
}

/// Why somebody can't be in the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrainerBar {
    /// A coordinator took them out.
    ByHand,
    /// They have paused or left.
    NotActive,
    /// They don't speak the language of instruction.
    Language(Language),
    /// They are away.
    Away(Span),
}

/// One of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trainer {
    /// Who.
    pub id: Ref,
    /// The partner organisation they come from; none for a member.
    pub partner: Option<Ref>,
    /// Mastery of each module, from 0 to 1,000.
    pub mastery: Vec<(Topic, u32)>,
    /// Trainings of the last year.
    pub duties: u16,
    /// Why.
    pub reasons: Vec<TrainerReason>,
}

/// Who teaches a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Teaching {
    /// The module.
    pub topic: Topic,
    /// Who leads it; none where nobody masters it.
    pub lead: Option<Ref>,
    /// Who trains along.
    pub co_trainer: Option<Ref>,
}

/// The team.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Team {
    /// Who is in it, by id.
    pub trainers: Vec<Trainer>,
    /// Who teaches what, in the order of the modules.
    pub teaching: Vec<Teaching>,
    /// Modules that nobody in it masters.
    pub missing: Vec<Topic>,
    /// Who could teach a module, but can't come, and why.
    pub barred: Vec<(Ref, TrainerBar)>,
    /// How many could have been in it.
    pub able: u32,
    /// How many of those were looked at.
    pub considered: u32,
}

/// What a team is put together for.
#[derive(Debug, Clone, Copy)]
pub struct TrainerQuestion<'a> {
    /// Modules.
    pub topics: &'a [Topic],
    /// The language of instruction.
    pub language: Option<Language>,
    /// When; today where that is open.
    pub span: Span,
    /// What is asked of the team.
    pub wish: &'a TrainerWish,
}

/// Somebody who could be in the team.
#[derive(Debug, Clone)]
struct Able {
    id: Ref,
    partner: Option<Ref>,
    gender: Gender,
    mastery: Vec<u32>,
    duties: u16,
    by_hand: bool,
}

/// What decides between teams; the smaller is better.
type Standing = (u32, bool, bool, u32, u16, u32, std::cmp::Reverse<u32>);

/// The best team.
#[must_use]
pub fn team(inputs: &PlanningInputs, question: &TrainerQuestion<'_>) -> Team {
    let (mut able, mut barred) = (Vec::new(), Vec::new());
    for (person, bar) in people(inputs, question) {
        match bar.filter(|_| !person.by_hand) {
            None => able.push(person),
            Some(bar) => barred.push((person.id, bar)),
        }
    }
    let masters = |person: &Able| person.mastery.iter().filter(|mastery| **mastery > 0).count();
    able.sort_by_key(|person| (!person.by_hand, std::cmp::Reverse(masters(person)), person.duties, person.id.clone()));
    let number = u32::try_from(able.len()).unwrap_or(u32::MAX);
    able = considered(able);
    able.sort_by(|a, b| a.id.cmp(&b.id));
    let members = best(&able, usize::from(question.wish.number.min(LARGEST_TEAM)));
    let team: Vec<&Able> = members.iter().map(|member| &able[*member]).collect();
    Team {
        trainers: team.iter().map(|person| trainer(person, &team, question.topics)).collect(),
        teaching: teaching(&team, question.topics),
        missing: (0..question.topics.len())
            .filter(|at| masters_of(&team, *at) == 0)
            .map(|at| question.topics[at])
            .collect(),
        barred,
        able: number,
        considered: u32::try_from(able.len()).unwrap_or(u32::MAX),
    }
}

/// The first of them, in their order, with the first few partners' trainers: where many members master more, none of these
/// would be looked at.
fn considered(able: Vec<Able>) -> Vec<Able> {
    let mut partners = 0;
    let mut ranked: Vec<(bool, Able)> = Vec::with_capacity(able.len());
    for person in able {
        let is_first = person.partner.is_some() && partners < PARTNERS_CONSIDERED;
        partners += usize::from(is_first);
        ranked.push((person.by_hand || is_first, person));
    }
    ranked.sort_by_key(|(is_first, person)| (!person.by_hand, !is_first));
    ranked.truncate(MOST_CONSIDERED);
    ranked.into_iter().map(|(_, person)| person).collect()
}

fn people<'a>(
    inputs: &'a PlanningInputs,
    question: &'a TrainerQuestion<'_>,
) -> impl Iterator<Item = (Able, Option<TrainerBar>)> + 'a {
    let members = inputs.candidates.iter().map(move |one| (of_member(one, inputs, question), bar_of(one, question)));
    let partners = inputs.partners.iter().map(move |partner| {
        let mastery = |topic: &Topic| if partner.topics.contains(topic) { WITHOUT_PRACTICE } else { 0 };
        let able = Able {
            id: partner.id.clone(),
            partner: Some(partner.organisation.clone()),
            gender: partner.gender,
            mastery: question.topics.iter().map(mastery).collect(),
            duties: 0,
            by_hand: question.wish.include.contains(&partner.id),
        };
        let bar = bar(&partner.id, true, &partner.languages, &partner.away, question);
        (practised(able, inputs, question.span.from), bar)
    });
    members.chain(partners).filter(|(able, _)| able.by_hand || able.mastery.iter().any(|mastery| *mastery > 0))
}

/// Mastery of a module that one can teach and has not taught lately.
const WITHOUT_PRACTICE: u32 = 700;

fn of_member(candidate: &Candidate, inputs: &PlanningInputs, question: &TrainerQuestion<'_>) -> Able {
    let mastery = |topic: &Topic| if candidate.skills.contains(topic) { WITHOUT_PRACTICE } else { 0 };
    let able = Able {
        id: candidate.id.clone(),
        partner: None,
        gender: candidate.gender,
        mastery: question.topics.iter().map(mastery).collect(),
        duties: 0,
        by_hand: question.wish.include.contains(&candidate.id),
    };
    practised(able, inputs, question.span.from)
}

fn practised(mut able: Able, inputs: &PlanningInputs, on: Date) -> Able {
    let within = |months: u32| {
        let duties = inputs.duties.iter().filter(|duty| duty.trainer == able.id && duty.on < on);
        duties.filter(|duty| months_between(duty.on, on) < months).count()
    };
    let practice = u32::try_from(within(36).min(3)).unwrap_or(0) * 100;
    let duties = u16::try_from(within(12)).unwrap_or(u16::MAX);
    able.mastery.iter_mut().filter(|mastery| **mastery > 0).for_each(|mastery| *mastery += practice);
    Able { duties, ..able }
}

fn bar_of(candidate: &Candidate, question: &TrainerQuestion<'_>) -> Option<TrainerBar> {
    bar(&candidate.id, candidate.is_active, &candidate.languages, &candidate.away, question)
}

fn bar(
    id: &Ref,
    is_active: bool,
    languages: &[Language],
    away: &[Span],
    question: &TrainerQuestion<'_>,
) -> Option<TrainerBar> {
    let is_away = |away: &&Span| away.overlaps(question.span.from, question.span.to);
    if question.wish.exclude.contains(id) {
        return Some(TrainerBar::ByHand);
    }
    if !is_active {
        return Some(TrainerBar::NotActive);
    }
    let unspoken = question.language.filter(|language| !languages.contains(language));
    unspoken.map(TrainerBar::Language).or_else(|| away.iter().find(is_away).copied().map(TrainerBar::Away))
}

/// How many of a team master a module.
fn masters_of(team: &[&Able], topic: usize) -> usize {
    team.iter().filter(|person| person.mastery[topic] > 0).count()
}

fn is_mixed(team: &[&Able]) -> bool {
    let has = |gender| team.iter().any(|person| person.gender == gender);
    has(Gender::Woman) && has(Gender::Man)
}

fn has_both(team: &[&Able]) -> bool {
    team.iter().any(|person| person.partner.is_some()) && team.iter().any(|person| person.partner.is_none())
}

fn standing(team: &[&Able]) -> Standing {
    let topics = team.first().map_or(0, |person| person.mastery.len());
    let mastered_by = |number: usize| (0..topics).filter(|topic| masters_of(team, *topic) == number).count() as u32;
    (
        mastered_by(0),
        !is_mixed(team),
        !has_both(team),
        mastered_by(1),
        team.iter().map(|person| person.duties).max().unwrap_or(0),
        team.iter().map(|person| u32::from(person.duties)).sum(),
        std::cmp::Reverse(team.iter().flat_map(|person| &person.mastery).sum()),
    )
}

/// Positions of the best team: every team is looked at, in the order of the ids.
fn best(able: &[Able], number: usize) -> Vec<usize> {
    let by_hand: Vec<usize> = (0..able.len()).filter(|at| able[*at].by_hand).collect();
    let number = number.max(by_hand.len()).min(able.len());
    let mut best: Option<(Standing, Vec<usize>)> = None;
    let mut open = vec![(by_hand, 0)];
    while let Some((team, next)) = open.pop() {
        if team.len() == number {
            let mut team = team;
            team.sort_unstable();
            let people: Vec<&Able> = team.iter().map(|at| &able[*at]).collect();
            let found = (standing(&people), team);
            if best.as_ref().is_none_or(|known| found < *known) {
                best = Some(found);
            }
            continue;
        }
        for at in (next..able.len()).filter(|at| !able[*at].by_hand) {
            let mut larger = team.clone();
            larger.push(at);
            open.push((larger, at + 1));
        }
    }
    best.map(|(_, team)| team).unwrap_or_default()
}

fn trainer(person: &Able, team: &[&Able], topics: &[Topic]) -> Trainer {
    let others: Vec<&Able> = team.iter().copied().filter(|other| other.id != person.id).collect();
    let mut reasons = Vec::new();
    if person.by_hand {
        reasons.push(TrainerReason::ByHand);
    }
    let mastered = || (0..topics.len()).filter(|at| person.mastery[*at] > 0);
    reasons
        .extend(mastered().filter(|at| masters_of(&others, *at) == 0).map(|at| TrainerReason::OnlyOneFor(topics[at])));
    reasons.push(TrainerReason::Masters(u16::try_from(mastered().count()).unwrap_or(u16::MAX)));
    if is_mixed(team) && !is_mixed(&others) {
        reasons.push(TrainerReason::Mixed);
    }
    if person.partner.is_some() && has_both(team) && !has_both(&others) {
        reasons.push(TrainerReason::Partner);
    }
    reasons.push(TrainerReason::Duties(person.duties));
    Trainer {
        id: person.id.clone(),
        partner: person.partner.clone(),
        mastery: topics.iter().copied().zip(person.mastery.iter().copied()).collect(),
        duties: person.duties,
        reasons,
    }
}

/// Leads go to those who master a module and lead the fewest so far, the modules that fewest master first; then
/// co-trainers, those of the other gender or the other side first.
fn teaching(team: &[&Able], topics: &[Topic]) -> Vec<Teaching> {
    let mut order: Vec<usize> = (0..topics.len()).collect();
    order.sort_by_key(|topic| masters_of(team, *topic));
    let mut taught: BTreeMap<&str, u32> = BTreeMap::new();
    let mut all: BTreeMap<usize, Teaching> = BTreeMap::new();
    for at in order {
        let burden = |person: &&&Able| taught.get(person.id.as_str()).copied().unwrap_or(0);
        let lead = team
            .iter()
            .filter(|person| person.mastery[at] > 0)
            .min_by_key(|person| (burden(person), std::cmp::Reverse(person.mastery[at]), person.id.clone()));
        let others = team.iter().filter(|person| lead.is_some_and(|lead| lead.id != person.id));
        let co_trainer = others.min_by_key(|person| {
            let is_alike = lead
                .is_some_and(|lead| lead.gender == person.gender && lead.partner.is_some() == person.partner.is_some());
            (person.mastery[at] == 0, is_alike, burden(person), person.id.clone())
        });
        let id = |person: &&Able| person.id.clone();
        all.insert(at, Teaching { topic: topics[at], lead: lead.map(id), co_trainer: co_trainer.map(id) });
        for person in lead.into_iter().chain(co_trainer) {
            *taught.entry(person.id.as_str()).or_default() += 1;
        }
    }
    all.into_values().collect()
}

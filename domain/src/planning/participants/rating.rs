//! What inviting each candidate is worth, in points, and what bars some.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::draw::draw;
use crate::{
    dates::{Date, Span},
    ids::Ref,
    planning::{
        gaps::Gaps,
        inputs::Candidate,
        score::{WHOLE, decayed, months_between, share, weighted},
        weights::PointWeights,
    },
    text::Language,
    trainings::Topic,
};

crate::vocabulary! {
    /// What points are given for.
    PointSource as "source of points" {
        /// How much of the gaps of their district, language and group they would close.
        Gap = "gap",
        /// How much of it they do not know yet.
        New = "new",
        /// How much of it they wished to learn.
        Wish = "wish",
        /// How long ago they were invited.
        Rest = "rest",
        /// How near they live.
        Nearness = "nearness",
        /// How lately they were active.
        Activity = "activity",
    }
}

/// Months after which somebody who was invited has all points for rest.
pub const RESTED_MONTHS: u32 = 36;

/// One part of somebody's points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointPart {
    /// What for.
    pub source: PointSource,
    /// How much of it, from 0 to 1,000.
    pub share: u32,
    /// Its weight among the parts.
    pub weight: u16,
}

crate::vocabulary! {
    /// How long ago somebody was invited, in the bands that fairness counts; the shortest rest first.
    Rest as "rest" {
        /// In the last half year.
        HalfYear = "half-year",
        /// In the half year before that.
        Year = "year",
        /// In the year before that.
        TwoYears = "two-years",
        /// In the year before that.
        ThreeYears = "three-years",
        /// Longer ago, or never.
        Longer = "longer",
    }
}

impl Rest {
    /// The band of somebody who was last invited then.
    #[must_use]
    pub fn of(last_invited: Option<Date>, on: Date) -> Self {
        match last_invited.map(|last| months_between(last, on)) {
            None | Some(RESTED_MONTHS..) => Self::Longer,
            Some(24..) => Self::ThreeYears,
            Some(12..) => Self::TwoYears,
            Some(6..) => Self::Year,
            Some(_) => Self::HalfYear,
        }
    }
}

/// What bars somebody from being invited, whatever their points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bar {
    /// They have paused or left.
    NotActive,
    /// They were invited to it and have said no.
    Declined,
    /// They train there themselves.
    Trains,
    /// They lack a module that everyone must know.
    Prerequisite(Topic),
    /// They don't speak the language of instruction.
    Language(Language),
    /// They can't come on these days.
    Away(Span),
    /// It is further than they would travel, in kilometres of road.
    TooFar(u32),
}

/// What points are worked out from, besides the candidates.
#[derive(Debug, Clone)]
pub struct Rating<'a> {
    /// The day on which it begins, or today.
    pub on: Date,
    /// What it teaches.
    pub topics: &'a [Topic],
    /// Modules that everyone must know.
    pub prerequisites: &'a [Topic],
    /// The language of instruction.
    pub language: Option<Language>,
    /// Who trains, where that is known: nobody both learns and teaches.
    pub trainers: &'a [Ref],
    /// Who has said no to it already.
    pub declined: &'a [Ref],
    /// When it is, where that is known.
    pub span: Option<Span>,
    /// Kilometres of road from each district, where the place is known.
    pub distances: Option<&'a BTreeMap<String, u32>>,
    /// From so many kilometres on, nearness counts for nothing.
    pub far_km: u16,
    /// The gaps.
    pub gaps: &'a Gaps,
    /// Weights of the parts.
    pub weights: &'a PointWeights,
    /// The seed of the draw.
    pub seed: u32,
}

/// A candidate with points.
#[derive(Debug, Clone, PartialEq)]
pub struct Rated<'a> {
    /// Who.
    pub candidate: &'a Candidate,
    /// Points from 1 to 1,001: one for being there, and up to a thousand for the parts.
    pub points: u32,
    /// What they are made of.
    pub parts: Vec<PointPart>,
    /// How long they have not been invited.
    pub rest: Rest,
    /// Their draw.
    pub draw: u64,
    /// Kilometres of road, where known.
    pub km: Option<u32>,
    /// What bars them.
    pub bar: Option<Bar>,
}

/// Gives every candidate points: `1 + Σ weight × share / Σ weight`, the shares being
///
/// * gap: the sum of the gaps of the modules they don't know, in their district, their group and the language of theirs
///   where the gap is largest, of the largest such sum of anyone;
/// * new: modules taught that they don't know, of all that are taught;
/// * wish: modules taught that they wished for, of all that are taught;
/// * rest: months since they were last invited, of [`RESTED_MONTHS`]; all of it for somebody who never was;
/// * nearness: what is left to `far_km` of the kilometres of road; all of it where the place is open;
/// * activity: all of it today, half after the half-life.
///
/// The same person given twice counts once.
#[must_use]
pub fn rate<'a>(candidates: &'a [Candidate], rating: &Rating<'_>) -> Vec<Rated<'a>> {
    let by_id: BTreeMap<&str, &Candidate> = candidates.iter().rev().map(|one| (one.id.as_str(), one)).collect();
    let closing: Vec<u64> = by_id.values().map(|candidate| closed(candidate, rating)).collect();
    let most = closing.iter().copied().max().unwrap_or(0);
    by_id.into_values().zip(closing).map(|(candidate, closed)| rated(candidate, share(closed, most), rating)).collect()
}

fn rated<'a>(candidate: &'a Candidate, gap: u32, rating: &Rating<'_>) -> Rated<'a> {
    let km = rating.distances.and_then(|distances| distances.get(&candidate.district).copied());
    let parts = parts(candidate, gap, km, rating);
    let points = 1 + weighted(parts.iter().map(|part| (part.weight, part.share)));
    Rated {
        candidate,
        points,
        parts,
        rest: Rest::of(candidate.last_invited, rating.on),
        draw: draw(rating.seed, &candidate.id),
        km,
        bar: bar(candidate, km, rating),
    }
}

/// The gaps that somebody would close.
fn closed(candidate: &Candidate, rating: &Rating<'_>) -> u64 {
    let unknown = rating.topics.iter().filter(|topic| !candidate.knows(**topic));
    unknown.map(|topic| u64::from(rating.gaps.largest(candidate, *topic))).sum()
}

fn parts(candidate: &Candidate, gap: u32, km: Option<u32>, rating: &Rating<'_>) -> Vec<PointPart> {
    let PointWeights { gap: w_gap, new, wish, rest, nearness, activity, activity_half_life } = *rating.weights;
    let taught = rating.topics.len() as u64;
    let of_taught = |counts: &dyn Fn(Topic) -> bool| {
        share(rating.topics.iter().filter(|topic| counts(**topic)).count() as u64, taught)
    };
    let months = |since: Date| months_between(since, rating.on);
    let near = km.map_or(WHOLE, |km| WHOLE - share(u64::from(km), u64::from(rating.far_km)));
    let active = candidate.last_active.map_or(0, |since| decayed(WHOLE, months(since), activity_half_life.into()));
    let rested =
        candidate.last_invited.map_or(WHOLE, |since| share(u64::from(months(since)), u64::from(RESTED_MONTHS)));
    [
        (PointSource::Gap, gap, w_gap),
        (PointSource::New, of_taught(&|topic| !candidate.knows(topic)), new),
        (PointSource::Wish, of_taught(&|topic| candidate.wishes.contains(&topic)), wish),
        (PointSource::Rest, rested, rest),
        (PointSource::Nearness, near, nearness),
        (PointSource::Activity, active, activity),
    ]
    .map(|(source, share, weight)| PointPart { source, share, weight })
    .to_vec()
}

fn bar(candidate: &Candidate, km: Option<u32>, rating: &Rating<'_>) -> Option<Bar> {
    if !candidate.is_active {
        return Some(Bar::NotActive);
    }
    if rating.declined.contains(&candidate.id) {
        return Some(Bar::Declined);
    }
    if rating.trainers.contains(&candidate.id) {
        return Some(Bar::Trains);
    }
    if let Some(topic) = rating.prerequisites.iter().find(|topic| !candidate.knows(**topic)) {
        return Some(Bar::Prerequisite(*topic));
    }
    if let Some(language) = rating.language.filter(|language| !candidate.languages.contains(language)) {
        return Some(Bar::Language(language));
    }
    let away = rating.span.and_then(|span| candidate.away.iter().find(|away| away.overlaps(span.from, span.to)));
    if let Some(away) = away {
        return Some(Bar::Away(*away));
    }
    km.filter(|km| candidate.farthest_km.is_some_and(|farthest| *km > farthest)).map(Bar::TooFar)
}

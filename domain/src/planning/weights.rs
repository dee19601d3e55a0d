//! What counts how much. Every weight can be changed; the defaults are our assumptions, to be argued with.

use serde::{Deserialize, Serialize};

use super::travel::TravelWeights;

/// The largest weight.
pub const MOST_WEIGHT: u16 = 1_000;

/// Weights of the gaps: how much need each thing makes, in thousandths of one able facilitator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GapWeights {
    /// Need that a district with members has of every module.
    pub base: u16,
    /// Need that one intervention makes, when it is new.
    pub case: u16,
    /// How much more, in percent, a gender-based case asks for women.
    pub gender_based_percent: u16,
    /// Need that one unanswered finding of an assessment makes, when it is new.
    pub finding: u16,
    /// Need that one member's wish makes.
    pub wish: u16,
    /// Need that an election makes on its day.
    pub election: u16,
    /// Months ahead from which an election makes need.
    pub election_months: u16,
    /// Months in which need from cases and findings halves.
    pub need_half_life: u16,
    /// What a member who can teach a module covers.
    pub skilled: u16,
    /// What a member who was trained in it covers, when that is new.
    pub trained: u16,
    /// What ten others trained in it cover, when that is new.
    pub ten_others: u16,
    /// Months in which training fades to half.
    pub training_half_life: u16,
    /// Months without activity in which a member's part fades to half.
    pub inactivity_half_life: u16,
}

impl Default for GapWeights {
    fn default() -> Self {
        Self {
            base: 500,
            case: 250,
            gender_based_percent: 100,
            finding: 500,
            wish: 150,
            election: 1_000,
            election_months: 12,
            need_half_life: 24,
            skilled: 1_000,
            trained: 500,
            ten_others: 250,
            training_half_life: 24,
            inactivity_half_life: 12,
        }
    }
}

/// Weights of what candidates' points are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PointWeights {
    /// Gaps that they would close.
    pub gap: u16,
    /// Modules that they don't know.
    pub new: u16,
    /// Modules that they wished for.
    pub wish: u16,
    /// Time since they were invited.
    pub rest: u16,
    /// Nearness.
    pub nearness: u16,
    /// Activity.
    pub activity: u16,
    /// Months without activity in which that part fades to half.
    pub activity_half_life: u16,
}

impl Default for PointWeights {
    fn default() -> Self {
        Self { gap: 30, new: 15, wish: 15, rest: 20, nearness: 10, activity: 10, activity_half_life: 12 }
    }
}

/// Weights of what towns are ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceWeights {
    /// Gaps that it would close.
    pub gap: u16,
    /// Travel of those who would come.
    pub travel: u16,
    /// Safety.
    pub safety: u16,
    /// A venue known to work.
    pub venue: u16,
    /// Cost.
    pub cost: u16,
}

impl Default for PlaceWeights {
    fn default() -> Self {
        Self { gap: 30, travel: 30, safety: 20, venue: 10, cost: 10 }
    }
}

/// What one day of a clash costs a window of dates, from 0 to 1,000; a thousand rules the window out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DateWeights {
    /// Ramadan: days are short and people fast.
    pub ramadan: u16,
    /// Both Eids: people are with their families.
    pub eid: u16,
    /// Ashura: processions, and roads that are closed.
    pub ashura: u16,
    /// Elections.
    pub election: u16,
    /// Days before and after an election on which it costs, too, falling to nothing.
    pub election_days: u16,
    /// A public holiday.
    pub holiday: u16,
    /// Examinations: teachers and students can't come.
    pub examination: u16,
    /// Harvest.
    pub harvest: u16,
    /// Monsoon and floods.
    pub weather: u16,
    /// A trainer or an organisation is away.
    pub absence: u16,
    /// What a day that may fall on a clash, the moon being uncertain, costs of it, in percent.
    pub uncertain_percent: u16,
}

impl Default for DateWeights {
    fn default() -> Self {
        Self {
            ramadan: 600,
            eid: 1_000,
            ashura: 1_000,
            election: 1_000,
            election_days: 14,
            holiday: 300,
            examination: 250,
            harvest: 250,
            weather: 300,
            absence: 500,
            uncertain_percent: 50,
        }
    }
}

/// All weights.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Weights {
    /// Of the gaps.
    pub gaps: GapWeights,
    /// Of candidates' points.
    pub points: PointWeights,
    /// Of towns.
    pub places: PlaceWeights,
    /// Of dates.
    pub dates: DateWeights,
    /// Of travel.
    pub travel: TravelWeights,
}

crate::vocabulary! {
    /// What is wrong with weights.
    WeightFault as "fault of weights" {
        /// No part of a candidate's points has a weight.
        NoPoints = "no-points",
        /// No part of a town's score has a weight.
        NoPlace = "no-place",
        /// A weight is larger than [`MOST_WEIGHT`].
        TooLarge = "too-large",
        /// Roads are no shorter than the crow's flight, and no five times as long.
        Road = "road",
        /// A woman's hundred kilometres weigh at least a hundred, and at most five hundred.
        Women = "women",
        /// Nothing is far from zero kilometres on.
        Far = "far",
    }
}

impl Weights {
    /// What is wrong with them.
    #[must_use]
    pub fn faults(&self) -> Vec<WeightFault> {
        let Self { points: p, places: l, dates: d, travel, .. } = self;
        let points = [p.gap, p.new, p.wish, p.rest, p.nearness, p.activity];
        let places = [l.gap, l.travel, l.safety, l.venue, l.cost];
        let dates = [d.ramadan, d.eid, d.ashura, d.election, d.holiday, d.examination, d.harvest, d.weather, d.absence];
        let is_too_large = |weight: &u16| *weight > MOST_WEIGHT;
        let checks = [
            (points.iter().all(|weight| *weight == 0), WeightFault::NoPoints),
            (places.iter().all(|weight| *weight == 0), WeightFault::NoPlace),
            (points.iter().chain(&places).chain(&dates).any(is_too_large), WeightFault::TooLarge),
            (!(100..=500).contains(&travel.road_percent), WeightFault::Road),
            (!(100..=500).contains(&travel.women_percent), WeightFault::Women),
            (travel.far_km == 0, WeightFault::Far),
        ];
        checks.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, fault)| fault).collect()
    }
}

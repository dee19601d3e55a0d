//! What counts how much. Every weight can be changed within its bounds; the defaults are our assumptions, to be argued with.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::travel::TravelWeights;

/// The largest weight of a part of points and of towns' scores, and the cost of a day that is ruled out.
pub const MOST_WEIGHT: u16 = 1_000;
/// The most that one thing makes need of, or covers: ten facilitators.
const MOST_NEED: u16 = 10_000;
/// The longest half-life, in months; nothing fades where it is nought.
const LONGEST_HALF_LIFE: u16 = 600;
/// The longest way that is not far yet, in kilometres: more than from one end of the country to the other.
const FARTHEST: u16 = 5_000;

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

/// What is wrong with weights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WeightFault {
    /// No part of a candidate's points has a weight.
    NoPoints,
    /// No part of a town's score has a weight.
    NoPlace,
    /// The weight of this name is outside its [`bounds`].
    OutOfBounds(String),
}

macro_rules! bounded {
    ($($group:ident { $($field:ident: $bounds:expr),+ $(,)? })+) => {
        /// Every weight as `{group}.{field}`, with the least and the most that it may be.
        #[must_use]
        pub fn bounds() -> Vec<(&'static str, RangeInclusive<u16>)> {
            vec![$($((concat!(stringify!($group), ".", stringify!($field)), $bounds)),+),+]
        }

        /// Every weight as it is, in the order of [`bounds`].
        fn values(weights: &Weights) -> Vec<u16> {
            vec![$($(weights.$group.$field),+),+]
        }
    };
}

bounded! {
    gaps {
        base: 0..=MOST_NEED,
        case: 0..=MOST_NEED,
        gender_based_percent: 0..=1_000,
        finding: 0..=MOST_NEED,
        wish: 0..=MOST_NEED,
        election: 0..=MOST_NEED,
        election_months: 0..=60,
        need_half_life: 0..=LONGEST_HALF_LIFE,
        skilled: 0..=MOST_NEED,
        trained: 0..=MOST_NEED,
        ten_others: 0..=MOST_NEED,
        training_half_life: 0..=LONGEST_HALF_LIFE,
        inactivity_half_life: 0..=LONGEST_HALF_LIFE,
    }
    points {
        gap: 0..=MOST_WEIGHT,
        new: 0..=MOST_WEIGHT,
        wish: 0..=MOST_WEIGHT,
        rest: 0..=MOST_WEIGHT,
        nearness: 0..=MOST_WEIGHT,
        activity: 0..=MOST_WEIGHT,
        activity_half_life: 0..=LONGEST_HALF_LIFE,
    }
    places {
        gap: 0..=MOST_WEIGHT,
        travel: 0..=MOST_WEIGHT,
        safety: 0..=MOST_WEIGHT,
        venue: 0..=MOST_WEIGHT,
        cost: 0..=MOST_WEIGHT,
    }
    dates {
        ramadan: 0..=MOST_WEIGHT,
        eid: 0..=MOST_WEIGHT,
        ashura: 0..=MOST_WEIGHT,
        election: 0..=MOST_WEIGHT,
        election_days: 0..=90,
        holiday: 0..=MOST_WEIGHT,
        examination: 0..=MOST_WEIGHT,
        harvest: 0..=MOST_WEIGHT,
        weather: 0..=MOST_WEIGHT,
        absence: 0..=MOST_WEIGHT,
        uncertain_percent: 0..=100,
    }
    travel {
        // Roads are no shorter than the crow's flight; a woman's kilometres weigh no less than a man's.
        road_percent: 100..=500,
        women_percent: 100..=500,
        far_km: 1..=FARTHEST,
    }
}

impl Weights {
    /// What is wrong with them.
    #[must_use]
    pub fn faults(&self) -> Vec<WeightFault> {
        let Self { points: p, places: l, .. } = self;
        let decides = |weights: &[u16]| weights.iter().any(|weight| *weight > 0);
        let mut faults = Vec::new();
        if !decides(&[p.gap, p.new, p.wish, p.rest, p.nearness, p.activity]) {
            faults.push(WeightFault::NoPoints);
        }
        if !decides(&[l.gap, l.travel, l.safety, l.venue, l.cost]) {
            faults.push(WeightFault::NoPlace);
        }
        let outside = bounds().into_iter().zip(values(self)).filter(|((_, bounds), value)| !bounds.contains(value));
        faults.extend(outside.map(|((name, _), _)| WeightFault::OutOfBounds(name.to_owned())));
        faults
    }
}

//! The fields that hold one number each.

use super::PlanFaultReason;
use crate::planning::scenario::PlanGoal;

macro_rules! numbers {
    ($($name:literal => $($part:ident).+;)+) => {
        /// Every number with the name of its field.
        pub(super) fn numbers(goal: &PlanGoal) -> Vec<(&'static str, u64)> {
            vec![$(($name, u64::from(goal.$($part).+))),+]
        }

        /// Sets the number of a field; none where no such field holds a number.
        pub(super) fn set_number(goal: &mut PlanGoal, name: &str, value: u64) -> Option<Result<(), PlanFaultReason>> {
            let set = match name {
                $($name => value.try_into().map(|value| goal.$($part).+ = value).is_ok(),)+
                _ => return None,
            };
            Some(if set { Ok(()) } else { Err(PlanFaultReason::NotANumber) })
        }
    };
}

numbers! {
    "days" => days;
    "seats" => participants.seats;
    "waiting" => participants.waiting;
    "seed" => participants.seed;
    "trainers" => trainers.number;
    "cost.hall" => costs.hall;
    "cost.bed" => costs.bed;
    "cost.board" => costs.board;
    "cost.kilometre" => costs.kilometre;
    "cost.trainer" => costs.trainer;
    "cost.materials" => costs.materials;
    "cost.child_care" => costs.child_care;
    "cost.companions_percent" => costs.companions_percent;
    "cost.contingency_percent" => costs.contingency_percent;
    "weight.gaps.base" => weights.gaps.base;
    "weight.gaps.case" => weights.gaps.case;
    "weight.gaps.gender_based_percent" => weights.gaps.gender_based_percent;
    "weight.gaps.finding" => weights.gaps.finding;
    "weight.gaps.wish" => weights.gaps.wish;
    "weight.gaps.election" => weights.gaps.election;
    "weight.gaps.election_months" => weights.gaps.election_months;
    "weight.gaps.need_half_life" => weights.gaps.need_half_life;
    "weight.gaps.skilled" => weights.gaps.skilled;
    "weight.gaps.trained" => weights.gaps.trained;
    "weight.gaps.ten_others" => weights.gaps.ten_others;
    "weight.gaps.training_half_life" => weights.gaps.training_half_life;
    "weight.gaps.inactivity_half_life" => weights.gaps.inactivity_half_life;
    "weight.points.gap" => weights.points.gap;
    "weight.points.new" => weights.points.new;
    "weight.points.wish" => weights.points.wish;
    "weight.points.rest" => weights.points.rest;
    "weight.points.nearness" => weights.points.nearness;
    "weight.points.activity" => weights.points.activity;
    "weight.points.activity_half_life" => weights.points.activity_half_life;
    "weight.places.gap" => weights.places.gap;
    "weight.places.travel" => weights.places.travel;
    "weight.places.safety" => weights.places.safety;
    "weight.places.venue" => weights.places.venue;
    "weight.places.cost" => weights.places.cost;
    "weight.dates.ramadan" => weights.dates.ramadan;
    "weight.dates.eid" => weights.dates.eid;
    "weight.dates.ashura" => weights.dates.ashura;
    "weight.dates.election" => weights.dates.election;
    "weight.dates.election_days" => weights.dates.election_days;
    "weight.dates.holiday" => weights.dates.holiday;
    "weight.dates.examination" => weights.dates.examination;
    "weight.dates.harvest" => weights.dates.harvest;
    "weight.dates.weather" => weights.dates.weather;
    "weight.dates.absence" => weights.dates.absence;
    "weight.dates.uncertain_percent" => weights.dates.uncertain_percent;
    "weight.travel.road_percent" => weights.travel.road_percent;
    "weight.travel.women_percent" => weights.travel.women_percent;
    "weight.travel.far_km" => weights.travel.far_km;
}

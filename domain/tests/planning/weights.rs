//! Weights are checked, and read back as they were written; within their bounds nothing overflows.

use std::ops::RangeInclusive;

use domain::planning::{
    gaps::{by_district, gaps},
    scenario::{PlanGoal, plan},
    score::WHOLE,
    weights::{WeightFault, Weights, bounds},
};
use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::{gaps as gap_tests, scenario};

#[test]
fn the_defaults_hold_and_read_back() {
    let weights = Weights::default();
    assert_eq!(weights.faults(), []);
    let text = serde_json::to_string(&weights).unwrap();
    assert_eq!(serde_json::from_str::<Weights>(&text).unwrap(), weights);
    assert_eq!(serde_json::from_str::<Weights>("{}").unwrap(), weights);
}

/// Weights of these values, in the order of their bounds.
fn weights(values: &[u16]) -> Weights {
    let mut groups = Map::new();
    for ((name, _), value) in bounds().into_iter().zip(values) {
        let (group, field) = name.split_once('.').unwrap();
        let group = groups.entry(group).or_insert_with(|| Value::Object(Map::new()));
        group.as_object_mut().unwrap().insert(field.to_owned(), Value::from(*value));
    }
    serde_json::from_value(Value::Object(groups)).unwrap()
}

#[test]
fn every_weight_has_its_bounds() {
    let all = serde_json::to_value(Weights::default()).unwrap();
    let fields =
        all.as_object().unwrap().iter().flat_map(|(group, fields)| {
            fields.as_object().unwrap().keys().map(move |field| format!("{group}.{field}"))
        });
    let mut fields: Vec<String> = fields.collect();
    let mut bounded: Vec<&str> = bounds().into_iter().map(|(name, _)| name).collect();
    fields.sort_unstable();
    bounded.sort_unstable();
    assert_eq!(bounded, fields);
    let most: Vec<u16> = bounds().iter().map(|(_, bounds)| *bounds.end()).collect();
    assert_eq!(weights(&most).faults(), []);
    for (at, (name, bounds)) in bounds().into_iter().enumerate() {
        for outside in [bounds.end().checked_add(1), bounds.start().checked_sub(1)].into_iter().flatten() {
            let mut values = most.clone();
            values[at] = outside;
            assert_eq!(weights(&values).faults(), [WeightFault::OutOfBounds(name.to_owned())]);
        }
    }
}

#[test]
fn weights_that_decide_nothing_are_refused() {
    let none = serde_json::from_str(r#"{"gap":0,"travel":0,"safety":0,"venue":0,"cost":0}"#).unwrap();
    let mut weights = Weights { places: none, ..Weights::default() };
    let points = r#"{"gap":0,"new":0,"wish":0,"rest":0,"nearness":0,"activity":0}"#;
    weights.points = serde_json::from_str(points).unwrap();
    assert_eq!(weights.faults(), [WeightFault::NoPoints, WeightFault::NoPlace]);
}

/// A value within bounds, often at one of its ends.
fn value(bounds: RangeInclusive<u16>) -> impl Strategy<Value = u16> {
    prop_oneof![Just(*bounds.start()), Just(*bounds.end()), bounds]
}

fn any_weights() -> impl Strategy<Value = Weights> {
    let values: Vec<_> = bounds().into_iter().map(|(_, bounds)| value(bounds)).collect();
    values.prop_map(|values| weights(&values))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn within_the_bounds_nothing_overflows(
        weights in any_weights(),
        given in gap_tests::inputs(),
        huge in prop::bool::ANY,
        days in 1_u16..5,
    ) {
        let mut inputs = scenario::inputs();
        inputs.districts.extend(given.districts);
        inputs.candidates.truncate(20);
        inputs.candidates.extend(given.candidates);
        (inputs.cases, inputs.reviews, inputs.held, inputs.elections) =
            (given.cases, given.reviews, given.held, given.elections);
        if huge {
            inputs.reviews.iter_mut().for_each(|review| review.findings = u32::MAX);
            inputs.held.iter_mut().for_each(|held| (held.women, held.men) = (u32::MAX, u32::MAX));
        }
        let usual = scenario::goal();
        let to = usual.from + chrono::Days::new(30);
        let goal = PlanGoal { days, to, weights: weights.clone(), ..usual };
        // Weights that decide nothing are refused, and harm nobody who plans with them all the same.
        prop_assert!(weights.faults().iter().all(|fault| !matches!(fault, WeightFault::OutOfBounds(_))));
        let plan = plan(&goal, &inputs);
        prop_assert_eq!(&plan.gaps, &by_district(&gaps(&inputs, &weights.gaps), &goal.topics));
        prop_assert!(plan.places.iter().all(|place| place.score <= WHOLE));
        prop_assert!(plan.windows.iter().all(|window| window.score <= WHOLE));
        prop_assert!(plan.participants.invited.iter().all(|one| one.points <= WHOLE + 1));
    }
}

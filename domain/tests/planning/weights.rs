//! Weights are checked, and read back as they were written.

use domain::planning::weights::{WeightFault, Weights};

#[test]
fn the_defaults_hold_and_read_back() {
    let weights = Weights::default();
    assert_eq!(weights.faults(), []);
    let text = serde_json::to_string(&weights).unwrap();
    assert_eq!(serde_json::from_str::<Weights>(&text).unwrap(), weights);
    assert_eq!(serde_json::from_str::<Weights>("{}").unwrap(), weights);
}

#[test]
fn weights_that_decide_nothing_are_refused() {
    let mut weights = Weights::default();
    weights.points.gap = 1_001;
    weights.places = serde_json::from_str(r#"{"gap":0,"travel":0,"safety":0,"venue":0,"cost":0}"#).unwrap();
    weights.travel.women_percent = 99;
    weights.travel.far_km = 0;
    assert_eq!(weights.faults(), [WeightFault::NoPlace, WeightFault::TooLarge, WeightFault::Women, WeightFault::Far]);
}

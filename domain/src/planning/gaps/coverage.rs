//! What covers need.

use std::collections::BTreeMap;

use super::{CoverSource, Filling};
use crate::{
    members::Gender,
    planning::{
        inputs::{Candidate, District, Held, PlanningInputs},
        score::{decayed, months_between},
        weights::GapWeights,
    },
    trainings::Topic,
};

/// Adds all coverage.
pub(super) fn fill<'a>(
    filling: &mut Filling<'a>,
    inputs: &'a PlanningInputs,
    districts: &BTreeMap<&'a str, &'a District>,
    weights: &GapWeights,
) {
    for member in inputs.candidates.iter().filter(|candidate| candidate.is_active) {
        of_member(filling, member, inputs, weights);
    }
    for training in &inputs.held {
        of_training(filling, training, inputs, districts, weights);
    }
}

fn of_member<'a>(filling: &mut Filling<'a>, member: &'a Candidate, inputs: &PlanningInputs, weights: &GapWeights) {
    let Some(last) = member.last_active else { return };
    let present = |points| decayed(points, months_between(last, inputs.today), weights.inactivity_half_life.into());
    for topic in Topic::ALL {
        let (source, points) = if member.skills.contains(topic) {
            (CoverSource::Skilled, u32::from(weights.skilled))
        } else {
            let learned = member.learned.iter().filter(|learned| learned.topic == *topic).map(|learned| learned.on);
            let Some(on) = learned.max() else { continue };
            let months = months_between(on, inputs.today);
            (CoverSource::Trained, decayed(weights.trained.into(), months, weights.training_half_life.into()))
        };
        for language in &member.languages {
            let at = (member.district.as_str(), *topic, *language, member.gender);
            filling.cover(at, source, &member.id, present(points));
        }
    }
}

fn of_training<'a>(
    filling: &mut Filling<'a>,
    training: &'a Held,
    inputs: &PlanningInputs,
    districts: &BTreeMap<&'a str, &'a District>,
    weights: &GapWeights,
) {
    let months = months_between(training.on, inputs.today);
    let here = training.districts.iter().filter_map(|slug| districts.get_key_value(slug.as_str()));
    let shared = u32::try_from(training.districts.len()).unwrap_or(u32::MAX).max(1);
    for (slug, district) in here {
        // Where the language was not noted, it was the district's first.
        let Some(language) = training.language.or(district.languages().first().copied()) else { continue };
        for (gender, people) in [(Gender::Woman, training.women), (Gender::Man, training.men)] {
            let all = u32::from(weights.ten_others).saturating_mul(people) / 10 / shared;
            let points = decayed(all, months, weights.training_half_life.into());
            for topic in &training.topics {
                filling.cover((slug, *topic, language, gender), CoverSource::Training, &training.id, points);
            }
        }
    }
}

//! What makes need.

use std::collections::{BTreeMap, BTreeSet};

use super::{Filling, GROUPS, NeedSource};
use crate::{
    ids::Ref,
    interventions::Dispute,
    members::Gender,
    organisations::Theme,
    places::Region,
    planning::{
        inputs::{District, PlanningInputs},
        score::{decayed, months_between},
        weights::GapWeights,
    },
    trainings::Topic,
};

/// How far a module helps with a dispute, in thousandths.
#[must_use]
pub const fn fit(dispute: Dispute, topic: Topic) -> u32 {
    match (dispute, topic) {
        (_, Topic::Mediation)
        | (Dispute::Electoral, Topic::ElectoralViolencePrevention)
        | (Dispute::Sectarian | Dispute::Community, Topic::Dialogue)
        | (Dispute::Land, Topic::Negotiation)
        | (Dispute::Honour, Topic::HumanRights) => 1_000,
        (_, Topic::ConflictAnalysis | Topic::CommunicationSkills)
        | (Dispute::Family | Dispute::Honour | Dispute::Community, Topic::Negotiation)
        | (Dispute::Electoral | Dispute::Family, Topic::Dialogue)
        | (Dispute::Sectarian, Topic::ConflictSensitivity)
        | (Dispute::Family | Dispute::Land, Topic::HumanRights) => 500,
        _ => 0,
    }
}

/// Whether a module answers findings about a theme.
const fn answers(theme: Theme, topic: Topic) -> bool {
    matches!(
        (theme, topic),
        (Theme::Mediation, Topic::Mediation | Topic::Negotiation)
            | (Theme::Justice, Topic::HumanRights | Topic::ConflictSensitivity)
            | (Theme::Elections, Topic::ElectoralViolencePrevention)
            | (Theme::SocialCohesion, Topic::Dialogue | Topic::ConflictSensitivity)
            | (Theme::Narratives, Topic::CommunicationSkills)
            | (Theme::VictimSupport, Topic::HumanRights | Topic::CommunicationSkills)
            | (Theme::Policy, Topic::ConflictAnalysis)
    )
}

type Districts<'a> = BTreeMap<&'a str, &'a District>;

/// Adds all need.
pub(super) fn fill<'a>(
    filling: &mut Filling<'a>,
    inputs: &'a PlanningInputs,
    districts: &Districts<'a>,
    weights: &GapWeights,
) {
    let inhabited: BTreeSet<&str> = inputs.candidates.iter().map(|candidate| candidate.district.as_str()).collect();
    for (slug, district) in districts.iter().filter(|(slug, _)| inhabited.contains(*slug)) {
        for topic in Topic::ALL {
            everyone(filling, (slug, district), *topic, NeedSource::Base, None, [u32::from(weights.base); 2]);
        }
    }
    cases(filling, inputs, districts, weights);
    reviews(filling, inputs, districts, weights);
    elections(filling, inputs, districts, weights);
    wishes(filling, inputs, districts, weights);
}

/// Need of women and of men, shared by the district's languages.
fn everyone<'a>(
    filling: &mut Filling<'a>,
    (slug, district): (&'a str, &District),
    topic: Topic,
    source: NeedSource,
    record: Option<&Ref>,
    points: [u32; 2],
) {
    let languages = district.languages();
    for language in languages {
        for (gender, points) in GROUPS.into_iter().zip(points) {
            let shared = points / u32::try_from(languages.len()).unwrap_or(1);
            filling.need((slug, topic, *language, gender), source, record, shared);
        }
    }
}

/// The districts that a record is about, and among how many its need is shared.
fn about<'a>(districts: &Districts<'a>, slugs: &[&str], regions: &[Region]) -> (Vec<(&'a str, &'a District)>, u32) {
    let named: Vec<_> = districts.iter().filter(|(slug, _)| slugs.contains(*slug)).map(|(s, d)| (*s, *d)).collect();
    if !named.is_empty() {
        return (named, 1);
    }
    let all: Vec<_> =
        districts.iter().filter(|(_, district)| regions.contains(&district.region)).map(|(s, d)| (*s, *d)).collect();
    let number = u32::try_from(all.len()).unwrap_or(u32::MAX).max(1);
    (all, number)
}

fn cases<'a>(filling: &mut Filling<'a>, inputs: &'a PlanningInputs, districts: &Districts<'a>, weights: &GapWeights) {
    for case in &inputs.cases {
        let fresh = decayed(weights.case.into(), months_between(case.on, inputs.today), weights.need_half_life.into());
        let (districts, shared) = about(districts, &named(case.district.as_ref()), case.region.as_slice());
        for topic in Topic::ALL {
            let points = fresh * fit(case.dispute, *topic) / 1_000 / shared;
            let more = if case.is_gender_based { points * u32::from(weights.gender_based_percent) / 100 } else { 0 };
            for district in &districts {
                let of_groups = [points + more, points];
                everyone(filling, *district, *topic, NeedSource::Case, Some(&case.id), of_groups);
            }
        }
    }
}

fn named(district: Option<&String>) -> Vec<&str> {
    district.into_iter().map(String::as_str).collect()
}

fn reviews<'a>(filling: &mut Filling<'a>, inputs: &'a PlanningInputs, districts: &Districts<'a>, weights: &GapWeights) {
    for review in &inputs.reviews {
        let findings = u32::from(weights.finding).saturating_mul(review.findings);
        let fresh = decayed(findings, months_between(review.on, inputs.today), weights.need_half_life.into());
        let slugs: Vec<&str> = review.districts.iter().map(String::as_str).collect();
        let (districts, shared) = about(districts, &slugs, &review.regions);
        let topics = Topic::ALL.iter().filter(|topic| review.themes.iter().any(|theme| answers(*theme, **topic)));
        for topic in topics {
            for district in &districts {
                everyone(filling, *district, *topic, NeedSource::Review, Some(&review.id), [fresh / shared; 2]);
            }
        }
    }
}

/// Only the next election of a district counts: two in one year need no two sets of facilitators.
fn elections<'a>(
    filling: &mut Filling<'a>,
    inputs: &'a PlanningInputs,
    districts: &Districts<'a>,
    weights: &GapWeights,
) {
    for (slug, district) in districts {
        let votes_here = |slugs: &[String]| slugs.is_empty() || slugs.iter().any(|named| named == slug);
        let ahead = inputs.elections.iter().filter(|e| e.on >= inputs.today && votes_here(&e.districts));
        let Some(next) = ahead.map(|election| election.on).min() else { continue };
        let (all, left) = (u32::from(weights.election_months), months_between(inputs.today, next));
        let Some(near) = all.checked_sub(left).filter(|near| *near > 0) else { continue };
        let points = u32::from(weights.election) * near / all;
        let topic = Topic::ElectoralViolencePrevention;
        everyone(filling, (slug, district), topic, NeedSource::Election, None, [points; 2]);
    }
}

fn wishes<'a>(filling: &mut Filling<'a>, inputs: &'a PlanningInputs, districts: &Districts<'a>, weights: &GapWeights) {
    for member in inputs.candidates.iter().filter(|candidate| candidate.is_active) {
        let Some(district) = districts.get(member.district.as_str()) else { continue };
        let spoken: Vec<_> = district.languages().iter().filter(|l| member.languages.contains(*l)).collect();
        let Some(shared) = u32::try_from(spoken.len()).ok().filter(|number| *number > 0) else { continue };
        let gender: Gender = member.gender;
        for topic in member.wishes.iter().filter(|topic| !member.knows(**topic)) {
            for language in &spoken {
                let at = (member.district.as_str(), *topic, **language, gender);
                filling.need(at, NeedSource::Wish, Some(&member.id), u32::from(weights.wish) / shared);
            }
        }
    }
}

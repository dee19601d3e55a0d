//! Quotas by the names of their fields.

use crate::planning::{
    inputs::Candidate,
    participants::{Criterion, Quota},
};

/// Whom a quota counts, as a field's name says it: `gender:woman`, `region:karachi`, `district:sukkur`, `newcomer`.
#[must_use]
pub fn criterion_slug(criterion: &Criterion) -> String {
    let (kind, term) = match criterion {
        Criterion::Everyone => return "everyone".to_owned(),
        Criterion::Newcomer => return "newcomer".to_owned(),
        Criterion::Gender(gender) => ("gender", gender.slug()),
        Criterion::Region(region) => ("region", region.slug()),
        Criterion::District(slug) => ("district", slug.as_str()),
        Criterion::Profession(profession) => ("profession", profession.slug()),
        Criterion::Sector(sector) => ("sector", sector.slug()),
        Criterion::Language(language) => ("language", language.slug()),
        Criterion::Organisation(organisation) => ("organisation", organisation.as_str()),
    };
    format!("{kind}:{term}")
}

/// The criterion that [`criterion_slug`] names; none where it names none.
#[must_use]
pub fn criterion_of(slug: &str) -> Option<Criterion> {
    let (kind, term) = slug.split_once(':').unwrap_or((slug, ""));
    let is_plain = !term.is_empty() && term.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    match kind {
        "everyone" if term.is_empty() => Some(Criterion::Everyone),
        "newcomer" if term.is_empty() => Some(Criterion::Newcomer),
        "gender" => term.parse().ok().map(Criterion::Gender),
        "region" => term.parse().ok().map(Criterion::Region),
        "profession" => term.parse().ok().map(Criterion::Profession),
        "sector" => term.parse().ok().map(Criterion::Sector),
        "language" => term.parse().ok().map(Criterion::Language),
        "district" if is_plain => Some(Criterion::District(term.to_owned())),
        "organisation" if is_plain => Some(Criterion::Organisation(term.to_owned())),
        _ => None,
    }
}

/// How many of some people each quota counts, in the order of the quotas: what the page shows beside what was asked for.
#[must_use]
pub fn counted(quotas: &[Quota], people: &[&Candidate]) -> Vec<u32> {
    let number = |quota: &Quota| people.iter().filter(|candidate| quota.criterion.counts(candidate)).count();
    quotas.iter().map(|quota| u32::try_from(number(quota)).unwrap_or(u32::MAX)).collect()
}

//! Interventions and their stories, as they may be told, and the cases that are only counted.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Context,
    place::{ENOUGH_MEMBERS, Exposure},
    record::{Publishable, Told},
    time,
};
use crate::{
    dates::Date,
    ids::Ref,
    interventions::{Dispute, Intervention, Story, StoryState},
    members::Profession,
    places::Region,
    safety::{
        Level, Purpose, RiskLevel,
        public::{
            CountedBy, PlaceNote, PublicCell, PublicDetails, PublicIntervention, PublicRecord, PublicStory, RecordKind,
        },
        small_cells::{Counts, Kind},
    },
    sources::{InferredField, Provenance},
};

impl Publishable for Intervention {
    const KIND: RecordKind = RecordKind::Intervention;

    fn key(&self) -> &Ref {
        &self.key
    }

    fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    fn told(&self, context: &Context) -> Option<Told> {
        let is_told = !is_counted_only(self) || context.relations.told.contains_key(&self.key);
        if is_told { intervention_told(self, context) } else { None }
    }
}

/// Whether the case enters the counts alone, unless a published story tells it.
fn is_counted_only(intervention: &Intervention) -> bool {
    intervention.dispute.counted_only() || intervention.gender_based
}

/// The region it lies in, as far as known.
fn region_of(intervention: &Intervention, context: &Context) -> Option<Region> {
    let district = intervention.district.as_ref().and_then(|slug| context.districts.get(slug)).copied();
    district.or(intervention.region)
}

/// What may be said of an intervention as a single record, if its kind of dispute allows that or a story tells it.
fn intervention_told(intervention: &Intervention, context: &Context) -> Option<Told> {
    let region = region_of(intervention, context);
    let risk = context.highest_risk(region);
    let span = time::intervention_span(intervention, risk);
    let may_be_told =
        intervention.level == Level::Public && risk < RiskLevel::Severe && time::has_rested(span, context.today);
    if !may_be_told {
        return None;
    }
    let district = intervention.district.as_ref().filter(|slug| context.districts.contains_key(*slug));
    let regions = if district.is_some() { &[] } else { intervention.region.as_slice() };
    let place = context.place(
        district.map(std::slice::from_ref).unwrap_or_default(),
        regions,
        Exposure::Facilitators,
        PlaceNote::NotTold,
    );
    let mut quiet = vec![InferredField::Count, InferredField::Parties];
    if span != intervention.span {
        quiet.push(InferredField::Dates);
    }
    Some(Told { title: Default::default(), span, place, quiet })
}

/// The intervention as anyone may see it, if it may be seen at all.
///
/// Honour, electoral and gender-based cases are published only where a published story tells them; the others
/// of their kind are counted by [`case_counts`].
#[must_use]
pub fn publish_intervention(intervention: &Intervention, context: &Context) -> Option<PublicRecord> {
    let told = intervention.told(context)?;
    let story = context.relations.told.get(&intervention.key);
    let details = PublicDetails::Intervention(PublicIntervention {
        mode: intervention.mode,
        dispute: intervention.dispute,
        methods: intervention.methods.clone(),
        forum: intervention.forum,
        outcome: intervention.outcome,
        checks: intervention.checks.clone(),
        story: story.and_then(|story| context.directory.link(RecordKind::Story, story)),
    });
    let record = intervention.start(told, details, context)?;
    Some(PublicRecord {
        themes: intervention.themes.clone(),
        topics: intervention.skills.clone(),
        professions: professions(intervention, context),
        sensitive: time::is_sensitive(intervention),
        ..record
    })
}

/// The first day on which an intervention may be told at the risk of its region, whatever else it needs; none where the
/// risk is severe.
#[must_use]
pub fn public_from(intervention: &Intervention, context: &Context) -> Option<Date> {
    let risk = context.highest_risk(region_of(intervention, context));
    if risk < RiskLevel::Severe { time::rested_from(time::intervention_span(intervention, risk)) } else { None }
}

/// The professions of its facilitators that enough published members of its region share.
fn professions(intervention: &Intervention, context: &Context) -> Vec<Profession> {
    let Some(region) = region_of(intervention, context) else { return Vec::new() };
    let membership = &context.membership;
    let own: BTreeSet<Profession> = intervention
        .facilitators
        .iter()
        .filter_map(|member| membership.public_profession(member))
        .filter(|profession| membership.of_profession(region, *profession) >= ENOUGH_MEMBERS)
        .collect();
    own.into_iter().collect()
}

/// What may be said of a story: it is published, two different people approved it, its subject consents,
/// and its intervention may be told but for being of a kind that only stories tell.
pub(super) fn story_told(story: &Story, intervention: &Intervention, context: &Context) -> Option<Told> {
    let approvals: BTreeSet<&str> =
        story.approvals.iter().map(|reviewer| reviewer.trim()).filter(|reviewer| !reviewer.is_empty()).collect();
    let may_be_told = story.state == StoryState::Published
        && story.intervention == intervention.key
        && approvals.len() >= 2
        && context.consents.allow(&story.key, Purpose::Story, Level::Public, context.today);
    if !may_be_told {
        return None;
    }
    let told = intervention_told(intervention, context)?;
    Some(Told { title: told.place.redacted(&story.title), ..told })
}

/// The story as anyone may read it, in the area and time of the intervention that it tells.
#[must_use]
pub fn publish_story(story: &Story, intervention: &Intervention, context: &Context) -> Option<PublicRecord> {
    let told = story_told(story, intervention, context)?;
    let record = publish_intervention(intervention, context)?;
    let sources = context.directory.links(RecordKind::Source, &story.provenance.sources);
    let details = PublicDetails::Story(PublicStory {
        text: told.place.redacted(&story.text),
        intervention: context.directory.link(RecordKind::Intervention, &intervention.key)?,
        dispute: intervention.dispute,
        outcome: intervention.outcome,
    });
    Some(PublicRecord {
        id: context.directory.get(RecordKind::Story, &story.key)?.id.clone(),
        kind: RecordKind::Story,
        title: told.title,
        summary: told.place.redacted(&story.summary),
        details,
        sources: if sources.is_empty() { record.sources } else { sources },
        demonstration: record.demonstration || story.provenance.demonstration,
        ..record
    })
}

/// The cases that are counted only, by region and dispute, with small counts held back.
///
/// Counted are public, rested interventions of these kinds that no published story tells: what is told singly
/// must not help to take a count apart. A gender-based case counts under its own dispute. A region at severe
/// risk is left out, from the sums too.
#[must_use]
pub fn case_counts(interventions: &[Intervention], context: &Context) -> Vec<PublicCell> {
    let mut cases = BTreeMap::<(Dispute, Option<Region>), u32>::new();
    for intervention in interventions {
        let is_told = context.relations.told.contains_key(&intervention.key);
        if is_counted_only(intervention) && !is_told && intervention_told(intervention, context).is_some() {
            *cases.entry((intervention.dispute, region_of(intervention, context))).or_default() += 1;
        }
    }
    let count = |dispute, region| cases.get(&(dispute, region)).copied().unwrap_or(0);
    let regions: Vec<Region> =
        Region::ALL.iter().copied().filter(|region| context.risk(*region) < RiskLevel::Severe).collect();
    let disputes = Dispute::ALL
        .iter()
        .copied()
        .filter(|dispute| dispute.counted_only() || cases.keys().any(|(counted, _)| counted == dispute));
    let mut counts = Counts::default();
    let mut places = Vec::new();
    for dispute in disputes {
        let mut parts = Vec::new();
        for region in &regions {
            let cell = counts.publish(count(dispute, Some(*region)), Kind::Cases);
            places.push((Some(*region), dispute, cell));
            parts.push(cell);
        }
        let elsewhere = count(dispute, None);
        let total = counts.publish(parts.iter().map(|part| counts.value(*part)).sum::<u32>() + elsewhere, Kind::Cases);
        // Most often it is none, which readers would guess.
        parts.push(counts.keep_guessed(elsewhere));
        counts.sum(total, &parts);
        places.push((None, dispute, total));
    }
    let told = counts.suppressed();
    let cell = |(region, dispute, cell): (Option<Region>, Dispute, usize)| PublicCell {
        region,
        by: CountedBy::Dispute,
        term: dispute.slug().to_owned(),
        count: told[cell],
    };
    places.into_iter().map(cell).collect()
}

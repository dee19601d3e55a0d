//! Assessments, lessons and sources, as they may be told.

use super::{
    Context,
    place::{Exposure, Place},
    record::{Publishable, Told},
};
use crate::{
    dates::{Precision, Span, from_day_number},
    ids::Ref,
    interventions::StoryState,
    learning::{Assessment, Framework, Lesson},
    safety::public::{
        PlaceNote, PublicAssessment, PublicDetails, PublicFramework, PublicLesson, PublicRecord, PublicSource,
        RecordKind,
    },
    sources::{Provenance, Source},
};

/// The kinds of records that a lesson may be learned from, the likeliest first.
const EVIDENCE: &[RecordKind] = &[
    RecordKind::Training,
    RecordKind::Grant,
    RecordKind::Assessment,
    RecordKind::Story,
    RecordKind::Intervention,
    RecordKind::Organisation,
    RecordKind::Programme,
    RecordKind::Network,
];

/// Day number of 1 January 1900: where an undated source sorts.
const LONG_AGO: i32 = -25_567;

impl Publishable for Assessment {
    const KIND: RecordKind = RecordKind::Assessment;

    fn key(&self) -> &Ref {
        &self.key
    }

    fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    fn told(&self, context: &Context) -> Option<Told> {
        // A framework's districts are its assessment's concern too: their names are withheld along.
        let place = context.place(&self.districts, &self.regions, Exposure::Document, PlaceNote::NotTold);
        Some(Told { title: place.redacted(&self.title), span: self.span, place, quiet: Vec::new() })
    }
}

/// The assessment as anyone may see it, with the published trainings that answer it.
#[must_use]
pub fn publish_assessment(assessment: &Assessment, context: &Context) -> Option<PublicRecord> {
    let told = assessment.told(context)?;
    let place = told.place.clone();
    let trainings = context.relations.answers.get(&assessment.key).map(Vec::as_slice).unwrap_or_default();
    let details = PublicDetails::Assessment(PublicAssessment {
        findings: assessment.findings.iter().map(|finding| place.redacted(&finding.text)).collect(),
        frameworks: assessment.frameworks.iter().map(|framework| tell_framework(framework, &place, context)).collect(),
        trainings: context.directory.links(RecordKind::Training, trainings),
    });
    let record = assessment.start(told, details, context)?;
    Some(PublicRecord {
        summary: place.redacted(&assessment.summary),
        themes: assessment.themes.clone(),
        organisations: context.directory.links(RecordKind::Organisation, &assessment.organisations),
        ..record
    })
}

fn tell_framework(framework: &Framework, assessed: &Place, context: &Context) -> PublicFramework {
    let own = context.place(&framework.districts, &[], Exposure::Document, PlaceNote::NotTold);
    PublicFramework {
        title: own.redacted(&assessed.redacted(&framework.title)),
        summary: own.redacted(&assessed.redacted(&framework.summary)),
        districts: own.areas.iter().filter_map(|area| area.district()).map(str::to_owned).collect(),
    }
}

impl Publishable for Lesson {
    const KIND: RecordKind = RecordKind::Lesson;

    fn key(&self) -> &Ref {
        &self.key
    }

    fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    fn told(&self, context: &Context) -> Option<Told> {
        let is_public = self.state == StoryState::Published;
        is_public.then(|| Told::placeless(&self.title, lesson_span(self, context), context))
    }
}

/// The years that its published evidence covers; this year, where there is none.
fn lesson_span(lesson: &Lesson, context: &Context) -> Span {
    let entry = |key: &Ref| EVIDENCE.iter().find_map(|kind| context.directory.get(*kind, key));
    let spans = lesson.evidence.iter().filter_map(entry).map(|entry| entry.span);
    let hull = spans.reduce(|all, span| Span::days(all.from.min(span.from), all.to.max(span.to)));
    hull.unwrap_or_else(|| Span::days(context.today, context.today)).coarsened(Precision::Year)
}

/// The lesson as anyone may read it, once it is published, with its published evidence.
#[must_use]
pub fn publish_lesson(lesson: &Lesson, context: &Context) -> Option<PublicRecord> {
    let told = lesson.told(context)?;
    let details = PublicDetails::Lesson(PublicLesson {
        kind: lesson.kind,
        text: told.place.redacted(&lesson.text),
        evidence: lesson.evidence.iter().filter_map(|key| context.directory.link_any(EVIDENCE, key)).collect(),
    });
    let record = lesson.start(told, details, context)?;
    Some(PublicRecord { themes: lesson.themes.clone(), ..record })
}

/// When a source was published; long ago, where that is not known, so that it sorts last.
pub(super) fn source_span(source: &Source) -> Span {
    source.published.unwrap_or_else(|| Span::around(from_day_number(LONG_AGO), Precision::Year))
}

/// The source as anyone may see it. The directory holds those that a published record cites.
#[must_use]
pub fn publish_source(source: &Source, context: &Context) -> Option<PublicRecord> {
    let entry = context.directory.get(RecordKind::Source, &source.key)?;
    let details = PublicDetails::Source(PublicSource {
        publisher: source.publisher.clone(),
        published: source.published,
        locator: source.locator.clone(),
    });
    Some(PublicRecord {
        id: entry.id.clone(),
        kind: RecordKind::Source,
        title: source.title.clone(),
        summary: Default::default(),
        span: source_span(source),
        areas: Vec::new(),
        place: PlaceNote::Countrywide,
        themes: Vec::new(),
        topics: Vec::new(),
        professions: Vec::new(),
        organisations: Vec::new(),
        details,
        sources: Vec::new(),
        inferred: source.inferred.clone(),
        demonstration: source.demonstration,
        sensitive: false,
    })
}

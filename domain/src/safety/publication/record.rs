//! What the publication of every kind of record shares.

use super::{Context, place::Place};
use crate::{
    dates::Span,
    ids::Ref,
    safety::public::{PlaceNote, PublicDetails, PublicRecord, RecordKind},
    sources::{Inference, InferredField, Provenance},
    text::LocalText,
};

/// A private record of a kind that may be published.
pub(super) trait Publishable {
    /// Its kind.
    const KIND: RecordKind;

    /// Its key.
    fn key(&self) -> &Ref;

    /// How it is known.
    fn provenance(&self) -> &Provenance;

    /// What lists and links may say of it, or nothing where it is not published.
    fn told(&self, context: &Context) -> Option<Told>;

    /// The published record but for its own terms, texts and links; none for a record without a public id.
    fn start(&self, told: Told, details: PublicDetails, context: &Context) -> Option<PublicRecord> {
        let Told { title, span, place, quiet } = told;
        let provenance = self.provenance();
        Some(PublicRecord {
            id: context.directory.get(Self::KIND, self.key())?.id.clone(),
            kind: Self::KIND,
            title,
            summary: LocalText::default(),
            span,
            inferred: inferred(provenance, &place, &quiet),
            areas: place.areas,
            place: place.note,
            themes: Vec::new(),
            topics: Vec::new(),
            professions: Vec::new(),
            organisations: Vec::new(),
            details,
            sources: context.directory.links(RecordKind::Source, &provenance.sources),
            demonstration: provenance.demonstration,
            sensitive: false,
        })
    }
}

/// What lists and links may say of a published record.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// Title.
    pub title: LocalText,
    /// When.
    pub span: Span,
    /// Where.
    pub place: Place,
    /// Fields told less exactly than they are known, or not at all: that they were inferred is said, why is not.
    pub quiet: Vec<InferredField>,
}

impl Told {
    /// What may be said of a record whose kind has no place and whose date is no secret.
    pub fn placeless(title: &LocalText, span: Span, context: &Context) -> Self {
        let place = context.nowhere();
        Self { title: place.redacted(title), span, place, quiet: Vec::new() }
    }
}

/// The inferences, without reasons that would tell what the record does not.
fn inferred(provenance: &Provenance, place: &Place, quiet: &[InferredField]) -> Vec<Inference> {
    let is_quiet =
        |field| quiet.contains(&field) || (field == InferredField::Place && place.note == PlaceNote::RegionForSafety);
    let tell = |inference: &Inference| {
        let reason = if is_quiet(inference.field) { LocalText::default() } else { place.redacted(&inference.reason) };
        Inference { field: inference.field, reason }
    };
    provenance.inferred.iter().map(tell).collect()
}

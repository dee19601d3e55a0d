//! Assessments, frameworks and lessons.

use domain::{dates::Precision, interventions::StoryState, learning::LessonKind, text::LocalText};

use super::entities;
use crate::columns::{AsJson, Id, Term};

entities! {
    /// An assessment. Places, themes and organisations are lists of its record.
    assessment in "assessments" [id: Id] {
        title: AsJson<LocalText>,
        summary: AsJson<LocalText>,
        first_day: Date,
        last_day: Date,
        precision: Term<Precision>,
    }

    /// What it found.
    finding in "findings" [record_id: Id, position: i32] {
        text: AsJson<LocalText>,
    }

    /// What followed from it; its districts' slugs are never searched for.
    framework in "frameworks" [record_id: Id, position: i32] {
        title: AsJson<LocalText>,
        summary: AsJson<LocalText>,
        districts: AsJson<Vec<String>>,
    }

    /// A lesson. Evidence and themes are lists of its record.
    lesson in "lessons" [id: Id] {
        kind: Term<LessonKind>,
        title: AsJson<LocalText>,
        text: AsJson<LocalText>,
        state: Term<StoryState>,
    }
}

//! What all records have: identity, level, and the lists that they share.

use domain::{safety::Level, text::LocalText};

use super::entities;
use crate::columns::{AsJson, Id, Term};

domain::vocabulary! {
    /// The kind of a private record.
    Kind as "kind of record" {
        /// A source.
        Source = "source",
        /// An organisation.
        Organisation = "organisation",
        /// A programme.
        Programme = "programme",
        /// A grant.
        Grant = "grant",
        /// A thematic network.
        Network = "network",
        /// An assessment.
        Assessment = "assessment",
        /// A member.
        Member = "member",
        /// A training.
        Training = "training",
        /// An intervention.
        Intervention = "intervention",
        /// A story.
        Story = "story",
        /// A lesson.
        Lesson = "lesson",
        /// An action of the roadmap.
        RoadmapAction = "roadmap-action",
    }
}

domain::vocabulary! {
    /// A list of terms that records of several kinds have.
    TermList as "list of terms" {
        /// Themes.
        Theme = "theme",
        /// Modules taught, or skills.
        Module = "module",
        /// Languages.
        Language = "language",
        /// Methods.
        Method = "method",
        /// Thematic networks that an organisation belongs to.
        Network = "network",
        /// Days of the week on which a member can come.
        FreeDays = "free-days",
        /// How far a member travels: one at most.
        Travel = "travel",
        /// What a member needs.
        Need = "need",
        /// What a member would like to learn.
        Wish = "wish",
    }
}

domain::vocabulary! {
    /// A list of links from one record to others. Links to members have tables of their own.
    LinkRole as "role of a link" {
        /// Who funds it.
        Funder = "funder",
        /// Who leads and carries it out.
        Partner = "partner",
        /// Who ran or commissioned it.
        Organiser = "organiser",
        /// What it was learned from.
        Evidence = "evidence",
        /// To whom a member belongs.
        Affiliation = "affiliation",
    }
}

entities! {
    /// A record of any kind. The table of its kind has the rest, under the same id.
    record in "records" [id: Id] {
        public_id: String,
        kind: Term<Kind>,
        level: Term<Level>,
        demonstration: bool,
        batch_id: Option<Id>,
    }

    /// A term of one of a record's lists.
    term in "record_terms" [record_id: Id, list: Term<TermList>, position: i32] {
        term: String,
    }

    /// A district or region that a record is placed in.
    place in "record_places" [record_id: Id, position: i32] {
        district: Option<String>,
        region: Option<String>,
    }

    /// A link to another record.
    link in "record_links" [record_id: Id, role: Term<LinkRole>, position: i32] {
        target_id: Id,
    }

    /// A source that says so.
    citation in "citations" [record_id: Id, position: i32] {
        source_id: Id,
    }

    /// A field that no source states.
    inference in "inferences" [record_id: Id, position: i32] {
        field: String,
        reason: AsJson<LocalText>,
    }
}

impl record::Model {
    /// How revisions and audit entries name the record.
    pub(crate) fn subject(&self) -> String {
        format!("{} {}", self.kind.0, self.public_id)
    }
}

//! The fields of a report, and what can be wrong with one.

use serde::{Deserialize, Serialize};

crate::vocabulary! {
    /// A field of a report. Forms name their inputs by its slug.
    ReportField as "field of a report" {
        /// What the dispute was about.
        Dispute = "dispute",
        /// Whether it concerned violence against women or another gender-based case.
        GenderBased = "gender_based",
        /// Direct or indirect.
        Mode = "mode",
        /// How it was carried out.
        Methods = "methods",
        /// The first day.
        From = "from",
        /// The last day.
        To = "to",
        /// How exactly the days are known.
        Roughly = "roughly",
        /// District.
        District = "district",
        /// Where, as a kind of place.
        Forum = "forum",
        /// How many people were party to it.
        Parties = "parties",
        /// What came of it.
        Outcome = "outcome",
        /// Modules whose skills were used.
        Skills = "skills",
        /// Notes for coordinators.
        Notes = "notes",
        /// The language of the story.
        StoryLanguage = "story_language",
        /// The story's title.
        StoryTitle = "story_title",
        /// The story in one sentence.
        StorySummary = "story_summary",
        /// The story.
        StoryText = "story_text",
        /// Whether those whom the story is about agree that it is told.
        StoryConsent = "story_consent",
    }
}

crate::vocabulary! {
    /// What is wrong with a field of a report.
    ReportFaultReason as "reason of a report's fault" {
        /// It must be there before the report can be sent.
        Missing = "missing",
        /// It is longer than what is kept.
        TooLong = "too-long",
        /// It is none of the things that can be chosen.
        Unknown = "unknown",
        /// It is no date.
        NotADate = "not-a-date",
        /// It lies in the future.
        Future = "future",
        /// It lies before all that the network did.
        TooOld = "too-old",
        /// It lies before the first day.
        Backwards = "backwards",
        /// It is no number of people.
        NotANumber = "not-a-number",
        /// A story is told with the consent of those whom it is about, or not at all.
        NoConsent = "no-consent",
    }
}

crate::vocabulary! {
    /// How exactly the one who reports knows the days.
    Roughly as "exactness of days" {
        /// To the day.
        Day = "day",
        /// To the month.
        Month = "month",
    }
}

/// Something wrong with one field of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ReportFault {
    /// The field.
    pub field: ReportField,
    /// What is wrong.
    pub reason: ReportFaultReason,
}

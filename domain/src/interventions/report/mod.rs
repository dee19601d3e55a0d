//! What a member reports of an intervention, and what is wrong with it before it can be sent.

mod fields;

pub use fields::{ReportFault, ReportFaultReason, ReportField, Roughly};

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Dispute, Forum, Intervention, Method, Mode, Outcome, Story, StoryState};
use crate::{
    dates::{Date, PartialDate, Precision, Span},
    ids::Ref,
    places::Region,
    safety::Level,
    sources::Provenance,
    text::{Language, LocalText, plain},
    trainings::Topic,
};

/// The longest title or summary of a story, in characters.
const LONGEST_TITLE: usize = 200;
/// The longest text, in characters: some four pages.
const LONGEST_TEXT: usize = 12_000;
/// More parties than this are a slip of the finger.
const MOST_PARTIES: u32 = 100_000;
/// Years back that a report may tell of: as long as the network has worked.
const OLDEST: i32 = 2000;

/// A story as it is reported, in the one language that it was written in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedStory {
    /// Its language.
    pub language: Language,
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// The text.
    pub text: String,
    /// Whether those whom it is about agree that it is told.
    pub consent: bool,
}

impl ReportedStory {
    fn new() -> Self {
        let (title, summary, text) = Default::default();
        Self { language: Language::English, title, summary, text, consent: false }
    }

    /// Its texts, by the fields that hold them.
    #[must_use]
    pub fn texts(&self) -> [(ReportField, &str); 3] {
        [
            (ReportField::StoryTitle, &self.title),
            (ReportField::StorySummary, &self.summary),
            (ReportField::StoryText, &self.text),
        ]
    }

    fn is_blank(&self) -> bool {
        self.texts().iter().all(|(_, text)| text.is_empty())
    }
}

/// A report of an intervention, written by the member who carried it out. Private: what becomes public of it is decided
/// in review and by publication. As a draft, any of it may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// What the dispute was about.
    pub dispute: Option<Dispute>,
    /// Whether it concerned violence against women or another gender-based case.
    pub gender_based: bool,
    /// Direct or indirect.
    pub mode: Option<Mode>,
    /// How it was carried out.
    pub methods: Vec<Method>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day; the first, where none is given.
    pub to: Option<Date>,
    /// Whether only the month is known.
    pub month_only: bool,
    /// District's slug; empty where it is not told.
    pub district: String,
    /// Where, as a kind of place.
    pub forum: Option<Forum>,
    /// How many people were party to it.
    pub parties: Option<u32>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// Modules whose skills were used.
    pub skills: Vec<Topic>,
    /// Notes for coordinators.
    pub notes: String,
    /// The story, where one is told.
    pub story: Option<ReportedStory>,
}

impl Report {
    /// Reads the fields of a posted form; their names are the slugs of [`ReportField`]. Lists are sent once for each term.
    /// Fields of other names are passed over.
    ///
    /// # Errors
    /// The fields whose value cannot be read.
    pub fn from_form<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<ReportFault>> {
        let (mut report, mut faults) = (Self::default(), Vec::new());
        for (name, value) in fields {
            let Ok(field) = name.parse::<ReportField>() else { continue };
            if let Err(reason) = report.take(field, value.trim()) {
                faults.push(ReportFault { field, reason });
            }
        }
        report.story = report.story.filter(|story| !story.is_blank());
        faults.sort_unstable();
        faults.dedup();
        if faults.is_empty() { Ok(report) } else { Err(faults) }
    }

    fn take(&mut self, field: ReportField, value: &str) -> Result<(), ReportFaultReason> {
        match field {
            ReportField::Dispute => self.dispute = term(value)?,
            ReportField::GenderBased => self.gender_based = value == "yes",
            ReportField::Mode => self.mode = term(value)?,
            ReportField::Methods => self.methods.extend(term::<Method>(value)?),
            ReportField::From => self.from = date(value)?,
            ReportField::To => self.to = date(value)?,
            ReportField::Roughly => self.month_only = term(value)? == Some(Roughly::Month),
            ReportField::District => value.clone_into(&mut self.district),
            ReportField::Forum => self.forum = term(value)?,
            ReportField::Parties => self.parties = number(value)?,
            ReportField::Outcome => self.outcome = term(value)?,
            ReportField::Skills => self.skills.extend(term::<Topic>(value)?),
            ReportField::Notes => self.notes = long(value, LONGEST_TEXT)?,
            ReportField::StoryLanguage => {
                self.story().language = value.parse().map_err(|_| ReportFaultReason::Unknown)?;
            }
            ReportField::StoryTitle => self.story().title = long(value, LONGEST_TITLE)?,
            ReportField::StorySummary => self.story().summary = long(value, LONGEST_TITLE)?,
            ReportField::StoryText => self.story().text = long(value, LONGEST_TEXT)?,
            ReportField::StoryConsent => self.story().consent = value == "yes",
        }
        Ok(())
    }

    fn story(&mut self) -> &mut ReportedStory {
        self.story.get_or_insert_with(ReportedStory::new)
    }

    /// The fields as a form sends them: [`Self::from_form`] reads them back.
    #[must_use]
    pub fn to_form(&self) -> Vec<(ReportField, String)> {
        let yes = |is: bool| is.then(|| "yes".to_owned());
        let day = |date: Option<Date>| date.map(|date| date.to_string());
        let one = [
            (ReportField::Dispute, self.dispute.map(|term| term.to_string())),
            (ReportField::GenderBased, yes(self.gender_based)),
            (ReportField::Mode, self.mode.map(|term| term.to_string())),
            (ReportField::From, day(self.from)),
            (ReportField::To, day(self.to)),
            (ReportField::Roughly, self.month_only.then(|| Roughly::Month.to_string())),
            (ReportField::District, Some(self.district.clone())),
            (ReportField::Forum, self.forum.map(|term| term.to_string())),
            (ReportField::Parties, self.parties.map(|parties| parties.to_string())),
            (ReportField::Outcome, self.outcome.map(|term| term.to_string())),
            (ReportField::Notes, Some(self.notes.clone())),
        ];
        let mut form: Vec<_> = one.into_iter().filter_map(|(field, value)| Some((field, value?))).collect();
        form.extend(self.methods.iter().map(|method| (ReportField::Methods, method.to_string())));
        form.extend(self.skills.iter().map(|skill| (ReportField::Skills, skill.to_string())));
        if let Some(story) = &self.story {
            form.push((ReportField::StoryLanguage, story.language.to_string()));
            form.extend(story.texts().map(|(field, text)| (field, text.to_owned())));
            form.extend(yes(story.consent).map(|consent| (ReportField::StoryConsent, consent)));
        }
        form.retain(|(_, value)| !value.is_empty());
        form.sort_by_key(|(field, _)| *field);
        form
    }

    /// The fields without which no report can be sent.
    #[must_use]
    pub const fn needed() -> [ReportField; 6] {
        use ReportField::{Dispute, District, From, Methods, Mode, Outcome};
        [Dispute, Mode, Methods, From, District, Outcome]
    }

    fn lacks(&self, field: ReportField) -> bool {
        match field {
            ReportField::Dispute => self.dispute.is_none(),
            ReportField::Mode => self.mode.is_none(),
            ReportField::Methods => self.methods.is_empty(),
            ReportField::From => self.from.is_none(),
            ReportField::District => self.district.is_empty(),
            ReportField::Outcome => self.outcome.is_none(),
            _ => false,
        }
    }

    /// What keeps it from being sent on the day `today`, in the order of the fields. Whether there is such a district is
    /// not known here.
    #[must_use]
    pub fn faults(&self, today: Date) -> Vec<ReportFault> {
        let missing = |is: bool| is.then_some(ReportFaultReason::Missing);
        let mut found: Vec<_> = Self::needed().map(|field| (field, missing(self.lacks(field)))).into();
        found.push((ReportField::From, self.from.and_then(|from| day_fault(from, today))));
        let is_backwards = self.to.zip(self.from).is_some_and(|(to, from)| to < from);
        let backwards = is_backwards.then_some(ReportFaultReason::Backwards);
        found.push((ReportField::To, backwards.or(self.to.and_then(|to| day_fault(to, today)))));
        if let Some(story) = &self.story {
            found.extend(story.texts().map(|(field, text)| (field, missing(text.is_empty()))));
            found.push((ReportField::StoryConsent, (!story.consent).then_some(ReportFaultReason::NoConsent)));
        }
        let fault = |(field, reason): (_, Option<_>)| Some(ReportFault { field, reason: reason? });
        let mut faults: Vec<_> = found.into_iter().filter_map(fault).collect();
        faults.sort_unstable();
        faults
    }

    /// When it was, as exactly as the one who reports knows.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        let from = self.from?;
        let span = Span::days(from, self.to.unwrap_or(from).max(from));
        Some(if self.month_only { span.coarsened(Precision::Month) } else { span })
    }

    /// All texts that people wrote freely, by their fields.
    #[must_use]
    pub fn texts(&self) -> Vec<(ReportField, &str)> {
        let mut texts = vec![(ReportField::Notes, self.notes.as_str())];
        texts.extend(self.story.iter().flat_map(ReportedStory::texts));
        texts
    }

    /// The fields in which it differs from `other`, in their order.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<ReportField> {
        let (mine, theirs) = (self.to_form(), other.to_form());
        let of = |form: &[(ReportField, String)], field| {
            form.iter().filter(|(name, _)| *name == field).map(|(_, value)| value.clone()).collect::<Vec<_>>()
        };
        ReportField::ALL.iter().copied().filter(|field| of(&mine, *field) != of(&theirs, *field)).collect()
    }

    /// The intervention that it tells, in the name of `facilitator`; none while something that it needs is missing.
    #[must_use]
    pub fn intervention(
        &self,
        key: Ref,
        facilitator: Ref,
        level: Level,
        region: Option<Region>,
        demonstration: bool,
    ) -> Option<Intervention> {
        Some(Intervention {
            key,
            mode: self.mode?,
            dispute: self.dispute?,
            gender_based: self.gender_based,
            methods: self.methods.clone(),
            forum: self.forum,
            span: self.span()?,
            district: Some(self.district.clone()).filter(|slug| !slug.is_empty()),
            region,
            parties: self.parties,
            outcome: self.outcome?,
            checks: Vec::new(),
            themes: Vec::new(),
            facilitators: vec![facilitator],
            skills: self.skills.clone(),
            notes: self.notes.clone(),
            point: None,
            level,
            provenance: Provenance { demonstration, ..Provenance::default() },
        })
    }

    /// Its story with a first approval; none where none is told.
    #[must_use]
    pub fn story_of(&self, key: Ref, intervention: Ref, approver: Ref, demonstration: bool) -> Option<Story> {
        let story = self.story.as_ref()?;
        let text = |text: &str| LocalText::in_one(story.language, text);
        Some(Story {
            key,
            intervention,
            title: text(&story.title),
            summary: text(&story.summary),
            text: text(&story.text),
            state: StoryState::InReview,
            approvals: vec![approver],
            provenance: Provenance { demonstration, ..Provenance::default() },
        })
    }
}

fn day_fault(day: Date, today: Date) -> Option<ReportFaultReason> {
    use chrono::Datelike;
    if day > today {
        Some(ReportFaultReason::Future)
    } else if day.year() < OLDEST {
        Some(ReportFaultReason::TooOld)
    } else {
        None
    }
}

/// One of the terms that can be chosen; none where nothing was.
fn term<T: FromStr>(value: &str) -> Result<Option<T>, ReportFaultReason> {
    if value.is_empty() {
        return Ok(None);
    }
    value.parse().map(Some).map_err(|_| ReportFaultReason::Unknown)
}

/// A day; of a month, as some browsers send it, the first.
fn date(value: &str) -> Result<Option<Date>, ReportFaultReason> {
    if value.is_empty() {
        return Ok(None);
    }
    plain(value).parse::<PartialDate>().map(|date| Some(date.first_day())).map_err(|_| ReportFaultReason::NotADate)
}

fn number(value: &str) -> Result<Option<u32>, ReportFaultReason> {
    if value.is_empty() {
        return Ok(None);
    }
    let number = plain(value).parse().map_err(|_| ReportFaultReason::NotANumber)?;
    if number > MOST_PARTIES { Err(ReportFaultReason::NotANumber) } else { Ok(Some(number)) }
}

/// Text without what no text has; line breaks are as browsers and phones write them.
fn long(value: &str, longest: usize) -> Result<String, ReportFaultReason> {
    let text: String = value.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || *c == '\n').collect();
    if text.chars().count() > longest { Err(ReportFaultReason::TooLong) } else { Ok(text) }
}

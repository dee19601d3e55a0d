//! What a member says of a session that they led.

use chrono::Months;

use crate::{
    dates::{Date, Span, typed_day},
    ids::Ref,
    safety::Level,
    sources::Provenance,
    text::{Language, LocalText, plain},
    trainings::{ParticipantGroup, Topic, Training, TrainingKind, TrainingStatus},
};

/// Rows for participant groups that a form has.
pub const MOST_GROUPS: usize = 5;
/// The most people of one group: more are no session.
pub const LARGEST_GROUP: u32 = 500;
/// How many others may have led it, too.
pub const MOST_CO_TRAINERS: usize = 3;
/// A session of the last so many months can be logged, corrected and withdrawn. Later its numbers have been told to
/// others, who rely on them.
pub const OPEN_MONTHS: u32 = 12;

crate::vocabulary! {
    /// A field of the form.
    SessionField as "field of a session" {
        /// Modules.
        Modules = "modules",
        /// The day.
        Date = "date",
        /// The district.
        District = "district",
        /// The language.
        Language = "language",
        /// Who came.
        Groups = "groups",
        /// Who else led it.
        CoTrainers = "co-trainers",
        /// What it passes on.
        Parent = "parent",
        /// Who may see that it was.
        Level = "level",
    }
}

crate::vocabulary! {
    /// What is wrong with the form.
    SessionFault as "fault of a session" {
        /// No module was chosen, or one that there isn't.
        NoModule = "no-module",
        /// There is no date, or what is there is none.
        NoDate = "no-date",
        /// The day is still to come.
        DateAhead = "date-ahead",
        /// The day is too long ago.
        DatePast = "date-past",
        /// No district was chosen, or one that there isn't.
        NoDistrict = "no-district",
        /// The language is none.
        NoLanguage = "no-language",
        /// Nobody came.
        NoGroup = "no-group",
        /// A row lacks its sector or its number.
        GroupIncomplete = "group-incomplete",
        /// A number is none from 1 to [`LARGEST_GROUP`].
        GroupCount = "group-count",
        /// A co-trainer is not to be seen in the directory, or is oneself.
        NoCoTrainer = "no-co-trainer",
        /// There is no such training, or it was held later, or it goes back to this very session.
        NoParent = "no-parent",
        /// Such a session is for everyone or for members.
        NoLevel = "no-level",
    }
}

impl SessionFault {
    /// The field beside which it is said.
    #[must_use]
    pub const fn field(self) -> SessionField {
        match self {
            Self::NoModule => SessionField::Modules,
            Self::NoDate | Self::DateAhead | Self::DatePast => SessionField::Date,
            Self::NoDistrict => SessionField::District,
            Self::NoLanguage => SessionField::Language,
            Self::NoGroup | Self::GroupIncomplete | Self::GroupCount => SessionField::Groups,
            Self::NoCoTrainer => SessionField::CoTrainers,
            Self::NoParent => SessionField::Parent,
            Self::NoLevel => SessionField::Level,
        }
    }
}

/// A session as the one who led it tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedSession {
    /// What was taught.
    pub topics: Vec<Topic>,
    /// The day.
    pub day: Date,
    /// Slug of the district.
    pub district: String,
    /// The language of instruction.
    pub language: Language,
    /// Who came: attendances, not individuals.
    pub groups: Vec<ParticipantGroup>,
    /// Members who led it, too.
    pub co_trainers: Vec<Ref>,
    /// The training that it passes on.
    pub parent: Option<Ref>,
    /// Who may see that it was: everyone, as a month and an area, or members.
    pub level: Level,
}

impl LedSession {
    /// Reads the fields of a posted form: `modules` and `co-trainers` once for each, `date`, `district`, `language`,
    /// `parent`, `level`, and for each row of a group `sector.0`, `gender.0`, `count.0`. Whether there are such districts,
    /// members and trainings is not known here.
    ///
    /// # Errors
    /// What is missing or wrong, in the order of the fields.
    pub fn from_form(fields: &[(&str, &str)], today: Date) -> Result<Self, Vec<SessionFault>> {
        let get = |name: &str| fields.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value.trim());
        let all = |name: &'static str| {
            let values = fields.iter().filter(move |(key, _)| *key == name).map(|(_, value)| value.trim());
            values.filter(|value| !value.is_empty())
        };
        let mut faults = Vec::new();
        let mut keep = |fault| faults.push(fault);
        let mut topics = Vec::new();
        for slug in all("modules") {
            match slug.parse() {
                Ok(topic) if !topics.contains(&topic) => topics.push(topic),
                Ok(_) => {}
                Err(_) => keep(SessionFault::NoModule),
            }
        }
        if topics.is_empty() {
            keep(SessionFault::NoModule);
        }
        let day = held(get("date"), today).map_err(&mut keep).unwrap_or(today);
        let district = get("district").to_owned();
        if district.is_empty() {
            keep(SessionFault::NoDistrict);
        }
        let language = get("language").parse().map_err(|_| keep(SessionFault::NoLanguage));
        let mut groups = Vec::new();
        for row in 0..MOST_GROUPS {
            let [sector, gender, count] = ["sector", "gender", "count"].map(|name| get(&format!("{name}.{row}")));
            match group(sector, gender, count) {
                Ok(group) => groups.extend(group),
                Err(fault) => keep(fault),
            }
        }
        let mut co_trainers: Vec<Ref> = Vec::new();
        for key in all("co-trainers").take(MOST_CO_TRAINERS) {
            if !co_trainers.iter().any(|known| known == key) {
                co_trainers.push(key.to_owned());
            }
        }
        let parent = Some(get("parent").to_owned()).filter(|key| !key.is_empty());
        let level = match get("level").parse() {
            Ok(level @ (Level::Public | Level::Network)) => level,
            _ => {
                keep(SessionFault::NoLevel);
                Level::Network
            }
        };
        if groups.is_empty() && !faults.iter().any(|fault| fault.field() == SessionField::Groups) {
            faults.push(SessionFault::NoGroup);
        }
        faults.sort_unstable();
        faults.dedup();
        match language {
            Ok(language) if faults.is_empty() => {
                Ok(Self { topics, day, district, language, groups, co_trainers, parent, level })
            }
            _ => Err(faults),
        }
    }

    /// The record of a new session that `leader` led. Its key is empty until it is stored; made-up members make made-up
    /// records, which `provenance` says.
    #[must_use]
    pub fn training(&self, leader: Ref, provenance: Provenance) -> Training {
        let blank = Training {
            key: String::new(),
            kind: TrainingKind::CascadeSession,
            status: TrainingStatus::Completed,
            title: LocalText::default(),
            summary: LocalText::default(),
            span: Span::days(self.day, self.day),
            districts: Vec::new(),
            regions: Vec::new(),
            venue: String::new(),
            is_virtual: false,
            language: None,
            topics: Vec::new(),
            themes: Vec::new(),
            capacity: None,
            organisers: Vec::new(),
            programme: None,
            sessions: Vec::new(),
            groups: Vec::new(),
            trainers: vec![leader],
            participants: Vec::new(),
            public_after: None,
            assessment: None,
            parent: None,
            level: self.level,
            provenance,
        };
        self.applied(&blank)
    }

    /// A session's record as this makes it. Who leads it, and what the form doesn't ask, stays.
    #[must_use]
    pub fn applied(&self, before: &Training) -> Training {
        let is_same_day = before.span.from == self.day;
        Training {
            span: if is_same_day { before.span } else { Span::days(self.day, self.day) },
            districts: vec![self.district.clone()],
            language: Some(self.language),
            topics: self.topics.clone(),
            groups: self.groups.clone(),
            trainers: before.trainers.first().into_iter().chain(&self.co_trainers).cloned().collect(),
            parent: self.parent.clone(),
            level: self.level,
            ..before.clone()
        }
    }
}

/// Whether a member may still correct or withdraw a session: they led it, and not too long ago.
#[must_use]
pub fn may_change(session: &Training, member: &str, today: Date) -> bool {
    session.kind == TrainingKind::CascadeSession
        && session.status == TrainingStatus::Completed
        && session.trainers.first().is_some_and(|leader| leader == member)
        && first_open_day(today) <= session.span.from
}

fn first_open_day(today: Date) -> Date {
    today.checked_sub_months(Months::new(OPEN_MONTHS)).unwrap_or(today)
}

/// The day that was typed, if a session may have been then.
fn held(typed: &str, today: Date) -> Result<Date, SessionFault> {
    let day = typed_day(typed).ok_or(SessionFault::NoDate)?;
    if day > today {
        Err(SessionFault::DateAhead)
    } else if day < first_open_day(today) {
        Err(SessionFault::DatePast)
    } else {
        Ok(day)
    }
}

/// A row of the form as a group; none where nothing was said in it.
fn group(sector: &str, gender: &str, count: &str) -> Result<Option<ParticipantGroup>, SessionFault> {
    if sector.is_empty() && count.is_empty() {
        return Ok(None);
    }
    let sector = sector.parse().map_err(|_| SessionFault::GroupIncomplete)?;
    let gender = match gender {
        "" => None,
        slug => Some(slug.parse().map_err(|_| SessionFault::GroupIncomplete)?),
    };
    if count.is_empty() {
        return Err(SessionFault::GroupIncomplete);
    }
    let count: u32 = plain(count).parse().map_err(|_| SessionFault::GroupCount)?;
    if !(1..=LARGEST_GROUP).contains(&count) {
        return Err(SessionFault::GroupCount);
    }
    Ok(Some(ParticipantGroup { sector, gender, count: Some(count) }))
}

//! A fact as a form, and back.
//!
//! Fields have the kind's slug before their name, so that the forms of all kinds can stand on one page; what may be there
//! several times is marked with *:
//!
//! | field | what it holds |
//! | --- | --- |
//! | `window.kind`, `.certainty` | slugs |
//! | `window.from`, `.to`, `.en`, `.ur`, `.sd`, `.ps` | days and names |
//! | `window.regions`*, `.districts`* | its zone; the whole country where both are empty |
//! | `absence.organisation`, `.from`, `.to` | who, and when |
//! | `co-trainer.organisation`, `.en`, `.ur`, `.gender` | whose, what they are called, gender |
//! | `co-trainer.sure` | `yes` where what looks like a real name is none |
//! | `co-trainer.topics`*, `.languages`*, `.away_from`*, `.away_to`* | what they teach, in what, and when they can't come |
//! | `price.town`, `.rupees`, `.on` | what a town costs, and when that was so |

use chrono::Datelike;

use std::{collections::BTreeSet, ops::RangeInclusive, str::FromStr};

use super::{CoTrainer, Fact, FactKind, TownPrice};
use crate::{
    dates::{Date, Precision, Span},
    ids::Ref,
    planning::{
        CalendarConstraint, Zone,
        dates::Absence,
        form::{PlanFault, PlanFaultReason as Reason, day, number, term, words},
    },
    safety::identifying::{Known, identifying},
    text::{Language, LocalText},
};

/// The longest name of a window and the longest pseudonym, in characters.
pub const LONGEST_NAME: usize = 80;
/// Spans that one person can be away in.
pub const MOST_AWAY: usize = 40;
/// Years that a day may lie in.
const YEARS: RangeInclusive<i32> = 2000..=2100;
/// The highest price, in rupees for a person and day.
const HIGHEST: u32 = 1_000_000;

/// What a form's choices are among.
#[derive(Debug, Clone, Default)]
pub struct Offered {
    /// Organisations that coordinators may see.
    pub organisations: BTreeSet<Ref>,
    /// Slugs of towns.
    pub towns: BTreeSet<String>,
    /// Slugs of districts.
    pub districts: BTreeSet<String>,
}

/// Reads the fields of a posted form; see [the module](self) for their names. Fields of other names are passed over.
///
/// # Errors
/// What is wrong with the fields, in their order on the form.
pub fn read_fact<'a>(
    kind: FactKind,
    fields: impl IntoIterator<Item = (&'a str, &'a str)>,
    offered: &Offered,
    today: Date,
) -> Result<Fact, Vec<PlanFault>> {
    let fields = fields.into_iter().map(|(name, value)| (name, value.trim())).collect();
    let mut reading = Reading { kind, fields, offered, faults: Vec::new() };
    let fact = match kind {
        FactKind::Window => reading.window().map(Fact::Window),
        FactKind::Absence => reading.absence().map(Fact::Absence),
        FactKind::CoTrainer => reading.co_trainer().map(Fact::CoTrainer),
        FactKind::Price => reading.price(today).map(Fact::Price),
    };
    reading.faults.dedup();
    fact.filter(|_| reading.faults.is_empty()).ok_or(reading.faults)
}

/// A form that is being read.
struct Reading<'a> {
    kind: FactKind,
    fields: Vec<(&'a str, &'a str)>,
    offered: &'a Offered,
    faults: Vec<PlanFault>,
}

impl<'a> Reading<'a> {
    fn fault(&mut self, field: &str, reason: Reason) {
        self.faults.push(PlanFault::new(format!("{}.{field}", self.kind), reason));
    }

    /// All values of a field, empty ones too.
    fn all(&self, field: &str) -> Vec<&'a str> {
        let is_it =
            |name: &str| name.split_once('.').is_some_and(|(kind, own)| kind == self.kind.slug() && own == field);
        self.fields.iter().filter(|(name, _)| is_it(name)).map(|(_, value)| *value).collect()
    }

    fn get(&self, field: &str) -> &'a str {
        self.all(field).first().copied().unwrap_or_default()
    }

    /// A field's value, with a fault beside it where it can't be read.
    fn read<T>(&mut self, field: &str, read: impl FnOnce(&str) -> Result<T, Reason>) -> Option<T> {
        read(self.get(field)).map_err(|reason| self.fault(field, reason)).ok()
    }

    /// The same of a field that must be filled in.
    fn needed<T>(&mut self, field: &str, read: impl FnOnce(&str) -> Result<Option<T>, Reason>) -> Option<T> {
        self.read(field, |value| read(value)?.ok_or(Reason::Missing))
    }

    /// Two days in their order, from `from` and `to`.
    fn days(&mut self) -> Option<(Date, Date)> {
        let (from, to) = (self.needed("from", near_day), self.needed("to", near_day));
        let (from, to) = from.zip(to)?;
        if to < from {
            self.fault("to", Reason::BackToFront);
        }
        Some((from, to))
    }

    /// A text that is kept, and needed.
    fn name(&mut self, field: &str) -> Option<String> {
        self.needed(field, |value| words(value, LONGEST_NAME).map(|text| Some(text).filter(|text| !text.is_empty())))
    }

    /// The terms that are ticked, in the order of their vocabulary.
    fn ticked<T: FromStr + Ord>(&mut self, field: &str) -> Vec<T> {
        let given = self.all(field).into_iter().filter(|value| !value.is_empty());
        let read: Vec<Option<T>> = given.map(|value| value.parse().ok()).collect();
        if read.iter().any(Option::is_none) {
            self.fault(field, Reason::Unknown);
        }
        let known: BTreeSet<T> = read.into_iter().flatten().collect();
        known.into_iter().collect()
    }

    fn organisation(&mut self) -> Option<Ref> {
        let offered = &self.offered.organisations;
        self.needed("organisation", |value| chosen(value, offered))
    }

    fn window(&mut self) -> Option<CalendarConstraint> {
        let kind = self.needed("kind", term);
        let days = self.days();
        let (en, ur) = (self.name("en"), self.name("ur"));
        let [sd, ps] = ["sd", "ps"].map(|field| self.read(field, |value| words(value, LONGEST_NAME)));
        let certainty = self.needed("certainty", term);
        let zone = self.zone();
        let (from, to) = days?;
        let names = LocalText { en: en?, ur: ur?, sd: sd?, ps: ps? };
        Some(CalendarConstraint { kind: kind?, from, to, names, certainty: certainty?, zone, demonstration: false })
    }

    fn zone(&mut self) -> Zone {
        let regions = self.ticked("regions");
        let districts: BTreeSet<String> = self.ticked("districts").into_iter().collect();
        if !districts.is_subset(&self.offered.districts) {
            self.fault("districts", Reason::Unknown);
        }
        Zone { regions, districts: districts.into_iter().collect() }
    }

    fn absence(&mut self) -> Option<Absence> {
        let (who, days) = (self.organisation(), self.days());
        let (from, to) = days?;
        Some(Absence { who: who?, from, to })
    }

    fn co_trainer(&mut self) -> Option<CoTrainer> {
        let organisation = self.organisation();
        let pseudonym = self.pseudonym();
        let gender = self.needed("gender", term);
        let (topics, languages) = (self.ticked("topics"), self.ticked("languages"));
        if topics.is_empty() {
            self.fault("topics", Reason::NoTopic);
        }
        if languages.is_empty() {
            self.fault("languages", Reason::NoLanguage);
        }
        let away = self.away();
        Some(CoTrainer { organisation: organisation?, pseudonym: pseudonym?, gender: gender?, topics, languages, away })
    }

    /// What they are called, in one language at least. What looks like a real name is taken only where somebody says that
    /// it is none.
    fn pseudonym(&mut self) -> Option<LocalText> {
        let [en, ur] = ["en", "ur"].map(|field| self.read(field, |value| words(value, LONGEST_NAME)));
        let (en, ur) = en.zip(ur)?;
        if en.is_empty() && ur.is_empty() {
            self.fault("en", Reason::Missing);
        }
        if self.get("sure") != "yes" {
            for (field, name) in [("en", &en), ("ur", &ur)] {
                if looks_real(name) {
                    self.fault(field, Reason::Identifying);
                }
            }
        }
        Some(LocalText::english_urdu(en, ur))
    }

    /// Rows of two days; a last day that is left out is the first.
    fn away(&mut self) -> Vec<Span> {
        let (from, to) = (self.all("away_from"), self.all("away_to"));
        let mut away = Vec::new();
        for (at, typed) in from.iter().enumerate() {
            match span(typed, to.get(at).copied().unwrap_or_default()) {
                Ok(span) => away.extend(span),
                Err(reason) => self.fault("away", reason),
            }
        }
        if away.len() > MOST_AWAY {
            self.fault("away", Reason::TooLong);
        }
        away.sort_by_key(|span| (span.from, span.to));
        away.dedup();
        away
    }

    fn price(&mut self, today: Date) -> Option<TownPrice> {
        let offered = &self.offered.towns;
        let town = self.needed("town", |value| chosen(value, offered));
        let rupees = self.needed("rupees", number);
        if rupees.is_some_and(|rupees: u32| !(1..=HIGHEST).contains(&rupees)) {
            self.fault("rupees", Reason::NotANumber);
        }
        let on = self.needed("on", near_day);
        if on.is_some_and(|on| on > today) {
            self.fault("on", Reason::ToCome);
        }
        Some(TownPrice { town: town?, rupees: rupees?, on: on? })
    }
}

/// A day of the years that planning has to do with.
fn near_day(value: &str) -> Result<Option<Date>, Reason> {
    let day = day(value)?;
    if day.is_some_and(|day| !YEARS.contains(&day.year())) { Err(Reason::NotADate) } else { Ok(day) }
}

fn chosen(value: &str, offered: &BTreeSet<String>) -> Result<Option<String>, Reason> {
    if value.is_empty() {
        return Ok(None);
    }
    if offered.contains(value) { Ok(Some(value.to_owned())) } else { Err(Reason::Unknown) }
}

fn span(from: &str, to: &str) -> Result<Option<Span>, Reason> {
    match (near_day(from)?, near_day(to)?) {
        (None, None) => Ok(None),
        (None, Some(_)) => Err(Reason::Missing),
        (Some(from), Some(to)) if to < from => Err(Reason::BackToFront),
        (Some(from), to) => Ok(Some(Span { from, to: to.unwrap_or(from), precision: Precision::Day })),
    }
}

/// Capitals tell nothing here: things that pseudonyms are made of are written with them, too.
fn looks_real(name: &str) -> bool {
    !identifying(&name.to_lowercase(), &Known::default()).is_empty()
}

/// What the form of a new fact begins with.
#[must_use]
pub fn blank_form(today: Date) -> Vec<(String, String)> {
    vec![("price.on".to_owned(), today.to_string())]
}

impl Fact {
    /// The fields of its form; [`read_fact`] gives it back.
    #[must_use]
    pub fn to_form(&self) -> Vec<(String, String)> {
        let mut fields = Vec::new();
        let mut put = |name: &str, value: String| fields.push((format!("{}.{name}", self.kind()), value));
        match self {
            Self::Window(window) => put_window(window, &mut put),
            Self::Absence(Absence { who, from, to }) => {
                put("organisation", who.clone());
                put("from", from.to_string());
                put("to", to.to_string());
            }
            Self::CoTrainer(person) => put_co_trainer(person, &mut put),
            Self::Price(TownPrice { town, rupees, on }) => {
                put("town", town.clone());
                put("rupees", rupees.to_string());
                put("on", on.to_string());
            }
        }
        fields
    }
}

fn put_window(window: &CalendarConstraint, put: &mut impl FnMut(&str, String)) {
    put("kind", window.kind.to_string());
    put("from", window.from.to_string());
    put("to", window.to.to_string());
    let LocalText { en, ur, sd, ps } = &window.names;
    for (language, name) in
        [(Language::English, en), (Language::Urdu, ur), (Language::Sindhi, sd), (Language::Pashto, ps)]
    {
        put(language.slug(), name.clone());
    }
    put("certainty", window.certainty.to_string());
    window.zone.regions.iter().for_each(|region| put("regions", region.to_string()));
    window.zone.districts.iter().for_each(|slug| put("districts", slug.clone()));
}

fn put_co_trainer(person: &CoTrainer, put: &mut impl FnMut(&str, String)) {
    put("organisation", person.organisation.clone());
    let LocalText { en, ur, .. } = &person.pseudonym;
    put("en", en.clone());
    put("ur", ur.clone());
    if looks_real(en) || looks_real(ur) {
        put("sure", "yes".to_owned());
    }
    put("gender", person.gender.to_string());
    person.topics.iter().for_each(|topic| put("topics", topic.to_string()));
    person.languages.iter().for_each(|language| put("languages", language.to_string()));
    for span in &person.away {
        put("away_from", span.from.to_string());
        put("away_to", span.to.to_string());
    }
}

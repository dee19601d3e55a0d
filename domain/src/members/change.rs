//! What members change of their own records.

use serde::{Deserialize, Serialize};

use super::{
    FreeDays, Gender, MOST_AFFILIATIONS, Member, MemberField, Need, Profession, Travel, TypedAbsence, absences,
};
use crate::{
    accounts::Email,
    ids::Ref,
    safety::Level,
    text::{Language, LocalText, figure},
    trainings::Topic,
};
use std::{collections::BTreeMap, str::FromStr};

/// The longest pseudonym or name, in characters.
pub const LONGEST_NAME: usize = 80;
/// Figures of a telephone number: the shortest that is dialled across cities, and the longest there is (E.164).
const PHONE_FIGURES: std::ops::RangeInclusive<usize> = 7..=15;

crate::vocabulary! {
    /// What is wrong with a field, as far as the message beside it must know.
    FaultReason as "reason of a fault" {
        /// It must not be empty.
        Empty = "empty",
        /// It has more characters than are kept.
        TooLong = "too-long",
        /// It holds characters that no such text has, as line breaks.
        Characters = "characters",
        /// It is no telephone number.
        Phone = "phone",
        /// It is no mail address.
        Email = "email",
        /// It is none of the things that can be chosen.
        Unknown = "unknown",
        /// The file is larger than is taken.
        TooLarge = "too-large",
        /// The file is no picture of a kind that is read here.
        NoPicture = "no-picture",
        /// The picture has more points than are read.
        TooManyPoints = "too-many-points",
        /// What is there are no days, they are in the wrong order, or more than a year.
        Days = "days",
        /// There are more than are kept.
        TooMany = "too-many",
    }
}

/// Something wrong with one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FieldFault {
    /// The field.
    pub field: MemberField,
    /// What is wrong.
    pub reason: FaultReason,
}

/// What a member sets in one save. What is none stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileChange {
    /// Pseudonym, in all languages at once.
    pub pseudonym: Option<LocalText>,
    /// The real name; may be empty.
    pub name: Option<String>,
    /// Gender.
    pub gender: Option<Gender>,
    /// Profession.
    pub profession: Option<Profession>,
    /// Languages.
    pub languages: Option<Vec<Language>>,
    /// Slug of the district.
    pub district: Option<String>,
    /// Skills.
    pub skills: Option<Vec<Topic>>,
    /// Telephone; may be empty.
    pub phone: Option<String>,
    /// Address at which they may be written to; may be empty. It is not the one that they sign in with.
    pub email: Option<String>,
    /// The days of the week on which they can come.
    pub days: Option<Vec<FreeDays>>,
    /// How far they travel; may be unsaid.
    pub travel: Option<Option<Travel>>,
    /// When they are away.
    pub away: Option<Vec<TypedAbsence>>,
    /// What they need.
    pub needs: Option<Vec<Need>>,
    /// What they would like to learn.
    pub wishes: Option<Vec<Topic>>,
    /// The organisations that they belong to.
    pub affiliations: Option<Vec<Ref>>,
    /// Levels of fields. The owner may lower and raise them.
    pub levels: BTreeMap<MemberField, Level>,
}

impl ProfileChange {
    /// Reads the fields of a posted form. Their names are the fields' slugs: `profession`, `skills` (once for each, and
    /// once empty so that none can be chosen), `pseudonym.en` for a pseudonym in one language, `level.phone` for a level,
    /// `availability.days`, `availability.travel`, and `availability.from`, `.to` and `.reason` once for each span of days.
    /// Fields of other names are passed over.
    ///
    /// # Errors
    /// The fields whose value is none of those that can be chosen.
    pub fn from_form<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<FieldFault>> {
        let (mut change, mut faults) = (Self::default(), Vec::new());
        for (name, value) in fields {
            let (name, part) = name.split_once('.').map_or((name, None), |(name, part)| (name, Some(part)));
            let (field, taken) = match (name, part) {
                ("level", Some(part)) => {
                    let Ok(field) = part.parse() else { continue };
                    (field, change.take_level(field, value))
                }
                _ => {
                    let Ok(field) = name.parse() else { continue };
                    (field, change.take(field, part, value))
                }
            };
            if taken.is_none() {
                faults.push(FieldFault { field, reason: FaultReason::Unknown });
            }
        }
        faults.sort_unstable();
        faults.dedup();
        if faults.is_empty() { Ok(change) } else { Err(faults) }
    }

    fn take_level(&mut self, field: MemberField, value: &str) -> Option<()> {
        let level = value.parse().ok().filter(|level| field.may_have(*level))?;
        self.levels.insert(field, level);
        Some(())
    }

    fn take(&mut self, field: MemberField, part: Option<&str>, value: &str) -> Option<()> {
        match field {
            MemberField::Pseudonym => {
                let pseudonym = self.pseudonym.get_or_insert_default();
                value.clone_into(pseudonym.own_mut(part?.parse().ok()?));
            }
            MemberField::Name => self.name = Some(value.to_owned()),
            MemberField::Gender => self.gender = Some(value.parse().ok()?),
            MemberField::Profession => self.profession = Some(value.parse().ok()?),
            MemberField::Languages => take_term(&mut self.languages, value)?,
            MemberField::District => self.district = Some(value.to_owned()),
            MemberField::Skills => take_term(&mut self.skills, value)?,
            MemberField::Phone => self.phone = Some(value.to_owned()),
            MemberField::Email => self.email = Some(value.to_owned()),
            MemberField::Availability => self.take_availability(part?, value)?,
            MemberField::Needs => take_term(&mut self.needs, value)?,
            MemberField::Wishes => take_term(&mut self.wishes, value)?,
            MemberField::Affiliations => take_term(&mut self.affiliations, value)?,
            // Coordinators know when a member joined; members don't set it. A photo is sent on its own.
            MemberField::Joined | MemberField::Photo => {}
        }
        Some(())
    }

    /// Days and reasons are sent row by row: each row begins with its first day.
    fn take_availability(&mut self, part: &str, value: &str) -> Option<()> {
        match part {
            "days" => return take_term(&mut self.days, value),
            "travel" if value.is_empty() => self.travel = Some(None),
            "travel" => self.travel = Some(Some(value.parse().ok()?)),
            "from" => {
                let row = TypedAbsence { from: value.to_owned(), ..TypedAbsence::default() };
                self.away.get_or_insert_default().push(row);
            }
            "to" => value.clone_into(&mut self.away.as_mut()?.last_mut()?.to),
            "reason" => value.clone_into(&mut self.away.as_mut()?.last_mut()?.reason),
            _ => return None,
        }
        Some(())
    }

    /// What is wrong with it, in the order of the fields. Whether there is such a district or organisation is not known
    /// here.
    #[must_use]
    pub fn faults(&self) -> Vec<FieldFault> {
        let pseudonym = self.pseudonym.as_ref().and_then(|text| {
            let fault = versions(text).find_map(name_fault);
            if trimmed(text).is_empty() { Some(FaultReason::Empty) } else { fault }
        });
        let is_given = |text: &&String| !text.trim().is_empty();
        let phone = self.phone.as_ref().filter(is_given).filter(|text| phone(text).is_none());
        let email = self.email.as_ref().filter(is_given).filter(|text| text.parse::<Email>().is_err());
        let has_too_many = |given: &Vec<Ref>| each_once(given).len() > MOST_AFFILIATIONS;
        let affiliations = self.affiliations.as_ref().filter(|given| has_too_many(given));
        let found = [
            (MemberField::Pseudonym, pseudonym),
            (MemberField::Name, self.name.as_deref().and_then(name_fault)),
            (MemberField::District, self.district.as_ref().filter(|slug| slug.is_empty()).map(|_| FaultReason::Empty)),
            (MemberField::Phone, phone.map(|_| FaultReason::Phone)),
            (MemberField::Email, email.map(|_| FaultReason::Email)),
            (MemberField::Availability, self.away.as_deref().and_then(|rows| absences(rows).err())),
            (MemberField::Affiliations, affiliations.map(|_| FaultReason::TooMany)),
        ];
        found.into_iter().filter_map(|(field, reason)| Some(FieldFault { field, reason: reason? })).collect()
    }

    /// The member as the change makes them.
    ///
    /// # Errors
    /// What is wrong with it; nothing is changed then.
    pub fn apply(&self, member: &Member) -> Result<Member, Vec<FieldFault>> {
        let faults = self.faults();
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut changed = member.clone();
        set(&mut changed.pseudonym, self.pseudonym.as_ref().map(trimmed));
        set(&mut changed.name, self.name.as_ref().map(|name| name.trim().to_owned()));
        set(&mut changed.gender, self.gender);
        set(&mut changed.profession, self.profession);
        set(&mut changed.languages, self.languages.as_deref().map(each_once));
        set(&mut changed.district, self.district.clone());
        set(&mut changed.skills, self.skills.as_deref().map(each_once));
        set(&mut changed.phone, self.phone.as_ref().map(|given| phone(given).unwrap_or_default()));
        let address = |given: &String| given.parse().map_or(String::new(), |email: Email| email.as_str().to_owned());
        set(&mut changed.email, self.email.as_ref().map(address));
        set(&mut changed.availability.days, self.days.as_deref().map(each_once));
        set(&mut changed.availability.travel, self.travel);
        set(&mut changed.availability.away, self.away.as_deref().map(|rows| absences(rows).unwrap_or_default()));
        set(&mut changed.needs, self.needs.as_deref().map(each_once));
        set(&mut changed.wishes, self.wishes.as_deref().map(each_once));
        set(&mut changed.affiliations, self.affiliations.as_deref().map(each_once));
        for (field, level) in &self.levels {
            changed.set_level(*field, *level);
        }
        Ok(changed)
    }
}

/// The member as they are `now` without what the change from `before` to `after` did. What it left alone stays as it
/// is now: others may have changed it since.
#[must_use]
pub fn undone(now: &Member, before: &Member, after: &Member) -> Member {
    let mut member = now.clone();
    restore(&mut member.pseudonym, &before.pseudonym, &after.pseudonym);
    restore(&mut member.name, &before.name, &after.name);
    restore(&mut member.gender, &before.gender, &after.gender);
    restore(&mut member.profession, &before.profession, &after.profession);
    restore(&mut member.languages, &before.languages, &after.languages);
    restore(&mut member.district, &before.district, &after.district);
    restore(&mut member.skills, &before.skills, &after.skills);
    restore(&mut member.phone, &before.phone, &after.phone);
    restore(&mut member.email, &before.email, &after.email);
    restore(&mut member.availability.days, &before.availability.days, &after.availability.days);
    restore(&mut member.availability.travel, &before.availability.travel, &after.availability.travel);
    restore(&mut member.availability.away, &before.availability.away, &after.availability.away);
    restore(&mut member.needs, &before.needs, &after.needs);
    restore(&mut member.wishes, &before.wishes, &after.wishes);
    restore(&mut member.affiliations, &before.affiliations, &after.affiliations);
    for field in MemberField::ALL {
        if before.level(*field) != after.level(*field) {
            member.set_level(*field, before.level(*field));
        }
    }
    member
}

fn restore<T: Clone + PartialEq>(now: &mut T, before: &T, after: &T) {
    if before != after {
        now.clone_from(before);
    }
}

fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

/// Adds one of several values of a list; the empty one says that there is such a list.
fn take_term<T: FromStr>(list: &mut Option<Vec<T>>, value: &str) -> Option<()> {
    let list = list.get_or_insert_default();
    if !value.is_empty() {
        list.push(value.parse().ok()?);
    }
    Some(())
}

fn each_once<T: Clone + PartialEq>(given: &[T]) -> Vec<T> {
    let mut terms = Vec::with_capacity(given.len());
    for term in given {
        if !terms.contains(term) {
            terms.push(term.clone());
        }
    }
    terms
}

fn versions(text: &LocalText) -> impl Iterator<Item = &str> {
    Language::ALL.iter().map(|language| text.own(*language))
}

fn trimmed(text: &LocalText) -> LocalText {
    let trim = |language| text.own(language).trim().to_owned();
    LocalText {
        en: trim(Language::English),
        ur: trim(Language::Urdu),
        sd: trim(Language::Sindhi),
        ps: trim(Language::Pashto),
    }
}

fn name_fault(given: &str) -> Option<FaultReason> {
    let name = given.trim();
    if name.chars().count() > LONGEST_NAME {
        Some(FaultReason::TooLong)
    } else if name.chars().any(char::is_control) {
        Some(FaultReason::Characters)
    } else {
        None
    }
}

/// A telephone number as it is kept: figures of any of the platform's scripts become those that are dialled.
fn phone(given: &str) -> Option<String> {
    let dialled = |letter: char| match letter {
        ' ' | '-' | '(' | ')' | '+' => Some(letter),
        _ => char::from_digit(figure(letter)?, 10),
    };
    let number = given.trim().chars().map(dialled).collect::<Option<String>>()?;
    let figures = number.chars().filter(char::is_ascii_digit).count();
    let is_plus_first = number.rfind('+').is_none_or(|position| position == 0);
    (PHONE_FIGURES.contains(&figures) && is_plus_first).then_some(number)
}

//! Fields as a scenario.

use std::{collections::BTreeSet, str::FromStr};

use super::{LONGEST_NOTES, PlanFault, PlanFaultReason as Reason, ScenarioDraft, criterion_of, numbers::set_number};
use crate::{
    dates::{Date, typed_day},
    ids::Ref,
    places::Region,
    planning::{
        agenda::{ModuleWish, Move, item_of},
        dates::{MoonMonth, MoonShift},
        participants::{Apart, Criterion, Quota},
        scenario::{LONGEST_NAME, MOST_DAYS},
    },
    text::{Language, kept, plain},
    trainings::Topic,
};

/// The most minutes of a module's talk, or of its exercises: eight hours of every day.
const MOST_MINUTES: u16 = MOST_DAYS * 8 * 60;
/// Minutes of a day.
const MINUTES: u16 = 24 * 60;
/// The most values of one list: more than any list has that people keep by hand.
const MOST_VALUES: usize = 1_000;
/// The most days by which a month of the moon begins otherwise than reckoned.
const LARGEST_SHIFT: i8 = 3;

/// A form that is being read, with the rows that add something, which come as several fields.
struct Reading {
    draft: ScenarioDraft,
    quota: (Option<Criterion>, Option<u16>, Option<u16>),
    apart: Vec<Ref>,
    shift: (Option<MoonMonth>, i8, Option<Region>),
}

impl ScenarioDraft {
    /// Reads the fields of a posted form; see [the module](super) for their names. Fields of other names are passed over.
    ///
    /// # Errors
    /// The fields whose value can't be read, or what is wrong with the whole, in the order of the names.
    pub fn from_form<'a>(
        fields: impl IntoIterator<Item = (&'a str, &'a str)>,
        today: Date,
    ) -> Result<Self, Vec<PlanFault>> {
        let (draft, faults) = Self::read(fields, today);
        if faults.is_empty() { Ok(draft) } else { Err(faults) }
    }

    /// The same, with what can be made of the fields whatever is wrong with them.
    #[must_use]
    pub fn read<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>, today: Date) -> (Self, Vec<PlanFault>) {
        let draft = Self::blank(today);
        let mut reading = Reading { draft, quota: (None, None, None), apart: Vec::new(), shift: (None, 0, None) };
        let mut faults = Vec::new();
        for (name, value) in fields {
            if let Err(reason) = reading.take(name, value.trim()) {
                faults.push(PlanFault::new(name, reason));
            }
        }
        let draft = reading.finished();
        if faults.is_empty() {
            faults = draft.faults();
        }
        faults.sort_unstable();
        faults.dedup();
        (draft, faults)
    }
}

impl Reading {
    fn take(&mut self, name: &str, value: &str) -> Result<(), Reason> {
        let goal = &mut self.draft.goal;
        let wish = &mut goal.participants;
        match name {
            "name" => self.draft.name = words(value, LONGEST_NAME)?,
            "notes" => self.draft.notes = words(value, LONGEST_NOTES)?,
            "title.en" => *self.draft.title.own_mut(Language::English) = words(value, LONGEST_NAME)?,
            "title.ur" => *self.draft.title.own_mut(Language::Urdu) = words(value, LONGEST_NAME)?,
            "kind" => goal.kind = one(value)?,
            "language" => goal.language = term(value)?,
            "spoken" => wish.language = term(value)?,
            "from" => goal.from = day(value)?.ok_or(Reason::Missing)?,
            "to" => goal.to = day(value)?.ok_or(Reason::Missing)?,
            "rupees" => goal.rupees = number(value)?,
            "most_of_organisation" => wish.most_of_organisation = number(value)?,
            "town" => goal.town = slug(value)?,
            "first_day" => goal.first_day = day(value)?,
            "topics" => push_new(&mut goal.topics, term(value)?),
            "prerequisites" => push_new(&mut wish.prerequisites, term(value)?),
            "apart" => wish.apart.extend(apart(value)?),
            "include" => insert(&mut wish.include, value)?,
            "exclude" => insert(&mut wish.exclude, value)?,
            "keep" => insert(&mut wish.keep, value)?,
            "trainers.include" => insert(&mut goal.trainers.include, value)?,
            "trainers.exclude" => insert(&mut goal.trainers.exclude, value)?,
            "move" => push_move(&mut goal.moves, change(value)?),
            "shift" => goal.shifts.extend(shift(value)?),
            _ => return self.take_part(name, value),
        }
        Ok(())
    }

    /// What has a name of several parts, or is a number.
    fn take_part(&mut self, name: &str, value: &str) -> Result<(), Reason> {
        let (group, rest) = name.split_once('.').unwrap_or((name, ""));
        match group {
            "least" | "most" => {
                let criterion = criterion_of(rest).ok_or(Reason::Unknown)?;
                self.take_quota(criterion, group == "least", number(value)?)
            }
            "talk" | "exercise" => self.take_minutes(one(rest)?, group == "talk", number(value)?),
            "add" => self.take_addition(rest, value),
            _ => self.take_number(name, value),
        }
    }

    /// Only what is a number's field is read as one: forms have other fields, too.
    fn take_number(&mut self, name: &str, value: &str) -> Result<(), Reason> {
        if value.is_empty() {
            return Ok(());
        }
        match plain(value).parse() {
            Ok(number) => set_number(&mut self.draft.goal, name, number).unwrap_or(Ok(())),
            Err(_) => set_number(&mut self.draft.goal, name, 0).map_or(Ok(()), |_| Err(Reason::NotANumber)),
        }
    }

    fn take_addition(&mut self, name: &str, value: &str) -> Result<(), Reason> {
        match name {
            "quota" if !value.is_empty() => self.quota.0 = Some(criterion_of(value).ok_or(Reason::Unknown)?),
            "least" => self.quota.1 = number(value)?,
            "most" => self.quota.2 = number(value)?,
            "apart" if !value.is_empty() => self.apart.push(person(value)?),
            "shift.month" if !value.is_empty() => self.shift.0 = Some(month(value)?),
            "shift.days" if !value.is_empty() => self.shift.1 = shift_days(value)?,
            "shift.region" => self.shift.2 = term(value)?,
            _ => {}
        }
        Ok(())
    }

    fn take_quota(&mut self, criterion: Criterion, is_least: bool, number: Option<u16>) -> Result<(), Reason> {
        let quotas = &mut self.draft.goal.participants.quotas;
        let place = quotas.iter().position(|quota| quota.criterion == criterion).unwrap_or_else(|| {
            quotas.push(Quota { criterion, at_least: None, at_most: None });
            quotas.len() - 1
        });
        if quotas.len() > MOST_VALUES {
            return Err(Reason::TooManyQuotas);
        }
        if let Some(quota) = quotas.get_mut(place) {
            let end = if is_least { &mut quota.at_least } else { &mut quota.at_most };
            *end = number;
        }
        Ok(())
    }

    fn take_minutes(&mut self, topic: Topic, is_talk: bool, minutes: Option<u16>) -> Result<(), Reason> {
        let Some(minutes) = minutes else { return Ok(()) };
        if minutes > MOST_MINUTES {
            return Err(Reason::NotANumber);
        }
        let modules = &mut self.draft.goal.modules;
        if modules.iter().all(|module| module.topic != topic) {
            modules.push(ModuleWish::open(topic));
        }
        let of_topic = modules.iter_mut().filter(|module| module.topic == topic);
        of_topic.for_each(|module| *if is_talk { &mut module.talk } else { &mut module.exercise } = Some(minutes));
        Ok(())
    }

    /// The scenario with what was added, each list in its one order.
    fn finished(self) -> ScenarioDraft {
        let Self { mut draft, quota, apart, shift } = self;
        let goal = &mut draft.goal;
        let wish = &mut goal.participants;
        // A row without a number says nothing yet, and takes nothing away.
        if let (Some(criterion), least, most) = quota
            && (least.is_some() || most.is_some())
        {
            wish.quotas.retain(|quota| quota.criterion != criterion);
            wish.quotas.push(Quota { criterion, at_least: least, at_most: most });
        }
        wish.quotas.retain(|quota| quota.at_least.is_some() || quota.at_most.is_some());
        wish.quotas.sort_by(|a, b| a.criterion.cmp(&b.criterion));
        if let [one, other] = apart.as_slice() {
            wish.apart.push(ordered(one.clone(), other.clone()));
        }
        wish.apart.sort_unstable();
        wish.apart.dedup();
        if let (Some(month), days, region) = shift {
            goal.shifts.retain(|shift| (shift.month, shift.region) != (month, region));
            goal.shifts.push(MoonShift { month, days, region });
        }
        goal.shifts.sort_by_key(|shift| (shift.month, shift.region));
        goal.modules.sort_by_key(|module| module.topic);
        goal.modules.retain(|module| !module.is_open());
        draft
    }
}

/// A text as it is kept.
pub(crate) fn words(value: &str, most: usize) -> Result<String, Reason> {
    kept(value, most).ok_or(Reason::TooLong)
}

fn one<T: FromStr>(value: &str) -> Result<T, Reason> {
    value.parse().map_err(|_| Reason::Unknown)
}

/// A term of a vocabulary; none where the field is empty.
pub(crate) fn term<T: FromStr>(value: &str) -> Result<Option<T>, Reason> {
    if value.is_empty() { Ok(None) } else { one(value).map(Some) }
}

/// A number in any of the platform's figures; none where the field is empty.
pub(crate) fn number<T: FromStr>(value: &str) -> Result<Option<T>, Reason> {
    if value.is_empty() { Ok(None) } else { plain(value).parse().map(Some).map_err(|_| Reason::NotANumber) }
}

/// A day; none where the field is empty.
pub(crate) fn day(value: &str) -> Result<Option<Date>, Reason> {
    if value.is_empty() { Ok(None) } else { typed_day(value).map(Some).ok_or(Reason::NotADate) }
}

/// The slug of a town; none where it is empty.
pub(super) fn slug(value: &str) -> Result<Option<String>, Reason> {
    let is_plain = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_plain { Ok(Some(value.to_owned()).filter(|slug| !slug.is_empty())) } else { Err(Reason::Unknown) }
}

/// The id of somebody.
pub(super) fn person(value: &str) -> Result<Ref, Reason> {
    slug(value)?.ok_or(Reason::Unknown)
}

fn insert(list: &mut BTreeSet<Ref>, value: &str) -> Result<(), Reason> {
    if !value.is_empty() && list.len() < MOST_VALUES {
        list.insert(person(value)?);
    }
    Ok(())
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, value: Option<T>) {
    if let Some(value) = value
        && !list.contains(&value)
    {
        list.push(value);
    }
}

fn push_move(moves: &mut Vec<Move>, change: Option<Move>) {
    if let Some(change) = change.filter(|_| moves.len() < MOST_VALUES) {
        change.put_after(moves);
    }
}

/// The two, whoever was named first.
fn ordered(one: Ref, other: Ref) -> Apart {
    if one <= other { Apart(one, other) } else { Apart(other, one) }
}

fn apart(value: &str) -> Result<Option<Apart>, Reason> {
    if value.is_empty() {
        return Ok(None);
    }
    let (one, other) = value.split_once(' ').ok_or(Reason::Unknown)?;
    Ok(Some(ordered(person(one)?, person(other)?)))
}

fn change(value: &str) -> Result<Option<Move>, Reason> {
    let parts: Vec<&str> = value.split(' ').collect();
    let [item, on, from] = parts.as_slice() else {
        return if value.is_empty() { Ok(None) } else { Err(Reason::Unknown) };
    };
    let (activity, part) = item_of(item).ok_or(Reason::Unknown)?;
    let from = one(from).ok().filter(|minute| *minute < MINUTES).ok_or(Reason::Unknown)?;
    Ok(Some(Move { activity, part, day: nth_day(on).ok_or(Reason::Unknown)?, from }))
}

/// A day of the workshop, from nought.
pub(super) fn nth_day(value: &str) -> Option<u8> {
    plain(value).parse().ok().filter(|day| u16::from(*day) < MOST_DAYS)
}

fn month(value: &str) -> Result<MoonMonth, Reason> {
    let (year, month) = value.split_once('-').ok_or(Reason::Unknown)?;
    let (year, month) = (one(year)?, one(month)?);
    let is_there = (1400..=1600).contains(&year) && (1..=12).contains(&month);
    if is_there { Ok(MoonMonth { year, month }) } else { Err(Reason::Unknown) }
}

fn shift_days(value: &str) -> Result<i8, Reason> {
    let days: i8 = plain(value).parse().map_err(|_| Reason::NotANumber)?;
    if days.abs() <= LARGEST_SHIFT { Ok(days) } else { Err(Reason::NotANumber) }
}

/// How a month of the moon begins otherwise, as its field holds it.
#[must_use]
pub fn shift_of(value: &str) -> Option<MoonShift> {
    shift(value).ok().flatten()
}

fn shift(value: &str) -> Result<Option<MoonShift>, Reason> {
    let parts: Vec<&str> = value.split(' ').collect();
    let (of, days, region) = match parts.as_slice() {
        [of, days] => (of, days, None),
        [of, days, region] => (of, days, Some(one(region)?)),
        _ => return if value.is_empty() { Ok(None) } else { Err(Reason::Unknown) },
    };
    Ok(Some(MoonShift { month: month(of)?, days: shift_days(days)?, region }))
}

//! The agenda: modules and exercises laid into the days around prayer and meals, moved by hand, and checked.
//!
//! Modules come in the order asked for. Each has its talk first, then its exercises; both go into the free time between
//! the breaks, parted where a break comes. No part is shorter than [`SHORTEST_PART`] minutes: what is left before a break
//! stays free. What finds no room is said.

mod conflicts;
mod frame;
mod moves;
mod spare;

pub use conflicts::{AgendaConflict, conflicts};
pub use frame::{BreakKind, DAY_BEGINS, DAY_ENDS, DayFrame, FAST_DAY_ENDS, Pause, frame};
pub(super) use moves::stored_moves;
pub use moves::{Move, item_of, item_slug, moved};
pub use spare::{WORTH_SAYING, spare};

use serde::{Deserialize, Serialize};

use super::trainers::Teaching;
use crate::{dates::Date, ids::Ref, trainings::Topic};

/// Minutes below which no part of a module goes.
pub const SHORTEST_PART: u16 = 30;

/// How long a module takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModulePlan {
    /// The module.
    pub topic: Topic,
    /// Minutes of talk and discussion.
    pub talk: u16,
    /// Minutes of exercises.
    pub exercise: u16,
}

impl ModulePlan {
    /// So many minutes, a third of them for exercises, by our assumption.
    #[must_use]
    pub const fn of_minutes(topic: Topic, minutes: u16) -> Self {
        let exercise = minutes / EXERCISES;
        Self { topic, talk: minutes - exercise, exercise }
    }
}

/// One minute in so many is one of exercises.
const EXERCISES: u16 = 3;
/// Minutes of a module of which the curriculum says nothing.
const UNKNOWN_MINUTES: u16 = 180;

/// How long a coordinator wants a module to take. What is open is as the curriculum says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleWish {
    /// The module.
    pub topic: Topic,
    /// Minutes of talk and discussion.
    #[serde(default)]
    pub talk: Option<u16>,
    /// Minutes of exercises.
    #[serde(default)]
    pub exercise: Option<u16>,
}

impl ModuleWish {
    /// Everything open.
    #[must_use]
    pub const fn open(topic: Topic) -> Self {
        Self { topic, talk: None, exercise: None }
    }

    /// Whether everything is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.talk.is_none() && self.exercise.is_none()
    }

    /// The module's length, what is open being as in `known`, which has the curriculum's lengths.
    #[must_use]
    pub fn plan(&self, known: &[ModulePlan]) -> ModulePlan {
        let known = known.iter().find(|module| module.topic == self.topic).copied();
        let known = known.unwrap_or(ModulePlan::of_minutes(self.topic, UNKNOWN_MINUTES));
        let (talk, exercise) = (self.talk.unwrap_or(known.talk), self.exercise.unwrap_or(known.exercise));
        ModulePlan { talk, exercise, ..known }
    }
}

/// What is done in an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Activity {
    /// Welcome, and how the days go.
    Opening,
    /// Talk and discussion.
    Talk(Topic),
    /// Exercises in groups.
    Exercise(Topic),
    /// A break.
    Break(BreakKind),
    /// What was learned, and what comes next.
    Closing,
}

impl Activity {
    /// The module it belongs to.
    #[must_use]
    pub const fn topic(&self) -> Option<Topic> {
        match self {
            Self::Talk(topic) | Self::Exercise(topic) => Some(*topic),
            Self::Opening | Self::Break(_) | Self::Closing => None,
        }
    }
}

/// One item. Times are minutes after midnight in Pakistan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// The day.
    pub day: Date,
    /// Begins.
    pub from: u16,
    /// Ends.
    pub to: u16,
    /// What.
    pub activity: Activity,
    /// Which part of it, from nought: of talks and exercises those of the module in their order, of breaks that of the day.
    /// It stays the item's own wherever the item is moved.
    #[serde(default)]
    pub part: u8,
    /// Who leads it, and who trains along.
    #[serde(default)]
    pub trainers: Vec<Ref>,
}

/// The agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Agenda {
    /// Frames of the days.
    pub days: Vec<DayFrame>,
    /// Items by day and time.
    pub items: Vec<AgendaItem>,
    /// Minutes that found no room, by module.
    pub unplaced: Vec<(Topic, u16)>,
}

/// Minutes of the opening and of the closing.
const FRAME_MINUTES: u16 = 30;

/// Lays modules into days.
#[must_use]
pub fn agenda(days: &[DayFrame], modules: &[ModulePlan], teaching: &[Teaching]) -> Agenda {
    let mut free = Free::new(days);
    let mut items = free.breaks();
    items.extend(free.first(FRAME_MINUTES).map(|slot| item(slot, Activity::Opening, Vec::new())));
    items.extend(free.last(FRAME_MINUTES).map(|slot| item(slot, Activity::Closing, Vec::new())));
    let mut unplaced = Vec::new();
    for module in modules {
        let trainers = teaching.iter().find(|teaching| teaching.topic == module.topic);
        let trainers: Vec<Ref> =
            trainers.into_iter().flat_map(|t| t.lead.iter().chain(&t.co_trainer)).cloned().collect();
        let mut left = 0;
        for (activity, minutes) in
            [(Activity::Talk(module.topic), module.talk), (Activity::Exercise(module.topic), module.exercise)]
        {
            let (slots, over) = free.take(minutes);
            items.extend(slots.into_iter().map(|slot| item(slot, activity.clone(), trainers.clone())));
            left += over;
        }
        if left > 0 {
            unplaced.push((module.topic, left));
        }
    }
    items.sort_by_key(|item| (item.day, item.from, item.to));
    number(&mut items, days);
    Agenda { days: days.to_vec(), items, unplaced }
}

fn item((day, from, to): Slot, activity: Activity, trainers: Vec<Ref>) -> AgendaItem {
    AgendaItem { day, from, to, activity, part: 0, trainers }
}

/// Counts the parts of what is done.
fn number(items: &mut [AgendaItem], days: &[DayFrame]) {
    for index in 0..items.len() {
        let (before, rest) = items.split_at_mut(index);
        let Some(item) = rest.first_mut() else { continue };
        let part = match item.activity {
            Activity::Break(_) => days.iter().position(|frame| frame.day == item.day).unwrap_or(0),
            _ => before.iter().filter(|other| other.activity == item.activity).count(),
        };
        item.part = u8::try_from(part).unwrap_or(u8::MAX);
    }
}

/// Minutes of a day.
type Slot = (Date, u16, u16);

/// Time that is not taken yet, in its order.
struct Free {
    days: Vec<DayFrame>,
    slots: Vec<Slot>,
}

impl Free {
    fn new(days: &[DayFrame]) -> Self {
        let mut slots = Vec::new();
        for frame in days {
            let mut from = frame.from;
            for pause in &frame.pauses {
                slots.push((frame.day, from, pause.from));
                from = pause.to;
            }
            slots.push((frame.day, from, frame.to));
        }
        slots.retain(|(_, from, to)| from < to);
        Self { days: days.to_vec(), slots }
    }

    fn breaks(&self) -> Vec<AgendaItem> {
        let of_day = |frame: &DayFrame| {
            let day = frame.day;
            let pauses = frame.pauses.iter();
            pauses.map(|p| item((day, p.from, p.to), Activity::Break(p.kind), Vec::new())).collect::<Vec<_>>()
        };
        self.days.iter().flat_map(of_day).collect()
    }

    fn first(&mut self, minutes: u16) -> Option<Slot> {
        let slot = self.slots.first_mut().filter(|slot| slot.2 - slot.1 >= minutes)?;
        let taken = (slot.0, slot.1, slot.1 + minutes);
        slot.1 += minutes;
        Some(taken)
    }

    /// The end of the last day, or as much of it as its last break leaves.
    fn last(&mut self, minutes: u16) -> Option<Slot> {
        let slot = self.slots.last_mut()?;
        let taken = (slot.0, slot.1.max(slot.2.saturating_sub(minutes)), slot.2);
        slot.2 = taken.1;
        self.slots.retain(|(_, from, to)| from < to);
        Some(taken)
    }

    /// Takes so many minutes from the beginning on; and how many found no room.
    fn take(&mut self, minutes: u16) -> (Vec<Slot>, u16) {
        let (mut taken, mut left) = (Vec::new(), minutes);
        for slot in &mut self.slots {
            if left == 0 {
                break;
            }
            let part = part_of(left, slot.2 - slot.1);
            if part == 0 {
                slot.1 = slot.2;
                continue;
            }
            taken.push((slot.0, slot.1, slot.1 + part));
            slot.1 += part;
            left -= part;
            if left > 0 {
                slot.1 = slot.2;
            }
        }
        self.slots.retain(|(_, from, to)| from < to);
        (taken, left)
    }
}

/// How many of the minutes left go into so much free time: all, or as many as leave no scrap here or for later.
fn part_of(left: u16, free: u16) -> u16 {
    let shortest = SHORTEST_PART.min(left);
    if left <= free {
        return left;
    }
    let part = free.min(left.saturating_sub(SHORTEST_PART));
    if part < shortest { 0 } else { part }
}

//! The agenda: modules and exercises laid into the days around prayer and meals, moved by hand, and checked.
//!
//! Modules come in the order asked for. Each has its talk first, then its exercises; both go into the free time between
//! the breaks, parted where a break comes. No part is shorter than [`SHORTEST_PART`] minutes: what is left before a break
//! stays free. What finds no room is said.

mod conflicts;
mod frame;

pub use conflicts::{AgendaConflict, Move, conflicts, moved};
pub use frame::{BreakKind, DayFrame, Pause, frame};

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
    /// The usual length, an assumption until the curricula say better: two hours of talk and one of exercise; of practice
    /// (mediation, negotiation, dialogue, preventing electoral violence, training of trainers) two.
    #[must_use]
    pub const fn usual(topic: Topic) -> Self {
        let is_practice = matches!(
            topic,
            Topic::Mediation
                | Topic::Negotiation
                | Topic::Dialogue
                | Topic::ElectoralViolencePrevention
                | Topic::TrainingOfTrainers
        );
        Self { topic, talk: 120, exercise: if is_practice { 120 } else { 60 } }
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
    Agenda { days: days.to_vec(), items, unplaced }
}

fn item((day, from, to): Slot, activity: Activity, trainers: Vec<Ref>) -> AgendaItem {
    AgendaItem { day, from, to, activity, trainers }
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

//! What the buttons of a scenario's page do.

use std::str::FromStr;

use super::{
    PlanFaultReason, ScenarioDraft,
    read::{nth_day, person, slug},
};
use crate::{
    dates::{Date, typed_day},
    ids::Ref,
    planning::{
        agenda::{Activity, Move, item_of, item_slug},
        scenario::Plan,
    },
    text::plain,
    trainings::Topic,
};

/// What a button does, after the form was read. Buttons send it as `do`, with what it is about after a colon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanDeed {
    /// `save`: nothing but what the fields say.
    Save,
    /// `include:{member}`: puts somebody on the list by hand.
    Include(Ref),
    /// `exclude:{member}`: takes somebody off the list by hand.
    Exclude(Ref),
    /// `free:{member}`: leaves it to the rules whether somebody is on the list.
    Free(Ref),
    /// `train:{person}`: puts somebody into the team.
    Train(Ref),
    /// `rest:{person}`: takes somebody out of the team.
    Rest(Ref),
    /// `free-trainer:{person}`: leaves it to the rules whether somebody trains.
    FreeTrainer(Ref),
    /// `place:{town}`: chooses the town; the best one where none is named.
    Place(Option<String>),
    /// `date:{day}`: chooses the first day; the best one where none is named.
    Date(Option<Date>),
    /// `move:{item}`: moves an item of the agenda, as [`item_slug`] names it, to what the fields `item.{item}.day` (counted
    /// from nought) and `item.{item}.from` say.
    Move(Activity, u8),
    /// `unmove`: puts all items of the agenda back.
    Unmove,
    /// `earlier:{module}`: teaches a module before the one that is before it.
    Earlier(Topic),
    /// `later:{module}`: teaches a module after the one that comes next.
    Later(Topic),
    /// `keep`: whoever is on the list now was told, and stays among equals.
    Keep,
    /// `unkeep`: nobody was told yet.
    Unkeep,
}

/// What is no deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such deed")]
pub struct UnknownDeed;

impl FromStr for PlanDeed {
    type Err = UnknownDeed;

    fn from_str(given: &str) -> Result<Self, UnknownDeed> {
        let (deed, about) = given.split_once(':').unwrap_or((given, ""));
        let someone = || person(about).map_err(|_| UnknownDeed);
        let topic = || about.parse().map_err(|_| UnknownDeed);
        Ok(match deed {
            "save" => Self::Save,
            "include" => Self::Include(someone()?),
            "exclude" => Self::Exclude(someone()?),
            "free" => Self::Free(someone()?),
            "train" => Self::Train(someone()?),
            "rest" => Self::Rest(someone()?),
            "free-trainer" => Self::FreeTrainer(someone()?),
            "place" => Self::Place(slug(about).map_err(|_| UnknownDeed)?),
            "date" if about.is_empty() => Self::Date(None),
            "date" => Self::Date(Some(typed_day(about).ok_or(UnknownDeed)?)),
            "move" => {
                let (activity, part) = item_of(about).ok_or(UnknownDeed)?;
                Self::Move(activity, part)
            }
            "unmove" => Self::Unmove,
            "earlier" => Self::Earlier(topic()?),
            "later" => Self::Later(topic()?),
            "keep" => Self::Keep,
            "unkeep" => Self::Unkeep,
            _ => return Err(UnknownDeed),
        })
    }
}

impl PlanDeed {
    /// Whether it needs what was planned before.
    #[must_use]
    pub const fn needs_plan(&self) -> bool {
        matches!(self, Self::Date(Some(_)) | Self::Keep)
    }

    /// Does it to a scenario. `plan` is what was planned before, `fields` what the form sent besides the scenario's own.
    ///
    /// # Errors
    /// The time that an item is moved to can't be read.
    pub fn apply(
        self,
        draft: &mut ScenarioDraft,
        plan: Option<&Plan>,
        fields: &[(&str, &str)],
    ) -> Result<(), PlanFaultReason> {
        let goal = &mut draft.goal;
        let (wish, team) = (&mut goal.participants, &mut goal.trainers);
        match self {
            Self::Save => {}
            Self::Include(id) => {
                wish.exclude.remove(&id);
                wish.include.insert(id);
            }
            Self::Exclude(id) => {
                wish.include.remove(&id);
                wish.exclude.insert(id);
            }
            Self::Free(id) => {
                wish.include.remove(&id);
                wish.exclude.remove(&id);
            }
            Self::Train(id) => {
                team.exclude.remove(&id);
                team.include.insert(id);
            }
            Self::Rest(id) => {
                team.include.remove(&id);
                team.exclude.insert(id);
            }
            Self::FreeTrainer(id) => {
                team.include.remove(&id);
                team.exclude.remove(&id);
            }
            Self::Place(town) => goal.town = town,
            Self::Date(day) => goal.first_day = day,
            Self::Move(activity, part) => typed_move(activity, part, fields)?.put_after(&mut goal.moves),
            Self::Unmove => goal.moves.clear(),
            Self::Earlier(topic) => swap(&mut goal.topics, topic, -1),
            Self::Later(topic) => swap(&mut goal.topics, topic, 1),
            Self::Keep => {
                let invited = plan.iter().flat_map(|plan| &plan.participants.invited);
                wish.keep = invited.map(|invited| invited.id.clone()).collect();
            }
            Self::Unkeep => wish.keep.clear(),
        }
        Ok(())
    }
}

fn swap(topics: &mut [Topic], topic: Topic, by: isize) {
    let place = topics.iter().position(|other| *other == topic);
    if let Some((place, other)) = place.and_then(|place| Some((place, place.checked_add_signed(by)?)))
        && other < topics.len()
    {
        topics.swap(place, other);
    }
}

fn typed_move(activity: Activity, part: u8, fields: &[(&str, &str)]) -> Result<Move, PlanFaultReason> {
    let item = item_slug(&activity, part);
    let typed = |part: &str| {
        let name = format!("item.{item}.{part}");
        let found = fields.iter().find(|(field, _)| *field == name);
        plain(found.map_or("", |(_, value)| value.trim()))
    };
    let day = nth_day(&typed("day")).ok_or(PlanFaultReason::NotADate)?;
    let time = typed("from");
    let (hour, minute) = time.split_once(':').ok_or(PlanFaultReason::NotANumber)?;
    let (hour, minute): (u16, u16) = hour.parse().ok().zip(minute.parse().ok()).ok_or(PlanFaultReason::NotANumber)?;
    if hour > 23 || minute > 59 {
        return Err(PlanFaultReason::NotANumber);
    }
    Ok(Move { activity, part, day, from: hour * 60 + minute })
}

//! Who carries events out: some members do much, most a little.

use domain::{dates::Date, members::Member, places::Region};

use super::{dice::Dice, places::home_region};

/// A member with what choosing them needs.
pub(super) struct Facilitator<'a> {
    pub(super) member: &'a Member,
    pub(super) region: Region,
}

/// The members, ready to be drawn.
pub(super) struct Roster<'a> {
    facilitators: Vec<Facilitator<'a>>,
    /// Positions among the facilitators, each as often as its member is active.
    tickets: Vec<usize>,
}

/// Shares of activity: every tenth member does eight times what most do.
const ACTIVITY: [usize; 10] = [1, 2, 1, 4, 1, 2, 1, 8, 2, 3];

/// Draws after which a founder of the network takes an early event.
const DRAWS: u32 = 40;

impl<'a> Roster<'a> {
    /// The roster of these members.
    pub(super) fn new(members: &'a [Member]) -> Self {
        let facilitators: Vec<_> = members
            .iter()
            .map(|member| Facilitator {
                member,
                region: home_region(&member.district).unwrap_or(Region::OtherPakistan),
            })
            .collect();
        let tickets =
            (0..facilitators.len()).flat_map(|position| vec![position; ACTIVITY[position % ACTIVITY.len()]]).collect();
        Self { facilitators, tickets }
    }

    /// Someone who had joined by the first of January of the day's year, else anyone of the earliest to join.
    pub(super) fn draw(&self, dice: &mut Dice, day: Date) -> Option<&Facilitator<'a>> {
        for _ in 0..DRAWS {
            let drawn = dice.pick_any(&self.tickets).and_then(|position| self.facilitators.get(*position))?;
            if drawn.member.joined.from <= day {
                return Some(drawn);
            }
        }
        self.facilitators.iter().min_by_key(|facilitator| facilitator.member.joined.from)
    }

    /// Another member of the same region who had joined, if chance finds one.
    pub(super) fn companion(&self, dice: &mut Dice, of: &Facilitator<'_>, day: Date) -> Option<&Facilitator<'a>> {
        (0..8).find_map(|_| {
            self.draw(dice, day).filter(|found| found.region == of.region && found.member.key != of.member.key)
        })
    }
}

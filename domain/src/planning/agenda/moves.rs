//! Items moved by hand.

use serde::{Deserialize, Deserializer, Serialize, de::IgnoredAny};

use super::{Activity, Agenda};

/// An item moved to another time. It is named by what it is, and its day is counted from the first: the agenda is worked
/// out anew each time, and the same item has another place in it once modules, days or fasts are others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// What is done in the item.
    pub activity: Activity,
    /// [Which part of it](super::AgendaItem::part).
    pub part: u8,
    /// The new day, from nought.
    pub day: u8,
    /// Begins, in minutes after midnight.
    pub from: u16,
}

impl Move {
    /// Puts the move after others, in place of an earlier one of the same item.
    pub(in crate::planning) fn put_after(self, moves: &mut Vec<Self>) {
        moves.retain(|other| (&other.activity, other.part) != (&self.activity, self.part));
        moves.push(self);
    }
}

/// The agenda after a move; the item keeps its length. A move of an item or to a day that there isn't changes nothing.
#[must_use]
pub fn moved(agenda: &Agenda, change: &Move) -> Agenda {
    let mut agenda = agenda.clone();
    let day = agenda.days.get(usize::from(change.day)).map(|frame| frame.day);
    let is_meant = |item: &&mut super::AgendaItem| (&item.activity, item.part) == (&change.activity, change.part);
    if let Some((day, item)) = day.zip(agenda.items.iter_mut().find(is_meant)) {
        let length = item.to - item.from;
        (item.day, item.from, item.to) = (day, change.from, change.from.saturating_add(length));
        agenda.items.sort_by_key(|item| (item.day, item.from, item.to));
    }
    agenda
}

/// An item as the name of a field says it: `talk-mediation-0`, `break-zuhr-1`, `opening-0`.
#[must_use]
pub fn item_slug(activity: &Activity, part: u8) -> String {
    match activity {
        Activity::Opening => format!("opening-{part}"),
        Activity::Talk(topic) => format!("talk-{topic}-{part}"),
        Activity::Exercise(topic) => format!("exercise-{topic}-{part}"),
        Activity::Break(kind) => format!("break-{kind}-{part}"),
        Activity::Closing => format!("closing-{part}"),
    }
}

/// The item that [`item_slug`] names; none where it names none.
#[must_use]
pub fn item_of(slug: &str) -> Option<(Activity, u8)> {
    let (what, part) = slug.rsplit_once('-')?;
    let (kind, term) = what.split_once('-').unwrap_or((what, ""));
    let activity = match kind {
        "opening" if term.is_empty() => Activity::Opening,
        "talk" => Activity::Talk(term.parse().ok()?),
        "exercise" => Activity::Exercise(term.parse().ok()?),
        "break" => Activity::Break(term.parse().ok()?),
        "closing" if term.is_empty() => Activity::Closing,
        _ => return None,
    };
    Some((activity, part.parse().ok()?))
}

/// Moves as a scenario keeps them. Older ones counted the agenda's items instead of naming them: which item they meant can
/// no longer be said, and they are left out.
pub(in crate::planning) fn stored_moves<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Move>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Stored {
        Named(Move),
        Counted(IgnoredAny),
    }
    let named = |stored| match stored {
        Stored::Named(change) => Some(change),
        Stored::Counted(_) => None,
    };
    Ok(Vec::deserialize(deserializer)?.into_iter().filter_map(named).collect())
}

//! What does not go together once items were moved by hand.

use serde::{Deserialize, Serialize};

use super::{Activity, Agenda, AgendaItem, BreakKind, ModulePlan};
use crate::{dates::Span, ids::Ref, trainings::Topic};

/// What does not go together. Items are counted in the agenda's order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgendaConflict {
    /// Two items share time.
    Overlap(u32, u32),
    /// An item lies on no day of the training, or beyond its hours.
    OutsideDay(u32),
    /// An item lies in a break.
    InBreak(u32, BreakKind),
    /// A trainer is away.
    TrainerAway(u32, Ref),
    /// An exercise comes before the talk that it belongs to.
    ExerciseFirst(u32),
    /// So many minutes of a module are missing.
    Short(Topic, u16),
}

/// All conflicts of an agenda. `away` says when trainers can't come.
#[must_use]
pub fn conflicts(agenda: &Agenda, modules: &[ModulePlan], away: &[(Ref, Span)]) -> Vec<AgendaConflict> {
    let mut all = Vec::new();
    for (index, item) in (0_u32..).zip(&agenda.items) {
        let later = (0_u32..).zip(&agenda.items).skip(index as usize + 1);
        for (other, _) in later.filter(|(_, other)| shares_time(item, other)) {
            all.push(overlap(agenda, index, other));
        }
        let frame = agenda.days.iter().find(|frame| frame.day == item.day);
        if frame.is_none_or(|frame| item.from < frame.from || frame.to < item.to) {
            all.push(AgendaConflict::OutsideDay(index));
        }
        let is_away = |who: &&(Ref, Span)| item.trainers.contains(&who.0) && who.1.overlaps(item.day, item.day);
        all.extend(away.iter().filter(is_away).map(|(who, _)| AgendaConflict::TrainerAway(index, who.clone())));
        if is_too_early(agenda, item) {
            all.push(AgendaConflict::ExerciseFirst(index));
        }
    }
    all.extend(modules.iter().filter_map(|module| short(agenda, module)));
    all
}

fn shares_time(a: &AgendaItem, b: &AgendaItem) -> bool {
    a.day == b.day && a.from < b.to && b.from < a.to
}

fn overlap(agenda: &Agenda, a: u32, b: u32) -> AgendaConflict {
    match (&agenda.items[a as usize].activity, &agenda.items[b as usize].activity) {
        (Activity::Break(kind), _) => AgendaConflict::InBreak(b, *kind),
        (_, Activity::Break(kind)) => AgendaConflict::InBreak(a, *kind),
        _ => AgendaConflict::Overlap(a, b),
    }
}

fn is_too_early(agenda: &Agenda, item: &AgendaItem) -> bool {
    let Activity::Exercise(topic) = item.activity else { return false };
    let mut talks = agenda.items.iter().filter(|other| other.activity == Activity::Talk(topic));
    talks.any(|talk| (talk.day, talk.from) > (item.day, item.from))
}

fn short(agenda: &Agenda, module: &ModulePlan) -> Option<AgendaConflict> {
    let items = agenda.items.iter().filter(|item| item.activity.topic() == Some(module.topic));
    let placed: u32 = items.map(|item| u32::from(item.to - item.from)).sum();
    let missing = (u32::from(module.talk) + u32::from(module.exercise)).checked_sub(placed)?;
    let missing = u16::try_from(missing).ok().filter(|missing| *missing > 0)?;
    Some(AgendaConflict::Short(module.topic, missing))
}

//! What the demonstration's members would like to learn, and the organisations that some belong to. Nothing of it is
//! public.

use domain::{
    members::{Member, MemberField},
    organisations::Organisation,
    safety::Level,
    trainings::Topic,
};

use super::dice::{Dice, Feature};

/// Gives members wishes and organisations.
pub(super) fn add(members: &mut [Member], organisations: &[Organisation]) {
    let mut dice = Dice::of(Feature::Wishes);
    for member in members {
        member.wishes = wishes(&mut dice, member);
        member.affiliations = affiliations(&mut dice, member, organisations);
        // Some let other members know where they work.
        if !member.affiliations.is_empty() && dice.percent(30) {
            member.levels.insert(MemberField::Affiliations, Level::Network);
        }
    }
}

/// Of two thirds of the members up to three modules that they can't teach themselves.
fn wishes(dice: &mut Dice, member: &Member) -> Vec<Topic> {
    if !dice.percent(66) {
        return Vec::new();
    }
    let mut open: Vec<_> = Topic::ALL.iter().copied().filter(|topic| !member.skills.contains(topic)).collect();
    dice.shuffle(&mut open);
    open.truncate(dice.between(1, 3) as usize);
    open.sort_unstable();
    open
}

/// One that works where the member lives, if there is one; a few belong to another, or to one more.
fn affiliations(dice: &mut Dice, member: &Member, organisations: &[Organisation]) -> Vec<String> {
    let near: Vec<_> = organisations.iter().filter(|one| one.districts.contains(&member.district)).collect();
    let near = if dice.percent(70) { dice.pick_any(&near).copied() } else { None };
    let far = if dice.percent(15) { dice.pick_any(organisations) } else { None };
    let mut keys: Vec<_> = near.into_iter().chain(far).map(|one| one.key.clone()).collect();
    keys.dedup();
    keys
}

//! Why each person is on the list, or is not. Words are made of these elsewhere.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    choice::Solved,
    rating::{Bar, PointPart, Rated, Rest},
    solver::Worth,
    wish::{ParticipantWish, Rule},
};
use crate::ids::Ref;

/// Why somebody is on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InReason {
    /// A coordinator put them there.
    ByHand {
        /// What would have barred them.
        despite: Option<Bar>,
    },
    /// They have more points than anyone whom the rules would let take their place.
    Points,
    /// They have as many points as the first who was left out, and stood on the list before.
    Kept,
    /// They have as many points as the first who was left out, and were not invited for longer.
    Rest(Rest),
    /// They have as many points and as much rest as the first who was left out; the draw decided.
    Draw,
    /// The search ended before it was found whether somebody with more points could have the seat.
    SearchEnded,
    /// Somebody with more points was left out, as without this person these rules would not hold.
    Rules {
        /// Who it was.
        instead_of: Ref,
        /// The rules.
        rules: Vec<Rule>,
    },
}

/// Why somebody is not on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutReason {
    /// A coordinator took them off.
    ByHand,
    /// Something bars them.
    Barred(Bar),
    /// Everyone on the list has more points.
    FewerPoints {
        /// How many more they would have needed for the last seat.
        short: u32,
    },
    /// As many points as the last on the list, who stood there before.
    NotKept,
    /// As many points as the last on the list, but invited more lately.
    LessRest(Rest),
    /// As many points and as much rest as the last on the list; the draw decided.
    Draw,
    /// All seats were given by hand.
    SeatsByHand,
    /// The search ended before it was found whether they could have a seat.
    SearchEnded,
    /// A seat is free, or some on the list have fewer points, but these rules would not hold with this person.
    Rules {
        /// The one whose place would have come nearest; none where a seat is free.
        instead: Option<Ref>,
        /// The rules.
        rules: Vec<Rule>,
    },
}

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// Who.
    pub id: Ref,
    /// Points.
    pub points: u32,
    /// What they are made of.
    pub parts: Vec<PointPart>,
    /// Why.
    pub reason: InReason,
}

/// Somebody on the waiting list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Who.
    pub id: Ref,
    /// Points.
    pub points: u32,
    /// What they are made of.
    pub parts: Vec<PointPart>,
    /// Why they are not on the list.
    pub reason: OutReason,
    /// Whose place they could take without loosening a rule.
    pub stands_in_for: Vec<Ref>,
}

/// Somebody left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Who.
    pub id: Ref,
    /// Points.
    pub points: u32,
    /// Why.
    pub reason: OutReason,
}

impl LeftOut {
    /// Somebody who was not looked at.
    pub(super) fn unseen(rated: &Rated<'_>, wish: &ParticipantWish) -> Self {
        let id = rated.candidate.id.clone();
        let bar = rated.bar.clone().filter(|_| !wish.exclude.contains(&id));
        Self { reason: bar.map_or(OutReason::ByHand, OutReason::Barred), points: rated.points, id }
    }
}

/// Works reasons out of a list.
pub(super) struct Reasons<'a> {
    solved: &'a Solved<'a>,
    wish: &'a ParticipantWish,
    sums: Vec<i64>,
    /// Those whose seat was not given by hand, worth least first.
    seated: Vec<u32>,
    /// Those who were looked at and are not on the list, worth most first.
    out: Vec<u32>,
}

impl<'a> Reasons<'a> {
    pub(super) fn new(solved: &'a Solved<'a>, wish: &'a ParticipantWish) -> Self {
        let worth = |person: &u32| solved.worths.of_person[*person as usize];
        let mut seated: Vec<u32> = solved.list.difference(&solved.by_hand).copied().collect();
        seated.sort_unstable_by_key(|person| (worth(person), std::cmp::Reverse(*person)));
        let all = (0_u32..).zip(&solved.people).map(|(person, _)| person);
        let mut out: Vec<u32> = all.filter(|person| !solved.list.contains(person)).collect();
        out.sort_unstable_by_key(|person| (std::cmp::Reverse(worth(person)), *person));
        Self { solved, wish, sums: solved.rules.sums(solved.list.iter().copied()), seated, out }
    }

    fn worth(&self, person: u32) -> Worth {
        self.solved.worths.of_person[person as usize]
    }

    fn rated(&self, person: u32) -> &Rated<'a> {
        self.solved.people[person as usize]
    }

    fn id(&self, person: u32) -> Ref {
        self.rated(person).candidate.id.clone()
    }

    fn against(&self, out: u32, joining: u32) -> Vec<Rule> {
        self.solved.rules.against(&self.solved.list, &self.sums, Some(out), joining)
    }

    /// Those on the list, most points first.
    pub(super) fn invited(&self) -> Vec<Invited> {
        let mut people: Vec<u32> = self.solved.list.iter().copied().collect();
        people.sort_unstable_by_key(|person| (std::cmp::Reverse(self.worth(*person)), *person));
        let invited = |person: u32| {
            let rated = self.rated(person);
            Invited {
                id: self.id(person),
                points: rated.points,
                parts: rated.parts.clone(),
                reason: self.why_in(person),
            }
        };
        people.into_iter().map(invited).collect()
    }

    fn why_in(&self, person: u32) -> InReason {
        let rated = self.rated(person);
        if self.solved.by_hand.contains(&person) {
            return InReason::ByHand { despite: rated.bar.clone() };
        }
        let Some(first) = self.out.first().copied() else { return InReason::Points };
        if self.worth(first) > self.worth(person) {
            let rules = self.against(person, first);
            if rules.is_empty() {
                return InReason::SearchEnded;
            }
            return InReason::Rules { instead_of: self.id(first), rules };
        }
        // The nearest of those who could have had the seat.
        let rival = self.out.iter().copied().find(|other| self.against(person, *other).is_empty());
        match rival.map(|rival| self.decided(person, rival)) {
            None | Some(Decided::Points) => InReason::Points,
            Some(Decided::Kept) => InReason::Kept,
            Some(Decided::Rest) => InReason::Rest(rated.rest),
            Some(Decided::Draw) => InReason::Draw,
        }
    }

    /// On what level the one was worth more than the other.
    fn decided(&self, more: u32, less: u32) -> Decided {
        let (more, less) = (self.rated(more), self.rated(less));
        let is_kept = |rated: &Rated<'_>| self.wish.keep.contains(&rated.candidate.id);
        if more.points != less.points {
            Decided::Points
        } else if is_kept(more) != is_kept(less) {
            Decided::Kept
        } else if more.rest != less.rest {
            Decided::Rest
        } else {
            Decided::Draw
        }
    }

    /// The waiting list, and those beyond it.
    pub(super) fn outside(&self) -> (Vec<Waiting>, Vec<LeftOut>) {
        let waiting = self.out.iter().take(usize::from(self.wish.waiting)).map(|person| Waiting {
            id: self.id(*person),
            points: self.rated(*person).points,
            parts: self.rated(*person).parts.clone(),
            reason: self.why_out(*person),
            stands_in_for: self.replaceable(*person),
        });
        let rest = self.out.iter().skip(usize::from(self.wish.waiting)).map(|person| LeftOut {
            id: self.id(*person),
            points: self.rated(*person).points,
            reason: self.why_out(*person),
        });
        (waiting.collect(), rest.collect())
    }

    /// Whose place somebody could take, were it free.
    fn replaceable(&self, person: u32) -> Vec<Ref> {
        let could = |seated: &u32| self.against(*seated, person).is_empty();
        let all: BTreeSet<u32> = self.solved.list.iter().copied().filter(could).collect();
        all.into_iter().map(|seated| self.id(seated)).collect()
    }

    fn why_out(&self, person: u32) -> OutReason {
        let Solved { rules, list, .. } = self.solved;
        if i64::try_from(list.len()).is_ok_and(|taken| taken < rules.seats) {
            let rules = rules.against(list, &self.sums, None, person);
            return if rules.is_empty() { OutReason::SearchEnded } else { OutReason::Rules { instead: None, rules } };
        }
        let Some(last) = self.seated.first().copied() else { return OutReason::SeatsByHand };
        let weaker = self.seated.iter().copied().take_while(|seated| self.worth(*seated) < self.worth(person));
        let nearest = weaker.map(|seated| (self.against(seated, person), seated)).min_by_key(|(rules, _)| rules.len());
        if let Some((rules, seated)) = nearest {
            if rules.is_empty() {
                return OutReason::SearchEnded;
            }
            return OutReason::Rules { instead: Some(self.id(seated)), rules };
        }
        let rated = self.rated(person);
        match self.decided(last, person) {
            Decided::Points => OutReason::FewerPoints { short: self.rated(last).points - rated.points },
            Decided::Kept => OutReason::NotKept,
            Decided::Rest => OutReason::LessRest(rated.rest),
            Decided::Draw => OutReason::Draw,
        }
    }
}

/// On what level two were compared.
enum Decided {
    Points,
    Kept,
    Rest,
    Draw,
}

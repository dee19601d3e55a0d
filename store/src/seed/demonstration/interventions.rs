//! Interventions of members, direct and indirect.

use chrono::Days;
use domain::{
    dates::{Date, Span},
    interventions::{Dispute, Durability, DurabilityCheck, Forum, Intervention, Method, Mode, Outcome},
    organisations::Theme,
    safety::Level,
    trainings::Topic,
};

use super::{
    dice::{Dice, Feature},
    elections, labelled,
    places::HOMES,
    roster::{Facilitator, Roster},
    shape::Activity,
};

/// What disputes are about, in a hundred: mostly land and family.
const DISPUTES: [(Dispute, u32); 7] = [
    (Dispute::Land, 27),
    (Dispute::Family, 26),
    (Dispute::Community, 19),
    (Dispute::Electoral, 8),
    (Dispute::Sectarian, 7),
    (Dispute::Honour, 5),
    (Dispute::Other, 8),
];

/// Notes as coordinators might keep them; nobody else reads them.
const NOTES: [&str; 5] = [
    "Demonstration note: the second meeting was held elsewhere, at the wish of one side.",
    "Demonstration note: ask the facilitator before telling this to partners.",
    "Demonstration note: the elders want to meet again in spring.",
    "Demonstration note: a colleague took over half-way; both learned from it.",
    "Demonstration note: the written agreement is kept by the facilitator.",
];

/// `count` interventions up to `today`.
pub(super) fn interventions(count: u32, today: Date, roster: &Roster<'_>, activity: &Activity) -> Vec<Intervention> {
    let mut dice = Dice::of(Feature::Interventions);
    (1..=count)
        .map_while(|number| {
            let (dispute, day) = occasion(&mut dice, today, activity);
            let facilitator = roster.draw(&mut dice, day)?;
            let mut found = intervention(&mut dice, number, dispute, day, today, facilitator);
            if let Some(other) = dice.percent(30).then(|| roster.companion(&mut dice, facilitator, day)).flatten() {
                found.facilitators.push(other.member.key.clone());
            }
            Some(found)
        })
        .collect()
}

/// What it was about and when it began: electoral disputes gather around elections.
fn occasion(dice: &mut Dice, today: Date, activity: &Activity) -> (Dispute, Date) {
    match dice.weighted(&DISPUTES) {
        Dispute::Electoral => match elections::day_near_one(dice, today) {
            Some(day) => (Dispute::Electoral, day),
            None => (Dispute::Community, activity.day(dice)),
        },
        dispute => (dispute, activity.day(dice)),
    }
}

fn intervention(
    dice: &mut Dice,
    number: u32,
    dispute: Dispute,
    day: Date,
    today: Date,
    facilitator: &Facilitator<'_>,
) -> Intervention {
    let days = u64::from(match dispute {
        Dispute::Land => dice.between(2, 110),
        Dispute::Honour | Dispute::Electoral => dice.between(1, 12),
        _ => dice.between(1, 40),
    });
    let unfinished = day.checked_add_days(Days::new(days)).is_none_or(|last| last > today);
    let last = day.checked_add_days(Days::new(days - 1)).unwrap_or(day).min(today);
    let outcome = if unfinished { Outcome::Ongoing } else { outcome(dice, dispute) };
    let methods = methods(dice, dispute);
    Intervention {
        key: format!("demonstration-intervention-{number}"),
        mode: dice.weighted(&[(Mode::Direct, 63), (Mode::Indirect, 37)]),
        dispute,
        gender_based: match dispute {
            Dispute::Honour => true,
            Dispute::Family => dice.percent(25),
            _ => dice.percent(2),
        },
        skills: skills(dispute, &methods, facilitator),
        methods,
        forum: dice.percent(85).then(|| forum(dice, dispute)),
        span: Span::days(day, last),
        district: district(dice, facilitator),
        region: Some(facilitator.region),
        parties: dice.percent(90).then(|| parties(dice, dispute)),
        outcome,
        checks: checks(dice, outcome, last, today),
        themes: themes(dispute),
        facilitators: vec![facilitator.member.key.clone()],
        notes: if dice.percent(12) { dice.pick(&NOTES).to_owned() } else { String::new() },
        point: None,
        level: dice.weighted(&[(Level::Public, 88), (Level::Network, 7), (Level::Coordinator, 5)]),
        provenance: labelled(),
    }
}

/// The facilitator's district, sometimes another of the region, seldom none.
fn district(dice: &mut Dice, facilitator: &Facilitator<'_>) -> Option<String> {
    match dice.below(100) {
        0..88 => Some(facilitator.member.district.clone()),
        88..97 => {
            let near: Vec<_> = HOMES.iter().filter(|home| home.region == facilitator.region).collect();
            dice.pick_any(&near).map(|home| home.district.to_owned())
        }
        _ => None,
    }
}

/// One method, or two, that suit the dispute.
fn methods(dice: &mut Dice, dispute: Dispute) -> Vec<Method> {
    let usual = match dispute {
        Dispute::Family => [Method::Mediation, Method::Dialogue, Method::Referral],
        Dispute::Land => [Method::Mediation, Method::Negotiation, Method::Dialogue],
        Dispute::Honour => [Method::EarlyWarning, Method::Mediation, Method::Referral],
        Dispute::Electoral => [Method::EarlyWarning, Method::Awareness, Method::Dialogue],
        Dispute::Sectarian => [Method::Dialogue, Method::EarlyWarning, Method::Awareness],
        Dispute::Community => [Method::Dialogue, Method::Negotiation, Method::Mediation],
        Dispute::Other => [Method::Dialogue, Method::Referral, Method::Awareness],
    };
    let mut methods = vec![usual[0]];
    if dice.percent(55) {
        methods.push(usual[1]);
    }
    if dice.percent(20) {
        methods.push(usual[2]);
    }
    methods
}

fn forum(dice: &mut Dice, dispute: Dispute) -> Forum {
    match dispute {
        Dispute::Family | Dispute::Honour => {
            dice.weighted(&[(Forum::Sitting, 6), (Forum::Council, 3), (Forum::Office, 1)])
        }
        Dispute::Land => dice.weighted(&[(Forum::Council, 5), (Forum::Sitting, 3), (Forum::Office, 2)]),
        Dispute::Sectarian => {
            dice.weighted(&[(Forum::ReligiousPlace, 6), (Forum::PublicMeeting, 2), (Forum::Office, 2)])
        }
        Dispute::Electoral => dice.weighted(&[(Forum::PublicMeeting, 5), (Forum::Office, 3), (Forum::Council, 2)]),
        Dispute::Community | Dispute::Other => {
            dice.weighted(&[(Forum::PublicMeeting, 4), (Forum::School, 3), (Forum::Council, 2), (Forum::Office, 1)])
        }
    }
}

fn parties(dice: &mut Dice, dispute: Dispute) -> u32 {
    match dispute {
        Dispute::Family => dice.between(2, 16),
        Dispute::Honour => dice.between(3, 12),
        Dispute::Land => dice.between(4, 40),
        Dispute::Electoral => dice.between(20, 120),
        Dispute::Sectarian => dice.between(20, 150),
        Dispute::Community => dice.between(8, 90),
        Dispute::Other => dice.between(2, 25),
    }
}

fn outcome(dice: &mut Dice, dispute: Dispute) -> Outcome {
    match dispute {
        Dispute::Land | Dispute::Family => dice.weighted(&[
            (Outcome::Agreed, 52),
            (Outcome::Deescalated, 18),
            (Outcome::Prevented, 10),
            (Outcome::Referred, 10),
            (Outcome::NotResolved, 10),
        ]),
        Dispute::Honour | Dispute::Electoral => dice.weighted(&[
            (Outcome::Prevented, 50),
            (Outcome::Deescalated, 25),
            (Outcome::Referred, 15),
            (Outcome::NotResolved, 10),
        ]),
        _ => dice.weighted(&[
            (Outcome::Deescalated, 38),
            (Outcome::Agreed, 30),
            (Outcome::Prevented, 15),
            (Outcome::Referred, 8),
            (Outcome::NotResolved, 9),
        ]),
    }
}

/// Checks whose day has come; what once broke stays broken.
fn checks(dice: &mut Dice, outcome: Outcome, last: Date, today: Date) -> Vec<DurabilityCheck> {
    if !matches!(outcome, Outcome::Agreed | Outcome::Prevented | Outcome::Deescalated) {
        return Vec::new();
    }
    let mut checks = Vec::new();
    for (months, share) in [(3, 60), (6, 45), (12, 30)] {
        let due = last.checked_add_days(Days::new(u64::from(months) * 31)).is_some_and(|due| due <= today);
        if !due || !dice.percent(share) {
            continue;
        }
        let broken = checks.last().is_some_and(|check: &DurabilityCheck| check.result == Durability::Broken);
        let result = if broken {
            Durability::Broken
        } else {
            dice.weighted(&[
                (Durability::Held, 65),
                (Durability::Partly, 20),
                (Durability::Broken, 7),
                (Durability::Unknown, 8),
            ])
        };
        checks.push(DurabilityCheck { months, result });
    }
    checks
}

fn themes(dispute: Dispute) -> Vec<Theme> {
    match dispute {
        Dispute::Electoral => vec![Theme::Elections],
        Dispute::Sectarian => vec![Theme::FaithActors, Theme::SocialCohesion],
        Dispute::Community => vec![Theme::SocialCohesion],
        Dispute::Honour => vec![Theme::WomensInclusion],
        Dispute::Land | Dispute::Family => vec![Theme::Mediation],
        Dispute::Other => Vec::new(),
    }
}

/// The facilitator's skills that the methods draw on.
fn skills(dispute: Dispute, methods: &[Method], facilitator: &Facilitator<'_>) -> Vec<Topic> {
    let used = |topic: Topic| {
        if topic == Topic::ElectoralViolencePrevention {
            return dispute == Dispute::Electoral;
        }
        methods.iter().any(|method| match method {
            Method::Mediation => topic == Topic::Mediation,
            Method::Dialogue => topic == Topic::Dialogue,
            Method::Negotiation => topic == Topic::Negotiation,
            Method::EarlyWarning => topic == Topic::ConflictAnalysis,
            Method::Referral | Method::Awareness => topic == Topic::CommunicationSkills,
        })
    };
    facilitator.member.skills.iter().copied().filter(|topic| used(*topic)).collect()
}

//! What planning reckons with, made up: an organisation's absence, two partners' trainers, a few prices, a by-election.

use chrono::Days;
use domain::{
    dates::{Date, Span},
    members::Gender,
    planning::{
        CalendarConstraint, Certainty, ConstraintKind, Zone,
        dates::Absence,
        facts::{CoTrainer, Fact, KeptFact, TownPrice},
    },
    text::{Language, LocalText},
    trainings::Topic,
};

use super::themes::Words;

/// Towns and what they cost, in rupees for a person and day.
const PRICES: [(&str, u32); 5] =
    [("karachi", 7_400), ("hyderabad", 4_900), ("sukkur", 4_200), ("larkana", 3_800), ("peshawar", 5_300)];

/// An election of one district, some months ahead: of the country's other districts none votes.
pub(super) fn calendar(today: Date) -> Vec<CalendarConstraint> {
    let day = after(today, 150);
    let zone = Zone { regions: Vec::new(), districts: vec!["khairpur".to_owned()] };
    let names = LocalText::english_urdu("By-election in Khairpur (demonstration)", "خیرپور میں ضمنی انتخاب (نمائشی)");
    let (kind, certainty) = (ConstraintKind::Election, Certainty::Observed);
    vec![CalendarConstraint { kind, from: day, to: day, names, certainty, zone, demonstration: true }]
}

/// Everything else.
pub(super) fn facts(today: Date) -> Vec<KeptFact> {
    let absence = Absence { who: organisation("water-well"), from: after(today, 100), to: after(today, 109) };
    let mut facts = vec![
        fact("absence", Fact::Absence(absence)),
        fact("co-trainer-1", Fact::CoTrainer(first(today))),
        fact("co-trainer-2", Fact::CoTrainer(second())),
    ];
    let on = today.checked_sub_days(Days::new(20)).unwrap_or(today);
    facts.extend(PRICES.into_iter().map(|(town, rupees)| {
        fact(&format!("price-{town}"), Fact::Price(TownPrice { town: town.to_owned(), rupees, on }))
    }));
    facts
}

fn first(today: Date) -> CoTrainer {
    CoTrainer {
        topics: vec![Topic::Mediation, Topic::Dialogue],
        languages: vec![Language::Urdu, Language::Sindhi],
        away: vec![Span::days(after(today, 120), after(today, 126))],
        ..person("loom", ("Copper Bell", "تانبے کی گھنٹی"), Gender::Woman)
    }
}

fn second() -> CoTrainer {
    CoTrainer {
        topics: vec![Topic::Negotiation, Topic::Mediation],
        languages: vec![Language::Urdu, Language::Pashto],
        ..person("rabab", ("River Stone", "دریا کا پتھر"), Gender::Man)
    }
}

fn person(name: &str, pseudonym: Words, gender: Gender) -> CoTrainer {
    CoTrainer {
        organisation: organisation(name),
        pseudonym: LocalText::english_urdu(pseudonym.0, pseudonym.1),
        gender,
        topics: Vec::new(),
        languages: Vec::new(),
        away: Vec::new(),
    }
}

fn fact(key: &str, fact: Fact) -> KeptFact {
    KeptFact { key: format!("demonstration-{key}"), fact, demonstration: true }
}

/// The key of one of the demonstration's organisations.
fn organisation(name: &str) -> String {
    format!("demonstration-organisation-{name}")
}

fn after(today: Date, days: u64) -> Date {
    today.checked_add_days(Days::new(days)).unwrap_or(today)
}

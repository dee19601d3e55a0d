//! Facts in words.

use domain::{
    places::Region,
    planning::{
        Certainty, Zone,
        facts::{CoTrainer, Fact, FactKind, TownPrice},
    },
};
use leptos_i18n::td_string;

use super::{super::words::Words, FactNotice, FactShown};
use crate::{i18n::Locale, pages::components::Setting, pages::members::gender_words, terms};

/// Districts of a zone that are named; more are counted.
const NAMED: usize = 4;

/// Where something holds; nothing for the whole country.
pub(in crate::pages) fn zone(setting: &Setting, zone: &Zone) -> String {
    let regions = zone.regions.iter().map(|region: &Region| terms::region(setting.language, *region).to_owned());
    let mut named: Vec<String> = regions.collect();
    if zone.districts.len() > NAMED {
        let number = setting.number(zone.districts.len());
        named.push(td_string!(setting.locale, facts.window.districts, number = number));
    } else {
        named.extend(zone.districts.iter().map(|slug| setting.district_name(slug)));
    }
    setting.list(named)
}

pub(super) fn kind(locale: Locale, kind: FactKind) -> &'static str {
    match kind {
        FactKind::Window => td_string!(locale, facts.window.title),
        FactKind::Absence => td_string!(locale, facts.absence.title),
        FactKind::CoTrainer => td_string!(locale, facts.co_trainer.title),
        FactKind::Price => td_string!(locale, facts.price.title),
    }
}

pub(super) fn text(locale: Locale, kind: FactKind) -> &'static str {
    match kind {
        FactKind::Window => td_string!(locale, facts.window.text),
        FactKind::Absence => td_string!(locale, facts.absence.text),
        FactKind::CoTrainer => td_string!(locale, facts.co_trainer.text),
        FactKind::Price => td_string!(locale, facts.price.text),
    }
}

pub(super) fn none(locale: Locale, kind: FactKind) -> &'static str {
    match kind {
        FactKind::Window => td_string!(locale, facts.window.none),
        FactKind::Absence => td_string!(locale, facts.absence.none),
        FactKind::CoTrainer => td_string!(locale, facts.co_trainer.none),
        FactKind::Price => td_string!(locale, facts.price.none),
    }
}

/// The line that opens the form of a new one, and the form's button.
pub(super) fn add(locale: Locale, kind: FactKind) -> [&'static str; 2] {
    match kind {
        FactKind::Window => [td_string!(locale, facts.window.add), td_string!(locale, facts.window.add_button)],
        FactKind::Absence => [td_string!(locale, facts.absence.add), td_string!(locale, facts.absence.add_button)],
        FactKind::CoTrainer => {
            [td_string!(locale, facts.co_trainer.add), td_string!(locale, facts.co_trainer.add_button)]
        }
        FactKind::Price => [td_string!(locale, facts.price.add), td_string!(locale, facts.price.add_button)],
    }
}

pub(super) fn notice(locale: Locale, notice: FactNotice) -> &'static str {
    match notice {
        FactNotice::Added => td_string!(locale, facts.notice.added),
        FactNotice::Corrected => td_string!(locale, facts.notice.corrected),
        FactNotice::Same => td_string!(locale, facts.notice.same),
        FactNotice::TakenAway => td_string!(locale, facts.notice.taken_away),
        FactNotice::Faulty => td_string!(locale, facts.notice.faulty),
        FactNotice::Meanwhile => td_string!(locale, facts.notice.meanwhile),
        FactNotice::Gone => td_string!(locale, facts.notice.gone),
    }
}

pub(super) fn certainty(locale: Locale, certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Observed => td_string!(locale, facts.window.observed),
        Certainty::Expected => td_string!(locale, facts.window.expected),
    }
}

/// What a field is called; nothing for a name that no field of these forms has.
pub(in crate::pages::planning) fn field(locale: Locale, name: &str) -> Option<&'static str> {
    Some(match name {
        "window.kind" => td_string!(locale, facts.window.kind),
        "window.from" => td_string!(locale, facts.window.from),
        "window.to" => td_string!(locale, facts.window.to),
        "window.en" => td_string!(locale, facts.window.en),
        "window.ur" => td_string!(locale, facts.window.ur),
        "window.sd" => td_string!(locale, facts.window.sd),
        "window.ps" => td_string!(locale, facts.window.ps),
        "window.certainty" => td_string!(locale, facts.window.certainty),
        "window.regions" | "window.districts" => td_string!(locale, facts.window.zone),
        "absence.organisation" => td_string!(locale, facts.absence.organisation),
        "absence.from" => td_string!(locale, facts.absence.from),
        "absence.to" => td_string!(locale, facts.absence.to),
        "co-trainer.organisation" => td_string!(locale, facts.co_trainer.organisation),
        "co-trainer.en" => td_string!(locale, facts.co_trainer.en),
        "co-trainer.ur" => td_string!(locale, facts.co_trainer.ur),
        "co-trainer.gender" => td_string!(locale, facts.co_trainer.gender),
        "co-trainer.topics" => td_string!(locale, facts.co_trainer.topics),
        "co-trainer.languages" => td_string!(locale, facts.co_trainer.languages),
        "co-trainer.away" => td_string!(locale, facts.co_trainer.away),
        "price.town" => td_string!(locale, facts.price.town),
        "price.rupees" => td_string!(locale, facts.price.rupees),
        "price.on" => td_string!(locale, facts.price.on),
        _ => return None,
    })
}

/// What a fact is about, in a line.
pub(super) fn title(words: &Words, fact: &Fact) -> String {
    let setting = &words.setting;
    match fact {
        Fact::Window(window) => match setting.text(&window.names) {
            "" => terms::constraint_kind(setting.language, window.kind).to_owned(),
            name => name.to_owned(),
        },
        Fact::Absence(absence) => words.organisation(&absence.who),
        Fact::CoTrainer(person) => match setting.text(&person.pseudonym) {
            "" => td_string!(words.locale(), planning.unnamed).to_owned(),
            name => name.to_owned(),
        },
        Fact::Price(price) => words.town(&price.town),
    }
}

/// What it says of it, a line each.
pub(super) fn lines(words: &Words, fact: &Fact) -> Vec<String> {
    let setting = &words.setting;
    match fact {
        Fact::Window(window) => {
            let place = zone(setting, &window.zone);
            let place =
                if place.is_empty() { td_string!(words.locale(), planning.dates.everywhere).to_owned() } else { place };
            let kind = terms::constraint_kind(setting.language, window.kind);
            let sure = certainty(words.locale(), window.certainty);
            let kind = if kind == title(words, fact) { "" } else { kind };
            vec![setting.pair(&words.days(window.from, window.to), sure), setting.pair(kind, &place)]
        }
        Fact::Absence(absence) => vec![words.days(absence.from, absence.to)],
        Fact::CoTrainer(person) => of_person(words, person),
        Fact::Price(price) => vec![told(words, price)],
    }
}

fn of_person(words: &Words, person: &CoTrainer) -> Vec<String> {
    let (locale, setting) = (words.locale(), &words.setting);
    let topics = setting.list(person.topics.iter().map(|topic| terms::topic(setting.language, *topic)));
    let languages = setting.list(person.languages.iter().map(|spoken| terms::language(setting.language, *spoken)));
    let mut lines = vec![
        setting.pair(&words.organisation(&person.organisation), gender_words(locale, person.gender)),
        td_string!(locale, facts.co_trainer.teaches, topics = topics),
        td_string!(locale, facts.co_trainer.speaks, languages = languages),
    ];
    if !person.away.is_empty() {
        let days = setting.list(person.away.iter().map(|span| words.days(span.from, span.to)));
        lines.push(td_string!(locale, facts.co_trainer.away_days, days = days));
    }
    lines
}

/// What a town costs, and when that was so.
pub(in crate::pages::planning) fn told(words: &Words, price: &TownPrice) -> String {
    let rupees = words.rupees(price.rupees.into());
    td_string!(words.locale(), facts.price.told, rupees = rupees, date = words.day(price.on))
}

/// Who saved it, and when.
pub(super) fn saved(words: &Words, shown: &FactShown) -> String {
    let (locale, date) = (words.locale(), words.day(shown.on));
    match &shown.by {
        None => td_string!(locale, facts.given, date = date),
        Some(by) => {
            let name = words.setting.text(by);
            let by = if name.is_empty() { td_string!(locale, planning.coordinator) } else { name };
            td_string!(locale, facts.by, date = date, by = by)
        }
    }
}

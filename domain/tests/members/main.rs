//! What others see of a member, and what members change themselves.

#![expect(clippy::panic, clippy::unwrap_used, reason = "tests may fail loudly, in their helpers too")]

mod availability;
mod change;
mod seen;
mod wishes;

use domain::{
    dates::{Date, PartialDate},
    members::{Member, Organisations},
    places::{Area, Region},
    safety::{
        Consent, Level, Purpose, RiskLevel,
        publication::{Consents, Context},
    },
    text::LocalText,
};
use serde_json::json;

fn date(text: &str) -> Date {
    text.parse::<PartialDate>().unwrap().first_day()
}

fn member() -> Member {
    let member = json!({
        "key": "0123456789", "pseudonym": { "en": "Neelum", "ur": "نیلم" }, "name": "Somebody", "gender": "woman",
        "profession": "teacher", "languages": ["ur", "sd"], "district": "jacobabad", "skills": ["mediation"],
        "phone": "0300 1234567", "email": "neelum@example.org",
        "joined": { "from": "2013-04-01", "to": "2013-04-30", "precision": "month" }, "status": "active",
        "last_confirmed": "2014-01-01",
    });
    serde_json::from_value(member).unwrap()
}

fn consent(purpose: Purpose, level: Level) -> Consent {
    let consent = json!({
        "subject": "0123456789", "purpose": purpose, "level": level, "channel": "profile", "language": "ur",
        "text_version": "1", "given": "2014-01-01",
    });
    serde_json::from_value(consent).unwrap()
}

fn context(risk: RiskLevel, consents: &[Consent]) -> Context {
    let mut context = Context::on(date("2014-06-01"));
    context.districts.insert("jacobabad".to_owned(), Region::InteriorSindh);
    context.risks.insert(Region::InteriorSindh, risk);
    context.consents = Consents::new(consents);
    context
}

/// An organisation for each level, called by it.
fn organisations() -> Organisations {
    let named = |level: &Level| (level.to_string(), (*level, LocalText::english(format!("The {level} organisation"))));
    Level::ALL.iter().map(named).collect()
}

fn jacobabad() -> Area {
    Area::District { slug: "jacobabad".to_owned(), region: Region::InteriorSindh }
}

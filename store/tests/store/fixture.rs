//! A small network with a bit of everything.
//!
//! Every private field of it holds a token that begins with [`CANARY`]; the public ones don't.

use domain::{
    dates::{Date, PartialDate},
    interventions::Intervention,
    members::Member,
    programme::ProgrammeData,
    safety::Consent,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// How the tokens in private fields begin.
pub const CANARY: &str = "canary";

/// The districts: two in interior Sindh, one in Karachi, one in the border region.
pub const DISTRICTS: [(&str, &str); 4] = [
    ("jacobabad", "interior-sindh"),
    ("kashmore", "interior-sindh"),
    ("karachi-south", "karachi"),
    ("peshawar", "border-region"),
];

/// How many members there are.
pub const MEMBERS: usize = 26;

/// A date as people write it.
pub fn date(text: &str) -> Date {
    text.parse::<PartialDate>().unwrap().first_day()
}

/// A domain value of its JSON form.
pub fn of<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn text(en: &str) -> Value {
    json!({ "en": en })
}

fn days(from: &str, to: &str) -> Value {
    json!({ "from": from, "to": to, "precision": "day" })
}

fn cited() -> Value {
    json!({ "sources": ["report"], "inferred": [{ "field": "dates", "reason": { "en": "The report gives the month." } }] })
}

/// All of it.
pub fn data() -> ProgrammeData {
    let mut data: ProgrammeData = of(json!({
        "units": units(),
        "calendar": [{
            "kind": "election", "from": "2013-05-11", "to": "2013-05-11",
            "names": { "en": "General election", "ur": "عام انتخابات" }, "certainty": "observed",
        }],
        "sources": [{
            "key": "report", "title": text("A report"), "publisher": "A publisher",
            "published": { "from": "2013-01-01", "to": "2013-12-31", "precision": "year" },
            "locator": "https://example.org/report",
        }],
        "organisations": organisations(),
        "programmes": [{
            "key": "programme", "name": text("The programme"), "summary": text("A frame."), "funders": ["funder"],
            "partners": ["partner"], "span": days("2012-01-01", "2014-12-31"), "provenance": cited(),
        }],
        "grants": [{
            "key": "grant", "title": text("A grant"), "programme": "programme", "funder": "funder",
            "grantee": "partner", "objective": "community-approaches", "span": days("2012-03-01", "2012-12-31"),
            "districts": ["jacobabad"], "themes": ["youth"], "amount": 7_654_321, "status": "closed",
            "provenance": cited(),
        }],
        "networks": [{
            "key": "network", "kind": "youth-empowerment", "name": text("Youth"), "programme": "programme",
            "span": days("2012-01-01", "2014-12-31"), "provenance": cited(),
        }],
        "assessments": [{
            "key": "assessment", "title": text("A review"), "span": days("2013-02-01", "2013-02-28"),
            "districts": ["jacobabad", "kashmore"], "themes": ["justice"], "organisations": ["partner"],
            "findings": [{ "text": text("A gap.") }],
            "frameworks": [{ "title": text("A framework"), "districts": ["kashmore"] }], "provenance": cited(),
        }],
        "lessons": (1..=3).map(lesson).collect::<Vec<_>>(),
        "roadmap": [{
            "key": "action", "title": text("Go on"), "owner": "partner", "due": days("2027-01-01", "2027-06-30"),
            "progress": 20, "horizon": "short-term", "provenance": cited(),
        }],
    }));
    data.members = (0..MEMBERS).map(member).collect();
    data.consents = (0..MEMBERS).map(consent).collect();
    data.trainings = vec![of(training()), of(cascade())];
    data.interventions = vec![land(), honour(), unpublished()];
    data.stories = vec![of(story())];
    data.consents.push(of(json!({
        "subject": "story", "purpose": "story", "level": "public", "channel": "paper", "language": "ur",
        "text_version": "1", "given": "2026-09-01",
    })));
    data
}

fn lesson(number: u32) -> Value {
    json!({
        "key": format!("lesson-{number}"), "kind": "effective", "title": text("It works"), "evidence": ["training"],
        "themes": ["mediation"], "state": "published", "provenance": cited(),
    })
}

fn units() -> Vec<Value> {
    let unit = |slug: &str, level: &str, parent: Option<&str>, region: Option<&str>, lon: f64| {
        json!({
            "slug": slug, "level": level, "parent": parent, "region": region, "names": text(slug), "lon": lon, "lat": 27.5,
        })
    };
    let mut units = vec![unit("pakistan", "country", None, None, 68.0)];
    let districts = DISTRICTS.iter().zip([68.4, 69.5, 67.0, 71.5]);
    units.extend(districts.map(|((slug, region), lon)| unit(slug, "district", Some("pakistan"), Some(region), lon)));
    units
}

fn organisations() -> Value {
    json!([
        {
            "key": "funder", "name": text("A funder"), "kind": "multilateral", "span": days("2012-01-01", "2014-12-31"),
            "provenance": cited(),
        },
        {
            "key": "partner", "name": text("A partner"), "short_name": "AP", "kind": "local-ngo",
            "districts": ["jacobabad"], "themes": ["mediation", "youth"], "networks": ["youth-empowerment"],
            "span": days("2012-01-01", "2014-12-31"), "contact": "canary-contact", "funders": ["funder"],
            "provenance": cited(),
        },
    ])
}

fn training() -> Value {
    json!({
        "key": "training", "kind": "workshop", "status": "completed", "title": text("A workshop"),
        "span": days("2013-04-20", "2013-04-22"), "districts": ["jacobabad"], "venue": "canary-venue",
        "language": "ur", "topics": ["mediation", "dialogue"], "themes": ["mediation"], "capacity": 30,
        "organisers": ["partner"], "programme": "programme",
        "sessions": [{
            "title": text("Mediation"), "topic": "mediation", "date": "2013-04-20",
            "exercises": [text("A role play"), text("A map of a conflict")],
        }],
        "groups": [{ "sector": "police", "gender": "woman", "count": 12 }, { "sector": "media" }],
        "trainers": ["canary-member-0"], "participants": ["canary-member-1", "canary-member-2"],
        "assessment": "assessment", "provenance": cited(),
    })
}

/// It comes after the training that it follows from, which is given later.
fn cascade() -> Value {
    json!({
        "key": "cascade", "kind": "cascade-session", "status": "completed", "span": days("2014-06-03", "2014-06-03"),
        "districts": ["kashmore"], "topics": ["dialogue"], "parent": "training", "trainers": ["canary-member-1"],
        "provenance": cited(),
    })
}

/// Fourteen members in Jacobabad, twelve in Peshawar; half of each are women: no count of them is a small one.
pub fn member(number: usize) -> Member {
    of(json!({
        "key": format!("canary-member-{number}"), "pseudonym": text(&format!("canary-pseudonym-{number}")),
        "name": format!("canary-name-{number}"), "gender": if number.is_multiple_of(2) { "woman" } else { "man" },
        "profession": "teacher", "languages": ["ur", "sd"], "skills": ["mediation"],
        "district": if number < 14 { "jacobabad" } else { "peshawar" },
        "phone": format!("canary-phone-{number}"), "email": format!("canary-email-{number}"),
        "availability": {
            "days": ["weekends"], "travel": "anywhere",
            "away": [{ "from": "2031-05-03", "to": "2031-05-07", "reason": format!("canary-absence-{number}") }],
        },
        "needs": ["childcare"], "wishes": ["human-rights"], "affiliations": ["partner"],
        "joined": { "from": "2013-01-01", "to": "2013-12-31", "precision": "year" }, "status": "active",
        "levels": { "district": "public", "gender": "public", "profession": "public" },
    }))
}

fn consent(number: usize) -> Consent {
    of(json!({
        "subject": format!("canary-member-{number}"), "purpose": "counted", "level": "public", "channel": "profile",
        "language": "ur", "text_version": "1", "given": "2026-09-01",
    }))
}

fn land() -> Intervention {
    of(json!({
        "key": "canary-land", "mode": "direct", "dispute": "land", "methods": ["mediation", "dialogue"],
        "forum": "council", "span": days("2013-09-12", "2013-09-14"), "district": "jacobabad", "parties": 7,
        "outcome": "agreed", "checks": [{ "months": 3, "result": "held" }], "themes": ["mediation"],
        "facilitators": ["canary-member-3"], "skills": ["mediation"], "notes": "canary-notes",
        "point": { "lon": 68.43719, "lat": 28.28131 }, "level": "public",
    }))
}

fn honour() -> Intervention {
    of(json!({
        "key": "canary-honour", "mode": "indirect", "dispute": "honour", "span": days("2014-02-01", "2014-02-03"),
        "region": "interior-sindh", "outcome": "prevented", "facilitators": ["canary-member-4"],
        "notes": "canary-honour-notes", "level": "public",
    }))
}

fn unpublished() -> Intervention {
    of(json!({
        "key": "canary-network-only", "mode": "direct", "dispute": "family", "span": days("2014-03-01", "2014-03-02"),
        "district": "peshawar", "outcome": "ongoing", "notes": "canary-hidden-notes", "level": "network",
    }))
}

fn story() -> Value {
    json!({
        "key": "story", "intervention": "canary-land", "title": text("Water for two villages"),
        "summary": text("How it ended."), "text": text("It began with a well."), "state": "published",
        "approvals": ["canary-approver-1", "canary-approver-2"],
    })
}

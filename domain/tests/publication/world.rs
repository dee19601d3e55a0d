//! A small network to publish: records written as programme data would be, with what a test cares about.

use domain::{
    dates::{Date, PartialDate},
    ids::PublicId,
    places::{Area, Region},
    programme::ProgrammeData,
    safety::{
        RegionRisk, RiskLevel,
        public::{PublicRecord, RecordKind},
        publication::{Publication, publish},
    },
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

pub fn date(text: &str) -> Date {
    text.parse::<PartialDate>().unwrap().first_day()
}

pub fn span(from: &str, to: &str) -> Value {
    json!({ "from": from, "to": to, "precision": "day" })
}

/// The id of a record in these tests, the same each time.
pub fn id_of(kind: RecordKind, key: &str) -> PublicId {
    let bits = format!("{kind}/{key}")
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    PublicId::from_random(bits)
}

pub fn district(slug: &str, region: Region) -> Area {
    Area::District { slug: slug.to_owned(), region }
}

/// `own`'s fields over those of `usual`.
fn record<T: DeserializeOwned>(mut usual: Value, own: Value) -> T {
    let (Value::Object(fields), Value::Object(own)) = (&mut usual, own) else { panic!("not an object") };
    fields.extend(own);
    serde_json::from_value(usual).unwrap()
}

/// The network on one day.
pub struct World {
    pub data: ProgrammeData,
    pub risks: Vec<RegionRisk>,
    pub today: Date,
}

impl World {
    /// Six districts in the four regions; no members, no records; 1 June 2014.
    pub fn new() -> Self {
        let unit = |(slug, region, en, ur): (&str, &str, &str, &str)| {
            let names = json!({ "en": en, "ur": ur });
            json!({ "slug": slug, "level": "district", "parent": null, "region": region, "names": names, "lon": 68.0, "lat": 27.0 })
        };
        let units = [
            ("jacobabad", "interior-sindh", "Jacobabad", "جیکب آباد"),
            ("kashmore", "interior-sindh", "Kashmore", "کشمور"),
            ("malir", "karachi", "Malir", "ملیر"),
            ("korangi", "karachi", "Korangi", "کورنگی"),
            ("swat", "border-region", "Swat", "سوات"),
            ("lahore", "other-pakistan", "Lahore", "لاہور"),
        ];
        let units = units.map(|place| serde_json::from_value(unit(place)).unwrap()).into();
        let source =
            json!({ "key": "report", "title": { "en": "A report" }, "publisher": "Somebody", "published": null });
        let sources = vec![serde_json::from_value(source).unwrap()];
        Self {
            data: ProgrammeData { units, sources, ..ProgrammeData::default() },
            risks: Vec::new(),
            today: date("2014-06-01"),
        }
    }

    pub fn risk(&mut self, region: Region, level: RiskLevel) {
        self.risks.push(RegionRisk { region, level, review: None });
    }

    /// So many members who tell everyone everything that they may, and consent to be counted.
    pub fn members(&mut self, count: usize, district: &str, gender: &str, profession: &str) {
        for number in 0..count {
            self.member(json!({
                "key": format!("{district}-{gender}-{profession}-{number}"),
                "district": district, "gender": gender, "profession": profession,
            }));
        }
    }

    pub fn member(&mut self, own: Value) {
        let usual = json!({
            "key": "m", "pseudonym": { "en": "Somebody" }, "gender": "woman", "profession": "teacher",
            "district": "jacobabad", "joined": span("2012-01-01", "2012-01-01"), "status": "active",
            "levels": { "district": "public", "gender": "public", "profession": "public" },
        });
        let member: domain::members::Member = record(usual, own);
        self.consent(json!({ "subject": member.key.clone(), "purpose": "counted" }));
        self.data.members.push(member);
    }

    pub fn consent(&mut self, own: Value) {
        let usual = json!({
            "subject": "", "purpose": "story", "level": "public", "channel": "paper", "language": "ur",
            "text_version": "1", "given": "2014-01-01",
        });
        self.data.consents.push(record(usual, own));
    }

    pub fn intervention(&mut self, own: Value) {
        let usual = json!({
            "key": "i", "mode": "direct", "dispute": "land", "span": span("2013-05-03", "2013-05-04"),
            "district": "jacobabad", "outcome": "agreed", "level": "public",
        });
        self.data.interventions.push(record(usual, own));
    }

    /// A published story of the intervention `i`, with approvals and consent.
    pub fn story(&mut self, own: Value) {
        let usual = json!({
            "key": "s", "intervention": "i", "title": { "en": "A well in Jacobabad" }, "summary": { "en": "Shared." },
            "text": { "en": "The elders of jacobabad met.", "ur": "جیکب آباد کے بزرگ ملے۔" },
            "state": "published", "approvals": ["one", "two"],
        });
        let story: domain::interventions::Story = record(usual, own);
        self.consent(json!({ "subject": story.key.clone() }));
        self.data.stories.push(story);
    }

    pub fn training(&mut self, own: Value) {
        let usual = json!({
            "key": "t", "kind": "workshop", "status": "completed", "span": span("2013-04-20", "2013-04-22"),
            "districts": ["jacobabad"],
        });
        self.data.trainings.push(record(usual, own));
    }

    pub fn organisation(&mut self, own: Value) {
        let usual = json!({ "key": "o", "name": { "en": "An organisation" }, "kind": "national-ngo", "span": span("2012-01-01", "2014-12-31") });
        self.data.organisations.push(record(usual, own));
    }

    pub fn programme(&mut self, own: Value) {
        let usual = json!({ "key": "p", "name": { "en": "A programme" }, "span": span("2012-01-01", "2014-12-31") });
        self.data.programmes.push(record(usual, own));
    }

    pub fn grant(&mut self, own: Value) {
        let usual = json!({
            "key": "g", "programme": "p", "objective": "social-cohesion", "span": span("2013-01-01", "2013-09-30"),
            "districts": ["jacobabad"], "status": "closed",
        });
        self.data.grants.push(record(usual, own));
    }

    pub fn assessment(&mut self, own: Value) {
        let usual = json!({
            "key": "a", "title": { "en": "A review" }, "span": span("2013-01-01", "2013-02-28"), "districts": ["jacobabad", "kashmore"],
        });
        self.data.assessments.push(record(usual, own));
    }

    pub fn lesson(&mut self, own: Value) {
        let usual = json!({ "key": "l", "kind": "effective", "title": { "en": "A lesson" }, "state": "published" });
        self.data.lessons.push(record(usual, own));
    }

    pub fn publish(&self) -> Publication {
        publish(&self.data, &|kind, key| Some(id_of(kind, key)), &self.risks, self.today)
    }

    /// The published record of a kind, if there is one; there must not be two.
    pub fn published(&self, kind: RecordKind) -> Option<PublicRecord> {
        let mut found: Vec<PublicRecord> =
            self.publish().records.into_iter().filter(|record| record.kind == kind).collect();
        assert!(found.len() <= 1, "more than one {kind}");
        found.pop()
    }
}

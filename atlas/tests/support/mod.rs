//! Records for tests. Only `domain` can write public records out, so these are read from what it would serialise.

#![allow(dead_code, reason = "each test uses a part")]
#![allow(clippy::expect_used, reason = "support of tests may fail as loudly as they do")]

pub mod oracle;
pub mod random;
pub mod realistic;

use atlas::AtlasArea;
use domain::{
    dates::Span,
    ids::PublicId,
    places::{Area, Region},
    safety::public::{PlaceNote, PublicRecord, RecordKind},
    text::LocalText,
    trainings::Topic,
};
use serde_json::{Value, json};

/// What tests want to say of a record; the rest is as plain as can be.
#[derive(Debug, Clone)]
pub struct Spec {
    pub id: u64,
    pub kind: RecordKind,
    pub title: LocalText,
    pub summary: LocalText,
    pub span: Span,
    pub areas: Vec<Area>,
    pub place: PlaceNote,
    pub themes: Vec<&'static str>,
    pub topics: Vec<Topic>,
    pub professions: Vec<&'static str>,
    /// Organisations as numbers; all records name an organisation alike.
    pub organisations: Vec<u64>,
    /// Dispute, mode and outcome; training kind; objective.
    pub terms: [&'static str; 3],
    pub story: Option<u64>,
    pub inferred: bool,
    pub demonstration: bool,
    pub sensitive: bool,
}

/// The id that a number stands for; numbers of tests are small, ids look random.
pub fn id(number: u64) -> PublicId {
    PublicId::from_random(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 8)
}

pub fn organisation_title(number: u64) -> LocalText {
    match number % 4 {
        0 => LocalText::english(format!("Society for Café Dialogue {number}")),
        1 => LocalText::english_urdu(format!("Amn Council {number}"), "امن کونسل"),
        2 => LocalText { sd: "سنڌ ثالثي".to_owned(), ..LocalText::default() },
        _ => LocalText::default(),
    }
}

fn link(kind: RecordKind, number: u64, title: &LocalText) -> Value {
    json!({ "kind": kind, "id": id(number), "title": title })
}

impl Spec {
    pub fn new(id: u64, kind: RecordKind, span: Span) -> Self {
        let terms = match kind {
            RecordKind::Intervention => ["land", "direct", "agreed"],
            RecordKind::Training => ["workshop", "", ""],
            RecordKind::Grant => ["social-cohesion", "", ""],
            _ => ["", "", ""],
        };
        Self {
            id,
            kind,
            title: LocalText::default(),
            summary: LocalText::default(),
            span,
            areas: Vec::new(),
            place: PlaceNote::AsKnown,
            themes: Vec::new(),
            topics: Vec::new(),
            professions: Vec::new(),
            organisations: Vec::new(),
            terms,
            story: None,
            inferred: false,
            demonstration: false,
            sensitive: false,
        }
    }

    pub fn record(&self) -> PublicRecord {
        let organisations: Vec<Value> = self
            .organisations
            .iter()
            .map(|number| link(RecordKind::Organisation, *number, &organisation_title(*number)))
            .collect();
        let inferred = if self.inferred { json!([{ "field": "year", "reason": { "en": "so" } }]) } else { json!([]) };
        serde_json::from_value(json!({
            "id": id(self.id), "kind": self.kind, "title": self.title, "summary": self.summary, "span": self.span,
            "areas": self.areas, "place": self.place, "themes": self.themes, "topics": self.topics,
            "professions": self.professions, "organisations": organisations, "details": self.details(),
            "sources": [], "inferred": inferred, "demonstration": self.demonstration, "sensitive": self.sensitive,
        }))
        .expect("a public record")
    }

    fn details(&self) -> Value {
        let [term, mode, outcome] = self.terms;
        let story = self.story.map(|number| link(RecordKind::Story, number, &LocalText::default()));
        match self.kind {
            RecordKind::Intervention => json!({ "intervention": {
                "mode": mode, "dispute": term, "methods": [], "forum": null, "outcome": outcome, "checks": [],
                "story": story,
            }}),
            RecordKind::Training => json!({ "training": {
                "kind": term, "status": "completed", "language": null, "sessions": [], "groups": [],
                "programme": null, "assessment": null, "parent": null,
            }}),
            RecordKind::Organisation => json!({ "organisation": {
                "short_name": "", "kind": "local-ngo", "activities": {}, "innovations": {}, "challenges": {},
                "networks": [], "funders": [],
            }}),
            RecordKind::Grant => json!({ "grant": {
                "objective": term, "status": "closed", "programme": null, "grantee": null, "funder": null,
            }}),
            RecordKind::Assessment => json!({ "assessment": { "findings": [], "frameworks": [], "trainings": [] } }),
            _ => json!({ "source": { "publisher": "", "published": null, "locator": "" } }),
        }
    }
}

pub fn records(specs: &[Spec]) -> Vec<PublicRecord> {
    specs.iter().map(Spec::record).collect()
}

pub fn district(slug: &str, region: Region) -> Area {
    Area::District { slug: slug.to_owned(), region }
}

fn area(area: Area, en: &str, ur: &str, lon: f64, lat: f64) -> AtlasArea {
    AtlasArea { area, names: LocalText::english_urdu(en, ur), lon, lat }
}

/// Three of the four regions, and districts in all of them.
pub fn areas() -> Vec<AtlasArea> {
    vec![
        area(Area::Region(Region::Karachi), "Karachi", "كراچي", 67.03, 24.91),
        area(Area::Region(Region::InteriorSindh), "Interior Sindh", "اندرون سندھ", 68.8, 26.5),
        area(Area::Region(Region::BorderRegion), "Border region", "سرحدی علاقہ", 70.5, 33.5),
        area(district("jacobabad", Region::InteriorSindh), "Jacobabad", "جیکب آباد", 68.4376, 28.2769),
        area(district("kashmore", Region::InteriorSindh), "Kashmore", "کشمور", 69.58437, 28.43282),
        area(district("malir", Region::Karachi), "Malir", "ملیر", 67.2, 25.0),
        area(district("korangi", Region::Karachi), "Korangi", "کورنگی", 67.13, 24.83),
        area(district("fr-bannu", Region::BorderRegion), "F.R. Bannū", "بنوں", 70.6, 32.9),
        area(district("lahore", Region::OtherPakistan), "Lahore", "لاہور", 74.34, 31.55),
    ]
}

//! Records of the shape that the programme has: mostly interventions told by their terms, in the real districts.

use std::path::Path;

use atlas::AtlasArea;
use domain::{
    dates::{Precision, Span, from_day_number},
    interventions::{Dispute, Mode, Outcome},
    members::Profession,
    organisations::{GrantObjective, Theme},
    places::{Area, Region},
    safety::public::{PlaceNote, PublicRecord, RecordKind},
    text::LocalText,
    trainings::{Topic, TrainingKind},
};
use serde_json::Value;

use super::Spec;

/// The districts of the built-in map and the four regions.
pub fn areas() -> Vec<AtlasArea> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/map/units.json");
    let units: Vec<Value> = serde_json::from_slice(&std::fs::read(path).expect("units")).expect("units");
    let regions = Region::ALL.iter().enumerate().map(|(index, region)| AtlasArea {
        area: Area::Region(*region),
        names: LocalText::english_urdu(region.slug(), "علاقہ"),
        lon: 67.0 + 1.8 * index as f64,
        lat: 25.0 + 2.1 * index as f64,
    });
    let districts = units.iter().filter(|unit| unit["level"] == 2).map(|unit| {
        let slug = unit["slug"].as_str().expect("slug").to_owned();
        let region = serde_json::from_value(unit["region"].clone()).expect("region");
        AtlasArea {
            area: Area::District { slug, region },
            names: serde_json::from_value(unit["names"].clone()).expect("names"),
            lon: unit["lon"].as_f64().expect("longitude"),
            lat: unit["lat"].as_f64().expect("latitude"),
        }
    });
    regions.chain(districts).collect()
}

/// A small generator of numbers that look random, the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) % end as u64) as usize
    }

    /// A low number more often than a high one.
    fn low(&mut self, end: usize) -> usize {
        self.below(end).min(self.below(end))
    }

    fn one<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.low(from.len())]
    }
}

/// Records of 18 years, from 2009 to 2026.
pub fn records(areas: &[AtlasArea], count: usize) -> Vec<PublicRecord> {
    let mut dice = Dice(7);
    let districts: Vec<&Area> =
        areas.iter().map(|known| &known.area).filter(|area| area.region() != Region::OtherPakistan).collect();
    (0..count).map(|number| spec(&mut dice, &districts, number as u64).record()).collect()
}

fn spec(dice: &mut Dice, areas: &[&Area], number: u64) -> Spec {
    let day = from_day_number(14_245 + dice.below(6_500) as i32);
    let mut spec = match dice.below(100) {
        0..72 => intervention(dice, number, day),
        72..86 => training(dice, number, day),
        86..92 => titled(dice, number, RecordKind::Organisation, day, 900),
        92..98 => Spec {
            terms: [dice.one(GrantObjective::ALL).slug(), "", ""],
            ..titled(dice, number, RecordKind::Grant, day, 120)
        },
        _ => titled(dice, number, RecordKind::Assessment, day, 30),
    };
    let regional = spec.sensitive || dice.below(4) == 0;
    let area = loop {
        let area = areas[dice.below(areas.len())];
        if area.district().is_none() == regional {
            break area.clone();
        }
    };
    spec.place = if regional { PlaceNote::RegionForSafety } else { PlaceNote::AsKnown };
    spec.areas = vec![area];
    if spec.kind != RecordKind::Intervention && dice.below(3) == 0 {
        spec.areas.push(areas[dice.below(areas.len())].clone());
    }
    spec.themes = vec![dice.one(Theme::ALL).slug()];
    if dice.below(8) != 0 {
        spec.organisations = vec![2_000_000_001 + 2 * dice.low(40) as u64];
    }
    spec.demonstration = !number.is_multiple_of(7);
    spec
}

fn intervention(dice: &mut Dice, number: u64, day: domain::dates::Date) -> Spec {
    let dispute = dice.one(&[Dispute::Land, Dispute::Community, Dispute::Family, Dispute::Sectarian, Dispute::Other]);
    let sensitive = dispute == Dispute::Family;
    let precision = if sensitive { Precision::Quarter } else { Precision::Month };
    let mut spec = Spec::new(number, RecordKind::Intervention, Span::around(day, precision));
    spec.terms = [dispute.slug(), dice.one(Mode::ALL).slug(), dice.one(Outcome::ALL).slug()];
    spec.sensitive = sensitive;
    if dice.below(3) == 0 {
        spec.professions = vec![dice.one(Profession::ALL).slug()];
    }
    spec.topics = vec![dice.one(&Topic::ALL[..5])];
    if dice.below(40) == 0 {
        spec.title = LocalText::english(format!("How a quarrel in village {number} came to an end"));
        spec.story = Some(3_000_000_000 + number);
    }
    spec
}

fn training(dice: &mut Dice, number: u64, day: domain::dates::Date) -> Spec {
    let length = chrono::Days::new(dice.below(5) as u64);
    let mut spec = Spec::new(number, RecordKind::Training, Span::days(day, day + length));
    spec.terms = [dice.one(TrainingKind::ALL).slug(), "", ""];
    spec.topics = vec![dice.one(Topic::ALL)];
    if dice.below(2) == 0 {
        spec.topics.push(dice.one(Topic::ALL));
    }
    if dice.below(3) == 0 {
        spec.title = LocalText::english(format!("Workshop on {} for {}", spec.topics[0], dice.one(Profession::ALL)));
    }
    spec
}

fn titled(dice: &mut Dice, number: u64, kind: RecordKind, day: domain::dates::Date, days: u64) -> Spec {
    let mut spec = Spec::new(number, kind, Span::days(day, day + chrono::Days::new(days)));
    let theme = dice.one(Theme::ALL);
    spec.title = LocalText::english(format!("{} of district {} for {theme}", kind.slug(), dice.below(200)));
    spec
}

//! Thirty-one demonstration organisations: with HANDS, which is real and in the programme data, the thirty-two civil
//! society organisations of the national workshop. Their names are things, and say what they are.

use chrono::NaiveDate;
use domain::{
    dates::{Date, Precision, Span},
    organisations::{NetworkKind, Organisation, OrganisationKind},
    safety::Level,
    text::LocalText,
};

use super::{
    labelled,
    places::Places,
    themes::{CHALLENGES, WORKS, Words, Work},
};

/// Code name, districts, and the position of its line of work in [`WORKS`].
type Row = (Words, &'static [&'static str], usize);

const ROWS: [Row; 31] = [
    (("Ajrak", "اجرک"), &["larkana"], 0),
    (("Rilli", "رلی"), &["tharparkar", "umerkot"], 1),
    (("Clay Lamp", "مٹی کا دیا"), &["sukkur"], 2),
    (("Loom", "کھڈی"), &["hyderabad", "jamshoro"], 3),
    (("Water Well", "کنواں"), &["jacobabad", "kashmore"], 6),
    (("Ferry", "کشتی"), &["keamari"], 6),
    (("Kite", "پتنگ"), &["karachi-central", "karachi-east"], 0),
    (("Courtyard", "آنگن"), &["korangi"], 1),
    (("Lantern", "لالٹین"), &["malir"], 5),
    (("Newsprint", "اخباری کاغذ"), &["karachi-south"], 4),
    (("Verandah", "برآمدہ"), &["karachi-west"], 7),
    (("Drum", "ڈھول"), &["khairpur", "naushahro-feroze"], 4),
    (("Water Wheel", "رہٹ"), &["mirpur-khas"], 6),
    (("Rabab", "رباب"), &["peshawar", "charsadda"], 4),
    (("Reed Flute", "بانسری"), &["swat"], 3),
    (("Threshold", "دہلیز"), &["quetta"], 1),
    (("Bread Oven", "تندور"), &["khyber"], 6),
    (("Shawl", "شال"), &["kohat", "hangu"], 5),
    (("Caravan", "کارواں"), &["bannu", "lakki-marwat"], 0),
    (("Mountain Path", "پگڈنڈی"), &["chitral"], 2),
    (("Tent", "خیمہ"), &["zhob"], 7),
    (("Notebook", "بیاض"), &["islamabad"], 7),
    (("Inkpot", "دوات"), &["rawalpindi"], 4),
    (("Garden Gate", "باغ کا دروازہ"), &["lahore", "sheikhupura"], 2),
    (("Blue Tile", "نیلی ٹائل"), &["multan"], 2),
    (("Spindle", "تکلا"), &["faisalabad"], 0),
    (("Camel Bell", "اونٹ کی گھنٹی"), &["bahawalpur", "rahim-yar-khan"], 1),
    (("Stone Bridge", "پتھر کا پل"), &["gilgit"], 3),
    (("Wooden Balcony", "لکڑی کا جھروکا"), &["muzaffarabad"], 5),
    (("Basket", "ٹوکری"), &["dera-ghazi-khan"], 3),
    (("Milestone", "سنگِ میل"), &["khuzdar"], 0),
];

/// The organisations, in a fixed order that their grants rely on.
pub(super) fn organisations(places: &Places) -> Vec<Organisation> {
    ROWS.iter().enumerate().map(|(position, row)| organisation(position, row, places)).collect()
}

/// The line of work of the organisation at a position.
pub(super) fn work_at(position: usize) -> &'static Work {
    &WORKS[ROWS[position % ROWS.len()].2 % WORKS.len()]
}

fn organisation(position: usize, (name, districts, _): &Row, places: &Places) -> Organisation {
    let work = work_at(position);
    let place = districts.first().map(|slug| places.name(slug)).unwrap_or_default();
    let national = position.is_multiple_of(4);
    let challenge = |step: usize| CHALLENGES[(position * 3 + step) % CHALLENGES.len()];
    Organisation {
        key: format!("demonstration-organisation-{}", name.0.to_lowercase().replace(' ', "-")),
        name: LocalText::english_urdu(
            format!("Demonstration organisation {}: {}, {}", name.0, work.label.0, place.en),
            format!("نمائشی تنظیم {}: {}، {}", name.1, work.label.1, place.ur),
        ),
        short_name: name.0.to_owned(),
        kind: if national { OrganisationKind::NationalNgo } else { OrganisationKind::LocalNgo },
        background: background(national, work, &place),
        activities: text(work.activities),
        innovations: text(work.innovations[(position / WORKS.len()) % work.innovations.len()]),
        challenges: joined(challenge(0), challenge(1)),
        districts: districts.iter().map(|slug| (*slug).to_owned()).collect(),
        regions: Vec::new(),
        themes: vec![work.theme],
        span: span(),
        contact: String::new(),
        funders: Vec::new(),
        funders_public: false,
        networks: networks(position, work),
        level: Level::Public,
        provenance: labelled(),
    }
}

fn background(national: bool, work: &Work, place: &LocalText) -> LocalText {
    let (kind, kind_urdu) = if national {
        ("A national organisation", "قومی سطح کی ایک")
    } else {
        ("A local organisation", "ایک مقامی")
    };
    LocalText::english_urdu(
        format!("{kind}, made up for the demonstration. In {} it works with {}.", place.en, work.with.0),
        format!(
            "{kind_urdu} تنظیم، جو نمائش کے لیے فرض کی گئی ہے۔ {} میں {} کے ساتھ کام کرتی ہے۔",
            place.ur, work.with.1
        ),
    )
}

/// The network of its work; every third organisation belongs to a second one.
fn networks(position: usize, work: &Work) -> Vec<NetworkKind> {
    let mut networks = vec![work.network];
    if position.is_multiple_of(3) {
        networks.push(NetworkKind::ALL[position % NetworkKind::ALL.len()]);
    }
    networks.sort_unstable();
    networks.dedup();
    networks
}

/// From the first micro-grants to the national workshop.
fn span() -> Span {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(Date::MIN);
    Span { from: day(2024, 10, 1), to: day(2026, 1, 31), precision: Precision::Month }
}

/// A text of the tables.
pub(super) fn text(words: Words) -> LocalText {
    LocalText::english_urdu(words.0, words.1)
}

fn joined(first: Words, second: Words) -> LocalText {
    LocalText::english_urdu(format!("{} {}", first.0, second.0), format!("{} {}", first.1, second.1))
}

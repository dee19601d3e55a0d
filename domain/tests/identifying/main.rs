//! What identifies people in free text: found where it is planted, and not where there is nothing.

#![expect(clippy::unwrap_used, reason = "tests may fail loudly, in their helpers too")]

mod plain;
mod planted;
mod properties;

use domain::safety::identifying::{Finding, Known, identifying};

/// Districts and cities as the platform knows them, in several languages.
const PLACES: [&str; 32] = [
    "Jacobabad",
    "جیکب آباد",
    "جيڪب آباد",
    "Sukkur",
    "سکھر",
    "سکر",
    "Larkana",
    "لاڑکانہ",
    "لاڙڪاڻو",
    "Peshawar",
    "پشاور",
    "پېښور",
    "Quetta",
    "کوئٹہ",
    "Swat",
    "سوات",
    "Kashmore",
    "کشمور",
    "Shikarpur",
    "شکارپور",
    "شڪارپور",
    "Hyderabad",
    "حیدرآباد",
    "Khairpur",
    "خیرپور",
    "Mohmand",
    "مہمند",
    "Dadu",
    "دادو",
    "Tank",
    "Karachi Central",
    "کراچی وسطی",
];

fn known() -> Known {
    Known::new(PLACES)
}

/// What is found, with its text.
fn found<'a>(text: &'a str, known: &Known) -> Vec<(Finding, &'a str)> {
    identifying(text, known).into_iter().map(|finding| (finding, finding.excerpt(text))).collect()
}
